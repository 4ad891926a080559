"""The settings that `isthmus metrics` is run with, and what each means for the network."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """`unweighted` counts each tie as 1; `inverse` takes 1 / strength for the length of a step.

    `between` keeps to the first two groups, `related` names the network's table of related groups.
    """

    name: str
    options: tuple[str, ...] = ()
    unweighted: bool = False
    inverse: bool = False
    between: bool = False
    related: bool = False


HOPS = "hops"
INVERSE = "inverse strength"
UNWEIGHTED = "unweighted"
NORMALIZED = "normalised"
BETWEEN = "between two groups"
RELATED = "related groups"
AS_NETWORKX = "as NetworkX"
AS_IGRAPH = "as igraph"

SETTINGS = {
    setting.name: setting
    for setting in (
        Setting(HOPS),
        Setting(INVERSE, ("--length", "inverse-strength"), inverse=True),
        Setting(UNWEIGHTED, ("--unweighted",), unweighted=True),
        Setting(NORMALIZED, ("--normalized",)),
        Setting(BETWEEN, between=True),
        Setting(RELATED, related=True),
        Setting(AS_NETWORKX, ("--convention", "networkx")),
        Setting(AS_IGRAPH, ("--convention", "igraph")),
    )
}

ONCE = (HOPS,)
LENGTHS = (HOPS, INVERSE)
STRENGTHS = (HOPS, UNWEIGHTED)
PAIRS = (HOPS, INVERSE, NORMALIZED)
CROSS_PAIRS = (HOPS, INVERSE, NORMALIZED, BETWEEN)
