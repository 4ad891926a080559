import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct MixingModelTests {
  struct Tiny: Sendable, CustomTestStringConvertible {
    let seed: UInt64
    let isDirected: Bool
    let partition: NodePartition
    /// Five nodes and at most five ties, few enough to try out everything.
    let graph: Graph
    /// The ties between nodes with groups.
    let ties: [(Int, Int)]

    init(seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      let isDirected = seed & 1 == 1
      let partition = NodePartition.random(5, groups: 3, seed: seed + 40, missingShare: seed & 2 == 2 ? 0.2 : 0)
      let edges = Graph.random(5, probability: 0.6, seed: seed, directed: isDirected).edges.shuffled(using: &generator)
      let chosen = edges.prefix(1 + Int(seed % 5)).map { ($0.source.index, $0.target.index) }
      (self.seed, self.isDirected, self.partition) = (seed, isDirected, partition)
      graph = .of(5, chosen, directed: isDirected)
      ties = chosen.filter { partition[NodeID($0.0)] != nil && partition[NodeID($0.1)] != nil }
    }

    var testDescription: String { "seed \(seed)" }

    /// Counts of ties by group, row by row, loops left out.
    func counts(_ ties: [(Int, Int)]) -> [Double] {
      var counts = [Double](repeating: 0, count: 9)
      for (a, b) in ties where a != b {
        guard let r = partition[NodeID(a)], let s = partition[NodeID(b)] else { continue }
        counts[3 * r + s] += 1
        if !isDirected && r != s { counts[3 * s + r] += 1 }
      }
      return counts
    }
  }

  static let cases = (0..<40 as Range<UInt64>).map(Tiny.init)

  static func check(_ matrix: MixingMatrix, _ tiny: Tiny, _ all: [[Double]], within tolerance: Double = 1e-7) {
    for index in 0..<9 {
      let (mean, deviation) = MixingMatrixTests.moments(all.map { $0[index] })
      let cell = matrix[index / 3, index % 3]
      #expect(agree(cell.expected, mean, within: tolerance), "\(index)")
      #expect(agree(cell.standardDeviation, deviation, within: tolerance), "\(index)")
      #expect(Double(cell.observed) == tiny.counts(tiny.ties)[index])
    }
  }

  @Test("Density: all sets of as many ties", arguments: cases) func density(tiny: Tiny) {
    let grouped = (0..<5).filter { tiny.partition[NodeID($0)] != nil }
    let pairs = grouped.flatMap { a in grouped.filter { tiny.isDirected ? $0 != a : $0 > a }.map { (a, $0) } }
    var all: [[Double]] = []
    func choose(_ chosen: [(Int, Int)], from next: Int) {
      guard chosen.count < tiny.ties.count else { return all.append(tiny.counts(chosen)) }
      for index in next..<pairs.count { choose(chosen + [pairs[index]], from: index + 1) }
    }
    choose([], from: 0)
    Self.check(tiny.graph.mixingMatrix(tiny.partition, under: .density), tiny, all)
  }

  @Test("Degrees: all ways to join the ends", arguments: cases) func degrees(tiny: Tiny) {
    var all: [[Double]] = []
    func join(_ joined: [(Int, Int)], _ starts: [Int], _ ends: [Int]) {
      guard let first = starts.first else { return all.append(tiny.counts(joined)) }
      for index in ends.indices {
        var rest = ends
        joinRest(joined + [(first, rest.remove(at: index))], Array(starts.dropFirst()), rest)
      }
    }
    func joinRest(_ joined: [(Int, Int)], _ starts: [Int], _ ends: [Int]) {
      // Undirected ends are all in one heap.
      tiny.isDirected ? join(joined, starts, ends) : join(joined, Array(ends.prefix(1)), Array(ends.dropFirst()))
    }
    if tiny.isDirected {
      joinRest([], tiny.ties.map(\.0), tiny.ties.map(\.1))
    } else {
      joinRest([], [], tiny.ties.flatMap { [$0.0, $0.1] })
    }
    Self.check(tiny.graph.mixingMatrix(tiny.partition, under: .degrees), tiny, all)
  }

  @Test("Rewiring: all simple graphs of the degrees", arguments: cases.suffix(10)) func rewiring(tiny: Tiny) {
    let draws = 1_500
    let rewired = tiny.graph.rewiredMixing(tiny.partition, Rewirings(draws: draws, seed: tiny.seed, swapsPerTie: 12))
    let ties = Graph.of(5, tiny.ties, directed: tiny.isDirected)
    let all = ties.allWithSameDegrees().map { graph in
      tiny.counts(graph.edges.map { ($0.source.index, $0.target.index) })
    }
    let observed = tiny.counts(tiny.ties)
    for index in 0..<9 {
      let (mean, deviation) = MixingMatrixTests.moments(all.map { $0[index] })
      let cell = rewired.matrix[index / 3, index % 3]
      let error = 4 * deviation / Double(draws).squareRoot()
      #expect(abs(cell.expected - mean) <= error + 1e-9 && Double(cell.observed) == observed[index])
      // The standard deviation of counts that are mostly 0 is less certain than that of normal ones.
      #expect(abs(cell.standardDeviation - deviation) <= 0.15 * deviation)
      #expect((cell.z == nil) == (deviation == 0))
      let below = all.reduce(0) { $0 + ($1[index] < observed[index] ? 1 : $1[index] == observed[index] ? 0.5 : 0) }
      let share = below / Double(all.count)
      let p = rewired.significance.pValue(index / 3, index % 3)
      #expect(abs(p - 2 * min(share, 1 - share)) < 8 * (0.25 / Double(draws)).squareRoot())
    }
  }

  @Test func karateClub() {
    // The expected number of ties between the clubs by K K' / (2 m − 1), with degrees that add up to 75 and 81.
    let degrees = KarateClub.graph.mixingMatrix(KarateClub.clubs, under: .degrees)
    #expect(agree(degrees[0, 1].expected, 75 * 81 / 155.0) && degrees[0, 1].observed == 11)
    let density = KarateClub.graph.mixingMatrix(KarateClub.clubs, under: .density)
    let labels = KarateClub.graph.mixingMatrix(KarateClub.clubs)
    #expect(labels.model == .labels && density.model == .density)
    #expect(agree(density[0, 1].expected, labels[0, 1].expected))
    let plan = Rewirings(draws: 100, seed: 4)
    let rewired = KarateClub.graph.rewiredMixing(KarateClub.clubs, plan, threads: 1)
    #expect(rewired == KarateClub.graph.rewiredMixing(KarateClub.clubs, plan, threads: 4))
    #expect(rewired.matrix == KarateClub.graph.mixingMatrix(KarateClub.clubs, under: .rewiring(plan)))
    #expect(rewired.significance.pValue(0, 1) < 0.02 && rewired.significance.draws == 100)
    #expect(rewired.acceptanceRate > 0.2 && rewired.acceptanceRate < 0.9)
  }

  @Test func groupingsThatShareTheirDrawsGiveWhatEachGivesAlone() {
    let plan = Rewirings(draws: 60, seed: 9)
    let quarters = NodePartition((0..<34).map { $0 % 4 })
    let both = KarateClub.graph.rewiredMixing([KarateClub.clubs, quarters], plan)
    #expect(both == [KarateClub.clubs, quarters].map { KarateClub.graph.rewiredMixing($0, plan) })
    #expect(KarateClub.graph.rewiredMixing([NodePartition](), plan).isEmpty)
  }

  @Test func nothingToCount() {
    for model in [MixingModel.density, .degrees, .labels, .rewiring(Rewirings(draws: 3, seed: 1))] {
      let cell = Graph.of(3, []).mixingMatrix(NodePartition([0, 0, nil]), under: model)[0, 0]
      #expect(cell.observed == 0 && cell.expected == 0 && cell.z == nil)
      #expect(Graph.of(0, []).mixingMatrix(NodePartition([]), under: model).groupCount == 0)
      let pair = Graph.path(2).mixingMatrix(NodePartition([0, 1]), under: model)[0, 1]
      #expect(pair.observed == 1 && pair.expected == 1 && pair.standardDeviation == 0)
      let arrow = Graph.path(2, directed: true).mixingMatrix(NodePartition([0, 0]), under: model)[0, 0]
      #expect(arrow.observed == 1 && agree(arrow.expected, 1) && arrow.z == nil)
    }
  }
}
