"""One kernel of Isthmus on one graph: the command run in a process of its own, its kernel timed inside."""

import csv
import io
import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graphs import ENOUGH_SECONDS, MadeGraph, read_edges
from kernels import Kernel


@dataclass
class Measurement:
    """Seconds and memory of one library, kernel and graph."""

    wall: list[float]
    cpu: list[float]
    peak_mb: float
    # Reading, building and the whole process, in seconds.
    read: float = 0.0
    build: float = 0.0
    whole: float = 0.0

    @property
    def best(self) -> float:
        return min(self.wall)


def measure(
    isthmus: str, kernel: Kernel, graph: MadeGraph, threads: int, repeats: int
) -> tuple[Measurement, np.ndarray]:
    if kernel.level == "pair":
        return measure_pairs(isthmus, kernel, graph, threads, repeats)
    path = {"edges": graph.edges, "lengths": graph.lengths, "grouped": graph.grouped}[kernel.form]
    command = [isthmus, "metrics", str(path), "--measures", kernel.measure, "--format", "csv", "--timings", "--quiet"]
    command += ["--threads", str(threads), "--yes", *kernel.options]
    command += {"node": [], "tie": ["--ties-table"], "network": ["--network"]}[kernel.level]
    total = Measurement([], [], 0)
    output = ""
    for _ in range(repeats):
        run = observe(command)
        output = run.output
        total.wall.append(sum(run.timings["measures"].values()))
        total.cpu.append(run.cpu)
        total.peak_mb = max(total.peak_mb, run.peak_mb)
        (total.read, total.build, total.whole) = (run.timings["load"], run.timings["project"], run.wall)
        if sum(total.wall) > ENOUGH_SECONDS:
            break
    return total, answer(kernel, graph, output)


def measure_pairs(
    isthmus: str, kernel: Kernel, graph: MadeGraph, threads: int, repeats: int
) -> tuple[Measurement, np.ndarray]:
    """A score of pairs, which no command gives: by the Python package, in a process of its own like those of peers."""
    library = Path(isthmus).parent / f"libIsthmusC.{'dylib' if sys.platform == 'darwin' else 'so'}"
    if not library.exists():
        raise FileNotFoundError(f"{library} is missing; swift build -c release --product IsthmusC makes it")
    scores = graph.folder / "answer.npy"
    command = [sys.executable, str(Path(__file__).parent / "peer.py"), "isthmus", kernel.name, str(graph.edges)]
    command += [str(threads), str(repeats), str(scores)]
    environment = os.environ | {"ISTHMUS_LIBRARY": str(library)}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{run.stderr}")
    return Measurement(**json.loads(run.stdout)), np.load(scores)


@dataclass
class Run:
    output: str
    timings: dict
    wall: float
    cpu: float
    peak_mb: float


def observe(command: list[str]) -> Run:
    """Runs a command and says what it took, as the system counted it for that process alone."""
    helper = [sys.executable, str(Path(__file__).parent / "observe.py")]
    run = json.loads(subprocess.run([*helper, *command], capture_output=True, text=True, check=True).stdout)
    if run["status"] != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{run['errors']}")
    return Run(run["output"], json.loads(run["errors"].splitlines()[-1]), run["wall"], run["cpu"], run["peak_mb"])


def answer(kernel: Kernel, graph: MadeGraph, output: str) -> np.ndarray:
    """The answer by rising ids, or by rows of the edge list; nan where there is none."""
    rows = list(csv.DictReader(io.StringIO(output)))
    if kernel.level == "network":
        return np.array(float(rows[0]["value"]))
    if kernel.comparison == "none" or kernel.form == "grouped":
        return np.array(np.nan)
    column = kernel.measure
    if kernel.level == "node":
        by_id = {int(row["id"]): number(row[column]) for row in rows}
        values = np.array([by_id[key] for key in sorted(by_id)])
        # Ours is a mean over all others, the peers' a sum.
        return values * (len(values) - 1) if column == "harmonic" else values
    of_pair = {frozenset((int(row["source"]), int(row["target"]))): number(row[column]) for row in rows}
    source, target, _ = read_edges(graph.edges)
    return np.array([of_pair[frozenset(pair)] for pair in zip(source.tolist(), target.tolist(), strict=True)])


def number(text: str) -> float:
    return float(text) if text else float("nan")


def limit_memory() -> None:
    """So that a library that wants more memory than there is fails alone."""
    most = int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 0.8)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
