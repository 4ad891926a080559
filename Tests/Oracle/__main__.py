"""Compares every measure of `isthmus` with other libraries and with its formula; `--help` says how."""

import argparse
import os
import sys
import warnings
from pathlib import Path

# The libraries must not start threads of their own: each network has its process already.
os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# What the libraries warn of, such as graphs in several components, is what is compared here.
warnings.simplefilter("ignore")

from comparison import compare_all  # noqa: E402
from determinism import check_threads  # noqa: E402
from disagreements import check_disagreements  # noqa: E402
from isthmus import Tool  # noqa: E402
from networks.seeded import FULL_SEEDS, SHORT_SEEDS, seeded_networks  # noqa: E402
from networks.stored import stored_networks  # noqa: E402
from published import check_published  # noqa: E402
from report import Report  # noqa: E402


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Tests/Oracle", description=__doc__)
    parser.add_argument("isthmus", help="the command to compare")
    parser.add_argument("--data", type=Path, help="a folder of network files to compare on, besides those made here")
    parser.add_argument("--short", action="store_true", help="fewer random networks")
    parser.add_argument("--markdown", type=Path, help="where the table goes")
    parser.add_argument("--json", type=Path, help="where the same goes for machines")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    tool = Tool(chosen.isthmus)
    made = list(seeded_networks(SHORT_SEEDS if chosen.short else FULL_SEEDS))
    stored, unread = stored_networks(chosen.data) if chosen.data else ([], [])
    if chosen.data and not stored:
        raise SystemExit(f"{chosen.data}: no network file found")
    result = compare_all(chosen.isthmus, made + stored, os.cpu_count() or 1)
    report = Report(
        measures=tool.measures(),
        made=made,
        stored=stored,
        unread=unread,
        result=result,
        disagreements=check_disagreements(tool),
        published=check_published(tool),
        threads=check_threads(tool),
    )
    if chosen.markdown:
        chosen.markdown.write_text(report.markdown())
    if chosen.json:
        chosen.json.write_text(report.json())
    print(report.summary())
    failures = report.failures()
    for failure in failures[:60]:
        print(failure, file=sys.stderr)
    if failures:
        print(f"{len(failures)} failures", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
