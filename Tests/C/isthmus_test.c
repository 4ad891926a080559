// Calls the library as a C program would. Expected values are closed forms of small graphs.
//
// A star of five nodes: all pairs of leaves run through the centre, 4 * 3 / 2 = 6 of them. A path of four nodes: the inner
// ones lie between 2 pairs each. Karate club and larger networks are compared with other programs from Python.

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "isthmus.h"

static int failures = 0;

#define EXPECT(condition)                                            \
  do {                                                               \
    if (!(condition)) {                                              \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
      failures++;                                                    \
    }                                                                \
  } while (0)

static isthmus_integers wide(const int64_t *numbers, int64_t count) {
  return (isthmus_integers){.data = numbers, .count = count, .width = 8};
}

static isthmus_integers narrow(const int32_t *numbers, int64_t count) {
  return (isthmus_integers){.data = numbers, .count = count, .width = 4};
}

static const isthmus_doubles all_one = {0};

static isthmus_graph *star(int64_t node_count) {
  int64_t *sources = calloc((size_t)node_count, sizeof *sources);
  int64_t *targets = calloc((size_t)node_count, sizeof *targets);
  for (int64_t leaf = 1; leaf < node_count; leaf++) targets[leaf - 1] = leaf;
  isthmus_graph *graph = NULL;
  isthmus_error error;
  isthmus_status status = isthmus_graph_from_edges(
    node_count, wide(sources, node_count - 1), wide(targets, node_count - 1), all_one, 0, ISTHMUS_PARALLEL_SUM, &graph,
    &error);
  EXPECT(status == ISTHMUS_OK && error.status == ISTHMUS_OK && error.message[0] == 0);
  free(sources);
  free(targets);
  return graph;
}

static void measures_a_star(void) {
  isthmus_graph *graph = star(5);
  isthmus_graph_facts facts = isthmus_graph_get_facts(graph);
  EXPECT(facts.node_count == 5 && facts.edge_count == 4 && !facts.is_directed && !facts.is_weighted);
  double scores[5];
  EXPECT(isthmus_node_scores(graph, "betweenness", NULL, scores, NULL, 5, NULL, NULL) == ISTHMUS_OK);
  EXPECT(scores[0] == 6 && scores[1] == 0 && scores[4] == 0);
  isthmus_options options = isthmus_default_options();
  options.normalized = 1;
  options.threads = 2;
  EXPECT(isthmus_node_scores(graph, "betweenness", &options, scores, NULL, 5, NULL, NULL) == ISTHMUS_OK);
  EXPECT(scores[0] == 1);
  double edges[4];
  EXPECT(isthmus_edge_scores(graph, "edge-betweenness", NULL, edges, 4, NULL, NULL) == ISTHMUS_OK);
  for (int edge = 0; edge < 4; edge++) EXPECT(edges[edge] == 4);
  double density;
  EXPECT(isthmus_network_score(graph, "density", NULL, &density, NULL, NULL) == ISTHMUS_OK);
  EXPECT(fabs(density - 0.4) < 1e-15);
  uint8_t cut[5], bridge[4];
  EXPECT(isthmus_articulation_points(graph, cut, 5, NULL) == ISTHMUS_OK);
  EXPECT(cut[0] == 1 && cut[1] == 0);
  EXPECT(isthmus_bridges(graph, bridge, 4, NULL) == ISTHMUS_OK);
  EXPECT(bridge[0] && bridge[1] && bridge[2] && bridge[3]);
  isthmus_graph_free(graph);
}

// Groups a a b b on the path 0 - 1 - 2 - 3: the pairs across groups that 1 lies between are (0, 2) and (0, 3).
static void measures_groups_on_a_path(void) {
  const int32_t sources[] = {0, 1, 2}, targets[] = {1, 2, 3};
  isthmus_graph *graph = NULL;
  EXPECT(
    isthmus_graph_from_edges(4, narrow(sources, 3), narrow(targets, 3), all_one, 0, 0, &graph, NULL) == ISTHMUS_OK);
  const int32_t groups[] = {0, 0, 1, 1};
  isthmus_options options = isthmus_default_options();
  options.groups = groups;
  options.group_length = 4;
  double scores[4];
  EXPECT(isthmus_node_scores(graph, "cross-betweenness", &options, scores, NULL, 4, NULL, NULL) == ISTHMUS_OK);
  EXPECT(scores[0] == 0 && scores[1] == 2 && scores[2] == 2 && scores[3] == 0);
  isthmus_error error;
  EXPECT(isthmus_node_scores(graph, "cross-betweenness", NULL, scores, NULL, 4, NULL, &error) == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(strstr(error.message, "options.groups is NULL") != NULL);
  double distances[4];
  EXPECT(isthmus_distances(graph, 0, NULL, distances, 4, NULL) == ISTHMUS_OK);
  EXPECT(distances[0] == 0 && distances[3] == 3);
  double pairs[2];
  const int64_t first[] = {0, 0}, second[] = {2, 3};
  EXPECT(
    isthmus_link_scores(graph, "jaccard", wide(first, 2), wide(second, 2), NULL, pairs, 2, NULL, NULL) == ISTHMUS_OK);
  EXPECT(pairs[0] == 0.5 && pairs[1] == 0);
  isthmus_graph_free(graph);
}

// Numbers that lie in the columns of a table are read in place.
static void reads_strided_memory(void) {
  const int64_t table[][3] = {{0, 1, 7}, {1, 2, 7}, {2, 2, 7}, {1, 0, 7}};
  const double strengths[] = {2, 1, 1, 3};
  const isthmus_integers sources = {.data = &table[0][0], .count = 4, .stride = sizeof table[0], .width = 8};
  const isthmus_integers targets = {.data = &table[0][1], .count = 4, .stride = sizeof table[0], .width = 8};
  isthmus_graph *graph = NULL;
  EXPECT(
    isthmus_graph_from_edges(3, sources, targets, (isthmus_doubles){strengths, 4, 0}, 0, ISTHMUS_PARALLEL_MAXIMUM, &graph, NULL)
    == ISTHMUS_OK);
  isthmus_graph_facts facts = isthmus_graph_get_facts(graph);
  EXPECT(facts.edge_count == 2 && facts.self_loop_count == 1 && facts.merged_count == 1 && facts.is_weighted);
  int32_t from[2], to[2];
  double kept[2];
  EXPECT(isthmus_graph_edges(graph, from, to, kept, 2, NULL) == ISTHMUS_OK);
  EXPECT(from[0] == 0 && to[0] == 1 && kept[0] == 3 && from[1] == 1 && to[1] == 2 && kept[1] == 1);
  isthmus_graph_free(graph);
}

static void reads_rows(void) {
  const int64_t offsets[] = {0, 1, 3, 4};
  const int32_t targets[] = {1, 2, 0, 1}, half[] = {1, 2, 2, 1};
  isthmus_graph *graph = NULL;
  isthmus_error error;
  EXPECT(isthmus_graph_from_rows(wide(offsets, 4), narrow(targets, 4), all_one, 0, 0, &graph, NULL) == ISTHMUS_OK);
  EXPECT(isthmus_graph_get_facts(graph).edge_count == 2);
  isthmus_graph_free(graph);
  EXPECT(
    isthmus_graph_from_rows(wide(offsets, 4), narrow(half, 4), all_one, 0, 0, &graph, &error)
    == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(strstr(error.message, "both ends") != NULL);
}

static void refuses_what_cannot_be(void) {
  const int64_t sources[] = {0, 1}, targets[] = {1, 5};
  const double strengths[] = {1, NAN};
  isthmus_graph *graph = NULL;
  isthmus_error error;
  const isthmus_integers from = wide(sources, 2), to = wide(targets, 2);
  EXPECT(isthmus_graph_from_edges(3, from, to, all_one, 0, 0, &graph, &error) == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(strstr(error.message, "from 1 to 5") != NULL);
  EXPECT(
    isthmus_graph_from_edges(9, from, to, (isthmus_doubles){strengths, 2, 0}, 0, 0, &graph, &error)
    == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(strstr(error.message, "nan") != NULL);
  EXPECT(isthmus_graph_from_edges(-1, from, to, all_one, 0, 0, &graph, NULL) == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(isthmus_graph_from_edges(INT64_MAX, from, to, all_one, 0, 0, &graph, NULL) == ISTHMUS_TOO_LARGE);
  EXPECT(isthmus_graph_from_edges(9, from, wide(targets, 1), all_one, 0, 0, &graph, NULL) == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(isthmus_graph_from_edges(9, from, to, all_one, 0, 0, NULL, NULL) == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(graph == NULL);
  graph = star(3);
  double scores[3];
  EXPECT(isthmus_node_scores(graph, "betweeness", NULL, scores, NULL, 3, NULL, &error) == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(strstr(error.message, "betweenness") != NULL);
  EXPECT(isthmus_node_scores(graph, "degree", NULL, scores, NULL, 2, NULL, &error) == ISTHMUS_INVALID_ARGUMENT);
  EXPECT(isthmus_node_scores(NULL, "degree", NULL, scores, NULL, 3, NULL, &error) == ISTHMUS_INVALID_ARGUMENT);
  isthmus_options options = isthmus_default_options();
  options.damping = 1;
  EXPECT(isthmus_node_scores(graph, "pagerank", &options, scores, NULL, 3, NULL, &error) == ISTHMUS_INVALID_ARGUMENT);
  options = (isthmus_options){0};
  EXPECT(isthmus_node_scores(graph, "pagerank", &options, scores, NULL, 3, NULL, &error) == ISTHMUS_INVALID_ARGUMENT);
  isthmus_graph_free(graph);
}

static void says_why_there_is_no_score(void) {
  isthmus_graph *graph = NULL;
  EXPECT(isthmus_graph_from_edges(2, wide(NULL, 0), wide(NULL, 0), all_one, 0, 0, &graph, NULL) == ISTHMUS_OK);
  double scores[2];
  uint8_t reasons[2];
  EXPECT(isthmus_node_scores(graph, "constraint", NULL, scores, reasons, 2, NULL, NULL) == ISTHMUS_OK);
  EXPECT(isnan(scores[0]) && strcmp(isthmus_undefined_reason(reasons[0]), "no-ties") == 0);
  EXPECT(isthmus_undefined_reason(0) == NULL);
  isthmus_graph_free(graph);
}

static void names_its_measures(void) {
  int count = 0;
  while (isthmus_node_measure_name(count) != NULL) count++;
  EXPECT(count > 30 && isthmus_node_measure_name(-1) == NULL);
  EXPECT(isthmus_abi_version() == ISTHMUS_ABI_VERSION);
}

// A ring of communities large enough that betweenness takes far longer than it takes to ask it to stop.
static isthmus_graph *ring(int64_t node_count) {
  int64_t *sources = malloc((size_t)(4 * node_count) * sizeof *sources);
  int64_t *targets = malloc((size_t)(4 * node_count) * sizeof *targets);
  int64_t edge = 0;
  for (int64_t node = 0; node < node_count; node++)
    for (int64_t step = 1; step <= 4; step++) {
      sources[edge] = node;
      targets[edge++] = (node + step) % node_count;
    }
  isthmus_graph *graph = NULL;
  isthmus_graph_from_edges(node_count, wide(sources, edge), wide(targets, edge), all_one, 0, 0, &graph, NULL);
  free(sources);
  free(targets);
  return graph;
}

static void remember(void *context, double fraction) {
  double *last = context;
  EXPECT(fraction >= 0 && fraction <= 1);
  *last = fraction;
}

static void tells_how_far_it_is(void) {
  isthmus_graph *graph = ring(500);
  double last = -1, *scores = malloc(500 * sizeof *scores);
  isthmus_task *task = isthmus_task_create(remember, &last);
  EXPECT(isthmus_node_scores(graph, "betweenness", NULL, scores, NULL, 500, task, NULL) == ISTHMUS_OK);
  EXPECT(last == 1);
  isthmus_task_free(task);
  free(scores);
  isthmus_graph_free(graph);
}

static void stop_at_once(void *context, double fraction) {
  (void)fraction;
  isthmus_task_cancel(*(isthmus_task **)context);
}

static void stops_when_asked(void) {
  isthmus_graph *graph = ring(200000);
  double *scores = malloc(200000 * sizeof *scores);
  scores[0] = -7;
  isthmus_task *task = NULL;
  task = isthmus_task_create(stop_at_once, &task);
  isthmus_error error;
  EXPECT(isthmus_node_scores(graph, "betweenness", NULL, scores, NULL, 200000, task, &error) == ISTHMUS_CANCELLED);
  EXPECT(scores[0] == -7);
  isthmus_task_free(task);
  free(scores);
  isthmus_graph_free(graph);
}

struct same_graph {
  isthmus_graph *graph;
  double scores[500];
};

static void *measure(void *context) {
  struct same_graph *work = context;
  EXPECT(isthmus_node_scores(work->graph, "closeness", NULL, work->scores, NULL, 500, NULL, NULL) == ISTHMUS_OK);
  return NULL;
}

static void serves_several_threads(void) {
  static struct same_graph work[4];
  isthmus_graph *graph = ring(500);
  pthread_t threads[4];
  for (int number = 0; number < 4; number++) {
    work[number].graph = graph;
    pthread_create(&threads[number], NULL, measure, &work[number]);
  }
  for (int number = 0; number < 4; number++) pthread_join(threads[number], NULL);
  for (int number = 1; number < 4; number++)
    EXPECT(memcmp(work[0].scores, work[number].scores, sizeof work[0].scores) == 0);
  isthmus_graph_free(graph);
}

int main(void) {
  measures_a_star();
  measures_groups_on_a_path();
  reads_strided_memory();
  reads_rows();
  refuses_what_cannot_be();
  says_why_there_is_no_score();
  names_its_measures();
  tells_how_far_it_is();
  stops_when_asked();
  serves_several_threads();
  if (failures == 0) puts("C interface: all as it should be");
  return failures == 0 ? 0 : 1;
}
