"""Checks that letters are large enough, stay in their boxes and that no word is broken."""

import re
import subprocess
from pathlib import Path

import pptx
from PIL import ImageFont
from pptx.util import Pt

from slides.checks import A, box_of, description, expect, shapes_of
from slides.connectors import check_connectors


def check_slides(name: str, path: Path) -> dict[str, list]:
    """Checks what all slides must have; returns the shapes of the diagrams by the title of their slide."""
    deck = pptx.Presentation(path)
    diagrams = {}
    slides = list(deck.slides)
    expect(len(slides) >= 3, f"{name}: only {len(slides)} slides")
    for number, slide in enumerate(slides, start=1):
        where = f"{name}, slide {number}"
        title = slide.shapes.title
        expect(title is not None and title.text_frame.text.strip() != "", f"{where}: no title")
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        expect(len(notes) > 40, f"{where}: no notes")
        if number > 1:
            for part in (
                "Method and definition: ",
                "Source: ",
                "Date of the data: ",
                "To get the numbers again: isthmus ",
            ):
                expect(part in notes, f"{where}: the notes have no “{part}”")
            says_number = re.search(r"\d|^No ", title.text_frame.text) is not None
            expect(says_number, f"{where}: the title has no number")
        everything = shapes_of(slide.shapes)
        if number > 1:
            fields = slide._element.findall(f".//{A}fld[@type='slidenum']")
            expect(len(fields) == 1, f"{where}: {len(fields)} slide numbers")
        for shape in everything:
            left, top, right, bottom = box_of(shape)
            inside = left >= -2 and top >= -2 and right <= deck.slide_width + 2 and bottom <= deck.slide_height + 2
            expect(inside, f"{where}: “{shape.name}” lies outside of the slide")
            if not shape.is_placeholder:
                expect(description(shape) != "", f"{where}: “{shape.name}” has no alternative text")
        for run in slide._element.iter(A + "rPr"):
            size = run.get("sz")
            expect(size is None or int(size) >= 1100, f"{where}: letters of {size} hundredths of a point")
        if title is not None:
            check_title(where, title)
        check_texts(where, everything)
        for group in slide.shapes:
            if group.name == "Diagram":
                diagrams[title.text_frame.text] = list(group.shapes)
                check_connectors(where, list(group.shapes))
        names = {shape._element for group in slide.shapes if group.name == "Diagram" for shape in group.shapes}
        for properties in slide._element.iter(A + "pPr"):
            if properties.get("rtl") == "1":
                expect(
                    any(parent in names for parent in properties.iterancestors()), f"{where}: a sentence runs leftwards"
                )
    return diagrams


fonts: dict[tuple[bool, int], ImageFont.FreeTypeFont] = {}


def width(text: str, size: float, bold: bool) -> float:
    """The width of a line in Liberation Sans, which has the metrics of Arial, in points."""
    key = (bold, 100)
    if key not in fonts:
        style = "Bold" if bold else "Regular"
        found = subprocess.run(
            ["fc-match", "-f", "%{file}", f"Liberation Sans:style={style}"], capture_output=True, text=True, check=True
        )
        fonts[key] = ImageFont.truetype(found.stdout, 100)
    return fonts[key].getlength(text) * size / 100


def line_count(text: str, room: float, size: float, bold: bool) -> int:
    lines, line = 1, ""
    for word in text.split():
        joined = f"{line} {word}".strip()
        if width(joined, size, bold) <= room:
            line = joined
        else:
            lines += 1 if line else 0
            # A word wider than the line is broken, and the next one follows what is left of it.
            whole, rest = divmod(width(word, size, bold), room)
            lines += int(whole)
            line = word[len(word) - round(len(word) * rest / (whole * room + rest)) :]
    return lines


def check_title(where: str, title) -> None:
    sizes = [int(run.get("sz")) / 100 for run in title._element.iter(A + "rPr") if run.get("sz")]
    expect(all(size >= 24 for size in sizes), f"{where}: a title of {sizes} points")
    size = max(sizes, default=24)
    lines = line_count(title.text_frame.text, title.width / 12700 - 1, size, True)
    expect(lines * size * 1.2 <= title.height / 12700 + 4, f"{where}: a title of {lines} lines overflows its box")


def check_texts(where: str, shapes: list) -> None:
    """Single lines that are not wrapped fit into their boxes; table rows are as high as their text."""
    for shape in shapes:
        if shape.has_text_frame and shape.text_frame.word_wrap is False:
            for paragraph in shape.text_frame.paragraphs:
                for line in paragraph.text.split("\v"):
                    if not line or not line.isascii():
                        continue
                    run = paragraph.runs[0]
                    needed = width(line, run.font.size.pt, bool(run.font.bold))
                    expect(needed <= shape.width / 12700 + 1.5, f"{where}: “{line}” is wider than its box")
        if shape.has_table if hasattr(shape, "has_table") else False:
            table = shape.table
            bottom = shape.top + sum(row.height for row in table.rows)
            expect(bottom <= Pt(540) + 2 or where.startswith("template"), f"{where}: the table is too high")
            for index, row in enumerate(table.rows):
                for column, cell in zip(table.columns, row.cells, strict=True):
                    check_cell(where, index, row, column, cell)


def check_cell(where: str, index: int, row, column, cell) -> None:
    """A cell holds its lines, and no word of it is broken; a turned heading has the height of its row for a line."""
    runs = [run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs]
    if not runs:
        return
    size, bold = runs[0].font.size.pt, bool(runs[0].font.bold)
    across = (column.width - cell.margin_left - cell.margin_right) / 12700
    along = (row.height - cell.margin_top - cell.margin_bottom) / 12700
    is_turned = cell._tc.tcPr.get("vert") == "vert270"
    expect(not is_turned or index == 0, f"{where}: “{cell.text_frame.text}” runs upwards")
    room, most = (along, across) if is_turned else (across, along)
    text = cell.text_frame.text
    needed = line_count(text, room, size, bold) * size * 1.15
    expect(needed <= most + 1, f"{where}: “{text}” is higher than its row")
    for word in text.split():
        expect(width(word, size, bold) <= room, f"{where}: “{word}” is broken")
