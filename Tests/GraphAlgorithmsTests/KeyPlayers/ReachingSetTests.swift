import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ReachingSetTests {
  /// The share of nodes reached, members counted, from all distances.
  static func value(_ dense: DenseGraph, _ nodes: [Int], _ measure: ReachMeasure, _ paths: PathDirection) -> Double {
    let sum = (0..<dense.count).reduce(0.0) { sum, node in
      if nodes.contains(node) { return sum + 1 }
      let distances = nodes.map { paths == .outgoing ? dense.distance[$0][node] : dense.distance[node][$0] }
      let nearest = distances.min() ?? .infinity
      switch measure {
      case .within(let limit): return sum + (nearest <= limit + 1e-9 ? 1 : 0)
      case .distances: return sum + 1 / nearest
      }
    }
    return sum / Double(dense.count)
  }

  @Test("All sets agree with reading off all distances", arguments: GraphCase.all, PathDirection.allCases)
  func bruteForce(graphCase: GraphCase, paths: PathDirection) throws {
    let graph = graphCase.graph
    let usesLengths = graphCase.seed & 4 == 0
    let dense = DenseGraph(graph, lengths: usesLengths ? graphCase.lengths : nil)
    let lengths = usesLengths ? try EdgeLengths(graphCase.lengths, for: graph) : .hops
    for measure in [ReachMeasure.distances, graphCase.seed & 8 == 0 ? .within(1) : .within(2)] {
      for size in 1...(graph.nodeCount > 7 ? 2 : 3) {
        let found = graph.reachingSet(of: size, measure: measure, lengths: lengths, paths: paths, seed: 1)
        guard size <= graph.nodeCount else {
          #expect(found == nil)
          continue
        }
        var best: (nodes: [Int], value: Double)?
        for nodes in subsets(of: graph.nodeCount, size: size) {
          let value = Self.value(dense, nodes, measure, paths)
          if value > (best?.value ?? -.infinity) + 1e-9 { best = (nodes, value) }
        }
        #expect(found?.nodes.map(\.index) == best?.nodes && agree(found?.value, best?.value))
        #expect(found?.search == .exact && found?.baseline == 0)
        let members = found?.nodes ?? []
        let leftOut = graph.reach(of: members, measure: measure, lengths: lengths, paths: paths, members: .leftOut)
        #expect(agree(leftOut, best.map { $0.value - Double(size) / Double(graph.nodeCount) }))
        // Exchanges take long to try; every third case covers all sorts of graphs.
        guard graphCase.seed % 3 == 0 else { continue }
        let swapped = graph.reachingSet(
          of: size, measure: measure, lengths: lengths, paths: paths, search: .greedySwap, restarts: 6, seed: 1,
          threads: 1)
        #expect(agree(swapped?.value, best?.value) && swapped?.search == .greedySwap)
      }
    }
  }

  @Test("Both leaders of the karate club") func karate() throws {
    let graph = KarateClub.graph
    let leaders = [NodeID(33), NodeID(0), NodeID(0)]
    // 29 of the 32 others are friends of one of them, and 3 friends of friends: (29 + 3 / 2) / 34, and 2 / 34 more.
    #expect(agree(graph.reach(of: leaders, members: .leftOut), 30.5 / 34))
    #expect(agree(graph.reach(of: leaders), 32.5 / 34))
    #expect(agree(graph.reach(of: leaders, measure: .within(1)), 31.0 / 34))
    #expect(graph.reach(of: leaders, measure: .within(2)) == 1)
    #expect(try #require(graph.reachingSet(of: 2, seed: 1)).value >= 32.5 / 34)
  }

  @Test("A set that is tied to all others has a reach of 1") func dominatingSets() {
    #expect(Graph.star(9).reachingSet(of: 1, seed: 1)?.nodes == [NodeID(0)])
    #expect(Graph.star(9).reachingSet(of: 1, seed: 1)?.value == 1)
    let edges = (0..<5).flatMap { star in (1..<5).map { (5 * star, 5 * star + $0) } }
    let found = Graph.of(25, edges).reachingSet(of: 5, seed: 3)
    #expect(found?.nodes.map(\.index) == [0, 5, 10, 15, 20] && found?.value == 1 && found?.search == .greedySwap)
  }

  @Test func smallGraphs() {
    #expect(Graph.of(0, []).reachingSet(of: 1, seed: 1) == nil && Graph.of(0, []).reach(of: []) == nil)
    #expect(Graph.of(1, []).reachingSet(of: 1, seed: 1)?.value == 1)
    #expect(agree(Graph.of(4, []).reachingSet(of: 2, seed: 1)?.value, 0.5))
    #expect(Graph.path(3).reach(of: []) == 0)
  }

  @Test("Too many sets to try") func manyNodes() {
    let graph = Graph.random(600, probability: 0.004, seed: 2)
    let found = graph.reachingSet(of: 3, restarts: 0, seed: 1)
    #expect(found?.search == .greedySwap)
    #expect(found == graph.reachingSet(of: 3, restarts: 0, seed: 1, threads: 1))
    #expect(agree(found?.value, graph.reach(of: found?.nodes ?? [])))
  }
}
