"""Who bridges a network, what would fall apart without them, and whom to meet next.

- `Graph`: nodes by number, measures as NumPy arrays.
- `load`: a cluster network from its files, as pandas data frames.
- A backend of NetworkX: `nx.betweenness_centrality(G, backend="isthmus")`.
"""

from typing import TYPE_CHECKING, Any

from . import _library
from ._calls import Cancelled, GraphTooLarge, IsthmusError
from .command import CommandError, Drawing, Explanation, explain
from .graph import Edges, Graph, Partition, SampledScores

if TYPE_CHECKING:
    from .network import Bridges, Gaps, Network, Scenario, import_tables, load

    NODE_MEASURES: tuple[str, ...]
    EDGE_MEASURES: tuple[str, ...]
    NETWORK_MEASURES: tuple[str, ...]

__version__ = "0.1.0"

__all__ = [
    "EDGE_MEASURES",
    "NETWORK_MEASURES",
    "NODE_MEASURES",
    "Bridges",
    "Cancelled",
    "CommandError",
    "Drawing",
    "Edges",
    "Explanation",
    "Gaps",
    "Graph",
    "GraphTooLarge",
    "IsthmusError",
    "Network",
    "Partition",
    "SampledScores",
    "Scenario",
    "explain",
    "import_tables",
    "load",
]


def __getattr__(name: str) -> Any:
    """Loads what takes time when it is first asked for: pandas for networks, the library for the names of measures."""
    if name in ("Bridges", "Gaps", "Network", "Scenario", "import_tables", "load"):
        from . import network

        return getattr(network, name)
    if name.endswith("_MEASURES") and name in __all__:
        return _library.names(name.removesuffix("_MEASURES").lower())
    raise AttributeError(f"module 'isthmus' has no attribute {name!r}")
