"""Graphs of NetworkX as graphs of Isthmus, and back."""

from collections.abc import Hashable, Iterable
from itertools import chain
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from ..graph import Graph


class Converted:
    """What a graph of NetworkX becomes: its nodes by number, its edges as arrays, one attribute of edges as numbers."""

    __networkx_backend__ = "isthmus"

    def __init__(
        self,
        nodes: list[Hashable],
        sources: NDArray[np.int64],
        targets: NDArray[np.int64],
        weights: NDArray[np.float64] | None,
        *,
        weight: str | None,
        problem: str | None,
        directed: bool,
        multigraph: bool,
        attributes: dict[str, list[Any]],
    ) -> None:
        self.nodes = nodes
        self.sources = sources
        self.targets = targets
        self.weights = weights
        self.weight = weight
        """The attribute that `weights` hold; 1 where an edge lacks it."""
        self.problem = problem
        """Why `weights` cannot be used."""
        self.attributes = attributes
        """Attributes of nodes that were asked for, in node order."""
        self._directed = directed
        self._multigraph = multigraph
        self._index: dict[Hashable, int] | None = None
        self._unweighted: Graph | None = None
        self._weighted: Graph | None = None
        self.__networkx_cache__: dict[str, Any] = {}

    def is_directed(self) -> bool:
        return self._directed

    def is_multigraph(self) -> bool:
        return self._multigraph

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Any:
        return iter(self.nodes)

    def __contains__(self, node: object) -> bool:
        try:
            return node in self.index
        except TypeError:
            return False

    @property
    def index(self) -> dict[Hashable, int]:
        """The number of each node."""
        if self._index is None:
            self._index = {node: number for number, node in enumerate(self.nodes)}
        return self._index

    def unweighted(self, *, loops: bool = False) -> Graph:
        """The graph, every tie counting as 1.

        Raises
        ------
        NotImplementedError
            Edges from a node to itself, unless `loops` says that they make no difference.
        """
        self._refuse_loops(loops)
        if self._unweighted is None:
            self._unweighted = self._build(None)
        return self._unweighted

    def weighted(self, attribute: str | None, *, loops: bool = False) -> Graph:
        """The graph with an attribute of edges as their strengths; without one, every tie counts as 1.

        Raises
        ------
        NotImplementedError
            As `unweighted`, and for values that are not finite numbers above zero.
        """
        if attribute is None or (attribute == self.weight and self.weights is None and self.problem is None):
            return self.unweighted(loops=loops)
        self._refuse_loops(loops)
        if attribute != self.weight:
            raise NotImplementedError(f"the graph was converted without the attribute {attribute!r} of its edges")
        if self.problem is not None:
            raise NotImplementedError(self.problem)
        if self._weighted is None:
            self._weighted = self._build(self.weights)
        return self._weighted

    def weights_are_exact(self) -> bool:
        """Whether sums of weights are exact, as those of whole numbers and of halves and quarters are.

        NetworkX compares the lengths of paths bit by bit, so that 0.1 + 0.2 and 0.3 differ; Isthmus takes lengths as
        equal that differ by rounding only. Where sums are exact, both count the same shortest paths.
        """
        if self.weights is None:
            return True
        scaled = self.weights * 1024
        return bool(np.all(scaled == np.floor(scaled)) and scaled.sum() < 2**52)

    def _refuse_loops(self, loops: bool) -> None:
        if not loops and np.any(self.sources == self.targets):
            raise NotImplementedError("edges from a node to itself would count in the answer of NetworkX")

    def _build(self, weights: NDArray[np.float64] | None) -> Graph:
        return Graph.from_edges(
            len(self.nodes), self.sources, self.targets, weights, directed=self._directed, parallel="maximum"
        )

    def by_node(self, values: NDArray[Any], nodes: Iterable[Hashable] | None = None) -> dict[Hashable, Any]:
        """Numbers in node order as a dictionary, of all nodes or of some."""
        numbers = values.tolist()
        if nodes is None:
            return dict(zip(self.nodes, numbers, strict=True))
        return {node: numbers[self.index[node]] for node in nodes if node in self}

    def groups(self, numbers: NDArray[np.int32]) -> list[set[Hashable]]:
        """Sets of nodes with the same number, in the order of their first nodes."""
        sets: list[set[Hashable]] = [set() for _ in range(int(numbers.max(initial=-1)) + 1)]
        for node, number in zip(self.nodes, numbers.tolist(), strict=True):
            sets[number].add(node)
        return sets


def convert_from_nx(
    graph: nx.Graph,
    *,
    edge_attrs: dict[str, Any] | None = None,
    node_attrs: dict[str, Any] | None = None,
    preserve_edge_attrs: bool = False,
    preserve_node_attrs: bool = False,
    preserve_graph_attrs: bool = False,
    name: str | None = None,
    graph_name: str | None = None,
) -> Converted:
    """Converts a graph of NetworkX; called by NetworkX, which keeps the result for later calls."""
    if preserve_edge_attrs or len(edge_attrs or {}) > 1:
        raise NotImplementedError("isthmus keeps one attribute of edges, which a call must name")
    if preserve_node_attrs:
        raise NotImplementedError("isthmus keeps attributes of nodes only if a call names them")
    nodes = list(graph)
    adjacency = graph._adj
    sources, targets = _ends(nodes, adjacency)
    # An undirected edge stands in the rows of both ends; the row of the lower end is kept. Loops stand in one row once.
    kept = None if graph.is_directed() else sources <= targets
    weight, default = next(iter((edge_attrs or {}).items()), (None, 1))
    weights, problem = None, None
    if weight is not None and not graph.is_multigraph():
        values = [data.get(weight, default) for row in adjacency.values() for data in row.values()]
        weights, problem = _numbers(values, weight)
        if weights is not None and kept is not None:
            weights = weights[kept]
    elif weight is not None:
        problem = "parallel edges with weights"
    if kept is not None:
        sources, targets = sources[kept], targets[kept]
    if weights is not None and np.all(weights == 1):
        weights = None
    return Converted(
        nodes,
        sources,
        targets,
        weights,
        weight=weight,
        problem=problem,
        directed=graph.is_directed(),
        multigraph=graph.is_multigraph(),
        attributes={
            attribute: [data.get(attribute, missing) for data in graph._node.values()]
            for attribute, missing in (node_attrs or {}).items()
        },
    )


def _ends(nodes: list[Hashable], adjacency: Any) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The ends of every entry of an adjacency as numbers of nodes, row by row."""
    degrees = np.fromiter(map(len, adjacency.values()), dtype=np.int64, count=len(nodes))
    count = int(degrees.sum())
    sources = np.repeat(np.arange(len(nodes), dtype=np.int64), degrees)
    neighbors = chain.from_iterable(adjacency.values())
    if all(type(node) is int and node == number for number, node in enumerate(nodes)):
        return sources, np.fromiter(neighbors, dtype=np.int64, count=count)
    index = {node: number for number, node in enumerate(nodes)}
    return sources, np.fromiter(map(index.__getitem__, neighbors), dtype=np.int64, count=count)


def _numbers(values: list[Any], attribute: str) -> tuple[NDArray[np.float64] | None, str | None]:
    """Weights as numbers, or why they cannot be used."""
    try:
        weights = np.array(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        return None, f"some {attribute!r} is no number"
    if weights.ndim != 1 or not np.all(np.isfinite(weights)) or np.any(weights <= 0):
        return None, f"some {attribute!r} is not a finite number above zero"
    return weights, None


def convert_to_nx(result: Any, *, name: str | None = None) -> Any:
    """Converts a graph back; anything else is handed on as it is."""
    if not isinstance(result, Converted):
        return result
    if result.is_multigraph():
        raise NotImplementedError("parallel edges became one when the graph was converted")
    graph = nx.DiGraph() if result.is_directed() else nx.Graph()
    graph.add_nodes_from(result.nodes)
    for attribute, values in result.attributes.items():
        nx.set_node_attributes(graph, dict(zip(result.nodes, values, strict=True)), attribute)
    ends = ([result.nodes[number] for number in array.tolist()] for array in (result.sources, result.targets))
    if result.weights is None:
        graph.add_edges_from(zip(*ends, strict=True))
    else:
        graph.add_weighted_edges_from(zip(*ends, result.weights.tolist(), strict=True), weight=result.weight)
    return graph
