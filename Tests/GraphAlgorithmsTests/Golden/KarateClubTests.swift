import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// Values of the karate club on which NetworkX 3.6.1, igraph 1.0.0 and hand computation agree, to the digits given.
@Suite struct KarateClubTests {
  struct Member: Sendable, CustomTestStringConvertible {
    let node: Int, degree: Double, betweenness: Double, constraint: Double, effectiveSize: Double
    let hierarchy: Double, withinModuleZ: Double, bridging: Double, bridgeness: Double
    let participation: Double, everettValente: Double, crossGroup: Double, ei: Double
    /// Coordinator, itinerant, representative, gatekeeper, liaison.
    let roles: [Double]
    var testDescription: String { "node \(node)" }
  }

  static let members = [
    Member(
      node: 0, degree: 16, betweenness: 231.0714, constraint: 0.1554, effectiveSize: 13.75, hierarchy: 0.0875,
      withinModuleZ: 3.3465, bridging: 2.7803, bridgeness: 16, participation: 0.1172,
      everettValente: 30.9464, crossGroup: 147.6548, ei: -0.875, roles: [174, 0, 15, 15, 0]),
    Member(
      node: 2, degree: 10, betweenness: 75.8508, constraint: 0.1852, effectiveSize: 7.8, hierarchy: 0.0454,
      withinModuleZ: 0.5789, bridging: 3.5166, bridgeness: 10.6762, participation: 0.48,
      everettValente: 18.4702, crossGroup: 70.9341, ei: -0.2, roles: [10, 12, 23, 23, 0]),
    Member(
      node: 8, degree: 5, betweenness: 29.5294, constraint: 0.3036, effectiveSize: 3, hierarchy: 0.0123,
      withinModuleZ: -0.6512, bridging: 10.6478, bridgeness: 17.5048, participation: 0.48,
      everettValente: 18.4117, crossGroup: 29.5294, ei: 0.2, roles: [0, 0, 5, 5, 0]),
    Member(
      node: 11, degree: 1, betweenness: 0, constraint: 1, effectiveSize: 1, hierarchy: 1, withinModuleZ: -0.9587,
      bridging: 0, bridgeness: 0,
      participation: 0, everettValente: 0,
      crossGroup: 0, ei: -1, roles: [0, 0, 0, 0, 0]),
    Member(
      node: 33, degree: 17, betweenness: 160.5516, constraint: 0.1564, effectiveSize: 15.2353, hierarchy: 0.2416,
      withinModuleZ: 3.1363, bridging: 1.6377, bridgeness: 0, participation: 0.2907,
      everettValente: 20.8296, crossGroup: 93.6516, ei: -0.6471, roles: [156, 6, 40, 40, 0]),
  ]

  let graph = KarateClub.graph
  let clubs = KarateClub.clubs

  @Test(arguments: members) func memberScores(member: Member) {
    let scores: [(String, NodeScores, Double)] = [
      ("degree", graph.degree(), member.degree),
      ("betweenness", graph.betweenness(), member.betweenness),
      ("constraint", graph.constraint(), member.constraint),
      ("effective size", graph.effectiveSize(), member.effectiveSize),
      ("hierarchy", graph.hierarchy(), member.hierarchy),
      ("within-module z", graph.withinModuleZ(clubs), member.withinModuleZ),
      ("bridging", graph.bridgingCentrality(), member.bridging),
      ("bridgeness", graph.bridgeness(), member.bridgeness),
      ("participation", graph.participationCoefficient(clubs), member.participation),
      ("Everett–Valente", graph.everettValenteBrokerage(), member.everettValente),
      ("cross-group betweenness", graph.crossGroupBetweenness(clubs), member.crossGroup),
      ("E-I", graph.eiIndex(clubs), member.ei),
    ]
    for (name, score, expected) in scores {
      #expect(abs((score[NodeID(member.node)] ?? .nan) - expected) < 5.1e-5, "\(name)")
    }
    let roles = graph.brokerageRoles(clubs)
    let found = [roles.coordinator, roles.itinerant, roles.representative, roles.gatekeeper, roles.liaison]
    #expect(found.map { $0[NodeID(member.node)] } == member.roles)
  }

  @Test func networkValues() throws {
    #expect(graph.edgeCount == 78 && clubs.sizes == [17, 17])
    #expect(abs(try #require(graph.attributeAssortativity(clubs)) - 0.717531) < 5.1e-7)
    #expect(abs(try #require(graph.modularity(clubs)) - 0.358235) < 5.1e-7)
    #expect(abs(try #require(graph.transitivity()) - 0.25568) < 5.1e-6)
    #expect(abs(try #require(graph.networkEIIndex(clubs)) - -0.7179) < 5.1e-5)
    let moments = try #require(graph.eiPermutationMoments(clubs))
    #expect(abs(moments.mean - 0.0303) < 5.1e-5 && abs(moments.standardDeviation - 0.09502) < 5.1e-6)
    let across = graph.mixingMatrix(clubs)[0, 1]
    #expect(across.observed == 11 && abs(across.expected - 40.18) < 5.1e-3)
  }

  @Test func isthmusAndCutPoint() {
    let isthmuses = graph.isthmuses()
    #expect(isthmuses.all.map { [$0.source.index, $0.target.index] } == [[0, 11]])
    #expect(isthmuses.all.map(\.smallerSideCount) == [1])
    #expect(isthmuses.all.map { isthmuses.smallerSide(of: $0) } == [[NodeID(11)]])
    #expect(graph.articulationPoints().map(\.node.index) == [0])
  }
}
