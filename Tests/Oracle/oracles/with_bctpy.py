"""What bctpy, the Brain Connectivity Toolbox, gives, brought to this project's conventions."""

import warnings

import bct
import numpy as np

from catalogue import Answer, Cost, Level, Oracles, Value
from settings import STRENGTHS
from view import View

ORACLES = Oracles("bctpy")
node = Level.NODE
GROUPED = "on nodes that have a group, up to 500 nodes"


def is_asked(view: View) -> bool:
    return bool(view.group_names) and view.size <= 500


def grouped(view: View) -> tuple[list[int], np.ndarray, np.ndarray]:
    """The nodes that have a group, their matrix with ties in and out added, and their groups' numbers."""
    kept = [place for place, group in enumerate(view.groups) if group is not None]
    both = view.matrix + view.matrix.T if view.directed else view.matrix
    numbers = np.array([view.group_names.index(view.groups[place]) + 1 for place in kept], dtype=int)
    return kept, both[np.ix_(kept, kept)], numbers


def spread(view: View, kept: list[int], found: np.ndarray, missing: Value) -> list[Value]:
    """Values of the nodes that were kept, at their places; NaN, no answer, or `missing` for the others."""
    answer: list[Value] = [missing] * view.size
    for place, value in zip(kept, found.tolist(), strict=True):
        answer[place] = value
    return answer


@ORACLES.add(
    node,
    "participation",
    STRENGTHS,
    Cost.MATRIX,
    applies=is_asked,
    conversion=f"{GROUPED}; undefined without such ties, where it gives 0",
)
def participation(view: View) -> Answer:
    kept, matrix, numbers = grouped(view)
    with np.errstate(all="ignore"):
        found = np.asarray(bct.participation_coef(matrix, numbers), dtype=float)
    answer = spread(view, kept, found, float("nan"))
    for place, total in zip(kept, matrix.sum(axis=1), strict=True):
        if total == 0:
            answer[place] = None
    return answer


@ORACLES.add(
    node,
    "within-module-z",
    STRENGTHS,
    Cost.MATRIX,
    applies=is_asked,
    conversion=f"{GROUPED}; undefined where all members are alike and it gives 0",
)
def within_module_z(view: View) -> Answer:
    kept, matrix, numbers = grouped(view)
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        found = np.asarray(bct.module_degree_zscore(matrix, numbers), dtype=float)
    answer = spread(view, kept, found, None)
    for number in set(numbers.tolist()):
        members = np.flatnonzero(numbers == number)
        inside = matrix[np.ix_(members, members)].sum(axis=1)
        if np.ptp(inside) <= 1e-12 * max(inside.max(), 1):
            for member in members:
                answer[kept[member]] = None
    return answer
