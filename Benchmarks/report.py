"""What was measured, as JSON, as a table of ratios and as plots."""

import json
from pathlib import Path

import limits
import plots
import scale


def best(figures: dict) -> float:
    return min(figures["wall"])


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"


def fastest_peer(entry: dict) -> tuple[str, dict] | None:
    peers = [(name, figures) for name, figures in entry["libraries"].items() if name != "isthmus"]
    return min(peers, key=lambda peer: best(peer[1])) if peers else None


def line(entry: dict) -> str:
    mine = entry["libraries"]["isthmus"]
    text = f"{entry['kernel']}, {entry['threads']} thread(s): {seconds(best(mine))}"
    peer = fastest_peer(entry)
    return text + (f"; {peer[0]} {seconds(best(peer[1]))}, ratio {best(peer[1]) / best(mine):.1f}" if peer else "")


def table(entries: list[dict]) -> str:
    rows = [
        "| kernel | graph | nodes | ties | threads | Isthmus | CPU, whole command | memory | fastest peer |"
        " its memory | ratio | answers |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    # Peers that use one thread only stand against ours with one and with two.
    single = {(e["kernel"], e["graph"]): e for e in entries if e["threads"] == 1}
    for entry in entries:
        mine = entry["libraries"]["isthmus"]
        with_peers = dict(single.get((entry["kernel"], entry["graph"]), entry)["libraries"]) | entry["libraries"]
        peer = fastest_peer({"libraries": with_peers})
        cells = [
            entry["kernel"],
            entry["graph"],
            str(entry["nodes"]),
            str(entry["ties"]),
            str(entry["threads"]),
            seconds(best(mine)),
            seconds(min(mine["cpu"])),
            f"{mine['peak_mb']:.0f} MB",
        ]
        if peer:
            cells += [
                f"{peer[0]} {seconds(best(peer[1]))}",
                f"{peer[1]['peak_mb']:.0f} MB",
                f"{best(peer[1]) / best(mine):.1f}",
                peer[1]["agrees"],
            ]
        else:
            cells += ["none has it", "", "", ""]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def joined(folder: Path, entries: list[dict]) -> list[dict]:
    """Entries with those of an earlier run in the same folder that they do not replace."""
    before = earlier(folder).get("measurements", [])

    def key(entry: dict) -> tuple:
        return entry["kernel"], entry["graph"], entry["threads"]

    new = {key(entry) for entry in entries}
    return [entry for entry in before if key(entry) not in new] + entries


def earlier(folder: Path) -> dict:
    """What an earlier run left in a folder."""
    path = folder / "results.json"
    return json.loads(path.read_text()) if path.exists() else {}


def write(folder: Path, results: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    text = "# Results\n\n" + table(results["measurements"])
    text += "\n# The distance to the limit\n\n" + limits.table(results["measurements"])
    if results["scale"]:
        text += "\n# Cost per tie\n\n" + scale.table(results["scale"])
        scale.draw(folder / "scale.svg", results["scale"])
    (folder / "results.md").write_text(text)
    plots.draw(folder, results["measurements"])
    print(f"wrote {folder}/results.md, results.json and plots")
