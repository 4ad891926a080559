"""Cluster networks from their files, as pandas data frames."""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from .command import Drawing, arguments_of, run_command, run_json
from .graph import Graph

if TYPE_CHECKING:
    import networkx as nx


class _Findings:
    """An answer that begins with findings; a notebook lists them."""

    findings: pd.DataFrame

    def __repr__(self) -> str:
        headlines = "".join(f"\n  {number}. {text}" for number, text in enumerate(self.findings.get("headline", ()), 1))
        return f"<isthmus.{type(self).__name__} with {len(self.findings)} findings>{headlines}"

    def _repr_html_(self) -> str:
        rows = (
            f"<li><b>{escape(headline)}.</b> {escape(reason)}</li>"
            for headline, reason in zip(self.findings.get("headline", ()), self.findings.get("reason", ()), strict=True)
        )
        return f"<ol>{''.join(rows)}</ol>"


@dataclass(frozen=True, repr=False)
class Bridges(_Findings):
    """Who and what connects the groups."""

    findings: pd.DataFrame
    organisations: pd.DataFrame
    ties: pd.DataFrame
    mixing: pd.DataFrame
    """Ties between groups, observed and expected."""
    cuts: pd.DataFrame
    key_players: pd.DataFrame
    ei_index: dict[str, float]
    data: dict[str, Any]
    """The whole answer, as the command gives it."""


@dataclass(frozen=True, repr=False)
class Gaps(_Findings):
    """Whom to meet next, and why."""

    findings: pd.DataFrame
    pairs: pd.DataFrame
    """Pairs who should meet, best first; members of parts have a dot in their names: `parts.gain.value`."""
    blocks: pd.DataFrame
    """Ties between groups, observed and expected."""
    markets: pd.DataFrame
    data: dict[str, Any]
    """The whole answer, as the command gives it."""


@dataclass(frozen=True, repr=False)
class Scenario(_Findings):
    """What changes when organisations leave or ties come and go."""

    findings: pd.DataFrame
    data: dict[str, Any]
    """The whole answer, as the command gives it."""


class Network:
    """A cluster network; `load` makes one.

    Every method that takes `**options` hands them to the command of its name: `without="network"` is
    `--without network`. Those given to `load` hold for all.
    """

    def __init__(self, path: str | os.PathLike[str], options: dict[str, Any]) -> None:
        self.path = Path(path)
        self._options = options
        text, self.notes = run_command("export", str(self.path), "--to", "json", *arguments_of(options))
        self._export: dict[str, Any] = json.loads(text)

    @property
    def title(self) -> str:
        """What the data set is called."""
        return str(self._export["graph"].get("name", self.path.name))

    @cached_property
    def organisations(self) -> pd.DataFrame:
        """The organisations with their attributes, by id."""
        return pd.DataFrame(self._export["nodes"]).set_index("id") if self._export["nodes"] else pd.DataFrame()

    @cached_property
    def ties(self) -> pd.DataFrame:
        """The ties that count, one for each pair of organisations, with `kind` and `weight`."""
        ties = pd.DataFrame(self._export["edges"])
        return ties if len(ties) else pd.DataFrame(columns=["source", "target", "kind", "weight"])

    @cached_property
    def records(self) -> dict[str, pd.DataFrame]:
        """The tables of the data set as they stand, every cell as text; of other formats, what was understood."""
        package = self.path / "datapackage.json"
        if package.is_file():
            resources = json.loads(package.read_text(encoding="utf-8"))["resources"]
            return {resource["name"]: _table(self.path / resource["path"]) for resource in resources}
        files = sorted(self.path.glob("*.csv")) if self.path.is_dir() else []
        if files:
            return {file.stem: _table(file) for file in files}
        return {"organisations": self.organisations, "ties": self.ties}

    @cached_property
    def graph(self) -> Graph:
        """The network as a graph whose node *i* is row *i* of `organisations`; strengths are tie weights."""
        number = {organisation: place for place, organisation in enumerate(self.organisations.index)}
        sources, targets = (self.ties[end].map(number).to_numpy(dtype=np.int64) for end in ("source", "target"))
        strengths = self.ties["weight"].to_numpy(dtype=np.float64)
        return Graph.from_edges(len(number), sources, targets, strengths, directed=bool(self._export["directed"]))

    def groups(self, by: str) -> tuple[np.ndarray, list[str]]:
        """The group of each organisation by a column of `organisations`, and what the groups are called.

        Groups are numbers, as measures of `graph` take them; -1 stands for an empty cell.
        """
        codes, names = pd.factorize(self.organisations[by])
        return codes.astype(np.int32), [str(name) for name in names]

    def to_networkx(self) -> "nx.Graph":
        """The network as a graph of NetworkX, with all attributes."""
        import networkx as nx

        graph = nx.DiGraph() if self._export["directed"] else nx.Graph()
        graph.add_nodes_from(
            (node["id"], {name: value for name, value in node.items() if name != "id"})
            for node in self._export["nodes"]
        )
        graph.add_edges_from(
            (edge["source"], edge["target"], {k: v for k, v in edge.items() if k not in ("source", "target")})
            for edge in self._export["edges"]
        )
        return graph

    def summary(self, **options: Any) -> dict[str, Any]:
        """What is in the network."""
        return self._json("summary", options)

    def measures(
        self, *names: str, level: Literal["organisations", "ties", "network"] = "organisations", **options: Any
    ) -> pd.DataFrame:
        """Measures of organisations, of ties or of the whole network; NaN where undefined.

        Parameters
        ----------
        names
            Measures by name; all of the level if none is named. `isthmus.explain(name)` says what each means.
        level
            What is measured.
        options
            As `isthmus help metrics` lists them, such as `by="country"` or `normalized=True`.
        """
        flags = {"organisations": {}, "ties": {"ties_table": True}, "network": {"network": True}}
        if level not in flags:
            raise ValueError(f"level is {level!r}; it is one of {', '.join(flags)}")
        rows = self._json("metrics", {"measures": list(names) or "all", **flags[level], **options})["rows"]
        frame = pd.DataFrame(rows)
        if level == "organisations" and len(frame):
            return frame.set_index("id")
        return frame.set_index("measure") if level == "network" else frame

    def bridges(self, by: str | None = None, **options: Any) -> Bridges:
        """Who and what connects the groups, and what would fall apart without them."""
        data = self._json("bridges", {"by": by, **options})
        tables = ("findings", "organisations", "ties", "mixing", "cuts", "key_players")
        return Bridges(
            **{name: pd.DataFrame(data.get(name) or []) for name in tables}, ei_index=data["ei_index"], data=data
        )

    def gaps(self, by: str | None = None, **options: Any) -> Gaps:
        """Whom to meet next, through whom, why, and what it would bring."""
        data = self._json("gaps", {"by": by, **options})
        return Gaps(
            **{
                name: pd.json_normalize(data.get(name) or [], sep=".")
                for name in ("findings", "pairs", "blocks", "markets")
            },
            data=data,
        )

    def whatif(
        self,
        *,
        remove: str | list[str] | None = None,
        add: list[str] | None = None,
        drop: list[str] | None = None,
        **options: Any,
    ) -> Scenario:
        """What changes when organisations leave, or ties begin and end: `add=["A -- B: agreement"]`."""
        repeated = [
            part for flag, ties in (("--add", add), ("--drop", drop)) for tie in ties or [] for part in (flag, tie)
        ]
        data = run_json(
            "whatif",
            str(self.path),
            *repeated,
            *arguments_of({"remove": remove, **self._options, **options, "format": "json"}),
        )
        return Scenario(pd.DataFrame(data["findings"]), data)

    def timeline(self, **options: Any) -> dict[str, Any]:
        """How the network grew."""
        return self._json("timeline", options)

    def draw(self, view: str = "network", **options: Any) -> Drawing:
        """Draws the network; a notebook shows it. Options are those of `isthmus help draw`."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "drawing.svg"
            self.save_drawing(file, view, **options)
            return Drawing(file.read_text(encoding="utf-8"))

    def save_drawing(self, path: str | os.PathLike[str], view: str = "network", **options: Any) -> None:
        """Draws the network to a file; its extension says whether SVG, PNG, PDF or DOT."""
        run_command(
            "draw",
            str(self.path),
            *arguments_of({**self._options, "view": view, **options, "quiet": True, "output": path}),
        )

    def export(self, path: str | os.PathLike[str], to: str, **options: Any) -> list[str]:
        """Writes the network in a format of `isthmus help export`; gives notes on what the format could not hold."""
        return run_command(
            "export", str(self.path), *arguments_of({**self._options, "to": to, **options, "output": path})
        )[1]

    def _json(self, command: str, options: dict[str, Any]) -> dict[str, Any]:
        return run_json(
            command, str(self.path), *arguments_of({**self._options, **options, "quiet": True, "format": "json"})
        )

    def __repr__(self) -> str:
        return f"<isthmus.Network {self.title!r}: {len(self.organisations)} organisations, {len(self.ties)} ties>"


def load(path: str | os.PathLike[str], **options: Any) -> Network:
    """Loads a cluster network.

    Parameters
    ----------
    path
        A folder with a data package or with a node and an edge table, or a file of a format that Isthmus reads.
    options
        What every answer about this network shall keep to, as `isthmus help export` lists it: `without="network"`,
        `ties=["membership"]`, `as_of="2019-01-01"`, `lenient=True` …

    Raises
    ------
    CommandError
        With every problem of the data, each with file, row and column.
    """
    return Network(path, options)


def import_tables(
    files: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    source: Literal["cordis", "tables"] = "cordis",
    mapping: str | os.PathLike[str] | None = None,
) -> str:
    """Makes a data package of the tables of others, which `load` reads.

    Parameters
    ----------
    files
        The tables: for CORDIS `organization.csv`, and `project.csv` for titles and dates.
    folder
        The folder to make; it must not be there yet.
    source
        What the files are.
    mapping
        With `source="tables"`, a YAML file that says which column is what, and names the files itself.

    Returns
    -------
    What was read and made, and how many problems the input has; `problems.csv` in the folder lists them.
    """
    options = {"from_": source, "mapping": mapping, "output": folder}
    return run_command("import", *map(str, files), *arguments_of(options))[0].rstrip()


def _table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, sep=None, engine="python", dtype="string", keep_default_na=False, na_values=[""])
