import GraphCore

/// What chance means when events are counted that two members share.
public enum SharedEventsModel: Hashable, Sendable {
  /// Members have their numbers of events, and events their numbers of members, on average
  /// (``BipartiteConfiguration``); chances are exact.
  ///
  /// This is the stochastic degree sequence model (Neal, Social Networks 39:84, 2014,
  /// <https://doi.org/10.1016/j.socnet.2014.06.001>) with the chances of Saracco and others (New Journal of Physics
  /// 19:053022, 2017, <https://doi.org/10.1088/1367-2630/aa6b38>). The number shared is a sum of independent events of
  /// different chances *p*ᵢₑ *p*ⱼₑ, a Poisson-binomial number.
  case averageDegrees
  /// Members and events have their numbers exactly (the fixed degree sequence model); chances are shares of draws. The
  /// plan's modes are not used: members and events are the modes.
  case fixedDegrees(Rewirings)
}

/// Which pairs of members share more events than chance gives.
public struct SharedEvents: Hashable, Sendable {
  /// Two members that share events.
  public struct Pair: Hashable, Sendable {
    /// The member with the lower number.
    public let first: Int
    /// The other member.
    public let second: Int
    /// How many events they share, at least 1.
    public let count: Int
    /// How many they share on average by chance.
    public let expected: Double
    /// The chance to share as many or more.
    public let pValue: Double
    /// The false discovery rate at which the pair would be called surprising among all ``SharedEvents/testedPairCount``.
    public let qValue: Double
  }

  /// What chance means.
  public let model: SharedEventsModel
  /// The pairs that share at least one event, by rising first, then second member.
  public let pairs: [Pair]
  /// How many pairs there are of members that were at any event.
  ///
  /// Those that share none are not listed; they have *p* = *q* = 1.
  public let testedPairCount: Int
}

extension Affiliations {
  /// Tests which pairs of members share more events than their numbers of events give.
  ///
  /// - Parameters:
  ///   - model: What chance means.
  ///   - threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: Pairs that share events, with one-sided *p* values and *q* values over all pairs
  ///   (``benjaminiHochberg(_:tests:)``); nil if the chances of ``SharedEventsModel/averageDegrees`` do not settle.
  /// - Complexity: O(Σ *d*²) time to count, *d* being the members of an event; then O(*c* *e* *l*) for *c* pairs of
  ///   different numbers of events that occur, *e* events and at most *l* shared, or O(*s* *m* + Σ *d*²) for each draw of
  ///   *s* swaps for each affiliation.
  public func sharedEvents(under model: SharedEventsModel, threads: Int? = nil) -> SharedEvents? {
    var observed: [SharedCount] = []
    var counts = [Int32](repeating: 0, count: memberCount)
    for member in 0..<memberCount {
      for partner in countShared(of: member, &counts) {
        observed.append(SharedCount(first: member, second: partner, count: Int(counts[partner])))
        counts[partner] = 0
      }
    }
    let chances: [(expected: Double, p: Double)]
    switch model {
    case .averageDegrees:
      guard let configuration = bipartiteConfiguration() else { return nil }
      chances = configuration.chances(of: observed, threads: threads)
    case .fixedDegrees(let rewirings): chances = drawChances(of: observed, rewirings, threads: threads)
    }
    let active = eventsOfMembers.count { $0 > 0 }
    let tested = active * max(0, active - 1) / 2
    let q = benjaminiHochberg(chances.map(\.p), tests: tested)
    let pairs = observed.indices.map { index in
      SharedEvents.Pair(
        first: observed[index].first, second: observed[index].second, count: observed[index].count,
        expected: chances[index].expected, pValue: chances[index].p, qValue: q[index])
    }
    return SharedEvents(model: model, pairs: pairs, testedPairCount: tested)
  }

  /// Means and upper shares over rewired affiliations; those observed count as one draw in the shares.
  private func drawChances(
    of observed: [SharedCount], _ rewirings: Rewirings, threads: Int?
  ) -> [(expected: Double, p: Double)] {
    let chain = RewiringChain(graph, modes: modes)
    let zeros = [Int](repeating: 0, count: observed.count)
    let (sums, atLeast) = chain.drawAll(rewirings, threads: threads, into: (zeros, zeros)) { swapper, tally in
      let drawn = redrawn(swapper.graph())
      var counts = [Int32](repeating: 0, count: memberCount)
      var index = 0
      for member in 0..<memberCount {
        let partners = drawn.countShared(of: member, &counts)
        while index < observed.count, observed[index].first == member {
          let count = Int(counts[observed[index].second])
          tally.0[index] += count
          tally.1[index] += count >= observed[index].count ? 1 : 0
          index += 1
        }
        for partner in partners { counts[partner] = 0 }
      }
    } add: { total, part in
      for index in zeros.indices {
        total.0[index] += part.0[index]
        total.1[index] += part.1[index]
      }
    }.tally
    let draws = Double(rewirings.draws)
    return zeros.indices.map { (Double(sums[$0]) / draws, Double(atLeast[$0] + 1) / (draws + 1)) }
  }
}

/// How many events two members share.
private struct SharedCount: Sendable {
  let first: Int
  let second: Int
  let count: Int
}

extension BipartiteConfiguration {
  /// Means and upper tails; found once for all pairs whose members have the same numbers of events.
  fileprivate func chances(of observed: [SharedCount], threads: Int?) -> [(expected: Double, p: Double)] {
    let classes = { (pair: SharedCount) in
      let (a, b) = (classOfMember[pair.first], classOfMember[pair.second])
      return ClassPair(low: min(a, b), high: max(a, b))
    }
    var largest: [ClassPair: Int] = [:]
    for pair in observed { largest[classes(pair)] = max(largest[classes(pair)] ?? 0, pair.count) }
    let asked = largest.sorted { ($0.key.low, $0.key.high) < ($1.key.low, $1.key.high) }
    let found = reduceInOrder(asked.count, threads: threads, into: [(mean: Double, tails: [Double])]()) {
    } skipped: { range in
      range.map { (mean: 0, tails: Array(repeating: 1, count: asked[$0].value + 1)) }
    } block: { range, _ in
      range.map { index in
        let (low, high) = (chances[asked[index].key.low], chances[asked[index].key.high])
        let both = classOfEvent.map { low[$0] * high[$0] }
        return (both.reduce(0, +), poissonBinomialTails(both, upTo: asked[index].value))
      }
    } add: { total, part in
      total += part
    }
    let placeOf = Dictionary(uniqueKeysWithValues: asked.enumerated().map { ($1.key, $0) })
    return observed.map { pair in
      let (mean, tails) = found[placeOf[classes(pair)] ?? 0]
      return (mean, min(1, tails[pair.count]))
    }
  }
}

/// Two classes of members.
private struct ClassPair: Hashable, Sendable {
  let low: Int
  let high: Int
}
