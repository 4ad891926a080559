import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct RewiringTests {
  struct Tiny: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let graph: Graph
    var modes: NodePartition?
    /// How many simple graphs there are, as far as it is known otherwise.
    var known: Int?

    init(_ name: String, _ graph: Graph, modes: [Int]? = nil, known: Int? = nil) {
      (testDescription, self.graph, self.known) = (name, graph, known)
      self.modes = modes.map { NodePartition($0) }
    }

    static let all = [
      // Three ties join six nodes in pairs in 5 · 3 ways.
      Tiny("pairs", .of(6, [(0, 1), (2, 3), (4, 5)]), known: 15),
      Tiny("two pairs", .of(4, [(0, 1), (2, 3)]), known: 3),
      Tiny("path of five", .path(5)),
      Tiny("dense", .of(6, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 4), (2, 5), (3, 4)])),
      // Five nodes in a circle can stand in 4! / 2 orders; six may also be two triangles.
      Tiny("circle of five", .cycle(5), known: 12),
      Tiny("circle of six", .cycle(6), known: 70),
      // Swaps alone never turn it.
      Tiny("directed circle of three", .cycle(3, directed: true), known: 2),
      // A permutation of four without fixed points.
      Tiny("directed circle of four", .cycle(4, directed: true), known: 9),
      Tiny(
        "circle of three with a node tied both ways",
        .of(4, [(0, 1), (1, 2), (2, 0), (0, 3), (3, 0), (1, 3), (3, 1), (2, 3), (3, 2)], directed: true), known: 2),
      Tiny("directed", .of(5, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 0), (4, 1)], directed: true)),
      // A permutation of three, and 2 × 2 tables: whoever of three has two events.
      Tiny("two modes", .of(6, [(0, 3), (1, 4), (2, 5)]), modes: [0, 0, 0, 1, 1, 1], known: 6),
      Tiny(
        "two modes, turned", .of(6, [(0, 3), (1, 4), (1, 3), (2, 5), (2, 4)]), modes: [1, 1, 1, 0, 0, 0]),
      Tiny(
        "two modes, both ways", .of(4, [(0, 2), (2, 1), (1, 3), (3, 0)], directed: true), modes: [0, 0, 1, 1], known: 4),
      Tiny("ties within a mode too", .of(6, [(0, 1), (2, 3), (0, 4), (2, 5)]), modes: [0, 0, 0, 0, 1, 1]),
      // Of the two circles of three only one keeps how often each node meets each mode.
      Tiny("circle across modes", .cycle(3, directed: true), modes: [0, 0, 1], known: 1),
    ]
  }

  /// The number that χ² exceeds once in a thousand times, within a few hundredths (Wilson and Hilferty, Proceedings of the
  /// National Academy of Sciences 17:684, 1931).
  static func limit(degreesOfFreedom k: Double) -> Double {
    let root = 1 - 2 / (9 * k) + 3.0902 * (2 / (9 * k)).squareRoot()
    return k * root * root * root
  }

  @Test("Every simple graph with the same degrees is drawn equally often", arguments: Tiny.all)
  func uniform(tiny: Tiny) {
    let all = tiny.graph.allWithSameDegrees(modes: tiny.modes)
    if let known = tiny.known { #expect(all.count == known) }
    let chain = RewiringChain(tiny.graph, modes: tiny.modes)
    let draws = 40 * all.count + 400
    var counts: [Graph: Int] = [:]
    for draw in 0..<draws { counts[chain.draw(seed: UInt64(draw)).graph, default: 0] += 1 }
    #expect(Set(counts.keys) == Set(all))
    guard all.count > 1 else { return }
    let expected = Double(draws) / Double(all.count)
    let chiSquare = all.reduce(0.0) { sum, graph in
      let difference = Double(counts[graph] ?? 0) - expected
      return sum + difference * difference / expected
    }
    #expect(chiSquare < Self.limit(degreesOfFreedom: Double(all.count - 1)))
  }

  @Test("The limit is that of tables") func limit() {
    // scipy.stats.chi2.ppf(0.999, [1, 14, 69]); the approximation is poorest for few degrees of freedom.
    for (k, quantile) in [(1.0, 10.828), (14, 36.123), (69, 111.055)] {
      #expect(agree(Self.limit(degreesOfFreedom: k), quantile, within: 0.04))
    }
  }

  @Test(arguments: GraphCase.all) func keepsDegreesAndStrengths(graphCase: GraphCase) {
    let (graph, modes) = (graphCase.graph, graphCase.partition)
    for modes in [nil, modes] {
      let rewiring = graph.rewired(modes: modes, seed: graphCase.seed)
      let drawn = rewiring.graph
      #expect(rewiring.attempted == 20 * graph.edgeCount && rewiring.accepted <= rewiring.attempted)
      #expect(drawn.outDegree() == graph.outDegree() && drawn.inDegree() == graph.inDegree())
      #expect(drawn.edges.map(\.strength).sorted() == graph.edges.map(\.strength).sorted())
      if graph.isDirected { #expect(drawn.outStrength() == graph.outStrength()) }
      guard let modes else { continue }
      for node in graph.nodes {
        let met = { (graph: Graph) in
          [graph.neighbors(of: node).map { modes[$0] ?? -1 }, graph.predecessors(of: node).map { modes[$0] ?? -1 }]
            .map { $0.sorted() }
        }
        #expect(met(drawn) == met(graph))
      }
    }
  }

  @Test("Stars, complete graphs and graphs without ties are the only ones of their degrees")
  func nothingToRewire() {
    for graph in [Graph.star(6), .complete(5), .of(0, []), .of(1, []), .of(3, []), .path(2)] {
      let rewiring = graph.rewired(seed: 1)
      #expect(rewiring.graph == graph && rewiring.accepted == 0)
    }
  }

  @Test func drawsRepeat() {
    let chain = RewiringChain(KarateClub.graph)
    let first = chain.draw(seed: 5)
    _ = chain.draw(seed: 6)
    #expect(chain.draw(seed: 5) == first && chain.draw(seed: 6) != first)
    #expect(chain.draw(seed: 5, swapsPerTie: 0).graph == KarateClub.graph)
  }
}
