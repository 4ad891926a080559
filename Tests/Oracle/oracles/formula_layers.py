"""Measures of several kinds of tie, written from their formulas alone: walks counted by powers of matrices."""

import numpy as np

from catalogue import Answer, Cost, Level, Oracles, Value
from settings import ONCE
from view import Array, View

ORACLES = Oracles("formula")
node = Level.NODE


def layers(view: View) -> list[Array]:
    """A matrix of ones and zeros for each kind of tie."""
    found = []
    for pairs in view.network.kinds.values():
        layer = np.zeros((view.size, view.size))
        for pair in pairs:
            layer[pair] = 1
        found.append(layer)
    return found


def degrees(view: View) -> Array:
    """k_i^α: a column for each kind."""
    columns = [layer.sum(axis=1) + (layer.sum(axis=0) if view.directed else 0) for layer in layers(view)]
    return np.array(columns).T.reshape(view.size, len(columns))


@ORACLES.add(node, "layer-overlap", ONCE, Cost.MATRIX)
def layer_overlap(view: View) -> Answer:
    return degrees(view).sum(axis=1).tolist()


@ORACLES.add(node, "layer-participation", ONCE, Cost.MATRIX)
def layer_participation(view: View) -> Answer:
    k = degrees(view)
    count = k.shape[1]
    if count < 2:
        return [None] * view.size
    return [count / (count - 1) * (1 - ((row / row.sum()) ** 2).sum()) if row.sum() else None for row in k]


@ORACLES.add(node, "interdependence", ONCE, Cost.PAIRS)
def interdependence(view: View) -> Answer:
    """A walk of as many steps as the distance is a shortest path; those of one kind stay in one matrix."""
    kinds = layers(view)
    steps = sum(kinds, np.zeros((view.size, view.size)))
    walks, alone = np.eye(view.size), [np.eye(view.size) for _ in kinds]
    share = np.full((view.size, view.size), np.nan)
    np.fill_diagonal(share, 0)
    while True:
        walks, alone = walks @ steps, [done @ kind for done, kind in zip(alone, kinds, strict=True)]
        new = np.isnan(share) & (walks > 0)
        if not new.any():
            break
        share[new] = 1 - sum(alone)[new] / walks[new]
        # Walks that went on from where a shorter path leads are no shortest paths, nor will they become any.
        walks[~new] = 0
        alone = [np.where(new, done, 0) for done in alone]
    np.fill_diagonal(share, np.nan)
    answer: list[Value] = []
    for row in share:
        reached = row[~np.isnan(row)]
        answer.append(float(reached.mean()) if len(reached) else None)
    return answer
