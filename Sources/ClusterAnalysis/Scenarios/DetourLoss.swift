import ClusterModel
import GraphAlgorithms
import GraphCore

/// The pairs of organisations that stay, in different groups, whose way became longer.
struct DetourLoss {
  struct Pair {
    /// The ends, as nodes of the network after.
    let source: NodeID
    let target: NodeID
    /// 1 / distance before and after, 0 without a path.
    let before: Double
    let after: Double

    /// How much of the loss is made good at a distance.
    func repaired(at distance: Int?) -> Double { max(0, min(before, closeness(distance)) - after) }
  }

  let pairs: [Pair]
  let total: Double

  init(before: RepairGround, after: RepairGround, distances: HopDistances) {
    let (old, new) = (before.network, after.network)
    let earlier = HopDistances(before.graph, threads: before.threads)
    let partition = after.partition { old.table.node(of: $0) != nil }
    let nodes = new.graph.nodes.filter { partition[$0] != nil }
    let nodesBefore = nodes.map { old.table.node(of: new.id(of: $0)) }
    var pairs: [Pair] = []
    for (first, source) in nodes.enumerated() {
      for second in nodes.indices[(first + 1)...] where partition[source] != partition[nodes[second]] {
        guard let a = nodesBefore[first], let b = nodesBefore[second] else { continue }
        let (was, then) = (closeness(earlier[a, b]), closeness(distances[source, nodes[second]]))
        if was > then { pairs.append(Pair(source: source, target: nodes[second], before: was, after: then)) }
      }
    }
    self.pairs = pairs
    total = pairs.reduce(0) { $0 + $1.before - $1.after }
  }

  /// The share of the loss that is made good where these are the distances; nil if nothing was lost.
  func repaired(_ distances: HopDistances) -> Double? {
    guard total > 0 else { return nil }
    return pairs.reduce(0) { $0 + $1.repaired(at: distances[$1.source, $1.target]) } / total
  }

  /// Whether a new tie alone would make good any of it.
  func isReduced(by tie: Edge, _ distances: HopDistances) -> Bool {
    pairs.contains { pair in
      let ways = [(tie.source, tie.target), (tie.target, tie.source)].compactMap { start, end -> Int? in
        guard let first = distances[pair.source, start], let last = distances[end, pair.target] else { return nil }
        return first + 1 + last
      }
      return pair.repaired(at: ways.min()) > 0
    }
  }
}

/// 1 / distance, 0 without a path.
func closeness(_ distance: Int?) -> Double { distance.map { $0 > 0 ? 1 / Double($0) : 0 } ?? 0 }
