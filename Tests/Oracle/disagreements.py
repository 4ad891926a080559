"""Small networks on which a library and `isthmus` disagree, and what the formula gives there.

The numbers D1 to D19 are those that the conversions and deviations of the oracles refer to.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import bct
import igraph as ig
import networkit as nk
import networkx as nx
import numpy as np
from scipy import sparse

from catalogue import Answer, Level, Measure
from isthmus import Refused, Tool
from networks.network import Network, Tie
from oracles import ORACLES
from settings import HOPS, INVERSE, SETTINGS, UNWEIGHTED
from view import View

REFUSED = "an error"
UNDEFINED = "undefined"


@dataclass(frozen=True)
class Disagreement:
    """One value that a library gives; `node` is the place that is looked at, or a tie's ends, None for the network.

    `refused` says that the right answer is to refuse the data.
    """

    number: str
    claim: str
    call: str
    library: Callable[[], object]
    network: Network
    measure: Measure
    setting: str = HOPS
    node: int | tuple[int, int] | None = None
    refused: bool = False


@dataclass(frozen=True)
class Outcome:
    disagreement: Disagreement
    library: str
    isthmus: str
    formula: str

    @property
    def isthmus_is_right(self) -> bool:
        return self.isthmus == self.formula

    @property
    def library_differs(self) -> bool:
        return self.library != self.formula


NOT_RUN = [
    ("D5", "netrics and ITNr swap the names of gatekeeper and representative; sna does not", "R packages"),
    ("D16", "netrics’ node_by_homophily counts the ties among a node’s neighbours too", "R package"),
    (
        "D17",
        "NetworkX’s link prediction refuses directed graphs, and self-loops inflate it",
        "isthmus scores pairs in C and Python only",
    ),
]


def undirected(rows: str, groups: str = "") -> Network:
    return made(False, rows, groups)


def directed(rows: str, groups: str = "") -> Network:
    return made(True, rows, groups)


def made(is_directed: bool, rows: str, groups: str) -> Network:
    """Rows such as `01 12:0.5`: nodes 0 to 9, tied pairs, a strength after the colon; `-` for no group."""
    ties = []
    for row in rows.split():
        pair, _, strength = row.partition(":")
        ties.append(Tie(int(pair[0]), int(pair[1]), strength or "1"))
    size = max([len(groups), *(1 + max(tie.source, tie.target) for tie in ties)])
    names = tuple(None if group == "-" else group for group in groups.ljust(size, "a"))
    return Network(rows or "no ties", "disagreement", is_directed, names, tuple(ties))


def as_networkx(network: Network, *, multi: bool = False) -> nx.Graph:
    """With loops, and with repeated rows as parallel edges if `multi`; else the last of them counts."""
    kinds = {
        (False, False): nx.Graph,
        (False, True): nx.MultiGraph,
        (True, False): nx.DiGraph,
        (True, True): nx.MultiDiGraph,
    }
    graph = kinds[network.directed, multi]()
    graph.add_nodes_from((node, {"group": group}) for node, group in enumerate(network.groups))
    for row in network.rows:
        strength = float(row.strength)
        graph.add_edge(row.source, row.target, weight=strength, length=1 / strength if strength else 0)
    return graph


def as_igraph(network: Network) -> ig.Graph:
    graph = ig.Graph(network.size, [(row.source, row.target) for row in network.rows], directed=network.directed)
    graph.es["weight"] = [float(row.strength) for row in network.rows]
    return graph


def as_networkit(network: Network) -> nk.Graph:
    graph = nk.Graph(network.size, weighted=True, directed=network.directed)
    for row in network.rows:
        graph.addEdge(row.source, row.target, 1 / float(row.strength))
    return graph


def disagreements() -> list[Disagreement]:
    node, network = Level.NODE, Level.NETWORK
    effective_size = Measure(node, "effective-size")
    constraint = Measure(node, "constraint")
    betweenness = Measure(node, "betweenness")
    closeness = Measure(node, "closeness")

    strengths = undirected("01:1 02:2 03:4 12:1")
    arcs = directed("01 12 02 30")
    returned = directed("01 10 12 02")
    looped = undirected("01 12 02 23 33")
    loop_only = undirected("01 22")
    parallel = undirected("01 01 02 12")
    tied = undirected("01:6 12:30 02:5")
    zero = undirected("01:1 12:0 02:1")
    negative = undirected("01:1 12:-1 02:1")
    doubled = undirected("01 01 13 02 23")
    pieces = undirected("01 12 34", "aaaaaa")
    path = undirected("01 12 23", "aabb")
    no_ties = undirected("", "ab")
    mixed = undirected("01 11 12", "aab")
    clubs = undirected("01:3 12:1 23:2", "aabb")
    fractions = undirected("01:0.5 02:2.5 12:1", "aab")
    squares = undirected("01 12 20 34 45 53", "aaaaaa")
    fan = directed("01 02 04 13 23 45 36 56 67", "a------b")

    graph = as_networkx
    return [
        Disagreement(
            "D1", "its default path divides a weighted graph by the wrong maximum",
            'nx.effective_size(G, weight="weight")',
            lambda: nx.effective_size(graph(strengths), weight="weight")[0], strengths, effective_size, node=0,
        ),
        Disagreement(
            "D1", "and a directed one", "nx.effective_size(G)",
            lambda: nx.effective_size(graph(returned))[0], returned, effective_size, node=0,
        ),
        Disagreement(
            "D2", "a self-loop changes the constraint of a pendant", "nx.constraint(G)",
            lambda: nx.constraint(graph(looped))[3], looped, constraint, node=3,
        ),
        Disagreement(
            "D2", "and its effective size", "nx.effective_size(G)",
            lambda: nx.effective_size(graph(looped))[3], looped, effective_size, node=3,
        ),
        Disagreement(
            "D2", "a node with a loop only has no constraint", "g.constraint()",
            lambda: as_igraph(loop_only).constraint()[2], loop_only, constraint, node=2,
        ),
        Disagreement(
            "D3", "a node with only arriving ties has no value by nodes=", "nx.effective_size(G, nodes=list(G))",
            lambda: nx.effective_size(graph(arcs), nodes=list(graph(arcs)))[2], arcs, effective_size, node=2,
        ),
        Disagreement(
            "D4", "nodes= counts parallel ties once", "nx.effective_size(G, nodes=list(G))",
            lambda: nx.effective_size(graph(parallel, multi=True), nodes=[0])[0], parallel, effective_size, node=0,
        ),
        Disagreement(
            "D6", "1/6 + 1/30 and 1/5 do not tie", 'nx.betweenness_centrality(G, weight="length")',
            lambda: nx.betweenness_centrality(graph(tied), normalized=False, weight="length")[1],
            tied, betweenness, INVERSE, 1,
        ),
        Disagreement(
            "D6", "nor here", "nk.centrality.Betweenness(G)",
            lambda: nk.centrality.Betweenness(as_networkit(tied)).run().scores()[1] / 2, tied, betweenness, INVERSE, 1,
        ),
        Disagreement(
            "D7", "a tie of strength 0 is taken for a length", 'nx.betweenness_centrality(G, weight="length")',
            lambda: nx.betweenness_centrality(graph(zero), normalized=False, weight="length")[0],
            zero, betweenness, INVERSE, 0, refused=True,
        ),
        Disagreement(
            "D7", "so is a negative one", 'nx.betweenness_centrality(G, weight="length")',
            lambda: nx.betweenness_centrality(graph(negative), normalized=False, weight="length")[0],
            negative, betweenness, INVERSE, 0, refused=True,
        ),
        Disagreement(
            "D8", "parallel ties are paths of their own", "g.betweenness()",
            lambda: as_igraph(doubled).betweenness()[1], doubled, betweenness, node=1,
        ),
        Disagreement(
            "D9", "unordered pairs count twice", "nk.centrality.Betweenness(G)",
            lambda: nk.centrality.Betweenness(as_networkit(path)).run().scores()[1], path, betweenness, node=1,
        ),
        Disagreement(
            "D10", "undirected, disjoint groups: half", "nx.betweenness_centrality_subset(G, A, B)",
            lambda: nx.betweenness_centrality_subset(graph(path), [0, 1], [2, 3])[1],
            path, Measure(node, "cross-betweenness"), node=1,
        ),
        Disagreement(
            "D11", "closeness of a component for itself", "g.closeness()",
            lambda: as_igraph(pieces).closeness()[3], pieces, closeness, node=3,
        ),
        Disagreement(
            "D11", "none for an isolate", "g.closeness()",
            lambda: as_igraph(pieces).closeness()[5], pieces, closeness, node=5,
        ),
        Disagreement(
            "D11", "the standard variant refuses several components", "nk.centrality.Closeness(G, True, STANDARD)",
            lambda: nk.centrality.Closeness(as_networkit(pieces), True, nk.centrality.ClosenessVariant.STANDARD)
            .run().scores()[3],
            pieces, closeness, node=3,
        ),
        Disagreement(
            "D12", "the sum, not the mean", "nx.harmonic_centrality(G)",
            lambda: nx.harmonic_centrality(graph(path))[1], path, Measure(node, "harmonic"), node=1,
        ),
        Disagreement(
            "D13", "0 without ties", "nx.attribute_assortativity_coefficient(G)",
            lambda: nx.attribute_assortativity_coefficient(graph(no_ties), "group"),
            no_ties, Measure(network, "assortativity"),
        ),
        Disagreement(
            "D13", "a self-loop counts", "nx.attribute_assortativity_coefficient(G)",
            lambda: nx.attribute_assortativity_coefficient(graph(mixed), "group"),
            mixed, Measure(network, "assortativity"),
        ),
        Disagreement(
            "D14", "no ties", "nx.community.modularity(G)",
            lambda: nx.community.modularity(graph(no_ties), [{0}, {1}]), no_ties, Measure(network, "modularity"),
        ),
        Disagreement(
            "D14", "strengths count unless one says otherwise", "nx.community.modularity(G)",
            lambda: nx.community.modularity(graph(clubs), [{0, 1}, {2, 3}]),
            clubs, Measure(network, "modularity"), UNWEIGHTED,
        ),
        Disagreement(
            "D15", "the sparse form drops the fractions of strengths", "bct.participation_coef_sparse(W, ci)",
            lambda: np.ravel(bct.participation_coef_sparse(sparse_matrix(fractions), np.array([1, 1, 2])))[0],
            fractions, Measure(node, "participation"), node=0,
        ),
        Disagreement(
            "D18", "refuses several components", "nx.eigenvector_centrality_numpy(G)",
            lambda: nx.eigenvector_centrality_numpy(graph(squares))[0], squares, Measure(node, "eigenvector"), node=0,
        ),
        Disagreement(
            "D18", "scaled to a maximum of 1", "g.eigenvector_centrality()",
            lambda: as_igraph(path).eigenvector_centrality()[1], path, Measure(node, "eigenvector"), node=1,
        ),
        Disagreement(
            "D19", "what lies behind a node that is no target is shared evenly among its predecessors",
            "nx.edge_betweenness_centrality_subset(G, A, B)",
            lambda: nx.edge_betweenness_centrality_subset(graph(fan), [0], [7])[3, 6],
            fan, Measure(Level.TIE, "cross-betweenness"), node=(3, 6),
        ),
    ]  # fmt: skip


def sparse_matrix(network: Network) -> sparse.csr_matrix:
    return sparse.csr_matrix(View(network, SETTINGS[HOPS]).matrix)


def check_disagreements(tool: Tool) -> list[Outcome]:
    return [outcome(tool, item) for item in disagreements()]


def outcome(tool: Tool, item: Disagreement) -> Outcome:
    setting = SETTINGS[item.setting]
    try:
        found = shown(at(tool.ask(item.network, setting, item.measure), item.node))
    except Refused:
        found = REFUSED
    try:
        library = shown(item.library())
    except Exception as problem:
        library = f"{REFUSED} ({type(problem).__name__})"
    formula = REFUSED if item.refused else shown(at(by_formula(item), item.node))
    return Outcome(item, library, found, formula)


def by_formula(item: Disagreement) -> Answer:
    view = View(item.network, SETTINGS[item.setting])
    oracle = next(oracle for oracle in ORACLES if oracle.measure == item.measure and oracle.library == "formula")
    return oracle.answer(view)


def at(answer: Answer, node: int | tuple[int, int] | None) -> object:
    if isinstance(answer, dict) and node not in answer:
        return answer[node[::-1]]
    return answer if node is None else answer[node]


def shown(value: object) -> str:
    if value is None:
        return UNDEFINED
    number = float(value)
    return "no number" if math.isnan(number) else f"{number:.6g}"
