"""What cannot be is refused with an error of Python, never with the end of the process."""

from typing import Any

import numpy as np
import pytest

import isthmus
from isthmus import Graph

TRIANGLE = Graph.from_edges(3, [0, 1, 2], [1, 2, 0])


@pytest.mark.parametrize(
    ("arguments", "error", "text"),
    [
        ((3, [0.0, 1.0], [1, 2]), TypeError, "sources holds float64"),
        ((3, ["a"], ["b"]), TypeError, "whole numbers"),
        ((3, [True], [False]), TypeError, "bool"),
        ((3, [None], [1]), TypeError, "object"),
        ((3, [[0, 1]], [[1, 2]]), ValueError, "2 dimensions"),
        ((3, [0, 1], [1]), ValueError, "2 sources and 1 targets"),
        ((3, [0], [3]), ValueError, "from 0 to 3"),
        ((3, [-1], [1]), ValueError, "from -1 to 1"),
        ((3, np.array([2**64 - 1], dtype=np.uint64), [1]), ValueError, "no number of a node"),
        ((3, [0], [1], [float("nan")]), ValueError, "nan"),
        ((3, [0], [1], [float("inf")]), ValueError, "inf"),
        ((3, [0], [1], [0.0]), ValueError, "above zero"),
        ((3, [0], [1], [-2]), ValueError, "above zero"),
        ((3, [0], [1], ["much"]), TypeError, "numbers are expected"),
        ((3, [0], [1], [1j]), TypeError, "complex"),
        ((3, [0, 1], [1, 2], [1.0]), ValueError, "strengths has 1 numbers"),
        ((-1, [], []), ValueError, "below 0"),
        ((2.5, [], []), TypeError, "whole number"),
        ((None, [], []), TypeError, "whole number"),
        ((True, [], []), TypeError, "whole number"),
        ((2**31, [], []), isthmus.GraphTooLarge, "fewer than 2147483647"),
        ((2**80, [], []), ValueError, "must be from"),
    ],
)
def test_graphs_that_cannot_be(arguments: tuple[Any, ...], error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        Graph.from_edges(*arguments)


def test_more_edges_than_can_be_numbered() -> None:
    # A view of one number, repeated without taking memory; copying it is what must not happen first.
    many = np.lib.stride_tricks.as_strided(np.zeros(1, dtype=np.int32), shape=(2**31,), strides=(4,), writeable=False)
    with pytest.raises(isthmus.GraphTooLarge, match="2147483648 edges"):
        Graph.from_edges(3, many, many)


@pytest.mark.parametrize(
    ("offsets", "targets", "text"),
    [
        ([], [], "offsets is empty"),
        ([1, 2], [0, 1], "must be 0"),
        ([0, 2, 1, 2], [1, 0], "must rise"),
        ([0, 1, 9], [1, 0], "not go beyond"),
        ([0, 1, 1], [1, 0], "there are 2 targets"),
        ([0, 1, 2], [1, 1], "both ends"),
    ],
)
def test_rows_that_cannot_be(offsets: list[int], targets: list[int], text: str) -> None:
    with pytest.raises(ValueError, match=text):
        Graph.from_rows(np.array(offsets, dtype=int), np.array(targets, dtype=int))


@pytest.mark.parametrize(
    ("options", "error", "text"),
    [
        ({"measure": "betweeness"}, ValueError, "known are degree"),
        ({"measure": 7}, TypeError, "by its name"),
        ({"measure": "cross-betweenness"}, ValueError, "groups"),
        ({"groups": [0, 1]}, ValueError, "there are 3 nodes"),
        ({"groups": [0, 1, 7]}, ValueError, "below the number of nodes"),
        ({"groups": [0, 1, -2]}, ValueError, "-1 is none"),
        ({"groups": ["a", "b", "c"]}, TypeError, "whole numbers"),
        ({"groups": [0, 0, 1], "between": (0, 2)}, ValueError, "no groups 0 and 2"),
        ({"lengths": "miles"}, ValueError, "one of hops"),
        ({"direction": "up"}, ValueError, "one of default"),
        ({"damping": 1.0}, ValueError, "below 1"),
        ({"damping": float("nan")}, ValueError, "below 1"),
        ({"damping": "much"}, TypeError, "number is expected"),
        ({"attenuation": -1}, ValueError, "above 0"),
        ({"attenuation": float("inf")}, ValueError, "above 0"),
        ({"threads": 0}, ValueError, "from 1"),
        ({"threads": 1.5}, TypeError, "whole number"),
    ],
)
def test_options_that_cannot_be(options: dict[str, Any], error: type[Exception], text: str) -> None:
    measure = options.pop("measure", "cross-betweenness" if "groups" in options else "pagerank")
    with pytest.raises(error, match=text):
        TRIANGLE.node_scores(measure, **options)


def test_other_calls_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="source is 3"):
        TRIANGLE.distances(3)
    with pytest.raises(ValueError, match="at least one"):
        TRIANGLE.sampled_betweenness(0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        TRIANGLE.sampled_betweenness(10, confidence=2)
    with pytest.raises(ValueError, match="resolution"):
        TRIANGLE.communities(resolution=-1)
    with pytest.raises(ValueError, match="seed"):
        TRIANGLE.communities(seed=-1)
    with pytest.raises(ValueError, match="no method"):
        TRIANGLE.communities("walktrap")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="pair 0 is 0 and 9"):
        TRIANGLE.link_scores("jaccard", [0], [9])
    with pytest.raises(TypeError, match="from_edges"):
        Graph()
