"""What all checks of decks share: the list of what failed, and shapes as they are seen."""

import csv
from pathlib import Path

import pptx

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
failures: list[str] = []


def expect(holds: bool, what: str) -> None:
    if not holds:
        failures.append(what)


def rows(path: Path) -> list[dict]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    """A text as it can be compared: without what no XML holds, with single blanks."""
    return " ".join("".join(c if c.isprintable() or c in "\n\t\r\v" else "" for c in text).split())


def shapes_of(shapes) -> list:
    result = []
    for shape in shapes:
        result.append(shape)
        if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.GROUP:
            result += shapes_of(shape.shapes)
    return result


def description(shape) -> str:
    return shape._element.xpath(".//p:cNvPr")[0].get("descr", "")


def box_of(shape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom as they are seen: a shape turned by a quarter is stored as it was before."""
    width, height = shape.width, shape.height
    if shape._element.xpath("./p:spPr/a:xfrm/@rot") in (["5400000"], ["16200000"]):
        width, height = height, width
    x, y = shape.left + shape.width / 2, shape.top + shape.height / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2
