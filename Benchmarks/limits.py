"""How far kernels are from the best that the machine could do: bytes and operations that must be, the ratio.

A bound has two parts. What streams through memory, because it is larger than the caches: every neighbour list has
to be read, and every result written, once for each round of an iteration. And what searches from every node read in
the cache, where the network and the state of a search lie: each search has to look at each tie, many sources at a
time. Neither takes account of reads from random places, of sorting, or of branches that are guessed wrongly, as
another order of nodes or another algorithm could do with less of them; so a bound is below what any program can
reach, and a ratio above what could still be gained.
"""

import time
from dataclasses import dataclass

import numpy as np


def bandwidth(megabytes: float) -> float:
    """Bytes a second that one thread reads in order from an array of that size; the best of five."""
    values = np.ones(int(megabytes * 2**17))
    repeats = max(1, int(512 / megabytes))
    times = []
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(repeats):
            values.max()
        times.append(time.perf_counter() - start)
    return values.nbytes * repeats / min(times)


def gather() -> float:
    """Seconds to read one number from a random place of an array that no cache holds."""
    values, places = np.ones(1 << 25), np.random.default_rng(1).integers(0, 1 << 25, 1 << 23)
    start = time.perf_counter()
    values.take(places)
    return (time.perf_counter() - start) / len(places)


@dataclass(frozen=True)
class Bound:
    """Bytes that a kernel cannot do without."""

    because: str
    # Streaming through memory, for each node and each tie; a tie stands in two neighbour lists with four bytes each.
    node: float = 0
    tie: float = 0
    # How often the network is gone over.
    rounds: int = 1
    # Read in the cache for each tie of a search, and how many sources share one.
    searched: float = 0
    sharing: int = 1
    # Read in the cache for each tie, where there are no searches.
    cached: float = 0
    # How many pairs of nodes are looked at, with 16 bytes for each and the lists of both.
    pairs: int = 0

    def seconds(self, entry: dict, memory: float, cache: float) -> float:
        nodes, ties = entry["nodes"], entry["ties"]
        streamed = self.rounds * (self.node * nodes + self.tie * ties)
        streamed += self.pairs * (16 + 2 * 4 * 2 * ties / nodes) + entry.get("file_mb", 0) * 1e6
        return streamed / memory + (nodes / self.sharing * self.searched + self.cached) * ties / cache


PATHS = Bound(
    "16 sources share a search; 128 bytes of path counts there and back over each tie", searched=256, sharing=16
)
DISTANCES = Bound("512 sources share a search; 64 bytes of them at both ends of each tie", searched=128, sharing=512)
LISTS = "each neighbour list once"
PAIRS = Bound("100,000 pairs and scores, 16 bytes each, and two lists of mean length for each", pairs=100_000)
ROWS = "the file, and both ends of each tie written twice: as they are read, and in rows"

BOUNDS = {
    "betweenness": PATHS,
    "cross-group betweenness": PATHS,
    "edge betweenness": PATHS,
    "weighted betweenness": Bound(
        "one source at a time; from both ends of each tie its target, length and distance, 20 bytes", searched=40
    ),
    "closeness": DISTANCES,
    "harmonic closeness": DISTANCES,
    "eccentricity": DISTANCES,
    "global efficiency": DISTANCES,
    "rewired networks": Bound(
        "ten times twenty swaps a tie, each of which reads and writes two ties and looks up two", cached=200 * 48
    ),
    "triangles": Bound(f"{LISTS} to turn ties from low to high degree, and once the result", 8, 12),
    "clustering": Bound("as for triangles", 8, 12),
    "effective size": Bound("as for triangles", 8, 12),
    "brokerage roles": Bound("as for triangles, with five counts and a group for each node", 52, 12),
    "constraint": Bound("as for triangles, with a sum for each tie", 16, 24),
    "common neighbours": PAIRS,
    "Jaccard": PAIRS,
    "Adamic-Adar": PAIRS,
    "resource allocation": PAIRS,
    "PageRank": Bound("some thirty rounds for ten digits, each over all lists and three numbers a node", 24, 8, 30),
    "directed PageRank": Bound(
        "thirty rounds, each over the lists of one direction and three numbers a node", 24, 4, 30
    ),
    "directed hubs": Bound("thirty rounds, each there and back over the lists, with two numbers a node", 32, 8, 30),
    "Katz": Bound("thirty rounds for the eigenvalue and thirty for the scores, two numbers a node", 16, 8, 60),
    "eigenvector": Bound("some thirty rounds, each over all lists and two numbers for each node", 16, 8, 30),
    "core numbers": Bound(f"{LISTS}; degree, place and order of each node", 12, 8),
    "components": Bound(f"{LISTS}; a label for each node", 4, 8),
    "articulation points": Bound(f"{LISTS}; two numbers and a parent for each node", 12, 8),
    "bridges": Bound(f"{LISTS}; two numbers and a parent for each node", 12, 8),
    "Leiden": Bound(
        "each list, with the communities at the other ends, to move, to refine and to see it settled", 24, 16, 3
    ),
    "Louvain": Bound("each list, with the communities at the other ends, to move and to see it settled", 24, 16, 2),
    "label propagation": Bound("each list, with the labels at the other ends, to move and to see it settled", 8, 16, 2),
    "loading, ids that are numbers": Bound(ROWS, 12, 16),
    "loading, ids that are names": Bound(ROWS, 12, 16),
}


def table(entries: list[dict]) -> str:
    memory, cache, random = bandwidth(512), bandwidth(0.25), gather()
    rows = [
        f"One thread reads {memory / 1e9:.0f} GB/s in order from memory and {cache / 1e9:.0f} GB/s from its cache; one "
        f"number from a random place of memory takes {random * 1e9:.1f} ns. Loading has two threads, all else one.\n",
        "| kernel | graph | cannot be less than | because | measured | ratio |",
        "| --- | --- | ---: | --- | ---: | ---: |",
    ]
    largest: dict[str, dict] = {}
    for entry in entries:
        if entry["graph_family"] and (entry["threads"] == 1 or entry["family"] == "loading"):
            known = largest.get(entry["kernel"])
            if not known or known["ties"] < entry["ties"]:
                largest[entry["kernel"]] = entry
    for name, entry in largest.items():
        if not (bound := BOUNDS.get(name)):
            continue
        least = bound.seconds(entry, memory, cache)
        measured = min(entry["libraries"]["isthmus"]["wall"])
        rows.append(
            f"| {name} | {entry['graph']} | {least * 1000:.2f} ms | {bound.because} | {measured * 1000:.2f} ms |"
            f" {measured / least:.1f} |"
        )
    rows.append(
        "\nDirected betweenness and estimates have no row: what directed paths pass depends on who reaches whom, and "
        "how many samples an estimate needs on the answer."
    )
    return "\n".join(rows) + "\n"
