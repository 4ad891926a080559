import GraphCore
import GraphTestSupport

extension Graph {
  /// All simple graphs in which each node has as many ties with nodes of each mode as in this one, found by trying out
  /// every set of ties.
  func allWithSameDegrees(modes: NodePartition? = nil) -> [Graph] {
    let n = nodeCount
    let pairs = (0..<n).flatMap { a in (0..<n).filter { isDirected ? $0 != a : $0 > a }.map { (a, $0) } }
    let mode = (0..<n).map { (modes?[NodeID($0)] ?? -1) + 1 }
    /// Where the ties of a pair are counted: by node, direction and the mode met.
    let places = pairs.map { a, b in
      (a * 2 * (n + 1) + mode[b], (b * 2 + (isDirected ? 1 : 0)) * (n + 1) + mode[a])
    }
    var left = [Int](repeating: 0, count: n * 2 * (n + 1))
    for (pair, place) in zip(pairs, places) where hasEdge(from: NodeID(pair.0), to: NodeID(pair.1)) {
      left[place.0] += 1
      left[place.1] += 1
    }
    var found: [Graph] = []
    func choose(_ chosen: [(Int, Int)], from next: Int) {
      guard chosen.count < edgeCount else { return found.append(.of(n, chosen, directed: isDirected)) }
      for index in next..<pairs.count {
        let (out, into) = places[index]
        guard left[out] > 0 && left[into] > 0 else { continue }
        left[out] -= 1
        left[into] -= 1
        choose(chosen + [pairs[index]], from: index + 1)
        left[out] += 1
        left[into] += 1
      }
    }
    choose([], from: 0)
    return found
  }
}
