"""All oracles: the libraries and the formulas."""

from oracles import (
    formula_groups,
    formula_neighborhoods,
    formula_paths,
    formula_walks,
    with_bctpy,
    with_igraph,
    with_networkit,
    with_networkx,
    with_networkx_paths,
)

MODULES = [
    with_networkx,
    with_networkx_paths,
    with_igraph,
    with_networkit,
    with_bctpy,
    formula_paths,
    formula_walks,
    formula_neighborhoods,
    formula_groups,
]
ORACLES = [oracle for module in MODULES for oracle in module.ORACLES.entries]
