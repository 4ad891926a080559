"""Holds pictures and commands of decks against the tables of the data set, which are counted here once more."""

import re
import shlex
import subprocess
from collections import Counter
from pathlib import Path

import pptx

from slides.checks import A, description, expect, plain, rows
from slides.connectors import connectors_of, node_shapes

repository = Path(__file__).resolve().parent.parent.parent


def check_whole_network(name: str, shapes: list, nodes: list[dict], edges: list[dict]) -> None:
    """Compares the picture of everyone with the tables, which are read here once more."""
    # A blank label says no more than none, and a line tabulator within one is dropped as other control characters are.
    names = {row["id"]: row["label"].replace("\v", "").strip() or row["id"] for row in nodes}
    tied = {row["source"] for row in edges} | {row["target"] for row in edges}
    by_id = {shape.shape_id: shape for shape in shapes}
    expected = Counter(frozenset((plain(names[row["source"]]), plain(names[row["target"]]))) for row in edges)
    drawn: Counter = Counter()
    for shape in shapes:
        if shape._element.tag.endswith("cxnSp"):
            ends = [int(shape._element.find(f".//{A}{tag}").get("id")) for tag in ("stCxn", "endCxn")]
            drawn[frozenset(plain(by_id[end].name) for end in ends)] += 1

    def matches(whole: str, shown: str) -> bool:
        return shown == whole or (len(whole) > 100 and whole.startswith(shown[:100]))

    for pair in expected:
        found = any(all(any(matches(end, other) for other in shown) for end in pair) for shown in drawn)
        expect(found, f"{name}: the tie {set(pair)} is no connector")
    expect(sum(drawn.values()) == len(expected), f"{name}: {sum(drawn.values())} connectors for {len(expected)} ties")
    shown = node_shapes(shapes)
    expect(len(shown) == len(tied), f"{name}: {len(shown)} attached shapes for {len(tied)} organisations with ties")
    for shape in shown:
        text = plain(shape.text_frame.text.replace("\v", " "))
        whole = plain(shape.name)
        # A name that is too long for any box ends in an ellipsis and stands whole in the shape's name.
        shortened = "…" in text and all(whole.startswith(word[:8]) for word in text.replace("…", "").split()[:1])
        expect(text == whole or shortened or whole == "", f"{name}: “{whole}” shows “{text}”")


def name_of(row: dict) -> str:
    return plain(row["label"].replace("\v", "").strip() or row["id"])


COUNTRIES = {"SI": "Slovenia", "FR": "France", "PT": "Portugal", "DE": "Germany", "CA": "Canada", "IL": "Israel"}


def check_map(name: str, slide, shapes: list, nodes: list[dict], edges: list[dict]) -> None:
    """A connector for each pair of countries that some tie joins, with their number of ties; land is drawn."""
    country = {row["id"]: COUNTRIES[row["country"]] for row in nodes}
    ends = [frozenset((country[row["source"]], country[row["target"]])) for row in edges]
    expected = Counter(pair for pair in ends if len(pair) == 2)
    sizes = Counter(country.values())
    drawn = connectors_of(shapes)
    wanted = {frozenset(f"{place}: {sizes[place]}" for place in pair) for pair in expected}
    expect(set(drawn) == wanted, f"{name}, map: {set(drawn) ^ wanted} differ")
    numbers = Counter(shape.text_frame.text for shape in shapes if shape.name == "Label of a tie")
    expect(numbers == Counter(str(n) for n in expected.values() if n > 1), f"{name}, map: the lines say {numbers}")
    land = [group for group in slide.shapes if group.name == "Land"]
    pieces = [shape for group in land for shape in group.shapes if shape._element.find(f".//{A}custGeom") is not None]
    expect(len(pieces) > 5, f"{name}, map: {len(pieces)} pieces of land")


def check_ego(name: str, title: str, shapes: list, nodes: list[dict], edges: list[dict]) -> None:
    """Everyone around one organisation, with all ties among them."""
    names = {row["id"]: name_of(row) for row in nodes}
    ties = {frozenset((names[row["source"]], names[row["target"]])) for row in edges}
    middle = max((other for other in names.values() if plain(title).startswith(other)), key=len, default=None)
    around = {end for tie in ties if middle in tie for end in tie}
    expected = {tie for tie in ties if tie <= around}
    drawn = connectors_of(shapes)
    expect(set(drawn) == expected, f"{name}, around {middle}: {len(drawn)} connectors for {len(expected)} ties")
    among = sum(middle not in tie for tie in expected)
    possible = (len(around) - 1) * (len(around) - 2) // 2
    expect(f"{among} of {possible}" in title, f"{name}, around {middle}: “{title}” does not say {among} of {possible}")


def check_gaps(name: str, slide, shapes: list, nodes: list[dict], edges: list[dict]) -> None:
    """Proposed ties are dashed and numbered, none of them is there already, and their reasons stand beside."""
    names = {row["id"]: name_of(row) for row in nodes}
    ties = {frozenset((names[row["source"]], names[row["target"]])) for row in edges}
    by_id = {shape.shape_id: shape for shape in shapes}
    proposed = []
    for shape in shapes:
        if shape._element.tag.endswith("cxnSp") and "Proposed" in description(shape):
            expect(shape._element.find(f".//{A}prstDash") is not None, f"{name}, gaps: “{shape.name}” is not dashed")
            ends = [int(shape._element.find(f".//{A}{tag}").get("id")) for tag in ("stCxn", "endCxn")]
            proposed.append(frozenset(plain(by_id[end].name) for end in ends))
    expect(0 < len(set(proposed)) == len(proposed) <= 5, f"{name}, gaps: {len(proposed)} proposed ties")
    expect(not ties & set(proposed), f"{name}, gaps: {ties & set(proposed)} are tied already")
    beside = [shape for shape in slide.shapes if shape.name == "Points"]
    heads = [p.text for box in beside for p in box.text_frame.paragraphs if p.runs and p.runs[0].font.bold]
    expect([head.split()[0] for head in heads] == [str(n + 1) for n in range(len(proposed))], f"{name}, gaps: {heads}")
    numbers = [shape.text_frame.text for shape in shapes if shape.name == "Label of a tie"]
    expect(set(numbers) <= {str(n + 1) for n in range(len(proposed))} and numbers, f"{name}, gaps: labels {numbers}")


def check_years(name: str, shapes: list, edges: list[dict]) -> None:
    """Each year has a connector for every tie that there was."""
    years = sorted({int(row["since"][:4]) for row in edges})
    expected = sum(int(row["since"][:4]) <= year for row in edges for year in range(years[0], years[-1] + 1))
    drawn = sum(connectors_of(shapes).values())
    expect(drawn == expected, f"{name}, years: {drawn} connectors for {expected} ties in {years}")


def check_markets(name: str, shapes: list, folder: Path) -> None:
    """Every organisation in a market is a shape."""
    markets = {row["country"] for row in rows(folder / "markets.csv")}
    shown = {plain(shape.name) for shape in shapes}
    for row in rows(folder / "organisations.csv"):
        if row["country"] in markets and row["kind"] != "network":
            label = plain(row.get("short_name") or row["name"])
            expect(label in shown, f"{name}, markets: {label} is no shape")


def check_pictures(name: str, path: Path, diagrams: dict[str, list], hostile: Path) -> None:
    """Holds the other pictures against the tables."""
    slides = {slide.shapes.title.text_frame.text: slide for slide in pptx.Presentation(path).slides}
    titles = list(diagrams)
    if name == "first steps":
        tables = repository / "datasets/first-steps"
        nodes, edges = rows(tables / "nodes.csv"), rows(tables / "edges.csv")
        expect(len(titles) == 5, f"{name}: pictures {titles}")
        check_map(name, slides[titles[1]], diagrams[titles[1]], nodes, edges)
        check_ego(name, titles[3], diagrams[titles[3]], nodes, edges)
        check_gaps(name, slides[titles[4]], diagrams[titles[4]], nodes, edges)
    elif name == "hostile":
        nodes, edges = rows(hostile / "nodes.csv"), rows(hostile / "edges.csv")
        expect(len(titles) == 6, f"{name}: pictures {titles}")
        check_map(name, slides[titles[1]], diagrams[titles[1]], nodes, edges)
        check_years(name, diagrams[titles[5]], edges)
    elif name == "alliance":
        expect(len(titles) == 7, f"{name}: pictures {titles}")
        check_markets(name, diagrams[titles[5]], repository / "datasets/digital-industry-alliance")


def check_commands(name: str, path: Path, folder: Path, isthmus: Path) -> None:
    """Every command that the notes name can be run and succeeds."""
    place = folder / "commands"
    place.mkdir(exist_ok=True)
    if not (place / "datasets").exists():
        (place / "datasets").symlink_to(repository / "datasets")
    commands = set()
    for slide in pptx.Presentation(path).slides:
        commands |= set(re.findall(r"(?:again|page): (isthmus .*)", slide.notes_slide.notes_text_frame.text))
    expect(len(commands) > 6, f"{name}: the notes name {len(commands)} commands")
    for command in sorted(commands):
        words = [str(isthmus), *shlex.split(command)[1:], "--quiet"]
        result = subprocess.run(words, cwd=place, capture_output=True, text=True)
        expect(result.returncode == 0, f"{name}: {command}: exit status {result.returncode}: {result.stderr}")
