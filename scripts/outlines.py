"""Writes the outlines of Europe's countries as a Swift table, projected to kilometres.

usage: outlines.py GEOPANDAS.whl TABLE.swift

The shapes are Natural Earth 1:110m (public domain, https://www.naturalearthdata.com) as geopandas 0.14 carries them.
They are cut to a window around Europe and projected by Lambert's azimuthal equal-area projection about 52 N 10 E, the
centre of the European grid (EPSG:3035), on a sphere of 6371 km.
"""

import io
import math
import sys
import zipfile
from itertools import pairwise

import shapefile

WEST, EAST, SOUTH, NORTH = -28.0, 52.0, 32.0, 72.5
RADIUS, LONGITUDE, LATITUDE = 6371.0, math.radians(10), math.radians(52)

# Natural Earth leaves the ISO code of these out.
CODES_BY_NAME = {"France": "FR", "Norway": "NO", "Kosovo": "", "N. Cyprus": "", "Somaliland": ""}
ALPHA2 = dict(
    pair.split(":")
    for pair in [
        "ALB:AL",
        "ARM:AM",
        "AUT:AT",
        "AZE:AZ",
        "BEL:BE",
        "BGR:BG",
        "BIH:BA",
        "BLR:BY",
        "CHE:CH",
        "CYP:CY",
        "CZE:CZ",
        "DEU:DE",
        "DNK:DK",
        "DZA:DZ",
        "EGY:EG",
        "ESP:ES",
        "EST:EE",
        "FIN:FI",
        "GBR:GB",
        "GEO:GE",
        "GRC:GR",
        "GRL:GL",
        "HRV:HR",
        "HUN:HU",
        "IRL:IE",
        "IRN:IR",
        "IRQ:IQ",
        "ISL:IS",
        "ISR:IL",
        "ITA:IT",
        "JOR:JO",
        "KAZ:KZ",
        "LBN:LB",
        "LBY:LY",
        "LTU:LT",
        "LUX:LU",
        "LVA:LV",
        "MAR:MA",
        "MDA:MD",
        "MKD:MK",
        "MNE:ME",
        "NLD:NL",
        "POL:PL",
        "PRT:PT",
        "PSE:PS",
        "ROU:RO",
        "RUS:RU",
        "SAU:SA",
        "SRB:RS",
        "SVK:SK",
        "SVN:SI",
        "SWE:SE",
        "SYR:SY",
        "TKM:TM",
        "TUN:TN",
        "TUR:TR",
        "UKR:UA",
        "UZB:UZ",
        "KWT:KW",
    ]
)
# Too small for shapes at this scale: where their capitals are.
SMALL = {
    "AD": (1.52, 42.51),
    "FO": (-6.77, 62.01),
    "GI": (-5.35, 36.14),
    "LI": (9.52, 47.14),
    "MC": (7.42, 43.73),
    "MT": (14.51, 35.90),
    "SM": (12.45, 43.94),
    "VA": (12.45, 41.90),
}
# Where the middle of the largest shape is no good place for a name.
BETTER = {"NO": (9.5, 61.3), "SE": (15.2, 60.5), "HR": (16.2, 45.5), "RU": (38.0, 56.0), "GB": (-1.6, 52.8)}
# Countries whose organisations the map shows in place; the rest of the window is only coast.
BESIDE = {"DZ", "EG", "GL", "IR", "IQ", "IL", "JO", "KZ", "LB", "LY", "MA", "PS", "SA", "SY", "TM", "TN", "UZ", "KW"}


def project(longitude, latitude):
    x, y = math.radians(longitude) - LONGITUDE, math.radians(latitude)
    k = RADIUS * math.sqrt(2 / (1 + math.sin(LATITUDE) * math.sin(y) + math.cos(LATITUDE) * math.cos(y) * math.cos(x)))
    return (
        round(k * math.cos(y) * math.sin(x)),
        round(k * (math.cos(LATITUDE) * math.sin(y) - math.sin(LATITUDE) * math.cos(y) * math.cos(x))),
    )


def cut(ring):
    """The part of a ring inside the window (Sutherland and Hodgman 1974)."""
    for axis, limit, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        kept = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            inside_a, inside_b = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if inside_a:
                kept.append(a)
            if inside_a != inside_b:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append(tuple(p + (q - p) * t for p, q in zip(a, b, strict=True)))
        ring = kept
    return ring


def area_and_middle(ring):
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (0, ring[0]) if not area else (abs(area), (x / (6 * area), y / (6 * area)))


def main(wheel, table) -> None:
    archive = zipfile.ZipFile(wheel)
    parts = {
        ending: io.BytesIO(archive.read(f"geopandas/datasets/naturalearth_lowres/naturalearth_lowres.{ending}"))
        for ending in ("shp", "shx", "dbf")
    }
    rings, places = [], {}
    for item in shapefile.Reader(**parts, encoding="latin-1").shapeRecords():
        record = item.record.as_dict()
        name, code3 = record["name"], record["iso_a3"]
        code = CODES_BY_NAME.get(name) if name in CODES_BY_NAME else ALPHA2.get(code3, "")
        starts = [*item.shape.parts, len(item.shape.points)]
        largest = 0
        for start, end in pairwise(starts):
            ring = cut([tuple(point[:2]) for point in item.shape.points[start : end - 1]])
            points = []
            for point in (project(*point) for point in ring):
                if not points or point != points[-1]:
                    points.append(point)
            if len(points) < 3:
                continue
            rings.append((code, points))
            area, middle = area_and_middle(points)
            if code and code not in BESIDE and area > largest:
                largest, places[code] = area, tuple(round(part) for part in middle)
    for code, place in {**SMALL, **BETTER}.items():
        places[code] = project(*place)
    rings.sort(key=lambda ring: (ring[0], ring[1]))
    with open(table, "w", encoding="utf-8") as out:
        out.write(
            "// Made by scripts/outlines from the Natural Earth 1:110m shapes (public domain) that geopandas 0.14.4 "
            "carries;\n"
            "// to be made anew, not edited.\n\n"
            "/// Outlines and middles of the countries of Europe, in kilometres east and north of 52 N 10 E by "
            "Lambert’s\n"
            "/// azimuthal equal-area projection.\n"
            "enum EuropeTable {\n"
            "  /// A code and a place to a country.\n"
            '  static let places = """\n'
        )
        line = "   "
        for code, (x, y) in sorted(places.items()):
            item = f" {code} {x} {y}"
            if len(line) + len(item) > 116:
                out.write(line + "\n")
                line = "   "
            line += item
        out.write(
            f'{line}\n    """\n\n'
            "  /// A country's code, or `--`, and the corners of a ring, to a paragraph.\n"
            '  static let rings = """\n'
        )
        for number, (code, points) in enumerate(rings):
            words = [code or "--"] + [f"{x} {y}" for x, y in points]
            line = "   "
            for word in words:
                if len(line) + len(word) + 1 > 116:
                    out.write(line + "\n")
                    line = "   "
                line += " " + word
            out.write(line + ("\n\n" if number < len(rings) - 1 else "\n"))
        out.write('    """\n}\n')
    print(f"{len(rings)} outlines, {sum(len(ring[1]) for ring in rings)} corners, {len(places)} countries")


main(*sys.argv[1:])
