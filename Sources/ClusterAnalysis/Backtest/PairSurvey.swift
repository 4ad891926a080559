import GraphAlgorithms
import GraphCore

/// One pass over every pair that could be recommended: how many there are, which the plain methods put first, and a
/// sample of them.
struct PairSurvey {
  /// How many pairs there are, and how many were tied later.
  struct Tally {
    var pairs = 0
    var hits = 0
  }

  /// Hits first and then others, each by rising nodes; every pair if they are few.
  private(set) var sample: [NodePair] = []
  private let hits: Set<NodePair>
  private var all = Lists(room: 0)
  private var ofBlock: [GroupPair: Lists] = [:]

  /// How many pairs are scored at a time.
  private static let chunk = 1_000_000

  init(_ scope: GapScope, _ hits: Set<NodePair>, _ options: GapBacktest.Options) {
    let graph = scope.network.graph
    self.hits = hits
    all = Lists(room: options.lengths.max() ?? 0)
    let blockRoom = options.lengths.first ?? 0
    var generator = SeededGenerator(seed: options.gaps.seed)
    var sampledHits = Reservoir(options.hitSample)
    var sampledMisses = Reservoir(options.missSample)
    var open: [NodePair] = []
    func takeIn() {
      let shared = graph.linkScores(of: open, by: .resourceAllocation, threads: scope.options.threads)
      for (pair, shared) in zip(open, shared) {
        let isHit = hits.contains(pair)
        let keys = [shared ?? 0, graph.preferentialAttachment(pair)]
        all.add(pair, keys, isHit)
        if let block = scope.block(of: pair) {
          ofBlock[block, default: Lists(room: blockRoom)].add(pair, keys, isHit)
        }
        if isHit {
          sampledHits.add(pair, using: &generator)
        } else {
          sampledMisses.add(pair, using: &generator)
        }
      }
      open.removeAll(keepingCapacity: true)
    }
    let known = graph.nodes.filter { graph.outDegree(of: $0) > 0 }
    for (place, node) in known.enumerated() {
      for other in known[(place + 1)...] where scope.isCandidate(node, other) { open.append(NodePair(node, other)) }
      if open.count >= Self.chunk { takeIn() }
    }
    takeIn()
    sample = [sampledHits, sampledMisses].flatMap { reservoir in
      reservoir.pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }
  }

  var pairCount: Int { all.tally.pairs }
  var hitCount: Int { all.tally.hits }
  /// The pairs of groups, by rising first and then second.
  var blocks: [GroupPair] { ofBlock.keys.sorted { ($0.source, $0.target) < ($1.source, $1.target) } }

  /// How many pairs a pair of groups has, or all of them.
  func tally(of block: GroupPair?) -> Tally { lists(of: block)?.tally ?? Tally() }

  /// The first pairs by a method.
  func best(by method: GapBacktest.Method, in block: GroupPair?) -> ScoreRanking {
    let entries = lists(of: block)?.best[method == .resourceAllocation ? 0 : 1].sorted ?? []
    return ScoreRanking(entries.map(\.key), isHit: entries.map { hits.contains($0.pair) })
  }

  private func lists(of block: GroupPair?) -> Lists? { block.map { ofBlock[$0] } ?? all }

  /// What is kept of all pairs, or of those of two groups.
  private struct Lists {
    var tally = Tally()
    /// By resource allocation and by preferential attachment.
    var best: [BestPairs]

    init(room: Int) { best = [BestPairs(room), BestPairs(room)] }

    mutating func add(_ pair: NodePair, _ keys: [Double], _ isHit: Bool) {
      tally.pairs += 1
      tally.hits += isHit ? 1 : 0
      for place in keys.indices { best[place].add(pair, keys[place]) }
    }
  }
}

/// Pairs drawn from a stream, each as likely as any other (Vitter, ACM Transactions on Mathematical Software 11:37,
/// 1985, <https://doi.org/10.1145/3147.3165>, algorithm R).
private struct Reservoir {
  private let room: Int
  private var seen = 0
  private(set) var pairs: [NodePair] = []

  init(_ room: Int) { self.room = room }

  mutating func add(_ pair: NodePair, using generator: inout SeededGenerator) {
    seen += 1
    if pairs.count < room {
      pairs.append(pair)
    } else {
      let place = Int.random(in: 0..<seen, using: &generator)
      if place < room { pairs[place] = pair }
    }
  }
}
