// Isthmus for C and for every language that calls C.
//
// The graph measures of Isthmus behind an opaque handle. The library holds no files, no names and no pictures: nodes are
// the numbers 0 to n - 1, scores are written into memory of the caller. It needs the Swift runtime and nothing else.
//
// Rules that hold for all functions:
//
// - A function that can fail returns an isthmus_status and, if `error` is not NULL, says there in one sentence what was
//   wrong and with which argument. Nothing is written to the results unless ISTHMUS_OK is returned.
// - A graph never changes. Any number of threads may use the same graph at once. It is freed once, when none uses it.
// - Numbers for nodes come in node order. Edges are numbered by rising source, then rising target; the source of an
//   undirected edge is its lower end. isthmus_graph_edges() lists them.
// - Every random thing takes a seed; results have the same bits for any number of threads.
// - Arguments are checked: wrong ones are an error, never undefined behaviour. Exceptions are memory that the caller
//   lends, which must be as large as said, and handles, which must be alive.

#ifndef ISTHMUS_H
#define ISTHMUS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Raised when a program compiled with an older header could no longer be served.
#define ISTHMUS_ABI_VERSION 1

// The ABI version of the library that was loaded; programs compare it with ISTHMUS_ABI_VERSION.
int32_t isthmus_abi_version(void);

// ---------------------------------------------------------------------------------------------------------------------
// Outcomes

typedef int32_t isthmus_status;
enum {
  ISTHMUS_OK = 0,
  // An argument that no call could serve: NULL, out of range, of the wrong size, an unknown name, a strength that is not
  // finite and above zero.
  ISTHMUS_INVALID_ARGUMENT = 1,
  // More nodes or edges than the library can number.
  ISTHMUS_TOO_LARGE = 2,
  // The memory that the result needs is not to be had.
  ISTHMUS_OUT_OF_MEMORY = 3,
  // isthmus_task_cancel() was called.
  ISTHMUS_CANCELLED = 4
};

typedef struct isthmus_error {
  isthmus_status status;
  // UTF-8, ends with a zero, cut to fit.
  char message[508];
} isthmus_error;

// ---------------------------------------------------------------------------------------------------------------------
// Tasks: how to watch a call, and to stop it

typedef struct isthmus_task isthmus_task;

// Told now and then how much of a call is done, from 0 to 1, on whichever thread did the work, one call at a time.
typedef void (*isthmus_progress)(void *context, double fraction);

// Makes a task. `progress` may be NULL; `context` is handed to it. Free it with isthmus_task_free() after the calls that
// it was given to have returned.
isthmus_task *isthmus_task_create(isthmus_progress progress, void *context);

// Asks the calls that were given the task, now and later, to stop with ISTHMUS_CANCELLED; from any thread.
void isthmus_task_cancel(isthmus_task *task);

void isthmus_task_free(isthmus_task *task);

// ---------------------------------------------------------------------------------------------------------------------
// Graphs

typedef struct isthmus_graph isthmus_graph;

// Whole numbers in memory of the caller, read in place: `count` of them, each `width` bytes (4 or 8, signed), `stride`
// bytes from one to the next (0 stands for `width`).
typedef struct isthmus_integers {
  const void *data;
  int64_t count;
  int64_t stride;
  int32_t width;
  int32_t reserved;
} isthmus_integers;

// Likewise numbers of 8 bytes. `data` NULL stands for "all 1".
typedef struct isthmus_doubles {
  const void *data;
  int64_t count;
  int64_t stride;
} isthmus_doubles;

// What the strength of an edge is when the same tie occurs more than once.
enum { ISTHMUS_PARALLEL_SUM = 0, ISTHMUS_PARALLEL_MAXIMUM = 1 };

// Makes a graph of edges from `sources` to `targets`. Edges from a node to itself are dropped and counted, parallel ones
// joined and counted. Strengths (higher is closer) must be finite and above zero.
isthmus_status isthmus_graph_from_edges(
  int64_t node_count, isthmus_integers sources, isthmus_integers targets, isthmus_doubles strengths, int32_t directed,
  int32_t parallel, isthmus_graph **graph, isthmus_error *error);

// Makes a graph of compressed sparse rows: the targets of node v are targets[offsets[v]] up to, not including,
// targets[offsets[v + 1]], in any order. An undirected graph has every edge in the rows of both ends, with the same
// strength; a missing or differing half is an error.
isthmus_status isthmus_graph_from_rows(
  isthmus_integers offsets, isthmus_integers targets, isthmus_doubles strengths, int32_t directed, int32_t parallel,
  isthmus_graph **graph, isthmus_error *error);

void isthmus_graph_free(isthmus_graph *graph);

typedef struct isthmus_graph_facts {
  int64_t node_count;
  // Undirected edges count once.
  int64_t edge_count;
  // Edges from a node to itself that were dropped.
  int64_t self_loop_count;
  // Edges that became part of another between the same nodes.
  int64_t merged_count;
  int32_t is_directed;
  // Whether some strength is other than 1.
  int32_t is_weighted;
} isthmus_graph_facts;

isthmus_graph_facts isthmus_graph_get_facts(const isthmus_graph *graph);

// Lists the edges with their strengths. Each array has room for `capacity` numbers, at least edge_count; `strengths` may
// be NULL.
isthmus_status isthmus_graph_edges(
  const isthmus_graph *graph, int32_t *sources, int32_t *targets, double *strengths, int64_t capacity,
  isthmus_error *error);

// ---------------------------------------------------------------------------------------------------------------------
// Measures

// What a step along an edge costs on a path.
enum {
  ISTHMUS_LENGTH_HOPS = 0,
  // 1 / strength.
  ISTHMUS_LENGTH_INVERSE_STRENGTH = 1,
  // The number given as the strength: for callers whose edges carry lengths.
  ISTHMUS_LENGTH_STRENGTH = 2
};

// Which way paths are walked, or which edges count, where edges run one way. DEFAULT is what the measure is defined
// with: paths to the node for closeness and harmonic, from the node for eccentricity and distances, edges both ways for
// the rest.
enum { ISTHMUS_DIRECTION_DEFAULT = 0, ISTHMUS_DIRECTION_IN = 1, ISTHMUS_DIRECTION_OUT = 2 };

// What closeness makes of nodes out of reach: the mean nearness of those within reach times their share (Wasserman and
// Faust), that nearness alone, or 0 unless all are within reach.
enum {
  ISTHMUS_CLOSENESS_SHARE_WITHIN_REACH = 0,
  ISTHMUS_CLOSENESS_WITHIN_REACH = 1,
  ISTHMUS_CLOSENESS_INFINITELY_FAR = 2
};

// The settings of a call. Start from isthmus_default_options() and change what you mean to. A measure reads only what it
// has a use for.
typedef struct isthmus_options {
  // sizeof(isthmus_options) as the caller knows it.
  int64_t size;
  // How many threads work at most; 0 stands for one per processor.
  int32_t threads;
  // Of paths: betweenness, closeness, distances, efficiency.
  int32_t lengths;
  int32_t direction;
  int32_t closeness;
  // 0: betweenness in pairs; 1: as a share of the pairs that could run through the node or edge.
  int32_t normalized;
  // 1: strengths count where the measure knows them (PageRank, constraint, modularity ...); 0: every tie counts as 1.
  int32_t weighted;
  // PageRank: the probability of following an edge, from 0 to below 1; 0.85 by default.
  double damping;
  // Katz: what each further step is multiplied by, above 0; 0 stands for 0.85 / the largest eigenvalue.
  double attenuation;
  // Modularity and the communities found by it; 1 by default.
  double resolution;
  // Of everything random.
  uint64_t seed;
  // The group of each node, from 0 up, -1 for none: for all measures that compare groups. NULL where none is needed.
  const int32_t *groups;
  // How many numbers `groups` has: the number of nodes.
  int64_t group_length;
  // Cross-group betweenness between two groups only; -1, the default, stands for all.
  int32_t source_group;
  int32_t target_group;
} isthmus_options;

isthmus_options isthmus_default_options(void);

// The names of the measures, by number from 0; NULL beyond the last. What they mean: docs/measures.md.
const char *isthmus_node_measure_name(int32_t number);
const char *isthmus_edge_measure_name(int32_t number);
const char *isthmus_network_measure_name(int32_t number);

// Measures every node. `scores` has room for `count` numbers, the number of nodes; undefined is NaN there. `reasons` may
// be NULL; it gets 0 for a defined score, else a number for isthmus_undefined_reason(). `options` NULL stands for the
// defaults; `task` may be NULL.
isthmus_status isthmus_node_scores(
  const isthmus_graph *graph, const char *measure, const isthmus_options *options, double *scores, uint8_t *reasons,
  int64_t count, isthmus_task *task, isthmus_error *error);

// Measures every edge; `count` is the number of edges.
isthmus_status isthmus_edge_scores(
  const isthmus_graph *graph, const char *measure, const isthmus_options *options, double *scores, int64_t count,
  isthmus_task *task, isthmus_error *error);

// Measures the whole network; NaN if the measure is undefined for it.
isthmus_status isthmus_network_score(
  const isthmus_graph *graph, const char *measure, const isthmus_options *options, double *score, isthmus_task *task,
  isthmus_error *error);

// A word for why a score is undefined, such as "no-ties"; NULL for a number that is no reason.
const char *isthmus_undefined_reason(uint8_t number);

// Estimates betweenness from `samples` pairs of ends drawn at random. `bounds` may be NULL; else it gets for each node
// the most by which the estimate can be off: with probability `confidence` all hold at once.
isthmus_status isthmus_sampled_betweenness(
  const isthmus_graph *graph, int64_t samples, double confidence, const isthmus_options *options, double *scores,
  double *bounds, int64_t count, isthmus_task *task, isthmus_error *error);

// The distance of every node from `source` (to it with ISTHMUS_DIRECTION_IN); infinite where there is no path.
isthmus_status isthmus_distances(
  const isthmus_graph *graph, int64_t source, const isthmus_options *options, double *distances, int64_t count,
  isthmus_error *error);

// ---------------------------------------------------------------------------------------------------------------------
// Groups, cut points, links

// Sorts the nodes into groups, numbered by their first node: "components" (directions ignored), "leiden", "louvain" or
// "label-propagation". `modularity` may be NULL; it gets NaN for components and for graphs without ties.
isthmus_status isthmus_partition(
  const isthmus_graph *graph, const char *method, const isthmus_options *options, int32_t *groups, int64_t count,
  double *modularity, isthmus_task *task, isthmus_error *error);

// Marks with 1 the nodes whose loss would break their component apart.
isthmus_status isthmus_articulation_points(
  const isthmus_graph *graph, uint8_t *is_articulation_point, int64_t count, isthmus_error *error);

// Marks with 1 the edges whose loss would cut their component in two; directions are ignored, and of two edges that run
// both ways between the same nodes both are marked or none.
isthmus_status isthmus_bridges(const isthmus_graph *graph, uint8_t *is_bridge, int64_t count, isthmus_error *error);

// Scores pairs of nodes by how likely a tie looks: "common-neighbors", "jaccard", "adamic-adar", "resource-allocation",
// "weighted-adamic-adar", "weighted-resource-allocation", "preferential-attachment", "inverse-distance". Undefined is
// NaN.
isthmus_status isthmus_link_scores(
  const isthmus_graph *graph, const char *score, isthmus_integers first, isthmus_integers second,
  const isthmus_options *options, double *scores, int64_t count, isthmus_task *task, isthmus_error *error);

#ifdef __cplusplus
}
#endif

#endif
