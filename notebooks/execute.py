"""Executes the notebooks of this folder and keeps the executed ones elsewhere.

usage: python execute.py --output FOLDER [--short] [NAME ...]

Fails if a notebook fails, has an empty cell, or holds outputs: those are made here, not kept in the repository.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

HERE = Path(__file__).parent


def complaint(notebook: nbformat.NotebookNode) -> str | None:
    """What is wrong with the form of a notebook, if anything."""
    for number, cell in enumerate(notebook.cells, start=1):
        if not cell.source.strip():
            return f"cell {number} is empty"
        if cell.get("outputs") or cell.get("execution_count"):
            return f"cell {number} holds outputs; clear them before you commit"
    return None


def main() -> int:
    """Runs the notebooks that were named, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    if arguments.short:
        os.environ["ISTHMUS_SHORT"] = "1"
    paths = [HERE / f"{name}.ipynb" for name in arguments.names] or sorted(HERE.glob("*.ipynb"))
    arguments.output.mkdir(parents=True, exist_ok=True)
    failures = 0
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        start = time.monotonic()
        problem = complaint(notebook)
        if problem is None:
            try:
                NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(HERE)}}).execute()
            except CellExecutionError as error:
                problem = str(error)
            nbformat.write(notebook, arguments.output / path.name)
        print(f"{path.name}: {problem or f'executed in {time.monotonic() - start:.0f} s'}", flush=True)
        failures += problem is not None
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
