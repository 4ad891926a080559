"""Instructions that kernels take on small fixed graphs, held against committed counts.

Unlike seconds, they hardly differ from run to run, so a slow-down shows on the day on which it is made. A count is that
of a run with the kernel less that of a run with `degree`, which costs next to nothing: start-up, reading and writing
are in both. The counts belong to one tool chain and processor architecture.

usage: instructions.py ISTHMUS [--record]
"""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

COUNTS = Path(__file__).parent / "instructions.json"
TOLERANCE = 0.03
CLUSTER = ["cluster", "--tables", "--smes", "1500", "--seed", "3"]
SMALL = ["cluster", "--tables", "--smes", "400", "--seed", "3"]
# Each kernel with its graph and the arguments of `metrics`.
KERNELS = {
    "betweenness": (SMALL, ["--measures", "betweenness"]),
    "cross-betweenness": (SMALL, ["--measures", "cross-betweenness"]),
    "harmonic": (SMALL, ["--measures", "harmonic"]),
    "constraint": (CLUSTER, ["--measures", "constraint"]),
    "triangles": (CLUSTER, ["--measures", "triangles"]),
    "pagerank": (CLUSTER, ["--measures", "pagerank"]),
    "core-number": (CLUSTER, ["--measures", "core-number"]),
    "leiden": (CLUSTER, ["--measures", "community"]),
}


def instructions(command: list[str], folder: str) -> int:
    # Swift seeds its hash tables at random unless told not to.
    environment = os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"}
    valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind.out", "--quiet"]
    run = subprocess.run([*valgrind, *command], capture_output=True, text=True, env=environment, check=False)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)} failed under valgrind:\n{run.stderr}")
    summary = re.search(r"^(?:summary|totals):\s+(\d+)", Path(folder, "callgrind.out").read_text(), re.MULTILINE)
    if not summary:
        sys.exit("callgrind gave no count")
    return int(summary.group(1))


def count_all(isthmus: str) -> dict[str, int]:
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind stops at debugging information newer than itself, and needs none to count.
        stripped = f"{folder}/isthmus"
        subprocess.run(["strip", "--strip-debug", "-o", stripped, isthmus], check=True)
        base: dict[str, int] = {}
        for name, (recipe, arguments) in KERNELS.items():
            graph = f"{folder}/{recipe[3]}"
            start = [
                stripped,
                "metrics",
                graph,
                "--threads",
                "1",
                "--quiet",
                "--format",
                "csv",
                "--output",
                f"{folder}/out",
            ]
            if graph not in base:
                subprocess.run([isthmus, "generate", *recipe, "--output", graph], check=True)
                base[graph] = instructions([*start, "--measures", "degree"], folder)
            counts[name] = instructions([*start, *arguments], folder) - base[graph]
    return counts


def toolchain() -> str:
    version = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    match = re.search(r"Swift version [\d.]+", version)
    return f"{match.group(0) if match else 'unknown'}, {platform.machine()}"


def main() -> None:
    counts = count_all(sys.argv[1])
    if "--record" in sys.argv:
        COUNTS.write_text(json.dumps({"toolchain": toolchain(), "instructions": counts}, indent=2) + "\n")
        print(f"recorded {COUNTS.name}")
        return
    committed = json.loads(COUNTS.read_text())
    if committed["toolchain"] != toolchain():
        print(f"the counts are those of {committed['toolchain']}; this is {toolchain()}, so nothing is judged")
        return
    slower = []
    for name, count in counts.items():
        change = count / committed["instructions"][name] - 1
        print(f"{name:18} {count:15,d} {change:+8.2%}")
        if change > TOLERANCE:
            slower.append(name)
        elif change < -TOLERANCE:
            print(f"{name:18} takes less than before: record it with scripts/bench-gate ISTHMUS --record")
    if slower:
        sys.exit(f"more than {TOLERANCE:.0%} more instructions: {', '.join(slower)}")


main()
