"""What must hold of communities, of which many partitions are as good as the best that anybody can find."""

from collections.abc import Sequence

import igraph
import networkx as nx
import numpy as np

from catalogue import Answer, Cost, Level, Oracles
from settings import STRENGTHS
from view import Array, View

FORMULA = Oracles("formula")
IGRAPH = Oracles("igraph")
node = Level.NODE


def modularity(view: View, labels: Sequence[int]) -> float:
    """Q = Σ (w_ij/W − s_i^out s_j^in/W²) over the pairs in one community."""
    same = np.equal.outer(np.array(labels), np.array(labels))
    return float(gains(view)[same].sum())


def gains(view: View) -> Array:
    total = view.matrix.sum()
    return view.matrix / total - np.outer(view.matrix.sum(axis=1), view.matrix.sum(axis=0)) / total**2


def largest_gain(view: View, labels: Sequence[int]) -> float:
    """The most that Q grows if one node moves to another community."""
    both = gains(view) + gains(view).T
    np.fill_diagonal(both, 0)
    members = np.equal.outer(np.array(labels), np.unique(labels)).astype(float)
    to_each = both @ members
    own = (to_each * members).sum(axis=1)
    # A community of its own is a choice too.
    best = np.maximum(to_each.max(axis=1), 0)
    return float((best - own).max())


def requirements(view: View, printed: Answer) -> Answer:
    """Whether numbers run from 1 by first nodes, whether communities hold together, and what a move would gain."""
    labels = [int(label) for label in printed]
    firsts = list(dict.fromkeys(labels))
    parts = [[place for place, label in enumerate(labels) if label == number] for number in firsts]
    connected = all(nx.is_connected(view.underlying.subgraph(part)) for part in parts)
    gain = largest_gain(view, labels) if view.ties else 0
    return [float(firsts == list(range(1, len(firsts) + 1))), float(connected), gain if gain > 1e-10 else 0]


@FORMULA.add(
    node,
    "community",
    STRENGTHS,
    Cost.MATRIX,
    conversion="required of any answer: numbered by first nodes, each connected, no node better off elsewhere",
    reading=requirements,
)
def community(view: View) -> Answer:
    return [1, 1, 0]


@IGRAPH.add(
    node,
    "community",
    STRENGTHS,
    Cost.MATRIX,
    applies=lambda view: bool(view.ties) and not view.directed,
    conversion="the modularity of the communities",
    deviation="The highest modularity is out of reach for both; either may find a slightly better one",
    reading=lambda view, printed: modularity(view, [int(label) for label in printed]),
)
def modularity_of_leiden(view: View) -> Answer:
    igraph.set_random_number_generator(Even())
    found = view.igraph.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)
    return modularity(view, found.membership)


class Even:
    """A generator that igraph can take, the same in each run."""

    def __init__(self) -> None:
        self.source = np.random.default_rng(1)

    def random(self) -> float:
        return float(self.source.random())

    def randint(self, low: int, high: int) -> int:
        return int(self.source.integers(low, high, endpoint=True))

    def gauss(self, mean: float, deviation: float) -> float:
        return float(self.source.normal(mean, deviation))
