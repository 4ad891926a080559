"""Runs NetworkX's own tests with every call sent to this backend, and says what became of them.

usage: python networkx_suite.py [--all] [PYTEST OPTION ...]

By default the modules whose functions Isthmus has; with --all the whole suite. Fails if a test fails, or if fewer calls
are served than should be: a backend that declined everything would pass as well.
"""

import collections
import importlib.util
import logging
import os
import sys
from pathlib import Path

os.environ["NETWORKX_TEST_BACKEND"] = "isthmus"
os.environ["NETWORKX_FALLBACK_TO_NX"] = "True"

import pytest

#: Tests of the functions that Isthmus has, and of what is built on them.
MODULES = (
    "algorithms/assortativity",
    "algorithms/bipartite",
    "algorithms/centrality",
    "algorithms/community",
    "algorithms/components",
    "algorithms/link_analysis",
    "algorithms/shortest_paths",
    "algorithms/tests/test_bridges.py",
    "algorithms/tests/test_cluster.py",
    "algorithms/tests/test_core.py",
    "algorithms/tests/test_distance_measures.py",
    "algorithms/tests/test_efficiency.py",
    "algorithms/tests/test_link_prediction.py",
    "algorithms/tests/test_reciprocity.py",
    "algorithms/tests/test_structuralholes.py",
    "algorithms/tests/test_wiener.py",
    "utils/tests/test_backends.py",
)


class Tally(logging.Handler):
    """Counts what NetworkX's log says of each call, and what pytest says of each test."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.outcomes: collections.Counter[str] = collections.Counter()
        self.served: collections.Counter[str] = collections.Counter()
        self.declined: collections.Counter[str] = collections.Counter()
        self.absent: collections.Counter[str] = collections.Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Hears a line of the log."""
        text = str(record.msg)
        arguments = record.args if isinstance(record.args, tuple) else ()
        if text.startswith("Using backend '%s' for call"):
            self.served[str(arguments[1])] += 1
        elif "can't run" in text:
            self.declined[str(arguments[1])] += 1
        elif "raised when calling" in text:
            # Counted as served before it turned out that it could not be.
            self.served[str(arguments[1])] -= 1
            self.declined[str(arguments[1])] += 1
        elif "does not implement" in text and len(arguments) == 2:
            self.absent[str(arguments[1])] += 1

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Counts a test by its outcome."""
        if report.when == "call" or (report.when == "setup" and report.outcome != "passed"):
            expected = hasattr(report, "wasxfail")
            self.outcomes["failed as expected" if expected and report.skipped else report.outcome] += 1

    def text(self) -> str:
        """What became of tests and calls."""
        served, declined, absent = self.served.total(), self.declined.total(), self.absent.total()
        lines = [
            "tests: " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.outcomes.items())),
            f"calls of functions that Isthmus has: {served} served, {declined} declined and answered by NetworkX",
            f"calls of other functions, answered by NetworkX: {absent}",
            "",
            f"{'function':40} {'served':>7} {'declined':>9}",
        ]
        lines += [
            f"{name:40} {self.served[name]:7} {self.declined[name]:9}" for name in sorted(self.served | self.declined)
        ]
        return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Runs the tests and prints the tally."""
    everything = "--all" in arguments
    package = importlib.util.find_spec("networkx")
    assert package is not None and package.origin is not None
    folder = Path(package.origin).parent
    paths = [str(folder)] if everything else [str(folder / module) for module in MODULES]
    tally = Tally()
    logger = logging.getLogger("networkx.utils.backends")
    logger.addHandler(tally)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    options = [argument for argument in arguments if argument != "--all"]
    # NetworkX's tests stand in its package; its configuration names a folder for caches there.
    status = pytest.main(["-q", "-p", "no:cacheprovider", f"--rootdir={folder}", *options, *paths], plugins=[tally])
    print(tally.text())
    if not options and tally.served.total() < 1500:
        print("fewer calls were served than in the last run that was looked at", file=sys.stderr)
        return 1
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
