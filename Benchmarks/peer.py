"""One kernel of one peer, or of our Python package, on one graph, in a process of its own.

Prints seconds and memory as JSON, saves the answer.

usage: peer.py LIBRARY KERNEL EDGES THREADS REPEATS ANSWER.npy
"""

import json
import os
import sys
import time
from pathlib import Path

library, kernel, path, threads, repeats, answer_path = sys.argv[1:]
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[variable] = threads

import numpy as np  # noqa: E402  (the number of threads must be set before)

sys.path.insert(0, str(Path(__file__).parent))
import kernels  # noqa: E402
from graphs import ENOUGH_SECONDS, read_edges  # noqa: E402
from memory import peak_mb  # noqa: E402


def compact(path: str) -> tuple[int, np.ndarray, np.ndarray, np.ndarray]:
    source, target, weight = read_edges(Path(path))
    ids, places = np.unique(np.concatenate([source, target]), return_inverse=True)
    return len(ids), places[: len(source)], places[len(source) :], weight


def adjacency(n, s, t, *, directed: bool):
    import scipy.sparse as sparse

    source, target = (s, t) if directed else (np.concatenate([s, t]), np.concatenate([t, s]))
    return sparse.csr_matrix((np.ones(len(source)), (source, target)), shape=(n, n))


def pairs_two_steps_apart(n, s, t) -> tuple[np.ndarray, np.ndarray]:
    """Some 100,000 pairs, drawn with a fixed seed: any node, any of its neighbours, and any of that one's."""
    rows = adjacency(n, s, t, directed=False)
    generator = np.random.default_rng(1)

    def neighbor(nodes):
        degree = np.diff(rows.indptr)[nodes]
        return rows.indices[rows.indptr[nodes] + (generator.random(len(nodes)) * degree).astype(int)]

    first = generator.integers(n, size=100_000)
    second = neighbor(neighbor(first))
    return tuple(np.unique(np.column_stack([first, second])[first != second], axis=0).T)


def katz_attenuation(n, s, t) -> float:
    """0.85 over the largest eigenvalue, which is what Isthmus takes unless told otherwise."""
    from scipy.sparse import linalg

    return 0.85 / float(linalg.eigsh(adjacency(n, s, t, directed=False), k=1, return_eigenvectors=False)[0])


def of_igraph(n, s, t, w):
    import igraph

    directed = kernel.startswith("directed")
    graph = igraph.Graph(n=n, edges=np.column_stack([s, t]), directed=directed)

    def closeness():
        # The factor of Wasserman and Faust, for graphs that fall apart.
        components = graph.connected_components()
        sizes = np.array(components.sizes())[np.array(components.membership)]
        return np.nan_to_num(np.array(graph.closeness(normalized=True))) * (sizes - 1) / (n - 1)

    def triangles():
        degree = np.array(graph.degree())
        return np.rint(np.array(graph.transitivity_local_undirected(mode="zero")) * degree * (degree - 1) / 2)

    def rewired():
        for _ in range(10):
            graph.copy().rewire(n=20 * graph.ecount())
        return 0

    pairs = np.column_stack(pairs_two_steps_apart(n, s, t)).tolist() if kernel == "Jaccard" else []
    return {
        "Jaccard": lambda: graph.similarity_jaccard(pairs=pairs, loops=False),
        "rewired networks": rewired,
        "betweenness": graph.betweenness,
        "directed betweenness": graph.betweenness,
        "weighted betweenness": lambda: graph.betweenness(weights=w.tolist()),
        "edge betweenness": graph.edge_betweenness,
        "closeness": closeness,
        "harmonic closeness": lambda: graph.harmonic_centrality(normalized=False),
        # Of the paths that end at a node, as ours.
        "directed harmonic closeness": lambda: graph.harmonic_centrality(mode="in", normalized=False),
        "eccentricity": graph.eccentricity,
        "global efficiency": lambda: np.sum(graph.harmonic_centrality(normalized=False)) / n / (n - 1),
        "triangles": triangles,
        "clustering": lambda: graph.transitivity_local_undirected(mode="nan"),
        "constraint": graph.constraint,
        "PageRank": graph.pagerank,
        "directed PageRank": graph.pagerank,
        "directed hubs": graph.hub_score,
        "eigenvector": graph.eigenvector_centrality,
        "core numbers": graph.coreness,
        "components": lambda: len(graph.connected_components()),
        "articulation points": lambda: len(graph.articulation_points()),
        "bridges": lambda: len(graph.bridges()),
        "Leiden": lambda: graph.community_leiden(objective_function="modularity", n_iterations=2).membership,
        "Louvain": lambda: graph.community_multilevel().membership,
        "label propagation": lambda: graph.community_label_propagation().membership,
    }[kernel]


def of_networkit(n, s, t, w):
    import networkit

    networkit.setNumberOfThreads(int(threads))
    networkit.setSeed(1, False)
    is_weighted = kernel.startswith("weighted")
    if kernel == "directed harmonic closeness":
        # It counts the paths that start at a node, ours and igraph here those that end there.
        s, t = t, s
    edges = (w if is_weighted else np.ones(n and len(s)), (s.astype(np.uint64), t.astype(np.uint64)))
    graph = networkit.GraphFromCoo(edges, n=n, weighted=is_weighted, directed=kernel.startswith("directed"))
    if kernel in ("edge betweenness", "triangles"):
        graph.indexEdges()
    graph.sortEdges()
    centrality, community = networkit.centrality, networkit.community

    def scores(algorithm):
        algorithm.run()
        return np.asarray(algorithm.scores())

    def edge_betweenness():
        algorithm = centrality.Betweenness(graph, False, True)
        algorithm.run()
        return algorithm

    def triangles():
        algorithm = networkit.sparsification.TriangleEdgeScore(graph)
        algorithm.run()
        return algorithm

    def components():
        parallel = networkit.components.ParallelConnectedComponents(graph, False)
        single = networkit.components.ConnectedComponents(graph)
        algorithm = parallel if int(threads) > 1 else single
        algorithm.run()
        return algorithm.numberOfComponents()

    def partition(algorithm):
        algorithm.run()
        return np.array(algorithm.getPartition().getVector())

    def rewired():
        for _ in range(10):
            networkit.randomization.EdgeSwitching(graph, 20.0, False).run()
        return 0

    link = networkit.linkprediction
    predictors = {
        "common neighbours": link.CommonNeighborsIndex,
        "Jaccard": link.JaccardIndex,
        "Adamic-Adar": link.AdamicAdarIndex,
        "resource allocation": link.ResourceAllocationIndex,
    }
    if kernel in predictors:
        pairs = list(zip(*(ends.tolist() for ends in pairs_two_steps_apart(n, s, t)), strict=True))
        # The predictor does not keep the graph alive, so it is made where the graph is at hand.
        return lambda: predictors[kernel](graph).runOn(pairs), lambda result: np.array([score for _, score in result])
    closeness = centrality.ClosenessVariant.GENERALIZED
    # It counts ordered pairs, twice as many.
    half = 1 if kernel.startswith("directed") else 0.5
    kernels = {
        "betweenness": lambda: scores(centrality.Betweenness(graph)) * half,
        "directed betweenness": lambda: scores(centrality.Betweenness(graph)) * half,
        "weighted betweenness": lambda: scores(centrality.Betweenness(graph)) * half,
        "edge betweenness": edge_betweenness,
        "rewired networks": rewired,
        "estimated betweenness": lambda: scores(centrality.KadabraBetweenness(graph, 0.01, 0.1)) * half,
        "closeness": lambda: scores(centrality.Closeness(graph, True, closeness)),
        "harmonic closeness": lambda: scores(centrality.HarmonicCloseness(graph, False)),
        "directed harmonic closeness": lambda: scores(centrality.HarmonicCloseness(graph, False)),
        "triangles": triangles,
        "clustering": lambda: scores(centrality.LocalClusteringCoefficient(graph, True)),
        "PageRank": lambda: scores(centrality.PageRank(graph, 0.85, 1e-10)),
        "directed PageRank": lambda: scores(centrality.PageRank(graph, 0.85, 1e-10)),
        "eigenvector": lambda: scores(centrality.EigenvectorCentrality(graph, 1e-10)),
        "core numbers": lambda: scores(centrality.CoreDecomposition(graph)),
        "components": components,
        "Leiden": lambda: partition(community.ParallelLeiden(graph, randomize=False)),
        "Louvain": lambda: partition(community.PLM(graph, True)),
        "label propagation": lambda: partition(community.PLP(graph)),
    }

    def answer(result):
        # Taking results out of the library is no part of its kernel.
        if kernel == "edge betweenness":
            values = result.edgeScores()
            return np.array([values[graph.edgeId(a, b)] for a, b in zip(s.tolist(), t.tolist(), strict=True)]) / 2
        if kernel == "triangles":
            counts = np.zeros(n)
            values = result.scores()
            for a, b in zip(s.tolist(), t.tolist(), strict=True):
                value = values[graph.edgeId(a, b)]
                counts[a] += value
                counts[b] += value
            return counts / 2
        return result

    return kernels[kernel], answer


def of_graph_tool(n, s, t, w):
    import graph_tool.all as gt

    gt.openmp_set_num_threads(int(threads))
    graph = gt.Graph(directed=kernel.startswith("directed"))
    graph.add_vertex(n)
    graph.add_edge_list(np.column_stack([s, t]))
    lengths = graph.new_ep("double", vals=w)
    attenuation = katz_attenuation(n, s, t) if kernel == "Katz" else 0

    def hubs():
        return gt.hits(graph, epsilon=1e-10)[2]

    kernels = {
        "betweenness": lambda: gt.betweenness(graph, norm=False)[0],
        "directed betweenness": lambda: gt.betweenness(graph, norm=False)[0],
        "weighted betweenness": lambda: gt.betweenness(graph, weight=lengths, norm=False)[0],
        "edge betweenness": lambda: gt.betweenness(graph, norm=False)[1],
        "harmonic closeness": lambda: gt.closeness(graph, norm=False, harmonic=True),
        "clustering": lambda: gt.local_clustering(graph),
        "PageRank": lambda: gt.pagerank(graph, epsilon=1e-10),
        "directed PageRank": lambda: gt.pagerank(graph, epsilon=1e-10),
        "directed hubs": hubs,
        "Katz": lambda: gt.katz(graph, alpha=attenuation, epsilon=1e-10),
        "eigenvector": lambda: gt.eigenvector(graph, epsilon=1e-10)[1],
        "core numbers": lambda: gt.kcore_decomposition(graph),
        "components": lambda: len(gt.label_components(graph)[1]),
        "articulation points": lambda: int(gt.label_biconnected_components(graph)[1].a.sum()),
    }

    def answer(result):
        # Edges keep the order in which they were added.
        return result if isinstance(result, int) else np.array(result.fa)

    return kernels[kernel], answer


def of_rustworkx(n, s, t, w):
    import rustworkx as rx

    is_directed = kernel.startswith("directed")
    graph = (rx.PyDiGraph if is_directed else rx.PyGraph)(multigraph=False)
    graph.add_nodes_from(range(n))
    graph.add_edges_from(list(zip(s.tolist(), t.tolist(), w.tolist(), strict=True)))
    limit = 1 if int(threads) > 1 else 10**9
    attenuation = katz_attenuation(n, s, t) if kernel == "Katz" else 0
    kernels = {
        "betweenness": lambda: rx.graph_betweenness_centrality(graph, normalized=False, parallel_threshold=limit),
        "edge betweenness": lambda: rx.graph_edge_betweenness_centrality(
            graph, normalized=False, parallel_threshold=limit
        ),
        "closeness": lambda: rx.graph_closeness_centrality(graph, parallel_threshold=limit),
        "PageRank": lambda: rx.pagerank(directed, tol=1e-10, max_iter=1000),
        "directed hubs": lambda: rx.hits(graph, tol=1e-10, max_iter=1000)[0],
        "Katz": lambda: rx.graph_katz_centrality(graph, alpha=attenuation, tol=1e-10, max_iter=1000),
        "core numbers": lambda: rx.core_number(graph),
        "components": lambda: rx.number_connected_components(graph),
        "articulation points": lambda: len(rx.articulation_points(graph)),
        "bridges": lambda: len(rx.bridges(graph)),
    }
    directed = graph.to_directed() if kernel == "PageRank" else None

    def answer(result):
        if kernel == "edge betweenness":
            of_pair = {frozenset(ends[:2]): result[index] for index, ends in graph.edge_index_map().items()}
            return np.array([of_pair[frozenset(pair)] for pair in zip(s.tolist(), t.tolist(), strict=True)])
        return result if isinstance(result, (int, float)) else np.array([result[node] for node in range(n)])

    return kernels[kernel], answer


def of_networkx(n, s, t, w):
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(zip(s.tolist(), t.tolist(), strict=True))
    scores = {
        "Jaccard": networkx.jaccard_coefficient,
        "Adamic-Adar": networkx.adamic_adar_index,
        "resource allocation": networkx.resource_allocation_index,
    }
    if kernel in scores:
        pairs = list(zip(*(ends.tolist() for ends in pairs_two_steps_apart(n, s, t)), strict=True))
        return lambda: np.array([score for _, _, score in scores[kernel](graph, pairs)])
    kernels = {
        "betweenness": lambda: networkx.betweenness_centrality(graph, normalized=False),
        "clustering": lambda: networkx.clustering(graph),
        "core numbers": lambda: networkx.core_number(graph),
    }
    return kernels[kernel], lambda result: np.array([result[node] for node in range(n)], dtype=float)


def of_isthmus(n, s, t, w):
    sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "src"))
    import isthmus

    graph = isthmus.Graph.from_edges(n, s, t)
    first, second = pairs_two_steps_apart(n, s, t)
    score = next(known.measure for known in kernels.ALL if known.name == kernel)
    return lambda: graph.link_scores(score, first, second, threads=int(threads))


def of_scipy(n, s, t, w):
    import scipy.sparse as sparse
    from scipy.sparse import csgraph, linalg

    matrix = adjacency(n, s, t, directed=kernel.startswith("directed"))
    attenuation = katz_attenuation(n, s, t) if kernel == "Katz" else 0
    degree = np.asarray(matrix.sum(1)).ravel()

    def triangles():
        return np.asarray((matrix @ matrix).multiply(matrix).sum(1)).ravel() / 2

    def constraint():
        shares = sparse.diags(1 / degree) @ matrix
        return np.asarray((shares + (shares @ shares).multiply(matrix)).power(2).sum(1)).ravel()

    def pagerank():
        rank = np.full(n, 1 / n)
        while True:
            following = 0.85 * (matrix @ (rank / degree)) + 0.15 / n
            if np.abs(following - rank).sum() < 1e-10:
                return following
            rank = following

    def directed_pagerank():
        rank = np.full(n, 1 / n)
        share = np.divide(1, degree, out=np.zeros(n), where=degree > 0)
        into = matrix.T.tocsr()
        while True:
            following = 0.85 * (into @ (rank * share) + rank[degree == 0].sum() / n) + 0.15 / n
            if np.abs(following - rank).sum() < 1e-10:
                return following
            rank = following

    def katz():
        score = np.ones(n)
        while True:
            following = attenuation * (matrix @ score) + 1
            if np.abs(following - score).max() < 1e-10 * following.max():
                return following
            score = following

    return {
        "directed PageRank": directed_pagerank,
        "directed hubs": lambda: np.abs(linalg.svds(matrix, k=1, tol=1e-10)[0].ravel()),
        "Katz": katz,
        "triangles": triangles,
        "constraint": constraint,
        "effective size": lambda: degree - 2 * triangles() / degree,
        "PageRank": pagerank,
        "eigenvector": lambda: np.abs(linalg.eigsh(matrix, k=1, tol=1e-10)[1].ravel()),
        "components": lambda: csgraph.connected_components(matrix, directed=False)[0],
    }[kernel]


def main() -> None:
    start = time.perf_counter()
    graph = compact(path)
    read = time.perf_counter() - start
    start = time.perf_counter()
    made = globals()[f"of_{library.replace('-', '_')}"](*graph)
    build = time.perf_counter() - start
    compute, answer = made if isinstance(made, tuple) else (made, lambda result: result)
    walls, processors = [], []
    result = None
    for _ in range(int(repeats)):
        wall, processor = time.perf_counter(), time.process_time()
        result = compute()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
        if sum(walls) > ENOUGH_SECONDS:
            break
    peak = peak_mb()
    np.save(answer_path, np.asarray(answer(result), dtype=float))
    print(json.dumps({"wall": walls, "cpu": processors, "peak_mb": peak, "read": read, "build": build}))


main()
