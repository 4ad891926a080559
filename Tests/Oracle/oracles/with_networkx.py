"""What NetworkX gives for degrees, walks, neighbourhoods and whole networks, brought to this project's conventions."""

import math
from functools import lru_cache

import networkx as nx
import numpy as np

from catalogue import Answer, Cost, Level, Oracles, Value
from settings import ONCE, STRENGTHS, UNWEIGHTED
from view import View

ORACLES = Oracles("NetworkX")
node = Level.NODE
tie = Level.TIE
network = Level.NETWORK


def by_node(view: View, found: dict[int, float]) -> list[float]:
    return [found[place] for place in range(view.size)]


# MARK: Degrees


@ORACLES.add(node, "degree", ONCE)
def degree(view: View) -> Answer:
    return by_node(view, dict(view.graph.degree()))


@ORACLES.add(node, "in-degree", ONCE)
def in_degree(view: View) -> Answer:
    return by_node(view, dict(view.graph.in_degree() if view.directed else view.graph.degree()))


@ORACLES.add(node, "out-degree", ONCE)
def out_degree(view: View) -> Answer:
    return by_node(view, dict(view.graph.out_degree() if view.directed else view.graph.degree()))


@ORACLES.add(node, "strength", STRENGTHS)
def strength(view: View) -> Answer:
    return by_node(view, dict(view.graph.degree(weight="weight")))


@ORACLES.add(node, "core-number", ONCE)
def core_number(view: View) -> Answer:
    return by_node(view, nx.core_number(view.graph))


# MARK: Walks


@ORACLES.add(node, "pagerank", STRENGTHS, applies=lambda view: view.size > 0)
def pagerank(view: View) -> Answer:
    return by_node(view, nx.pagerank(view.graph, tol=1e-15 / view.size, max_iter=10_000))


def is_connected(view: View) -> bool:
    return view.size > 2 and not view.directed and nx.is_connected(view.graph)


@ORACLES.add(
    node,
    "eigenvector",
    STRENGTHS,
    by_largest=True,
    applies=is_connected,
    conversion="only connected graphs, as it refuses others (D18)",
)
def eigenvector(view: View) -> Answer:
    return by_node(view, nx.eigenvector_centrality_numpy(view.graph, weight="weight", tol=1e-14))


@ORACLES.add(
    node,
    "katz",
    STRENGTHS,
    Cost.MATRIX,
    applies=lambda view: view.has_cycle and not view.directed,
    conversion="given the α of this project, not scaled",
)
def katz(view: View) -> Answer:
    largest = float(np.linalg.eigvalsh(view.matrix)[-1])
    found = nx.katz_centrality_numpy(view.graph, alpha=0.85 / largest, beta=1, normalized=False, weight="weight")
    return by_node(view, found)


# MARK: Neighbourhoods


@ORACLES.add(node, "clustering", ONCE, conversion="undefined with fewer than two neighbours, where it gives 0")
def clustering(view: View) -> Answer:
    found = by_node(view, nx.clustering(view.graph))
    return [None if len(others) < 2 else value for others, value in zip(view.neighbors, found, strict=True)]


@ORACLES.add(node, "triangles", ONCE, conversion="on the graph without directions")
def triangles(view: View) -> Answer:
    return by_node(view, nx.triangles(view.underlying))


def undefined_for_isolates(view: View, found: list[float]) -> list[Value]:
    return [value if others else None for others, value in zip(view.neighbors, found, strict=True)]


@ORACLES.add(node, "constraint", STRENGTHS, Cost.PATHS, applies=lambda view: view.size > 0)
def constraint(view: View) -> Answer:
    return undefined_for_isolates(view, by_node(view, nx.constraint(view.graph, weight="weight")))


NODES_PATH = "by `nodes=` (D1); where that gives no number, a node with only arriving ties, left out (D3)"


@ORACLES.add(node, "effective-size", STRENGTHS, Cost.NEIGHBORHOODS, conversion=NODES_PATH)
@lru_cache(maxsize=1)
def effective_size(view: View) -> Answer:
    found = nx.effective_size(view.graph, nodes=list(view.graph), weight="weight")
    return undefined_for_isolates(view, by_node(view, found))


@ORACLES.add(
    node,
    "effective-size",
    STRENGTHS,
    applies=lambda view: bool(view.ties) and (view.directed or view.is_weighted),
    deviation="D1: its default path divides weighted and directed graphs by the wrong maximum",
)
def effective_size_by_default(view: View) -> Answer:
    return undefined_for_isolates(view, by_node(view, nx.effective_size(view.graph, weight="weight")))


@ORACLES.add(
    node, "efficiency", STRENGTHS, Cost.NEIGHBORHOODS, conversion=f"effective size {NODES_PATH}, over neighbours"
)
def efficiency(view: View) -> Answer:
    return [
        value if value is None else value / len(others)
        for value, others in zip(effective_size(view), view.neighbors, strict=True)
    ]


@ORACLES.add(node, "hierarchy", STRENGTHS, Cost.NEIGHBORHOODS, conversion="the formula on its local constraint")
def hierarchy(view: View) -> Answer:
    answer: list[Value] = []
    for place, others in enumerate(view.neighbors):
        if len(others) < 2:
            answer.append(1 if others else None)
            continue
        parts = [nx.local_constraint(view.graph, place, other, weight="weight") for other in others]
        mean = sum(parts) / len(parts)
        spread = sum(part / mean * math.log(part / mean) for part in parts)
        answer.append(spread / (len(parts) * math.log(len(parts))))
    return answer


@ORACLES.add(
    node,
    "redundancy",
    ONCE,
    Cost.PATHS,
    conversion="on the graph without directions; only nodes with two neighbours, as it refuses others",
)
def redundancy(view: View) -> Answer:
    kept = [place for place, others in enumerate(view.neighbors) if len(others) > 1]
    found = nx.bipartite.node_redundancy(view.underlying, kept) if kept else {}
    return [found.get(place) for place in range(view.size)]


# MARK: Networks


@ORACLES.add(
    network,
    "robins-alexander",
    ONCE,
    Cost.PATHS,
    applies=lambda view: nx.is_bipartite(view.underlying),
    conversion="only two-mode graphs; undefined without a path of three ties, where it gives 0",
)
def robins_alexander(view: View) -> Answer:
    ends = dict(view.underlying.degree())
    has_path = any(ends[source] > 1 and ends[target] > 1 for source, target in view.underlying.edges())
    return nx.bipartite.robins_alexander_clustering(view.underlying) if has_path else None


@ORACLES.add(network, "density", ONCE, conversion="undefined with fewer than two nodes, where it gives 0")
def density(view: View) -> Answer:
    return nx.density(view.graph) if view.size > 1 else None


@ORACLES.add(network, "components", ONCE)
def components(view: View) -> Answer:
    return nx.number_connected_components(view.underlying)


@ORACLES.add(network, "fragmentation", ONCE, conversion="the formula on its components")
def fragmentation(view: View) -> Answer:
    joined = sum(len(part) * (len(part) - 1) for part in nx.connected_components(view.underlying))
    return 1 - joined / (view.size * (view.size - 1)) if view.size > 1 else None


@ORACLES.add(
    network, "transitivity", ONCE, conversion="without directions; undefined without a triple, where it gives 0"
)
def transitivity(view: View) -> Answer:
    has_triple = any(count > 1 for _, count in view.underlying.degree())
    return nx.transitivity(view.underlying) if has_triple else None


@ORACLES.add(network, "reciprocity", ONCE, applies=lambda view: view.directed)
def reciprocity(view: View) -> Answer:
    return nx.overall_reciprocity(view.graph) if view.ties else None


@ORACLES.add(network, "articulation-points", ONCE, conversion="on the graph without directions")
def articulation_points(view: View) -> Answer:
    return len(list(nx.articulation_points(view.underlying)))


@ORACLES.add(network, "bridges", ONCE, conversion="on the graph without directions")
def bridges(view: View) -> Answer:
    return len(list(nx.bridges(view.underlying)))


def touched_groups(graph: nx.Graph) -> set[str]:
    return {graph.nodes[end]["group"] for edge in graph.edges() for end in edge}


def grouped(view: View) -> nx.Graph:
    return view.graph.subgraph([place for place, group in enumerate(view.groups) if group is not None])


@ORACLES.add(
    network,
    "assortativity",
    (UNWEIGHTED,),
    conversion="on nodes that have a group; undefined without ties or with one group (D13)",
)
def assortativity(view: View) -> Answer:
    graph = grouped(view)
    return nx.attribute_assortativity_coefficient(graph, "group") if len(touched_groups(graph)) > 1 else None


@ORACLES.add(
    network,
    "ei-index",
    (UNWEIGHTED,),
    conversion="from its mixing matrix of nodes that have a group",
)
def ei_index(view: View) -> Answer:
    graph = grouped(view)
    if not graph.number_of_edges():
        return None
    mixing = nx.attribute_mixing_matrix(graph, "group", normalized=True)
    return float(1 - 2 * np.trace(mixing))


@ORACLES.add(
    network,
    "modularity",
    STRENGTHS,
    conversion="on nodes that have a group, as its communities must cover the graph; undefined without ties (D14)",
)
def modularity(view: View) -> Answer:
    graph = grouped(view)
    if not graph.number_of_edges():
        return None
    return nx.community.modularity(graph, view.members.values(), weight="weight")
