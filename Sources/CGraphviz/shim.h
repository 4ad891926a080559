#ifndef ISTHMUS_CGRAPHVIZ_SHIM_H
#define ISTHMUS_CGRAPHVIZ_SHIM_H

// What Swift cannot import of Graphviz: globals that are not constant, macros with arguments, variadic functions.

#include <stdlib.h>
#include <string.h>

#if __has_include(<graphviz/gvc.h>)
#include <graphviz/gvc.h>
#else
#include <gvc.h>
#endif

/// Starts to count lines anew; messages would else count those of earlier texts.
static inline void isthmus_reset_lines(void) { agsetfile(NULL); }

/// Sets every source of random numbers that layout engines draw from to where a new process has it.
static inline void isthmus_reset_random(void) {
  srand(1);
  srand48(1);
}

/// Reports a warning whose text is used as it stands; it must hold no `%`.
static inline void isthmus_report_plain(char *text) { agerr(AGWARN, text); }

/// Sends all messages to a function instead of the standard error stream.
static inline void isthmus_send_messages(int (*receive)(char *)) {
  agseterr(AGWARN);
  agseterrf(receive);
}

/// The middle of a node after layout, in points with y growing upwards.
static inline double isthmus_node_x(Agnode_t *node) { return ND_coord(node).x; }
static inline double isthmus_node_y(Agnode_t *node) { return ND_coord(node).y; }

/// How wide a node's text is after layout, in points; 0 without a text.
static inline double isthmus_label_width(Agnode_t *node) { return ND_label(node) ? ND_label(node)->dimen.x : 0; }

/// Empties an attribute of one kind on a graph and its subgraphs.
static inline void isthmus_clear_in_graphs(Agraph_t *graph, Agsym_t *symbol) {
  agxset(graph, symbol, (char *)"");
  for (Agraph_t *part = agfstsubg(graph); part; part = agnxtsubg(part)) isthmus_clear_in_graphs(part, symbol);
}

/// Empties an attribute wherever a graph, its parts, nodes or edges carry it.
static inline void isthmus_clear_attribute(Agraph_t *graph, const char *name) {
  Agsym_t *of_graph = agattr(graph, AGRAPH, (char *)name, NULL);
  Agsym_t *of_node = agattr(graph, AGNODE, (char *)name, NULL);
  Agsym_t *of_edge = agattr(graph, AGEDGE, (char *)name, NULL);
  if (of_graph) isthmus_clear_in_graphs(graph, of_graph);
  if (!of_node && !of_edge) return;
  for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
    if (of_node) agxset(node, of_node, (char *)"");
    if (!of_edge) continue;
    for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge))
      agxset(edge, of_edge, (char *)"");
  }
}

/// Empties the `pos` of nodes whose numbers may be without end, on which engines run out of bounds.
static inline void isthmus_clear_endless_places(Agraph_t *graph) {
  Agsym_t *place = agattr(graph, AGNODE, (char *)"pos", NULL);
  if (!place) return;
  for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
    const char *value = agxget(node, place);
    if (value && (strlen(value) > 80 || strpbrk(value, "eEiInNxXpP"))) agxset(node, place, (char *)"");
  }
}

/// The value of a graph's attribute, or null if the graph does not carry it.
static inline const char *isthmus_graph_attribute(Agraph_t *graph, const char *name) {
  return agget(graph, (char *)name);
}

/// Sets a graph's attribute.
static inline void isthmus_set_graph_attribute(Agraph_t *graph, const char *name, const char *value) {
  agsafeset(graph, (char *)name, (char *)value, (char *)"");
}

/// Where a node or an edge stands in the order of the text.
static inline long long isthmus_node_order(Agnode_t *node) { return (long long)AGSEQ(node); }
static inline long long isthmus_edge_order(Agedge_t *edge) { return (long long)AGSEQ(edge); }

/// Where an edge leaves and arrives, as the text has it, from whichever end it was found.
static inline Agnode_t *isthmus_edge_start(Agedge_t *edge) { return agtail(AGMKOUT(edge)); }
static inline Agnode_t *isthmus_edge_end(Agedge_t *edge) { return aghead(AGMKOUT(edge)); }

/// The next attribute that nodes or edges of a graph may carry; the first for a null pointer.
static inline Agsym_t *isthmus_next_attribute(Agraph_t *graph, int of_edges, Agsym_t *symbol) {
  return agnxtattr(graph, of_edges ? AGEDGE : AGNODE, symbol);
}

/// Whether a value was written as markup between angle brackets.
static inline int isthmus_is_markup(const char *value) { return aghtmlstr((char *)value) != 0; }

/// Lays out a graph; 0 if that worked.
static inline int isthmus_layout(GVC_t *context, Agraph_t *graph, const char *engine) {
  return gvLayout(context, graph, engine);
}

/// Draws a laid-out graph; 0 if that worked. The bytes are to be given to `gvFreeRenderData`.
static inline int isthmus_render(GVC_t *context, Agraph_t *graph, const char *format, char **bytes, size_t *count) {
  // The count was an unsigned int and is a size_t in later versions. Starting from zero, either leaves the right number
  // where bytes are stored lowest first, as on every machine that Swift runs on.
  size_t length = 0;
  int status = gvRenderData(context, graph, format, bytes, (void *)&length);
  *count = length;
  return status;
}

#endif
