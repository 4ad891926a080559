"""What NetworkX gives for shortest paths, brought to this project's conventions."""

import math

import networkx as nx
import numpy as np

from catalogue import Answer, Cost, Level, Oracles, Value
from oracles.with_networkx import by_node
from settings import HOPS, INVERSE, LENGTHS, ONCE, PAIRS
from view import View

ORACLES = Oracles("NetworkX")
node = Level.NODE
tie = Level.TIE
network = Level.NETWORK

WHOLE = "lengths given exactly, as whole numbers of a common unit or as fractions (D6)"
FEW_GROUPS = 8
ATTRIBUTE = "length"


def length_of(view: View) -> str | None:
    """The edge attribute for path lengths, None for hops."""
    return ATTRIBUTE if view.setting.inverse else None


def has_few_groups(view: View) -> bool:
    """Each pair of groups is a search of its own."""
    return len(view.group_names) <= FEW_GROUPS


def distances(view: View, *, towards: bool = False) -> list[dict[int, float]]:
    """The distance of each node that a node has a path to, or that has one to it, itself left out."""
    graph = view.graph.reverse(copy=False) if towards and view.directed else view.graph
    _, scale = view.whole
    found = []
    for source in range(view.size):
        if view.setting.inverse:
            lengths = nx.single_source_dijkstra_path_length(graph, source, weight=ATTRIBUTE)
        else:
            lengths = nx.single_source_shortest_path_length(graph, source)
        unit = scale if view.setting.inverse else 1
        found.append({target: float(length / unit) for target, length in lengths.items() if target != source})
    return found


@ORACLES.add(node, "betweenness", PAIRS, Cost.PATHS, conversion=WHOLE)
def betweenness(view: View) -> Answer:
    return by_node(view, nx.betweenness_centrality(view.graph, normalized=view.normalized, weight=length_of(view)))


@ORACLES.add(
    node,
    "betweenness",
    (INVERSE,),
    Cost.PATHS,
    deviation="D6: lengths as they are; 0.1 + 0.2 does not tie with 0.3, so paths of equal length are missed",
)
def betweenness_of_floats(view: View) -> Answer:
    return by_node(view, nx.betweenness_centrality(view.graph, normalized=False, weight="float_length"))


@ORACLES.add(tie, "edge-betweenness", PAIRS, Cost.PATHS, conversion=WHOLE)
def edge_betweenness(view: View) -> Answer:
    return nx.edge_betweenness_centrality(view.graph, normalized=view.normalized, weight=length_of(view))


SUBSETS = "sum over all pairs of groups, undirected each ordered pair at the half that NetworkX gives (D10)"


@ORACLES.add(
    node,
    "cross-betweenness",
    (HOPS, INVERSE),
    Cost.PATHS,
    applies=has_few_groups,
    conversion=f"{SUBSETS}; {WHOLE}",
)
def cross_betweenness(view: View) -> Answer:
    total = np.zeros(view.size)
    for sources, targets in view.group_pairs():
        found = nx.betweenness_centrality_subset(view.graph, sources, targets, weight=length_of(view))
        total += by_node(view, found)
    return total.tolist()


@ORACLES.add(
    tie,
    "cross-betweenness",
    (HOPS, INVERSE),
    Cost.PATHS,
    applies=has_few_groups,
    deviation="D19: shares what lies behind a node that is no target evenly among its predecessors, not by their paths",
)
def tie_cross_betweenness(view: View) -> Answer:
    total = dict.fromkeys(view.ties, 0.0)
    for sources, targets in view.group_pairs():
        found = nx.edge_betweenness_centrality_subset(view.graph, sources, targets, weight=length_of(view))
        for pair in total:
            total[pair] += found[pair] if pair in found else found[pair[::-1]]
    return total


@ORACLES.add(node, "closeness", LENGTHS, Cost.PATHS, conversion=WHOLE)
def closeness(view: View) -> Answer:
    if view.size == 1:
        return [None]
    found = nx.closeness_centrality(view.graph, distance=length_of(view))
    unit = view.whole[1] if view.setting.inverse else 1
    return [float(value * unit) for value in by_node(view, found)]


@ORACLES.add(node, "harmonic", LENGTHS, Cost.PATHS, conversion=f"divided by n − 1 (D12); {WHOLE}")
def harmonic(view: View) -> Answer:
    if view.size == 1:
        return [None]
    found = nx.harmonic_centrality(view.graph, distance=length_of(view))
    unit = view.whole[1] if view.setting.inverse else 1
    return [float(value * unit / (view.size - 1)) for value in by_node(view, found)]


@ORACLES.add(
    node, "eccentricity", LENGTHS, Cost.PATHS, conversion="largest of its distances, as it refuses unreachable pairs"
)
def eccentricity(view: View) -> Answer:
    return [max(found.values(), default=None) for found in distances(view)]


@ORACLES.add(node, "bridge-closeness", LENGTHS, Cost.PATHS, conversion="the formula on its distances")
def bridge_closeness(view: View) -> Answer:
    answer: list[Value] = []
    for place, (group, found) in enumerate(zip(view.groups, distances(view, towards=True), strict=True)):
        others = {other for other, its in enumerate(view.groups) if its not in (None, group)}
        if group is None or not others:
            answer.append(None)
            continue
        lengths = [length for other, length in found.items() if other in others and other != place]
        answer.append(len(lengths) / sum(lengths) if lengths else 0)
    return answer


@ORACLES.add(
    node, "bridging-centrality", LENGTHS, Cost.PATHS, conversion=f"the formula on its betweenness and degrees; {WHOLE}"
)
def bridging_centrality(view: View) -> Answer:
    through = betweenness(view)
    degrees = dict(view.underlying.degree())
    answer = []
    for place, others in enumerate(view.neighbors):
        share = 1 / degrees[place] / sum(1 / degrees[other] for other in others) if others else 0
        answer.append(through[place] * share)
    return answer


@ORACLES.add(
    node,
    "everett-valente",
    LENGTHS,
    Cost.PATHS,
    conversion=f"mean of its edge betweenness over a node’s ties; {WHOLE}",
)
def everett_valente(view: View) -> Answer:
    found = nx.edge_betweenness_centrality(view.graph, normalized=False, weight=length_of(view))
    through = betweenness(view)
    answer: list[Value] = []
    for place in range(view.size):
        arriving = [found[edge] for edge in (view.graph.in_edges(place) if view.directed else [])]
        leaving = [found[edge] if edge in found else found[edge[::-1]] for edge in view.graph.edges(place)]
        sides = [sum(side) / len(side) for side in (arriving, leaving) if side]
        if not sides:
            answer.append(None)
        elif through[place] == 0 if view.directed else len(leaving) == 1:
            answer.append(0)
        else:
            answer.append(sum(sides) / len(sides))
    return answer


@ORACLES.add(
    node,
    "valente-fujimoto",
    ONCE,
    Cost.REMOVALS,
    applies=lambda view: not view.directed and view.size * len(view.ties) <= 4_000,
    conversion="the formula on its global efficiency",
)
def valente_fujimoto(view: View) -> Answer:
    graph = nx.Graph(view.graph.edges())
    graph.add_nodes_from(range(view.size))
    whole = nx.global_efficiency(graph)
    loss = [0.0] * view.size
    for source, target in view.ties:
        graph.remove_edge(source, target)
        part = whole - nx.global_efficiency(graph)
        graph.add_edge(source, target)
        loss[source] += part
        loss[target] += part
    return [part / graph.degree(place) if graph.degree(place) else None for place, part in enumerate(loss)]


def all_distances(view: View) -> list[float]:
    return [length for found in distances(view) for length in found.values()]


REACHED = "over its distances of pairs that a path joins, as it refuses others"


@ORACLES.add(network, "diameter", LENGTHS, Cost.PATHS, conversion=REACHED)
def diameter(view: View) -> Answer:
    return max(all_distances(view), default=None)


@ORACLES.add(network, "mean-distance", LENGTHS, Cost.PATHS, conversion=REACHED)
def mean_distance(view: View) -> Answer:
    found = all_distances(view)
    return math.fsum(found) / len(found) if found else None


@ORACLES.add(
    network,
    "global-efficiency",
    ONCE,
    Cost.PATHS,
    applies=lambda view: not view.directed,
    conversion="undefined with fewer than two nodes, where it gives 0",
)
def global_efficiency(view: View) -> Answer:
    return nx.global_efficiency(view.graph) if view.size > 1 else None


@ORACLES.add(
    network,
    "distance-fragmentation",
    ONCE,
    Cost.PATHS,
    applies=lambda view: not view.directed,
    conversion="1 − its global efficiency",
)
def distance_fragmentation(view: View) -> Answer:
    return 1 - nx.global_efficiency(view.graph) if view.size > 1 else None
