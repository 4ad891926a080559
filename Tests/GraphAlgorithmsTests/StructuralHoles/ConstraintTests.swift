import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct StructuralHolesTests {
  /// Burt's formulas over whole matrices, node by node.
  struct Burt {
    let dense: DenseGraph

    func share(_ i: Int, _ j: Int) -> Double {
      i == j ? 0 : dense.both(i, j) / (0..<dense.count).reduce(0) { $0 + dense.both(i, $1) }
    }

    func relative(_ j: Int, _ q: Int) -> Double {
      dense.both(j, q) / ((0..<dense.count).map { dense.both(j, $0) }.max() ?? 1)
    }

    func constraint(_ i: Int, _ j: Int) -> Double {
      let indirect = dense.neighbors(i).filter { $0 != j }.reduce(0) { $0 + share(i, $1) * share($1, j) }
      return (share(i, j) + indirect) * (share(i, j) + indirect)
    }

    func constraint(_ i: Int) -> Double { dense.neighbors(i).reduce(0) { $0 + constraint(i, $1) } }

    /// The Coleman–Theil index written as ln N less entropy of the shares of constraint, over ln N.
    func hierarchy(_ i: Int) -> Double {
      let shares = dense.neighbors(i).map { constraint(i, $0) / constraint(i) }
      guard shares.count > 1 else { return 1 }
      return 1 + shares.reduce(0) { $0 + $1 * logarithm($1) } / logarithm(Double(shares.count))
    }

    func effectiveSize(_ i: Int) -> Double {
      dense.neighbors(i).reduce(0) { sum, j in
        sum + 1 - (0..<dense.count).filter { $0 != i && $0 != j }.reduce(0) { $0 + share(i, $1) * relative(j, $1) }
      }
    }
  }

  @Test(arguments: GraphCase.all) func agreesWithTheFormulas(graphCase: GraphCase) {
    let graph = graphCase.graph
    let burt = Burt(dense: DenseGraph(graph))
    let nodes = (0..<graph.nodeCount)
    let tied = { !burt.dense.neighbors($0).isEmpty }
    #expect(agree(graph.constraint(), nodes.map { tied($0) ? burt.constraint($0) : nil }))
    #expect(agree(graph.hierarchy(), nodes.map { tied($0) ? burt.hierarchy($0) : nil }))
    #expect(agree(graph.effectiveSize(), nodes.map { tied($0) ? burt.effectiveSize($0) : nil }))
    #expect(
      agree(
        graph.efficiency(),
        nodes.map { tied($0) ? burt.effectiveSize($0) / Double(burt.dense.neighbors($0).count) : nil }))
  }

  @Test(arguments: 2..<9) func star(n: Int) {
    let leaves = Double(n - 1)
    #expect(agree(Graph.star(n).constraint(), [1 / leaves] + Array(repeating: 1, count: n - 1)))
    #expect(agree(Graph.star(n).effectiveSize(), [leaves] + Array(repeating: 1, count: n - 1)))
    #expect(agree(Graph.star(n).efficiency(), Array(repeating: 1, count: n)))
  }

  @Test("In a complete graph each neighbour repeats all others", arguments: 2..<9) func complete(n: Int) {
    let k = Double(n - 1)
    let direct = 1 / k + (k - 1) / (k * k)
    #expect(agree(Graph.complete(n).constraint(), Array(repeating: k * direct * direct, count: n)))
    #expect(agree(Graph.complete(n).effectiveSize(), Array(repeating: 1, count: n)))
    #expect(agree(Graph.complete(n).efficiency(), Array(repeating: 1 / k, count: n)))
  }

  @Test(arguments: 4..<9) func cycle(n: Int) {
    #expect(agree(Graph.cycle(n).constraint(), Array(repeating: 0.5, count: n)))
    #expect(agree(Graph.cycle(n).effectiveSize(), Array(repeating: 2, count: n)))
  }

  @Test("Neighbours who constrain alike make no hierarchy, a single one makes all of it", arguments: 3..<9)
  func hierarchy(n: Int) {
    #expect(agree(Graph.complete(n).hierarchy(), Array(repeating: 0, count: n)))
    #expect(agree(Graph.star(n).hierarchy(), [0] + Array(repeating: 1, count: n - 1)))
    #expect(Graph.cycle(n).hierarchy().list.allSatisfy { ($0 ?? -1) >= 0 })
    #expect(agree(Graph.path(2).hierarchy(), [1, 1]))
  }

  @Test("A node between a strong and a weak tie: shares 81 / 82 and 1 / 82") func lopsidedHierarchy() {
    let graph = Graph.of(3, [(0, 1), (0, 2)], strengths: [9, 1])
    let (strong, weak) = (81.0 / 82, 1.0 / 82)
    let expected = 1 + (strong * logarithm(strong) + weak * logarithm(weak)) / logarithm(2)
    #expect(agree(graph.hierarchy(), [expected, 1, 1]) && expected > 0.9)
  }

  @Test("Constraint can exceed 1: 145 / 144 in a triangle with a tail") func aboveOne() {
    // Node 0 divides itself between 1 and 2; 1 has the tail. By hand: (1/2 + 1/2 · 1/2)² + (1/2 + 1/2 · 1/3)².
    let graph = Graph.of(4, [(0, 1), (0, 2), (1, 2), (1, 3)])
    let byHand = 9.0 / 16 + 4.0 / 9
    #expect(agree(graph.constraint()[NodeID(0)], byHand) && byHand > 1.0069)
  }

  @Test("Without strengths, effective size is k − 2t / k") func borgatti() throws {
    let graph = KarateClub.graph
    let triangles = graph.triangleCounts()
    let expected = graph.nodes.map { node in
      let k = Double(graph.outDegree(of: node))
      return k - 2 * (triangles[node] ?? .nan) / k
    }
    #expect(agree(graph.effectiveSize(), expected))
  }

  @Test func selfLoopsDoNotCount() {
    let graph = Graph.of(3, [(0, 0), (0, 1), (2, 2)])
    #expect(agree(graph.constraint(), [1, 1, nil]))
    #expect(graph.constraint().undefinedReason(of: NodeID(2)) == .noTies)
    #expect(graph.hierarchy().undefinedReason(of: NodeID(2)) == .noTies)
    #expect(agree(graph.effectiveSize(), [1, 1, nil]) && agree(graph.efficiency(), [1, 1, nil]))
  }

  @Test("A tie added in two parts equals one of the sum") func parallelTies() {
    let parts = Graph.of(3, [(0, 1), (0, 1), (1, 2), (0, 2)], strengths: [1, 2, 1, 1])
    let whole = Graph.of(3, [(0, 1), (1, 2), (0, 2)], strengths: [3, 1, 1])
    #expect(parts.constraint() == whole.constraint() && parts.effectiveSize() == whole.effectiveSize())
  }

  @Test("Directed ties count by their strength both ways") func directed() {
    let directed = Graph.of(3, [(0, 1), (1, 0), (1, 2), (2, 0)], directed: true, strengths: [1, 2, 4, 5])
    let summed = Graph.of(3, [(0, 1), (1, 2), (0, 2)], strengths: [3, 4, 5])
    #expect(agree(directed.constraint(), summed.constraint().list))
    #expect(agree(directed.effectiveSize(), summed.effectiveSize().list))
    // A sink has a value like any other node.
    #expect(agree(Graph.path(2, directed: true).constraint(), [1, 1]))
  }
}
