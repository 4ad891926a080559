import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import Testing

@Suite struct BridgeAnalysisTests {
  /// Two triangles a b c (red) and d e f (blue), joined by c – g – d; g has no colour, and h hangs on f.
  static func analysis(between: GroupPair? = nil) throws -> BridgeAnalysis {
    let here = Provenance(file: "test", row: 1)
    let colours = ["a": "red", "b": "red", "c": "red", "d": "blue", "e": "blue", "f": "blue", "h": "green"]
    let organisations = "abcdefgh".map { letter in
      var organisation = Organisation(id: String(letter), name: String(letter), provenance: here)
      organisation.attributes["colour"] = colours[organisation.id]
      return organisation
    }
    let ties = ["ab", "ac", "bc", "cg", "gd", "de", "df", "ef", "fh"].map {
      Tie(from: String($0.prefix(1)), to: String($0.suffix(1)), provenance: here)
    }
    var records = ClusterRecords(title: "Test", organisations: organisations, ties: ties)
    records.attributeNames = ["colour"]
    let network = try ClusterNetwork(records)
    var options = BridgeOptions()
    (options.between, options.draws) = (between, 99)
    return BridgeAnalysis(network, grouping: try network.grouping(by: "colour"), options: options)
  }

  @Test func brokersByHand() throws {
    let analysis = try Self.analysis()
    let network = analysis.network
    // Pairs of different colours: 3 · 3 red–blue, 3 red–green, 3 blue–green.
    #expect(analysis.crossPairCount == 15)
    let scores = Dictionary(
      uniqueKeysWithValues: analysis.brokers.map { (network.id(of: $0.node), $0.crossBetweenness) })
    // g: all 9 red–blue and 3 red–green pairs. c: those of a and b. d: red to e, f and h. f: h to a, b, c, d and e.
    #expect(scores == ["g": 12, "c": 8, "d": 9, "f": 5, "a": 0, "b": 0, "e": 0, "h": 0])
    #expect(analysis.brokers.first?.share == 12.0 / 15)
    let f = try #require(analysis.brokers.first { network.id(of: $0.node) == "f" })
    #expect(f.groupsReached.map { analysis.grouping.keys[$0] } == ["green"] && f.crossTieCount == 1)
    #expect(analysis.brokers.first?.roles == nil)
  }

  @Test func onlyTiesBetweenGroupsAreListed() throws {
    let analysis = try Self.analysis()
    #expect(analysis.crossTies.count == 1 && analysis.crossTies.first?.crossBetweenness == 6)
  }

  @Test func pathsCanBeKeptToTwoGroups() throws {
    let groups = try Self.analysis().grouping
    let pair = GroupPair(try #require(groups.group(named: "red")), try #require(groups.group(named: "blue")))
    let analysis = try Self.analysis(between: pair)
    #expect(analysis.crossPairCount == 9 && analysis.brokers.first?.crossBetweenness == 9)
    #expect(analysis.crossTies.isEmpty)
  }

  @Test func cutsSayWhoIsCutOff() throws {
    let analysis = try Self.analysis()
    let network = analysis.network
    let cutOff = Dictionary(
      uniqueKeysWithValues: analysis.cutPoints.map { cut in
        (network.id(of: cut.node), cut.cutOff.map(network.id(of:)).joined())
      })
    // Without d, {a b c g} and {e f h} remain; without g, {d e f h} and {a b c}.
    #expect(cutOff == ["c": "ab", "g": "abc", "d": "efh", "f": "h"])
    // c – g leaves three on one side, g – d four on each: then it is the side of the lower end, d.
    #expect(analysis.isthmuses.map { $0.cutOff.map(network.id(of:)).joined() } == ["defh", "abc", "h"])
  }

  @Test func findingsNameTheBridge() throws {
    let findings = try Self.analysis().findings
    #expect(findings.first?.headline == "g is the strongest bridge between colour groups")
    #expect(findings.first?.reason.hasPrefix("80 %") == true)
  }
}

@Suite struct MeasureRunTests {
  @Test func aMeasureOfGroupsNeedsGroups() throws {
    let network = try BridgeAnalysisTests.analysis().network
    var run = MeasureRun(network)
    for measure in NodeMeasure.allCases {
      if measure.needsGrouping {
        #expect(throws: GroupingNeeded.self) { try run.scores(measure) }
      } else {
        #expect(try run.scores(measure).count == 8)
      }
    }
    for measure in NetworkMeasure.allCases where measure.needsGrouping {
      #expect(throws: GroupingNeeded.self) { try run.value(of: measure) }
    }
  }

  @Test func namesAreThoseOfTheField() {
    let names = NodeMeasure.allCases.map(\.rawValue)
    for name in ["betweenness", "pagerank", "core-number", "effective-size", "ei-index", "everett-valente"] {
      #expect(names.contains(name))
    }
    #expect(names.allSatisfy { $0 == $0.lowercased() })
  }
}
