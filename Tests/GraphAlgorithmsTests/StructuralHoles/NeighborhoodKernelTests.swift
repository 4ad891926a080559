import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// The kernels over triangles on graphs of several blocks of work, with hubs, against looking at every pair.
@Suite struct NeighborhoodKernelTests {
  static let graphs = [(false, false), (false, true), (true, false), (true, true)].map { directed, weighted in
    Graph.hubs(1_100, ties: 4_500, seed: 5, directed: directed, weighted: weighted)
  }

  @Test(arguments: 0..<4) func structuralHolesAgreeWithPairByPair(index: Int) {
    let graph = Self.graphs[index]
    let plain = PlainNeighborhoods(graph)
    let tied = { (node: Int) in !plain.tie[node].isEmpty }
    let nodes = 0..<graph.nodeCount
    #expect(graph.triangleCounts().list == nodes.map { Double(plain.tiedPairs(around: $0).count) })
    let parts = nodes.map { plain.constraintParts(of: $0) }
    #expect(agree(graph.constraint(), nodes.map { tied($0) ? parts[$0].reduce(0, +) : nil }))
    #expect(agree(graph.effectiveSize(), nodes.map { tied($0) ? plain.effectiveSize(of: $0) : nil }))
    let hierarchy = nodes.map { node -> Double? in
      guard parts[node].count > 1 else { return tied(node) ? 1 : nil }
      let whole = parts[node].reduce(0, +)
      return 1 + parts[node].reduce(0) { $0 + $1 / whole * logarithm($1 / whole) }
        / logarithm(Double(parts[node].count))
    }
    #expect(agree(graph.hierarchy(), hierarchy))
  }

  @Test(arguments: [0, 2]) func rolesAgreeWithPairByPair(index: Int) {
    let graph = Self.graphs[index]
    let partition = NodePartition.random(graph.nodeCount, groups: 4, seed: 3, missingShare: 0.1)
    let roles = graph.brokerageRoles(partition)
    let plain = PlainNeighborhoods(graph)
    for node in graph.nodes where partition[node] != nil {
      let pairs = plain.brokeredPairs(by: node.index, partition)
      let count = { (isCounted: (Int, Int, Int) -> Bool) in
        Double(pairs.filter { isCounted($0.key[0], $0.key[1], $0.key[2]) }.values.reduce(0, +))
      }
      #expect(roles.coordinator[node] == count { $0 == $1 && $1 == $2 })
      #expect(roles.itinerant[node] == count { $0 == $2 && $1 != $2 })
      #expect(roles.gatekeeper[node] == count { $0 != $1 && $1 == $2 })
      #expect(roles.representative[node] == count { $0 == $1 && $1 != $2 })
      #expect(roles.liaison[node] == count { $0 != $1 && $1 != $2 && $0 != $2 })
    }
  }

  @Test(arguments: 0..<4) func threadsDoNotChangeABit(index: Int) {
    let graph = Self.graphs[index]
    let partition = NodePartition.random(graph.nodeCount, groups: 4, seed: 3)
    let all = { (threads: Int) in
      [
        graph.triangleCounts(threads: threads), graph.clusteringCoefficients(threads: threads),
        graph.constraint(threads: threads), graph.effectiveSize(threads: threads), graph.hierarchy(threads: threads),
        graph.brokerageRoles(partition, threads: threads).liaison,
      ]
    }
    let one = all(1)
    for threads in [2, 3, 8] { #expect(all(threads) == one) }
  }
}
