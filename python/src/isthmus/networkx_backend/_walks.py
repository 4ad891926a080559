"""What rests on walks: eigenvectors, PageRank, Katz, hubs and authorities."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..graph import Graph
from ._conversion import Converted
from ._registry import serves

__all__ = [
    "eigenvector_centrality",
    "eigenvector_centrality_numpy",
    "hits",
    "katz_centrality",
    "katz_centrality_numpy",
    "pagerank",
]


def _has_rounds(least: int) -> Callable[..., str | None]:
    """Whether NetworkX may take as many rounds as it does by default, so that a run that fails is meant to."""

    def check(G: Any, max_iter: Any, tol: Any = None, **_: Any) -> str | None:
        if not isinstance(max_iter, int) or max_iter < least:
            return "a limit to rounds below the default asks NetworkX to give up"
        return None if tol is None or (isinstance(tol, int | float) and tol >= 0) else "tol must be a number"

    return check


def _defined(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    if np.any(np.isnan(scores)):
        raise NotImplementedError("the scores would not settle")
    return scores


def _connected(G: Converted, weight: str | None) -> Graph:
    """The graph, if it has one component, without which NetworkX ends where its patience does."""
    if len(G) < 3:
        raise NotImplementedError("fewer than three nodes")
    graph = G.weighted(weight)
    if graph.network_score("components") != 1:
        raise NotImplementedError("several components, for which NetworkX has no one answer")
    return graph


@serves(directed=False, strength="weight", only_default=("nstart",), check=_has_rounds(100))
def eigenvector_centrality(
    G: Converted, max_iter: int = 100, tol: float = 1e-6, nstart: Any = None, weight: str | None = None
) -> dict[Any, float]:
    """Connected, undirected graphs; to full precision, whatever `tol` is."""
    return G.by_node(_defined(_connected(G, weight).node_scores("eigenvector")))


@serves(directed=False, strength="weight", check=_has_rounds(50))
def eigenvector_centrality_numpy(
    G: Converted, weight: str | None = None, max_iter: int = 50, tol: float = 0
) -> dict[Any, float]:
    """Connected, undirected graphs."""
    return G.by_node(_defined(_connected(G, weight).node_scores("eigenvector")))


def _katz_is_supported(G: Any, alpha: Any, beta: Any, **arguments: Any) -> str | None:
    if not isinstance(alpha, int | float) or not alpha > 0 or not math.isfinite(alpha):
        return "alpha must be above 0"
    if not isinstance(beta, int | float) or not math.isfinite(beta):
        return "beta must be one number for all nodes"
    return _has_rounds(1000)(G, **arguments) if "max_iter" in arguments else None


def _katz(G: Converted, alpha: float, beta: float, normalized: bool, weight: str | None) -> dict[Any, float]:
    if len(G) == 0:
        return {}
    scores = beta * _defined(G.weighted(weight).node_scores("katz", attenuation=float(alpha)))
    if normalized:
        length = math.hypot(*scores)
        if length == 0:
            raise NotImplementedError("scores of no length")
        # NetworkX keeps the sign of beta in one function and drops it in the other; both agree above 0.
        scores = scores / length
    return G.by_node(scores)


@serves(strength="weight", only_default=("nstart",), check=_katz_is_supported)
def katz_centrality(
    G: Converted,
    alpha: float = 0.1,
    beta: Any = 1.0,
    max_iter: int = 1000,
    tol: float = 1e-6,
    nstart: Any = None,
    normalized: bool = True,
    weight: str | None = None,
) -> dict[Any, float]:
    """One `beta` for all nodes; to full precision, whatever `tol` is."""
    return _katz(G, alpha, beta, normalized, weight)


@serves(strength="weight", check=_katz_is_supported)
def katz_centrality_numpy(
    G: Converted, alpha: float = 0.1, beta: Any = 1.0, normalized: bool = True, weight: str | None = None
) -> dict[Any, float]:
    """`alpha` below the inverse of the largest eigenvalue, one `beta` for all nodes."""
    if beta < 0 or len(G) < 2:
        raise NotImplementedError("a beta below 0, or fewer than two nodes")
    return _katz(G, alpha, beta, normalized, weight)


def _damping_is_supported(G: Any, alpha: Any, **arguments: Any) -> str | None:
    if not isinstance(alpha, int | float) or not 0 <= alpha < 1:
        return "alpha must be from 0 to below 1"
    return _has_rounds(100)(G, **arguments)


@serves(strength="weight", only_default=("personalization", "nstart", "dangling"), check=_damping_is_supported)
def pagerank(
    G: Converted,
    alpha: float = 0.85,
    personalization: Any = None,
    max_iter: int = 100,
    tol: float = 1e-6,
    nstart: Any = None,
    weight: str | None = "weight",
    dangling: Any = None,
) -> dict[Any, float]:
    """To full precision, whatever `tol` is; jumps lead to all nodes alike."""
    return G.by_node(G.weighted(weight).node_scores("pagerank", damping=float(alpha)))


def _hubs_are_unique(G: Converted) -> bool:
    """Whether all edges hang together if each node is two, a hub and an authority."""
    hubs, authorities = G.sources, G.targets + len(G)
    if not G.is_directed():
        hubs, authorities = np.concatenate([hubs, G.targets]), np.concatenate([authorities, G.sources + len(G)])
    groups = Graph.from_edges(2 * len(G), hubs, authorities).components().groups[hubs]
    return len(groups) > 0 and bool(np.all(groups == groups[0]))


@serves(only_default=("nstart",), check=_has_rounds(100))
def hits(
    G: Converted, max_iter: int = 100, tol: float = 1e-8, nstart: Any = None, normalized: bool = True
) -> tuple[dict[Any, float], dict[Any, float]]:
    """Scores that add up to 1, of graphs in which there is one answer."""
    if len(G) < 2 or not normalized:
        raise NotImplementedError("fewer than two nodes, or scores of another scale")
    if not _hubs_are_unique(G):
        raise NotImplementedError("parts that share neither hubs nor authorities, for which NetworkX answers by chance")
    graph = G.weighted("weight" if G.weight == "weight" else None)
    hubs, authorities = (_defined(graph.node_scores(measure)) for measure in ("hub", "authority"))
    return G.by_node(hubs / hubs.sum()), G.by_node(authorities / authorities.sum())
