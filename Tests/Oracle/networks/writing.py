"""Writes a network as the pair of tables that `isthmus` reads."""

import csv
from itertools import combinations
from pathlib import Path

from networks.network import Network


def node_name(index: int) -> str:
    return f"n{index}"


def group_code(index: int) -> str:
    """The name of the group of this place in alphabetical order; a plain word, whatever the file calls it."""
    return f"g{index}"


def relatedness(first: int, second: int) -> float:
    """How related the groups of two places are, in whatever order; any numbers from 0 to 1 do."""
    return (3 * (first + second) + 7 * first * second) % 11 / 10


def relatedness_file(folder: Path) -> Path:
    """Where a network's table of related groups stands: apart, so that it is not taken for one of the network's."""
    return folder / "groups" / "relatedness.csv"


def write(network: Network, folder: Path) -> None:
    """Loops and repeated pairs stay, so that the tool's own rule for them is compared too."""
    names = sorted({group for group in network.groups if group is not None})
    codes = {name: group_code(index) for index, name in enumerate(names)} | {None: ""}
    with open(folder / "nodes.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "group"])
        writer.writerows([node_name(index), codes[group]] for index, group in enumerate(network.groups))
    with open(folder / "edges.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "target", "weight", "kind"])
        writer.writerows([node_name(row.source), node_name(row.target), row.strength, row.kind] for row in network.rows)
    table = relatedness_file(folder)
    table.parent.mkdir(exist_ok=True)
    with open(table, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["a", "b", "relatedness"])
        for first, second in combinations(range(len(names)), 2):
            writer.writerow([group_code(first), group_code(second), relatedness(first, second)])
