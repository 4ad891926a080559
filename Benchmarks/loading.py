"""From an edge list on disk to a graph in memory: ours and what users of the peers write. Each in a process of its own.

usage: loading.py WAY EDGES REPEATS
"""

import csv
import json
import sys
import time

from memory import peak_mb

WAYS = ["networkit + polars", "igraph + polars", "networkit reader", "igraph reader", "networkx"]


def polars_codes(path: str):
    import numpy as np
    import polars

    table = polars.read_csv(path)
    ends = polars.concat([table["source"], table["target"]])
    if ends.dtype == polars.String:
        codes = ends.cast(polars.Categorical).to_physical().to_numpy()
    else:
        codes = np.unique(ends.to_numpy(), return_inverse=True)[1]
    return int(codes.max()) + 1, codes[: len(table)], codes[len(table) :]


def networkit_polars(path: str):
    import networkit
    import numpy as np

    n, s, t = polars_codes(path)
    return networkit.GraphFromCoo((np.ones(len(s)), (s.astype(np.uint64), t.astype(np.uint64))), n=n).numberOfEdges()


def igraph_polars(path: str):
    import igraph
    import numpy as np

    n, s, t = polars_codes(path)
    return igraph.Graph(n=n, edges=np.column_stack([s, t]).astype(np.int64)).ecount()


def networkit_reader(path: str):
    import networkit

    reader = networkit.graphio.EdgeListReader(",", 0, commentPrefix="s", continuous=False, directed=False)
    return reader.read(path).numberOfEdges()


def igraph_reader(path: str):
    import igraph

    with open(path, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return igraph.Graph.TupleList(rows).ecount()


def networkx(path: str):
    import networkx

    with open(path) as file:
        next(file)
        return networkx.parse_edgelist(file, delimiter=",").number_of_edges()


def main() -> None:
    way, path, repeats = sys.argv[1:]
    load = globals()[way.replace(" + ", "_").replace(" ", "_")]
    walls, processors, edges = [], [], 0
    for _ in range(int(repeats)):
        wall, processor = time.perf_counter(), time.process_time()
        edges = load(path)
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    peak = peak_mb()
    print(json.dumps({"wall": walls, "cpu": processors, "peak_mb": peak, "edges": edges}))


if __name__ == "__main__":
    main()
