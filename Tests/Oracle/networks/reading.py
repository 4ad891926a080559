"""Reads network files of many formats into the same plain tables, for formats that `isthmus` does not read."""

import csv
import gzip
import io
import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import igraph
import pydot
import scipy.io

Attributes = dict[str, str]


@dataclass
class Tables:
    """Nodes and edges as a file has them; `directed` is None where the format does not say."""

    directed: bool | None
    nodes: list[tuple[str, Attributes]] = field(default_factory=list)
    edges: list[tuple[str, str, Attributes]] = field(default_factory=list)


class NoNetwork(Exception):
    """A file whose name could be that of a network holds something else."""


def reader_of(path: Path) -> Callable[[Path], Tables] | None:
    """What reads a file of this name; None if it is no network file."""
    name = path.name.lower().removesuffix(".gz")
    if name.endswith(("edges.csv", "edges.tsv")):
        return read_tables
    if name == "routes.dat":
        return read_routes
    return READERS.get(Path(name).suffix)


def content(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def text(path: Path) -> str:
    data = content(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def rows_of(path: Path) -> list[dict[str, str]]:
    table = text(path)
    header = table.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(table, newline=""), delimiter="\t" if "\t" in header else ",")
    return [{key: value or "" for key, value in row.items() if key is not None} for row in reader]


def read_tables(path: Path) -> Tables:
    """An edge table with the node table of the same name beside it; rows without both ends are left out."""
    tables = Tables(directed=None)
    nodes = path.with_name(path.name.replace("edges", "nodes"))
    if nodes.exists():
        for row in rows_of(nodes):
            key = {column.lower(): column for column in row}["id"]
            if name := row.pop(key):
                tables.nodes.append((name, row))
    for row in rows_of(path):
        columns = {column.lower(): column for column in row}
        ends = ["source", "target"] if {"source", "target"} <= columns.keys() else list(columns)[:2]
        source, target = (row.pop(columns[end]) for end in ends)
        if source and target:
            tables.edges.append((source, target, row))
    return tables


def read_routes(path: Path) -> Tables:
    """Openflights' table of flights, which has no header: airports stand in columns 3 and 5, `\\N` for unknown ids."""
    rows = csv.reader(io.StringIO(text(path), newline=""))
    return Tables(directed=True, edges=[(row[2], row[4], {}) for row in rows])


def read_with_igraph(path: Path) -> Tables:
    """GML, GraphML and Pajek."""
    kind = {".gml": "gml", ".graphml": "graphml", ".net": "pajek"}[Path(path.name.removesuffix(".gz")).suffix]
    with tempfile.NamedTemporaryFile(suffix=f".{kind}") as file:
        file.write(content(path))
        file.flush()
        graph = igraph.Graph.Read(file.name, format=kind)
    tables = Tables(graph.is_directed())
    tables.nodes = [(str(node.index), attributes_of(node.attributes())) for node in graph.vs]
    tables.edges = [(str(edge.source), str(edge.target), attributes_of(edge.attributes())) for edge in graph.es]
    return tables


def attributes_of(found: dict[str, object]) -> Attributes:
    return {key: "" if value is None or value != value else str(value) for key, value in found.items()}


def read_gexf(path: Path) -> Tables:
    """Any version of GEXF: namespaces and everything dynamic or visual are passed over."""

    def elements(name: str) -> Iterable[ElementTree.Element]:
        return root.iterfind(f".//{{*}}{name}")

    root = ElementTree.fromstring(content(path))
    graph = next(elements("graph"), None)
    if graph is None:
        raise ValueError("no graph element")
    titles = {item.get("id"): item.get("title", "") for item in elements("attribute")}
    tables = Tables(graph.get("defaultedgetype") == "directed")
    for node in elements("node"):
        values = {titles.get(item.get("for"), ""): item.get("value", "") for item in node.iterfind(".//{*}attvalue")}
        tables.nodes.append((node.get("id", ""), values))
    for edge in elements("edge"):
        weight = edge.get("weight")
        tables.edges.append((edge.get("source", ""), edge.get("target", ""), {"weight": weight} if weight else {}))
    return tables


def read_matrix(path: Path) -> Tables:
    """A square Matrix Market file as a directed graph, a symmetric one as undirected; strengths are magnitudes."""
    data = content(path)
    matrix = scipy.io.mmread(io.BytesIO(data)).tocoo()
    if matrix.shape[0] != matrix.shape[1]:
        raise ValueError("not square")
    symmetric = b"symmetric" in data.partition(b"\n")[0]
    tables = Tables(not symmetric, [(str(node), {}) for node in range(matrix.shape[0])])
    for source, target, value in zip(matrix.row, matrix.col, matrix.data, strict=True):
        if value != 0 and (source <= target or not symmetric):
            tables.edges.append((str(source), str(target), {"weight": repr(abs(float(value)))}))
    return tables


def read_edge_list(path: Path) -> Tables:
    """Lines of two ends and perhaps a weight; `#` and `%` begin comments. KONECT says `asym` for directed."""
    table = text(path)
    tables = Tables(directed=True if table.startswith("% asym") else None)
    for line in table.splitlines():
        if line.strip() and line[0] not in "#%":
            source, target, *weight = line.split()
            tables.edges.append((source, target, {"weight": weight[0]} if weight else {}))
    return tables


def read_json(path: Path) -> Tables:
    """An object with `nodes` and `edges`, whose ends are the nodes' ids; other JSON is no network."""
    data = json.loads(text(path))
    if not isinstance(data, dict) or not {"nodes", "edges"} <= data.keys():
        raise NoNetwork
    tables = Tables(directed=None)
    for node in data["nodes"]:
        attributes = attributes_of(node)
        tables.nodes.append((attributes.pop("ID"), attributes))
    for edge in data["edges"]:
        attributes = attributes_of(edge)
        source, target = (attributes.get(f"{end}Id") or attributes[end] for end in ("source", "target"))
        tables.edges.append((source, target, attributes))
    return tables


def read_dot(path: Path) -> Tables:
    """Nodes and edges of a DOT graph and of all its subgraphs; the port of an end is passed over."""
    graphs = pydot.graph_from_dot_data(text(path))
    if not graphs:
        raise ValueError("pydot cannot parse it")
    tables = Tables(graphs[0].get_type() == "digraph")
    nodes: dict[str, None] = {}
    visit(graphs[0], nodes, tables)
    tables.nodes = [(node, {}) for node in nodes]
    return tables


def visit(graph: pydot.Graph, nodes: dict[str, None], tables: Tables) -> None:
    nodes.update(dict.fromkeys(bare(node.get_name()) for node in graph.get_node_list() if not is_default(node)))
    for edge in graph.get_edge_list():
        for source in ends_of(edge.get_source()):
            for target in ends_of(edge.get_destination()):
                nodes.update(dict.fromkeys((source, target)))
                tables.edges.append((source, target, {}))
    for part in graph.get_subgraph_list():
        visit(part, nodes, tables)


def is_default(node: pydot.Node) -> bool:
    return node.get_name() in {"node", "edge", "graph", '"\\n"'}


def ends_of(end: object) -> list[str]:
    """The nodes that an edge's end stands for; it may be a subgraph, which pydot gives as a dictionary."""
    return [bare(end)] if isinstance(end, str) else [bare(name) for name in end["nodes"]]


def bare(name: str) -> str:
    return name[1 : name.index('"', 1)] if name.startswith('"') else name.partition(":")[0]


READERS: dict[str, Callable[[Path], Tables]] = {
    ".gml": read_with_igraph,
    ".graphml": read_with_igraph,
    ".net": read_with_igraph,
    ".gexf": read_gexf,
    ".mtx": read_matrix,
    ".matrixmarket": read_matrix,
    ".edgelist": read_edge_list,
    ".konect": read_edge_list,
    ".json": read_json,
    ".gv": read_dot,
    ".dot": read_dot,
}
