"""Measures of walks, written from their formulas alone: dense eigenproblems and linear systems."""

import networkx as nx
import numpy as np

from catalogue import Answer, Cost, Level, Oracles
from settings import STRENGTHS
from view import Array, View

ORACLES = Oracles("formula")
node = Level.NODE
LARGEST = 600
"""The most nodes for which all eigenvalues are found."""


def unit(vector: Array) -> list[float]:
    return (np.abs(vector) / np.linalg.norm(vector)).tolist()


def largest_space(symmetric: Array) -> tuple[float, Array]:
    """The largest eigenvalue, and the ones vector projected on all its eigenvectors."""
    values, vectors = np.linalg.eigh(symmetric)
    space = vectors[:, values > values[-1] * (1 - 1e-9)]
    return float(values[-1]), space @ (space.T @ np.ones(len(symmetric)))


def largest_of_parts(view: View) -> list[float]:
    """The largest eigenvalue of each strongly connected part, from the largest down."""
    parts = [sorted(part) for part in nx.strongly_connected_components(view.graph) if len(part) > 1]
    found = (max(abs(np.linalg.eigvals(view.matrix[np.ix_(part, part)]))) for part in parts)
    return sorted((float(value) for value in found), reverse=True)


def has_one_answer(view: View) -> bool:
    """Whether one part's eigenvalue is larger than all others, or, undirected, whatever they are."""
    if not view.directed:
        return True
    if view.size > LARGEST:
        return False
    values = largest_of_parts(view)
    return len(values) < 2 or values[1] < values[0] * (1 - 1e-6)


@ORACLES.add(
    node,
    "eigenvector",
    STRENGTHS,
    Cost.MATRIX,
    by_largest=True,
    applies=has_one_answer,
    conversion="directed: where one strongly connected part has the largest eigenvalue alone",
)
def eigenvector(view: View) -> Answer:
    if not view.has_cycle:
        return [None] * view.size
    if not view.directed:
        return unit(largest_space(view.matrix)[1])
    values, vectors = np.linalg.eig(view.matrix.T)
    return unit(vectors[:, np.argmax(values.real)].real)


@ORACLES.add(node, "pagerank", STRENGTHS, Cost.MATRIX)
def pagerank(view: View) -> Answer:
    if view.size == 0:
        return []
    leaving = view.matrix.sum(axis=1, keepdims=True)
    even = np.full_like(view.matrix, 1 / view.size)
    steps = np.where(leaving > 0, view.matrix / np.where(leaving > 0, leaving, 1), even)
    return np.linalg.solve(np.eye(view.size) - 0.85 * steps.T, np.full(view.size, 0.15 / view.size)).tolist()


@ORACLES.add(
    node,
    "katz",
    STRENGTHS,
    Cost.MATRIX,
    applies=has_one_answer,
    conversion="without a cycle: 0.85 over the largest sum of arriving strengths for α",
)
def katz(view: View) -> Answer:
    if not view.ties:
        return [1.0] * view.size
    if not view.has_cycle:
        largest = view.matrix.sum(axis=0).max()
    elif view.directed:
        largest = largest_of_parts(view)[0]
    else:
        largest = float(np.linalg.eigvalsh(view.matrix)[-1])
    return np.linalg.solve(np.eye(view.size) - 0.85 / largest * view.matrix.T, np.ones(view.size)).tolist()


def hubs_and_authorities(view: View) -> tuple[list[float], list[float]]:
    """From the graph in which each node is two, one that sends and one that receives."""
    nothing = np.zeros_like(view.matrix)
    _, vector = largest_space(np.block([[nothing, view.matrix], [view.matrix.T, nothing]]))
    return unit(vector[: view.size]), unit(vector[view.size :])


@ORACLES.add(node, "hub", STRENGTHS, Cost.MATRIX, by_largest=True, applies=lambda view: view.size <= LARGEST)
def hub(view: View) -> Answer:
    return hubs_and_authorities(view)[0] if view.ties else [None] * view.size


@ORACLES.add(node, "authority", STRENGTHS, Cost.MATRIX, by_largest=True, applies=lambda view: view.size <= LARGEST)
def authority(view: View) -> Answer:
    return hubs_and_authorities(view)[1] if view.ties else [None] * view.size
