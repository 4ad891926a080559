import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// What must hold for any network, whatever the numbers are.
@Suite struct InvarianceTests {
  /// A network written as ties, groups and whether ties have a direction.
  struct Sample: Sendable, CustomStringConvertible {
    var name: String
    var nodeCount: Int
    var ties: [(source: Int, target: Int, strength: Double)]
    var groups: [Int?]
    var isDirected: Bool

    var description: String { name }

    init(_ name: String, _ nodeCount: Int, probability: Double, seed: UInt64, directed: Bool, weighted: Bool) {
      let graph = Graph.random(
        nodeCount, probability: probability, seed: seed, directed: directed, weighted: weighted)
      ties = graph.edges.map { ($0.source.index, $0.target.index, $0.strength) }
      let partition = NodePartition.random(nodeCount, groups: 3, seed: seed + 1, missingShare: 0.1)
      groups = (0..<nodeCount).map { partition[NodeID($0)] }
      (self.name, self.nodeCount, isDirected) = (name, nodeCount, directed)
    }

    func run() throws -> MeasureRun {
      let here = Provenance(file: "test", row: 1)
      let network = try ClusterNetwork(
        ClusterRecords(
          title: "",
          organisations: (0..<nodeCount).map { index in
            var organisation = Organisation(id: "\(index)", name: "\(index)", provenance: here)
            organisation.sectors = groups[index].map { ["s\($0)"] } ?? []
            return organisation
          },
          ties: ties.map { tie in
            var record = Tie(from: "\(tie.source)", to: "\(tie.target)", strength: tie.strength, provenance: here)
            record.isDirected = isDirected
            return record
          }))
      return MeasureRun(network, grouping: try network.grouping(by: "sector"))
    }

    func scores(_ measure: NodeMeasure) throws -> [Double?] {
      var run = try run()
      let scores = try run.scores(measure)
      return (0..<scores.count).map { scores[NodeID($0)] }
    }

    func value(_ measure: NetworkMeasure) throws -> Double? {
      var run = try run()
      return try run.value(of: measure)
    }
  }

  static let samples = [
    Sample("sparse", 14, probability: 0.12, seed: 1, directed: false, weighted: false),
    Sample("dense", 11, probability: 0.5, seed: 2, directed: false, weighted: true),
    Sample("sparse directed", 14, probability: 0.1, seed: 3, directed: true, weighted: true),
    Sample("dense directed", 10, probability: 0.4, seed: 4, directed: true, weighted: false),
  ]

  static func agree(_ found: [Double?], _ expected: [Double?]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { found, expected in
        guard let found, let expected else { return found == nil && expected == nil }
        return abs(found - expected) <= 1e-9 * max(1, abs(expected))
      }
  }

  @Test(arguments: NodeMeasure.allCases.filter { $0 != .community }, samples)
  func relabellingNodesMovesTheirScoresAlong(measure: NodeMeasure, sample: Sample) throws {
    var generator = SeededGenerator(seed: 7)
    let place = (0..<sample.nodeCount).shuffled(using: &generator)
    var moved = sample
    moved.ties = sample.ties.map { (place[$0.source], place[$0.target], $0.strength) }.shuffled(using: &generator)
    for node in 0..<sample.nodeCount { moved.groups[place[node]] = sample.groups[node] }
    let (before, after) = (try sample.scores(measure), try moved.scores(measure))
    #expect(Self.agree(place.map { after[$0] }, before))
  }

  @Test(arguments: NetworkMeasure.allCases, samples)
  func relabellingNodesChangesNoNetworkMeasure(measure: NetworkMeasure, sample: Sample) throws {
    var moved = sample
    let last = sample.nodeCount - 1
    moved.ties = sample.ties.reversed().map { (last - $0.source, last - $0.target, $0.strength) }
    moved.groups.reverse()
    #expect(Self.agree([try moved.value(measure)], [try sample.value(measure)]))
  }

  /// Measures that know the whole network: its size, the ties of all, or the number of groups.
  static let global: Set<NodeMeasure> = [
    .community,
    .closeness, .harmonic, .eigenvector, .pageRank, .katz, .hub, .authority, .valenteFujimoto,
  ]

  @Test(arguments: NodeMeasure.allCases.filter { !global.contains($0) }, samples)
  func anIsolateChangesNothingForOthers(measure: NodeMeasure, sample: Sample) throws {
    var larger = sample
    larger.nodeCount += 1
    larger.groups.append(nil)
    #expect(Self.agree(try larger.scores(measure).dropLast(), try sample.scores(measure)))
  }

  @Test(arguments: samples) func anIsolateDilutesWhatIsSharedAmongAll(sample: Sample) throws {
    var larger = sample
    larger.nodeCount += 1
    larger.groups.append(nil)
    let (before, after) = (Double(sample.nodeCount - 1), Double(sample.nodeCount))
    for measure in [NodeMeasure.closeness, .harmonic] {
      let diluted = try sample.scores(measure).map { $0.map { $0 * before / after } }
      #expect(Self.agree(try larger.scores(measure).dropLast(), diluted))
    }
    let pairs = before * (before + 1) / (after * (after + 1))
    let efficiency = try sample.value(.globalEfficiency).map { $0 * pairs }
    #expect(Self.agree([try larger.value(.globalEfficiency)], [efficiency]))
    let bridging = try sample.scores(.valenteFujimoto).map { $0.map { $0 * pairs } }
    #expect(Self.agree(try larger.scores(.valenteFujimoto).dropLast(), bridging))
  }

  @Test(arguments: NodeMeasure.allCases.filter { !global.contains($0) && $0 != .withinModuleZ && $0 != .iqv })
  func aSecondNetworkBesideChangesNothing(measure: NodeMeasure) throws {
    let (first, second) = (Self.samples[0], Self.samples[1])
    var both = first
    both.nodeCount += second.nodeCount
    both.groups += second.groups
    both.ties += second.ties.map { ($0.source + first.nodeCount, $0.target + first.nodeCount, $0.strength) }
    #expect(Self.agree(try both.scores(measure), try first.scores(measure) + second.scores(measure)))
  }

  @Test(arguments: NodeMeasure.allCases, samples)
  func aCommonFactorOfAllStrengthsCancels(measure: NodeMeasure, sample: Sample) throws {
    var stronger = sample
    stronger.ties = sample.ties.map { ($0.source, $0.target, $0.strength * 8) }
    let factor = measure == .strength || measure == .bridgeStrength ? 8.0 : 1
    #expect(Self.agree(try stronger.scores(measure), try sample.scores(measure).map { $0.map { $0 * factor } }))
  }

  @Test(arguments: samples.filter(\.isDirected)) func turningAllTiesRoundSwapsTheirEnds(sample: Sample) throws {
    var reversed = sample
    reversed.ties = sample.ties.map { ($0.target, $0.source, $0.strength) }
    let swapped: [(NodeMeasure, NodeMeasure)] = [
      (.inDegree, .outDegree), (.gatekeeper, .representative), (.hub, .authority),
    ]
    for (a, b) in swapped {
      #expect(Self.agree(try reversed.scores(a), try sample.scores(b)))
      #expect(Self.agree(try reversed.scores(b), try sample.scores(a)))
    }
    let same: [NodeMeasure] = [
      .degree, .strength, .betweenness, .crossBetweenness, .bridgeness, .bridgingCentrality, .everettValente,
      .valenteFujimoto, .coreNumber, .clustering, .triangles, .constraint, .effectiveSize, .efficiency, .hierarchy,
      .coordinator, .itinerant, .liaison, .brokeringActivity, .brokeringExclusivity, .eiIndex, .participation,
      .withinModuleZ, .bridgeStrength, .blau, .iqv, .shannon,
    ]
    for measure in same { #expect(Self.agree(try reversed.scores(measure), try sample.scores(measure)), "\(measure)") }
  }
}
