import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct EigenvectorTests {
  /// Power iteration by repeated squaring of (Aᵀ + 1) as a dense matrix: by default 2⁶⁰ rounds from equal scores.
  static func powers(_ graph: Graph, squarings: Int = 60) -> [Double] {
    let dense = DenseGraph(graph)
    let n = graph.nodeCount
    var matrix = (0..<n).map { v in (0..<n).map { dense.strength[$0][v] + ($0 == v ? 1 : 0) } }
    for _ in 0..<squarings {
      let square = (0..<n).map { i in
        (0..<n).map { j in (0..<n).reduce(0) { $0 + matrix[i][$1] * matrix[$1][j] } }
      }
      let largest = square.joined().max() ?? 1
      matrix = square.map { $0.map { $0 / largest } }
    }
    let vector = matrix.map { $0.reduce(0, +) }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return vector.map { $0 / length }
  }

  @Test(arguments: GraphCase.all.filter { !$0.isDirected && $0.graph.edgeCount > 0 })
  func agreesWithDensePowers(graphCase: GraphCase) {
    #expect(agree(graphCase.graph.eigenvectorCentrality(), Self.powers(graphCase.graph)))
  }

  @Test(arguments: GraphCase.all.filter { $0.isDirected && $0.graph.edgeCount > 0 })
  func directedAgreesWithDensePowersWhereItSettles(graphCase: GraphCase) {
    let scores = graphCase.graph.eigenvectorCentrality()
    switch scores.undefinedReason(of: NodeID(0)) {
    case nil: #expect(agree(scores, Self.powers(graphCase.graph)))
    case .zeroDenominator?: #expect(isAcyclic(graphCase.graph))
    case .notConverged?: #expect(!isAcyclic(graphCase.graph))
    case let reason?: Issue.record("unexpected reason \(reason)")
    }
  }

  private func isAcyclic(_ graph: Graph) -> Bool {
    let dense = DenseGraph(graph)
    return (0..<graph.nodeCount).allSatisfy { v in
      (0..<graph.nodeCount).allSatisfy { !dense.hasEdge(v, $0) || dense.distance[$0][v] == .infinity }
    }
  }

  @Test(arguments: 2..<9) func star(n: Int) {
    // λ = √(n − 1): the centre has 1/√2, the leaves share the other half of the square.
    let leaf = (1 / (2 * Double(n - 1))).squareRoot()
    let centre = (0.5).squareRoot()
    #expect(agree(Graph.star(n).eigenvectorCentrality(), [centre] + Array(repeating: leaf, count: n - 1)))
  }

  @Test("A spider of k legs of two steps: λ = √(k + 1)", arguments: 2..<9) func spider(legs: Int) {
    // λ foot = knee and λ knee = foot + body, so foot = knee / λ and body = knee (λ − 1 / λ); λ body = k knee gives λ.
    let lambda = Double(legs + 1).squareRoot()
    let (body, foot) = (lambda - 1 / lambda, 1 / lambda)
    let length = (body * body + Double(legs) * (1 + foot * foot)).squareRoot()
    var (edges, expected): ([(Int, Int)], [Double?]) = ([], [body / length])
    for leg in 0..<legs {
      edges += [(0, 1 + 2 * leg), (1 + 2 * leg, 2 + 2 * leg)]
      expected += [1 / length, foot / length]
    }
    #expect(agree(Graph.of(1 + 2 * legs, edges).eigenvectorCentrality(), expected))
  }

  @Test("Binary trees: nodes of one level look alike, so few directions are left to search", arguments: 1..<5)
  func binaryTree(depth: Int) {
    let nodes = (1 << (depth + 1)) - 1
    let tree = Graph.of(nodes, (1..<nodes).map { (($0 - 1) / 2, $0) })
    #expect(agree(tree.eigenvectorCentrality(), Self.powers(tree)))
  }

  @Test("Long paths are all but even: scores follow a half wave", arguments: [2, 3, 10, 101, 2000])
  func path(n: Int) {
    // sin(k π / (n + 1)) by its recurrence, from the eigenvalue that the scores themselves must fulfil.
    let scores = Graph.path(n).eigenvectorCentrality().list.map { $0 ?? .nan }
    let angle = Double.pi / Double(n + 1)
    var (sines, before) = ([sine(angle)], 0.0)
    while sines.count < n {
      let next = 2 * cosine(angle) * (sines.last ?? 0) - before
      before = sines.last ?? 0
      sines.append(next)
    }
    let length = sines.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(agree(scores, sines.map { $0 / length }, within: n < 200 ? 1e-10 : 1e-8))
    var residual = 0.0
    for v in 0..<n {
      let sum = (v > 0 ? scores[v - 1] : 0) + (v + 1 < n ? scores[v + 1] : 0)
      residual += (sum - 2 * cosine(angle) * scores[v]) * (sum - 2 * cosine(angle) * scores[v])
    }
    #expect(residual.squareRoot() <= 1e-12 * 2)
  }

  /// The first terms of the Taylor series, exact to the last bits for the small angles here.
  private func sine(_ x: Double) -> Double {
    var (sum, term) = (x, x)
    for k in 1..<20 {
      term *= -x * x / Double(2 * k * (2 * k + 1))
      sum += term
    }
    return sum
  }

  private func cosine(_ x: Double) -> Double { 1 - 2 * sine(x / 2) * sine(x / 2) }

  @Test("What 32-bit numbers miss is made good", arguments: 1...3) func residualIsSmall(seed: UInt64) {
    let graph = Graph.hubs(1_500, ties: 5_000, seed: seed, directed: false, weighted: false)
    let vector = graph.eigenvectorCentrality().values
    let product = PlainIterations(graph).arriving(vector)
    let eigenvalue = zip(product, vector).reduce(0) { $0 + $1.0 * $1.1 }
    let square = zip(product, vector).reduce(0) { $0 + ($1.0 - eigenvalue * $1.1) * ($1.0 - eigenvalue * $1.1) }
    #expect(square.squareRoot() <= 1e-12 * eigenvalue)
  }

  @Test("Weaker components get exactly 0, equal ones a share each") func components() {
    // A triangle (λ = 2) beside a path of three (λ = √2) and a lone node.
    let graph = Graph.of(7, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5)])
    let third = (1.0 / 3).squareRoot()
    let scores = graph.eigenvectorCentrality()
    #expect(agree(scores, [third, third, third, 0, 0, 0, 0]))
    #expect((3...6).allSatisfy { scores[NodeID($0)] == 0 })
    // Three ties of strength 2 each on their own: all nodes alike.
    let pairs = Graph.of(6, [(0, 1), (2, 3), (4, 5)], strengths: [2, 2, 2])
    #expect(agree(pairs.eigenvectorCentrality(), Array(repeating: (1.0 / 6).squareRoot(), count: 6)))
  }

  @Test func undefinedWithoutTiesOrCycles() {
    for (graph, reason) in [
      (Graph.of(3, []), UndefinedReason.noTies), (.of(1, []), .noTies), (.path(4, directed: true), .zeroDenominator),
      // Two equally strong circles, one feeding the other: power iteration never settles.
      (.of(4, [(0, 1), (1, 0), (1, 2), (2, 3), (3, 2)], directed: true), .notConverged),
    ] {
      #expect(graph.nodes.allSatisfy { graph.eigenvectorCentrality().undefinedReason(of: $0) == reason })
    }
    #expect(Graph.of(0, []).eigenvectorCentrality().count == 0)
  }

  @Test func directedScoresComeFromIncomingEdges() {
    // Two nodes that point at each other and at a third, which gives nothing back: λ = 1, so it gets their sum.
    let graph = Graph.of(3, [(0, 1), (1, 0), (0, 2), (1, 2)], directed: true)
    let sixth = (1.0 / 6).squareRoot()
    #expect(agree(graph.eigenvectorCentrality(), [sixth, sixth, 2 * sixth]))
  }
}
