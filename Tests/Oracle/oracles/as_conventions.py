"""What NetworkX and igraph give as they are, which `--convention` promises to give too."""

import math
from collections.abc import Callable, Sequence

import networkx as nx

from catalogue import Answer, Cost, Level, Oracles, Value
from oracles.with_igraph import grouped as grouped_in_igraph
from oracles.with_igraph import has_one_answer
from oracles.with_networkx import by_node
from oracles.with_networkx import grouped as grouped_in_networkx
from settings import AS_IGRAPH, AS_NETWORKX
from view import View

NETWORKX = Oracles("NetworkX")
IGRAPH = Oracles("igraph")
node = Level.NODE
network = Level.NETWORK


def or_undefined(view: View, ask: Callable[[], dict[int, float]]) -> list[Value]:
    """What NetworkX gives, and no value for any node where it raises an error instead."""
    try:
        return by_node(view, ask())
    except nx.NetworkXException:
        return [None] * view.size


def numbers(found: Sequence[float]) -> list[Value]:
    """What igraph gives, where it is a number."""
    return [None if math.isnan(value) else value for value in found]


# MARK: NetworkX


@NETWORKX.add(node, "closeness", (AS_NETWORKX,), Cost.PATHS)
def nx_closeness(view: View) -> Answer:
    return by_node(view, nx.closeness_centrality(view.graph))


@NETWORKX.add(node, "harmonic", (AS_NETWORKX,), Cost.PATHS)
def nx_harmonic(view: View) -> Answer:
    return by_node(view, nx.harmonic_centrality(view.graph))


@NETWORKX.add(node, "eccentricity", (AS_NETWORKX,), Cost.PATHS, applies=lambda view: view.size > 1)
def nx_eccentricity(view: View) -> Answer:
    return or_undefined(view, lambda: nx.eccentricity(view.graph))


@NETWORKX.add(
    node,
    "eigenvector",
    (AS_NETWORKX,),
    applies=lambda view: view.size > 2 and bool(view.ties) and not view.directed,
    by_largest=True,
)
def nx_eigenvector(view: View) -> Answer:
    return or_undefined(view, lambda: nx.eigenvector_centrality_numpy(view.graph, weight="weight", tol=1e-14))


@NETWORKX.add(
    node,
    "katz",
    (AS_NETWORKX,),
    Cost.MATRIX,
    applies=lambda view: view.size > 1 and view.matrix.sum(axis=0).max() < 10,
    conversion="graphs on which α = 0.1 surely converges",
)
def nx_katz(view: View) -> Answer:
    return by_node(view, nx.katz_centrality_numpy(view.graph, weight="weight"))


@NETWORKX.add(node, "hub", (AS_NETWORKX,), Cost.MATRIX, applies=has_one_answer, by_largest=True)
def nx_hub(view: View) -> Answer:
    return by_node(view, nx.hits(view.graph, tol=1e-14)[0])


@NETWORKX.add(node, "authority", (AS_NETWORKX,), Cost.MATRIX, applies=has_one_answer, by_largest=True)
def nx_authority(view: View) -> Answer:
    return by_node(view, nx.hits(view.graph, tol=1e-14)[1])


@NETWORKX.add(node, "clustering", (AS_NETWORKX,))
def nx_clustering(view: View) -> Answer:
    return by_node(view, nx.clustering(view.graph))


@NETWORKX.add(network, "density", (AS_NETWORKX,))
def nx_density(view: View) -> Answer:
    return nx.density(view.graph)


@NETWORKX.add(network, "global-efficiency", (AS_NETWORKX,), Cost.PATHS, applies=lambda view: not view.directed)
def nx_global_efficiency(view: View) -> Answer:
    return nx.global_efficiency(view.graph)


@NETWORKX.add(network, "transitivity", (AS_NETWORKX,), applies=lambda view: not view.directed)
def nx_transitivity(view: View) -> Answer:
    return nx.transitivity(view.graph)


@NETWORKX.add(network, "diameter", (AS_NETWORKX,), Cost.PATHS, applies=lambda view: view.size > 1)
def nx_diameter(view: View) -> Answer:
    try:
        return nx.diameter(view.graph)
    except nx.NetworkXException:
        return None


@NETWORKX.add(network, "mean-distance", (AS_NETWORKX,), Cost.PATHS, applies=lambda view: view.size > 1)
def nx_mean_distance(view: View) -> Answer:
    try:
        return nx.average_shortest_path_length(view.graph)
    except nx.NetworkXException:
        return None


def has_grouped_ties(view: View) -> bool:
    """Whether some tie joins nodes that have a group, if there is one at all."""
    return not view.ties or grouped_in_networkx(view).number_of_edges() > 0


@NETWORKX.add(
    network,
    "assortativity",
    (AS_NETWORKX,),
    applies=has_grouped_ties,
    conversion="on nodes that have a group",
)
def nx_assortativity(view: View) -> Answer:
    found = nx.attribute_assortativity_coefficient(grouped_in_networkx(view), "group")
    return None if math.isnan(found) else found


# MARK: igraph


@IGRAPH.add(node, "closeness", (AS_IGRAPH,), Cost.COMPILED_PATHS)
def ig_closeness(view: View) -> Answer:
    return numbers(view.igraph.closeness())


@IGRAPH.add(node, "harmonic", (AS_IGRAPH,), Cost.COMPILED_PATHS, applies=lambda view: view.size > 1)
def ig_harmonic(view: View) -> Answer:
    return view.igraph.harmonic_centrality()


@IGRAPH.add(node, "eccentricity", (AS_IGRAPH,), Cost.COMPILED_PATHS)
def ig_eccentricity(view: View) -> Answer:
    return view.igraph.eccentricity(mode="out" if view.directed else "all")


@IGRAPH.add(
    node,
    "eigenvector",
    (AS_IGRAPH,),
    applies=lambda view: view.size > 2 and not view.directed and view.igraph.is_connected(),
    by_largest=True,
)
def ig_eigenvector(view: View) -> Answer:
    return view.igraph.eigenvector_centrality(weights="weight")


@IGRAPH.add(node, "hub", (AS_IGRAPH,), Cost.MATRIX, applies=has_one_answer, by_largest=True)
def ig_hub(view: View) -> Answer:
    return view.igraph.hub_score(weights="weight")


@IGRAPH.add(node, "authority", (AS_IGRAPH,), Cost.MATRIX, applies=has_one_answer, by_largest=True)
def ig_authority(view: View) -> Answer:
    return view.igraph.authority_score(weights="weight")


@IGRAPH.add(node, "clustering", (AS_IGRAPH,))
def ig_clustering(view: View) -> Answer:
    # Two ties in opposite directions are one here, as they are where directions are ignored.
    return numbers(view.igraph.as_undirected().transitivity_local_undirected())


@IGRAPH.add(network, "bridges", (AS_IGRAPH,))
def ig_bridges(view: View) -> Answer:
    return len(view.igraph.bridges())


@IGRAPH.add(network, "assortativity", (AS_IGRAPH,), conversion="on nodes that have a group")
def ig_assortativity(view: View) -> Answer:
    part, types = grouped_in_igraph(view)
    found = part.assortativity_nominal(types, directed=view.directed) if part.ecount() else math.nan
    return None if math.isnan(found) else found
