"""Isthmus as a backend of NetworkX.

    >>> import networkx as nx
    >>> G = nx.karate_club_graph()
    >>> nx.betweenness_centrality(G, backend="isthmus")[0]

or, for every call that can be served, `nx.config.backend_priority = ["isthmus"]`.

NetworkX finds the functions in this module by their names and asks `can_run` and `should_run` before it calls one. What
this backend cannot answer as NetworkX would is declined, so that NetworkX answers itself.
"""

from ._communities import *  # noqa: F403
from ._conversion import convert_from_nx, convert_to_nx
from ._links import *  # noqa: F403
from ._paths import *  # noqa: F403
from ._registry import FUNCTIONS, can_run, should_run
from ._structure import *  # noqa: F403
from ._testing import on_start_tests
from ._walks import *  # noqa: F403

__all__ = ["can_run", "convert_from_nx", "convert_to_nx", "on_start_tests", "should_run", *FUNCTIONS]
