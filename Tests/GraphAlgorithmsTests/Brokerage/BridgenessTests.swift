import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BridgenessTests {
  /// Lists all shortest paths of all pairs.
  static func listed(_ dense: DenseGraph) -> (pairs: [Double], possible: [Double]) {
    var (pairs, possible) = ([Double](repeating: 0, count: dense.count), [Double](repeating: 0, count: dense.count))
    for (s, t) in dense.pairs {
      let paths = dense.shortestPaths(s, t)
      for v in 0..<dense.count where v != s && v != t && !dense.hasEdge(s, v) && !dense.hasEdge(v, t) {
        possible[v] += 1
        guard !paths.isEmpty else { continue }
        pairs[v] += Double(paths.count { $0.contains(v) }) / Double(paths.count)
      }
    }
    return (pairs, possible)
  }

  private func check(_ graph: Graph, _ lengths: [Double]) throws {
    let expected = Self.listed(DenseGraph(graph, lengths: lengths))
    let given = try EdgeLengths(lengths, for: graph)
    #expect(agree(graph.bridgeness(lengths: given), expected.pairs))
    #expect(
      agree(
        graph.bridgeness(lengths: given, scale: .fractionOfPairs),
        zip(expected.pairs, expected.possible).map { $1 == 0 ? 0 : $0 / $1 }))
  }

  @Test(arguments: GraphCase.all) func agreesWithListingAllShortestPaths(graphCase: GraphCase) throws {
    try check(graphCase.graph, graphCase.lengths)
    #expect(agree(graphCase.graph.bridgeness(), Self.listed(DenseGraph(graphCase.graph)).pairs))
  }

  @Test("Lengths that make detours to a neighbour shorter than the edge, or as short", arguments: GraphCase.all)
  func detours(graphCase: GraphCase) throws {
    var generator = SeededGenerator(seed: graphCase.seed &+ 7)
    let graph = Graph.random(
      9, probability: graphCase.isDirected ? 0.35 : 0.45, seed: graphCase.seed &+ 500, directed: graphCase.isDirected)
    try check(graph, graph.edges.map { _ in [1, 1, 2, 3, 4].randomElement(using: &generator) ?? 1 })
  }

  @Test("Networks of more sources than share a search", arguments: [false, true]) func manySources(directed: Bool) {
    for graph in [
      Graph.hubs(80, ties: 200, seed: 4, directed: directed), .hubs(90, ties: 130, seed: 5, directed: directed),
      .random(70, probability: 0.1, seed: 6, directed: directed),
    ] {
      let n = graph.nodeCount
      let distance = (0..<n).map { graph.distances(from: NodeID($0)) }
      // How many shortest paths lead from each node to each other: those to all that come one step before.
      let counts = distance.map { distance in
        var counts = distance.map { $0 == 0 ? 1.0 : 0 }
        for node in (0..<n).filter({ distance[$0] != nil }).sorted(by: { distance[$0] ?? 0 < distance[$1] ?? 0 }) {
          guard let far = distance[node], far > 0 else { continue }
          for before in graph.predecessors(of: NodeID(node)) where distance[before.index] == far - 1 {
            counts[node] += counts[before.index]
          }
        }
        return counts
      }
      let half = directed ? 1.0 : 2
      let expected = (0..<n).map { v -> Double in
        var sum = 0.0
        for s in 0..<n {
          guard let near = distance[s][v], near > 1 else { continue }
          for t in 0..<n {
            guard let far = distance[v][t], far > 1, distance[s][t] == near + far else { continue }
            sum += counts[s][v] * counts[v][t] / counts[s][t]
          }
        }
        return sum / half
      }
      #expect(agree(graph.bridgeness(threads: 3), expected))
      #expect(graph.bridgeness(threads: 1) == graph.bridgeness(threads: 3))
    }
  }

  @Test("On a path only pairs two steps away on both sides count", arguments: 1..<12) func path(n: Int) {
    let expected = (0..<n).map { Double(max(0, $0 - 1) * max(0, n - $0 - 2)) }
    #expect(agree(Graph.path(n).bridgeness(), expected))
  }

  @Test func hubsAreNoBridges() {
    #expect(agree(Graph.star(6).bridgeness(), Array(repeating: 0, count: 6)))
    #expect(agree(Graph.star(6).bridgeness(scale: .fractionOfPairs), Array(repeating: 0, count: 6)))
    #expect(KarateClub.graph.bridgeness()[NodeID(33)] == 0)
    #expect(Graph.of(0, []).bridgeness().count == 0)
  }

  @Test("Counts of shortest paths beyond the range of Double") func hugeCounts() {
    // A strip of diamonds has 2ⁿ paths from end to end; those through a middle joint have it between all of both sides.
    let diamonds = 1100
    var edges: [(Int, Int)] = []
    for joint in stride(from: 0, to: 3 * diamonds, by: 3) {
      for side in [joint + 1, joint + 2] { edges += [(joint, side), (side, joint + 3)] }
    }
    let graph = Graph.of(3 * diamonds + 1, edges)
    let side = Double(3 * diamonds / 2 - 2)
    let scores = graph.bridgeness()
    #expect(agree(scores[NodeID(3 * diamonds / 2)], side * side))
  }

  @Test func sameBitsOnAnyNumberOfThreads() throws {
    let graph = Graph.random(60, probability: 0.1, seed: 3, weighted: true)
    let lengths = try EdgeLengths.inverseStrength(of: graph)
    #expect(graph.bridgeness(lengths: lengths, threads: 1) == graph.bridgeness(lengths: lengths, threads: 3))
  }
}
