"""Centrality and distances: what rests on shortest paths."""

import math
from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from ..graph import Graph, Lengths
from ._conversion import Converted
from ._registry import serves

__all__ = [
    "all_pairs_shortest_path_length",
    "average_shortest_path_length",
    "betweenness_centrality",
    "betweenness_centrality_subset",
    "center",
    "closeness_centrality",
    "diameter",
    "eccentricity",
    "edge_betweenness_centrality",
    "global_efficiency",
    "harmonic_centrality",
    "periphery",
    "radius",
    "single_source_shortest_path_length",
    "single_target_shortest_path_length",
    "wiener_index",
]


def _counted_paths(G: Converted, weight: str | None) -> tuple[Graph, Lengths]:
    """The graph and its lengths, for measures that count shortest paths."""
    graph = G.weighted(weight, loops=True)
    if weight is not None and not G.weights_are_exact():
        raise NotImplementedError(
            "NetworkX compares lengths of paths bit by bit, so rounding decides which of them are shortest"
        )
    return graph, _lengths(graph)


def _lengths(graph: Graph) -> Lengths:
    return "strength" if graph.is_weighted else "hops"


def _scaled(G: Converted, pairs: NDArray[np.float64], normalized: bool, *, ends: bool) -> NDArray[np.float64]:
    """Numbers of pairs in the scale of NetworkX; `ends` says whether pairs of which the node itself is one count."""
    if not normalized:
        return pairs
    others = len(G) if ends else len(G) - 1
    ordered = pairs if G.is_directed() else 2 * pairs
    # One factor for all, as NetworkX has it, so that the bits agree too.
    return ordered * (1 / (others * (others - 1))) if others > 1 else ordered


def _endpoints_are_supported(G: Any, endpoints: Any, **_: Any) -> str | None:
    return "endpoints in directed graphs" if endpoints and G.is_directed() else None


@serves(multigraph=True, length="weight", only_default=("k",), check=_endpoints_are_supported)
def betweenness_centrality(
    G: Converted,
    k: int | None = None,
    normalized: bool = True,
    weight: str | None = None,
    endpoints: bool = False,
    seed: Any = None,
) -> dict[Any, float]:
    """All sources; `k` samples, and `endpoints` in directed graphs, are left to NetworkX."""
    graph, lengths = _counted_paths(G, weight)
    pairs = graph.node_scores("betweenness", lengths=lengths)
    if endpoints:
        # Each node is an end of its pairs with all others of its component.
        groups = graph.components().groups
        pairs = pairs + (np.bincount(groups, minlength=1)[groups] - 1)
    return G.by_node(_scaled(G, pairs, normalized, ends=bool(endpoints)))


@serves(length="weight", only_default=("k",))
def edge_betweenness_centrality(
    G: Converted, k: int | None = None, normalized: bool = True, weight: str | None = None, seed: Any = None
) -> dict[Any, float]:
    """All sources; `k` samples are left to NetworkX."""
    graph, lengths = _counted_paths(G, weight)
    if graph.self_loop_count:
        raise NotImplementedError("edges from a node to itself would get a score of their own")
    scores = _scaled(G, graph.edge_scores("edge-betweenness", lengths=lengths), normalized, ends=True)
    # Ours are sorted by their ends, NetworkX lists them as they were added.
    order = np.lexsort((G.targets, G.sources))
    by_edge = np.empty(len(scores))
    by_edge[order] = scores
    ends = zip(G.sources.tolist(), G.targets.tolist(), strict=True)
    return {(G.nodes[s], G.nodes[t]): score for (s, t), score in zip(ends, by_edge.tolist(), strict=True)}


def _subset_is_supported(G: Any, sources: Any, targets: Any, **_: Any) -> str | None:
    try:
        sources, targets = list(sources), list(targets)
        first, second = set(sources), set(targets)
    except TypeError:
        return "sources and targets must be collections of nodes"
    if len(first) < len(sources) or len(second) < len(targets):
        return "a node named twice counts twice in NetworkX"
    if not first or not second or any(node not in G for node in first | second):
        return "sources and targets must be nodes of the graph"
    if first != second and first & second:
        return "sources and targets must be the same nodes or have none in common"
    return None


@serves(multigraph=True, length="weight", check=_subset_is_supported)
def betweenness_centrality_subset(
    G: Converted, sources: Any, targets: Any, normalized: bool = False, weight: str | None = None
) -> dict[Any, float]:
    """Sources and targets that are the same nodes or have none in common.

    Undirected and with no node in common, NetworkX gives half the number of pairs of which one end is a source and one
    a target; so does this function. `isthmus.Graph.node_scores("cross-betweenness")` gives their number.
    """
    graph, lengths = _counted_paths(G, weight)
    groups = np.full(len(G), -1)
    groups[[G.index[node] for node in sources]] = 0
    same = set(sources) == set(targets)
    if not same:
        groups[[G.index[node] for node in targets]] = 1
    scores = graph.node_scores("cross-betweenness", groups=groups, between=(0, 0 if same else 1), lengths=lengths)
    if not (G.is_directed() or same):
        scores /= 2
    # NetworkX takes the share of all pairs, whatever sources and targets are.
    return G.by_node(_scaled(G, scores, normalized, ends=False))


@serves(multigraph=True, length="distance", only_default=("u",))
def closeness_centrality(
    G: Converted, u: Any = None, distance: str | None = None, wf_improved: bool = True
) -> dict[Any, float]:
    """All nodes; the closeness of one is left to NetworkX."""
    graph = G.weighted(distance, loops=True)
    scaling: Any = "share-within-reach" if wf_improved else "within-reach"
    scores = graph.node_scores("closeness", lengths=_lengths(graph), closeness=scaling)
    return G.by_node(np.nan_to_num(scores, nan=0.0))


def _nbunch_is_a_collection(G: Any, nbunch: Any, **_: Any) -> str | None:
    return (
        None if nbunch is None or isinstance(nbunch, list | tuple | set | frozenset) else "nbunch must be a collection"
    )


@serves(multigraph=True, length="distance", only_default=("sources",), check=_nbunch_is_a_collection)
def harmonic_centrality(
    G: Converted, nbunch: Any = None, distance: str | None = None, sources: Any = None
) -> dict[Any, float]:
    """From all nodes. NetworkX gives the sum of 1 / distance, Isthmus their mean."""
    graph = G.weighted(distance, loops=True)
    scores = graph.node_scores("harmonic", lengths=_lengths(graph)) * (len(G) - 1)
    return G.by_node(np.nan_to_num(scores, nan=0.0), nbunch)


def _every_node_reaches_all(G: Converted, graph: Graph) -> bool:
    """Whether paths lead from the first node to all others, and back."""
    return all(
        np.all(np.isfinite(graph.distances(0, direction=direction)))
        for direction in (("out", "in") if G.is_directed() else ("out",))
    )


def _eccentricities(G: Converted, weight: str | None) -> NDArray[Any]:
    if len(G) == 0:
        raise NotImplementedError("a graph without nodes")
    graph = G.weighted(weight, loops=True)
    if not _every_node_reaches_all(G, graph):
        raise NotImplementedError("not every node reaches every other")
    if len(G) == 1:
        return np.zeros(1, dtype=int)
    scores = graph.node_scores("eccentricity", lengths=_lengths(graph))
    return scores if graph.is_weighted else scores.astype(np.int64)


@serves(multigraph=True, length="weight", only_default=("v", "sp"))
def eccentricity(G: Converted, v: Any = None, sp: Any = None, weight: str | None = None) -> dict[Any, Any]:
    """All nodes of a graph in which each reaches every other."""
    return G.by_node(_eccentricities(G, weight))


@serves(multigraph=True, length="weight", only_default=("e", "usebounds"))
def diameter(G: Converted, e: Any = None, usebounds: bool = False, weight: str | None = None) -> Any:
    """The longest distance in a graph in which each node reaches every other."""
    return _eccentricities(G, weight).max().item()


@serves(multigraph=True, length="weight", only_default=("e", "usebounds"))
def radius(G: Converted, e: Any = None, usebounds: bool = False, weight: str | None = None) -> Any:
    """The least eccentricity."""
    return _eccentricities(G, weight).min().item()


@serves(multigraph=True, length="weight", only_default=("e", "usebounds"))
def periphery(G: Converted, e: Any = None, usebounds: bool = False, weight: str | None = None) -> list[Any]:
    """The nodes of the highest eccentricity."""
    scores = _eccentricities(G, weight)
    return [G.nodes[number] for number in np.flatnonzero(scores == scores.max())]


@serves(multigraph=True, length="weight", only_default=("e", "usebounds"))
def center(G: Converted, e: Any = None, usebounds: bool = False, weight: str | None = None) -> list[Any]:
    """The nodes of the least eccentricity."""
    scores = _eccentricities(G, weight)
    return [G.nodes[number] for number in np.flatnonzero(scores == scores.min())]


def _sum_of_distances(G: Converted, weight: str | None) -> float:
    """Over all ordered pairs."""
    graph = G.weighted(weight, loops=True)
    if not _every_node_reaches_all(G, graph):
        raise NotImplementedError("not every node reaches every other")
    total = graph.network_score("mean-distance", lengths=_lengths(graph)) * len(G) * (len(G) - 1)
    return total if graph.is_weighted else round(total)


def _method_fits(G: Any, weight: str | None, method: str | None) -> str | None:
    if method is None or method == ("unweighted" if weight is None else "dijkstra"):
        return None
    return "another method than the one that weights ask for"


@serves(multigraph=True, length="weight", check=_method_fits)
def average_shortest_path_length(G: Converted, weight: str | None = None, method: str | None = None) -> float:
    """The mean distance in a graph in which each node reaches every other."""
    if len(G) < 2:
        raise NotImplementedError("a graph without pairs of nodes")
    return _sum_of_distances(G, weight) / (len(G) * (len(G) - 1))


@serves(multigraph=True, length="weight")
def wiener_index(G: Converted, weight: str | None = None) -> float:
    """The sum of distances in a graph in which each node reaches every other."""
    if len(G) < 2:
        raise NotImplementedError("a graph without pairs of nodes")
    total = _sum_of_distances(G, weight)
    return total if G.is_directed() else total / 2


@serves(directed=False, multigraph=True)
def global_efficiency(G: Converted) -> float:
    """The mean of 1 / distance over all pairs."""
    score = G.unweighted(loops=True).network_score("global-efficiency")
    return 0 if math.isnan(score) else score


def _cutoff_is_a_number(G: Any, cutoff: Any = None, **_: Any) -> str | None:
    return None if cutoff is None or isinstance(cutoff, int | float) else "cutoff must be a number"


def _reached(G: Converted, source: int, cutoff: float | None, direction: Any) -> dict[Any, int]:
    """The distance of each node within reach, nearest first."""
    distances = G.unweighted(loops=True).distances(source, direction=direction)
    order = np.argsort(distances, kind="stable")
    order = order[distances[order] <= (np.finfo(float).max if cutoff is None else cutoff)]
    nodes = G.nodes
    return dict(
        zip((nodes[number] for number in order.tolist()), distances[order].astype(np.int64).tolist(), strict=True)
    )


@serves(multigraph=True, quick=True, check=_cutoff_is_a_number)
def single_source_shortest_path_length(G: Converted, source: Any, cutoff: float | None = None) -> dict[Any, int]:
    """Distances from a node."""
    if source not in G:
        raise nx.NodeNotFound(f"Source {source} is not in G")
    return _reached(G, G.index[source], cutoff, "out")


@serves(multigraph=True, quick=True, check=_cutoff_is_a_number)
def single_target_shortest_path_length(G: Converted, target: Any, cutoff: float | None = None) -> dict[Any, int]:
    """Distances to a node."""
    if target not in G:
        raise nx.NodeNotFound(f"Target {target} is not in G")
    return _reached(G, G.index[target], cutoff, "in")


@serves(multigraph=True, check=_cutoff_is_a_number)
def all_pairs_shortest_path_length(G: Converted, cutoff: float | None = None) -> Iterator[tuple[Any, dict[Any, int]]]:
    """Distances from every node, one after the other."""
    for number, node in enumerate(G.nodes):
        yield node, _reached(G, number, cutoff, "out")
