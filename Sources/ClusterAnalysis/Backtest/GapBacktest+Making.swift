public import ClusterModel
import GraphAlgorithms
public import GraphCore

extension ClusterNetwork {
  /// The network of all that began before a day, with what has no beginning.
  ///
  /// - Throws: ``GraphError`` as ``init(_:options:)``.
  /// - Complexity: As ``init(_:options:)``.
  public func begun(before day: Day) throws(GraphError) -> ClusterNetwork {
    var records = records
    records.ties.removeAll { tie in tie.since.map { $0.first >= day } ?? false }
    let later = Set(records.activities.filter { $0.start.map { $0.first >= day } ?? false }.map(\.id))
    records.activities.removeAll { later.contains($0.id) }
    records.participations.removeAll { later.contains($0.activityID) }
    return try ClusterNetwork(records, options: options)
  }
}

extension GapBacktest {
  /// Tests the ranking of gaps on ties that came later.
  ///
  /// Areas under the curve are measured on a sample if there are many pairs, the same for every method; ranks within the
  /// score are those of the sample then. The first pairs of the gaps are those that `isthmus gaps` would have named, out
  /// of the pairs that it measures; the first pairs of the other methods are found among all.
  ///
  /// - Parameters:
  ///   - later: The network with what was hidden.
  ///   - earlier: The same without, see ``ClusterNetwork/begun(before:)``.
  ///   - grouping: The groups of the earlier network.
  ///   - options: How to test.
  /// - Throws: ``GraphError`` as ``ClusterNetwork/init(_:options:)``.
  /// - Complexity: O(*n*²) for the pairs of *n* organisations, and the cost of measuring the sample's gains.
  public init(
    of later: ClusterNetwork, knownFrom earlier: ClusterNetwork, grouping: Grouping, options: Options = .init()
  ) throws(GraphError) {
    var gapOptions = options.gaps
    gapOptions.takesInNewcomers = false
    let scope = try GapScope(earlier, grouping: grouping, options: gapOptions)
    let graph = scope.network.graph
    let came = NewTies(in: try later.preparedForGaps(without: gapOptions.blockingKinds), scope)
    let order = GapRanking(
      scope: scope, blocks: BlockDeficits.all(scope, withoutHubs: nil).groups, labels: PartnerLabels(scope.network))
    let shortlist = Shortlist(scope, deficit: order.deficit, largestDeficit: order.largestDeficit)
    let measured = order.ranked(shortlist.pairs, in: graph)
    let survey = PairSurvey(scope, came.hits, options)
    // Where every pair was measured for the list, the list is the sample.
    let sampled = shortlist.pairs.count == survey.pairCount ? measured : order.ranked(survey.sample, in: graph)
    let samples = SampledScores(sampled, came.hits, scope)
    let first = BlockLists(measured, scope)

    func accuracy(_ method: Method, in block: GroupPair?, _ lengths: [Int]) -> Accuracy {
      let tally = survey.tally(of: block)
      guard method != .chance else {
        let share = tally.pairs > 0 ? Double(tally.hits) / Double(tally.pairs) : nil
        let isMixed = tally.hits > 0 && tally.hits < tally.pairs
        return Accuracy(
          areaUnderCurve: isMixed ? 0.5 : nil, standardError: nil,
          precision: lengths.map { $0 <= tally.pairs ? share : nil })
      }
      let curve = samples.ranking(by: method, in: block)
      let best = method == .gaps ? first.ranking(of: block, came.hits) : survey.best(by: method, in: block)
      return Accuracy(
        areaUnderCurve: curve.areaUnderCurve, standardError: curve.areaStandardError,
        precision: lengths.map(best.precision(at:)))
    }
    func accuracies(in block: GroupPair?, _ lengths: [Int]) -> [Method: Accuracy] {
      Dictionary(uniqueKeysWithValues: Method.allCases.map { ($0, accuracy($0, in: block, lengths)) })
    }
    (network, self.grouping, self.options) = (scope.network, grouping, options)
    knownCount = graph.nodes.count { graph.outDegree(of: $0) > 0 && scope.network[$0].organisation != nil }
    newTieCount = came.count
    (pairCount, hitCount, measuredCount) = (survey.pairCount, survey.hitCount, measured.count)
    sample = (samples.hitCount, sampled.count - samples.hitCount)
    self.accuracy = accuracies(in: nil, options.lengths)
    parts = samples.areasOfParts
    blocks = survey.blocks.filter { survey.tally(of: $0).hits > 0 }.map { block in
      let tally = survey.tally(of: block)
      return Block(
        groups: block, pairCount: tally.pairs, hitCount: tally.hits,
        accuracy: accuracies(in: block, Array(options.lengths.prefix(1))))
    }.sorted { ($1.hitCount, $0.groups.source, $0.groups.target) < ($0.hitCount, $1.groups.source, $1.groups.target) }
  }
}

extension GapScope {
  /// The groups of a pair, the lower one first; nil if one of them has none.
  func block(of pair: NodePair) -> GroupPair? {
    guard let a = grouping.partition[pair.first], let b = grouping.partition[pair.second] else { return nil }
    return GroupPair(min(a, b), max(a, b))
  }
}

/// The ties of a later network that an earlier one had not.
private struct NewTies {
  /// How many there are among any organisations.
  let count: Int
  /// Those between organisations that had a tie already, of the sort that is looked for.
  let hits: Set<NodePair>

  init(in later: ClusterNetwork, _ scope: GapScope) {
    let earlier = scope.network
    var (count, hits): (Int, Set<NodePair>) = (0, [])
    for edge in later.graph.edges {
      guard later[edge.source].organisation != nil, later[edge.target].organisation != nil else { continue }
      guard let a = earlier.table.node(of: later.id(of: edge.source)),
        let b = earlier.table.node(of: later.id(of: edge.target))
      else { continue }
      guard !earlier.graph.hasEdge(from: a, to: b) else { continue }
      count += 1
      if scope.isCandidate(min(a, b), max(a, b)) { hits.insert(NodePair(min(a, b), max(a, b))) }
    }
    (self.count, self.hits) = (count, hits)
  }
}

/// Pairs in order, all of them and those of each pair of groups.
private struct BlockLists {
  private let all: [RankedPair]
  private let places: [GroupPair?: [Int]]

  init(_ pairs: [RankedPair], _ scope: GapScope) {
    all = pairs
    places = Dictionary(grouping: pairs.indices) { scope.block(of: pairs[$0].pair) }
  }

  /// The places of the pairs of two groups, or of all.
  func places(of block: GroupPair?) -> [Int] { block.map { places[$0] ?? [] } ?? Array(all.indices) }

  /// How well the order of the pairs puts hits before others.
  func ranking(of block: GroupPair?, _ hits: Set<NodePair>) -> ScoreRanking {
    let places = places(of: block)
    // Pairs of equal score have been put in order already, which the places keep.
    return ScoreRanking(places.map { -Double($0) }, isHit: places.map { hits.contains(all[$0].pair) })
  }
}

/// The pairs that areas under the curve rest on, with what every method says of them.
private struct SampledScores {
  private let pairs: [RankedPair]
  private let isHit: [Bool]
  private let scores: [GapBacktest.Method: [Double?]]
  private let lists: BlockLists

  init(_ pairs: [RankedPair], _ hits: Set<NodePair>, _ scope: GapScope) {
    let graph = scope.network.graph
    (self.pairs, isHit) = (pairs, pairs.map { hits.contains($0.pair) })
    scores = [
      .gaps: pairs.map(\.score),
      .resourceAllocation: graph.linkScores(
        of: pairs.map(\.pair), by: .resourceAllocation, threads: scope.options.threads),
      .preferentialAttachment: pairs.map { graph.preferentialAttachment($0.pair) },
    ]
    lists = BlockLists(pairs, scope)
  }

  var hitCount: Int { isHit.count { $0 } }

  func ranking(by method: GapBacktest.Method, in block: GroupPair?) -> ScoreRanking {
    let places = lists.places(of: block)
    return ScoreRanking(places.map { scores[method]?[$0] ?? nil }, isHit: places.map { isHit[$0] })
  }

  /// What each part would foretell by itself; where it is missing it counts half its points, as in the score.
  var areasOfParts: [GapPart.Kind: Double?] {
    let areas = GapPart.Kind.allCases.enumerated().map { place, kind -> (GapPart.Kind, Double?) in
      let points = pairs.map { $0.parts[place].points }
      guard points.contains(where: { $0 != nil }) else { return (kind, nil) }
      return (kind, ScoreRanking(points.map { $0 ?? 0.5 }, isHit: isHit).areaUnderCurve)
    }
    return Dictionary(uniqueKeysWithValues: areas)
  }
}

extension Graph {
  /// The product of both numbers of contacts, see ``LinkScore/preferentialAttachment``.
  func preferentialAttachment(_ pair: NodePair) -> Double {
    Double(outDegree(of: pair.first)) * Double(outDegree(of: pair.second))
  }
}
