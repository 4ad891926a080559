import GraphCore
import GraphTestSupport

extension Graph {
  /// All simple graphs in which each node has as many ties with nodes of each mode as in this one, found by trying out
  /// every set of ties.
  func allWithSameDegrees(modes: NodePartition? = nil) -> [Graph] {
    let n = nodeCount
    let pairs = (0..<n).flatMap { a in (0..<n).filter { isDirected ? $0 != a : $0 > a }.map { (a, $0) } }
    let mode = (0..<n).map { (modes?[NodeID($0)] ?? -1) + 1 }
    /// Ties out to and in from each mode, node after node.
    func degrees(_ ties: [(Int, Int)]) -> [Int] {
      var degrees = [Int](repeating: 0, count: n * 2 * (n + 1))
      for (a, b) in ties {
        degrees[(a * 2) * (n + 1) + mode[b]] += 1
        degrees[(b * 2 + (isDirected ? 1 : 0)) * (n + 1) + mode[a]] += 1
      }
      return degrees
    }
    let wanted = degrees(edges.map { ($0.source.index, $0.target.index) })
    var found: [Graph] = []
    func choose(_ chosen: [(Int, Int)], from next: Int) {
      if chosen.count == edgeCount {
        if degrees(chosen) == wanted { found.append(.of(n, chosen, directed: isDirected)) }
        return
      }
      guard next < pairs.count else { return }
      for pair in next...pairs.count - (edgeCount - chosen.count) { choose(chosen + [pairs[pair]], from: pair + 1) }
    }
    choose([], from: 0)
    return found
  }
}
