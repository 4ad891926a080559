"""All oracles: the libraries and the formulas."""

from oracles import (
    as_conventions,
    formula_communities,
    formula_groups,
    formula_layers,
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
    formula_layers,
]
ORACLES = [
    *(oracle for module in MODULES for oracle in module.ORACLES.entries),
    *formula_communities.FORMULA.entries,
    *formula_communities.IGRAPH.entries,
    *as_conventions.NETWORKX.entries,
    *as_conventions.IGRAPH.entries,
]
