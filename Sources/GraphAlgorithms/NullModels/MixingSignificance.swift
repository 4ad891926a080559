public import GraphCore

/// How surprising each cell of a mixing matrix is, by random draws.
public struct MixingSignificance: Hashable, Sendable {
  /// The number of groups.
  public let groupCount: Int
  /// How many permutations of labels, or rewired graphs, were drawn.
  public let draws: Int
  /// How many pairs of groups the *q* values are corrected for; both directions count if the graph is directed.
  public let askedPairCount: Int
  private let p: [Double]
  private let q: [Double]

  init(groupCount: Int, draws: Int, isDirected: Bool, p: [Double]) {
    (self.groupCount, self.draws, self.p) = (groupCount, draws, p)
    // A pair of groups is one question, although both of its cells hold it when undirected.
    let asked = p.indices.filter { isDirected || $0 / groupCount <= $0 % groupCount }
    askedPairCount = asked.count
    var q = p
    for (index, value) in zip(asked, benjaminiHochberg(asked.map { p[$0] })) {
      q[index] = value
      if !isDirected { q[index % groupCount * groupCount + index / groupCount] = value }
    }
    self.q = q
  }

  /// The two-sided mid-*p* value of the ties from one group to another.
  public func pValue(_ source: Int, _ target: Int) -> Double { p[index(source, target)] }

  /// The false discovery rate at which the ties from one group to another would be called surprising.
  public func qValue(_ source: Int, _ target: Int) -> Double { q[index(source, target)] }

  /// The lowest *q* value that one surprising pair of groups among unsurprising ones could reach.
  ///
  /// A *p* value by draws is at least 1 / (draws + 1), and *q* multiplies it by the number of pairs asked about. Above the
  /// level at which something would be called surprising, more draws are needed before a *q* value says that nothing is.
  public var smallestLoneQ: Double { min(1, Double(askedPairCount) / Double(draws + 1)) }

  private func index(_ source: Int, _ target: Int) -> Int {
    precondition((0..<groupCount).contains(source) && (0..<groupCount).contains(target), "there is no such group")
    return source * groupCount + target
  }
}

extension Graph {
  /// Tests, by dealing out group labels at random, which pairs of groups have more or fewer ties than chance gives.
  ///
  /// The *p* value is twice the smaller share of permutations with at most, or at least, as many ties as observed, where
  /// equal numbers count half (mid-*p*; Lancaster, Journal of the American Statistical Association 56:223, 1961,
  /// <https://doi.org/10.1080/01621459.1961.10482105>), and at most 1. The observed labels count as one permutation, so
  /// no *p* value is 0 (Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9:39, 2010,
  /// <https://doi.org/10.2202/1544-6115.1585>). The *q* values correct for asking about every cell at once
  /// (``benjaminiHochberg(_:tests:)``).
  ///
  /// - Parameters:
  ///   - partition: The group of each node. Labels move among nodes that have one; ties with an end that has none are
  ///     left out.
  ///   - draws: How many permutations are drawn.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: Values from 0 to 1 for each cell of ``mixingMatrix(_:under:threads:)``.
  /// - Complexity: O(*d* (*n* + *m* + *g*²)) time for *d* draws and *g* groups; O(*n* + *g*²) space for each thread.
  public func mixingSignificance(
    _ partition: NodePartition, draws: Int = 9_999, seed: UInt64, threads: Int? = nil
  ) -> MixingSignificance {
    precondition(draws >= 0, "a number of draws is not negative")
    let pairs = TiePairs(self, partition)
    let groupCount = partition.groupCount
    let observed = pairs.mixingCounts(labels: partition.groups, groupCount: groupCount, isDirected: isDirected)
    let seedOfDraw = seedsOfDraws(draws, seed: seed)
    let tally = reduceInOrder(draws, threads: threads, into: DrawTally(count: observed.count)) {
    } block: { draws, _ in
      var tally = DrawTally(count: observed.count)
      for draw in draws {
        var generator = SeededGenerator(seed: seedOfDraw[draw])
        let labels = partition.groupsDealtOut(using: &generator)
        let counts = pairs.mixingCounts(labels: labels, groupCount: groupCount, isDirected: isDirected)
        tally.add(counts, observed: observed)
      }
      return tally
    } add: { total, part in
      total.add(part)
    }
    return MixingSignificance(groupCount: groupCount, draws: draws, isDirected: isDirected, p: tally.p)
  }
}

/// Turns *p* values of many tests into false discovery rates.
///
/// The *q* value of a test is the lowest rate of false discoveries, among all that are called discoveries, at which it
/// would still be called one (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57:289, 1995,
/// <https://doi.org/10.1111/j.2517-6161.1995.tb02031.x>).
///
/// - Parameters:
///   - p: The *p* values.
///   - tests: How many tests there were if those whose *p* value is 1 are left out; nil if all are here.
/// - Returns: The *q* values in the same order: none below its *p* value, none above 1.
/// - Complexity: O(*k* log *k*) time and O(*k*) space for *k* tests.
public func benjaminiHochberg(_ p: [Double], tests: Int? = nil) -> [Double] {
  precondition(tests ?? p.count >= p.count, "there were at least as many tests as there are p values")
  let tests = Double(tests ?? p.count)
  var q = p
  var lowest = 1.0
  let rising = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
  for (place, index) in rising.enumerated().reversed() {
    lowest = min(lowest, p[index] * tests / Double(place + 1))
    q[index] = lowest
  }
  return q
}
