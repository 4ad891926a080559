"""Values that books and papers print, to the digits that they print."""

from dataclasses import dataclass

import networkx as nx

from catalogue import Level, Measure
from isthmus import Tool
from networks.network import Network, numbered
from settings import HOPS, NORMALIZED, SETTINGS


@dataclass(frozen=True)
class Published:
    """A value of one node, or of the network if `node` is None, and where it stands."""

    source: str
    about: str
    network: Network
    names: tuple[str, ...]
    measure: Measure
    setting: str
    node: str | None
    value: float
    digits: int


@dataclass(frozen=True)
class Checked:
    published: Published
    found: float

    @property
    def agrees(self) -> bool:
        return abs(self.found - self.published.value) <= 0.5 * 10**-self.published.digits * (1 + 1e-9)


def check_published(tool: Tool) -> list[Checked]:
    checked = []
    for item in [*kite(), *medici(), *borgatti(), *gefura(), *couples()]:
        answer = tool.ask(item.network, SETTINGS[item.setting], item.measure)
        found = answer[item.names.index(item.node)] if isinstance(answer, list) and item.node else answer
        checked.append(Checked(item, found if isinstance(found, float) else float("nan")))
    return checked


def node_measure(name: str) -> Measure:
    return Measure(Level.NODE, name)


def network_of(name: str, graph: nx.Graph, groups: dict[str, str] | None = None) -> tuple[Network, tuple[str, ...]]:
    names = tuple(str(node) for node in graph)
    nodes = [(node, (groups or {}).get(node)) for node in names]
    rows = [(str(source), str(target), str(weight)) for source, target, weight in graph.edges(data="weight", default=1)]
    return numbered(name, "published", graph.is_directed(), nodes, rows), names


def kite() -> list[Published]:
    people = ["Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"]
    graph = nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(people)))
    network, names = network_of("kite", graph)
    source = "Krackhardt 1990, Administrative Science Quarterly 35:342"
    return [
        Published(source, "the kite", network, names, node_measure(measure), setting, node, value, digits)
        for measure, setting, node, value, digits in [
            ("degree", HOPS, "Diane", 6, 0),
            ("betweenness", HOPS, "Heather", 14, 0),
            ("betweenness", NORMALIZED, "Heather", 0.389, 3),
            ("betweenness", NORMALIZED, "Fernando", 0.231, 3),
            ("betweenness", NORMALIZED, "Diane", 0.102, 3),
            ("closeness", HOPS, "Fernando", 0.643, 3),
            ("closeness", HOPS, "Diane", 0.600, 3),
            ("closeness", HOPS, "Jane", 0.310, 3),
        ]
    ]


def medici() -> list[Published]:
    network, names = network_of("marriages", nx.florentine_families_graph())
    source = "Wasserman & Faust 1994, Social Network Analysis, chapter 5"
    about = "Florentine marriages without the isolate"
    return [
        Published(
            source,
            about,
            network,
            names,
            node_measure(measure),
            setting,
            "Medici",
            value,
            3,
        )
        for measure, setting, value in [("betweenness", NORMALIZED, 0.522), ("closeness", HOPS, 0.560)]
    ]


def borgatti() -> list[Published]:
    graph = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])
    network, names = network_of("ego network", graph)
    source = "Borgatti 1997, Connections 20(1):35"
    return [
        Published(source, "the ego network of G", network, names, node_measure(measure), HOPS, node, value, digits)
        for measure, node, value, digits in [
            ("effective-size", "G", 4.67, 2),
            ("efficiency", "G", 0.78, 2),
            ("constraint", "G", 0.400, 3),
            ("constraint", "A", 0.595, 3),
            ("constraint", "C", 1, 3),
        ]
    ]


def gefura() -> list[Published]:
    graph = nx.path_graph(5)
    groups = {"0": "a", "1": "b", "2": "a", "3": "c", "4": "c"}
    network, names = network_of("path", graph, groups)
    source = "Guns & Rousseau 2015, FITEE 16:311, with the package gefura, whose documentation has the example"
    return [
        Published(
            source,
            "a path of three groups",
            network,
            names,
            node_measure("cross-betweenness"),
            NORMALIZED,
            node,
            value,
            1,
        )
        for node, value in zip(names, [0, 0.5, 0.8, 0.6, 0], strict=True)
    ]


def couples() -> list[Published]:
    """Newman's mixing matrix of couples: a man and a woman of each group, tied as strongly as the matrix says.

    The paper prints 0.621; the rounded shares that it prints make 0.623, so two digits can be compared.
    """
    kinds = ["black", "Hispanic", "white", "other"]
    shares = [
        [0.258, 0.016, 0.035, 0.013],
        [0.012, 0.157, 0.058, 0.019],
        [0.013, 0.023, 0.306, 0.035],
        [0.005, 0.007, 0.024, 0.016],
    ]
    graph = nx.DiGraph()
    graph.add_nodes_from(f"{kind} {sex}" for sex in ("woman", "man") for kind in kinds)
    for woman, row in zip(kinds, shares, strict=True):
        for man, share in zip(kinds, row, strict=True):
            graph.add_edge(f"{woman} woman", f"{man} man", weight=share)
    groups = {f"{kind} {sex}": kind for kind in kinds for sex in ("woman", "man")}
    network, names = network_of("couples", graph, groups)
    source = "Newman 2003, Physical Review E 67:026126, table I"
    measure = Measure(Level.NETWORK, "assortativity")
    return [Published(source, "couples in San Francisco", network, names, measure, HOPS, None, 0.62, 2)]
