"""The settings that `isthmus metrics` is run with, and what each means for the network."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """`unweighted` counts each tie as 1; `inverse` takes 1 / strength for the length of a step."""

    name: str
    options: tuple[str, ...] = ()
    unweighted: bool = False
    inverse: bool = False
    between: bool = False


HOPS = "hops"
INVERSE = "inverse strength"
UNWEIGHTED = "unweighted"
NORMALIZED = "normalised"
BETWEEN = "between two groups"

SETTINGS = {
    setting.name: setting
    for setting in (
        Setting(HOPS),
        Setting(INVERSE, ("--length", "inverse-strength"), inverse=True),
        Setting(UNWEIGHTED, ("--unweighted",), unweighted=True),
        Setting(NORMALIZED, ("--normalized",)),
        Setting(BETWEEN, between=True),
    )
}

ONCE = (HOPS,)
LENGTHS = (HOPS, INVERSE)
STRENGTHS = (HOPS, UNWEIGHTED)
PAIRS = (HOPS, INVERSE, NORMALIZED)
CROSS_PAIRS = (HOPS, INVERSE, NORMALIZED, BETWEEN)
