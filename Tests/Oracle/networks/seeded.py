"""Networks made here: small known shapes, degenerate cases and random families, the same in each run."""

import itertools
import random
from collections.abc import Callable, Iterable, Iterator

import networkx as nx

from networks.network import Network, Tie, numbered

SHORT_SEEDS = range(4)
FULL_SEEDS = range(60)
TIED_STRENGTHS = ["0.1", "0.2", "0.3", "0.5", "1", "2", "3"]


def seeded_networks(seeds: Iterable[int]) -> Iterator[Network]:
    """All families; the random ones once for each seed."""
    yield from degenerate()
    for directed in (False, True):
        yield from shapes(directed)
        yield from weighted_shapes(directed)
    yield from known()
    for seed in seeds:
        yield from drawn(seed)


def grouping(size: int, seed: int, names: str = "abcd", blank: float = 0.1) -> tuple[str | None, ...]:
    """Random groups, of which some are blank."""
    rng = random.Random(seed)
    return tuple(None if rng.random() < blank else rng.choice(names) for _ in range(size))


def degenerate() -> Iterator[Network]:
    for directed in (False, True):
        form = "directed" if directed else "undirected"
        for name, groups, pairs in [
            ("empty", "", []),
            ("one node", "a", []),
            ("one node with a loop", "a", [(0, 0)]),
            ("two isolates", "ab", []),
            ("isolates", "abcab", []),
            ("one tie", "ab", [(0, 1)]),
            ("one tie within a group", "aa", [(0, 1)]),
            ("one tie and an isolate", "aba", [(0, 1)]),
            ("loops only", "ab", [(0, 0), (1, 1), (1, 1)]),
            ("groups of one", "abcd", [(0, 1), (1, 2), (2, 3)]),
            ("one group", "aaaaa", [(0, 1), (1, 2), (2, 3), (3, 1)]),
            ("two ties in opposite directions", "abb", [(0, 1), (1, 0), (1, 2)]),
        ]:
            ties = tuple(Tie(*pair) for pair in pairs)
            yield Network(f"{name}, {form}", "degenerate", directed, tuple(groups), ties)
        ungrouped = (None, None, None, "a", None)
        path = tuple(Tie(node, node + 1) for node in range(4))
        yield Network(f"almost no groups, {form}", "degenerate", directed, ungrouped, path)


def shapes(directed: bool) -> Iterator[Network]:
    """Stars, paths and grids; a directed one runs as its edges are listed, so most have no cycle."""
    form = "directed" if directed else "undirected"
    lattice = nx.Graph()
    for layer, source, target in itertools.product(range(35), range(4), range(4)):
        lattice.add_edge(4 * layer + source, 4 * (layer + 1) + target)
    for family, graph in [
        ("star", nx.star_graph(8)),
        ("path", nx.path_graph(12)),
        ("cycle", nx.cycle_graph(9)),
        ("complete", nx.complete_graph(7)),
        ("tree", nx.balanced_tree(2, 4)),
        ("spider", nx.Graph([(0, 1), (0, 3), (0, 4), (1, 2), (3, 6), (4, 5)])),
        ("barbell", nx.barbell_graph(6, 2)),
        ("grid", nx.convert_node_labels_to_integers(nx.grid_2d_graph(6, 7))),
        ("grid of 10^20 paths", nx.convert_node_labels_to_integers(nx.grid_2d_graph(36, 36))),
        ("layers of 2^70 paths", lattice),
        (
            "components",
            nx.disjoint_union_all([nx.cycle_graph(5), nx.cycle_graph(5), nx.path_graph(4), nx.Graph([(0, 1)])]),
        ),
    ]:
        ties = tuple(Tie(*sorted(edge)) for edge in graph.edges())
        yield Network(f"{family}, {form}", family, directed, grouping(len(graph), len(graph), "abc"), ties)


def weighted_shapes(directed: bool) -> Iterator[Network]:
    """Grids and cycles whose weighted paths tie only if 0.1 + 0.2 is 0.3."""
    form = "directed" if directed else "undirected"
    for family, graph in [
        ("weighted grid", nx.convert_node_labels_to_integers(nx.grid_2d_graph(5, 6))),
        ("weighted complete", nx.complete_graph(12)),
    ]:
        rng = random.Random(family)
        ties = tuple(Tie(*edge, rng.choice(["1", "2", "4", "10", "5"])) for edge in graph.edges())
        yield Network(f"{family}, {form}", family, directed, grouping(len(graph), 3), ties)
    # 1/6 + 1/30 = 1/5, 1/10 + 1/15 = 1/6 and 1/14 + 1/35 = 1/10, but not in binary fractions.
    rows = [(0, 1, "6"), (1, 2, "30"), (0, 2, "5"), (2, 3, "10"), (3, 4, "15"), (2, 4, "6")]
    rows += [(4, 5, "14"), (5, 6, "35"), (4, 6, "10")]
    ties = tuple(Tie(source, target, strength) for source, target, strength in rows)
    yield Network(f"weighted detours, {form}", "weighted with ties", directed, tuple("abacbca"), ties)


def known() -> Iterator[Network]:
    """Networks of the literature that NetworkX carries."""
    for name, graph, attribute in [
        ("Zachary's karate club", nx.karate_club_graph(), "club"),
        ("Krackhardt's kite", nx.krackhardt_kite_graph(), None),
        ("Florentine marriages", nx.florentine_families_graph(), None),
        ("Davis's southern women", nx.davis_southern_women_graph(), "bipartite"),
        ("Les Misérables", nx.les_miserables_graph(), None),
    ]:
        groups = grouping(len(graph), 1)
        nodes = [
            (str(node), str(data[attribute]) if attribute else group)
            for (node, data), group in zip(graph.nodes(data=True), groups, strict=True)
        ]
        rows = [
            (str(source), str(target), str(weight)) for source, target, weight in graph.edges(data="weight", default=1)
        ]
        yield numbered(name, "known", False, nodes, rows)


def drawn(seed: int) -> Iterator[Network]:
    """One network of each random family; directed, weighted or neither as the seed says."""
    rng = random.Random(seed)
    directed, weighted = seed % 2 == 1, seed % 4 >= 2

    def strength() -> str:
        return rng.choice(TIED_STRENGTHS) if weighted else "1"

    def network(family: str, size: int, pairs: Iterable[tuple[int, int]], directed: bool = directed) -> Network:
        ties = tuple(Tie(source, target, strength()) for source, target in pairs)
        return Network(f"{family} {seed}", family, directed, grouping(size, seed), ties)

    def chosen(size: int, keep: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
        pairs = itertools.permutations if directed else itertools.combinations
        return (pair for pair in pairs(range(size), 2) if keep(*pair))

    size, density = rng.randint(2, 45), rng.choice([0.02, 0.05, 0.1, 0.2])
    yield network("random", size, chosen(size, lambda *_: rng.random() < density))

    size = rng.randint(20, 40)
    yield network("several components", size, chosen(size, lambda s, t: s % 3 == t % 3 and rng.random() < 0.2))

    size = rng.randint(6, 25)
    rows = [(rng.randrange(size), rng.randrange(size)) for _ in range(3 * size)]
    yield network("repeated ties and loops", size, rows + rows[: size // 2] + [row[::-1] for row in rows[: size // 3]])

    size = rng.randint(8, 30)
    rows = [(rng.randrange(size), rng.randrange(size), rng.choice("abc")) for _ in range(2 * size)]
    ties = tuple(Tie(source, target, strength(), kind) for source, target, kind in rows)
    yield Network(f"several kinds of tie {seed}", "several kinds of tie", directed, grouping(size, seed), ties)

    pairs = [pair for pair in itertools.combinations(range(size), 2) if rng.random() < 0.15]
    yield network("acyclic", size, pairs, directed=True)

    order = rng.sample(range(size), size)
    cycle = [(order[place - 1], order[place]) for place in range(size)]
    chords = [tuple(rng.sample(range(size), 2)) for _ in range(2 * size)]
    yield network("strongly connected", size, cycle + chords, directed=True)

    atlas = nx.graph_atlas(1252 - 20 * seed)
    yield network("atlas of graphs", len(atlas), atlas.edges(), directed=False)

    first, second = rng.randint(4, 12), rng.randint(4, 12)
    pairs = [(left, first + right) for left in range(first) for right in range(second) if rng.random() < 0.3]
    yield network("two-mode", first + second, pairs, directed=False)


def thread_network() -> Network:
    """A directed weighted network whose work is worth sharing between threads."""
    rng = random.Random(8)
    size = 150
    pairs = rng.sample(list(itertools.permutations(range(size), 2)), 300)
    ties = tuple(Tie(*pair, rng.choice(TIED_STRENGTHS)) for pair in pairs)
    return Network("150 nodes, directed", "threads", True, grouping(size, 8), ties)
