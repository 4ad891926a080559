"""Measures of groups, written from their formulas alone: every triple or every tie, one by one."""

from collections import Counter

import numpy as np
from scipy import stats

from catalogue import Answer, Cost, Level, Oracles, Value
from networks.writing import relatedness
from settings import HOPS, ONCE, RELATED, STRENGTHS
from view import Array, View

ORACLES = Oracles("formula")
node = Level.NODE
network = Level.NETWORK


def open_triples(view: View, broker: int) -> list[tuple[int, int]]:
    """The ordered pairs a ≠ c with a → i → c and not a → c."""
    a = view.adjacency > 0
    return [
        (source, target)
        for source in np.flatnonzero(a[:, broker]).tolist()
        for target in np.flatnonzero(a[broker, :]).tolist()
        if source != target and not a[source, target]
    ]


def role(source: str, broker: str, target: str) -> str:
    """Gould and Fernandez's names, by the groups of a, i and c."""
    if source == broker:
        return "coordinator" if broker == target else "representative"
    if broker == target:
        return "gatekeeper"
    return "itinerant" if source == target else "liaison"


def count_role(view: View, name: str) -> list[Value]:
    answer: list[Value] = []
    for place, group in enumerate(view.groups):
        if group is None:
            answer.append(None)
            continue
        ends = ((view.groups[source], view.groups[target]) for source, target in open_triples(view, place))
        answer.append(sum(None not in pair and role(pair[0], group, pair[1]) == name for pair in ends))
    return answer


@ORACLES.add(node, "coordinator", ONCE, Cost.PATHS)
def coordinator(view: View) -> Answer:
    return count_role(view, "coordinator")


@ORACLES.add(node, "itinerant", ONCE, Cost.PATHS)
def itinerant(view: View) -> Answer:
    return count_role(view, "itinerant")


@ORACLES.add(node, "gatekeeper", ONCE, Cost.PATHS)
def gatekeeper(view: View) -> Answer:
    return count_role(view, "gatekeeper")


@ORACLES.add(node, "representative", ONCE, Cost.PATHS)
def representative(view: View) -> Answer:
    return count_role(view, "representative")


@ORACLES.add(node, "liaison", ONCE, Cost.PATHS)
def liaison(view: View) -> Answer:
    return count_role(view, "liaison")


def open_pairs(view: View, broker: int) -> list[tuple[int, int]]:
    """Open triples whose ends are in different groups, each pair once if undirected."""
    found = []
    for source, target in open_triples(view, broker):
        ends = {view.groups[source], view.groups[target]}
        if None not in ends and len(ends) == 2 and (view.directed or source < target):
            found.append((source, target))
    return found


@ORACLES.add(node, "brokering-activity", ONCE, Cost.PATHS)
def brokering_activity(view: View) -> Answer:
    return [len(open_pairs(view, place)) for place in range(view.size)]


@ORACLES.add(node, "brokering-exclusivity", ONCE, Cost.PATHS)
def brokering_exclusivity(view: View) -> Answer:
    between = view.adjacency @ view.adjacency
    return [sum(between[pair] == 1 for pair in open_pairs(view, place)) for place in range(view.size)]


def to_groups(view: View) -> Array:
    """κ_is: the strength of each node's ties to each group, in and out added."""
    both = view.matrix + view.matrix.T if view.directed else view.matrix
    return both @ view.membership


@ORACLES.add(node, "ei-index", STRENGTHS, Cost.MATRIX)
def ei_index(view: View) -> Answer:
    answer: list[Value] = []
    for group, row in zip(view.groups, to_groups(view), strict=True):
        total = row.sum()
        if group is None or total == 0:
            answer.append(None)
        else:
            inside = row[view.group_names.index(group)]
            answer.append((total - 2 * inside) / total)
    return answer


@ORACLES.add(network, "ei-index", STRENGTHS, Cost.MATRIX)
def network_ei_index(view: View) -> Answer:
    mixing = view.membership.T @ view.matrix @ view.membership
    total = mixing.sum()
    return 1 - 2 * np.trace(mixing) / total if total else None


def pairs_inside_and_across(view: View) -> Counter[tuple[bool, bool]]:
    """How many pairs of nodes with a group are (in the same one, tied)."""
    tied = set(view.ties) if view.directed else {frozenset(tie) for tie in view.ties}
    count: Counter[tuple[bool, bool]] = Counter()
    for first in range(view.size):
        for second in range(view.size) if view.directed else range(first):
            one, other = view.groups[first], view.groups[second]
            if first != second and one is not None and other is not None:
                pair = (first, second) if view.directed else frozenset((first, second))
                count[one == other, pair in tied] += 1
    return count


@ORACLES.add(network, "odds-ratio", ONCE, Cost.MATRIX)
def odds_ratio(view: View) -> Answer:
    pairs = pairs_inside_and_across(view)
    below = pairs[True, False] * pairs[False, True]
    return pairs[True, True] * pairs[False, False] / below if below else None


@ORACLES.add(network, "yules-q", ONCE, Cost.MATRIX)
def yules_q(view: View) -> Answer:
    pairs = pairs_inside_and_across(view)
    alike, apart = pairs[True, True] * pairs[False, False], pairs[True, False] * pairs[False, True]
    return (alike - apart) / (alike + apart) if alike + apart else None


@ORACLES.add(node, "participation", STRENGTHS, Cost.MATRIX)
def participation(view: View) -> Answer:
    return [1 - ((row / row.sum()) ** 2).sum() if row.sum() > 0 else None for row in to_groups(view)]


@ORACLES.add(node, "within-module-z", STRENGTHS, Cost.MATRIX)
def within_module_z(view: View) -> Answer:
    inside = (to_groups(view) * view.membership).sum(axis=1)
    answer: list[Value] = []
    for place, group in enumerate(view.groups):
        if group is None:
            answer.append(None)
            continue
        members = inside[view.members[group]]
        alike = np.ptp(members) <= 1e-12 * max(members.max(), 1)
        answer.append(None if alike else (inside[place] - members.mean()) / members.std())
    return answer


@ORACLES.add(node, "bridge-strength", STRENGTHS, Cost.MATRIX)
def bridge_strength(view: View) -> Answer:
    outside = (to_groups(view) * (1 - view.membership)).sum(axis=1).tolist()
    return [None if group is None else value for group, value in zip(view.groups, outside, strict=True)]


def neighbor_shares(view: View) -> list[list[float]]:
    """p_s: the share of a node's neighbours that is in each group, of those that have one."""
    found = []
    for others in view.neighbors:
        counts = Counter(view.groups[other] for other in others if view.groups[other] is not None)
        found.append([count / counts.total() for _, count in sorted(counts.items())])
    return found


@ORACLES.add(node, "blau", ONCE)
def blau(view: View) -> Answer:
    return [1 - sum(share * share for share in parts) if parts else None for parts in neighbor_shares(view)]


@ORACLES.add(node, "iqv", ONCE)
def iqv(view: View) -> Answer:
    count = len(view.group_names)
    return [None if value is None or count < 2 else value * count / (count - 1) for value in blau(view)]


@ORACLES.add(node, "shannon", ONCE, conversion="entropy of SciPy")
def shannon(view: View) -> Answer:
    return [float(stats.entropy(parts)) if parts else None for parts in neighbor_shares(view)]


@ORACLES.add(node, "rao-stirling", (HOPS, RELATED))
def rao_stirling(view: View) -> Answer:
    """Σ p_s p_t d_st, where d_st is 1 less how related the groups are, or 1 if nothing is said of it."""
    places = range(len(view.group_names))
    distances = np.array([[distance(view, first, second) for second in places] for first in places])
    answer: list[Value] = []
    for others in view.neighbors:
        p = view.membership[sorted(others)].sum(axis=0)
        answer.append(p @ distances @ p / p.sum() ** 2 if p.sum() else None)
    return answer


def distance(view: View, first: int, second: int) -> float:
    if first == second:
        return 0
    return 1 - relatedness(min(first, second), max(first, second)) if view.setting.related else 1


@ORACLES.add(network, "assortativity", STRENGTHS, Cost.MATRIX)
def assortativity(view: View) -> Answer:
    mixing = view.membership.T @ view.matrix @ view.membership
    if not mixing.sum():
        return None
    e = mixing / mixing.sum()
    a, b = e.sum(axis=1), e.sum(axis=0)
    if np.count_nonzero(a + b) < 2:
        return None
    return (np.trace(e) - a @ b) / (1 - a @ b)


@ORACLES.add(network, "modularity", STRENGTHS, Cost.MATRIX)
def modularity(view: View) -> Answer:
    mixing = view.membership.T @ view.matrix @ view.membership
    if not mixing.sum():
        return None
    e = mixing / mixing.sum()
    return np.trace(e) - e.sum(axis=1) @ e.sum(axis=0)
