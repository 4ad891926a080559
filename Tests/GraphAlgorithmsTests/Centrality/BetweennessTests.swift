import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BetweennessTests {
  @Test("The centre of a star lies between all the rest", arguments: 3..<9) func star(n: Int) {
    let leaves = Double(n - 1)
    let expected = [leaves * (leaves - 1) / 2] + [Double](repeating: 0, count: n - 1)
    #expect(agree(Graph.star(n).betweenness(), expected))
    #expect(agree(Graph.star(n).betweenness(scale: .fractionOfPairs), [1] + Array(repeating: 0, count: n - 1)))
    #expect(agree(Graph.star(n).edgeBetweenness(), Array(repeating: leaves, count: n - 1)))
  }

  @Test(arguments: 1..<12, [false, true]) func path(n: Int, directed: Bool) {
    let graph = Graph.path(n, directed: directed)
    #expect(agree(graph.betweenness(), (0..<n).map { Double($0 * (n - 1 - $0)) }))
    #expect(agree(graph.edgeBetweenness(), (0..<n - 1).map { Double(($0 + 1) * (n - 1 - $0)) }))
  }

  @Test(arguments: 3..<14) func cycle(n: Int) {
    // Even cycles split the farthest pairs over both ways round.
    let m = Double(n)
    let node = n.isMultiple(of: 2) ? (m - 2) * (m - 2) / 8 : (m - 1) * (m - 3) / 8
    let edge = n.isMultiple(of: 2) ? m * m / 8 : (m * m - 1) / 8
    #expect(agree(Graph.cycle(n).betweenness(), Array(repeating: node, count: n)))
    #expect(agree(Graph.cycle(n).edgeBetweenness(), Array(repeating: edge, count: n)))
    let directed = Graph.cycle(n, directed: true)
    #expect(agree(directed.betweenness(), Array(repeating: (m - 1) * (m - 2) / 2, count: n)))
    #expect(agree(directed.edgeBetweenness(), Array(repeating: m * (m - 1) / 2, count: n)))
  }

  @Test(arguments: 2..<8) func complete(n: Int) {
    #expect(agree(Graph.complete(n).betweenness(), Array(repeating: 0, count: n)))
    let edges = n * (n - 1) / 2
    #expect(agree(Graph.complete(n).edgeBetweenness(), Array(repeating: 1, count: edges)))
    let fraction = Graph.complete(n).edgeBetweenness(scale: .fractionOfPairs)
    #expect(agree(fraction, Array(repeating: 1 / Double(edges), count: edges)))
  }

  @Test(arguments: GraphCase.all) func agreesWithListingAllShortestPaths(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let lengths = graphCase.lengths
    for (engine, dense) in [
      (EdgeLengths.hops, DenseGraph(graph)),
      (try EdgeLengths(lengths, for: graph), DenseGraph(graph, lengths: lengths)),
    ] {
      #expect(agree(graph.betweenness(lengths: engine), dense.betweenness()))
      #expect(agree(graph.edgeBetweenness(lengths: engine), dense.edgeBetweenness(graph)))
    }
  }

  @Test(arguments: GraphCase.all) func fractionsDivideByThePairsThatCouldRunThrough(graphCase: GraphCase) {
    let graph = graphCase.graph
    let n = Double(graph.nodeCount)
    let (nodePairs, edgePairs) = ((n - 1) * (n - 2), n * (n - 1))
    let half = graph.isDirected ? 1.0 : 2
    let nodes = graph.betweenness().list.map { value in
      nodePairs > 0 ? value.map { $0 / (nodePairs / half) } : 0
    }
    #expect(agree(graph.betweenness(scale: .fractionOfPairs), nodes))
    let edges = graph.edgeBetweenness().map { $0 / (edgePairs / half) }
    #expect(agree(graph.edgeBetweenness(scale: .fractionOfPairs), edges))
  }

  @Test func hopsAndUnitLengthsAgree() throws {
    let graph = KarateClub.graph
    let ones = try EdgeLengths(Array(repeating: 1, count: graph.edgeCount), for: graph)
    #expect(agree(graph.betweenness(), graph.betweenness(lengths: ones).list))
    #expect(agree(graph.edgeBetweenness(), graph.edgeBetweenness(lengths: ones)))
  }

  @Test("0.1 + 0.2 ties 0.3, although the numbers differ") func equalLengthsTie() throws {
    let graph = Graph.of(3, [(0, 1), (0, 2), (1, 2)])
    let lengths = try EdgeLengths([0.1, 0.3, 0.2], for: graph)
    #expect(agree(graph.betweenness(lengths: lengths), [0, 0.5, 0]))
    #expect(agree(graph.edgeBetweenness(lengths: lengths), [1.5, 0.5, 1.5]))
  }

  @Test func parallelTiesAreOnePath() {
    // 0–1 is added twice: of the two ways from 0 to 3 each still carries half.
    let graph = Graph.of(4, [(0, 1), (0, 1), (1, 3), (0, 2), (2, 3)])
    #expect(agree(graph.betweenness(), [0.5, 0.5, 0.5, 0.5]))
  }

  @Test func gridsAreSymmetricAndLoseNothing() throws {
    let side = 9
    let graph = Graph.grid(side, side)
    let scores = graph.betweenness().list.map { $0 ?? .nan }
    // Every pair at distance d has d − 1 nodes in between on each path: the scores add up to Σ (d − 1).
    let summary = graph.distanceSummary()
    let steps = try #require(summary.meanDistance) * Double(summary.joinedPairCount) / 2
    #expect(agree(scores.reduce(0, +), steps - Double(summary.joinedPairCount) / 2))
    for (row, column) in [(0, 1), (2, 3), (4, 4)] {
      let (far, right) = (side - 1 - row, side - 1 - column)
      let mirrored = [(row, column), (far, column), (row, right), (far, right), (column, row)]
      #expect(mirrored.allSatisfy { agree(scores[$0.0 * side + $0.1], scores[row * side + column]) })
    }
  }

  struct Crossing: Sendable, CustomTestStringConvertible {
    let side: Int
    let hasLengths: Bool
    var testDescription: String { "\(side) × \(side)\(hasLengths ? ", lengths" : "")" }
  }

  /// A 40 × 40 grid has more ways from corner to corner than 64-bit integers count, C(78, 39); from 520 × 520 on there
  /// are more than `Double` can hold.
  static let crossings = [(40, false), (40, true), (520, true), (1000, false)].map {
    Crossing(side: $0.0, hasLengths: $0.1)
  }

  @Test("Ways across a grid are too many for numbers, but not their shares", arguments: crossings)
  func countsBeyondNumbers(crossing: Crossing) throws {
    let side = crossing.side
    let graph = Graph.grid(side, side)
    let last = side * side - 1
    var groups = [Int?](repeating: nil, count: side * side)
    (groups[0], groups[last]) = (0, 1)
    let lengths =
      crossing.hasLengths ? try EdgeLengths(Array(repeating: 0.25, count: graph.edgeCount), for: graph) : .hops
    let scores = graph.crossGroupBetweenness(
      NodePartition(groups), between: GroupPair(0, 1), lengths: lengths, threads: 1)
    // All paths from corner to corner pass each diagonal once.
    for diagonal in [1, 2, side / 2, side - 1, side, 3 * side / 2, 2 * side - 3] {
      let rows = max(0, diagonal - side + 1)...min(diagonal, side - 1)
      let sum = rows.reduce(0) { $0 + (scores[NodeID($1 * side + diagonal - $1)] ?? .nan) }
      #expect(agree(sum, 1))
    }
    // The diagonal through the other corners is met in row i with chance C(side − 1, i)² / C(2 side − 2, side − 1).
    let half = side / 2
    let middle = try #require(scores[NodeID(half * side + half - 1)])
    let beside = try #require(scores[NodeID((half + 1) * side + half - 2)])
    let ratio = Double(half - 1) / Double(half + 1)
    #expect(agree(beside / middle, ratio * ratio))
  }

  @Test func directionMatters() {
    // Two arcs into the middle and none out of it: nobody passes.
    #expect(agree(Graph.of(3, [(0, 1), (2, 1)], directed: true).betweenness(), [0, 0, 0]))
    #expect(agree(Graph.of(3, [(0, 1), (1, 2)], directed: true).betweenness(), [0, 1, 0]))
  }
}
