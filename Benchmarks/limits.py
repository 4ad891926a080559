"""How far kernels are from the best that the machine could do: bytes and operations that must be, the ratio."""

import time

import numpy as np


def bandwidth() -> float:
    """Bytes a second that one thread reads from memory, from arrays that no cache holds; the best of five."""
    values = np.ones(1 << 26)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        values.max()
        times.append(time.perf_counter() - start)
    return values.nbytes / min(times)


def gather() -> float:
    """Seconds to read one number from a random place of an array that no cache holds."""
    values, places = np.ones(1 << 25), np.random.default_rng(1).integers(0, 1 << 25, 1 << 23)
    start = time.perf_counter()
    values.take(places)
    return (time.perf_counter() - start) / len(places)


# Per kernel: bytes that stream from memory for each node and tie, times the network is gone over, and why.
# A tie stands in two neighbour lists with four bytes each.
STREAMS = {
    "components": (4, 8, 1, "each neighbour list once, a label for each node"),
    "core numbers": (12, 8, 1, "each neighbour list once, degree, place and order of each node"),
    "articulation points": (12, 8, 1, "each neighbour list once, two numbers and a parent for each node"),
    "bridges": (12, 8, 1, "each neighbour list once, two numbers and a parent for each node"),
    "triangles": (8, 12, 1, "each list once to turn ties from low to high degree, and once the result"),
    "constraint": (16, 24, 1, "as for triangles, with a sum for each tie"),
    "PageRank": (24, 8, 30, "some thirty rounds for ten digits, each over all lists and three numbers for each node"),
    "eigenvector": (16, 8, 30, "some thirty rounds, each over all lists and two numbers for each node"),
}
# Searches from every node: the cost of passing one tie for one source, in seconds, with as many sources at a time as a
# processor has lanes.
SEARCHES = {
    # Every tie leads to a level of its own or stays inside one; half of them are on shortest paths, in one direction.
    "betweenness": (1, 2e-10, "two passes over half of the ties; 16 sources share a pass, 128 bytes a tie and level"),
    "harmonic closeness": (1, 8 / 512 * 1e-9, "512 sources share a pass, 64 bytes a tie and level"),
    "closeness": (1, 8 / 512 * 1e-9, "512 sources share a pass, 64 bytes a tie and level"),
}


def table(entries: list[dict]) -> str:
    speed, random = bandwidth(), gather()
    rows = [
        f"One thread reads {speed / 1e9:.0f} GB/s from memory in order; one number from a random place takes "
        f"{random * 1e9:.1f} ns.\n",
        "| kernel | graph | cannot be less than | because | measured | ratio |",
        "| --- | --- | ---: | --- | ---: | ---: |",
    ]
    largest: dict[str, dict] = {}
    for entry in entries:
        if entry["threads"] == 1 and entry["graph_family"]:
            known = largest.get(entry["kernel"])
            if not known or known["ties"] < entry["ties"]:
                largest[entry["kernel"]] = entry
    for name, entry in largest.items():
        nodes, ties = entry["nodes"], entry["ties"]
        if name in STREAMS:
            per_node, per_tie, rounds, reason = STREAMS[name]
            bound = rounds * (per_node * nodes + per_tie * ties) / speed
        elif name in SEARCHES:
            passes, step, reason = SEARCHES[name]
            bound = passes * nodes * 2 * ties * step
        else:
            continue
        measured = min(entry["libraries"]["isthmus"]["wall"])
        rows.append(
            f"| {name} | {entry['graph']} | {bound * 1000:.2f} ms | {reason} | {measured * 1000:.2f} ms |"
            f" {measured / bound:.1f} |"
        )
    return "\n".join(rows) + "\n"
