"""How likely a tie between two nodes looks."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._conversion import Converted
from ._registry import serves

__all__ = ["adamic_adar_index", "jaccard_coefficient", "preferential_attachment", "resource_allocation_index"]

Scored = Iterator[tuple[Any, Any, float]]


def _pairs_are_known(G: Any, ebunch: Any = None) -> str | None:
    if ebunch is None:
        return None
    if not isinstance(ebunch, list | tuple):
        return "pairs must be a list, which can be read twice"
    try:
        if all(u in G and v in G and u != v for u, v in ebunch):
            return None
    except (TypeError, ValueError):
        pass
    return "pairs must be of two different nodes of the graph"


def _scored(G: Converted, ebunch: Iterable[tuple[Any, Any]] | None, score: str) -> Scored:
    graph = G.unweighted()
    if ebunch is None:
        for first, second in _absent_pairs(G):
            scores = graph.link_scores(score, first, second)
            for a, b, value in zip(first.tolist(), second.tolist(), scores.tolist(), strict=True):
                yield G.nodes[a], G.nodes[b], value
        return
    pairs = list(ebunch)
    first = np.fromiter((G.index[u] for u, _ in pairs), dtype=np.int64, count=len(pairs))
    second = np.fromiter((G.index[v] for _, v in pairs), dtype=np.int64, count=len(pairs))
    scores = np.nan_to_num(graph.link_scores(score, first, second), nan=0.0)
    for (u, v), value in zip(pairs, scores.tolist(), strict=True):
        yield u, v, value


def _absent_pairs(G: Converted) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The pairs without a tie, node by node, each pair once."""
    order = np.lexsort((G.targets, G.sources))
    sources, targets = G.sources[order], G.targets[order]
    starts = np.searchsorted(sources, np.arange(len(G) + 1))
    for node in range(len(G)):
        others = np.arange(node + 1, len(G))
        others = np.delete(others, targets[starts[node] : starts[node + 1]] - node - 1)
        yield np.full(len(others), node), others


@serves(directed=False, check=_pairs_are_known)
def jaccard_coefficient(G: Converted, ebunch: Any = None) -> Scored:
    """Shared contacts over the contacts of either; 0 if neither has any."""
    return ((u, v, 0 if math.isnan(score) else score) for u, v, score in _scored(G, ebunch, "jaccard"))


@serves(directed=False, check=_pairs_are_known)
def adamic_adar_index(G: Converted, ebunch: Any = None) -> Scored:
    """Shared contacts, each for 1 / ln of its degree."""
    return _scored(G, ebunch, "adamic-adar")


@serves(directed=False, check=_pairs_are_known)
def resource_allocation_index(G: Converted, ebunch: Any = None) -> Scored:
    """Shared contacts, each for 1 / its degree."""
    return _scored(G, ebunch, "resource-allocation")


@serves(directed=False, check=_pairs_are_known)
def preferential_attachment(G: Converted, ebunch: Any = None) -> Scored:
    """The product of both degrees."""
    return ((u, v, int(score)) for u, v, score in _scored(G, ebunch, "preferential-attachment"))
