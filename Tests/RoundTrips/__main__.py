"""Holds what Isthmus writes against what NetworkX, igraph and openpyxl read, and what they write against what it reads.

usage: python Tests/RoundTrips ISTHMUS [FOLDER OF NETWORKS …]

Networks are made here, with names that trip tools over; every file of a folder that Isthmus reads is added. Each is
exported, read by the other tool and compared: nodes, ties, strengths, and attributes where the format keeps them.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import igraph
import networkx as nx
import openpyxl

NASTY = [
    "plain",
    "with space",
    "ž Čebelica",
    "a;b",
    "a,b",
    "R&D <lab>",
    "O'Neill",
    "日本",
    "emoji 🙂",
    "=1+1",
    "007",
    "1E+05",
    "node",
    "n0",
    'quo"te',
    "line\nbreak",
    "tab\there",
    "שלום עולם",
    "+49 30",
    "@cmd",
    "-5",
    "graph",
    "true",
    "null",
    "1.0",
    "a|b",
    "back\\slash",
    "%percent",
    "*star",
    "#hash",
    "]]>",
    "e\u0301 and é",
    "x" * 10_000,
]


def run(*arguments: str) -> str:
    """The output of Isthmus; its words, if it fails."""
    done = subprocess.run([isthmus, *arguments, "--quiet"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"isthmus {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def made(directed: bool) -> nx.Graph:
    """A network with nasty names and attributes of every kind."""
    graph = nx.DiGraph() if directed else nx.Graph()
    for place, name in enumerate(NASTY):
        graph.add_node(name, label=f"L {name}", size=place + 0.5, members=place, public=place % 2 == 0)
    for place, name in enumerate(NASTY):
        for step in (1, 3):
            graph.add_edge(name, NASTY[(place + step) % len(NASTY)], weight=(place + step) / 4)
    return graph


Ties = Counter


def ties(pairs: list[tuple[str, str, float]], directed: bool) -> Ties:
    """Ties with their strengths, in a form in which the same ties are equal."""
    return Counter((*((a, b) if directed else sorted((a, b))), round(float(w), 9)) for a, b, w in pairs)


def ours(path: str, *options: str) -> tuple[list[str], Ties, bool, dict[str, dict[str, object]]]:
    """The network of a file as Isthmus reads it."""
    data = json.loads(run("export", path, "--to", "json", *options))
    nodes = [node["id"] for node in data["nodes"]]
    pairs = [(edge["source"], edge["target"], edge.get("weight", 1)) for edge in data["edges"]]
    attributes = {node["id"]: {k: v for k, v in node.items() if k != "id"} for node in data["nodes"]}
    return nodes, ties(pairs, data["directed"]), data["directed"], attributes


def of_networkx(graph: nx.Graph) -> tuple[list[str], Ties]:
    """Nodes and ties of a NetworkX graph."""
    pairs = [(str(a), str(b), data.get("weight", data.get("value", 1))) for a, b, data in graph.edges(data=True)]
    return [str(node) for node in graph], ties(pairs, graph.is_directed())


def of_igraph(graph: igraph.Graph, name: str) -> tuple[list[str], Ties]:
    """Nodes and ties of an igraph graph whose names stand in an attribute.

    igraph 1.0 leaves the reference of an ampersand in an id as it is.
    """
    names = [str(text).replace("&#38;", "&") for text in graph.vs[name]] if name else [str(v.index) for v in graph.vs]
    weights = graph.es["weight"] if "weight" in graph.es.attributes() else [1] * graph.ecount()
    pairs = [(names[e.source], names[e.target], w) for e, w in zip(graph.es, weights, strict=True)]
    return names, ties(pairs, graph.is_directed())


problems: list[str] = []
checks = 0


def expect(what: str, found: object, expected: object) -> None:
    """Notes a difference."""
    global checks
    checks += 1
    if found != expected:
        problems.append(f"{what}: {str(found)[:300]} for {str(expected)[:300]}")


def compare(what: str, found: tuple[list[str], Ties], nodes: list[str], expected: Ties, rename: bool = False) -> None:
    """Compares nodes and ties; by number and strengths only where the format has to write names otherwise."""
    if rename:
        expect(f"{what}: number of nodes", len(found[0]), len(nodes))
        expect(
            f"{what}: strengths", Counter(t[2] for t in found[1].elements()), Counter(t[2] for t in expected.elements())
        )
        return
    expect(f"{what}: nodes", sorted(found[0]), sorted(nodes))
    expect(f"{what}: ties", found[1], expected)


def written_by_us(path: str, folder: Path, *options: str) -> None:
    """Exports a network and lets the others read it."""
    nodes, expected, directed, attributes = ours(path, *options)
    title = Path(path).name
    run("export", path, "--to", "all", "-o", str(folder / "all"), *options)
    at = folder / "all"
    graph = nx.read_graphml(at / "graphml/network.graphml")
    compare(f"{title}: GraphML in NetworkX", of_networkx(graph), nodes, expected)
    for node, data in graph.nodes(data=True):
        for key, value in attributes[str(node)].items():
            if not isinstance(value, list):
                expect(f"{title}: GraphML in NetworkX: {key} of {node}", data.get(key), value)
    book = igraph.Graph.Read_GraphML(str(at / "graphml/network.graphml"))
    compare(f"{title}: GraphML in igraph", of_igraph(book, "id"), nodes, expected)
    draft = nx.read_gexf(at / "gexf/network.gexf", version="1.2draft")
    compare(f"{title}: GEXF in NetworkX", of_networkx(draft), nodes, expected)
    # NetworkX calls nodes by their labels.
    gml = of_networkx(nx.read_gml(at / "gml/network.gml"))
    compare(f"{title}: GML in NetworkX", gml, nodes, expected, rename=True)
    gml = igraph.Graph.Read_GML(str(at / "gml/network.gml"))
    compare(f"{title}: GML in igraph", of_igraph(gml, ""), nodes, expected, rename=True)
    data = json.loads((at / "json/network.json").read_text("utf-8"))
    compare(f"{title}: node-link in NetworkX", of_networkx(nx.node_link_graph(data, edges="edges")), nodes, expected)
    data = json.loads((at / "cytoscape/network.cyjs").read_text("utf-8"))
    compare(f"{title}: Cytoscape in NetworkX", of_networkx(nx.cytoscape_graph(data)), nodes, expected)
    sheet = openpyxl.load_workbook(at / "xlsx/network.xlsx", read_only=True)
    rows = list(sheet["ties"].iter_rows(values_only=True))
    weight = rows[0].index("weight")
    pairs = [(str(row[0]), str(row[1]), row[weight]) for row in rows[1:]]
    expect(f"{title}: workbook in openpyxl", ties(pairs, directed), expected)
    for form, file in [
        ("gexf", "network.gexf"),
        ("graphml", "network.graphml"),
        ("dot", "network.dot"),
        ("json", "network.json"),
        ("jgf", "network.json"),
        ("xlsx", "network.xlsx"),
    ]:
        again = ours(str(at / form / file))
        compare(f"{title}: {form} in Isthmus again", again[:2], nodes, expected)


def written_by_others(folder: Path) -> None:
    """Lets the others write what was made here and reads it."""
    for directed in (False, True):
        graph = made(directed)
        nodes, expected = of_networkx(graph)
        way = "directed" if directed else "undirected"
        nx.write_graphml(graph, folder / "x.graphml")
        nx.write_gexf(graph, folder / "x.gexf")
        nx.write_gml(graph, folder / "x.gml", stringizer=str)
        (folder / "x.json").write_text(json.dumps(nx.node_link_data(graph, edges="edges")), "utf-8")
        (folder / "x.cyjs").write_text(json.dumps(nx.cytoscape_data(graph)), "utf-8")
        for name in ["x.graphml", "x.gexf", "x.gml", "x.json", "x.cyjs"]:
            found = ours(str(folder / name))
            compare(f"{name} of NetworkX, {way}", found[:2], nodes, expected)
            expect(f"{name} of NetworkX, {way}: direction", found[2], directed)
        plain = nx.relabel_nodes(graph.subgraph(tame(graph)), {name: name.replace(" ", "_") for name in graph})
        for node in plain:
            plain.nodes[node].clear()
        nx.write_pajek(plain, folder / "x.net")
        compare(f"x.net of NetworkX, {way}", ours(str(folder / "x.net"))[:2], *of_networkx(plain))
        other = igraph.Graph.from_networkx(graph, vertex_attr_hashable="name")
        other.write_graphml(str(folder / "i.graphml"))
        found = ours(str(folder / "i.graphml"))
        compare(f"i.graphml of igraph, {way}", found[:2], nodes, expected)
        other.write_dot(str(folder / "i.dot"))
        found = ours(str(folder / "i.dot"))
        compare(f"i.dot of igraph, {way}", found[:2], nodes, expected, rename=True)


def tame(graph: nx.Graph) -> list[str]:
    """The nodes whose names formats without quotes and escapes can hold."""
    return [name for name in graph if not set(name) & set('"\n\t,;|\\') and name[0] not in "#%*"]


def lists_and_matrices(folder: Path) -> None:
    """Lets the others write lists of ties and matrices, which say less than the formats of graphs."""
    for directed in (False, True):
        graph = made(directed)
        way = "directed" if directed else "undirected"
        option = "--directed" if directed else "--undirected"
        few = graph.subgraph(tame(graph))
        ends = few.edge_subgraph(few.edges)
        for name, delimiter in [("x.txt", "\t"), ("x.edges", ","), ("x.edgelist", "\t")]:
            nx.write_edgelist(ends, folder / name, delimiter=delimiter, data=["weight"])
            compare(f"{name} of NetworkX, {way}", ours(str(folder / name), option)[:2], *of_networkx(ends))
        names = list(graph)
        rows = [["", *names]]
        for name in names:
            rows.append(
                [name, *[graph[name][other]["weight"] if graph.has_edge(name, other) else 0 for other in names]]
            )
        with (folder / "m.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        book = openpyxl.Workbook()
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value not in ("", 0):
                    cell = book.active.cell(number, column, value)
                    # What begins with an equals sign is a formula to openpyxl unless it is told otherwise.
                    cell.data_type = "s" if isinstance(value, str) else "n"
        book.save(folder / "m.xlsx")
        for name in ["m.csv", "m.xlsx"]:
            found = ours(str(folder / name))
            compare(f"{name}, {way}", found[:2], *of_networkx(graph))
            expect(f"{name}, {way}: direction", found[2], directed)


def main() -> int:
    """Runs all comparisons; the exit status says whether they agree."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written_by_others(folder)
        lists_and_matrices(folder)
        for directed in (False, True):
            nx.write_graphml(made(directed), folder / f"made-{directed}.graphml")
            (folder / str(directed)).mkdir()
            written_by_us(str(folder / f"made-{directed}.graphml"), folder / str(directed))
        files = [path for argument in sys.argv[2:] for path in sorted(Path(argument).rglob("*.edges.csv"))]
        for number, path in enumerate(files):
            target = folder / f"file-{number}"
            target.mkdir()
            try:
                written_by_us(str(path), target, "--lenient")
            except (RuntimeError, nx.NetworkXError, igraph.InternalError) as error:
                problems.append(f"{path.name}: {error}")
    for problem in problems:
        print(problem)
    print(f"{checks} comparisons, {len(problems)} differences")
    return 1 if problems else 0


if __name__ == "__main__":
    isthmus = sys.argv[1]
    sys.exit(main())
