import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct MixingMatrixTests {
  /// The network's E-I index and the ties per pair of groups for every permutation of the labels.
  static func enumerate(_ graph: Graph, _ partition: NodePartition) -> (ei: [Double], cells: [[[Double]]]) {
    let grouped = (0..<graph.nodeCount).filter { partition[NodeID($0)] != nil }
    let labels = grouped.map { partition[NodeID($0)] ?? -1 }
    let edges = graph.edges.map { ($0.source.index, $0.target.index) }
    var (ei, cells): ([Double], [[[Double]]]) = ([], [])
    func deal(_ dealt: [Int], _ left: [Int]) {
      guard left.isEmpty else {
        for index in left.indices {
          var rest = left
          deal(dealt + [rest.remove(at: index)], rest)
        }
        return
      }
      var label = [Int](repeating: -1, count: graph.nodeCount)
      for (node, dealt) in zip(grouped, dealt) { label[node] = dealt }
      var counts = [[Double]](repeating: Array(repeating: 0, count: partition.groupCount), count: partition.groupCount)
      var (external, all) = (0.0, 0.0)
      for (s, t) in edges where label[s] >= 0 && label[t] >= 0 {
        counts[label[s]][label[t]] += 1
        if !graph.isDirected && label[s] != label[t] { counts[label[t]][label[s]] += 1 }
        external += label[s] == label[t] ? 0 : 1
        all += 1
      }
      ei.append(all > 0 ? (2 * external - all) / all : 0)
      cells.append(counts)
    }
    deal([], labels)
    return (ei, cells)
  }

  static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot())
  }

  struct Tiny: Sendable, CustomTestStringConvertible {
    let seed: UInt64
    var graph: Graph { .random(3 + Int(seed % 5), probability: 0.5, seed: seed, directed: seed & 8 == 8) }
    var partition: NodePartition {
      .random(3 + Int(seed % 5), groups: 3, seed: seed + 500, missingShare: seed & 16 == 16 ? 0.25 : 0)
    }
    var testDescription: String { "seed \(seed)" }
  }

  @Test("Closed forms equal the mean over all permutations", arguments: (0..<64 as Range<UInt64>).map(Tiny.init))
  func agreesWithEnumeration(tiny: Tiny) throws {
    let (graph, partition) = (tiny.graph, tiny.partition)
    let all = Self.enumerate(graph, partition)
    let matrix = graph.mixingMatrix(partition)
    #expect(matrix.groupCount == 3 && matrix.isDirected == graph.isDirected)
    for r in 0..<3 {
      for s in 0..<3 {
        let (mean, deviation) = Self.moments(all.cells.map { $0[r][s] })
        let cell = matrix[r, s]
        #expect(agree(cell.expected, mean) && agree(cell.standardDeviation, deviation, within: 1e-6), "\(r) \(s)")
        // All permutations include the labels as they are, as the first.
        #expect(Double(cell.observed) == all.cells[0][r][s])
        if deviation > 1e-6 {
          #expect(agree(cell.z, (all.cells[0][r][s] - mean) / deviation, within: 1e-6))
        } else {
          #expect(cell.z == nil && cell.standardDeviation == 0)
        }
      }
    }
    let hasTies = graph.edges.contains { partition[$0.source] != nil && partition[$0.target] != nil }
    let ei = graph.eiPermutationMoments(partition)
    #expect((ei != nil) == hasTies)
    if let ei {
      let (mean, deviation) = Self.moments(all.ei)
      #expect(agree(ei.mean, mean) && agree(ei.standardDeviation, deviation, within: 1e-6))
    }
  }

  @Test("Drawn p values come near the exact ones", arguments: [1, 9, 12, 26] as [UInt64])
  func significance(seed: UInt64) {
    let tiny = Tiny(seed: seed)
    let (graph, partition) = (tiny.graph, tiny.partition)
    let all = Self.enumerate(graph, partition).cells
    let drawn = graph.mixingSignificance(partition, draws: 20_000, seed: 7)
    for r in 0..<3 {
      for s in 0..<3 {
        let below = all.reduce(0) { $0 + ($1[r][s] < all[0][r][s] ? 1 : $1[r][s] == all[0][r][s] ? 0.5 : 0) }
        let share = below / Double(all.count)
        let exact = 2 * min(share, 1 - share)
        // Four standard errors of a share of 20,000 draws, twice.
        #expect(abs(drawn.pValue(r, s) - exact) < 8 * (0.25 / 20_000).squareRoot())
        #expect(drawn.pValue(r, s) > 0 && drawn.qValue(r, s) >= drawn.pValue(r, s) && drawn.qValue(r, s) <= 1)
      }
    }
  }

  @Test func seedsRepeatAndThreadsDoNotMatter() {
    let (graph, clubs) = (KarateClub.graph, KarateClub.clubs)
    let one = graph.mixingSignificance(clubs, draws: 500, seed: 1, threads: 1)
    #expect(one == graph.mixingSignificance(clubs, draws: 500, seed: 1, threads: 5))
    #expect(one.pValue(0, 1) == one.pValue(1, 0) && one.qValue(0, 1) == one.qValue(1, 0))
    #expect(one.pValue(0, 1) < 0.01)
    #expect(graph.mixingSignificance(clubs, draws: 0, seed: 1).pValue(0, 0) == 1)
  }

  @Test func oneGroupNeverVaries() throws {
    let matrix = KarateClub.graph.mixingMatrix(NodePartition(Array(repeating: 0, count: 34)))
    #expect(matrix[0, 0].observed == 78 && agree(matrix[0, 0].expected, 78) && matrix[0, 0].z == nil)
    let moments = try #require(KarateClub.graph.eiPermutationMoments(NodePartition(Array(repeating: 0, count: 34))))
    #expect(agree(moments.mean, -1) && moments.standardDeviation == 0)
    #expect(KarateClub.graph.eiPermutationMoments(NodePartition(Array(repeating: nil, count: 34))) == nil)
    #expect(Graph.of(0, []).mixingMatrix(NodePartition([])).groupCount == 0)
  }
}

@Suite struct BenjaminiHochbergTests {
  @Test("Worked by hand: p · k / rank, the smallest from there on up") func byHand() {
    #expect(agree(benjaminiHochberg([0.04, 0.01, 0.03, 0.5]), [0.16 / 3, 0.04, 0.16 / 3, 0.5]))
    #expect(benjaminiHochberg([]) == [] && benjaminiHochberg([0.2]) == [0.2])
    #expect(agree(benjaminiHochberg([0.9, 0.8]), [0.9, 0.9]))
  }

  @Test(arguments: 0..<50 as Range<UInt64>) func agreesWithTheDefinition(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let p = (0..<Int.random(in: 1...20, using: &generator)).map { _ in Double.random(in: 0...1, using: &generator) }
    // The lowest rate α at which some cut-off c with p ≤ c has c · k ≤ α · (number of p ≤ c).
    let q = p.map { own in
      p.filter { $0 >= own }.map { cut in cut * Double(p.count) / Double(p.count { $0 <= cut }) }.min() ?? 1
    }
    #expect(agree(benjaminiHochberg(p), q))
  }
}
