import ClusterAnalysis
import ClusterModel
import GraphCore
import Testing

/// Every number in an explanation was reckoned by hand; here the program meets it.
@Suite struct WorkedExampleTests {
  @Test(arguments: NodeMeasure.allCases)
  func nodeMeasureGivesWhatItsExplanationReckons(measure: NodeMeasure) throws {
    let example = measure.explanation.example
    var run = try Self.run(example.network)
    // Two-level names (node and network) reckon for a node.
    let place = try #require(example.place)
    let node = try #require(run.network.table.node(of: place))
    let value = try #require(try run.scores(measure)[node])
    // What is iterated is promised to 10⁻¹² of itself.
    #expect(abs(value - example.value) < 1e-12 * max(1, abs(example.value)))
  }

  @Test func edgeBetweennessGivesWhatItsExplanationReckons() throws {
    let example = TieMeasure.edgeBetweenness.explanation.example
    let run = try Self.run(example.network)
    let ends = try #require(example.place).split(separator: "–").map(String.init)
    let scores = try run.scores(.edgeBetweenness)
    let edge = try #require(
      run.network.graph.edges.firstIndex { [run.network.id(of: $0.source), run.network.id(of: $0.target)] == ends })
    #expect(scores[edge] == example.value)
  }

  @Test(arguments: NetworkMeasure.allCases.filter { $0 != .eiIndex })
  func networkMeasureGivesWhatItsExplanationReckons(measure: NetworkMeasure) throws {
    let example = measure.explanation.example
    var run = try Self.run(example.network)
    #expect(example.place == nil)
    let value = try #require(try run.value(of: measure))
    #expect(abs(value - example.value) < 1e-12)
  }

  @Test func examplesAreSmall() {
    let networks =
      NodeMeasure.allCases.map(\.explanation.example.network)
      + NetworkMeasure.allCases.map(\.explanation.example.network)
    #expect(networks.allSatisfy { (2...6).contains($0.nodes.count) })
  }

  static func run(_ sample: SampleNetwork) throws -> MeasureRun {
    let here = Provenance(file: "example", row: 1)
    let records = ClusterRecords(
      title: "",
      organisations: sample.nodes.map { id in
        var organisation = Organisation(id: id, name: id, provenance: here)
        organisation.sectors = sample.sectors[id].map { [$0] } ?? []
        return organisation
      },
      ties: sample.ties.map { tie in
        let kind = tie.kind.map(TieKind.init(rawValue:)) ?? .unspecified
        var record = Tie(from: tie.source, to: tie.target, kind: kind, strength: tie.strength, provenance: here)
        record.isDirected = sample.isDirected
        return record
      })
    let network = try ClusterNetwork(records)
    return MeasureRun(network, grouping: sample.sectors.isEmpty ? nil : try network.grouping(by: "sector"))
  }
}
