import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

/// PageRank and walks of directed graphs whose nodes are solved in every way, against plain iteration edge by edge.
@Suite struct FlowSystemTests {
  /// Sources, sinks, chains into and out of circles, circles with one way in or out, and circles that nothing enters or leaves.
  static let shapes: [(name: String, count: Int, edges: [(Int, Int)])] = [
    ("a line", 5, [(0, 1), (1, 2), (2, 3), (3, 4)]),
    ("a circle", 5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]),
    ("two circles, one feeding the other", 6, [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 2), (4, 5)]),
    ("to and fro", 4, [(0, 1), (1, 0), (2, 1), (1, 2), (2, 3)]),
    ("followers of followers", 7, [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (2, 0), (3, 4), (4, 5), (5, 6), (6, 0)]),
    ("feeders of feeders", 7, [(0, 1), (0, 2), (1, 2), (2, 0), (2, 3), (3, 4), (3, 5), (4, 5), (5, 6), (6, 2)]),
    ("a dense heart", 6, (0..<4).flatMap { a in (0..<4).filter { $0 != a }.map { (a, $0) } } + [(4, 0), (3, 5)]),
    ("apart", 6, [(0, 1), (1, 0), (2, 3), (3, 4), (4, 2)]),
  ]

  @Test(arguments: shapes.indices, [false, true]) func shapesAreSolved(index: Int, weighted: Bool) {
    let (_, count, edges) = Self.shapes[index]
    let strengths = weighted ? edges.indices.map { Double($0 % 3 + 1) / 2 } : nil
    let graph = Graph.of(count, edges, directed: true, strengths: strengths)
    let plain = PlainIterations(graph).pageRank(damping: 0.85, rounds: 300)
    #expect(agree(graph.pageRank().values, plain, within: 1e-12))
    let highDamping = PlainIterations(graph).pageRank(damping: 0.99, rounds: 4_000)
    #expect(agree(graph.pageRank(damping: 0.99).values, highDamping, within: 1e-11))
  }

  @Test("Few ties a node, so that most are heads, tails, followers and feeders", arguments: 1...6, [false, true])
  func sparseGraphsAreSolved(seed: UInt64, weighted: Bool) {
    let graph = Graph.random(300, probability: 0.0055, seed: seed, directed: true, weighted: weighted)
    let one = graph.pageRank(threads: 1)
    #expect(agree(one.values, PlainIterations(graph).pageRank(damping: 0.85, rounds: 250), within: 1e-12))
    for threads in [2, 3, 8] { #expect(graph.pageRank(threads: threads) == one) }
  }

  @Test func everyRoleOccurs() {
    let graph = Graph.random(300, probability: 0.0055, seed: 1, directed: true)
    let factors = Room<Double>(300)
    for node in graph.nodes { factors[node.index] = 0.85 / Double(max(1, graph.outDegree(of: node))) }
    let system = FlowSystem(graph, factors: factors, threads: 2)
    typealias Role = FlowSystem.Role
    #expect(Set(system.role.array) == [Role.core, Role.follower, Role.feeder])
    #expect(system.headCount > 0 && system.tailCount > 0)
    #expect(system.headCount + system.tailCount + system.innerCount == 300)
  }

  @Test("Heads are known when all before them are, and inner nodes keep the arcs from inner nodes only")
  func headsTailsAndInnerNodes() {
    // 0 → 1 → circle 2 3 4 → 5 → 6, and 0 → 2, 0 → 6.
    let graph = Graph.of(7, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 2), (4, 5), (5, 6), (0, 2), (0, 6)], directed: true)
    let factors = Room<Double>(repeating: 0.5, count: 7)
    let system = FlowSystem(graph, factors: factors, threads: 1)
    #expect(Array(system.outer.array.prefix(4)) == [0, 1, 6, 5])
    #expect((system.headCount, system.tailCount) == (2, 2))
    #expect(system.nodeOfInner.array == [2, 3, 4])
    #expect(system.sources.array == [2, 0, 1])
    // 1 + 0.5 × 1 from node 0, and 1 + 0.5 × 1.5 + 0.5 × 1 from nodes 1 and 0.
    #expect(system.states[1].base == 1.5)
    #expect(system.states[2].base == 2.25)
  }
}
