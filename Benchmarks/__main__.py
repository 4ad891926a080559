"""Measures Isthmus beside other libraries: the same graphs, the same threads, in turn, in one run.

usage: python Benchmarks ISTHMUS [--quick] [--output FOLDER] [--work FOLDER] [--only WORD] [--add] [--minutes N]
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

import graphs
import kernels
import loading
import ours
import report
import scale
from compare import compare
from interpreters import interpreter

HERE = Path(__file__).parent


def peer(library: str, kernel: kernels.Kernel, graph: graphs.MadeGraph, threads: int, repeats: int):
    """Seconds, memory and the answer of a peer; None if it does not have the kernel or fails."""
    path = {"edges": graph.edges, "lengths": graph.lengths, "grouped": graph.edges}[kernel.form]
    answer = graph.folder / "answer.npy"
    command = [interpreter(library), str(HERE / "peer.py"), library, kernel.name, str(path), str(threads), str(repeats)]
    run = subprocess.run(
        [*command, str(answer)], capture_output=True, text=True, timeout=900, preexec_fn=ours.limit_memory
    )
    if run.returncode != 0:
        print(f"    {library}: {run.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return json.loads(run.stdout), np.load(answer)


def is_asked(library: str, kernel: kernels.Kernel, ties: int, quick: bool) -> bool:
    if interpreter(library) is None or (quick and library in kernels.SLOW_TO_START):
        return False
    limits = kernels.MOST_TIES_PATHS if kernel.follows_paths else kernels.MOST_TIES
    return ties <= limits.get(library, 10**9)


def measure_kernel(isthmus: str, kernel: kernels.Kernel, graph: graphs.MadeGraph, sizes, threads: int, quick: bool):
    nodes, ties = sizes
    repeats = 1 if kernel.follows_paths and ties > 15_000 else 2 if quick else 3
    mine, expected = ours.measure(isthmus, kernel, graph, threads, repeats)
    entry = {
        "kernel": kernel.name,
        "family": kernel.family,
        "graph": graph.name,
        "graph_family": graph.recipe.family,
        "nodes": nodes,
        "ties": ties,
        "threads": threads,
        "libraries": {"isthmus": vars(mine) | {"agrees": ""}},
    }
    for library in kernel.peers:
        if not is_asked(library, kernel, ties, quick) or (threads > 1 and library in kernels.SINGLE_THREADED):
            continue
        if (library, kernel.name, graph.name) in kernels.OVERFLOWS:
            continue
        outcome = peer(library, kernel, graph, threads, repeats)
        if outcome:
            figures, answer = outcome
            figures["agrees"] = compare(kernel, graph, expected, answer)
            entry["libraries"][library] = figures
    return entry


def measure_loading(isthmus: str, graph: graphs.MadeGraph, sizes, quick: bool):
    for form, path in (("ids that are numbers", graph.edges), ("ids that are names", graph.named)):
        command = [isthmus, "metrics", str(path), "--measures", "degree", "--format", "csv", "--timings", "--quiet"]
        runs = [ours.observe([*command, "--output", "/dev/null"]) for _ in range(3)]
        mine = {
            "wall": [run.timings["load"] + run.timings["project"] for run in runs],
            "cpu": [run.cpu for run in runs],
            "peak_mb": max(run.peak_mb for run in runs),
            "agrees": "",
        }
        entry = {
            "kernel": f"loading, {form}",
            "family": "loading",
            "graph": graph.name,
            "graph_family": graph.recipe.family,
            "nodes": sizes[0],
            "ties": sizes[1],
            "threads": 2,
            "file_mb": path.stat().st_size / 1e6,
            "libraries": {"isthmus": mine},
        }
        for way in loading.WAYS:
            if (way == "networkx" or way == "igraph reader") and sizes[1] > (50_000 if quick else 600_000):
                continue
            command = [sys.executable, str(HERE / "loading.py"), way, str(path), "1" if quick else "3"]
            run = subprocess.run(command, capture_output=True, text=True)
            if run.returncode == 0:
                figures = json.loads(run.stdout)
                figures["agrees"] = "same" if figures.pop("edges") == sizes[1] else "other number of ties"
                entry["libraries"][way] = figures
        yield entry


def main() -> None:
    parser = argparse.ArgumentParser(prog="Benchmarks")
    parser.add_argument("isthmus")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--output", type=Path, default=Path("build/benchmarks"))
    parser.add_argument("--work", type=Path, default=Path("build/benchmarks/graphs"))
    parser.add_argument("--only", default="", help="kernels whose name or family holds this word, or scale")
    parser.add_argument("--add", action="store_true", help="keep what --output holds of other kernels and graphs")
    parser.add_argument("--minutes", type=float, default=2.5 if "--quick" in sys.argv else 60)
    arguments = parser.parse_args()
    stop = time.monotonic() + 60 * arguments.minutes
    entries = []
    skipped = 0
    if interpreter("graph-tool") is None:
        print("graph-tool is not installed, so it is left out", file=sys.stderr)
    counts = [1, 2] if (os.cpu_count() or 1) > 1 else [1]
    recipes = graphs.QUICK if arguments.quick else graphs.FULL
    for recipe in [] if arguments.only == "scale" else recipes:
        graph = graphs.make(recipe, arguments.work, arguments.isthmus)
        sizes = graph.counts()
        print(f"{graph.name}: {sizes[0]} nodes, {sizes[1]} ties", file=sys.stderr)
        for kernel in kernels.ALL:
            is_for_it = kernel.follows_paths == recipe.for_paths and (kernel.form != "grouped" or recipe.family)
            if not is_for_it or arguments.only not in f"{kernel.name} {kernel.family}":
                continue
            for threads in counts:
                if time.monotonic() > stop:
                    skipped += 1
                    continue
                entry = measure_kernel(arguments.isthmus, kernel, graph, sizes, threads, arguments.quick)
                entries.append(entry)
                print("  " + report.line(entry), file=sys.stderr)
        if not recipe.for_paths and arguments.only in "loading":
            for entry in measure_loading(arguments.isthmus, graph, sizes, arguments.quick):
                entries.append(entry)
                print("  " + report.line(entry), file=sys.stderr)
    if skipped:
        print(f"time is up: {skipped} measurements left out", file=sys.stderr)
    is_scale_asked = not arguments.quick and arguments.only in "scale"
    sizes = scale.measure(arguments.isthmus, arguments.work) if is_scale_asked else []
    machine = {"processors": os.cpu_count(), "architecture": platform.machine(), "system": platform.system()}
    if arguments.add:
        entries = report.joined(arguments.output, entries)
        sizes = sizes or report.earlier(arguments.output).get("scale", [])
    results = {"machine": machine, "quick": arguments.quick, "measurements": entries, "scale": sizes}
    report.write(arguments.output, results)
    wrong = [entry for entry in entries if any("differs" in x["agrees"] for x in entry["libraries"].values())]
    for entry in wrong:
        print(f"answers differ: {entry['kernel']} on {entry['graph']}", file=sys.stderr)
    sys.exit(1 if wrong else 0)


main()
