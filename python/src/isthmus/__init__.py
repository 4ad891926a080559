"""Who bridges a network, what would fall apart without them, and whom to meet next.

- `Graph`: nodes by number, measures as NumPy arrays.
- `load`: a cluster network from its files, as pandas data frames.
- A backend of NetworkX: `nx.betweenness_centrality(G, backend="isthmus")`.
"""

from . import _library
from ._calls import Cancelled, GraphTooLarge, IsthmusError
from .command import CommandError, explain
from .graph import Edges, Graph, Partition, SampledScores
from .network import Network, load

__version__ = "0.1.0"

__all__ = [
    "EDGE_MEASURES",
    "NETWORK_MEASURES",
    "NODE_MEASURES",
    "Cancelled",
    "CommandError",
    "Edges",
    "Graph",
    "GraphTooLarge",
    "IsthmusError",
    "Network",
    "Partition",
    "SampledScores",
    "explain",
    "load",
]

#: The names of the measures of nodes, of edges and of whole networks.
NODE_MEASURES: tuple[str, ...] = _library.names("node")
EDGE_MEASURES: tuple[str, ...] = _library.names("edge")
NETWORK_MEASURES: tuple[str, ...] = _library.names("network")
