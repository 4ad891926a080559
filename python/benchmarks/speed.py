"""How long measures of the same NetworkX graph take here and elsewhere, conversion of the graph included and excluded.

usage: python speed.py [--nodes N] [--output FILE]

All run in one process, one after the other, on the same graph; a number is the best of three runs, or of as many as fit
into three seconds. Answers are compared before they are timed.
"""

import argparse
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import igraph
import networkit
import networkx as nx
import rustworkx

import isthmus

Call = Callable[[Any], Any]


def seconds(call: Callable[[], Any]) -> float:
    """The best of up to three runs."""
    best, spent = float("inf"), 0.0
    for _ in range(3):
        start = time.perf_counter()
        call()
        took = time.perf_counter() - start
        best, spent = min(best, took), spent + took
        if spent > 3:
            break
    return best


def networkit_scores(algorithm: Any) -> Any:
    """Runs an algorithm of NetworKit."""
    algorithm.run()
    return algorithm.scores()


CONVERT: dict[str, Call] = {
    "igraph": lambda graph: igraph.Graph.from_networkx(graph),
    "NetworKit": lambda graph: networkit.nxadapter.nx2nk(graph),
    "rustworkx": lambda graph: rustworkx.networkx_converter(graph),
}

#: For each function of NetworkX, the same question to others; a missing one has no such function.
QUESTIONS: dict[str, dict[str, Call]] = {
    "betweenness_centrality": {
        "igraph": lambda graph: graph.betweenness(),
        "NetworKit": lambda graph: networkit_scores(networkit.centrality.Betweenness(graph)),
        "rustworkx": lambda graph: rustworkx.betweenness_centrality(graph, normalized=False),
    },
    "edge_betweenness_centrality": {
        "igraph": lambda graph: graph.edge_betweenness(),
        "rustworkx": lambda graph: rustworkx.edge_betweenness_centrality(graph, normalized=False),
    },
    "closeness_centrality": {
        "igraph": lambda graph: graph.closeness(),
        "NetworKit": lambda graph: networkit_scores(
            networkit.centrality.Closeness(graph, True, networkit.centrality.ClosenessVariant.STANDARD)
        ),
        "rustworkx": lambda graph: rustworkx.closeness_centrality(graph),
    },
    "average_shortest_path_length": {
        "igraph": lambda graph: graph.average_path_length(),
        "rustworkx": lambda graph: rustworkx.unweighted_average_shortest_path_length(graph),
    },
    "constraint": {"igraph": lambda graph: graph.constraint()},
    "clustering": {
        "igraph": lambda graph: graph.transitivity_local_undirected(mode="zero"),
        "NetworKit": lambda graph: networkit_scores(networkit.centrality.LocalClusteringCoefficient(graph)),
    },
    "core_number": {
        "igraph": lambda graph: graph.coreness(),
        "NetworKit": lambda graph: networkit_scores(networkit.centrality.CoreDecomposition(graph)),
        "rustworkx": lambda graph: rustworkx.core_number(graph),
    },
    "pagerank": {
        "igraph": lambda graph: graph.pagerank(),
        "NetworKit": lambda graph: networkit_scores(networkit.centrality.PageRank(graph, 0.85, 1e-10)),
        "rustworkx": lambda graph: rustworkx.pagerank(graph.to_directed(), tol=1e-10),
    },
    "connected_components": {
        "igraph": lambda graph: graph.connected_components().membership,
        "NetworKit": lambda graph: networkit.components.ConnectedComponents(graph).run(),
        "rustworkx": lambda graph: rustworkx.connected_components(graph),
    },
}


def measure(graph: nx.Graph) -> list[list[str]]:
    """One row of cells for each question."""
    converted = {name: convert(graph) for name, convert in CONVERT.items()}
    conversion = {name: seconds(lambda convert=convert: convert(graph)) for name, convert in CONVERT.items()}
    rows = []
    for name, questions in QUESTIONS.items():
        function = getattr(nx, name)

        def ask(backend: str, function: Any = function) -> Any:
            result = function(graph, backend=backend)
            return list(result) if hasattr(result, "__next__") else result

        ours, theirs = ask("isthmus"), ask("networkx")
        if isinstance(theirs, dict):
            assert all(abs(ours[key] - theirs[key]) < 1e-5 for key in theirs), name
        plain = seconds(lambda: ask("networkx"))

        def first_call() -> None:
            graph.__networkx_cache__.clear()
            ask("isthmus")

        first = seconds(first_call)
        later = seconds(lambda: ask("isthmus"))
        cells = [f"`{name}`", f"{1000 * plain:,.1f}", f"{1000 * first:,.1f}", f"{1000 * later:,.1f}"]
        cells += [f"{plain / first:,.1f}×", f"{plain / later:,.1f}×"]
        for library in CONVERT:
            if question := questions.get(library):
                alone = seconds(lambda: question(converted[library]))
                cells.append(f"{1000 * (alone + conversion[library]):,.1f} / {1000 * alone:,.1f}")
            else:
                cells.append("–")
        rows.append(cells)
    return rows


def main() -> None:
    """Prints the table, or writes it to a file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--nodes", type=int, default=1500)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    nx.config.warnings_to_ignore.add("cache")
    graph = nx.barabasi_albert_graph(arguments.nodes, 5, seed=1)
    versions = ", ".join(
        f"{name} {module.__version__}"
        for name, module in (
            ("NetworkX", nx),
            ("igraph", igraph),
            ("NetworKit", networkit),
            ("rustworkx", rustworkx),
        )
    )
    header = [
        "function of NetworkX",
        "NetworkX",
        "Isthmus, first call",
        "later calls",
        "gain, conversion in",
        "conversion out",
        *CONVERT,
    ]
    lines = [
        "# How much faster NetworkX gets",
        "",
        f"Milliseconds for a scale-free graph (Barabási–Albert) of {len(graph):,} nodes and {graph.number_of_edges():,} "
        "edges, as",
        f"`python/benchmarks/speed.py` measured them in one run on {os.cpu_count()} processors "
        f"({platform.machine()}, Python {platform.python_version()},",
        f"{versions}).",
        "",
        f"Isthmus {isthmus.__version__} as a backend: its first call includes the conversion of the graph, later calls find",
        "it kept with the graph. The other libraries are called by themselves: with the conversion from NetworkX / without.",
        "Isthmus, NetworKit and rustworkx use all processors where they can, NetworkX and igraph one. PageRank is asked for",
        "ten digits of NetworKit and rustworkx; NetworkX stops earlier, Isthmus goes on to the last digit.",
        "",
        f"| {' | '.join(header)} |",
        f"| --- |{' ---: |' * (len(header) - 1)}",
        *(f"| {' | '.join(row)} |" for row in measure(graph)),
        "",
    ]
    text = "\n".join(lines)
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
