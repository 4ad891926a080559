import ClusterAnalysis
import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// Totals that follow from the definitions alone.
@Suite struct SumRuleTests {
  private static func total(_ scores: [Double?]) -> Double { scores.reduce(0) { $0 + ($1 ?? 0) } }

  /// Distances in hops by breadth-first search, written without the library.
  private static func distances(_ sample: InvarianceTests.Sample) -> [[Int?]] {
    var neighbors = [[Int]](repeating: [], count: sample.nodeCount)
    for tie in sample.ties {
      neighbors[tie.source].append(tie.target)
      if !sample.isDirected { neighbors[tie.target].append(tie.source) }
    }
    return (0..<sample.nodeCount).map { source in
      var distance = [Int?](repeating: nil, count: sample.nodeCount)
      distance[source] = 0
      var queue = [source]
      var next = 0
      while next < queue.count {
        let node = queue[next]
        next += 1
        for neighbor in neighbors[node] where distance[neighbor] == nil {
          distance[neighbor] = (distance[node] ?? 0) + 1
          queue.append(neighbor)
        }
      }
      return distance
    }
  }

  private static func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(b)) }

  @Test(arguments: InvarianceTests.samples) func betweennessAddsUpToInnerSteps(sample: InvarianceTests.Sample) throws {
    let pairs = Self.distances(sample).flatMap { $0 }.compactMap { $0 }.filter { $0 > 0 }
    let pairsCountedOnce = sample.isDirected ? 1.0 : 0.5
    let steps = Double(pairs.reduce(0, +)) * pairsCountedOnce
    let inner = Double(pairs.reduce(0) { $0 + $1 - 1 }) * pairsCountedOnce
    #expect(Self.close(Self.total(try sample.scores(.betweenness)), inner))
    let run = try sample.run()
    #expect(Self.close(try run.scores(.edgeBetweenness).reduce(0, +), steps))
  }

  @Test(arguments: InvarianceTests.samples) func pageRankAddsUpToOne(sample: InvarianceTests.Sample) throws {
    #expect(Self.close(Self.total(try sample.scores(.pageRank)), 1))
  }

  @Test(arguments: InvarianceTests.samples) func degreesCountEveryTieTwice(sample: InvarianceTests.Sample) throws {
    #expect(Self.total(try sample.scores(.degree)) == Double(2 * sample.ties.count))
    #expect(Self.close(Self.total(try sample.scores(.strength)), 2 * sample.ties.reduce(0) { $0 + $1.strength }))
  }

  @Test(arguments: InvarianceTests.samples)
  func everettValenteIsTheMeanLoadOfTies(sample: InvarianceTests.Sample) throws {
    guard !sample.isDirected else { return }
    let run = try sample.run()
    let loads = try run.scores(.edgeBetweenness)
    var sums = [Double](repeating: 0, count: sample.nodeCount)
    var counts = sums
    for (edge, load) in zip(run.network.graph.edges, loads) {
      for end in [edge.source.index, edge.target.index] {
        sums[end] += load
        counts[end] += 1
      }
    }
    let expected = (0..<sample.nodeCount).map { node -> Double? in
      counts[node] == 0 ? nil : counts[node] == 1 ? 0 : sums[node] / counts[node]
    }
    #expect(InvarianceTests.agree(try sample.scores(.everettValente), expected))
  }

  @Test(arguments: InvarianceTests.samples)
  func rolesAndActivityCountTheSameOpenPairs(sample: InvarianceTests.Sample) throws {
    // The activity of a broker needs no group of its own, so compare those that have one.
    let between = try [NodeMeasure.gatekeeper, .representative, .liaison].map { try sample.scores($0) }
    let activity = try sample.scores(.brokeringActivity)
    for node in 0..<sample.nodeCount where sample.groups[node] != nil {
      let ordered = between.reduce(0) { $0 + ($1[node] ?? 0) }
      #expect(activity[node] == ordered / (sample.isDirected ? 1 : 2))
    }
  }

  @Test(arguments: InvarianceTests.samples) func hierarchyLiesBetweenZeroAndOne(sample: InvarianceTests.Sample) throws {
    for value in try sample.scores(.hierarchy).compactMap(\.self) { #expect((0...1 + 1e-12).contains(value)) }
  }
}
