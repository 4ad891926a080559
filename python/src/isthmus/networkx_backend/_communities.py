"""Communities, and how good they are."""

import math
import random
from collections.abc import Iterator
from typing import Any

import numpy as np

from ._conversion import Converted
from ._registry import serves

__all__ = [
    "asyn_lpa_communities",
    "fast_label_propagation_communities",
    "leiden_communities",
    "louvain_communities",
    "modularity",
]


def _seed(seed: Any) -> int:
    """A seed for the library from what NetworkX takes as one."""
    if seed is None or seed is np.random:
        return random.getrandbits(63)
    if isinstance(seed, random.Random):
        return seed.getrandbits(63)
    if isinstance(seed, np.random.RandomState):
        return int(seed.randint(0, 2**31 - 1))
    if isinstance(seed, np.random.Generator):
        return int(seed.integers(2**63 - 1))
    return int(seed) % 2**63


def _are_a_partition(G: Any, communities: Any, resolution: Any, **_: Any) -> str | None:
    if not isinstance(resolution, int | float) or not resolution >= 0 or not math.isfinite(resolution):
        return "resolution must be a number from 0 up"
    if not isinstance(communities, list | tuple):
        return "communities must be a list, which can be read twice"
    try:
        members = [node for community in communities for node in community]
        if len(members) == len(G) == len(set(members)) and all(node in G for node in members):
            return None
    except TypeError:
        pass
    return "communities must have each node once"


@serves(strength="weight", check=_are_a_partition)
def modularity(G: Converted, communities: Any, weight: str | None = "weight", resolution: float = 1) -> float:
    """How much more tie strength lies inside communities than the strengths of nodes would give."""
    groups = np.empty(len(G), dtype=np.int64)
    for number, community in enumerate(filter(len, map(list, communities))):
        groups[[G.index[node] for node in community]] = number
    score = G.weighted(weight).network_score("modularity", groups=groups, resolution=float(resolution))
    if math.isnan(score):
        raise NotImplementedError("a graph without edges")
    return score


_PROCESS_WIDE = random.random.__self__  # type: ignore[attr-defined]


def _is_unseeded(G: Any, seed: Any, **_: Any) -> str | None:
    """Declines a seed: whoever gives one wants the very communities that NetworkX draws with it."""
    # NetworkX hands on the generator of the whole process where its user gave none.
    return (
        None
        if seed is None or seed is _PROCESS_WIDE
        else "the random numbers of NetworkX are its own; isthmus_seed seeds those of isthmus"
    )


def _resolution_is_supported(G: Any, resolution: Any, **_: Any) -> str | None:
    if not isinstance(resolution, int | float) or not resolution >= 0 or not math.isfinite(resolution):
        return "resolution must be a number from 0 up"
    return None


def _louvain_is_supported(G: Any, resolution: Any, seed: Any, **_: Any) -> str | None:
    return _resolution_is_supported(G, resolution) or _is_unseeded(G, seed)


@serves(strength="weight", only_default=("threshold", "max_level"), check=_louvain_is_supported)
def louvain_communities(
    G: Converted,
    weight: str | None = "weight",
    resolution: float = 1,
    threshold: float = 1e-7,
    max_level: int | None = None,
    seed: Any = None,
    isthmus_seed: int | None = None,
) -> list[set[Any]]:
    """Communities of high modularity; the same `isthmus_seed` gives the same ones."""
    return _communities(G, weight, "louvain", resolution, isthmus_seed)


@serves(strength="weight", only_default=("max_level",), check=_resolution_is_supported)
def leiden_communities(
    G: Converted,
    weight: str | None = "weight",
    resolution: float = 1,
    max_level: int | None = None,
    seed: Any = None,
) -> list[set[Any]]:
    """Communities of high modularity, each of them connected. NetworkX has this function for its backends only."""
    return _communities(G, weight, "leiden", resolution, seed)


def _communities(G: Converted, weight: str | None, method: Any, resolution: float, seed: Any) -> list[set[Any]]:
    graph = G.weighted(weight)
    return G.groups(graph.communities(method, resolution=float(resolution), seed=_seed(seed)).groups)


@serves(directed=False, strength="weight", check=_is_unseeded)
def asyn_lpa_communities(
    G: Converted, weight: str | None = None, seed: Any = None, isthmus_seed: int | None = None
) -> Iterator[set[Any]]:
    """Communities by spreading labels: each node has one that is most frequent among its neighbours."""
    yield from _labelled(G, weight, isthmus_seed)


@serves(directed=False, strength="weight", check=_is_unseeded)
def fast_label_propagation_communities(
    G: Converted, *, weight: str | None = None, seed: Any = None, isthmus_seed: int | None = None
) -> Iterator[set[Any]]:
    """Communities by spreading labels: each node has one that is most frequent among its neighbours."""
    yield from _labelled(G, weight, isthmus_seed)


def _labelled(G: Converted, weight: str | None, seed: Any) -> list[set[Any]]:
    return G.groups(G.weighted(weight).communities("label-propagation", seed=_seed(seed)).groups)
