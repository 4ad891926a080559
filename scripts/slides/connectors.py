"""Where connectors run, and whose names they run through."""

from collections import Counter
from itertools import pairwise

from slides.checks import A, P, box_of, expect, plain


def check_connectors(where: str, shapes: list) -> None:
    ids = {shape.shape_id: shape for shape in shapes}
    for shape in shapes:
        if not shape._element.tag.endswith("cxnSp"):
            continue
        ends = [shape._element.find(f".//{A}{tag}") for tag in ("stCxn", "endCxn")]
        expect(all(end is not None for end in ends), f"{where}: the tie “{shape.name}” is not attached at both ends")
        for end in ends:
            other = ids.get(int(end.get("id"))) if end is not None else None
            expect(other is not None and other.has_text_frame, f"{where}: “{shape.name}” is attached to nothing")


def cubic(ends: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Curves of Bézier, one after the other, as chains of straight pieces."""
    chain = [ends[0]]
    for first in range(0, len(ends) - 1, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = ends[first : first + 4]
        for step in range(1, 33):
            t, u = step / 32, 1 - step / 32
            weights = u**3, 3 * u * u * t, 3 * u * t * t, t**3
            xs, ys = (ax, bx, cx, dx), (ay, by, cy, dy)
            x, y = (sum(w * z for w, z in zip(weights, places, strict=True)) for places in (xs, ys))
            chain.append((x, y))
    return chain


def preset_chain(preset: str, w: float, h: float, adjustments: dict[str, int]) -> list[tuple[float, float]]:
    """The path of a connector in its own box, by presetShapeDefinitions.xml (ECMA-376 part 1)."""

    def adj(number: int) -> float:
        return adjustments.get(f"adj{number}", 50_000) / 100_000

    def mean(a: float, b: float) -> float:
        return (a + b) / 2

    match preset:
        case "straightConnector1":
            return [(0, 0), (w, h)]
        case "bentConnector2":
            return [(0, 0), (w, 0), (w, h)]
        case "bentConnector3":
            return [(0, 0), (w * adj(1), 0), (w * adj(1), h), (w, h)]
        case "bentConnector4":
            x, y = w * adj(1), h * adj(2)
            return [(0, 0), (x, 0), (x, y), (w, y), (w, h)]
        case "bentConnector5":
            x1, y2, x3 = w * adj(1), h * adj(2), w * adj(3)
            return [(0, 0), (x1, 0), (x1, y2), (x3, y2), (x3, h), (w, h)]
        case "curvedConnector2":
            return cubic([(0, 0), (w / 2, 0), (w, h / 2), (w, h)])
        case "curvedConnector3":
            x2 = w * adj(1)
            return cubic([(0, 0), (x2 / 2, 0), (x2, h / 4), (x2, h / 2), (x2, h * 3 / 4), (mean(w, x2), h), (w, h)])
        case "curvedConnector4":
            x2, y4 = w * adj(1), h * adj(2)
            x3, y1 = mean(w, x2), y4 / 2
            return cubic(
                [
                    *[(0, 0), (x2 / 2, 0), (x2, y1 / 2), (x2, y1), (x2, mean(y1, y4)), (mean(x2, x3), y4), (x3, y4)],
                    *[(mean(x3, w), y4), (w, mean(h, y4)), (w, h)],
                ]
            )
        case "curvedConnector5":
            x3, y4, x6 = w * adj(1), h * adj(2), w * adj(3)
            x1, y1, y5 = mean(x3, x6), y4 / 2, mean(h, y4)
            return cubic(
                [
                    *[(0, 0), (x3 / 2, 0), (x3, y1 / 2), (x3, y1), (x3, mean(y1, y4)), (mean(x3, x1), y4), (x1, y4)],
                    *[(mean(x6, x1), y4), (x6, mean(y5, y4)), (x6, y5), (x6, mean(y5, h)), (mean(x6, w), h), (w, h)],
                ]
            )
    raise SystemExit(f"a connector of the unknown form {preset}")


def chain_of(connector) -> list[tuple[float, float]]:
    """Where a connector runs on its slide: flipped first, then turned around its middle."""
    place = connector._element.find(f".//{A}xfrm")
    offset, extent, geometry = (connector._element.find(f".//{A}{tag}") for tag in ("off", "ext", "prstGeom"))
    w, h = int(extent.get("cx")), int(extent.get("cy"))
    adjustments = {guide.get("name"): int(guide.get("fmla").split()[1]) for guide in geometry.iter(A + "gd")}
    chain = []
    for x, y in preset_chain(geometry.get("prst"), w, h, adjustments):
        dx = (w - x if place.get("flipH") == "1" else x) - w / 2
        dy = (h - y if place.get("flipV") == "1" else y) - h / 2
        for _ in range(int(place.get("rot", "0")) // 5_400_000):
            dx, dy = -dy, dx
        chain.append((int(offset.get("x")) + w / 2 + dx, int(offset.get("y")) + h / 2 + dy))
    return chain


def runs_through(chain: list[tuple[float, float]], box: tuple[float, float, float, float]) -> bool:
    """Whether a chain touches the inside of a box (Liang and Barsky 1984)."""
    left, top, right, bottom = box
    for (ax, ay), (bx, by) in pairwise(chain):
        enter, leave = 0.0, 1.0
        for step, low, high in ((bx - ax, left - ax, right - ax), (by - ay, top - ay, bottom - ay)):
            if step == 0:
                if low >= 0 or high <= 0:
                    leave = -1.0
            else:
                first, last = sorted((low / step, high / step))
                enter, leave = max(enter, first), min(leave, last)
        if enter < leave:
            return True
    return False


def crossings(shapes: list) -> list[str]:
    """Which connectors of a picture run through which names that are not their own."""
    boxes = {shape.shape_id: box_of(shape) for shape in node_shapes(shapes)}
    # Those without ties are in the way too; labels of ties and headings are text boxes.
    for shape in shapes:
        own = shape._element.find(f".//{P}cNvSpPr")
        if own is not None and own.get("txBox") != "1" and shape.text_frame.text:
            boxes[shape.shape_id] = box_of(shape)
    names = {shape.shape_id: shape.name for shape in shapes}
    found = []
    for shape in shapes:
        if shape._element.tag.endswith("cxnSp"):
            ends = [int(shape._element.find(f".//{A}{tag}").get("id")) for tag in ("stCxn", "endCxn")]
            chain = chain_of(shape)
            crossed = [names[id] for id, box in boxes.items() if id not in ends and runs_through(chain, box)]
            found += [f"“{shape.name}” runs through “{name}”" for name in crossed]
    return found


def node_shapes(shapes: list) -> list:
    ids = set()
    for shape in shapes:
        if shape._element.tag.endswith("cxnSp"):
            for tag in ("stCxn", "endCxn"):
                ids.add(int(shape._element.find(f".//{A}{tag}").get("id")))
    return [shape for shape in shapes if shape.shape_id in ids]


def connectors_of(shapes: list) -> Counter:
    """The pairs of names that connectors join."""
    by_id = {shape.shape_id: shape for shape in shapes}
    pairs: Counter = Counter()
    for shape in shapes:
        if shape._element.tag.endswith("cxnSp"):
            ends = [int(shape._element.find(f".//{A}{tag}").get("id")) for tag in ("stCxn", "endCxn")]
            pairs[frozenset(plain(by_id[end].name) for end in ends)] += 1
    return pairs
