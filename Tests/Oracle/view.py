"""A network as one setting has it, in the forms that the libraries take."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations, permutations
from typing import TypeAlias

import igraph as ig
import networkit as nk
import networkx as nx
import numpy as np
from scipy import sparse

from networks.network import Network
from settings import NORMALIZED, Setting

Array: TypeAlias = np.ndarray
LARGEST_WHOLE = 2**52
"""Up to here floating point has every whole number, and one half between them."""


class View:
    """Merged ties without loops; strengths and lengths as the setting says."""

    def __init__(self, network: Network, setting: Setting) -> None:
        self.network = network
        self.setting = setting
        self.directed = network.directed
        self.size = network.size
        self.groups = network.groups
        self.ties = list(network.ties)
        merged = network.ties.values()
        self.strengths = [1.0 if setting.unweighted else number for number, _ in merged]
        self.exact_lengths = [1 / exact if setting.inverse else Fraction(1) for _, exact in merged]
        self.lengths = [1 / number if setting.inverse else 1.0 for number, _ in merged]

    @property
    def normalized(self) -> bool:
        return self.setting.name == NORMALIZED

    @property
    def pairs(self) -> int:
        """Pairs of nodes: ordered if directed."""
        return self.size * (self.size - 1) // (1 if self.directed else 2)

    @cached_property
    def group_names(self) -> list[str]:
        return sorted({group for group in self.groups if group is not None})

    @cached_property
    def members(self) -> dict[str, list[int]]:
        return {name: [node for node, group in enumerate(self.groups) if group == name] for name in self.group_names}

    @cached_property
    def has_cycle(self) -> bool:
        return bool(self.ties) and not (self.directed and nx.is_directed_acyclic_graph(self.graph))

    @cached_property
    def is_weighted(self) -> bool:
        return any(strength != 1 for strength in self.strengths)

    @cached_property
    def whole(self) -> tuple[Sequence[int | Fraction], int]:
        """The lengths times a common denominator, which also is given: whole numbers, so that sums are exact.

        Where the denominator is too large for other numbers, the lengths as fractions, with 1 for it.
        """
        scale = math.lcm(*(length.denominator for length in self.exact_lengths))
        if scale > LARGEST_WHOLE:
            return self.exact_lengths, 1
        return [int(length * scale) for length in self.exact_lengths], scale

    @property
    def has_whole_sums(self) -> bool:
        """Whether the lengths are whole numbers, and so is the length of any path in floating point."""
        lengths, _ = self.whole
        return sum(lengths) <= LARGEST_WHOLE and all(length.denominator == 1 for length in lengths)

    @cached_property
    def neighbors(self) -> list[set[int]]:
        """The nodes at either end of each node's ties."""
        found: list[set[int]] = [set() for _ in range(self.size)]
        for source, target in self.ties:
            found[source].add(target)
            found[target].add(source)
        return found

    # MARK: Libraries

    @cached_property
    def graph(self) -> nx.Graph:
        """Weighted by strengths, with the exact whole lengths as `length` and the plain ones as `float_length`."""
        made = nx.DiGraph() if self.directed else nx.Graph()
        made.add_nodes_from((node, {"group": group}) for node, group in enumerate(self.groups))
        values = zip(self.ties, self.strengths, self.whole[0], self.lengths, strict=True)
        for (source, target), strength, length, plain in values:
            made.add_edge(source, target, weight=strength, length=length, float_length=plain)
        return made

    @cached_property
    def underlying(self) -> nx.Graph:
        return nx.Graph(self.graph.to_undirected(as_view=True))

    @cached_property
    def igraph(self) -> ig.Graph:
        made = ig.Graph(n=self.size, edges=self.ties, directed=self.directed)
        made.es["weight"] = self.strengths
        made.es["length"] = self.lengths
        return made

    @cached_property
    def networkit(self) -> nk.Graph:
        """Weighted by strengths."""
        return self.networkit_weighted(self.strengths)

    def networkit_weighted(self, weights: list[float], *, reverse: bool = False) -> nk.Graph:
        made = nk.Graph(self.size, weighted=True, directed=self.directed)
        for (source, target), weight in zip(self.ties, weights, strict=True):
            made.addEdge(*((target, source) if reverse else (source, target)), weight)
        made.indexEdges()
        return made

    # MARK: Matrices

    @cached_property
    def matrix(self) -> Array:
        """Strengths: row to column, symmetric if undirected."""
        return self.filled(self.strengths, 0.0)

    @cached_property
    def adjacency(self) -> Array:
        return self.filled([1.0] * len(self.ties), 0.0)

    @cached_property
    def step_lengths(self) -> Array:
        return self.filled(self.lengths, np.inf)

    def filled(self, values: list[float], nothing: float) -> Array:
        made = np.full((self.size, self.size), nothing)
        for (source, target), value in zip(self.ties, values, strict=True):
            made[source, target] = value
            if not self.directed:
                made[target, source] = value
        return made

    @cached_property
    def sparse_lengths(self) -> sparse.csr_array:
        sources, targets = (np.array([tie[end] for tie in self.ties], dtype=int) for end in (0, 1))
        made = sparse.csr_array((self.lengths, (sources, targets)), shape=(self.size, self.size))
        return made if self.directed else made + made.T

    @cached_property
    def distances(self) -> Array:
        if not self.ties:
            return np.where(np.eye(self.size, dtype=bool), 0.0, np.inf)
        return sparse.csgraph.shortest_path(self.sparse_lengths, unweighted=not self.setting.inverse)

    @cached_property
    def membership(self) -> Array:
        """A column for each group; a row of zeros for a node without one."""
        columns = [[group == name for name in self.group_names] for group in self.groups]
        return np.array(columns, dtype=float).reshape(self.size, len(self.group_names))

    @cached_property
    def cross(self) -> Array:
        """Whether each pair of nodes counts for cross-group measures: both grouped, in different groups.

        Between two groups, one end in the first and the other in the second; directed, from the first to the second.
        """
        grouped = self.membership.sum(axis=1) > 0
        if self.setting.between:
            first, second = (self.membership[:, place] > 0 for place in (0, 1))
            return np.outer(first, second) | (False if self.directed else np.outer(second, first))
        return np.outer(grouped, grouped) & (self.membership @ self.membership.T == 0)

    def group_pairs(self) -> Iterator[tuple[list[int], list[int]]]:
        """The members of each ordered pair of different groups that counts."""
        names = self.group_names[:2] if self.setting.between else self.group_names
        ordered_once = self.setting.between and self.directed
        for first, second in (combinations if ordered_once else permutations)(names, 2):
            yield self.members[first], self.members[second]
