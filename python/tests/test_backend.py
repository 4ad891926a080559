"""The backend against NetworkX itself, on graphs of every kind: the same answer, the same error, or none."""

import inspect
import math
import random
import string
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import pytest

import _isthmus_networkx_info
from isthmus import networkx_backend

nx.config.warnings_to_ignore.add("cache")

SERVED = sorted(networkx_backend.FUNCTIONS)
#: Drawn at random: tested for what they promise, not against NetworkX.
RANDOM = {
    "asyn_lpa_communities",
    "fast_label_propagation_communities",
    "leiden_communities",
    "louvain_communities",
}
#: Power iteration of NetworkX stops near the answer; told to go on, it comes as near as a comparison asks.
PATIENT = {"max_iter": 20_000, "tol": 1e-13}


def graphs() -> dict[str, nx.Graph]:
    """Graphs with whatever may stand in the way of an answer."""
    draw = random.Random(11)
    names = ["".join(draw.choices(string.ascii_letters, k=4)) + str(i) for i in range(60)]
    plain = nx.gnp_random_graph(60, 0.08, seed=4)
    graphs = {
        "karate": nx.karate_club_graph(),
        "no nodes": nx.Graph(),
        "no ties": nx.empty_graph(5),
        "one node": nx.empty_graph(1),
        "one tie": nx.path_graph(2),
        "path": nx.path_graph(9),
        "star": nx.star_graph(8),
        "bipartite": nx.complete_bipartite_graph(3, 5),
        "several components": nx.disjoint_union(nx.cycle_graph(7), nx.barbell_graph(4, 3)),
        "sparse": plain,
        "names in any order": nx.relabel_nodes(plain, dict(enumerate(names))),
        "mixed labels": nx.relabel_nodes(nx.wheel_graph(6), {0: "hub", 1: (1, 2), 2: 2.5, 3: frozenset({3}), 4: -1}),
        "numbers in another order": nx.relabel_nodes(plain, {i: 59 - i for i in range(60)}),
        "dense": nx.gnp_random_graph(30, 0.4, seed=8),
        "directed": nx.gnp_random_graph(40, 0.1, seed=5, directed=True),
        "directed, strongly connected": nx.gnp_random_graph(25, 0.35, seed=2, directed=True),
        "directed path": nx.path_graph(6, create_using=nx.DiGraph),
        "directed, no ties": nx.empty_graph(4, create_using=nx.DiGraph),
        "parallel ties": nx.MultiGraph([(0, 1), (0, 1), (1, 2), (2, 3), (3, 0), (0, 2)]),
        "directed parallel ties": nx.MultiDiGraph([(0, 1), (0, 1), (1, 2), (2, 0)]),
    }
    for kind, weights in {
        "whole": lambda: draw.randint(1, 5),
        "fractions": lambda: draw.random() + 0.05,
        "tenths": lambda: draw.choice([0.1, 0.2, 0.3]),
        "with zero": lambda: draw.choice([0, 1, 2]),
        "negative": lambda: draw.choice([-1, 1]),
        "nan": lambda: draw.choice([math.nan, 1.0]),
    }.items():
        for base in ("dense", "directed, strongly connected"):
            graph = graphs[base].copy()
            for _, _, data in graph.edges(data=True):
                data["weight"] = weights()
            graphs[f"{base}, weights {kind}"] = graph
    some = graphs["sparse"].copy()
    some.edges[next(iter(some.edges))]["weight"] = 3
    words = graphs["dense"].copy()
    words.edges[next(iter(words.edges))]["weight"] = "heavy"
    graphs |= {"some weights": some, "a word for a weight": words}
    for base in ("karate", "directed", "one tie", "dense, weights whole"):
        graph = graphs[base].copy()
        node = next(iter(graph))
        graph.add_edge(node, node, weight=2)
        graphs[f"{base} with a loop"] = graph
    for graph in graphs.values():
        nx.set_node_attributes(graph, {v: draw.choice("abc") for v in graph if draw.random() < 0.9}, "sector")
    return graphs


GRAPHS = graphs()


def calls(name: str, graph: nx.Graph) -> Iterator[dict[str, Any]]:
    """Arguments for a function, the ones that it should serve and the ones that it should not."""
    nodes = list(graph)
    parameters = networkx_backend.FUNCTIONS[name].signature.parameters
    if name in ("single_source_shortest_path_length", "single_target_shortest_path_length"):
        argument = "source" if "source" in name else "target"
        yield from ({argument: node, "cutoff": cutoff} for node in nodes[:2] for cutoff in (None, 2))
        yield {argument: "nobody"}
    elif name == "betweenness_centrality_subset":
        for sources, targets in ((nodes[:3], nodes[3:9]), (nodes[:5], nodes[:5]), (nodes[:4], nodes[2:6]), ([], nodes)):
            yield from (
                {"sources": sources, "targets": targets, "normalized": n, "weight": w}
                for n in (True, False)
                for w in (None, "weight")
            )
    elif name == "modularity":
        yield {"communities": [nodes[::2], nodes[1::2]]}
        yield {"communities": [set(nodes)], "weight": None, "resolution": 0.5}
        yield {"communities": [nodes[:1]]}
    elif name == "attribute_assortativity_coefficient":
        yield {"attribute": "sector"}
        yield {"attribute": "nothing"}
    elif name in networkx_backend._links.__all__:
        yield {}
        yield {"ebunch": [(nodes[0], nodes[-1]), (nodes[-1], nodes[0])] if len(nodes) > 1 else []}
        yield {"ebunch": [("nobody", "no one")]}
        yield {"ebunch": [(nodes[0], nodes[0])] if nodes else []}
    else:
        patient = PATIENT if {"max_iter", "tol"} <= set(parameters) and not name.endswith("numpy") else {}
        if name.startswith("katz"):
            patient = patient | {"alpha": 0.01}
        yield {**patient}
        for argument, values in {
            "weight": (None, "weight", "nothing"),
            "distance": ("weight",),
            "normalized": (False,),
            "endpoints": (True,),
            "wf_improved": (False,),
            "count_zeros": (False,),
            "nodes": (nodes[:3], nodes[0] if nodes else None),
            "nbunch": (nodes[:3],),
            "root": (nodes[-1] if nodes else None,),
            "beta": (2.0,),
            "method": ("dijkstra",),
            "k": (2,),
        }.items():
            if argument in parameters:
                yield from ({**patient, argument: value} for value in values)
        if "weight" in parameters and "nodes" in parameters:
            yield {"nodes": nodes[:4], "weight": "weight"}
        if "k" in parameters:
            yield {"weight": "weight", "normalized": False}


def outcome(function: Callable[..., Any], graph: nx.Graph, arguments: dict[str, Any], **options: Any) -> Any:
    """What a call gives, generators written out, or the error that it ends with."""
    try:
        result = function(graph, **arguments, **options)
        return list(result) if isinstance(result, Iterator) else result
    except Exception as error:
        return error


def settled(value: Any) -> Any:
    """A result in a form in which the order of what has none does not matter."""
    if isinstance(value, dict):
        return {key: settled(item) for key, item in value.items()}
    if isinstance(value, list) and value and all(isinstance(item, tuple) for item in value):
        if all(len(item) == 2 and not isinstance(item[1], dict) for item in value):
            return {frozenset(item) for item in value}
        return {frozenset(item[:2]) if len(item) == 3 else item[0]: settled(item[-1]) for item in value}
    if isinstance(value, list) and value and isinstance(value[0], set):
        return {frozenset(item) for item in value}
    return set(value) if isinstance(value, list) else value


def same(ours: Any, theirs: Any) -> bool:
    """Whether two results agree to nine digits."""
    if isinstance(theirs, Exception):
        return type(ours) is type(theirs)
    if isinstance(theirs, tuple):
        return len(ours) == len(theirs) and all(same(a, b) for a, b in zip(ours, theirs, strict=True))
    ours, theirs = settled(ours), settled(theirs)
    if isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in theirs)
    if isinstance(theirs, int | float):
        return isinstance(ours, int | float) and (
            math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9) or (math.isnan(ours) and math.isnan(theirs))
        )
    return bool(ours == theirs)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", [name for name in SERVED if name not in RANDOM])
def test_answers_are_those_of_networkx(name: str) -> None:
    function = getattr(nx, name, None) or getattr(nx.community, name, None) or getattr(nx.bipartite, name)
    served = 0
    for kind, graph in GRAPHS.items():
        for arguments in calls(name, graph):
            theirs = outcome(function, graph, arguments, backend="networkx")
            ours = outcome(function, graph, arguments, backend="isthmus")
            if isinstance(ours, NotImplementedError):
                # Declined; or the error that NetworkX has for such graphs.
                continue
            served += 1
            assert same(ours, theirs), (kind, arguments, ours, theirs)
    assert served >= 3


@pytest.mark.filterwarnings("ignore")
def test_calls_without_a_backend_fall_back() -> None:
    graph = GRAPHS["directed, strongly connected, weights with zero"]
    expected = nx.betweenness_centrality(graph, weight="weight")
    with nx.config(backend_priority=["isthmus"]):
        assert nx.betweenness_centrality(graph, weight="weight") == expected
        assert nx.pagerank(graph, personalization={0: 1}) == nx.pagerank(
            graph, personalization={0: 1}, backend="networkx"
        )


def test_conversion_is_kept_until_the_graph_changes() -> None:
    graph = nx.karate_club_graph()
    nx.core_number(graph, backend="isthmus")
    [kept] = graph.__networkx_cache__["backends"]["isthmus"].values()
    nx.triangles(graph, backend="isthmus")
    assert list(graph.__networkx_cache__["backends"]["isthmus"].values()) == [kept]
    assert networkx_backend.should_run("degree_centrality", (graph,), {}) is True
    graph.add_edge(0, 99)
    assert not graph.__networkx_cache__.get("backends")
    assert nx.core_number(graph, backend="isthmus")[99] == 1
    assert isinstance(networkx_backend.should_run("degree_centrality", (nx.path_graph(50),), {}), str)
    assert isinstance(networkx_backend.should_run("core_number", (nx.path_graph(5),), {}), str)


@pytest.mark.parametrize("kind", [kind for kind in GRAPHS if "word" not in kind and "parallel" not in kind])
def test_graphs_come_back(kind: str) -> None:
    graph = GRAPHS[kind]
    back = networkx_backend.convert_to_nx(networkx_backend.convert_from_nx(graph, edge_attrs={"weight": 1}))
    assert list(back) == list(graph)
    assert type(back) is type(graph)
    assert nx.utils.edges_equal(back.edges(), graph.edges(), directed=graph.is_directed())


@pytest.mark.parametrize("name", sorted(RANDOM))
def test_communities_are_partitions_of_good_modularity(name: str) -> None:
    graph = GRAPHS["karate"]
    function = getattr(nx.community, name)
    seed = {"seed": 5} if name == "leiden_communities" else {"isthmus_seed": 5}
    found = list(function(graph, backend="isthmus", **seed))
    assert nx.community.is_partition(graph, found)
    assert found == list(function(graph, backend="isthmus", **seed))
    if "label" in name or "lpa" in name:
        # What label propagation promises: nobody has more neighbours in another community than in its own.
        community = {node: number for number, nodes in enumerate(found) for node in nodes}
        for node in graph:
            counts = [sum(community[v] == number for v in graph[node]) for number in range(len(found))]
            assert counts[community[node]] == max(counts)
    else:
        # The best that NetworkX finds in ten runs; the optimum of this graph is known to be 0.4449 with weights.
        best = max(nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=s)) for s in range(10))
        assert nx.community.modularity(graph, found) >= best - 1e-9


def test_seeds_of_networkx_are_left_to_networkx() -> None:
    graph = GRAPHS["karate"]
    with nx.config(backend_priority=["isthmus"]):
        found = nx.community.louvain_communities(graph, seed=2)
    assert found == nx.community.louvain_communities(graph, seed=2, backend="networkx")
    with pytest.raises(NotImplementedError):
        nx.community.louvain_communities(graph, seed=2, backend="isthmus")


def test_what_networkx_is_told_is_what_there_is() -> None:
    assert sorted(_isthmus_networkx_info.get_info()["functions"]) == SERVED
    assert "isthmus" in nx.config.backends
    for name in SERVED:
        assert "isthmus" in nx.utils.backends._registered_algorithms[name].backends


def test_signatures_are_those_of_networkx() -> None:
    for name, function in networkx_backend.FUNCTIONS.items():
        registered = nx.utils.backends._registered_algorithms[name]
        theirs = inspect.signature(getattr(registered, "orig_func", registered)).parameters
        ours = function.signature.parameters
        assert [p for p in ours if p != "isthmus_seed"] == [
            p for p in theirs if p not in ("backend", "backend_kwargs")
        ], name
        for parameter in ours.values():
            if parameter.name in theirs:
                assert parameter.default == theirs[parameter.name].default, (name, parameter.name)


def test_rounding_decides_ties_in_networkx_so_it_answers_itself() -> None:
    # 0.1 + 0.2 is not 0.3 bit by bit, so NetworkX sees one shortest path where there are two.
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 0.1), ("b", "c", 0.2), ("a", "c", 0.3)])
    with nx.config(backend_priority=["isthmus"]):
        assert nx.betweenness_centrality(graph, weight="weight", normalized=False)["b"] == 0
    with pytest.raises(NotImplementedError):
        nx.betweenness_centrality(graph, weight="weight", backend="isthmus")
