"""A network as a file has it, and as the measures are defined on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True)
class Tie:
    """One row of an edge list; the strength is the text that stands there."""

    source: int
    target: int
    strength: str = "1"
    kind: str = "tie"


@dataclass(frozen=True)
class Network:
    """Nodes are numbered from 0; rows may repeat a pair or tie a node to itself."""

    name: str
    family: str
    directed: bool
    groups: tuple[str | None, ...]
    rows: tuple[Tie, ...]

    @property
    def size(self) -> int:
        return len(self.groups)

    @cached_property
    def ties(self) -> dict[tuple[int, int], tuple[float, Fraction]]:
        """The strength of each tie, as a number and exactly, without loops and with repeated pairs added up.

        Undirected, a pair stands in the order in which it is seen first.
        """
        merged: dict[tuple[int, int], tuple[float, Fraction]] = {}
        for row in self.rows:
            pair = (row.source, row.target)
            if row.source == row.target:
                continue
            if not self.directed and pair not in merged and pair[::-1] in merged:
                pair = pair[::-1]
            number, exact = merged.get(pair, (0.0, Fraction(0)))
            merged[pair] = (number + float(row.strength), exact + Fraction(row.strength))
        return merged

    @cached_property
    def kinds(self) -> dict[str, set[tuple[int, int]]]:
        """The pairs that each kind of tie joins, without loops; both orders of a pair if undirected."""
        found: dict[str, set[tuple[int, int]]] = {}
        for row in self.rows:
            if row.source != row.target:
                pairs = {(row.source, row.target), *([] if self.directed else [(row.target, row.source)])}
                found.setdefault(row.kind, set()).update(pairs)
        return found


def numbered(
    name: str,
    family: str,
    directed: bool,
    nodes: Iterable[tuple[str, str | None]],
    rows: Iterable[tuple[str, str, str]],
) -> Network:
    """A network of named nodes with their groups; a node that only a row names comes last and has no group."""
    groups = dict(nodes)
    rows = list(rows)
    for source, target, _ in rows:
        groups.setdefault(source, None)
        groups.setdefault(target, None)
    place = {node: index for index, node in enumerate(groups)}
    ties = tuple(Tie(place[source], place[target], strength) for source, target, strength in rows)
    return Network(name, family, directed, tuple(groups.values()), ties)
