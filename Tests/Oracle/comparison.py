"""Compares what `isthmus` prints with what the oracles say."""

import math
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from catalogue import TOLERANCE, Answer, Level, Measure, Oracle, Value
from isthmus import TIE_STRENGTH, Refused, Tool, has_groups
from networks.network import Network
from networks.writing import write
from oracles import ORACLES
from settings import SETTINGS, Setting
from view import View

GROUP_MEASURES = {
    "coordinator", "itinerant", "gatekeeper", "representative", "liaison", "brokering-activity",
    "brokering-exclusivity", "ei-index", "participation", "within-module-z", "cross-betweenness", "bridge-strength",
    "bridge-closeness", "blau", "iqv", "shannon", "assortativity", "modularity", "cross-betweenness-local",
    "cross-betweenness-external", "rao-stirling", "odds-ratio", "yules-q",
}  # fmt: skip
"""Measures that need groups, which a network without any cannot be asked for."""


@dataclass
class Tally:
    """What was compared with one oracle under one setting."""

    networks: int = 0
    values: int = 0
    worst: float = 0.0
    apart: int = 0

    def add(self, other: "Tally") -> None:
        self.networks += other.networks
        self.values += other.values
        self.worst = max(self.worst, other.worst)
        self.apart += other.apart


@dataclass
class Result:
    """Tallies by the number of the oracle and the setting, and what went wrong."""

    tallies: dict[tuple[int, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Result") -> None:
        for key, tally in other.tallies.items():
            self.tallies[key].add(tally)
        self.failures += other.failures


def compare_all(binary: str, networks: Sequence[Network], workers: int) -> Result:
    """Compares each network in a process of its own, large ones first; the order changes nothing in the result."""
    total = Result()
    largest_first = sorted(networks, key=lambda network: (-network.size, -len(network.rows), network.name))
    with ProcessPoolExecutor(workers) as pool:
        for result in pool.map(compare, [binary] * len(networks), largest_first):
            total.add(result)
    total.failures.sort()
    return total


def compare(binary: str, network: Network) -> Result:
    """All oracles on one network under all settings."""
    result = Result()
    with tempfile.TemporaryDirectory() as folder:
        write(network, Path(folder))
        for setting in SETTINGS.values():
            view = View(network, setting)
            if (setting.between or setting.related) and len(view.group_names) < 2:
                continue
            chosen = [(place, oracle) for place, oracle in enumerate(ORACLES) if is_asked(oracle, view)]
            found = answers(Tool(binary), network, Path(folder), setting, chosen, result)
            for place, oracle in chosen:
                if oracle.measure in found:
                    compare_with(oracle, place, view, found[oracle.measure], result)
    return result


def is_asked(oracle: Oracle, view: View) -> bool:
    if view.setting.name not in oracle.settings or not oracle.cost.fits(view):
        return False
    if oracle.measure.name in GROUP_MEASURES and not has_groups(view.network):
        return False
    return oracle.applies(view)


def answers(
    tool: Tool,
    network: Network,
    folder: Path,
    setting: Setting,
    chosen: Iterable[tuple[int, Oracle]],
    result: Result,
) -> dict[Measure, Answer]:
    found: dict[Measure, Answer] = {}
    for level in Level:
        asked = dict.fromkeys(oracle.measure for _, oracle in chosen if oracle.measure.level is level)
        if not asked:
            continue
        names = [measure.name for measure in asked if measure != TIE_STRENGTH] or ["edge-betweenness"]
        try:
            printed = tool.answers(network, folder, setting, level, names)
        except Refused as problem:
            result.failures.append(f"{network.name} ({setting.name}): {problem}")
            continue
        found |= {measure: printed[measure.name] for measure in asked}
    return found


def compare_with(oracle: Oracle, place: int, view: View, found: Answer, result: Result) -> None:
    where = f"{view.network.name} ({view.setting.name}) {oracle.measure.name}, {oracle.library}"
    try:
        expected = oracle.answer(view)
    except Exception:
        result.failures.append(f"{where}: {traceback.format_exc(limit=-2)}")
        return
    pairs = list(matched(oracle.reading(view, found), expected))
    tally = Tally(networks=1)
    scale = max((abs(value) for _, _, value in pairs if value is not None and not math.isnan(value)), default=0.0)
    messages = []
    for label, value, wanted in pairs:
        if wanted is not None and math.isnan(wanted):
            continue
        difference = relative_difference(value, wanted, scale if oracle.by_largest else scale / 1_000)
        tally.values += 1
        tally.worst = max(tally.worst, difference)
        if not difference < TOLERANCE:
            messages.append(f"{where}, {label}: isthmus {value!r}, expected {wanted!r}")
    tally.apart = 1 if messages else 0
    result.tallies[place, view.setting.name].add(tally)
    if not oracle.deviation:
        result.failures += messages[:2]


def matched(found: Answer, expected: Answer) -> Iterable[tuple[str, Value, Value]]:
    """Pairs of a printed value and the one that it should be; a missing value is infinitely far off."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        undirected = {pair[::-1]: value for pair, value in found.items()} | dict(found)
        for pair, wanted in expected.items():
            yield f"tie {pair}", undirected.get(pair, math.inf), plain(wanted)
        if len(found) != len(expected):
            yield "number of ties", len(found), len(expected)
    elif isinstance(expected, Sequence) and isinstance(found, Sequence):
        for place, (value, wanted) in enumerate(zip(found, expected, strict=True)):
            yield f"node {place}", value, plain(wanted)
    else:
        yield "network", found, plain(expected)


def plain(value: object) -> Value:
    """A number of any library as a Python one."""
    return None if value is None else float(value)


def relative_difference(found: Value, wanted: Value, scale: float) -> float:
    """The difference as a part of the expected value or, if that is larger, of `scale`.

    So a value that is nearly 0 because large ones cancel is not held against its own size; 10⁻⁶ is the least that
    anything is held against. One value undefined and the other not is an infinite difference.
    """
    if found is None or wanted is None:
        return 0.0 if found is wanted else math.inf
    if found == wanted:
        return 0.0
    return abs(found - wanted) / max(abs(wanted), scale, 1e-6)
