"""Graphs made of arrays, and measures against closed forms; NetworkX is the oracle in test_backend.py."""

import math

import numpy as np
import pytest
import scipy.sparse

import isthmus
from isthmus import Graph


def star(nodes: int) -> Graph:
    return Graph.from_edges(nodes, np.zeros(nodes - 1, dtype=int), np.arange(1, nodes))


def path(nodes: int, *, directed: bool = False) -> Graph:
    return Graph.from_edges(nodes, np.arange(nodes - 1), np.arange(1, nodes), directed=directed)


@pytest.mark.parametrize("nodes", [2, 5, 40])
def test_centre_of_a_star_lies_between_all_pairs_of_leaves(nodes: int) -> None:
    scores = star(nodes).node_scores("betweenness")
    assert scores[0] == (nodes - 1) * (nodes - 2) / 2
    assert not scores[1:].any()


def test_edges_of_a_path_carry_the_pairs_of_both_sides() -> None:
    assert path(5).edge_scores("edge-betweenness").tolist() == [4, 6, 6, 4]


def test_distances_along_a_directed_path() -> None:
    graph = path(4, directed=True)
    assert graph.distances(1).tolist() == [math.inf, 0, 1, 2]
    assert graph.distances(1, direction="in").tolist() == [1, 0, math.inf, math.inf]


def test_undefined_scores_are_nan_with_a_reason() -> None:
    graph = Graph.from_edges(3, [0], [1])
    assert np.isnan(graph.node_scores("constraint")[2])
    assert graph.undefined("constraint") == {2: "no-ties"}
    assert math.isnan(Graph.from_edges(0, [], []).network_score("density"))


def test_groups_on_a_path() -> None:
    # 0 and 1 in one group, 2 and 3 in the other: the pairs across that run through 1 are (0, 2) and (0, 3).
    assert path(4).node_scores("cross-betweenness", groups=[0, 0, 1, 1]).tolist() == [0, 2, 2, 0]
    assert path(4).network_score("ei-index", groups=[0, 0, 1, 1]) == pytest.approx(-1 / 3)


def test_two_cliques_are_two_communities() -> None:
    clique = [(a, b) for a in range(5) for b in range(a)]
    edges = np.array([*clique, *((a + 5, b + 5) for a, b in clique), (0, 5)])
    graph = Graph.from_edges(10, edges[:, 0], edges[:, 1])
    found = graph.communities(seed=3)
    assert [members.tolist() for members in found.members()] == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]
    # 20 of 21 ties inside; each side has half of all ends.
    assert found.modularity == pytest.approx(20 / 21 - 1 / 2)
    assert graph.bridges().sum() == 1
    assert np.flatnonzero(graph.articulation_points()).tolist() == [0, 5]


def test_arrays_are_read_with_any_width_stride_and_sign() -> None:
    table = np.array([[0, 1], [1, 2], [2, 3]])
    expected = path(4).node_scores("closeness")
    for dtype in (np.int8, np.uint16, np.int32, np.int64, np.uint64, ">i8"):
        columns = np.asfortranarray(table.astype(dtype)) if dtype == np.int32 else table.astype(dtype)
        assert (Graph.from_edges(4, columns[:, 0], columns[:, 1]).node_scores("closeness") == expected).all()
    backwards = table[::-1]
    assert (Graph.from_edges(4, backwards[:, 0], backwards[:, 1]).node_scores("closeness") == expected).all()


def test_broadcast_arrays_repeat_one_number() -> None:
    hub = np.broadcast_to(np.int64(0), 3)
    graph = Graph.from_edges(4, hub, np.arange(1, 4), np.broadcast_to(2.5, 3))
    assert graph.node_scores("degree").tolist() == [3, 1, 1, 1]
    assert graph.edges().strengths.tolist() == [2.5, 2.5, 2.5]


def test_loops_and_parallel_ties_are_counted() -> None:
    graph = Graph.from_edges(2, [0, 0, 1, 1], [0, 1, 0, 1], [1, 2, 3, 4])
    assert (graph.edge_count, graph.self_loop_count, graph.merged_count) == (1, 2, 1)
    assert graph.edges().strengths.tolist() == [5]
    strongest = Graph.from_edges(2, [0, 1], [1, 0], [2, 3], parallel="maximum")
    assert strongest.edges().strengths.tolist() == [3]


def test_sparse_matrices() -> None:
    matrix = scipy.sparse.random_array((30, 30), density=0.2, rng=np.random.default_rng(1))
    directed = Graph.from_scipy(matrix, directed=True)
    matrix.setdiag(0)
    matrix.eliminate_zeros()
    assert directed.edge_count == matrix.nnz
    symmetric = matrix + matrix.T
    assert Graph.from_scipy(symmetric).node_scores("strength") == pytest.approx(symmetric.sum(axis=0))
    with pytest.raises(ValueError, match="both ends"):
        Graph.from_scipy(matrix)


def test_lengths() -> None:
    triangle = Graph.from_edges(3, [0, 1, 0], [1, 2, 2], [1, 1, 4])
    assert triangle.distances(0, lengths="strength").tolist() == [0, 1, 2]
    assert triangle.distances(0, lengths="inverse-strength").tolist() == [0, 1, 0.25]
    assert triangle.distances(0).tolist() == [0, 1, 1]


def test_estimates_keep_within_their_bounds() -> None:
    rng = np.random.default_rng(5)
    graph = Graph.from_edges(200, rng.integers(0, 200, 800), rng.integers(0, 200, 800))
    exact = graph.node_scores("betweenness")
    estimate = graph.sampled_betweenness(2_000, seed=7)
    assert (np.abs(estimate.scores - exact) <= estimate.bounds).all()
    again = graph.sampled_betweenness(2_000, seed=7, threads=1)
    assert (again.scores == estimate.scores).all()


def test_bits_do_not_depend_on_threads() -> None:
    rng = np.random.default_rng(9)
    graph = Graph.from_edges(400, rng.integers(0, 400, 2_000), rng.integers(0, 400, 2_000), rng.random(2_000) + 0.1)
    for measure in ("betweenness", "closeness", "harmonic"):
        one, three = (graph.node_scores(measure, lengths="strength", threads=threads) for threads in (1, 3))
        assert one.tobytes() == three.tobytes()


def test_all_names_can_be_called() -> None:
    graph, groups = path(6), [0, 0, 1, 1, 2, 2]
    for measure in isthmus.NODE_MEASURES:
        assert graph.node_scores(measure, groups=groups).shape == (6,)
    for measure in isthmus.EDGE_MEASURES:
        assert graph.edge_scores(measure, groups=groups).shape == (5,)
    for measure in isthmus.NETWORK_MEASURES:
        assert isinstance(graph.network_score(measure, groups=groups), float)


def test_measures_as_a_table() -> None:
    table = path(3).measures("degree", "closeness")
    assert table["degree"].tolist() == [1, 2, 1]
    assert list(table) == ["degree", "closeness"]
