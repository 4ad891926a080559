public import GraphCore

/// Betweenness as the paper has it, one source at a time: for graphs too large to list all shortest paths.
///
/// Brandes, Journal of Mathematical Sociology 25:163, 2001, with lists of predecessors. Distances come from repeated
/// relaxation of all arcs (Bellman and Ford), so nothing is shared with the library but the definition.
public struct PlainBetweenness: Sendable {
  /// What runs through each node, over ordered pairs.
  public private(set) var nodes: [Double]
  /// What runs along each edge, over ordered pairs, in the order of the edges.
  public private(set) var edges: [Double]
  /// What of the first comes from sources for which `isOwn` holds.
  public private(set) var own: [Double]

  /// Adds up all ordered pairs, each as often as `weight` says.
  public init(
    _ graph: Graph, lengths: [Double]? = nil, isOwn: (_ source: Int, _ node: Int) -> Bool = { _, _ in false },
    weight: (_ source: Int, _ target: Int) -> Double = { _, _ in 1 }
  ) {
    let n = graph.nodeCount
    var arcs: [[(target: Int, length: Double, edge: Int)]] = Array(repeating: [], count: n)
    for (index, edge) in graph.edges.enumerated() {
      let length = lengths?[index] ?? 1
      arcs[edge.source.index].append((edge.target.index, length, index))
      if !graph.isDirected { arcs[edge.target.index].append((edge.source.index, length, index)) }
    }
    nodes = Array(repeating: 0, count: n)
    edges = Array(repeating: 0, count: graph.edgeCount)
    own = nodes
    for source in 0..<n {
      var distance = [Double](repeating: .infinity, count: n)
      distance[source] = 0
      var changed = [source]
      while !changed.isEmpty {
        var next: [Int] = []
        for node in changed {
          for arc in arcs[node] where distance[node] + arc.length < distance[arc.target] {
            distance[arc.target] = distance[node] + arc.length
            next.append(arc.target)
          }
        }
        changed = next
      }
      let order = (0..<n).filter { distance[$0] < .infinity }.sorted { distance[$0] < distance[$1] }
      var count = [Double](repeating: 0, count: n)
      count[source] = 1
      var predecessors = [[(node: Int, edge: Int)]](repeating: [], count: n)
      for node in order {
        for arc in arcs[node] {
          let way = distance[node] + arc.length
          guard abs(way - distance[arc.target]) <= 1e-10 * way else { continue }
          count[arc.target] += count[node]
          predecessors[arc.target].append((node, arc.edge))
        }
      }
      var dependency = [Double](repeating: 0, count: n)
      for node in order.reversed() where node != source {
        for (before, edge) in predecessors[node] {
          let share = count[before] / count[node] * (weight(source, node) + dependency[node])
          dependency[before] += share
          edges[edge] += share
        }
        nodes[node] += dependency[node]
        if isOwn(source, node) { own[node] += dependency[node] }
      }
    }
  }
}
