"""The outcome of a run, as a table for people and as JSON."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

from catalogue import TOLERANCE, Cost, Level, Measure
from comparison import Result, Tally
from disagreements import NOT_RUN, Outcome
from networks.network import Network
from oracles import ORACLES
from published import Checked
from settings import SETTINGS

PACKAGES = {
    "NetworkX": "networkx",
    "igraph": "igraph",
    "NetworKit": "networkit",
    "bctpy": "bctpy",
    "NumPy": "numpy",
    "SciPy": "scipy",
}


@dataclass(frozen=True)
class Row:
    """One oracle with all its settings."""

    measure: Measure
    library: str
    settings: list[str]
    tally: Tally
    conversion: str
    deviation: str


@dataclass(frozen=True)
class Report:
    """All that a run found. `measures` are those that `isthmus` says it has."""

    measures: Sequence[Measure]
    made: Sequence[Network]
    stored: Sequence[Network]
    unread: Sequence[tuple[str, str]]
    result: Result
    disagreements: Sequence[Outcome]
    published: Sequence[Checked]
    threads: Sequence[str]

    @cached_property
    def rows(self) -> list[Row]:
        by_oracle: dict[int, dict[str, Tally]] = defaultdict(dict)
        for (place, setting), tally in self.result.tallies.items():
            by_oracle[place][setting] = tally
        found = []
        for place, oracle in enumerate(ORACLES):
            tallies = by_oracle.get(place, {})
            total = Tally()
            for tally in tallies.values():
                total.add(tally)
            # The settings of one network are not so many networks.
            total.networks = max((tally.networks for tally in tallies.values()), default=0)
            total.apart = max((tally.apart for tally in tallies.values()), default=0)
            settings = [name for name in SETTINGS if name in tallies]
            found.append(Row(oracle.measure, oracle.library, settings, total, oracle.conversion, oracle.deviation))
        return found

    def failures(self) -> list[str]:
        """Everything that must not be; empty if all is well."""
        compared = {row.measure for row in self.rows if row.tally.values and not row.deviation}
        missing = [measure for measure in self.measures if measure not in compared]
        stale = [row for row in self.rows if row.deviation and row.tally.worst < TOLERANCE]
        return [
            *(f"{measure.name} ({measure.level}): no oracle" for measure in missing),
            *(f"{row.measure.name}, {row.library}: no network shows the deviation “{row.deviation}”" for row in stale),
            *(
                f"{item.disagreement.number}, {item.disagreement.claim}: isthmus {item.isthmus}, formula {item.formula}"
                for item in self.disagreements
                if not item.isthmus_is_right
            ),
            *(
                f"{item.disagreement.number}, {item.disagreement.claim}: the library gives {item.library} too"
                for item in self.disagreements
                if not item.library_differs
            ),
            *(
                f"{item.published.source}, {item.published.measure.name} of {item.published.node}: "
                f"{item.found}, printed {item.published.value}"
                for item in self.published
                if not item.agrees
            ),
            *self.threads,
            *self.result.failures,
        ]

    def summary(self) -> str:
        enforced = [row for row in self.rows if not row.deviation]
        values = sum(row.tally.values for row in enforced)
        apart = sum(row.tally.apart > 0 for row in enforced)
        return (
            f"{len(self.made) + len(self.stored)} networks, {len(self.measures)} measures, {len(enforced)} comparisons "
            f"with {values:,} values; {len(enforced) - apart} agree to {TOLERANCE:.0e}, {apart} do not"
        )

    def json(self) -> str:
        """The rows with their numbers, for machines."""
        rows = [
            {
                "level": row.measure.level,
                "measure": row.measure.name,
                "library": row.library,
                "settings": row.settings,
                "networks": row.tally.networks,
                "values": row.tally.values,
                "largestRelativeDifference": row.tally.worst if math.isfinite(row.tally.worst) else None,
                "networksApart": row.tally.apart,
                "conversion": row.conversion,
                "deviation": row.deviation,
            }
            for row in self.rows
        ]
        return json.dumps({"summary": self.summary(), "rows": rows, "failures": self.failures()}, indent=2) + "\n"

    def markdown(self) -> str:
        parts = [
            *self.introduction(),
            *self.network_list(),
            *(line for level in Level for line in self.measure_table(level)),
            *self.disagreement_table(),
            *self.published_table(),
            *self.open_ends(),
        ]
        return "\n".join(parts) + "\n"

    def introduction(self) -> list[str]:
        libraries = ", ".join(f"{name} {version(package)}" for name, package in PACKAGES.items())
        settings = "; ".join(
            f"*{setting.name}*" + (f" (`{' '.join(setting.options)}`)" if setting.options else "")
            for setting in SETTINGS.values()
        )
        return [
            "# Validation",
            "",
            "Made by `make validate`; do not edit.",
            "",
            f"{self.summary()}.",
            "",
            f"Every measure of `isthmus explain` is compared with {libraries}, wherever one of them has it, and with a "
            "second implementation in NumPy that is written from the formula alone (*formula* in the tables): dense "
            "matrices, every pair, every triple, one removal after the other. `isthmus` reads each network as a pair "
            "of CSV tables that keep self-loops and repeated ties; the oracles get the network after the rule for them "
            "(loops dropped, strengths of a pair added up).",
            "",
            f"Settings: {settings}; *between two groups* is `--between` with the first two groups, *related groups* is "
            "`--relatedness` with a table.",
            "",
            "What is undefined must be so in both. The difference of two numbers is taken as a part of the expected "
            "one or, where that is larger, of a thousandth of the measure’s largest value on the network (of 10⁻⁶ at "
            "least), so that what is 0 by cancelling is not held against itself; eigenvectors are held against their "
            "largest entry. Below 10⁻⁹ a difference is shown as the power of ten that it stays below.",
            "",
            "*After conversion* says what was done because a library’s convention is another one; the numbers D1 to "
            "D19 are those of the table of disagreements. **Deviates** marks libraries that give something else than "
            "the definition; their differences are shown, and everything else must agree or the run fails.",
            "",
            "Work is bounded by the number of nodes *n* and ties *m*, so large networks have fewer measures:",
            "",
            *(f"- {cost.value}" for cost in Cost),
            "",
        ]

    def network_list(self) -> list[str]:
        def counted(networks: Iterable[Network]) -> str:
            return ", ".join(
                f"{family} {count}" for family, count in sorted(Counter(n.family for n in networks).items())
            )

        lines = ["## Networks", "", f"{len(self.made)} made here, the same in each run: {counted(self.made)}.", ""]
        if self.stored:
            largest = max(self.stored, key=lambda network: network.size)
            lines += [
                f"{len(self.stored)} from files, by the end of the name: {counted(self.stored)}; the largest has "
                f"{largest.size:,} nodes and {len(largest.ties):,} ties. Files that do not say whether ties have a "
                "direction are read both ways up to 5,000 ties. The first attribute with several values, three nodes "
                "for each at least, makes the groups; without one they are drawn.",
                "",
            ]
        lines += [f"Not read: `{name}` ({reason})." for name, reason in self.unread]
        return [*lines, ""] if self.unread else lines

    def measure_table(self, level: Level) -> list[str]:
        title = {Level.NODE: "Organisations", Level.TIE: "Ties", Level.NETWORK: "Networks as a whole"}[level]
        lines = [
            f"## {title}",
            "",
            "| Measure | Library | Settings | Networks | Values | Largest difference | Explanation |",
            "| --- | --- | --- | ---: | ---: | ---: | --- |",
        ]
        rows = [row for row in self.rows if row.measure.level is level and row.tally.networks]
        for row in sorted(rows, key=lambda row: row.measure.name):
            lines.append(
                f"| `{row.measure.name}` | {row.library} | {', '.join(row.settings)} | {row.tally.networks:,} "
                f"| {row.tally.values:,} | {difference(row.tally.worst)} | {explanation(row)} |"
            )
        return [*lines, ""]

    def disagreement_table(self) -> list[str]:
        lines = [
            "## Where libraries disagree",
            "",
            "| | Finding | Call | Library | isthmus | Formula | Right |",
            "| --- | --- | --- | ---: | ---: | ---: | --- |",
        ]
        for item in self.disagreements:
            what = item.disagreement
            right = "isthmus" if item.isthmus_is_right and item.library_differs else "see the failures below"
            lines.append(
                f"| {what.number} | {what.claim}: `{what.network.name}` | `{what.call}` | {item.library} "
                f"| {item.isthmus} | {item.formula} | {right} |"
            )
        lines += [f"| {number} | {claim} | | not run here | | | {why} |" for number, claim, why in NOT_RUN]
        return [
            *lines,
            "",
            "A network is written as its tied pairs of nodes, with strengths after a colon.",
            "",
        ]

    def published_table(self) -> list[str]:
        lines = [
            "## Published values",
            "",
            "| Source | Network | Measure | Of | Printed | isthmus |",
            "| --- | --- | --- | --- | ---: | ---: |",
        ]
        for item in self.published:
            printed, found = (f"{value:.{item.published.digits}f}" for value in (item.published.value, item.found))
            lines.append(
                f"| {item.published.source} | {item.published.about} | `{item.published.measure.name}` "
                f"| {item.published.node or 'the network'} | {printed} | {found} |"
            )
        return [*lines, ""]

    def open_ends(self) -> list[str]:
        failures = self.failures()
        lines = ["## Failures", ""]
        if not failures:
            return [*lines, "None. The output for 1, 2, 3 and 8 threads has the same bytes."]
        shown = [failure.splitlines()[0] for failure in failures[:20]]
        return [*lines, f"{len(failures)}, of which the first are:", "", *(f"- {failure}" for failure in shown)]


def difference(worst: float) -> str:
    if worst == 0:
        return "0"
    if not math.isfinite(worst):
        return "undefined in one only"
    if worst < TOLERANCE:
        return f"< 10{superscript(math.floor(math.log10(worst)) + 1)}"
    return f"{worst:.2g}"


def explanation(row: Row) -> str:
    if row.deviation:
        return f"**Deviates** on {row.tally.apart} networks. {row.deviation}"
    parts = [f"**Disagrees** on {row.tally.apart} networks, see the failures."] if row.tally.apart else []
    return " ".join([*parts, *([f"After conversion: {row.conversion}."] if row.conversion else [])])


def superscript(exponent: int) -> str:
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
