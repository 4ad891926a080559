public import GraphAlgorithms
import GraphCore

/// A pair that was measured, with its score.
public struct RankedPair: Hashable, Sendable {
  /// Both, the lower node first.
  public let pair: NodePair
  /// From 0 to 100.
  public let score: Double
  /// What the score is made of, in the order of ``GapPart/Kind``.
  public let parts: [GapPart]
  /// What the tie would bring.
  public let gain: PairGain
}

/// Scores pairs by ranks in each part, added up.
struct GapRanking {
  let scope: GapScope
  let blocks: BlockDeficits
  let labels: PartnerLabels

  /// How many ties are missing between the groups of a pair; nil where too little is expected to say.
  func deficit(of pair: NodePair) -> Double? {
    guard let a = blocks.partition[pair.first], let b = blocks.partition[pair.second] else { return nil }
    let count = blocks[a, b].count
    return count.verdict == .tooSmallToSay ? nil : count.deficit
  }

  /// The largest deficit of all.
  var largestDeficit: Double {
    blocks.cells.lazy.filter { $0.count.verdict != .tooSmallToSay }.map(\.count.deficit).max() ?? 0
  }

  /// Measures and scores pairs in a network, the best first.
  ///
  /// Of equal scores the pair with the higher gain comes first, then the one whose ids come first.
  func ranked(_ pairs: [NodePair], in graph: Graph) -> [RankedPair] {
    let gains = GainMeasurement(scope).gains(of: pairs, in: graph)
    let values: [GapPart.Kind: [Double?]] = [
      .deficit: pairs.map(deficit),
      .complementarity: pairs.map { labels.complementarity(of: $0.first, and: $0.second)?.value },
      .closeness: closeness(of: pairs, in: graph),
      .activity: pairs.map { activity(of: $0, in: graph) },
      .gain: gains.map(\.efficiency),
      .reach: gains.map { $0.newlyNear.map(Double.init) },
      .wish: pairs.map(scope.wish),
    ]
    let points = values.mapValues(rankPoints)
    let scores = gapScores(points, count: pairs.count)
    let ranked = pairs.indices.map { place in
      RankedPair(
        pair: pairs[place], score: scores[place],
        parts: GapPart.Kind.allCases.map { kind in
          GapPart(kind: kind, value: values[kind]?[place] ?? nil, points: points[kind]?[place] ?? nil)
        }, gain: gains[place])
    }
    return ranked.sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      let (a, b) = (left.gain.efficiency ?? 0, right.gain.efficiency ?? 0)
      if a != b { return a > b }
      return ids(of: left.pair).lexicographicallyPrecedes(ids(of: right.pair))
    }
  }

  private func ids(of pair: NodePair) -> [String] {
    [scope.network.id(of: pair.first), scope.network.id(of: pair.second)].sorted()
  }

  private func activity(of pair: NodePair, in graph: Graph) -> Double? {
    let product = graph.outDegree(of: pair.first) * graph.outDegree(of: pair.second)
    return product > 0 ? Double(product).squareRoot() : nil
  }

  private func closeness(of pairs: [NodePair], in graph: Graph) -> [Double?] {
    let threads = scope.options.threads
    let shared = graph.linkScores(of: pairs, by: .resourceAllocation, threads: threads)
    let near = graph.linkScores(of: pairs, by: .inverseDistance, threads: threads)
    return pairs.indices.map { place in
      guard graph.outDegree(of: pairs[place].first) > 0, graph.outDegree(of: pairs[place].second) > 0 else {
        return nil
      }
      guard let shared = shared[place], shared > 0 else { return near[place] }
      return 1 + shared
    }
  }
}

/// Ranks the best pairs again in networks with a tenth of their ties left out.
struct GapRobustness {
  /// How many of the best pairs are ranked against each other.
  static let poolSize = 500
  /// How many ranks are the top.
  static let top = 10
  private static let droppedShare = 0.1

  /// In how many runs each pair was among the top, by pair.
  ///
  /// Which ties are expected between groups stays as it is; shared contacts, distances, gains and reach are measured anew.
  static func counts(_ ranking: GapRanking, _ pool: [NodePair], runs: Int) -> [NodePair: Int] {
    let graph = ranking.scope.network.graph
    let edges = graph.edges
    let droppedCount = Int((droppedShare * Double(edges.count)).rounded())
    var seeds = SeededGenerator(seed: ranking.scope.options.seed)
    var counts: [NodePair: Int] = [:]
    for _ in 0..<runs {
      var generator = SeededGenerator(seed: seeds.next())
      var order = edges
      for place in 0..<droppedCount {
        order.swapAt(place, Int.random(in: place..<order.count, using: &generator))
      }
      let thinned = graph.removing(order.prefix(droppedCount))
      for best in ranking.ranked(pool, in: thinned).prefix(top) { counts[best.pair, default: 0] += 1 }
    }
    return counts
  }
}
