"""Time against size, on logarithmic axes: one picture for each kernel, one line for each library."""

from collections import defaultdict
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

# The same figures give the same file.
plt.rcParams.update({"svg.hashsalt": "isthmus", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
# Each library keeps its colour and sign in all pictures; the palette is Okabe and Ito's, which all can tell apart.
STYLES = {
    "isthmus": ("#000000", "o"),
    "igraph": ("#D55E00", "s"),
    "networkit": ("#0072B2", "^"),
    "rustworkx": ("#009E73", "D"),
    "networkx": ("#CC79A7", "v"),
    "scipy": ("#E69F00", "P"),
    "graph-tool": ("#56B4E9", "X"),
    "networkit + polars": ("#0072B2", "^"),
    "igraph + polars": ("#D55E00", "s"),
    "networkit reader": ("#56B4E9", "<"),
    "igraph reader": ("#E69F00", "P"),
}
PANELS_IN_A_ROW = 3


def draw(folder: Path, entries: list[dict]) -> None:
    by_family = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        if entry["graph_family"] and (entry["threads"] == 1 or entry["family"] == "loading"):
            by_family[entry["family"]][entry["kernel"]].append(entry)
    for family, kernels in by_family.items():
        name = family.replace(" ", "-")
        draw_family(folder / f"{name}.svg", family, kernels)


def draw_family(path: Path, family: str, kernels: dict[str, list[dict]]) -> None:
    rows = (len(kernels) + PANELS_IN_A_ROW - 1) // PANELS_IN_A_ROW
    figure, axes = plt.subplots(
        rows, PANELS_IN_A_ROW, figsize=(10.5, 3.1 * rows + 0.5), squeeze=False, layout="constrained"
    )
    shown = {}
    for axis, (kernel, entries) in zip(axes.flat, kernels.items(), strict=False):
        lines = defaultdict(list)
        for entry in entries:
            for library, figures in entry["libraries"].items():
                lines[library].append((entry["ties"], min(figures["wall"])))
        for library, points in lines.items():
            colour, marker = STYLES.get(library, ("#666666", "x"))
            width = 2.2 if library == "isthmus" else 1.2
            (shown[library],) = axis.loglog(
                *zip(*sorted(points), strict=True), color=colour, marker=marker, linewidth=width, markersize=4
            )
        axis.set_title(kernel)
        axis.set_xlabel("ties")
        axis.set_ylabel("seconds")
        axis.grid(True, which="major", linewidth=0.3)
    for axis in axes.flat[len(kernels) :]:
        axis.set_visible(False)
    figure.suptitle("Loading" if family == "loading" else f"{family.capitalize()}, one thread", x=0.02, ha="left")
    figure.legend(shown.values(), shown.keys(), loc="outside lower center", ncols=len(shown), frameon=False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
