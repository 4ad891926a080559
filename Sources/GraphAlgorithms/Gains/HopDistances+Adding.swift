public import GraphCore

extension HopDistances {
  /// Takes in a new tie: afterwards the distances are those in the graph with it.
  ///
  /// - Parameters:
  ///   - tie: The tie; in a directed graph it runs from its source to its target.
  ///   - graph: The graph without the tie, whose distances these are.
  /// - Complexity: O(*n* + *m* + *a* *b*) time for *a* sources that it brings nearer to one end and *b* nodes that it
  ///   brings nearer to the other, plus O(*s* *n*) for a copy of the distances of *s* sources.
  public mutating func add(_ tie: Edge, to graph: Graph) {
    precondition(nodeCount == graph.nodeCount, "distances in another graph")
    switch storage {
    case .bytes(var matrix):
      if matrix.add(tie, to: graph) {
        storage = .bytes(matrix)
      } else {
        storage = .words(HopMatrix(matrix))
        add(tie, to: graph)
      }
    case .words(var matrix):
      let fits = matrix.add(tie, to: graph)
      precondition(fits, "no path has 2^31 hops")
      storage = .words(matrix)
    }
  }
}

extension HopMatrix {
  /// Takes in a new tie, or returns false and does nothing if a distance would not fit.
  fileprivate mutating func add(_ tie: Edge, to graph: Graph) -> Bool {
    var search = HopSearch(graph)
    let fromSource = distances(from: tie.source.index, searching: &search)
    let fromTarget = distances(from: tie.target.index, searching: &search)
    let toSource = graph.isDirected ? distances(to: tie.source.index) : fromSource
    let toTarget = graph.isDirected ? distances(to: tie.target.index) : fromTarget
    let forwards = Shortcut(toSource, toTarget, fromSource, fromTarget)
    let backwards = graph.isDirected ? nil : Shortcut(fromTarget, fromSource, fromTarget, fromSource)
    guard max(forwards.longest, backwards?.longest ?? 0) <= Self.limit else { return false }
    // No pair gains both ways, so the second may still use the distances before the first.
    add(forwards)
    if let backwards { add(backwards) }
    longest = 0
    for row in farthest.indices {
      let steps = steps[row * columnCount..<(row + 1) * columnCount]
      farthest[row] = steps.max() ?? 0
      longest = steps.reduce(longest) { $1 == .max ? $0 : max($0, Int($1)) }
    }
    return true
  }

  private mutating func add(_ shortcut: Shortcut) {
    for (source, steps) in shortcut.starts where rowOfNode[source] >= 0 {
      let first = Int(rowOfNode[source]) * columnCount
      for (target, rest) in shortcut.ends {
        self.steps[first + target] = min(self.steps[first + target], Steps(steps + 1 + rest))
      }
    }
  }
}

/// An edge with the nodes that come to its target sooner over it, and those that its target reaches sooner.
private struct Shortcut {
  /// Nodes with their distance to the edge's source.
  let starts: [(node: Int, steps: Int)]
  /// Nodes with their distance from the edge's target.
  let ends: [(node: Int, steps: Int)]

  init(_ toSource: [Int32], _ toTarget: [Int32], _ fromSource: [Int32], _ fromTarget: [Int32]) {
    let nodes = toSource.indices
    starts = nodes.filter { toSource[$0] + 1 < toTarget[$0] }.map { ($0, Int(toSource[$0])) }
    ends = nodes.filter { fromTarget[$0] + 1 < fromSource[$0] }.map { ($0, Int(fromTarget[$0])) }
  }

  /// The longest way over the edge, or 0.
  var longest: Int {
    guard let start = starts.map(\.steps).max(), let end = ends.map(\.steps).max() else { return 0 }
    return start + 1 + end
  }
}
