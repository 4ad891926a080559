import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// Measures that do not depend on the unit of strengths are the same in any unit, also where products of strengths would be
/// beyond the range of numbers.
@Suite struct StrengthUnitTests {
  private static let measures: [(name: String, scores: @Sendable (Graph) -> NodeScores)] = [
    ("constraint", { $0.constraint() }),
    ("hierarchy", { $0.hierarchy() }),
    ("effective size", { $0.effectiveSize() }),
    ("efficiency", { $0.efficiency() }),
    ("eigenvector", { $0.eigenvectorCentrality() }),
    ("hubs", { $0.hubsAndAuthorities().hubs }),
    ("authorities", { $0.hubsAndAuthorities().authorities }),
    ("Katz", { $0.katzCentrality() }),
    ("PageRank", { $0.pageRank() }),
    ("within-module z", { $0.withinModuleZ(.random($0.nodeCount, groups: 3, seed: 5)) }),
    ("participation", { $0.participationCoefficient(.random($0.nodeCount, groups: 3, seed: 5)) }),
  ]

  private func scaled(_ graph: Graph, by factor: Double) -> Graph {
    let edges = graph.edges
    return .of(
      graph.nodeCount, edges.map { ($0.source.index, $0.target.index) }, directed: graph.isDirected,
      strengths: edges.map { $0.strength * factor })
  }

  @Test(arguments: [0x1p990, 0x1p-990, 0x1p-1040], [false, true])
  func nothingChangesInAnotherUnit(factor: Double, directed: Bool) {
    let graph = Graph.hubs(40, ties: 130, seed: 3, directed: directed, weighted: true)
    let other = scaled(graph, by: factor)
    for (name, scores) in Self.measures {
      // The smallest numbers of all have no inverse, and fewer digits.
      if factor < 0x1p-1000, !["eigenvector", "hubs", "authorities", "Katz"].contains(name) {
        continue
      }
      let (expected, found) = (scores(graph), scores(other))
      #expect(expected.reasons == found.reasons, "\(name)")
      #expect(agree(expected.values, found.values, within: 1e-12), "\(name)")
    }
    #expect(graph.leidenCommunities(seed: 1).partition == other.leidenCommunities(seed: 1).partition)
    #expect(graph.louvainCommunities(seed: 1).partition == other.louvainCommunities(seed: 1).partition)
  }

  /// A triangle of the strongest ties, joined by a path to one of the weakest.
  @Test func unequalStrengthsLeaveBothPartsRight() {
    let graph = Graph.of(
      7, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 6)],
      strengths: [1e300, 1e300, 1e300, 1, 1e-300, 1e-300, 1e-300, 1e-300])
    let constraint = graph.constraint().values
    // Half of what node 0 has goes to each of two, and half of theirs to the other: (1/2 + 1/4)² twice. Node 4 has a third tie.
    #expect(agree(constraint[0], 9.0 / 8))
    #expect(agree(constraint[5], 9.0 / 16 + 4.0 / 9))
    #expect(agree(graph.effectiveSize().values[0], 1) && agree(graph.effectiveSize().values[5], 1))
    // The strong triangle has the largest eigenvalue, 2·10³⁰⁰; what hangs on it has next to none of the scores.
    let third = (1.0 / 3).squareRoot()
    #expect(agree(graph.eigenvectorCentrality().values, [third, third, third, 0, 0, 0, 0]))
    #expect(agree(graph.pageRank().values.reduce(0, +), 1))
  }

  /// What flows along a path whose ties differ beyond the range of numbers.
  @Test func aCircleOfUnequalTiesSharesEqually() {
    let graph = Graph.of(3, [(0, 1), (1, 2), (2, 0)], directed: true, strengths: [1e300, 1e-300, 1])
    #expect(agree(graph.pageRank().values, [1.0 / 3, 1.0 / 3, 1.0 / 3]))
  }
}
