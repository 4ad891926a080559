"""What a user's type checker is told; checked by mypy, not run."""

from typing import Any, assert_type

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import isthmus

graph = isthmus.Graph.from_edges(3, [0, 1], np.array([1, 2]), directed=True)
assert_type(graph, isthmus.Graph)
assert_type(graph.node_scores("betweenness", lengths="inverse-strength"), NDArray[np.float64])
assert_type(graph.network_score("density"), float)
assert_type(graph.communities("louvain").modularity, float)
assert_type(graph.bridges(), NDArray[np.bool_])
graph.node_scores("closeness", lengths="miles")  # type: ignore[arg-type]
graph.node_scores()  # type: ignore[call-arg]
graph.communities(seed="one")  # type: ignore[arg-type]

network = isthmus.load("folder", without="network")
assert_type(network, isthmus.Network)
assert_type(network.measures("degree", by="country"), pd.DataFrame)
assert_type(network.records, dict[str, pd.DataFrame])
assert_type(network.gaps().pairs, pd.DataFrame)
assert_type(network.bridges(by="country").data, dict[str, Any])
assert_type(isthmus.NODE_MEASURES, tuple[str, ...])
