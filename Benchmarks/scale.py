"""What the kernels that take seconds for millions of ties cost from 10⁵ to 10⁷ ties, in one command for each size."""

import subprocess
from pathlib import Path

import ours
import plots

# Small and medium-sized enterprises of the cluster networks; the last has some ten million ties.
SIZES = [25_000, 80_000, 250_000, 800_000, 2_700_000]
# Of Okabe and Ito's palette, with signs of their own.
STYLES = [
    ("#000000", "o"),
    ("#D55E00", "s"),
    ("#0072B2", "^"),
    ("#009E73", "D"),
    ("#CC79A7", "v"),
    ("#E69F00", "P"),
    ("#56B4E9", "<"),
    ("#666666", "X"),
]
MEASURES = "degree,pagerank,core-number,triangles,constraint,betweenness"


def measure(isthmus: str, work: Path) -> list[dict]:
    rows = []
    for size in SIZES:
        folder = work / f"scale-{size}"
        if not (folder / "edges.csv").exists():
            command = [isthmus, "generate", "cluster", "--tables", "--smes", str(size), "--seed", "7"]
            subprocess.run([*command, "--output", str(folder)], check=True, capture_output=True)
        common = ["--threads", "2", "--format", "csv", "--timings", "--quiet"]
        nodes = ["--measures", MEASURES, "--samples", "1000", "--output", "/dev/null"]
        run = ours.observe([isthmus, "metrics", str(folder), *nodes, *common])
        network = ours.observe([isthmus, "metrics", str(folder), "--network", "--measures", "components", *common])
        ties = distinct_pairs(folder / "edges.csv")
        kernels = run.timings["measures"] | network.timings["measures"]
        kernels["sampled betweenness"] = kernels.pop("betweenness")
        loading = {"loading": run.timings["load"] + run.timings["project"]}
        rows.append(
            {
                "ties": ties,
                "organisations": sum(1 for _ in (folder / "nodes.csv").open()) - 1,
                "seconds": loading | kernels,
                "whole": run.wall,
                "cpu": run.cpu,
                "peak_mb": run.peak_mb,
            }
        )
        print(f"  scale: {ties} ties in {run.wall:.1f} s, {run.peak_mb:.0f} MB", flush=True)
    return rows


def distinct_pairs(path: Path) -> int:
    import polars

    ends = [polars.min_horizontal("source", "target").alias("a"), polars.max_horizontal("source", "target").alias("b")]
    return polars.scan_csv(path).select(ends).unique().select(polars.len()).collect().item()


def table(rows: list[dict]) -> str:
    names = list(rows[0]["seconds"])
    lines = [
        "One command, two threads: everything below but components, from file to file. Nanoseconds for each tie; the"
        " last columns hold the whole command.\n",
        "| ties | organisations | " + " | ".join(names) + " | seconds | CPU seconds | memory |",
        "| ---: " * (len(names) + 5) + "|",
    ]
    for row in rows:
        cells = [f"{1e9 * row['seconds'][name] / row['ties']:.1f}" for name in names]
        totals = [f"{row['whole']:.1f}", f"{row['cpu']:.1f}", f"{row['peak_mb']:.0f} MB"]
        lines.append("| " + " | ".join([str(row["ties"]), str(row["organisations"]), *cells, *totals]) + " |")
    return "\n".join(lines) + "\n"


def draw(path: Path, rows: list[dict]) -> None:
    figure, axis = plots.plt.subplots(figsize=(7.5, 4.5), layout="constrained")
    for name, (colour, marker) in zip(rows[0]["seconds"], STYLES, strict=True):
        points = [(row["ties"], 1e9 * row["seconds"][name] / row["ties"]) for row in rows]
        axis.loglog(*zip(*points, strict=True), color=colour, marker=marker, markersize=4, linewidth=1.2, label=name)
    axis.set_xlabel("ties")
    axis.set_ylabel("nanoseconds for each tie")
    axis.grid(True, which="major", linewidth=0.3)
    axis.set_title("Cluster networks, two threads", loc="left")
    figure.legend(loc="outside right center", frameon=False)
    figure.savefig(path, metadata={"Date": None})
    plots.plt.close(figure)
