"""What NetworKit gives, brought to this project's conventions."""

import networkit as nk

from catalogue import Answer, Cost, Level, Oracles
from settings import HOPS, INVERSE, LENGTHS, NORMALIZED, ONCE, STRENGTHS, UNWEIGHTED
from view import View

ORACLES = Oracles("NetworKit")
node = Level.NODE
tie = Level.TIE
network = Level.NETWORK

WHOLE = "lengths given as whole numbers of a common unit (D6)"


def has_exact_lengths(view: View) -> bool:
    return view.size > 0 and view.has_whole_sums


def path_graph(view: View, *, reverse: bool = False) -> tuple[nk.Graph, int]:
    lengths, unit = view.whole if view.setting.inverse else ([1] * len(view.ties), 1)
    if not view.setting.inverse:
        return nk.graphtools.toUnweighted(view.networkit_weighted(view.strengths, reverse=reverse)), 1
    return view.networkit_weighted([float(length) for length in lengths], reverse=reverse), unit


@ORACLES.add(node, "degree", ONCE, applies=lambda view: view.size > 0)
def degree(view: View) -> Answer:
    return [
        view.networkit.degree(place) + (view.networkit.degreeIn(place) if view.directed else 0)
        for place in range(view.size)
    ]


@ORACLES.add(node, "strength", STRENGTHS, applies=lambda view: view.size > 0)
def strength(view: View) -> Answer:
    graph = view.networkit
    return [
        graph.weightedDegree(place) + (graph.weightedDegreeIn(place) if view.directed else 0)
        for place in range(view.size)
    ]


@ORACLES.add(
    node,
    "core-number",
    ONCE,
    applies=lambda view: view.size > 0 and not view.directed,
)
def core_number(view: View) -> Answer:
    return nk.centrality.CoreDecomposition(view.networkit).run().scores()


TWICE = "halved when undirected (D9)"


@ORACLES.add(
    node,
    "betweenness",
    (HOPS, INVERSE, NORMALIZED),
    Cost.COMPILED_PATHS,
    applies=has_exact_lengths,
    conversion=f"{TWICE}; {WHOLE}",
)
def betweenness(view: View) -> Answer:
    found = nk.centrality.Betweenness(path_graph(view)[0]).run().scores()
    others = (view.size - 1) * (view.size - 2) / (1 if view.directed else 2)
    scale = 1 / others if view.normalized and others else 1
    return [value * scale / (1 if view.directed else 2) for value in found]


@ORACLES.add(
    tie,
    "edge-betweenness",
    (HOPS, INVERSE),
    Cost.COMPILED_PATHS,
    applies=has_exact_lengths,
    conversion=f"{TWICE}; {WHOLE}",
)
def edge_betweenness(view: View) -> Answer:
    graph, _ = path_graph(view)
    if not graph.hasEdgeIds():
        graph.indexEdges()
    found = nk.centrality.Betweenness(graph, computeEdgeCentrality=True).run().edgeScores()
    return {pair: found[graph.edgeId(*pair)] / (1 if view.directed else 2) for pair in view.ties}


@ORACLES.add(
    node,
    "closeness",
    LENGTHS,
    Cost.COMPILED_PATHS,
    applies=lambda view: view.size > 1 and has_exact_lengths(view),
    conversion=f"its generalised variant on the graph turned round (D11); {WHOLE}",
)
def closeness(view: View) -> Answer:
    graph, unit = path_graph(view, reverse=True)
    variant = nk.centrality.ClosenessVariant.GENERALIZED
    return [value * unit for value in nk.centrality.Closeness(graph, True, variant).run().scores()]


@ORACLES.add(
    node,
    "harmonic",
    LENGTHS,
    Cost.COMPILED_PATHS,
    applies=lambda view: view.size > 1 and has_exact_lengths(view),
    conversion=f"divided by n − 1, on the graph turned round; {WHOLE}",
)
def harmonic(view: View) -> Answer:
    graph, unit = path_graph(view, reverse=True)
    found = nk.centrality.HarmonicCloseness(graph, normalized=False).run().scores()
    return [value * unit / (view.size - 1) for value in found]


@ORACLES.add(
    node,
    "pagerank",
    STRENGTHS,
    applies=lambda view: view.size > 0,
    conversion="scaled to sum to 1, as it loses the mass of nodes without leaving ties",
)
def pagerank(view: View) -> Answer:
    run = nk.centrality.PageRank(view.networkit, tol=1e-15)
    run.maxIterations = 10_000
    found = run.run().scores()
    return [value / sum(found) for value in found]


@ORACLES.add(
    node,
    "clustering",
    ONCE,
    applies=lambda view: view.size > 0 and not view.directed,
    conversion="undefined with fewer than two neighbours, where it gives 0",
)
def clustering(view: View) -> Answer:
    found = nk.centrality.LocalClusteringCoefficient(path_graph(view)[0]).run().scores()
    return [None if len(others) < 2 else value for others, value in zip(view.neighbors, found, strict=True)]


@ORACLES.add(network, "density", ONCE, applies=lambda view: view.size > 1)
def density(view: View) -> Answer:
    return nk.graphtools.density(view.networkit)


@ORACLES.add(network, "components", ONCE, applies=lambda view: view.size > 0)
def components(view: View) -> Answer:
    kind = nk.components.WeaklyConnectedComponents if view.directed else nk.components.ConnectedComponents
    return kind(view.networkit).run().numberOfComponents()


@ORACLES.add(
    network,
    "modularity",
    (HOPS, UNWEIGHTED),
    applies=lambda view: bool(view.ties) and not view.directed and None not in view.groups,
    conversion="only undirected and where all have a group",
)
def modularity(view: View) -> Answer:
    partition = nk.Partition(view.size)
    partition.setUpperBound(len(view.group_names))
    for place, group in enumerate(view.groups):
        partition.addToSubset(view.group_names.index(group), place)
    return nk.community.Modularity().getQuality(partition, view.networkit)
