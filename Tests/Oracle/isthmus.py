"""Runs `isthmus` and reads what it prints."""

import csv
import os
import subprocess
import tempfile
from pathlib import Path

from catalogue import Answer, Level, Measure, Value
from networks.network import Network
from networks.writing import group_code, node_name, relatedness_file, write
from settings import Setting

LEVEL_OPTIONS: dict[Level, tuple[str, ...]] = {
    Level.NODE: (),
    Level.TIE: ("--ties-table",),
    Level.NETWORK: ("--network",),
}
KINDS = {"organisation": Level.NODE, "tie": Level.TIE, "network": Level.NETWORK}
TIE_STRENGTH = Measure(Level.TIE, "strength")
"""A column that every table of ties has, whichever measures are asked for."""


class Refused(Exception):
    """`isthmus` ended with an error; the text is what it wrote to standard error."""


class Tool:
    """The command at a path, and the folder that it reads from."""

    def __init__(self, binary: str) -> None:
        self.binary = binary

    def run(self, *arguments: str) -> bytes:
        # The formats for scripts do not depend on the terminal or the language, but a test should not either.
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        done = subprocess.run([self.binary, *arguments], capture_output=True, env=environment, check=False)
        if done.returncode != 0:
            raise Refused(done.stderr.decode().strip())
        return done.stdout

    def rows(self, *arguments: str) -> list[dict[str, str]]:
        """What a command prints as CSV."""
        return list(csv.DictReader(self.run(*arguments, "--format", "csv").decode().splitlines()))

    def measures(self) -> list[Measure]:
        """All measures that `isthmus explain` lists, on each level that they have."""
        return [
            Measure(KINDS[kind], row["measure"]) for row in self.rows("explain") for kind in row["of"].split(" and ")
        ]

    def answers(
        self, network: Network, folder: Path, setting: Setting, level: Level, names: list[str]
    ) -> dict[str, Answer]:
        """The measures of a network that stands in a folder."""
        arguments = ["metrics", str(folder), "--quiet", "--measures", ",".join(names), *LEVEL_OPTIONS[level]]
        arguments += ["--directed" if network.directed else "--undirected", *setting.options]
        if has_groups(network):
            arguments += ["--by", "group"]
        if setting.between:
            arguments += ["--between", f"{group_code(0)},{group_code(1)}"]
        if setting.related:
            arguments += ["--relatedness", str(relatedness_file(folder))]
        rows = self.rows(*arguments)
        if level is Level.NETWORK:
            return {row["measure"]: number(row["value"]) for row in rows}
        if level is Level.TIE:
            ends = [(place_of(row["source"]), place_of(row["target"])) for row in rows]
            columns = [TIE_STRENGTH.name, *names]
            return {name: dict(zip(ends, (number(row[name]) for row in rows), strict=True)) for name in columns}
        if [row["id"] for row in rows] != [node_name(place) for place in range(network.size)]:
            raise Refused("the rows are not the nodes in their order")
        return {name: [number(row[name]) for row in rows] for name in names}

    def ask(self, network: Network, setting: Setting, measure: Measure) -> Answer:
        """One measure of a network that no folder has yet."""
        with tempfile.TemporaryDirectory() as folder:
            write(network, Path(folder))
            return self.answers(network, Path(folder), setting, measure.level, [measure.name])[measure.name]


def has_groups(network: Network) -> bool:
    return any(group is not None for group in network.groups)


def place_of(name: str) -> int:
    return int(name.removeprefix("n"))


def number(text: str) -> Value:
    return float(text) if text else None
