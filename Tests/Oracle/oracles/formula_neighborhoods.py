"""Measures of a node's neighbourhood and counts of the whole network, written from their formulas alone."""

import math
from itertools import combinations

import numpy as np
from scipy import sparse

from catalogue import Answer, Cost, Level, Oracles, Value
from settings import ONCE, STRENGTHS
from view import Array, View

ORACLES = Oracles("formula")
node = Level.NODE
tie = Level.TIE
network = Level.NETWORK


@ORACLES.add(node, "degree", ONCE, Cost.MATRIX)
def degree(view: View) -> Answer:
    return (view.adjacency.sum(axis=1) + (view.adjacency.sum(axis=0) if view.directed else 0)).tolist()


@ORACLES.add(node, "in-degree", ONCE, Cost.MATRIX)
def in_degree(view: View) -> Answer:
    return view.adjacency.sum(axis=0).tolist()


@ORACLES.add(node, "out-degree", ONCE, Cost.MATRIX)
def out_degree(view: View) -> Answer:
    return view.adjacency.sum(axis=1).tolist()


@ORACLES.add(node, "strength", STRENGTHS, Cost.MATRIX)
def strength(view: View) -> Answer:
    return (view.matrix.sum(axis=1) + (view.matrix.sum(axis=0) if view.directed else 0)).tolist()


@ORACLES.add(node, "core-number", ONCE, Cost.MATRIX)
def core_number(view: View) -> Answer:
    """Takes away, for each k, all that have fewer than k ties to what is left."""
    ties = view.adjacency + (view.adjacency.T if view.directed else 0)
    cores = np.zeros(view.size)
    left = np.ones(view.size, dtype=bool)
    k = 0
    while left.any():
        k += 1
        while (few := left & (ties[:, left].sum(axis=1) < k)).any():
            left &= ~few
        cores[left] = k
    return cores.tolist()


def either_way(view: View) -> Array:
    return np.maximum(view.adjacency, view.adjacency.T)


@ORACLES.add(node, "clustering", ONCE, Cost.MATRIX)
def clustering(view: View) -> Answer:
    """Fagiolo's form, of which the undirected one is the special case of ties that all run both ways."""
    a = view.adjacency
    both = a + a.T
    shapes = ((both @ both) * both.T).sum(axis=1) / 2
    total = both.sum(axis=1)
    returned = (a * a.T).sum(axis=1)
    most = total * (total - 1) - 2 * returned
    return [
        None if len(others) < 2 else triangles / count
        for others, triangles, count in zip(view.neighbors, shapes.tolist(), most.tolist(), strict=True)
    ]


@ORACLES.add(node, "triangles", ONCE, Cost.MATRIX)
def triangles(view: View) -> Answer:
    a = either_way(view)
    return (((a @ a) * a).sum(axis=1) / 2).tolist()


def both_ways(view: View) -> Array:
    """z_ij = w_ij + w_ji."""
    return view.matrix + view.matrix.T


def shares(z: Array) -> Array:
    """p_ij = z_ij / Σ_k z_ik."""
    total = z.sum(axis=1, keepdims=True)
    return np.divide(z, total, out=np.zeros_like(z), where=total > 0)


def local_constraint(view: View) -> Array:
    p = shares(both_ways(view))
    return np.where(both_ways(view) > 0, (p + p @ p) ** 2, 0)


@ORACLES.add(node, "constraint", STRENGTHS, Cost.MATRIX)
def constraint(view: View) -> Answer:
    found = local_constraint(view).sum(axis=1).tolist()
    return [value if others else None for others, value in zip(view.neighbors, found, strict=True)]


@ORACLES.add(node, "effective-size", STRENGTHS, Cost.MATRIX)
def effective_size(view: View) -> Answer:
    z = both_ways(view)
    largest = z.max(axis=1, keepdims=True, initial=0)
    m = np.divide(z, largest, out=np.zeros_like(z), where=largest > 0)
    redundancy = np.where(z > 0, shares(z) @ m.T, 0)
    found = ((z > 0) - redundancy).sum(axis=1).tolist()
    return [value if others else None for others, value in zip(view.neighbors, found, strict=True)]


@ORACLES.add(node, "efficiency", STRENGTHS, Cost.MATRIX)
def efficiency(view: View) -> Answer:
    return [
        value / len(others) if others else None
        for others, value in zip(view.neighbors, effective_size(view), strict=True)
    ]


@ORACLES.add(node, "hierarchy", STRENGTHS, Cost.MATRIX)
def hierarchy(view: View) -> Answer:
    answer: list[Value] = []
    for row in local_constraint(view):
        parts = row[row > 0]
        if len(parts) < 2:
            answer.append(1 if len(parts) else None)
        else:
            ratios = parts / parts.mean()
            answer.append(float((ratios * np.log(ratios)).sum() / (len(parts) * math.log(len(parts)))))
    return answer


@ORACLES.add(node, "redundancy", ONCE, Cost.MATRIX)
def redundancy(view: View) -> Answer:
    """Asks for each pair of neighbours whether it has more common neighbours than this node."""
    a = either_way(view)
    common = a @ a
    answer: list[Value] = []
    for others in view.neighbors:
        pairs = [common[pair] > 1 for pair in combinations(sorted(others), 2)]
        answer.append(float(np.mean(pairs)) if pairs else None)
    return answer


@ORACLES.add(tie, "strength", STRENGTHS)
def tie_strength(view: View) -> Answer:
    return dict(zip(view.ties, view.strengths, strict=True))


def component_sizes(view: View, left: Array | None = None) -> list[int]:
    """The sizes of the pieces of what is left of the network, direction ignored."""
    a = either_way(view)
    if left is not None:
        a = a[np.ix_(left, left)]
    if not len(a):
        return []
    _, labels = sparse.csgraph.connected_components(sparse.csr_array(a), directed=False)
    return np.bincount(labels).tolist()


@ORACLES.add(network, "density", ONCE)
def density(view: View) -> Answer:
    return len(view.ties) / view.pairs if view.size > 1 else None


@ORACLES.add(network, "components", ONCE, Cost.MATRIX)
def components(view: View) -> Answer:
    return len(component_sizes(view))


@ORACLES.add(network, "fragmentation", ONCE, Cost.MATRIX)
def fragmentation(view: View) -> Answer:
    joined = sum(size * (size - 1) for size in component_sizes(view))
    return 1 - joined / (view.size * (view.size - 1)) if view.size > 1 else None


@ORACLES.add(network, "transitivity", ONCE, Cost.MATRIX)
def transitivity(view: View) -> Answer:
    a = either_way(view)
    ends = a.sum(axis=1)
    triples = (ends * (ends - 1)).sum()
    return ((a @ a) * a).sum() / triples if triples else None


@ORACLES.add(network, "robins-alexander", ONCE, Cost.MATRIX)
def robins_alexander(view: View) -> Answer:
    """Four times the cycles of four over the paths of three ties, whose four nodes all differ."""
    a = either_way(view)
    common = np.triu(a @ a, 1)
    cycles = (common * (common - 1)).sum() / 4
    ends = a.sum(axis=1) - 1
    triangles = np.trace(a @ a @ a) / 6
    paths = (a * np.outer(ends, ends)).sum() / 2 - 3 * triangles
    return 4 * cycles / paths if paths else None


@ORACLES.add(network, "reciprocity", ONCE, Cost.MATRIX)
def reciprocity(view: View) -> Answer:
    a = view.adjacency
    return (a * a.T).sum() / a.sum() if view.ties else None


@ORACLES.add(network, "articulation-points", ONCE, Cost.SEPARATE_PATHS)
def articulation_points(view: View) -> Answer:
    """Takes away each node and counts the pieces."""
    whole = len(component_sizes(view))
    count = 0
    for place, others in enumerate(view.neighbors):
        left = np.arange(view.size) != place
        count += bool(others) and len(component_sizes(view, left)) > whole
    return count


@ORACLES.add(network, "bridges", ONCE, Cost.REMOVALS)
def bridges(view: View) -> Answer:
    """Takes away each pair's ties and asks whether a path still joins it."""
    a = sparse.lil_array(either_way(view))
    count = 0
    for source, target in {tuple(sorted(pair)) for pair in view.ties}:
        a[source, target] = a[target, source] = 0
        _, labels = sparse.csgraph.connected_components(a.tocsr(), directed=False)
        a[source, target] = a[target, source] = 1
        count += bool(labels[source] != labels[target])
    return count
