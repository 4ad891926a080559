"""Compares what `isthmus metrics` prints with NetworkX and igraph, which share no code with it.

usage: compare.py ISTHMUS

The networks are made here: the karate club and seeded random ones, directed or not, weighted or not, with isolates and
several components. Every value must agree to 1e-9 relative. Where conventions differ, the expected value
is derived from the library's answer by the definition that `isthmus explain` states.
"""

import csv
import itertools
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import igraph
import networkx as nx
import numpy as np

TOLERANCE = 1e-9


def write_network(graph: nx.Graph, folder: Path) -> None:
    with open(folder / "nodes.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "group"])
        for node, group in graph.nodes(data="group"):
            writer.writerow([node, "" if group is None else group])
    with open(folder / "edges.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "target", "weight"])
        for source, target, weight in graph.edges(data="weight", default=1):
            writer.writerow([source, target, repr(weight)])


def random_network(seed: int) -> nx.Graph:
    rng = random.Random(seed)
    directed, weighted = seed % 2 == 1, seed % 4 >= 2
    size = rng.randint(2, 45)
    graph = nx.DiGraph() if directed else nx.Graph()
    for node in range(size):
        # Some nodes have no group: blank is not a group of its own.
        graph.add_node(f"n{node}", group=rng.choice(["a", "b", "c", "d", None]))
    density = rng.choice([0.02, 0.05, 0.1, 0.2])
    pairs = itertools.permutations if directed else itertools.combinations
    for source, target in pairs(range(size), 2):
        if rng.random() < density:
            weight = rng.choice([0.1, 0.2, 0.3, 0.5, 1, 2, 3]) if weighted else 1
            graph.add_edge(f"n{source}", f"n{target}", weight=weight)
    return graph


def isthmus_table(binary: str, path: Path, directed: bool, *options: str) -> list[dict[str, str]]:
    command = [binary, "metrics", str(path), "--format", "csv", "--quiet", *options]
    command.append("--directed" if directed else "--undirected")
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{result.stderr}")
    return list(csv.DictReader(result.stdout.splitlines()))


def to_igraph(graph: nx.Graph) -> tuple[igraph.Graph, dict[str, int]]:
    index = {node: place for place, node in enumerate(graph)}
    edges = [(index[source], index[target]) for source, target in graph.edges()]
    made = igraph.Graph(n=len(graph), edges=edges, directed=graph.is_directed())
    made.es["weight"] = [weight for _, _, weight in graph.edges(data="weight", default=1)]
    return made, index


def group_members(graph: nx.Graph, index: dict[str, int]) -> dict[str, list[int]]:
    members: dict[str, list[int]] = {}
    for node, group in graph.nodes(data="group"):
        if group is not None:
            members.setdefault(group, []).append(index[node])
    return members


def cross_betweenness(graph: nx.Graph, made: igraph.Graph, index: dict[str, int], weights=None) -> dict[str, float]:
    """Sums igraph's betweenness over every ordered pair of different groups; undirected, igraph halves each of them."""
    total = np.zeros(len(graph))
    for sources, targets in itertools.permutations(group_members(graph, index).values(), 2):
        total += np.array(made.betweenness(sources=sources, targets=targets, weights=weights, directed=True))
    return {node: float(total[place]) for node, place in index.items()}


def node_expectations(graph: nx.Graph) -> dict[str, dict[str, float | None]]:
    made, index = to_igraph(graph)
    directed, size = graph.is_directed(), len(graph)
    isolates = set(nx.isolates(graph))
    inverse = [1 / weight for weight in made.es["weight"]]

    def by_node(values) -> dict[str, float]:
        return {node: values[place] for node, place in index.items()}

    expected = {
        "degree": dict(graph.degree()),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": by_node(made.betweenness(directed=directed)),
        "cross-betweenness": cross_betweenness(graph, made, index),
        "closeness": nx.closeness_centrality(graph),
        "harmonic": {node: value / (size - 1) for node, value in nx.harmonic_centrality(graph).items()},
        "pagerank": by_node(made.pagerank(weights="weight", directed=directed, implementation="prpack")),
        "core-number": nx.core_number(graph),
    }
    constraint = by_node(made.constraint(weights="weight"))
    expected["constraint"] = {node: None if node in isolates else constraint[node] for node in graph}
    # `nodes=` avoids the default path, which divides weighted and directed graphs by the wrong maximum. A node that
    # only receives ties has no value on that path; it is compared where there is one.
    size_of = nx.effective_size(graph, nodes=list(graph), weight="weight")
    expected["effective-size"] = {
        node: None if node in isolates else ("skip" if math.isnan(value) else value) for node, value in size_of.items()
    }
    clustering = nx.clustering(graph)
    expected["clustering"] = {
        node: None if len(set(nx.all_neighbors(graph, node))) < 2 else clustering[node] for node in graph
    }
    weighted = {
        "betweenness": by_node(made.betweenness(directed=directed, weights=inverse)),
        "cross-betweenness": cross_betweenness(graph, made, index, weights=inverse),
    }
    for source, target, data in graph.edges(data=True):
        data["length"] = 1 / data.get("weight", 1)
    weighted["closeness"] = nx.closeness_centrality(graph, distance="length")
    weighted["harmonic"] = {
        node: value / (size - 1) for node, value in nx.harmonic_centrality(graph, distance="length").items()
    }
    if not directed and graph.number_of_edges() > 0:
        expected["eigenvector"] = eigenvector(graph)
    return {"hops": expected, "inverse-strength": weighted}


def eigenvector(graph: nx.Graph) -> dict[str, float]:
    """The ones vector projected on the space of the largest eigenvalue, by a dense solver."""
    matrix = nx.to_numpy_array(graph, weight="weight")
    values, vectors = np.linalg.eigh(matrix)
    space = vectors[:, values > values[-1] * (1 - 1e-9)]
    projected = space @ (space.T @ np.ones(len(graph)))
    return dict(zip(graph, np.abs(projected) / np.linalg.norm(projected)))


def network_expectations(graph: nx.Graph) -> dict[str, float | None]:
    made, index = to_igraph(graph)
    size = len(graph)
    underlying = nx.Graph(graph.to_undirected(as_view=True))
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    distances = [d for source, row in lengths.items() for target, d in row.items() if source != target]
    expected = {
        "density": nx.density(graph),
        "components": nx.number_connected_components(underlying),
        "diameter": max(distances, default=None),
        "mean-distance": sum(distances) / len(distances) if distances else None,
        "global-efficiency": sum(1 / d for d in distances) / (size * (size - 1)),
        "articulation-points": len(list(nx.articulation_points(underlying))),
        "bridges": len(list(nx.bridges(underlying))),
    }
    if all(group is not None for _, group in graph.nodes(data="group")) and graph.number_of_edges() > 0:
        names = sorted({group for _, group in graph.nodes(data="group")})
        membership = [names.index(graph.nodes[node]["group"]) for node in graph]
        expected["modularity"] = made.modularity(membership, weights="weight", directed=graph.is_directed())
    return expected


def unweighted_expectations(graph: nx.Graph) -> dict[str, float | None]:
    """Attribute assortativity, of which NetworkX and igraph have no weighted form."""
    grouped = graph.subgraph([node for node, group in graph.nodes(data="group") if group is not None])
    groups = grouped.nodes(data="group")
    touched = {groups[end] for edge in grouped.edges() for end in edge}
    if grouped.number_of_edges() == 0:
        return {"assortativity": None}
    return {"assortativity": nx.attribute_assortativity_coefficient(grouped, "group")} if len(touched) > 1 else {}


class Comparison:
    def __init__(self) -> None:
        self.count = 0
        self.worst = 0.0
        self.failures: list[str] = []

    def check(self, where: str, found: str, expected: float | None | str) -> None:
        if expected == "skip":
            return
        self.count += 1
        if found == "" or expected is None:
            if found != "" or expected is not None:
                self.failures.append(f"{where}: isthmus {found or 'undefined'}, expected {expected}")
            return
        difference = abs(float(found) - expected) / max(1.0, abs(expected))
        self.worst = max(self.worst, difference)
        if not difference <= TOLERANCE:
            self.failures.append(f"{where}: isthmus {found}, expected {expected!r}")


def compare(binary: str, name: str, graph: nx.Graph, path: Path, comparison: Comparison, by: str) -> None:
    directed = graph.is_directed()
    has_groups = any(group is not None for _, group in graph.nodes(data="group"))
    for length, measures in node_expectations(graph).items():
        names = [measure for measure in measures if has_groups or not measure.startswith("cross")]
        options = ["--measures", ",".join(names), "--length", length]
        rows = isthmus_table(binary, path, directed, *options, *(["--by", by] if has_groups else []))
        if [row["id"] for row in rows] != [str(node) for node in graph]:
            comparison.failures.append(f"{name}: the nodes are not those of the network")
            continue
        for row, node in zip(rows, graph):
            for measure in names:
                comparison.check(f"{name} ({length}) {measure} of {node}", row[measure], measures[measure][node])
    if has_groups:
        for options, expected in [([], network_expectations(graph)), (["--unweighted"], unweighted_expectations(graph))]:
            rows = isthmus_table(binary, path, directed, "--network", "--measures", "all", "--by", by, *options)
            found = {row["measure"]: row["value"] for row in rows}
            for measure, value in expected.items():
                comparison.check(f"{name} {measure}", found[measure], value)


def karate_club() -> nx.Graph:
    graph = nx.Graph()
    club = nx.karate_club_graph()
    for node, group in club.nodes(data="club"):
        graph.add_node(str(node), group=group)
    graph.add_weighted_edges_from((str(source), str(target), weight) for source, target, weight in club.edges(data="weight"))
    return graph


def main() -> None:
    binary = sys.argv[1]
    comparison = Comparison()
    networks = [("karate club", karate_club())] + [(f"random {seed}", random_network(seed)) for seed in range(60)]
    with tempfile.TemporaryDirectory() as folder:
        for name, graph in networks:
            write_network(graph, Path(folder))
            compare(binary, name, graph, Path(folder), comparison, "group")
    for failure in comparison.failures[:40]:
        print(failure)
    print(f"{len(networks)} networks, {comparison.count} values, largest relative difference {comparison.worst:.1e}")
    if comparison.failures:
        raise SystemExit(f"{len(comparison.failures)} values disagree")


if __name__ == "__main__":
    main()
