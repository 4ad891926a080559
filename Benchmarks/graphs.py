"""The graphs that are measured: made by `isthmus generate`, so that everyone has the same."""

import csv
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# A kernel that took so long is not run again: its seconds hardly differ from run to run.
ENOUGH_SECONDS = 1.0


@dataclass(frozen=True)
class Recipe:
    """How a graph is made up, and which kernels it is for."""

    name: str
    arguments: tuple[str, ...]
    # Kernels that look at all paths take hours on large graphs; those are measured on graphs made for it.
    for_paths: bool
    # Whether the graph is one of a family that differs in size only, for the plots.
    family: str | None = None


def cluster(name: str, smes: int, *, for_paths: bool) -> Recipe:
    arguments = ("cluster", "--tables", "--smes", str(smes), "--seed", "7")
    return Recipe(name, arguments, for_paths, family="cluster networks")


# Most of a quick run is the start of the peers' processes, so few graphs fit into it.
QUICK = [
    cluster("cl2k", 1_800, for_paths=True),
    cluster("cl25k", 22_500, for_paths=False),
]

FULL = [
    cluster("cl1k", 900, for_paths=True),
    cluster("cl2k", 1_800, for_paths=True),
    cluster("cl5k", 4_500, for_paths=True),
    Recipe("ws3k", ("small-world", "--nodes", "3000", "--seed", "7"), for_paths=True),
    Recipe("grid3k", ("grid", "--nodes", "3025"), for_paths=True),
    cluster("cl25k", 22_500, for_paths=False),
    # Before the largest ones, so that a run that is cut short has it.
    Recipe("rmat16", ("rmat", "--nodes", "65536", "--seed", "7"), for_paths=False),
    cluster("cl100k", 90_000, for_paths=False),
    cluster("cl500k", 450_000, for_paths=False),
]


@dataclass(frozen=True)
class MadeGraph:
    """A graph on disk: an edge list, the same with lengths that weights are, and one with names as ids."""

    recipe: Recipe
    folder: Path

    @property
    def name(self) -> str:
        return self.recipe.name

    @property
    def edges(self) -> Path:
        return self.folder / "plain" / "graph.csv"

    @property
    def lengths(self) -> Path:
        return self.folder / "lengths" / "graph.csv"

    @property
    def named(self) -> Path:
        return self.folder / "named" / "graph.csv"

    @property
    def grouped(self) -> Path:
        return self.folder / "grouped"

    def counts(self) -> tuple[int, int]:
        source, target, _ = read_edges(self.edges)
        keys = np.minimum(source, target) * (max(source.max(), target.max()) + 1) + np.maximum(source, target)
        return len(np.unique(np.concatenate([source, target]))), len(np.unique(keys))


def make(recipe: Recipe, folder: Path, isthmus: str) -> MadeGraph:
    """Writes a graph in all forms, unless it is there."""
    graph = MadeGraph(recipe, folder / recipe.name)
    if (graph.folder / "done").exists():
        return graph
    for path in (graph.edges, graph.lengths, graph.named):
        path.parent.mkdir(parents=True, exist_ok=True)
    weights = ["--weights", "20"]
    if recipe.arguments[0] == "cluster":
        run(isthmus, "generate", *recipe.arguments, *weights, "--output", str(graph.grouped))
        text = (graph.grouped / "edges.csv").read_text()
    else:
        text = run(isthmus, "generate", *recipe.arguments, *weights)
    rows = without_repeats(text)
    write(graph.edges, ["source", "target"], [row[:2] for row in rows])
    write(graph.lengths, ["source", "target", "distance"], rows)
    write(graph.named, ["source", "target"], [[f"ORG-{end}" for end in row[:2]] for row in rows])
    (graph.folder / "done").touch()
    return graph


def without_repeats(text: str) -> list[list[str]]:
    """The rows of an edge list, each pair once: libraries differ in what they make of parallel ties."""
    seen: set[tuple[str, str]] = set()
    rows = []
    for line in text.splitlines()[1:]:
        row = line.split(",")
        pair = (row[0], row[1]) if row[0] < row[1] else (row[1], row[0])
        if pair not in seen:
            seen.add(pair)
            rows.append(row)
    return rows


def write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def read_edges(path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ends by number and the third column, ones without it."""
    try:
        import polars

        columns = polars.read_csv(path).to_numpy().T
    except ModuleNotFoundError:
        # The interpreter of the system, which graph-tool comes for.
        columns = np.loadtxt(path, delimiter=",", skiprows=1).T
    source, target = columns[0].astype(np.int64), columns[1].astype(np.int64)
    third = columns[2].astype(float) if len(columns) > 2 else np.ones(len(source))
    return source, target, third
