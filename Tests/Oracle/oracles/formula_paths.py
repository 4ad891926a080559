"""Measures of shortest paths, written from their formulas alone: every pair of nodes, no accumulation."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import sparse

from catalogue import Answer, Cost, Level, Oracles, Value
from settings import CROSS_PAIRS, LENGTHS, PAIRS
from view import Array, View

ORACLES = Oracles("formula")
node = Level.NODE
tie = Level.TIE
network = Level.NETWORK

EQUAL = 1e-10
"""Path lengths that differ by less than this part of themselves are equal, as the definition has it."""


def are_equal(found: Array, shortest: Array) -> Array:
    with np.errstate(invalid="ignore"):
        return np.isfinite(shortest) & (np.abs(found - shortest) <= EQUAL * shortest)


@dataclass(frozen=True)
class Paths:
    """σ_st, the number of shortest paths between all pairs, and the share of them that takes a node or a tie."""

    distances: Array
    counts: Array

    @classmethod
    def of(cls, view: View) -> "Paths":
        counts = np.zeros((view.size, view.size))
        arcs = list(zip(view.ties, view.lengths, strict=True))
        if not view.directed:
            arcs += [(pair[::-1], length) for pair, length in arcs]
        sources = np.array([pair[0] for pair, _ in arcs], dtype=int)
        targets = np.array([pair[1] for pair, _ in arcs], dtype=int)
        lengths = np.array([length for _, length in arcs])
        for start, distance in enumerate(view.distances):
            counts[start, start] = 1
            if not arcs:
                continue
            used = np.flatnonzero(are_equal(distance[sources] + lengths, distance[targets]))
            row = counts[start]
            for arc in used[np.argsort(distance[sources[used]], kind="stable")]:
                row[targets[arc]] += row[sources[arc]]
        return cls(view.distances, counts)

    def share_through(self, place: int) -> Array:
        """σ_st(i)/σ_st for all pairs s ≠ i ≠ t."""
        share = self.share(place, place, 0.0)
        share[place, :] = 0
        share[:, place] = 0
        return share

    def share(self, source: int, target: int, length: float) -> Array:
        """The share of the shortest paths of each pair that goes to `source`, on by `length`, and from `target`."""
        total = self.distances[:, source, None] + length + self.distances[None, target, :]
        through = self.counts[:, source, None] * self.counts[None, target, :]
        counted = are_equal(total, self.distances)
        np.fill_diagonal(counted, False)
        return np.divide(through, self.counts, out=np.zeros_like(through), where=counted)


@lru_cache(maxsize=1)
def paths_of(view: View) -> Paths:
    """All measures of a view are asked for one after the other, so the last one is kept."""
    return Paths.of(view)


def shares_of_nodes(view: View) -> Iterator[Array]:
    paths = paths_of(view)
    return (paths.share_through(place) for place in range(view.size))


def shares_of_ties(view: View) -> Iterator[Array]:
    paths = paths_of(view)
    for (source, target), length in zip(view.ties, view.lengths, strict=True):
        share = paths.share(source, target, length)
        yield share if view.directed else share + paths.share(target, source, length)


def unordered(view: View) -> int:
    """What a sum over ordered pairs is divided by."""
    return 1 if view.directed else 2


@ORACLES.add(node, "betweenness", PAIRS, Cost.PAIRS)
def betweenness(view: View) -> Answer:
    others = (view.size - 1) * (view.size - 2)
    scale = 1 / max(others, 1) if view.normalized else 1 / unordered(view)
    return [share.sum() * scale for share in shares_of_nodes(view)]


@ORACLES.add(tie, "edge-betweenness", PAIRS, Cost.PAIRS)
def edge_betweenness(view: View) -> Answer:
    pairs = view.size * (view.size - 1)
    scale = 1 / max(pairs, 1) if view.normalized else 1 / unordered(view)
    return {pair: share.sum() * scale for pair, share in zip(view.ties, shares_of_ties(view), strict=True)}


@ORACLES.add(node, "cross-betweenness", CROSS_PAIRS, Cost.PAIRS)
def cross_betweenness(view: View) -> Answer:
    return [share_of(view, share, other_than(view, place)) for place, share in enumerate(shares_of_nodes(view))]


def own_pairs(view: View, place: int) -> Array:
    """The pairs of different groups, neither end the node itself, of which one end is in the node's group."""
    group = view.groups[place]
    own = np.array([its is not None and its == group for its in view.groups], dtype=bool)
    return other_than(view, place) & (own[:, None] | own[None, :])


def other_than(view: View, place: int) -> Array:
    pairs = view.cross.copy()
    pairs[place, :] = pairs[:, place] = False
    return pairs


def share_of(view: View, share: Array, pairs: Array) -> float:
    """The sum over some pairs: as a part of their number if normalised, else each unordered pair once."""
    return share[pairs].sum() / (max(pairs.sum(), 1) if view.normalized else unordered(view))


@ORACLES.add(node, "cross-betweenness-local", PAIRS, Cost.PAIRS)
def cross_betweenness_local(view: View) -> Answer:
    return [
        None if view.groups[place] is None else share_of(view, share, own_pairs(view, place))
        for place, share in enumerate(shares_of_nodes(view))
    ]


@ORACLES.add(node, "cross-betweenness-external", PAIRS, Cost.PAIRS)
def cross_betweenness_external(view: View) -> Answer:
    return [
        share_of(view, share, other_than(view, place) & ~own_pairs(view, place))
        for place, share in enumerate(shares_of_nodes(view))
    ]


@ORACLES.add(tie, "cross-betweenness", CROSS_PAIRS, Cost.PAIRS)
def tie_cross_betweenness(view: View) -> Answer:
    counted = view.cross.sum() if view.normalized else unordered(view)
    return {
        pair: share[view.cross].sum() / counted if counted else 0
        for pair, share in zip(view.ties, shares_of_ties(view), strict=True)
    }


@ORACLES.add(
    node, "bridgeness", LENGTHS, Cost.PAIRS, conversion="directed: s has no tie to the node and t none from it"
)
def bridgeness(view: View) -> Answer:
    far_from, far_to = view.adjacency.T == 0, view.adjacency == 0
    return [
        share[np.outer(far_from[place], far_to[place])].sum() / unordered(view)
        for place, share in enumerate(shares_of_nodes(view))
    ]


@ORACLES.add(node, "bridging-centrality", LENGTHS, Cost.PAIRS)
def bridging_centrality(view: View) -> Answer:
    degrees = np.array([len(others) for others in view.neighbors])
    answer = []
    for place, (others, share) in enumerate(zip(view.neighbors, shares_of_nodes(view), strict=True)):
        coefficient = 1 / degrees[place] / (1 / degrees[list(others)]).sum() if others else 0
        answer.append(share.sum() / unordered(view) * coefficient)
    return answer


@ORACLES.add(node, "everett-valente", LENGTHS, Cost.PAIRS)
def everett_valente(view: View) -> Answer:
    """The mean betweenness of the ties at a node, arriving and leaving ones each for themselves when directed."""
    load = edge_betweenness(view)
    answer: list[Value] = []
    for place, share in enumerate(shares_of_nodes(view)):
        arriving = [load[pair] for pair in view.ties if pair[1] == place]
        leaving = [load[pair] for pair in view.ties if pair[0] == place]
        sides = [side for side in (arriving, leaving) if side] if view.directed else [arriving + leaving]
        if not arriving and not leaving:
            answer.append(None)
        elif share.sum() == 0 if view.directed else len(sides[0]) == 1:
            answer.append(0)
        else:
            answer.append(float(np.mean([np.mean(side) for side in sides])))
    return answer


def efficiency_of(view: View, lengths: sparse.csr_array) -> float:
    distances = sparse.csgraph.shortest_path(lengths)
    with np.errstate(divide="ignore"):
        nearness = 1 / distances
    np.fill_diagonal(nearness, 0)
    return nearness.sum() / (view.size * (view.size - 1))


@ORACLES.add(node, "valente-fujimoto", LENGTHS, Cost.REMOVALS)
def valente_fujimoto(view: View) -> Answer:
    if not view.ties:
        return [None] * view.size
    lengths = view.sparse_lengths.tolil()
    whole = efficiency_of(view, lengths.tocsr())
    losses: list[list[float]] = [[] for _ in range(view.size)]
    for (source, target), length in zip(view.ties, view.lengths, strict=True):
        ends = [(source, target)] if view.directed else [(source, target), (target, source)]
        for pair in ends:
            lengths[pair] = 0
        loss = whole - efficiency_of(view, lengths.tocsr())
        for pair in ends:
            lengths[pair] = length
        losses[source].append(loss)
        losses[target].append(loss)
    return [sum(parts) / len(parts) if parts else None for parts in losses]


def reached(view: View) -> Array:
    joined = np.isfinite(view.distances)
    np.fill_diagonal(joined, False)
    return joined


def nearness(view: View) -> Array:
    with np.errstate(divide="ignore"):
        return np.where(reached(view), 1 / view.distances, 0)


@ORACLES.add(node, "closeness", LENGTHS, Cost.MATRIX)
def closeness(view: View) -> Answer:
    if view.size == 1:
        return [None]
    joined = reached(view)
    counts, totals = joined.sum(axis=0), np.where(joined, view.distances, 0).sum(axis=0)
    return [
        count * count / total / (view.size - 1) if count else 0
        for count, total in zip(counts.tolist(), totals.tolist(), strict=True)
    ]


@ORACLES.add(node, "harmonic", LENGTHS, Cost.MATRIX)
def harmonic(view: View) -> Answer:
    return [None] if view.size == 1 else (nearness(view).sum(axis=0) / (view.size - 1)).tolist()


@ORACLES.add(node, "eccentricity", LENGTHS, Cost.MATRIX)
def eccentricity(view: View) -> Answer:
    farthest = np.where(reached(view), view.distances, 0).max(axis=1, initial=0)
    return [value or None for value in farthest.tolist()]


@ORACLES.add(node, "bridge-closeness", LENGTHS, Cost.MATRIX)
def bridge_closeness(view: View) -> Answer:
    if len(view.group_names) < 2:
        return [None] * view.size
    counted = reached(view) & view.cross
    counts, totals = counted.sum(axis=0), np.where(counted, view.distances, 0).sum(axis=0)
    return [
        None if group is None else count / total if count else 0
        for group, count, total in zip(view.groups, counts.tolist(), totals.tolist(), strict=True)
    ]


@ORACLES.add(network, "diameter", LENGTHS, Cost.MATRIX)
def diameter(view: View) -> Answer:
    return view.distances[reached(view)].max() if view.ties else None


@ORACLES.add(network, "mean-distance", LENGTHS, Cost.MATRIX)
def mean_distance(view: View) -> Answer:
    return view.distances[reached(view)].mean() if view.ties else None


@ORACLES.add(network, "global-efficiency", LENGTHS, Cost.MATRIX)
def global_efficiency(view: View) -> Answer:
    return nearness(view).sum() / (view.size * (view.size - 1)) if view.size > 1 else None


@ORACLES.add(network, "distance-fragmentation", LENGTHS, Cost.MATRIX)
def distance_fragmentation(view: View) -> Answer:
    found = global_efficiency(view)
    return None if found is None else 1 - found
