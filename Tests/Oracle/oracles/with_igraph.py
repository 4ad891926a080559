"""What igraph gives, brought to this project's conventions."""

import math
from collections.abc import Sequence

import igraph
import numpy as np

from catalogue import Answer, Cost, Level, Oracles, Value
from settings import BETWEEN, HOPS, INVERSE, LENGTHS, NORMALIZED, ONCE, PAIRS, STRENGTHS, UNWEIGHTED
from view import View

ORACLES = Oracles("igraph")
node = Level.NODE
tie = Level.TIE
network = Level.NETWORK


def length_of(view: View) -> str | None:
    return "length" if view.setting.inverse else None


def by_tie(view: View, found: Sequence[float]) -> dict[tuple[int, int], float]:
    return dict(zip(view.ties, found, strict=True))


# MARK: Degrees


@ORACLES.add(node, "degree", ONCE)
def degree(view: View) -> Answer:
    return view.igraph.degree()


@ORACLES.add(node, "in-degree", ONCE)
def in_degree(view: View) -> Answer:
    return view.igraph.degree(mode="in")


@ORACLES.add(node, "out-degree", ONCE)
def out_degree(view: View) -> Answer:
    return view.igraph.degree(mode="out")


@ORACLES.add(node, "strength", STRENGTHS)
def strength(view: View) -> Answer:
    return view.igraph.strength(weights="weight")


@ORACLES.add(node, "core-number", ONCE)
def core_number(view: View) -> Answer:
    return view.igraph.coreness(mode="all")


# MARK: Paths


@ORACLES.add(node, "betweenness", PAIRS, Cost.COMPILED_PATHS, conversion="normalised: over its number of pairs")
def betweenness(view: View) -> Answer:
    found = view.igraph.betweenness(weights=length_of(view))
    others = (view.size - 1) * (view.size - 2) / (1 if view.directed else 2)
    return [value / others if others > 0 else 0 for value in found] if view.normalized else found


@ORACLES.add(tie, "edge-betweenness", PAIRS, Cost.COMPILED_PATHS, conversion="normalised: over its number of pairs")
def edge_betweenness(view: View) -> Answer:
    found = view.igraph.edge_betweenness(weights=length_of(view))
    return by_tie(view, [value / view.pairs if view.normalized else value for value in found])


SUBSETS = "sum over all pairs of groups, undirected each ordered pair at the half that igraph gives"


def has_two_groups(view: View) -> bool:
    return len(view.group_names) > 1


@ORACLES.add(
    node,
    "cross-betweenness",
    (HOPS, INVERSE, NORMALIZED, BETWEEN),
    Cost.COMPILED_PATHS,
    applies=lambda view: len(view.group_names) <= 20,
    conversion=f"{SUBSETS}; normalised: over the number of such pairs without the node",
)
def cross_betweenness(view: View) -> Answer:
    total = np.zeros(view.size)
    for sources, targets in view.group_pairs():
        total += view.igraph.betweenness(sources=sources, targets=targets, weights=length_of(view))
    if not view.normalized:
        return total.tolist()
    counted = view.cross.sum() / (1 if view.directed else 2)
    own = view.cross.sum(axis=1) * (2 if view.directed else 1)
    others = counted - own
    return [value / pairs if pairs else 0 for value, pairs in zip(total.tolist(), others.tolist(), strict=True)]


def seen_from(view: View, *, own: bool) -> list[float]:
    """The sum over the pairs of groups that hold a node's own group, or that do not."""
    total = np.zeros(view.size)
    for sources, targets in view.group_pairs():
        found = view.igraph.betweenness(sources=sources, targets=targets, weights=length_of(view))
        inside = np.zeros(view.size, dtype=bool)
        inside[sources + targets] = True
        total += np.where(inside == own, found, 0)
    return total.tolist()


@ORACLES.add(
    node,
    "cross-betweenness-local",
    LENGTHS,
    Cost.COMPILED_PATHS,
    applies=lambda view: len(view.group_names) <= 20,
    conversion=f"{SUBSETS}; pairs with the node’s own group",
)
def cross_betweenness_local(view: View) -> Answer:
    found = seen_from(view, own=True)
    return [None if group is None else value for group, value in zip(view.groups, found, strict=True)]


@ORACLES.add(
    node,
    "cross-betweenness-external",
    LENGTHS,
    Cost.COMPILED_PATHS,
    applies=lambda view: len(view.group_names) <= 20,
    conversion=f"{SUBSETS}; pairs without the node’s own group",
)
def cross_betweenness_external(view: View) -> Answer:
    return seen_from(view, own=False)


@ORACLES.add(
    tie,
    "cross-betweenness",
    (HOPS, INVERSE, BETWEEN),
    Cost.COMPILED_PATHS,
    applies=lambda view: len(view.group_names) <= 20,
    conversion=SUBSETS,
)
def tie_cross_betweenness(view: View) -> Answer:
    total = np.zeros(len(view.ties))
    for sources, targets in view.group_pairs():
        total += view.igraph.edge_betweenness(sources=sources, targets=targets, weights=length_of(view))
    return by_tie(view, total.tolist())


@ORACLES.add(
    node,
    "bridgeness",
    LENGTHS,
    Cost.SEPARATE_PATHS,
    conversion="for each node, betweenness from nodes without a tie to it to those without one from it",
)
def bridgeness(view: View) -> Answer:
    answer = []
    for place in range(view.size):
        sources, targets = (
            sorted(set(range(view.size)) - {place} - set(view.igraph.neighbors(place, mode=mode)))
            for mode in ("in", "out")
        )
        both = sources and targets
        found = (
            view.igraph.betweenness([place], sources=sources, targets=targets, weights=length_of(view)) if both else [0]
        )
        answer.append(found[0])
    return answer


def distances(view: View, mode: str) -> list[list[float]]:
    return view.igraph.distances(weights=length_of(view), mode=mode)


def reach_counts(view: View, mode: str) -> list[int]:
    return [count - 1 for count in view.igraph.neighborhood_size(order=view.size, mode=mode)]


@ORACLES.add(
    node,
    "closeness",
    LENGTHS,
    Cost.COMPILED_PATHS,
    conversion="distances towards the node; times the Wasserman–Faust factor r/(n − 1); 0 where it gives none (D11)",
)
def closeness(view: View) -> Answer:
    if view.size == 1:
        return [None]
    found = view.igraph.closeness(mode="in", weights=length_of(view), normalized=True)
    reached = reach_counts(view, "in")
    return [value * count / (view.size - 1) if count else 0 for value, count in zip(found, reached, strict=True)]


@ORACLES.add(node, "harmonic", LENGTHS, Cost.COMPILED_PATHS, conversion="distances towards the node")
def harmonic(view: View) -> Answer:
    if view.size == 1:
        return [None]
    return view.igraph.harmonic_centrality(mode="in", weights=length_of(view), normalized=True)


@ORACLES.add(
    node,
    "eccentricity",
    LENGTHS,
    Cost.COMPILED_PATHS,
    conversion="distances from the node; undefined where nothing is reached and it gives 0",
)
def eccentricity(view: View) -> Answer:
    found = view.igraph.eccentricity(mode="out", weights=length_of(view))
    return [value or None for value in found]


@ORACLES.add(
    node,
    "everett-valente",
    LENGTHS,
    Cost.COMPILED_PATHS,
    applies=lambda view: not view.directed,
    conversion="the closed form (2 B + n_c − 1)/k on its betweenness and components",
)
def everett_valente(view: View) -> Answer:
    through = betweenness(view)
    sizes = reach_counts(view, "all")
    answer: list[Value] = []
    for value, size, count in zip(through, sizes, view.igraph.degree(), strict=True):
        answer.append(None if count == 0 else 0 if count == 1 else (2 * value + size) / count)
    return answer


# MARK: Walks


@ORACLES.add(node, "pagerank", STRENGTHS, applies=lambda view: view.size > 0)
def pagerank(view: View) -> Answer:
    return view.igraph.pagerank(weights="weight", directed=view.directed, implementation="prpack")


@ORACLES.add(
    node,
    "eigenvector",
    STRENGTHS,
    by_largest=True,
    applies=lambda view: view.size > 2 and not view.directed and view.igraph.is_connected(),
    conversion="scaled to unit length, where it scales the highest to 1 (D18); connected graphs",
)
def eigenvector(view: View) -> Answer:
    return unit(view.igraph.eigenvector_centrality(weights="weight"))


def unit(found: Sequence[float]) -> list[float]:
    length = math.hypot(*found)
    return [value / length for value in found]


def has_one_answer(view: View) -> bool:
    """Whether the largest singular value stands alone, without which hubs and authorities are not one vector each."""
    if not view.ties or view.size > 2_200:
        return False
    values = np.linalg.svd(view.matrix, compute_uv=False)
    return len(values) < 2 or bool(values[1] < values[0] * (1 - 1e-6))


HITS = "scaled to unit length, where it scales the highest to 1; only where one answer exists"


@ORACLES.add(node, "hub", STRENGTHS, Cost.MATRIX, by_largest=True, applies=has_one_answer, conversion=HITS)
def hub(view: View) -> Answer:
    return unit(view.igraph.hub_score(weights="weight"))


@ORACLES.add(node, "authority", STRENGTHS, Cost.MATRIX, by_largest=True, applies=has_one_answer, conversion=HITS)
def authority(view: View) -> Answer:
    return unit(view.igraph.authority_score(weights="weight"))


# MARK: Neighbourhoods


@ORACLES.add(node, "clustering", ONCE, applies=lambda view: not view.directed)
def clustering(view: View) -> Answer:
    return [None if math.isnan(value) else value for value in view.igraph.transitivity_local_undirected()]


@ORACLES.add(node, "triangles", ONCE, conversion="its list of triangles, each counted at its corners")
def triangles(view: View) -> Answer:
    counts = [0] * view.size
    for corners in view.igraph.as_undirected().list_triangles():
        for corner in corners:
            counts[corner] += 1
    return counts


@ORACLES.add(node, "constraint", STRENGTHS, conversion="undefined for an isolate, where it gives no number or 0")
def constraint(view: View) -> Answer:
    found = view.igraph.constraint(weights="weight")
    return [value if others else None for others, value in zip(view.neighbors, found, strict=True)]


# MARK: Networks


@ORACLES.add(network, "density", ONCE)
def density(view: View) -> Answer:
    return view.igraph.density() if view.size > 1 else None


@ORACLES.add(network, "components", ONCE)
def components(view: View) -> Answer:
    return len(view.igraph.connected_components(mode="weak"))


@ORACLES.add(network, "diameter", LENGTHS, Cost.COMPILED_PATHS, conversion="undefined without ties, where it gives 0")
def diameter(view: View) -> Answer:
    return view.igraph.diameter(weights=length_of(view)) if view.ties else None


@ORACLES.add(network, "mean-distance", LENGTHS, Cost.COMPILED_PATHS)
def mean_distance(view: View) -> Answer:
    return view.igraph.average_path_length(weights=length_of(view)) if view.ties else None


@ORACLES.add(
    network, "global-efficiency", LENGTHS, Cost.COMPILED_PATHS, conversion="mean of its normalised harmonic centrality"
)
def global_efficiency(view: View) -> Answer:
    found = view.igraph.harmonic_centrality(mode="in", weights=length_of(view), normalized=True)
    return math.fsum(found) / view.size if view.size > 1 else None


@ORACLES.add(
    network,
    "distance-fragmentation",
    LENGTHS,
    Cost.COMPILED_PATHS,
    conversion="1 − the mean of its normalised harmonic centrality",
)
def distance_fragmentation(view: View) -> Answer:
    found = view.igraph.harmonic_centrality(mode="in", weights=length_of(view), normalized=True)
    return 1 - math.fsum(found) / view.size if view.size > 1 else None


@ORACLES.add(network, "fragmentation", ONCE, conversion="the formula on its components")
def fragmentation(view: View) -> Answer:
    joined = sum(size * (size - 1) for size in view.igraph.connected_components(mode="weak").sizes())
    return 1 - joined / (view.size * (view.size - 1)) if view.size > 1 else None


@ORACLES.add(network, "transitivity", ONCE, conversion="without directions")
def transitivity(view: View) -> Answer:
    found = view.igraph.as_undirected().transitivity_undirected()
    return None if math.isnan(found) else found


@ORACLES.add(network, "reciprocity", ONCE)
def reciprocity(view: View) -> Answer:
    return view.igraph.reciprocity() if view.ties else None


@ORACLES.add(network, "articulation-points", ONCE)
def articulation_points(view: View) -> Answer:
    return len(view.igraph.articulation_points())


@ORACLES.add(network, "bridges", ONCE, conversion="two ties in opposite directions joined to one first")
def bridges(view: View) -> Answer:
    return len(view.igraph.as_undirected().bridges())


def grouped(view: View) -> tuple[igraph.Graph, list[int]]:
    """The nodes that have a group with the ties between them, and the number of each one's group."""
    kept = [place for place, group in enumerate(view.groups) if group is not None]
    return view.igraph.induced_subgraph(kept), [view.group_names.index(view.groups[place]) for place in kept]


@ORACLES.add(
    network,
    "assortativity",
    (UNWEIGHTED,),
    conversion="on nodes that have a group; undefined where it gives no number (D13)",
)
def assortativity(view: View) -> Answer:
    part, types = grouped(view)
    if not part.ecount():
        return None
    found = part.assortativity_nominal(types, directed=view.directed)
    return None if math.isnan(found) else found


@ORACLES.add(
    network,
    "modularity",
    STRENGTHS,
    conversion="on nodes that have a group, as its membership must cover the graph; undefined without ties (D14)",
)
def modularity(view: View) -> Answer:
    part, types = grouped(view)
    return part.modularity(types, weights="weight", directed=view.directed) if part.ecount() else None
