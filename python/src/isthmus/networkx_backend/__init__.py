"""Isthmus as a backend of NetworkX.

    >>> import networkx as nx
    >>> G = nx.karate_club_graph()
    >>> nx.betweenness_centrality(G, backend="isthmus")[0]

or, for every call that can be served, `nx.config.backend_priority = ["isthmus"]`.

NetworkX finds the functions in this module by their names and asks `can_run` and `should_run` before it calls one. What
this backend cannot answer as NetworkX would is declined, so that NetworkX answers itself.
"""

from ._communities import *
from ._conversion import convert_from_nx, convert_to_nx
from ._links import *
from ._paths import *
from ._registry import FUNCTIONS, can_run, should_run
from ._structure import *
from ._walks import *

__all__ = ["can_run", "convert_from_nx", "convert_to_nx", "should_run", *FUNCTIONS]  # noqa: PLE0604
