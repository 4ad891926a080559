"""The command line of Isthmus, run as a program of its own: it reads files and draws, which the library does not."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ._library import native_file


class CommandError(Exception):
    """The command ended with an error; its words are the message."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
        """64 usage, 65 bad data, 66 no such input, 70 a fault of the program, 73 cannot write, 74 input or output."""


def command_path() -> str:
    """The command of this package, or the one that ISTHMUS_COMMAND names, or the first on the PATH."""
    if named := os.environ.get("ISTHMUS_COMMAND"):
        return named
    if (packaged := native_file("isthmus")).exists():
        return str(packaged)
    if found := shutil.which("isthmus"):
        return found
    raise CommandError("the command `isthmus` is not there; install the package anew with `pip install ./python`", 66)


def arguments_of(options: dict[str, Any]) -> list[str]:
    """Options as the command spells them: `as_of="2019-01-01"` is `--as-of 2019-01-01`, several values have commas.

    True stands for a flag; False and None for an option that is not given.
    """
    arguments = []
    for name, value in options.items():
        flag = f"--{name.rstrip('_').replace('_', '-')}"
        if value is None or value is False:
            continue
        if value is True:
            arguments.append(flag)
        elif isinstance(value, str | os.PathLike | int | float):
            arguments += [flag, str(value)]
        elif isinstance(value, Iterable):
            arguments += [flag, ",".join(map(str, value))]
        else:
            raise TypeError(f"{name} is {value!r}; text, a number, a list or True is expected")
    return arguments


def run_command(*arguments: str) -> tuple[str, list[str]]:
    """Runs the command and gives what it printed, and its notes. An interrupt ends it."""
    result = subprocess.run(
        [command_path(), *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    if result.returncode != 0:
        raise CommandError(result.stderr.strip() or f"isthmus ended with status {result.returncode}", result.returncode)
    return result.stdout, [line.removeprefix("note: ") for line in result.stderr.splitlines()]


def run_json(*arguments: str) -> dict[str, Any]:
    """Runs the command and reads the JSON that it printed."""
    result: dict[str, Any] = json.loads(run_command(*arguments)[0])
    return result


class Explanation:
    """What a measure means: text in a terminal, Markdown in a notebook."""

    def __init__(self, text: str, markdown: str) -> None:
        self._text, self._markdown = text, markdown

    def __str__(self) -> str:
        return self._text

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        return self._markdown


def explain(measure: str) -> Explanation:
    """Explains a measure: formula, units, edge cases, where other tools differ, and the source to cite."""
    return Explanation(
        run_command("explain", measure)[0].rstrip(), run_command("explain", measure, "--format", "markdown")[0]
    )


class Drawing:
    """A diagram; a notebook shows it."""

    def __init__(self, svg: str) -> None:
        self.svg = svg

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<isthmus.Drawing, {len(self.svg)} characters of SVG>"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the SVG to a file. For PNG and PDF see `Network.save_drawing`."""
        Path(path).write_text(self.svg, encoding="utf-8")
