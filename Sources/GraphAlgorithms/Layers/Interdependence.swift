public import GraphCore

extension Layers {
  /// Measures how much of what is near each node is reached only by ties of more than one kind.
  ///
  /// For every other node that can be reached, the share of shortest paths to it that use two layers or more, on average.
  /// A path is a sequence of ties, so that two nodes tied in two layers are joined by two paths of one step, and a path
  /// of two such steps counts four times: twice within a layer, twice across. Every step is as long as any other.
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: From 0, where one layer always does, to 1; when directed, for paths that leave the node. Undefined
  ///   (``GraphCore/UndefinedReason/noPaths``) for a node from which none leaves. (The paper adds up where this takes the
  ///   mean, and leaves open what becomes of nodes that cannot be reached.)
  /// - Complexity: O(*n* (*n* *L* + *m*)) time for *L* layers with *m* ties together; O(*n* *L*) space for each thread.
  public func interdependence(threads: Int? = nil) -> NodeScores {
    let scores = reduceInOrder(nodeCount, threads: threads, into: [NodeScore]()) {
      LayeredSearch(self)
    } skipped: { sources in
      sources.map { _ in .value(0) }
    } block: { sources, search in
      sources.map { search.interdependence(of: $0) }
    } add: { total, part in
      total += part
    }
    return NodeScores(scores)
  }
}

/// Counts shortest paths over all layers and those within each.
private struct LayeredSearch {
  private let adjacencies: [Adjacency]
  private var depth: [Int32]
  private var order: [Int32] = []
  /// Shortest paths to each node; of those, the ones within each layer.
  private var all: [WideNumber]
  private var within: [[WideNumber]]

  init(_ layers: Layers) {
    adjacencies = layers.graphs.map(\.outgoing)
    depth = Array(repeating: -1, count: layers.nodeCount)
    all = Array(repeating: .zero, count: layers.nodeCount)
    within = Array(repeating: all, count: adjacencies.count)
  }

  /// The mean share of paths from a node that change the layer.
  mutating func interdependence(of source: Int) -> NodeScore {
    search(from: source)
    guard order.count > 1 else { return .undefined(.noPaths) }
    var sum = 0.0
    for node in order.dropFirst().lazy.map(Int.init) {
      let inOneLayer = within.reduce(0) { $0 + ($1[node] / all[node]).double }
      sum += max(0, 1 - inOneLayer)
    }
    return .value(sum / Double(order.count - 1))
  }

  private mutating func search(from source: Int) {
    for node in order.lazy.map(Int.init) {
      depth[node] = -1
      all[node] = .zero
      for layer in within.indices { within[layer][node] = .zero }
    }
    order = [Int32(source)]
    depth[source] = 0
    all[source] = WideNumber(1)
    for layer in within.indices { within[layer][source] = WideNumber(1) }
    var head = 0
    while head < order.count {
      let node = Int(order[head])
      head += 1
      for (layer, adjacency) in adjacencies.enumerated() {
        for target in adjacency.targets[adjacency.row(node)].lazy.map(Int.init) {
          if depth[target] < 0 {
            depth[target] = depth[node] + 1
            order.append(Int32(target))
          }
          guard depth[target] == depth[node] + 1 else { continue }
          all[target] = all[target] + all[node]
          within[layer][target] = within[layer][target] + within[layer][node]
        }
      }
    }
  }
}
