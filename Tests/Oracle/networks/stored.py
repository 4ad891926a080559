"""Networks from the files of a folder, which is an argument."""

import re
import warnings
from pathlib import Path

from networks.network import Network, numbered
from networks.reading import NoNetwork, Tables, reader_of
from networks.seeded import grouping

NOT_GROUPS = {"id", "label", "name", "names", "url", "color"}
NUMBER = re.compile(r"\d+(\.\d+)?([eE][+-]?\d+)?")
SELDOM_BOTH = 5_000
"""Files that do not say whether ties have a direction are read both ways up to this many rows."""


def stored_networks(folder: Path) -> tuple[list[Network], list[tuple[str, str]]]:
    """All networks below a folder, and the files that could not be read, each with the reason."""
    networks: list[Network] = []
    unread: list[tuple[str, str]] = []
    for path in sorted(folder.rglob("*")):
        read = reader_of(path)
        if read is None:
            continue
        name = str(path.relative_to(folder))
        try:
            with warnings.catch_warnings(action="ignore"):
                tables = read(path)
        except NoNetwork:
            continue
        except (ValueError, KeyError, TypeError, OSError) as problem:
            unread.append((name, str(problem) or type(problem).__name__))
            continue
        networks.extend(networks_of(name, path.name.partition(".")[2], tables))
    return networks, unread


def networks_of(name: str, family: str, tables: Tables) -> list[Network]:
    if tables.directed is not None:
        forms = [tables.directed]
    else:
        forms = [False, True] if len(tables.edges) <= SELDOM_BOTH else [False]
    groups, strengths = groups_of(tables), strengths_of(tables)
    rows = [(source, target, strength) for (source, target, _), strength in zip(tables.edges, strengths, strict=True)]
    nodes = [(node, group) for (node, _), group in zip(tables.nodes, groups, strict=True)]
    if not nodes:
        named = list(dict.fromkeys(end for source, target, _ in rows for end in (source, target)))
        nodes = list(zip(named, grouping(len(named), len(named)), strict=True))
    suffix = {False: "undirected", True: "directed"}
    return [numbered(f"{name}, {suffix[form]}", family, form, nodes, rows) for form in forms]


def groups_of(tables: Tables) -> list[str | None]:
    """The first attribute with two different values or more and at least three nodes for each; else random groups."""
    columns = dict.fromkeys(key for _, attributes in tables.nodes for key in attributes)
    for column in columns:
        values = [attributes.get(column, "").strip() or None for _, attributes in tables.nodes]
        different = set(values) - {None}
        if column.lower() not in NOT_GROUPS and 2 <= len(different) <= len(values) / 3:
            return values
    return list(grouping(len(tables.nodes), len(tables.nodes)))


def strengths_of(tables: Tables) -> list[str]:
    """The first attribute that is a number above 0 on all edges; without one, 1."""
    columns = dict.fromkeys(key for _, _, attributes in tables.edges for key in attributes)
    for column in columns:
        values = [attributes.get(column, "") for _, _, attributes in tables.edges]
        if column.lower() not in {"id", "edgeid"} and all(
            NUMBER.fullmatch(value) and float(value) > 0 for value in values
        ):
            return values
    return ["1"] * len(tables.edges)
