"""Writes a network as the pair of tables that `isthmus` reads."""

import csv
from pathlib import Path

from networks.network import Network


def node_name(index: int) -> str:
    return f"n{index}"


def group_code(index: int) -> str:
    """The name of the group of this place in alphabetical order; a plain word, whatever the file calls it."""
    return f"g{index}"


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
        writer.writerow(["source", "target", "weight"])
        writer.writerows([node_name(row.source), node_name(row.target), row.strength] for row in network.rows)
