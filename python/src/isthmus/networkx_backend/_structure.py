"""Degrees, cores, triangles, structural holes, components, cut points, mixing."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from ._conversion import Converted
from ._registry import serves

__all__ = [
    "articulation_points",
    "attribute_assortativity_coefficient",
    "average_clustering",
    "bridges",
    "clustering",
    "connected_components",
    "constraint",
    "core_number",
    "degree_centrality",
    "effective_size",
    "has_bridges",
    "in_degree_centrality",
    "is_connected",
    "is_weakly_connected",
    "node_redundancy",
    "number_connected_components",
    "number_weakly_connected_components",
    "out_degree_centrality",
    "overall_reciprocity",
    "reciprocity",
    "robins_alexander_clustering",
    "transitivity",
    "triangles",
    "weakly_connected_components",
]


def _degree_share(G: Converted, measure: str) -> dict[Any, float]:
    if len(G) <= 1:
        return {node: 1 for node in G}
    return G.by_node(G.unweighted().node_scores(measure) * (1.0 / (len(G) - 1)))


@serves(quick=True)
def degree_centrality(G: Converted) -> dict[Any, float]:
    """Degrees as a share of all other nodes."""
    return _degree_share(G, "degree")


@serves(directed=True, quick=True)
def in_degree_centrality(G: Converted) -> dict[Any, float]:
    """In-degrees as a share of all other nodes."""
    return _degree_share(G, "in-degree")


@serves(directed=True, quick=True)
def out_degree_centrality(G: Converted) -> dict[Any, float]:
    """Out-degrees as a share of all other nodes."""
    return _degree_share(G, "out-degree")


@serves()
def core_number(G: Converted) -> dict[Any, int]:
    """The core number of each node."""
    return G.by_node(G.unweighted().node_scores("core-number").astype(np.int64))


def _are_all_or_several(G: Any, nodes: Any = None, **_: Any) -> str | None:
    """Declines a single node, whose answer costs less than a conversion."""
    if nodes is None:
        return None
    try:
        if nodes in G:
            return "the answer for one node costs less than converting the graph"
    except TypeError:
        pass
    return None if isinstance(nodes, list | tuple | set | frozenset | dict) else "nodes must be a collection"


@serves(directed=False, check=_are_all_or_several)
def triangles(G: Converted, nodes: Iterable[Any] | None = None) -> dict[Any, int]:
    """Triangles at each node."""
    return G.by_node(G.unweighted(loops=True).node_scores("triangles").astype(np.int64), nodes)


@serves(only_default=("weight",), check=_are_all_or_several)
def clustering(G: Converted, nodes: Iterable[Any] | None = None, weight: None = None) -> dict[Any, float]:
    """Clustering coefficients without weights; 0 where there is no pair of neighbours, as NetworkX has it."""
    scores = G.unweighted(loops=not G.is_directed()).node_scores("clustering")
    return G.by_node(np.nan_to_num(scores, nan=0.0), nodes)


@serves(only_default=("weight",), check=_are_all_or_several)
def average_clustering(
    G: Converted, nodes: Iterable[Any] | None = None, weight: None = None, count_zeros: bool = True
) -> float:
    """The mean clustering coefficient."""
    values = list(clustering(G, nodes).values())
    if not count_zeros:
        values = [value for value in values if abs(value) > 0]
    if not values:
        raise NotImplementedError("a mean of nothing")
    return math.fsum(values) / len(values)


@serves(directed=False)
def transitivity(G: Converted) -> float:
    """Three times the triangles over the paths of two steps."""
    score = G.unweighted(loops=True).network_score("transitivity")
    return 0 if math.isnan(score) else score


def _holes_are_supported(G: Any, nodes: Any = None, weight: Any = None) -> str | None:
    return _are_all_or_several(G, nodes) if len(G) else "a graph without nodes"


@serves(directed=False, strength="weight", check=_holes_are_supported)
def constraint(G: Converted, nodes: Iterable[Any] | None = None, weight: str | None = None) -> dict[Any, float]:
    """Burt's constraint of undirected graphs; directed ones have two answers in NetworkX."""
    return G.by_node(G.weighted(weight).node_scores("constraint"), nodes)


def _effective_size_is_burts(G: Any, nodes: Any = None, weight: Any = None) -> str | None:
    if weight is not None and nodes is None:
        return "for all nodes with weights, NetworkX divides by the strengths of other nodes than Burt does"
    return _holes_are_supported(G, nodes)


@serves(directed=False, strength="weight", check=_effective_size_is_burts)
def effective_size(G: Converted, nodes: Iterable[Any] | None = None, weight: str | None = None) -> dict[Any, float]:
    """Burt's effective size of undirected graphs; with weights only for a list of nodes."""
    return G.by_node(G.weighted(weight).node_scores("effective-size"), nodes)


# Components


@serves(directed=False, multigraph=True, quick=True)
def connected_components(G: Converted) -> Iterator[set[Any]]:
    """Sets of nodes, one component after the other."""
    yield from G.groups(G.unweighted(loops=True).components().groups)


@serves(directed=True, multigraph=True, quick=True)
def weakly_connected_components(G: Converted) -> Iterator[set[Any]]:
    """Sets of nodes, one component after the other."""
    yield from G.groups(G.unweighted(loops=True).components().groups)


def _component_count(G: Converted) -> int:
    return int(G.unweighted(loops=True).network_score("components"))


@serves(directed=False, multigraph=True, quick=True)
def number_connected_components(G: Converted) -> int:
    """How many components there are."""
    return _component_count(G)


@serves(directed=True, multigraph=True, quick=True)
def number_weakly_connected_components(G: Converted) -> int:
    """How many components there are, directions ignored."""
    return _component_count(G)


def _has_nodes(G: Any) -> str | None:
    return None if len(G) else "a graph without nodes is neither connected nor not"


@serves(directed=False, multigraph=True, quick=True, check=_has_nodes)
def is_connected(G: Converted) -> bool:
    """Whether there is one component."""
    return _component_count(G) == 1


@serves(directed=True, multigraph=True, quick=True, check=_has_nodes)
def is_weakly_connected(G: Converted) -> bool:
    """Whether there is one component, directions ignored."""
    return _component_count(G) == 1


# Cut points


def _root_is_a_node(G: Any, root: Any = None) -> str | None:
    return None if root is None or root in G else "root must be a node of the graph"


@serves(directed=False, check=_root_is_a_node)
def bridges(G: Converted, root: Any = None) -> Iterator[tuple[Any, Any]]:
    """The edges without which their component falls in two; with a root, those of its component."""
    graph = G.unweighted(loops=True)
    sources, targets, _ = graph.edges()
    marks = graph.bridges()
    if root is not None:
        groups = graph.components().groups
        marks &= groups[sources] == groups[G.index[root]]
    for edge in np.flatnonzero(marks):
        yield G.nodes[sources[edge]], G.nodes[targets[edge]]


@serves(directed=False, check=_root_is_a_node)
def has_bridges(G: Converted, root: Any = None) -> bool:
    """Whether there is an edge without which its component falls in two."""
    return any(True for _ in bridges(G, root))


@serves(directed=False, multigraph=True)
def articulation_points(G: Converted) -> Iterator[Any]:
    """The nodes without which their component falls apart."""
    for number in np.flatnonzero(G.unweighted(loops=True).articulation_points()):
        yield G.nodes[number]


# Mixing


@serves(only_default=("nodes",))
def attribute_assortativity_coefficient(G: Converted, attribute: str, nodes: Any = None) -> float:
    """How much ties prefer nodes with the same value. Nodes without one are a class of their own, as in NetworkX."""
    values = G.attributes.get(attribute)
    if values is None or len(G.sources) == 0:
        raise NotImplementedError("no values of the attribute, or no edges")
    numbers: dict[Any, int] = {}
    groups = [numbers.setdefault(value, len(numbers)) for value in values]
    score = G.unweighted().network_score("assortativity", groups=groups)
    if math.isnan(score):
        raise NotImplementedError("a single class")
    return score


@serves(directed=True, only_default=("nodes",))
def reciprocity(G: Converted, nodes: Any = None) -> float:
    """The share of edges that are answered by one the other way."""
    return float(overall_reciprocity(G))


@serves(directed=True)
def overall_reciprocity(G: Converted) -> float:
    """The share of edges that are answered by one the other way."""
    if len(G.sources) == 0:
        raise NotImplementedError("no edges")
    return G.unweighted().network_score("reciprocity")


# Two-mode networks


@serves(directed=False, check=_are_all_or_several)
def node_redundancy(G: Converted, nodes: Iterable[Any] | None = None) -> dict[Any, float]:
    """The share of pairs of neighbours that are joined through another node as well."""
    scores = G.by_node(G.unweighted().node_scores("redundancy"), nodes)
    if any(math.isnan(score) for score in scores.values()):
        raise NotImplementedError("a node with fewer than two neighbours")
    return scores


@serves(directed=False)
def robins_alexander_clustering(G: Converted) -> float:
    """The share of paths of three steps that are closed by a fourth."""
    score = G.unweighted().network_score("robins-alexander")
    return 0 if math.isnan(score) else score
