import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

@Suite struct SharedNeighborhoodsTests {
  /// Cliques of sixteen in a row, tied by one edge each, their members scattered over all numbers.
  private func cliques(_ count: Int, directed: Bool) -> Graph {
    let member = { (clique: Int, index: Int) in index * count + clique }
    var edges: [(Int, Int)] = []
    for clique in 0..<count {
      for a in 0..<16 {
        for b in 0..<16 where directed ? a != b : a < b { edges.append((member(clique, a), member(clique, b))) }
      }
      if clique > 0 { edges.append((member(clique - 1, 3), member(clique, 5))) }
    }
    return Graph.of(16 * count, edges, directed: directed)
  }

  @Test(arguments: [false, true]) func eachBatchIsOneClique(directed: Bool) {
    let graph = cliques(9, directed: directed)
    #expect(SharedNeighborhoods.suit(graph))
    var neighborhoods = SharedNeighborhoods(graph)
    let nodes = Array(0..<Int32(graph.nodeCount))
    let order = neighborhoods.inBatches(nodes, of: 16)
    #expect(order.sorted() == nodes)
    for first in stride(from: 0, to: order.count, by: 16) {
      #expect(Set(order[first..<first + 16].map { $0 % 9 }).count == 1)
    }
  }

  @Test func someNodesOfAGraphThatFallsApart() {
    let graph = Graph.random(120, probability: 0.015, seed: 3)
    var neighborhoods = SharedNeighborhoods(graph)
    let nodes = (0..<120).filter { $0 % 3 != 1 }.map(Int32.init)
    // Twice, since nothing may be left over from before.
    for _ in 0..<2 { #expect(neighborhoods.inBatches(nodes, of: 16).sorted() == nodes) }
  }

  @Test("Where all are near one another, their order stays") func dense() {
    let nodes = (0..<60).map { Int32($0 * 7 % 60) }
    var neighborhoods = SharedNeighborhoods(.complete(60))
    #expect(neighborhoods.inBatches(nodes, of: 16) == nodes)
  }

  @Test func hubs() {
    #expect(!SharedNeighborhoods.suit(.star(200)))
    #expect(SharedNeighborhoods.suit(.cycle(200)))
  }
}
