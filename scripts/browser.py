"""Draws pictures of many kinds of network and measures them in a browser.

usage: browser.py ISTHMUS BROWSER WORK-FOLDER

What is measured is what the browser draws, in its own font handling: names against their shapes, texts against each
other and the edge of the page, nodes against nodes, and ties against nodes that are not theirs. The last may happen in
dense networks, but never more often than the picture itself reports.
"""

import html
import json
import pathlib
import random
import re
import subprocess
import sys

COUNTRIES = ["SE", "DE", "FR", "IT", "ES", "PT", "PL", "FI", "GR", "US", "CN", "CA"]
KINDS = ["cluster", "sme", "sme", "company", "research", "public"]
TIES = ["membership", "project", "agreement"]


def network(folder, name, nodes, ties, sectors, label, parts=1):
    """Writes a made-up network as a node table and an edge table."""
    numbers = random.Random(name)
    place = folder / name
    place.mkdir()
    rows = ["id,label,kind,country,sector"]
    for index in range(nodes):
        text = '"' + label(index, numbers).replace('"', '""') + '"'
        sector = f"Sector {chr(65 + numbers.randrange(sectors))}"
        rows.append(f"o{index},{text},{numbers.choice(KINDS)},{numbers.choice(COUNTRIES)},{sector}")
    (place / "nodes.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    pairs, rows = set(), ["source,target,kind,since"]
    while len(pairs) < ties:
        a, b = int(nodes * numbers.random() ** 2), numbers.randrange(nodes)
        if parts > 1:
            b = b // parts * parts + a % parts
        if a == b or b >= nodes or (min(a, b), max(a, b)) in pairs:
            continue
        pairs.add((min(a, b), max(a, b)))
        rows.append(f"o{a},o{b},{numbers.choice(TIES)},{numbers.randrange(2019, 2023)}")
    (place / "edges.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return str(place)


def plain(index, numbers) -> str:
    return f"{numbers.choice(['Nova', 'Grün', 'Rive', 'Søn', 'Čebelica', 'WWW'])} {index}"


def long(index, numbers) -> str:
    return f"Europäische Forschungsgemeinschaft für {index} angewandte Donaudampfschifffahrtstechnik e. V."


def hostile(index, numbers):
    return [
        "<b>bold</b> & \\N \\l",
        '"quoted" {a|b}',
        "line\nbreak",
        "😀 emoji",
        "شركة البحرين",
        "日本語の会社",
        "x" * 300,
        "%s ]]> <!--",
    ][index % 8] + f" {index}"


PROBE = """
<script>
function inner(box, by) { return {x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by}; }
function meet(a, b) {
  return a.width > 0 && b.width > 0 && a.height > 0 && b.height > 0 &&
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
function union(boxes) {
  const x = Math.min(...boxes.map(b => b.x)), y = Math.min(...boxes.map(b => b.y));
  return {x, y, width: Math.max(...boxes.map(b => b.x + b.width)) - x, height: Math.max(...boxes.map(b => b.y + b.height)) - y};
}
const results = [];
for (const holder of document.querySelectorAll("div.picture")) {
  const svg = holder.querySelector("svg"), page = svg.viewBox.baseVal, faults = [];
  const scale = Math.min(960 / page.width, 540 / page.height);
  // Places are given in a frame of their own, moved as a whole.
  const move = svg.querySelector("g").transform.baseVal.consolidate().matrix;
  const whole = {x: page.x - move.e, y: page.y - move.f, width: page.width, height: page.height};
  const shapes = [], texts = [];
  for (const group of svg.querySelectorAll("g.node")) {
    const lines = [...group.querySelectorAll("text")];
    const shape = group.querySelector("polygon, ellipse, path");
    const isNode = (group.id || "").startsWith("node-");
    if (isNode && shape) shapes.push({id: group.id, box: shape.getBBox()});
    if (!lines.length) continue;
    const box = union(lines.map(line => line.getBBox())), name = lines.map(line => line.textContent).join(" ");
    texts.push({name, box, id: group.id});
    for (const line of lines) {
      const size = parseFloat(line.getAttribute("font-size")) * scale;
      if (size < 10.99) faults.push(`small text ${size}: ${name}`);
    }
    const room = inner(whole, 0);
    if (box.x < room.x || box.y < room.y || box.x + box.width > room.x + room.width || box.y + box.height > room.y + room.height)
      faults.push(`cut: ${name}`);
    if (isNode && shape && shape.isPointInFill) {
      // From the top of the capitals to the foot of the letters.
      const size = parseFloat(lines[0].getAttribute("font-size"));
      const corners = lines.map(line => line.getBBox()).flatMap(({x, y, width, height}) =>
        [x, x + width].flatMap(side => [[side, y + size * 0.2], [side, y + height - size * 0.2]]));
      if (!corners.every(([x, y]) => shape.isPointInFill(new DOMPoint(x, y)))) faults.push(`overflows: ${name}`);
    }
  }
  for (let a = 0; a < shapes.length; a++) for (let b = a + 1; b < shapes.length; b++)
    if (meet(inner(shapes[a].box, 0.3), inner(shapes[b].box, 0.3))) faults.push(`overlap: ${shapes[a].id} ${shapes[b].id}`);
  for (let a = 0; a < texts.length; a++) for (let b = a + 1; b < texts.length; b++)
    if (meet(inner(texts[a].box, 1), inner(texts[b].box, 1))) faults.push(`texts meet: ${texts[a].name} / ${texts[b].name}`);
  let crossed = 0;
  for (const tie of svg.querySelectorAll("g.edge")) {
    if (!(tie.id || "").startsWith("tie-")) continue;
    const way = tie.querySelector("path"), ends = tie.id.slice(4).replace(/_no\\d+_$/, "").split("_to_");
    const steps = Math.max(40, Math.ceil(way.getTotalLength() / 4)), points = [];
    for (let step = 0; step <= steps; step++) points.push(way.getPointAtLength(way.getTotalLength() * step / steps));
    for (const shape of shapes) {
      if (ends.some(end => shape.id === "node-" + end)) continue;
      const box = shape.box;
      if (points.some(p => p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height)) crossed++;
    }
  }
  const reported = JSON.parse(svg.querySelector("metadata").textContent);
  if (crossed > reported.crossedLabels) faults.push(`${crossed} nodes crossed, ${reported.crossedLabels} reported`);
  results.push({name: holder.id, texts: texts.length, nodes: shapes.length, crossed, faults});
}
const out = document.createElement("pre");
out.id = "results";
out.textContent = JSON.stringify(results);
document.body.appendChild(out);
</script>
"""


def main(isthmus, browser, work) -> None:
    work = pathlib.Path(work)
    dia, steps = "datasets/digital-industry-alliance", "datasets/first-steps"
    nets = {
        "dense": network(work, "dense", 40, 300, 5, plain),
        "sparse": network(work, "sparse", 60, 50, 6, plain),
        "disconnected": network(work, "disconnected", 60, 70, 5, plain, parts=6),
        "ten-sectors": network(work, "ten-sectors", 60, 110, 10, plain),
        "long-names": network(work, "long-names", 25, 35, 5, long),
        "five-hundred": network(work, "five-hundred", 500, 900, 10, plain),
        "hostile": network(work, "hostile", 16, 20, 4, hostile),
    }
    jobs = [(f"{name}-network", [path, "--view", "network"]) for name, path in nets.items()]
    jobs += [
        (f"{name}-bridges", [nets[name], "--view", "bridges"]) for name in ["dense", "ten-sectors", "five-hundred"]
    ]
    jobs += [(f"{name}-sectors", [nets[name], "--view", "sectors"]) for name in ["ten-sectors", "hostile"]]
    jobs += [(f"{name}-map", [nets[name], "--view", "map"]) for name in ["sparse", "five-hundred"]]
    jobs += [("five-hundred-timeline", [nets["five-hundred"], "--view", "timeline"])]
    jobs += [("ten-sectors-ego", [nets["ten-sectors"], "--view", "ego", "--focus", "o1"])]
    for view in [
        ["network"],
        ["sectors"],
        ["map"],
        ["timeline"],
        ["gaps"],
        ["ego", "--focus", "pole-scs"],
        ["ego", "--focus", "bnpt", "--to", "CA"],
    ]:
        jobs.append((f"dia-{'-'.join(view)}", [dia, "--view", *view]))
    jobs.append(("dia-bridges", [dia, "--view", "bridges", "--by", "sector-group", "--without", "network"]))
    for theme in ["dark", "print"]:
        jobs.append((f"dia-{theme}", [dia, "--theme", theme]))
    for size in ["4:3", "A4", "20x11.25", "6x5"]:
        jobs.append((f"dia-{size}", [dia, "--size", size]))
    jobs.append(("steps-gaps", [steps, "--view", "gaps"]))

    body = []
    for number, (name, options) in enumerate(jobs):
        picture = work / f"{number}.svg"
        subprocess.run([isthmus, "draw", *options, "--quiet", "--output", str(picture)], check=True)
        svg = picture.read_text(encoding="utf-8")
        body.append(f'<div class="picture" id="{html.escape(name)}">{svg[svg.index("<svg") :]}</div>')
    page = work / "page.html"
    page.write_text('<!DOCTYPE html><meta charset="utf-8"><body>' + "\n".join(body) + PROBE, encoding="utf-8")
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={work}/profile",
        "--dump-dom",
        page.as_uri(),
    ]
    dom = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout
    found = re.search(r'<pre id="results">(.*?)</pre>', dom, re.DOTALL)
    if not found:
        sys.exit("browser: the page gave no result")
    failed = False
    results = json.loads(html.unescape(found.group(1)))
    if len(results) != len(jobs):
        sys.exit(f"browser: {len(results)} of {len(jobs)} pictures were measured")
    for result in results:
        print(
            f"{result['name']}: {result['nodes']} nodes, {result['texts']} texts, {result['crossed']} nodes crossed"
            + ("" if not result["faults"] else f", {len(result['faults'])} FAULTS")
        )
        for fault in result["faults"][:8]:
            failed = True
            print(f"  {fault}")
    if failed:
        sys.exit(1)
    print(f"{len(results)} pictures measured in the browser: every text is in its place")


main(*sys.argv[1:])
