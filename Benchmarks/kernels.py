"""What is measured: each kernel with its command line, the peers that have it, and how answers are compared."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kernel:
    name: str
    # The measure of `isthmus metrics`, and its level: node, tie or network; or a score of pairs of the Python package.
    measure: str
    level: str
    peers: tuple[str, ...]
    # Whether its time grows with nodes times ties, or it is done many times over, so that it is measured on the smaller
    # graphs only.
    follows_paths: bool = False
    # The form of the graph: edges, lengths, or grouped (with the node table).
    form: str = "edges"
    options: tuple[str, ...] = ()
    # How answers are compared: values, scaled (up to a factor), loose (a peer that stops earlier; the figure is given),
    # bounded (both are estimates), quality (modularity), or none.
    comparison: str = "values"
    family: str = ""


def paths(name: str, measure: str, level: str, peers: tuple[str, ...], **more) -> Kernel:
    return Kernel(name, measure, level, peers, follows_paths=True, **more)


ALL = [
    paths(
        "betweenness",
        "betweenness",
        "node",
        ("igraph", "networkit", "graph-tool", "rustworkx", "networkx"),
        family="paths",
    ),
    paths(
        "edge betweenness",
        "edge-betweenness",
        "tie",
        ("igraph", "networkit", "graph-tool", "rustworkx"),
        family="paths",
    ),
    paths(
        "weighted betweenness",
        "betweenness",
        "node",
        ("igraph", "networkit", "graph-tool"),
        form="lengths",
        options=("--length", "distance"),
        family="paths",
    ),
    paths(
        "directed betweenness",
        "betweenness",
        "node",
        ("igraph", "networkit", "graph-tool"),
        options=("--directed",),
        family="paths",
    ),
    paths("closeness", "closeness", "node", ("igraph", "networkit", "rustworkx"), family="distances"),
    paths("harmonic closeness", "harmonic", "node", ("igraph", "networkit", "graph-tool"), family="distances"),
    paths(
        "directed harmonic closeness",
        "harmonic",
        "node",
        ("igraph", "networkit"),
        options=("--directed",),
        family="distances",
    ),
    paths("eccentricity", "eccentricity", "node", ("igraph",), family="distances"),
    paths("global efficiency", "global-efficiency", "network", ("igraph",), family="distances"),
    paths("cross-group betweenness", "cross-betweenness", "node", (), form="grouped", family="paths"),
    # Ten networks drawn with every degree kept, twenty swaps tried for each tie. Ours also counts roles in each.
    paths(
        "rewired networks",
        "coordinator",
        "node",
        ("igraph", "networkit"),
        form="grouped",
        options=("--test", "rewiring", "--draws", "10"),
        comparison="none",
        family="chance",
    ),
    # Within 1 % of all pairs with 90 % probability. The peer stops by shares of the pairs, and doubles them afterwards.
    Kernel(
        "estimated betweenness",
        "betweenness",
        "node",
        ("networkit",),
        options=("--error", "0.01", "--normalized"),
        comparison="bounded",
        family="estimates",
    ),
    Kernel("triangles", "triangles", "node", ("igraph", "networkit", "scipy"), family="neighbourhood"),
    Kernel(
        "clustering", "clustering", "node", ("igraph", "networkit", "graph-tool", "networkx"), family="neighbourhood"
    ),
    Kernel("constraint", "constraint", "node", ("igraph", "scipy"), family="neighbourhood"),
    Kernel("effective size", "effective-size", "node", ("scipy",), family="neighbourhood"),
    Kernel(
        "brokerage roles",
        "coordinator,itinerant,gatekeeper,representative,liaison",
        "node",
        (),
        form="grouped",
        comparison="none",
        family="neighbourhood",
    ),
    Kernel("common neighbours", "common-neighbors", "pair", ("networkit",), family="link prediction"),
    Kernel("Jaccard", "jaccard", "pair", ("igraph", "networkit", "networkx"), family="link prediction"),
    Kernel("Adamic-Adar", "adamic-adar", "pair", ("networkit", "networkx"), family="link prediction"),
    Kernel("resource allocation", "resource-allocation", "pair", ("networkit", "networkx"), family="link prediction"),
    Kernel(
        "PageRank",
        "pagerank",
        "node",
        ("igraph", "networkit", "graph-tool", "rustworkx", "scipy"),
        comparison="loose",
        family="linear",
    ),
    Kernel(
        "directed PageRank",
        "pagerank",
        "node",
        ("igraph", "networkit", "graph-tool", "scipy"),
        options=("--directed",),
        comparison="loose",
        family="linear",
    ),
    Kernel(
        "directed hubs",
        "hub",
        "node",
        ("igraph", "graph-tool", "rustworkx", "scipy"),
        options=("--directed",),
        comparison="scaled",
        family="linear",
    ),
    # Ours finds the largest eigenvalue as well, which the peers are given. NetworKit is left out: with that attenuation
    # its scores differ from all others' by up to 40 %.
    Kernel("Katz", "katz", "node", ("graph-tool", "rustworkx", "scipy"), comparison="scaled", family="linear"),
    Kernel(
        "eigenvector",
        "eigenvector",
        "node",
        ("igraph", "networkit", "graph-tool", "scipy"),
        comparison="scaled",
        family="linear",
    ),
    Kernel(
        "core numbers",
        "core-number",
        "node",
        ("igraph", "networkit", "graph-tool", "rustworkx", "networkx"),
        family="linear",
    ),
    Kernel(
        "components",
        "components",
        "network",
        ("igraph", "networkit", "graph-tool", "rustworkx", "scipy"),
        family="linear",
    ),
    Kernel(
        "articulation points", "articulation-points", "network", ("igraph", "graph-tool", "rustworkx"), family="linear"
    ),
    Kernel("bridges", "bridges", "network", ("igraph", "rustworkx"), family="linear"),
    Kernel("Leiden", "community", "node", ("igraph", "networkit"), comparison="quality", family="communities"),
    Kernel(
        "Louvain",
        "community",
        "node",
        ("igraph", "networkit"),
        options=("--community-method", "louvain"),
        comparison="quality",
        family="communities",
    ),
    Kernel(
        "label propagation",
        "community",
        "node",
        ("igraph", "networkit"),
        options=("--community-method", "label-propagation"),
        comparison="quality",
        family="communities",
    ),
]

# Peers whose kernels never use more than one thread are measured with one and held against ours with one and with two.
SINGLE_THREADED = {"igraph", "networkx", "scipy"}

# Peers that take more than a second to start, of which a quick run has none to spare.
SLOW_TO_START = {"graph-tool"}

# What a library would need minutes for is left out: the most ties for which it is asked.
MOST_TIES = {"networkx": 60_000, "rustworkx": 150_000, "scipy": 500_000}
MOST_TIES_PATHS = {"networkx": 5_000, "rustworkx": 25_000}

# graph-tool counts shortest paths in 64 bits, and on such a grid there are up to 10³¹ between two nodes.
OVERFLOWS = {("graph-tool", name, "grid3k") for name in ("betweenness", "edge betweenness")}
