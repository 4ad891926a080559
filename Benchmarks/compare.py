"""Whether two libraries give the same answer, and by what convention."""

import numpy as np

from graphs import MadeGraph, read_edges
from kernels import Kernel

TOLERANCE = 1e-9
# The most by which an estimate may be off, as a share of all pairs.
ERROR = 0.01


def compare(kernel: Kernel, graph: MadeGraph, ours: np.ndarray, theirs: np.ndarray) -> str:
    if kernel.comparison == "quality":
        return f"Q {modularity(graph, theirs):.4f} (ours {modularity(graph, ours):.4f})"
    if kernel.comparison == "none":
        return ""
    if kernel.comparison == "scaled":
        # An eigenvector may have any length, and rounds stop at some distance from it.
        ours, theirs = ours / np.linalg.norm(ours), theirs / np.linalg.norm(theirs)
    if ours.shape != theirs.shape:
        return "differs in length"
    # Where ours is undefined, others have 0 or nan.
    defined = ~(np.isnan(ours) | np.isnan(theirs))
    a, b = np.atleast_1d(ours)[np.atleast_1d(defined)], np.atleast_1d(theirs)[np.atleast_1d(defined)]
    if kernel.comparison == "bounded":
        apart = float(np.abs(a - b).max(initial=0))
        return "within both bounds" if apart <= 2 * ERROR else f"differs by {apart:.0e}"
    size = np.maximum(np.abs(a), np.abs(b))
    # Numbers that ought to be 0 carry the rounding errors of the largest.
    error = float(np.max(np.abs(a - b) / np.maximum(size, 1e-3 * size.max() if len(size) else 1), initial=0))
    if kernel.comparison in ("loose", "scaled"):
        return f"to {error:.0e}" if error > TOLERANCE else "same"
    return "same" if error <= TOLERANCE else f"differs by {error:.0e}"


def modularity(graph: MadeGraph, community: np.ndarray) -> float:
    source, target, _ = read_edges(graph.edges)
    ids = np.unique(np.concatenate([source, target]))
    source, target = np.searchsorted(ids, source), np.searchsorted(ids, target)
    community = community.astype(int)
    degree = np.bincount(source, minlength=len(ids)) + np.bincount(target, minlength=len(ids))
    share = np.bincount(community, weights=degree) / (2 * len(source))
    return float((community[source] == community[target]).mean() - share @ share)
