import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

/// The engine of betweenness against the algorithm as published, number by number, on every kind of graph.
@Suite struct BetweennessEngineTests {
  @Test(arguments: KindOfGraph.allCases) func hops(kind: KindOfGraph) {
    let graph = kind.graph
    let plain = PlainBetweenness(graph)
    let half = graph.isDirected ? 1.0 : 2
    #expect(agree(graph.betweenness(), plain.nodes.map { $0 / half }))
    #expect(agree(graph.edgeBetweenness(), plain.edges.map { $0 / half }))
  }

  @Test("Every way to search, also where another would be quicker", arguments: KindOfGraph.allCases)
  func everyWay(kind: KindOfGraph) {
    let graph = kind.graph
    let partition = NodePartition.random(graph.nodeCount, groups: 4, seed: 41, missingShare: 0.2)
    let group = { (node: Int) in partition[NodeID(node)] }
    let plain = PlainBetweenness(graph)
    let across = PlainBetweenness(graph) { source, node in
      group(source) == group(node)
    } weight: { source, target in
      group(source) != nil && group(target) != nil && group(source) != group(target) ? 1 : 0
    }
    let network = PairNetwork(graph, .all, .hops, threads: 1)
    let grouped = PairNetwork(graph, .acrossGroups(partition), .hops, keepingNodes: true, threads: 1)
    for way in [PairSharingWay.lanes, .patches, .oneByOne] {
      var nodes = network.settledNodes.isEmpty ? Array(repeating: 0, count: graph.nodeCount) : network.settledNodes
      for (node, sum) in zip(network.nodes, network.sums(.nodes, by: way, threads: 2)) { nodes[Int(node)] += sum }
      #expect(agree(nodes, plain.nodes))
      var edges = [Double](repeating: 0, count: graph.edgeCount)
      for (edge, sum) in network.settledEdges { edges[edge] += sum }
      for (edge, sum) in zip(network.edges, network.sums(.arcs, by: way, threads: 2)) { edges[Int(edge)] += sum }
      #expect(agree(edges, plain.edges))
      var (all, own) = (nodes, nodes)
      let sums = grouped.sums(.nodesByOwnClass, by: way, threads: 2)
      for (place, node) in grouped.nodes.enumerated() {
        (all[Int(node)], own[Int(node)]) = (sums[place], sums[graph.nodeCount + place])
      }
      #expect(agree(all, across.nodes))
      #expect(zip(0..., zip(own, across.own)).allSatisfy { group($0) == nil || agree($1.0, $1.1) })
      #expect(network.sums(.nodes, by: way, threads: 1) == network.sums(.nodes, by: way, threads: 3))
    }
  }

  @Test(arguments: KindOfGraph.allCases) func lengths(kind: KindOfGraph) throws {
    let graph = kind.graph
    var generator = SeededGenerator(seed: 31)
    let choices: [[Double]] = [
      // Small multiples of one unit, inverses of whole numbers with many equal sums, a wide range and one too wide for buckets:
      // their sums are thousandths, so far apart that the tolerance never takes two for one.
      [1, 2, 3], [0.5, 1, 1.5, 2], (1...6).map { 1 / Double($0) }, [1e-3, 0.3, 1, 7e3], [1e-3, 0.3, 1, 5e4],
    ]
    for choice in choices {
      let values = (0..<graph.edgeCount).map { _ in choice[Int.random(in: 0..<choice.count, using: &generator)] }
      let lengths = try EdgeLengths(values, for: graph)
      let plain = PlainBetweenness(graph, lengths: values)
      let half = graph.isDirected ? 1.0 : 2
      #expect(agree(graph.betweenness(lengths: lengths), plain.nodes.map { $0 / half }))
      #expect(agree(graph.edgeBetweenness(lengths: lengths), plain.edges.map { $0 / half }))
    }
  }

  @Test("Ways that differ by more than rounding, but less than the tolerance, are equally long") func nearlyEqual()
    throws
  {
    let graph = Graph.of(4, [(0, 1), (0, 2), (1, 3), (2, 3)])
    let (longer, tooLong) = (1 + 1e-10, 1 + 1e-9)
    let tied = try EdgeLengths([1, 1, 1, longer], for: graph)
    #expect(agree(graph.betweenness(lengths: tied), [0.5, 0.5, 0.5, 0.5]))
    // 1 – 3 – 2 is longer than 1 – 0 – 2, and 0 – 2 – 3 longer than 0 – 1 – 3.
    let apart = try EdgeLengths([1, 1, 1, tooLong], for: graph)
    #expect(agree(graph.betweenness(lengths: apart), [1, 1, 0, 0]))
  }

  @Test(arguments: KindOfGraph.allCases) func groups(kind: KindOfGraph) {
    let graph = kind.graph
    let partition = NodePartition.random(graph.nodeCount, groups: 4, seed: 41, missingShare: 0.2)
    let group = { (node: Int) in partition[NodeID(node)] }
    let half = graph.isDirected ? 1.0 : 2
    let across = PlainBetweenness(graph) { source, node in
      group(source) == group(node)
    } weight: { source, target in
      group(source) != nil && group(target) != nil && group(source) != group(target) ? 1 : 0
    }
    #expect(agree(graph.crossGroupBetweenness(partition), across.nodes.map { $0 / half }))
    #expect(agree(graph.crossGroupEdgeBetweenness(partition), across.edges.map { $0 / half }))
    let leaving = graph.crossGroupBetweenness(partition, seenFrom: .fromOwnGroup)
    #expect(agree(leaving, across.own.indices.map { group($0) == nil ? nil : across.own[$0] }))
    let between = PlainBetweenness(
      graph, weight: { source, target in group(source) == 0 && group(target) == 2 ? 1 : 0 })
    #expect(agree(graph.crossGroupBetweenness(partition, between: GroupPair(0, 2)), between.nodes))
    #expect(agree(graph.crossGroupEdgeBetweenness(partition, between: GroupPair(0, 2)), between.edges))
    let within = PlainBetweenness(
      graph, weight: { source, target in group(source) == 1 && group(target) == 1 ? 1 : 0 })
    #expect(agree(graph.crossGroupBetweenness(partition, between: GroupPair(1, 1)), within.nodes.map { $0 / half }))
    #expect(agree(graph.crossGroupEdgeBetweenness(partition, between: GroupPair(1, 1)), within.edges.map { $0 / half }))
  }

  @Test(arguments: KindOfGraph.allCases) func someSources(kind: KindOfGraph) {
    let graph = kind.graph
    let sources = (0..<graph.nodeCount).filter { $0 % 3 == 1 }
    let plain = PlainBetweenness(graph, weight: { source, _ in source % 3 == 1 ? 1 : 0 })
    #expect(agree(graph.betweenness(from: (sources + sources.prefix(2)).map(NodeID.init)), plain.nodes))
  }

  @Test("Nothing is put in order where searches are short") func shortSearches() {
    let tree = KindOfGraph.directedTree.graph
    #expect(tree.hasShortSearches(from: Array(0..<150)))
    let sources = PairNetwork(tree, .all, .hops, threads: 1).sources
    #expect(sources.count > 64 && sources == sources.sorted())
    let dense = KindOfGraph.directedDense.graph
    #expect(!dense.hasShortSearches(from: Array(0..<90)))
    let ordered = PairNetwork(dense, .all, .hops, threads: 1).sources
    #expect(ordered != ordered.sorted() && ordered.count == 90)
  }

  @Test(arguments: [1, 3, 8]) func sameBitsForAnyNumberOfThreads(threads: Int) {
    for kind in [KindOfGraph.hubs, .sparse, .grid, .directedTree, .directedSparse] {
      let graph = kind.graph
      let partition = NodePartition.random(graph.nodeCount, groups: 3, seed: 5)
      #expect(graph.betweenness(threads: threads) == graph.betweenness(threads: 2))
      #expect(graph.edgeBetweenness(threads: threads) == graph.edgeBetweenness(threads: 2))
      #expect(
        graph.crossGroupBetweenness(partition, threads: threads) == graph.crossGroupBetweenness(partition, threads: 2))
    }
  }

  @Test("More shortest paths than numbers reach, met while sixteen sources are searched from") func tooManyPaths() {
    // A chain of 1,100 diamonds has 2¹¹⁰⁰ shortest paths from end to end.
    let diamonds = 1_100
    var edges: [(Int, Int)] = []
    for index in 0..<diamonds {
      let left = 3 * index
      edges += [(left, left + 1), (left, left + 2), (left + 1, left + 3), (left + 2, left + 3)]
    }
    let graph = Graph.of(3 * diamonds + 1, edges)
    let pick = [0, 3, 6, 9, 12, 15, 3 * diamonds]
    let scores = graph.betweenness(from: pick.map(NodeID.init), threads: 1)
    // From the first node: everything further on lies behind each joint, half of that behind each node between joints.
    let expected = { (node: Int) -> Double in
      pick.reduce(0.0) { sum, source in
        guard source != node else { return sum }
        let behind = source < node ? 3 * diamonds - node : node
        if node % 3 == 0 { return sum + Double(behind) }
        // One of the two nodes between joints; nothing behind it but from the next joint on.
        let (next, previous) = (node / 3 * 3 + 3, node / 3 * 3)
        return sum + Double(source < node ? 3 * diamonds - next + 1 : previous + 1) / 2
      }
    }
    for node in [1, 2, 3, 1000, 1500, 1650, 1651, 3297, 3299] {
      #expect(agree(scores[NodeID(node)], expected(node)))
    }
  }
}
