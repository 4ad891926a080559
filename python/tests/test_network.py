"""Networks from files as data frames."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import isthmus

DATASETS = Path(__file__).parents[2] / "datasets"


@pytest.fixture(scope="module")
def alliance() -> isthmus.Network:
    return isthmus.load(DATASETS / "digital-industry-alliance", without="network")


def test_records_are_the_tables_as_they_stand(alliance: isthmus.Network) -> None:
    listed = pd.read_csv(DATASETS / "digital-industry-alliance" / "ties.csv", dtype=str)
    assert len(alliance.records["ties"]) == len(listed)
    assert set(alliance.records) >= {"organisations", "ties", "activities", "participations", "markets", "indicators"}
    assert list(isthmus.load(DATASETS / "first-steps").records) == ["edges", "nodes"]


def test_what_load_is_told_holds_for_the_summary_too() -> None:
    network = isthmus.load(DATASETS / "first-steps", by="country")
    summary = network.summary()
    assert summary["nodes"] == len(network.organisations)
    sizes = network.organisations["country"].value_counts()
    assert {group["key"]: group["count"] for group in summary["groups"]["counts"]} == sizes.to_dict()
    assert summary["groups"]["ties_within"] + summary["groups"]["ties_across"] == len(network.ties)
    assert isthmus.load(DATASETS / "first-steps").summary()["groups"] is None


def test_graph_and_command_agree(alliance: isthmus.Network) -> None:
    groups, _ = alliance.groups("sector")
    from_graph = alliance.graph.measures("betweenness", "constraint", "cross-betweenness", groups=groups)
    from_command = alliance.measures("betweenness", "constraint", "cross-betweenness", by="sector")
    assert list(alliance.organisations.index) == list(from_command.index)
    for measure in from_graph:
        expected = from_command[measure].to_numpy(dtype=float)
        assert from_graph[measure].to_numpy() == pytest.approx(expected, nan_ok=True)


def test_levels_of_measures(alliance: isthmus.Network) -> None:
    assert len(alliance.measures(level="ties")) == len(alliance.ties)
    density = 2 * len(alliance.ties) / (len(alliance.organisations) * (len(alliance.organisations) - 1))
    assert alliance.measures("density", level="network").loc["density", "value"] == pytest.approx(density)
    with pytest.raises(ValueError, match="one of organisations"):
        alliance.measures(level="planets")  # type: ignore[arg-type]


def test_bridges_are_ranked(alliance: isthmus.Network) -> None:
    bridges = alliance.bridges(by="sector-group")
    scores = bridges.organisations["cross-betweenness"]
    assert scores.is_monotonic_decreasing
    assert bridges.findings["headline"][0].startswith(bridges.organisations["label"][0])
    assert "<li>" in bridges._repr_html_()
    assert {"a", "b", "observed", "expected"} <= set(bridges.mixing)


def test_gaps_have_reasons(alliance: isthmus.Network) -> None:
    gaps = alliance.gaps(top=5)
    assert len(gaps.pairs) == 5
    assert gaps.pairs["rank"].tolist() == [1, 2, 3, 4, 5]
    tied = {frozenset(pair) for pair in zip(alliance.ties["source"], alliance.ties["target"], strict=True)}
    for pair in gaps.pairs.itertuples():
        assert pair.why
        assert frozenset((pair.source, pair.target)) not in tied


def test_what_if(alliance: isthmus.Network) -> None:
    scenario = alliance.whatif(remove="Pôle SCS", add=["TICE.PT -- MITC: agreement"])
    assert scenario.data["scenario"]["remove"] == ["pole-scs"]
    assert len(scenario.data["scenario"]["add"]) == 1
    assert "Pôle SCS" in scenario.findings["headline"][0]


def test_drawings(alliance: isthmus.Network, tmp_path: Path) -> None:
    drawing = alliance.draw(view="bridges", by="sector-group", title="Who connects?")
    assert drawing._repr_svg_().startswith("<?xml") or drawing._repr_svg_().startswith("<svg")
    assert "Who connects?" in drawing.svg
    alliance.save_drawing(tmp_path / "network.png")
    assert (tmp_path / "network.png").read_bytes()[:4] == b"\x89PNG"


def test_networkx_gets_everything(alliance: isthmus.Network) -> None:
    graph = alliance.to_networkx()
    assert len(graph) == len(alliance.organisations)
    assert graph.number_of_edges() == len(alliance.ties)
    assert graph.nodes["pole-scs"]["label"] == "Pôle SCS"


def test_data_problems_are_told_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("id,label\nana,Ana\nben,Ben\n")
    (tmp_path / "edges.csv").write_text("source,target,weight\nana,bem,2\nben,ana,0\n")
    with pytest.raises(isthmus.CommandError) as caught:
        isthmus.load(tmp_path)
    assert caught.value.status == 65
    assert 'edges.csv:2:2: target "bem"' in str(caught.value)
    assert "edges.csv:3:3" in str(caught.value)


def test_files_that_are_not_there() -> None:
    with pytest.raises(isthmus.CommandError) as caught:
        isthmus.load("nowhere")
    assert caught.value.status == 66


def test_options_that_the_command_does_not_know(alliance: isthmus.Network) -> None:
    with pytest.raises(isthmus.CommandError, match="colour"):
        alliance.measures("degree", colour="red")
    with pytest.raises(TypeError, match="by is"):
        alliance.measures("degree", by=object())


def test_explanations() -> None:
    explanation = isthmus.explain("constraint")
    assert "Burt" in str(explanation)
    assert explanation._repr_markdown_()
    with pytest.raises(isthmus.CommandError):
        isthmus.explain("charm")


def test_import_is_quick() -> None:
    # What NetworkX loads on its own import must not bring pandas along, nor this package.
    code = "import networkx, sys; sys.exit(any(m in sys.modules for m in ('isthmus', 'pandas')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    code = "import isthmus, sys; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
