"""What is compared: measures, the settings that `isthmus` is run with, and the oracles that say what must come out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

from view import View

TOLERANCE = 1e-9

Value: TypeAlias = float | None
"""What a measure gives: a number, or None where it is undefined. NaN stands for “this library has no answer here”."""

Answer: TypeAlias = Sequence[Value] | Mapping[tuple[int, int], Value] | Value
"""A value of each node, of each tie by its ends, or of the network."""


Function = TypeVar("Function", bound=Callable[[View], Answer])


class Level(StrEnum):
    NODE = "node"
    TIE = "tie"
    NETWORK = "network"


@dataclass(frozen=True, order=True)
class Measure:
    level: Level
    name: str


class Cost(StrEnum):
    """How the work of an oracle grows, and up to which size of *n* nodes and *m* ties it is done."""

    LINEAR = "n + m"
    MATRIX = "n³, up to 2,200 nodes"
    COMPILED_PATHS = "n (n + m) in compiled code, up to 2 · 10⁸"
    PATHS = "n (n + m) in Python, up to 2 · 10⁶"
    SEPARATE_PATHS = "n² (n + m) in compiled code, up to 10⁸"
    PAIRS = "n² (n + m) in NumPy, up to 2 · 10⁸ and 500 nodes"
    NEIGHBORHOODS = "the sum of cubed degrees in Python, up to 5 · 10⁵"
    REMOVALS = "m n (n + m), up to 10⁸"

    def fits(self, view: View) -> bool:
        n, m = view.size, len(view.ties)
        paths = n * (n + m)
        match self:
            case Cost.LINEAR:
                return True
            case Cost.MATRIX:
                return n <= 2_200
            case Cost.COMPILED_PATHS:
                return paths <= 2e8
            case Cost.PATHS:
                return paths <= 2e6
            case Cost.SEPARATE_PATHS:
                return n * paths <= 1e8
            case Cost.PAIRS:
                return n <= 500 and n * paths <= 2e8
            case Cost.NEIGHBORHOODS:
                return sum(len(others) ** 3 for others in view.neighbors) <= 5e5
            case Cost.REMOVALS:
                return m * paths <= 1e8


@dataclass(frozen=True)
class Oracle:
    """One way to say what a measure must be under some settings.

    `conversion` says what was done to the library's answer, or to its input, because its convention is another one.
    `deviation` says why the library's answer is not what the definition gives; such an oracle is shown, not enforced,
    and a deviation that no network shows is itself a failure. `by_largest` holds each difference against the largest
    value of the network: the small entries of an eigenvector are only as exact as its large ones. `reading` turns what
    is printed into what can be compared, for a measure that has several right answers.
    """

    measure: Measure
    library: str
    settings: tuple[str, ...]
    cost: Cost
    answer: Callable[[View], Answer]
    applies: Callable[[View], bool]
    conversion: str
    deviation: str
    by_largest: bool
    reading: Callable[[View, Answer], Answer]


ALWAYS: Callable[[View], bool] = lambda view: True  # noqa: E731
AS_PRINTED: Callable[[View, Answer], Answer] = lambda view, printed: printed  # noqa: E731


class Oracles:
    """The oracles of one library, entered by decorating the functions that ask it."""

    def __init__(self, library: str) -> None:
        self.library = library
        self.entries: list[Oracle] = []

    def add(
        self,
        level: Level,
        name: str,
        settings: tuple[str, ...],
        cost: Cost = Cost.LINEAR,
        *,
        applies: Callable[[View], bool] = ALWAYS,
        conversion: str = "",
        deviation: str = "",
        by_largest: bool = False,
        reading: Callable[[View, Answer], Answer] = AS_PRINTED,
    ) -> Callable[[Function], Function]:
        def enter(function: Function) -> Function:
            measure = Measure(level, name)
            self.entries.append(
                Oracle(
                    measure, self.library, settings, cost, function, applies, conversion, deviation, by_largest, reading
                )
            )
            return function

        return enter
