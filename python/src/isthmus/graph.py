"""Graphs and their measures: NumPy arrays in, NumPy arrays out."""

import ctypes
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _library
from ._calls import check, run
from ._library import Doubles, Error, Integers, Options, library

if TYPE_CHECKING:
    import pandas as pd

Lengths = Literal["hops", "inverse-strength", "strength"]
Direction = Literal["default", "in", "out"]
Closeness = Literal["share-within-reach", "within-reach", "infinitely-far"]
Progress = Callable[[float], object]

#: Below this many nodes and edges a call ends before anybody could interrupt it.
SMALL = 2_000


class Partition(NamedTuple):
    """Nodes sorted into groups that are numbered by their first node."""

    groups: NDArray[np.int32]
    """The group of each node."""
    modularity: float
    """The modularity at the resolution asked for; NaN without ties, and for components."""

    def members(self) -> list[NDArray[np.intp]]:
        """The nodes of each group, in order."""
        order = np.argsort(self.groups, kind="stable")
        sizes = np.bincount(self.groups) if len(self.groups) else np.zeros(0, dtype=int)
        return np.split(order, np.cumsum(sizes)[:-1]) if len(sizes) else []


class SampledScores(NamedTuple):
    """Scores estimated from samples, and how far off they can be."""

    scores: NDArray[np.float64]
    bounds: NDArray[np.float64]
    """The most by which each estimate can be off; with the confidence asked for, all of them hold at once."""


class Edges(NamedTuple):
    """The edges of a graph by rising source, then rising target; an undirected edge has its lower end first."""

    sources: NDArray[np.int32]
    targets: NDArray[np.int32]
    strengths: NDArray[np.float64]


class Graph:
    """A graph that never changes; its nodes are the numbers from 0 up.

    There are no edges from a node to itself and at most one from a node to another. *Strength* is what an edge carries:
    higher is closer. What a step costs on a path is its *length*, one hop unless `lengths` says otherwise.

    Examples
    --------
    >>> from isthmus import Graph
    >>> star = Graph.from_edges(4, [0, 0, 0], [1, 2, 3])
    >>> star.node_scores("betweenness")
    array([3., 0., 0., 0.])
    """

    def __init__(self) -> None:
        raise TypeError("make a graph with Graph.from_edges, Graph.from_rows or Graph.from_scipy")

    @classmethod
    def _owning(cls, handle: ctypes.c_void_p) -> Self:
        graph = object.__new__(cls)
        graph._handle = handle
        graph._facts = library().isthmus_graph_get_facts(handle)
        return graph

    _handle: ctypes.c_void_p
    _facts: _library.Facts

    def __del__(self) -> None:
        if (handle := getattr(self, "_handle", None)) is not None:
            library().isthmus_graph_free(handle)

    @classmethod
    def from_edges(
        cls,
        node_count: int,
        sources: ArrayLike,
        targets: ArrayLike,
        strengths: ArrayLike | None = None,
        *,
        directed: bool = False,
        parallel: Literal["sum", "maximum"] = "sum",
    ) -> Self:
        """Makes a graph of edges from `sources` to `targets`.

        Parameters
        ----------
        node_count
            How many nodes there are.
        sources, targets
            Whole numbers below `node_count`. Arrays of 32 or 64 bits are read in place, with any stride.
        strengths
            Finite numbers above zero, one for each edge; 1 unless given.
        directed
            Whether edges run one way only.
        parallel
            What the strength is when a tie occurs more than once.

        Raises
        ------
        TypeError
            Arrays that hold no numbers, or fractions where nodes are expected.
        ValueError
            A node out of range, a strength that is zero, negative, infinite or NaN, arrays of different lengths.
        GraphTooLarge, MemoryError
            More nodes or edges than can be numbered, or held.
        """
        count = _whole_number(node_count, "node_count")
        sources, targets = _integers(sources, "sources"), _integers(targets, "targets")
        weights = None if strengths is None else _doubles(strengths, "strengths")
        rule = _choice(parallel, _library.PARALLEL, "parallel")

        def build(handle: Any, error: Any) -> Any:
            return library().isthmus_graph_from_edges(
                count, _lend(sources), _lend(targets), _lend_doubles(weights), int(bool(directed)), rule, handle, error
            )

        return cls._built(build)

    @classmethod
    def from_rows(
        cls,
        offsets: ArrayLike,
        targets: ArrayLike,
        strengths: ArrayLike | None = None,
        *,
        directed: bool = False,
        parallel: Literal["sum", "maximum"] = "sum",
    ) -> Self:
        """Makes a graph of compressed sparse rows.

        The targets of node *v* are `targets[offsets[v]:offsets[v + 1]]`. An undirected graph has every edge at both
        ends. Otherwise as `from_edges`.
        """
        offsets, targets = _integers(offsets, "offsets"), _integers(targets, "targets")
        weights = None if strengths is None else _doubles(strengths, "strengths")
        rule = _choice(parallel, _library.PARALLEL, "parallel")

        def build(handle: Any, error: Any) -> Any:
            return library().isthmus_graph_from_rows(
                _lend(offsets), _lend(targets), _lend_doubles(weights), int(bool(directed)), rule, handle, error
            )

        return cls._built(build)

    @classmethod
    def from_scipy(cls, matrix: Any, *, directed: bool = False) -> Self:
        """Makes a graph of a square SciPy sparse matrix, whose entries are strengths.

        Undirected unless told otherwise; the matrix must then be symmetric. Entries on the diagonal are dropped.
        """
        rows = matrix.tocsr()
        if rows.shape[0] != rows.shape[1]:
            raise ValueError(f"the matrix has {rows.shape[0]} rows and {rows.shape[1]} columns; it must be square")
        return cls.from_rows(rows.indptr, rows.indices, np.asarray(rows.data, dtype=np.float64), directed=directed)

    @classmethod
    def _built(cls, build: Callable[[Any, Any], Any]) -> Self:
        handle, error = ctypes.c_void_p(), Error()
        check(build(ctypes.byref(handle), ctypes.byref(error)), error)
        return cls._owning(handle)

    @property
    def node_count(self) -> int:
        """The number of nodes."""
        return int(self._facts.node_count)

    @property
    def edge_count(self) -> int:
        """The number of edges; an undirected edge counts once."""
        return int(self._facts.edge_count)

    @property
    def is_directed(self) -> bool:
        """Whether edges run one way only."""
        return bool(self._facts.is_directed)

    @property
    def is_weighted(self) -> bool:
        """Whether some strength is other than 1."""
        return bool(self._facts.is_weighted)

    @property
    def self_loop_count(self) -> int:
        """How many edges from a node to itself were dropped when the graph was made."""
        return int(self._facts.self_loop_count)

    @property
    def merged_count(self) -> int:
        """How many edges became part of another one when the graph was made."""
        return int(self._facts.merged_count)

    def __len__(self) -> int:
        return self.node_count

    def __repr__(self) -> str:
        kind = "directed " if self.is_directed else ""
        return f"<{kind}isthmus.Graph of {self.node_count} nodes and {self.edge_count} edges>"

    def edges(self) -> Edges:
        """The edges in the order of edge scores."""
        count = self.edge_count
        result = Edges(np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count, np.float64))
        error = Error()
        places = (array.ctypes.data for array in result)
        check(library().isthmus_graph_edges(self._handle, *places, count, ctypes.byref(error)), error)
        return result

    # Measures

    def node_scores(
        self,
        measure: str,
        *,
        groups: ArrayLike | None = None,
        between: tuple[int, int] | None = None,
        lengths: Lengths = "hops",
        direction: Direction = "default",
        closeness: Closeness = "share-within-reach",
        normalized: bool = False,
        weighted: bool = True,
        damping: float = 0.85,
        attenuation: float | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> NDArray[np.float64]:
        """Measures every node.

        Parameters
        ----------
        measure
            One of `isthmus.NODE_MEASURES`; `isthmus.explain(measure)` says what it means.
        groups
            The group of each node, from 0 up, -1 for none: for measures that compare groups.
        between
            Cross-group betweenness: the two groups that paths run between.
        lengths
            What a step costs on a path.
        direction
            Which way paths run or which edges count, where edges run one way.
        closeness
            What closeness makes of nodes out of reach.
        normalized
            Betweenness as a share of the pairs that could run through the node.
        weighted
            False to count every tie as 1.
        damping
            PageRank: the probability of following an edge.
        attenuation
            Katz: what each step is multiplied by; 0.85 / the largest eigenvalue unless given.
        threads
            How many work, one per processor unless given; the bits of the result do not depend on it.
        progress
            Is told now and then which share is done, from 0 to 1.

        Returns
        -------
        One number for each node, NaN where the measure is undefined; `undefined` says why.
        """
        options = self._options(locals())
        scores = np.empty(self.node_count, dtype=np.float64)
        self._run(
            lambda task, error: library().isthmus_node_scores(
                self._handle, _name(measure), options, scores.ctypes.data, None, len(scores), task, error
            ),
            progress,
        )
        return scores

    def undefined(self, measure: str, *, groups: ArrayLike | None = None) -> dict[int, str]:
        """Says for which nodes a measure is undefined, and why, as a word such as `no-ties`."""
        options = self._options({"groups": groups})
        scores, reasons = np.empty(self.node_count), np.zeros(self.node_count, dtype=np.uint8)
        self._run(
            lambda task, error: library().isthmus_node_scores(
                self._handle,
                _name(measure),
                options,
                scores.ctypes.data,
                reasons.ctypes.data,
                len(scores),
                task,
                error,
            )
        )
        words = _library.undefined_reasons()
        return {int(node): words[int(reasons[node])] for node in np.flatnonzero(reasons)}

    def edge_scores(
        self,
        measure: str,
        *,
        groups: ArrayLike | None = None,
        between: tuple[int, int] | None = None,
        lengths: Lengths = "hops",
        normalized: bool = False,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> NDArray[np.float64]:
        """Measures every edge, in the order of `edges()`. Parameters are those of `node_scores`."""
        options = self._options(locals())
        scores = np.empty(self.edge_count, dtype=np.float64)
        self._run(
            lambda task, error: library().isthmus_edge_scores(
                self._handle, _name(measure), options, scores.ctypes.data, len(scores), task, error
            ),
            progress,
        )
        return scores

    def network_score(
        self,
        measure: str,
        *,
        groups: ArrayLike | None = None,
        lengths: Lengths = "hops",
        weighted: bool = True,
        resolution: float = 1.0,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> float:
        """Measures the whole network; NaN where the measure is undefined. Parameters are those of `node_scores`."""
        options = self._options(locals())
        score = ctypes.c_double()
        self._run(
            lambda task, error: library().isthmus_network_score(
                self._handle, _name(measure), options, ctypes.byref(score), task, error
            ),
            progress,
        )
        return score.value

    def sampled_betweenness(
        self,
        samples: int,
        *,
        confidence: float = 0.9,
        seed: int = 1,
        lengths: Lengths = "hops",
        normalized: bool = False,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> SampledScores:
        """Estimates betweenness from pairs of ends drawn at random, with bounds that hold for all nodes at once."""
        count = _whole_number(samples, "samples")
        share = _number(confidence, "confidence")
        options = self._options(locals())
        result = SampledScores(np.empty(self.node_count), np.empty(self.node_count))
        self._run(
            lambda task, error: library().isthmus_sampled_betweenness(
                self._handle,
                count,
                share,
                options,
                result.scores.ctypes.data,
                result.bounds.ctypes.data,
                self.node_count,
                task,
                error,
            ),
            progress,
        )
        return result

    def distances(self, source: int, *, lengths: Lengths = "hops", direction: Direction = "out") -> NDArray[np.float64]:
        """How far every node is from one node, or to it with `direction="in"`; infinite where there is no path."""
        node = _whole_number(source, "source")
        options = self._options(locals())
        distances = np.empty(self.node_count, dtype=np.float64)
        self._run(
            lambda _task, error: library().isthmus_distances(
                self._handle, node, options, distances.ctypes.data, len(distances), error
            )
        )
        return distances

    def communities(
        self,
        method: Literal["leiden", "louvain", "label-propagation"] = "leiden",
        *,
        resolution: float = 1.0,
        weighted: bool = True,
        seed: int = 1,
        progress: Progress | None = None,
    ) -> Partition:
        """Finds communities of high modularity, or by the spreading of labels."""
        return self._partition(method, self._options(locals()), progress)

    def components(self) -> Partition:
        """Sorts nodes by what is connected, directions ignored."""
        return self._partition("components", self._options({}), None)

    def _partition(self, method: str, options: Options, progress: Progress | None) -> Partition:
        groups, modularity = np.empty(self.node_count, dtype=np.int32), ctypes.c_double()
        self._run(
            lambda task, error: library().isthmus_partition(
                self._handle,
                _name(method),
                options,
                groups.ctypes.data,
                len(groups),
                ctypes.byref(modularity),
                task,
                error,
            ),
            progress,
        )
        return Partition(groups, modularity.value)

    def articulation_points(self) -> NDArray[np.bool_]:
        """Which nodes their component would fall apart without."""
        marks = np.empty(self.node_count, dtype=np.uint8)
        self._run(
            lambda _task, error: library().isthmus_articulation_points(
                self._handle, marks.ctypes.data, len(marks), error
            )
        )
        return marks.astype(np.bool_)

    def bridges(self) -> NDArray[np.bool_]:
        """Which edges their component would fall in two without, in the order of `edges()`."""
        marks = np.empty(self.edge_count, dtype=np.uint8)
        self._run(lambda _task, error: library().isthmus_bridges(self._handle, marks.ctypes.data, len(marks), error))
        return marks.astype(np.bool_)

    def link_scores(
        self, score: str, first: ArrayLike, second: ArrayLike, *, threads: int | None = None
    ) -> NDArray[np.float64]:
        """Scores pairs of nodes by how likely a tie looks; NaN where the score is undefined.

        `score` is common-neighbors, jaccard, adamic-adar, resource-allocation, weighted-adamic-adar,
        weighted-resource-allocation, preferential-attachment or inverse-distance.
        """
        first, second = _integers(first, "first"), _integers(second, "second")
        options = self._options({"threads": threads})
        scores = np.empty(len(first), dtype=np.float64)
        self._run(
            lambda task, error: library().isthmus_link_scores(
                self._handle,
                _name(score),
                _lend(first),
                _lend(second),
                options,
                scores.ctypes.data,
                len(scores),
                task,
                error,
            )
        )
        return scores

    def measures(self, *names: str, groups: ArrayLike | None = None, **options: Any) -> "pd.DataFrame":
        """Measures of the nodes as a data frame, one row for each node and one column for each measure."""
        import pandas as pd

        return pd.DataFrame({name: self.node_scores(name, groups=groups, **options) for name in names})

    def _run(self, call: Callable[[Any, Any], int], progress: Progress | None = None) -> None:
        run(call, progress=progress, interruptible=self.node_count + self.edge_count > SMALL)

    def _options(self, chosen: dict[str, Any]) -> Options:
        """The options of a call, from its arguments by their names."""
        options: Options = library().isthmus_default_options()
        if (threads := chosen.get("threads")) is not None:
            options.threads = _in_range(_whole_number(threads, "threads"), 1, 1 << 20, "threads")
        options.lengths = _choice(chosen.get("lengths", "hops"), _library.LENGTHS, "lengths")
        options.direction = _choice(chosen.get("direction", "default"), _library.DIRECTIONS, "direction")
        options.closeness = _choice(chosen.get("closeness", "share-within-reach"), _library.CLOSENESS, "closeness")
        options.normalized = int(bool(chosen.get("normalized", False)))
        options.weighted = int(bool(chosen.get("weighted", True)))
        options.damping = _number(chosen.get("damping", 0.85), "damping")
        options.resolution = _number(chosen.get("resolution", 1.0), "resolution")
        options.seed = _in_range(_whole_number(chosen.get("seed", 1), "seed"), 0, (1 << 64) - 1, "seed")
        if (attenuation := chosen.get("attenuation")) is not None:
            options.attenuation = _number(attenuation, "attenuation")
            if options.attenuation <= 0:
                raise ValueError(f"attenuation is {attenuation}; it must be above 0")
        if (groups := chosen.get("groups")) is not None:
            numbers = np.ascontiguousarray(_integers(groups, "groups"))
            if len(numbers) and not (numbers.min() >= -1 and numbers.max() < max(1, self.node_count)):
                raise ValueError("groups are numbered from 0 to below the number of nodes; -1 is none")
            numbers = numbers.astype(np.int32)
            options.groups, options.group_length = numbers.ctypes.data, len(numbers)
            # The library reads the array during the call.
            options.kept = numbers
        if (pair := chosen.get("between")) is not None:
            source, target = pair
            options.source_group = _in_range(_whole_number(source, "between"), 0, 2**31 - 1, "between")
            options.target_group = _in_range(_whole_number(target, "between"), 0, 2**31 - 1, "between")
        return options


def _integers(values: ArrayLike, argument: str) -> NDArray[np.signedinteger[Any]]:
    """An array of whole numbers of 32 or 64 bits; the same one if it is one already."""
    array = np.asarray(values)
    if array.size == 0 and array.dtype == np.float64:
        array = array.astype(np.int64)
    if array.ndim != 1:
        raise ValueError(f"{argument} has {array.ndim} dimensions; it must have one")
    if array.dtype.kind not in "iu":
        raise TypeError(f"{argument} holds {array.dtype}; whole numbers are expected")
    if array.dtype in (np.dtype(np.int32), np.dtype(np.int64)):
        # A broadcast scalar repeats one number in place, which the library would take for neighbours in memory.
        return array if array.strides != (0,) else array.copy()
    if array.dtype.kind == "u" and array.dtype.itemsize == 8 and array.size and array.max() > np.iinfo(np.int64).max:
        raise ValueError(f"{argument} holds {array.max()}, which is no number of a node")
    return array.astype(np.int64)


def _doubles(values: ArrayLike, argument: str) -> NDArray[np.float64]:
    array = np.asarray(values)
    if array.ndim != 1:
        raise ValueError(f"{argument} has {array.ndim} dimensions; it must have one")
    if array.dtype.kind not in "iuf" and array.size:
        raise TypeError(f"{argument} holds {array.dtype}; numbers are expected")
    return array if array.dtype == np.dtype(np.float64) and array.strides != (0,) else array.astype(np.float64)


def _lend(array: NDArray[Any]) -> Integers:
    if len(array) == 0:
        return Integers(None, 0, 0, 8, 0)
    return Integers(array.ctypes.data, len(array), array.strides[0], array.dtype.itemsize, 0)


def _lend_doubles(array: NDArray[np.float64] | None) -> Doubles:
    if array is None:
        return Doubles(None, 0, 0)
    if len(array) == 0:
        array = np.zeros(1)[:0]
    return Doubles(array.ctypes.data, len(array), array.strides[0])


def _name(name: str) -> bytes:
    if not isinstance(name, str):
        raise TypeError(f"a measure is called by its name, not by {type(name).__name__}")
    return name.encode()


def _whole_number(value: Any, argument: str) -> int:
    if isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{argument} is {value}; a whole number is expected")
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{argument} is {value!r}; a whole number is expected") from None
    return _in_range(number, -(1 << 63), (1 << 64) - 1, argument)


def _in_range(number: int, low: int, high: int, argument: str) -> int:
    if not low <= number <= high:
        raise ValueError(f"{argument} is {number}; it must be from {low} to {high}")
    return number


def _number(value: Any, argument: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise TypeError(f"{argument} is {value!r}; a number is expected") from None


def _choice(value: Any, choices: dict[str, int], argument: str) -> int:
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"{argument} is {value!r}; it is one of {', '.join(choices)}")
    return choices[value]
