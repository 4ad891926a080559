"""Checks a file as an Office Open XML package, by the rules that PowerPoint insists on.

PowerPoint offers to repair a file, and drops slides or shapes, where one of these is broken:

- the list of types comes first, every part has the type that its kind demands, no type is given for a missing part;
- every relationship leads to a part that is there, ids are unique, and no part names an id that its list lacks;
- a slide has one layout and one page of notes; a page of notes has one master of notes and its slide; masters have
  themes, that of notes one of its own; layouts have their master;
- ids of slides are 256 or more, those of masters and layouts 2³¹ or more, and none is used twice;
- ids of shapes are unique in a slide, connectors are glued to shapes of their slide, names have an end;
- children stand in the order of the schema; what must be there is there;
- a paragraph has its properties first and those of its end last, a run has one text, a text body a paragraph;
- a row has as many cells as the table has columns, which are as wide as the frame; a cell has its text before its
  properties;
- lengths are whole numbers, extents not negative, adjustments of presets numbers of 32 bits, ids of fields and table
  styles GUIDs, sizes of letters within their bounds.
"""

import posixpath
import re
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from slides.checks import A, P, R, expect

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
# What a part must be that a relationship of a kind leads to.
TYPES = {
    OFFICE + "officeDocument": PRESENTATION_TYPE + "presentation.main+xml",
    OFFICE + "slide": PRESENTATION_TYPE + "slide+xml",
    OFFICE + "slideLayout": PRESENTATION_TYPE + "slideLayout+xml",
    OFFICE + "slideMaster": PRESENTATION_TYPE + "slideMaster+xml",
    OFFICE + "notesSlide": PRESENTATION_TYPE + "notesSlide+xml",
    OFFICE + "notesMaster": PRESENTATION_TYPE + "notesMaster+xml",
    OFFICE + "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}


class Package:
    """The parts of a file, with what each refers to."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        with zipfile.ZipFile(path) as archive:
            expect(archive.testzip() is None, f"{name}: a checksum is wrong")
            self.names = archive.namelist()
            self.dates = {entry.date_time for entry in archive.infolist()}
            self.contents = {part: archive.read(part) for part in self.names}
        types = etree.fromstring(self.contents["[Content_Types].xml"])
        self.overrides = {e.get("PartName")[1:]: e.get("ContentType") for e in types if e.tag.endswith("Override")}
        self.defaults = {e.get("Extension").lower(): e.get("ContentType") for e in types if e.tag.endswith("Default")}

    def type_of(self, part: str) -> str | None:
        return self.overrides.get(part) or self.defaults.get(part.rsplit(".", 1)[-1].lower())

    def tree(self, part: str) -> etree._Element:
        return etree.fromstring(self.contents[part])

    def references(self, part: str) -> list[tuple[str, str, str]]:
        """Id, kind and target of each reference to another part."""
        folder, file = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", file + ".rels")
        if listing not in self.contents:
            return []
        return [
            (
                entry.get("Id"),
                entry.get("Type"),
                posixpath.normpath(posixpath.join("/" + folder, entry.get("Target")))[1:],
            )
            for entry in self.tree(listing)
            if entry.get("TargetMode") != "External"
        ]


def check_package(name: str, path: Path) -> None:
    package = Package(name, path)
    names = package.names
    expect(names[0] == "[Content_Types].xml", f"{name}: the list of types does not come first")
    expect(len(set(map(str.lower, names))) == len(names), f"{name}: two parts have one name")
    expect(package.dates == {(1980, 1, 1, 0, 0, 0)}, f"{name}: parts have dates {package.dates}")
    expect(all(part in names for part in package.overrides), f"{name}: a type is given for a part that is not there")
    for part in names:
        expect(package.type_of(part) is not None, f"{name}: {part} has no type")
        if part.endswith(".rels"):
            ids = [entry.get("Id") for entry in package.tree(part)]
            expect(len(set(ids)) == len(ids), f"{name}: {part} uses an id twice")
    check_references(package)
    check_presentation(package)
    for part in names:
        if re.match(r"ppt/(slides|notesSlides|notesMasters)/[^/]*\.xml$", part):
            check_markup(f"{name}: {part}", package.tree(part))


def check_references(package: Package) -> None:
    for part in ["", *package.names]:
        where = f"{package.name}: {part or 'the file'}"
        references = package.references(part)
        for _, kind, target in references:
            expect(target in package.names, f"{where} refers to {target}, which is not there")
            if kind in TYPES:
                expect(
                    package.type_of(target) == TYPES[kind], f"{where}: {target} is of type {package.type_of(target)}"
                )
        if part.endswith(".xml"):
            known = {id for id, _, _ in references} | external_ids(package, part)
            used = {
                value
                for element in package.tree(part).iter()
                for key, value in element.attrib.items()
                if key.startswith(R) and value
            }
            expect(used <= known, f"{where} names {used - known}, which its list of references lacks")
        counts = Counter(kind.removeprefix(OFFICE) for _, kind, _ in references)
        for folder, kinds in {
            "slides": ["slideLayout", "notesSlide"],
            "notesSlides": ["notesMaster", "slide"],
            "notesMasters": ["theme"],
            "slideMasters": ["theme"],
            "slideLayouts": ["slideMaster"],
        }.items():
            if re.match(rf"ppt/{folder}/[^/]*\.xml$", part):
                expect(all(counts[kind] == 1 for kind in kinds), f"{where} refers to {dict(counts)}")


def external_ids(package: Package, part: str) -> set[str]:
    folder, file = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", file + ".rels")
    if listing not in package.contents:
        return set()
    return {entry.get("Id") for entry in package.tree(listing) if entry.get("TargetMode") == "External"}


def check_presentation(package: Package) -> None:
    name, part = package.name, "ppt/presentation.xml"
    root = package.tree(part)
    check_markup(f"{name}: {part}", root)
    kinds = {id: kind.removeprefix(OFFICE) for id, kind, _ in package.references(part)}
    expect(Counter(kinds.values())["notesMaster"] == 1, f"{name}: there is no master of notes, or several")
    for tag, kind, least in (("sldId", "slide", 256), ("sldMasterId", "slideMaster", 2**31)):
        entries = list(root.iter(P + tag))
        expect(bool(entries), f"{name}: no {tag}")
        for entry in entries:
            expect(kinds.get(entry.get(R + "id")) == kind, f"{name}: {tag} leads to no {kind}")
            expect(least <= int(entry.get("id")) < 2**32, f"{name}: {tag} has the id {entry.get('id')}")
    ids = [entry.get("id") for entry in root.iter(P + "sldId")]
    expect(len(set(ids)) == len(ids), f"{name}: two slides have one id")
    themes = [
        target for owner in package.names for _, kind, target in package.references(owner) if kind == OFFICE + "theme"
    ]
    masters = [owner for owner in package.names if re.match(r"ppt/(slide|notes)Masters/[^/]*\.xml$", owner)]
    # The presentation refers to the theme of its first master as well.
    expect(len(set(themes)) == len(masters), f"{name}: {len(masters)} masters share {len(set(themes))} themes")
    numbers = [entry.get("id") for entry in root.iter(P + "sldMasterId")]
    for master in masters:
        numbers += [entry.get("id") for entry in package.tree(master).iter(P + "sldLayoutId")]
    expect(len(set(numbers)) == len(numbers), f"{name}: masters and layouts share an id")


# The order of children that the schema demands (ECMA-376 part 1, annex A), as far as decks use them.
ORDERS = {
    P + "presentation": [
        "sldMasterIdLst",
        "notesMasterIdLst",
        "handoutMasterIdLst",
        "sldIdLst",
        "sldSz",
        "notesSz",
        "embeddedFontLst",
        "defaultTextStyle",
        "extLst",
    ],
    P + "sld": ["cSld", "clrMapOvr", "transition", "timing", "extLst"],
    P + "notes": ["cSld", "clrMapOvr", "extLst"],
    P + "notesMaster": ["cSld", "clrMap", "hf", "notesStyle", "extLst"],
    P + "cSld": ["bg", "spTree", "extLst"],
    P + "sp": ["nvSpPr", "spPr", "style", "txBody"],
    P + "cxnSp": ["nvCxnSpPr", "spPr", "style"],
    P + "graphicFrame": ["nvGraphicFramePr", "xfrm", "graphic"],
    P + "nvSpPr": ["cNvPr", "cNvSpPr", "nvPr"],
    P + "nvCxnSpPr": ["cNvPr", "cNvCxnSpPr", "nvPr"],
    P + "nvGrpSpPr": ["cNvPr", "cNvGrpSpPr", "nvPr"],
    P + "nvGraphicFramePr": ["cNvPr", "cNvGraphicFramePr", "nvPr"],
    P + "cNvCxnSpPr": ["cxnSpLocks", "stCxn", "endCxn"],
    P + "grpSpPr": ["xfrm", "noFill", "solidFill"],
    P + "spPr": ["xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "ln"],
    P + "xfrm": ["off", "ext"],
    P + "txBody": ["bodyPr", "lstStyle", "p"],
    A + "txBody": ["bodyPr", "lstStyle", "p"],
    A + "bodyPr": ["prstTxWarp", "noAutofit", "normAutofit", "spAutoFit"],
    A + "xfrm": ["off", "ext", "chOff", "chExt"],
    A + "p": ["pPr", "r", "br", "fld", "endParaRPr"],
    A + "r": ["rPr", "t"],
    A + "fld": ["rPr", "pPr", "t"],
    A + "ln": ["noFill", "solidFill", "prstDash", "round", "headEnd", "tailEnd"],
    A + "rPr": ["ln", "noFill", "solidFill", "latin", "ea", "cs", "sym", "hlinkClick"],
    A + "pPr": ["lnSpc", "spcBef", "spcAft", "buNone", "buChar", "defRPr"],
    A + "prstGeom": ["avLst"],
    A + "custGeom": ["avLst", "gdLst", "ahLst", "cxnLst", "rect", "pathLst"],
    A + "graphic": ["graphicData"],
    A + "tbl": ["tblPr", "tblGrid", "tr"],
    A + "tc": ["txBody", "tcPr"],
    A + "tcPr": ["lnL", "lnR", "lnT", "lnB", "noFill", "solidFill"],
}
# Children of a paragraph that may follow each other in any order.
INLINE = {"r", "br", "fld"}
# Children without which a program refuses the element.
NEEDED = {
    P + "sp": ["nvSpPr", "spPr"],
    P + "cxnSp": ["nvCxnSpPr", "spPr"],
    P + "graphicFrame": ["nvGraphicFramePr", "xfrm", "graphic"],
    P + "txBody": ["bodyPr", "p"],
    A + "txBody": ["bodyPr", "p"],
    A + "r": ["t"],
    A + "tbl": ["tblGrid"],
    A + "tc": ["txBody"],
}
GUID = re.compile(r"\{[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}\}")


def check_markup(where: str, tree: etree._Element) -> None:
    shapes = list(tree.iter(P + "cNvPr"))
    ids = [element.get("id") for element in shapes]
    expect(len(set(ids)) == len(ids) and all(int(id) > 0 for id in ids), f"{where} uses the number of a shape twice")
    for element in shapes:
        lengths = len(element.get("name")), len(element.get("descr", ""))
        expect(lengths[0] <= 255 and lengths[1] <= 2000, f"{where}: a shape with a name of {lengths} letters")
    for mark in (A + "stCxn", A + "endCxn"):
        glued = {element.get("id") for element in tree.iter(mark)}
        expect(glued <= set(ids), f"{where}: connectors are glued to {glued - set(ids)}, which are not there")
    for element in tree.iter(etree.Element):
        check_children(where, element)
    check_numbers(where, tree)
    check_tables(where, tree)


def check_children(where: str, element: etree._Element) -> None:
    children = [etree.QName(child).localname for child in element if isinstance(child.tag, str)]
    if order := ORDERS.get(element.tag):
        unknown = set(children) - set(order)
        expect(not unknown, f"{where}: {element.tag} has {unknown}")
        places = [order.index("r" if child in INLINE else child) for child in children if child in order]
        expect(places == sorted(places), f"{where}: children of {element.tag} are out of order")
    for child in NEEDED.get(element.tag, []):
        expect(child in children, f"{where}: {element.tag} has no {child}")


def check_numbers(where: str, tree: etree._Element) -> None:
    for tag, keys in {"off": "xy", "chOff": "xy", "ext": ("cx", "cy"), "chExt": ("cx", "cy")}.items():
        for element in tree.iter(A + tag):
            for value in (int(element.get(key)) for key in keys if element.get(key) is not None):
                expect(abs(value) < 2**31 and (value >= 0 or "Off" in tag or tag == "off"), f"{where}: {tag} {value}")
    for guide in tree.iter(A + "gd"):
        match = re.fullmatch(r"val (-?\d+)", guide.get("fmla"))
        expect(match is not None and abs(int(match[1])) < 2**31, f"{where}: the guide {guide.get('fmla')}")
    for run in [*tree.iter(A + "rPr"), *tree.iter(A + "endParaRPr")]:
        expect(100 <= int(run.get("sz", "1800")) <= 400_000, f"{where}: letters of {run.get('sz')}")
    for value in [field.get("id") for field in tree.iter(A + "fld")] + [e.text for e in tree.iter(A + "tableStyleId")]:
        expect(GUID.fullmatch(value) is not None, f"{where}: {value} is no GUID")


def check_tables(where: str, tree: etree._Element) -> None:
    for frame in tree.iter(P + "graphicFrame"):
        grid = [int(column.get("w")) for column in frame.iter(A + "gridCol")]
        width = int(frame.find(f"{P}xfrm/{A}ext").get("cx"))
        expect(abs(sum(grid) - width) <= len(grid), f"{where}: columns of {sum(grid)} in a frame of {width}")
        for row in frame.iter(A + "tr"):
            expect(
                len(row.findall(A + "tc")) == len(grid), f"{where}: a row has not as many cells as there are columns"
            )
            expect(int(row.get("h")) > 0, f"{where}: a row without height")
