import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct HubsAndAuthoritiesTests {
  @Test(arguments: GraphCase.all.filter { $0.graph.edgeCount > 0 })
  func agreesWithPowersOfTheDoubledGraph(graphCase: GraphCase) {
    let graph = graphCase.graph
    let n = graph.nodeCount
    let dense = DenseGraph(graph)
    let arcs = (0..<n).flatMap { u in (0..<n).filter { dense.hasEdge(u, $0) }.map { (u, $0) } }
    let doubled = Graph.of(
      2 * n, arcs.map { ($0.0, n + $0.1) }, strengths: arcs.map { dense.strength[$0.0][$0.1] })
    // Undirected graphs may double into two equal parts, whose rounding errors must not grow apart.
    let powers = EigenvectorTests.powers(doubled, squarings: 20)
    let root = (2.0).squareRoot()
    let found = graph.hubsAndAuthorities()
    #expect(agree(found.hubs, powers.prefix(n).map { $0 * root }))
    #expect(agree(found.authorities, powers.suffix(n).map { $0 * root }))
    if !graph.isDirected { #expect(agree(found.hubs, found.authorities.list)) }
  }

  @Test(
    "Each is the other times the strengths, up to scale", arguments: GraphCase.all.filter { $0.graph.edgeCount > 0 })
  func fixedPoint(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let found = graph.hubsAndAuthorities()
    let (hubs, authorities) = (found.hubs.list.map { $0 ?? .nan }, found.authorities.list.map { $0 ?? .nan })
    let sums = (0..<dense.count).map { v in (0..<dense.count).reduce(0) { $0 + dense.strength[$1][v] * hubs[$1] } }
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(agree(authorities, sums.map { $0 / length }))
    #expect(agree(hubs.reduce(0) { $0 + $1 * $1 }, 1))
  }

  @Test func onePointsToMany() {
    let half = (0.5).squareRoot()
    let found = Graph.of(3, [(0, 1), (0, 2)], directed: true).hubsAndAuthorities()
    #expect(agree(found.hubs, [1, 0, 0]) && agree(found.authorities, [0, half, half]))
  }

  @Test func undirectedAreEigenvectorCentrality() {
    let found = KarateClub.graph.hubsAndAuthorities()
    #expect(agree(found.hubs, KarateClub.graph.eigenvectorCentrality().list))
    #expect(agree(found.authorities, found.hubs.list))
  }

  @Test func withoutEdges() {
    let found = Graph.of(2, []).hubsAndAuthorities()
    #expect(found.hubs.list == [nil, nil] && found.authorities.undefinedReason(of: NodeID(1)) == .noTies)
    #expect(Graph.of(0, []).hubsAndAuthorities().hubs.count == 0)
  }
}
