import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// All sets of a size, in lexicographic order.
func subsets(of count: Int, size: Int, from first: Int = 0) -> [[Int]] {
  guard size > 0 else { return [[]] }
  return (first..<max(first, count)).flatMap { node in
    subsets(of: count, size: size - 1, from: node + 1).map { [node] + $0 }
  }
}

@Suite struct FragmentingSetTests {
  /// The graph of the nodes that are not removed, with the lengths of its edges.
  static func rest(_ graph: Graph, _ lengths: [Double], without removed: [Int]) -> (graph: Graph, lengths: [Double]) {
    let kept = (0..<graph.nodeCount).filter { !removed.contains($0) }
    let number = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    var edges: [(Int, Int)] = []
    var keptLengths: [Double] = []
    for (edge, length) in zip(graph.edges, lengths) {
      guard let s = number[edge.source.index], let t = number[edge.target.index] else { continue }
      edges.append((s, t))
      keptLengths.append(length)
    }
    return (.of(kept.count, edges, directed: graph.isDirected), keptLengths)
  }

  static func value(
    _ graph: Graph, _ lengths: [Double], without removed: [Int], _ measure: FragmentationMeasure
  ) throws -> Double? {
    let rest = rest(graph, lengths, without: removed)
    return measure == .components
      ? rest.graph.fragmentation()
      : rest.graph.distanceFragmentation(lengths: try EdgeLengths(rest.lengths, for: rest.graph))
  }

  @Test("All sets, and every set, agree with measuring the network that remains", arguments: GraphCase.all)
  func bruteForce(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let usesLengths = graphCase.seed & 4 == 0
    let lengths = usesLengths ? graphCase.lengths : graph.edges.map { _ in 1 }
    let edgeLengths = usesLengths ? try EdgeLengths(lengths, for: graph) : .hops
    for measure in FragmentationMeasure.allCases {
      for size in 1...(graph.nodeCount > 7 ? 2 : 3) {
        let found = graph.fragmentingSet(of: size, measure: measure, lengths: edgeLengths, seed: 1)
        guard graph.nodeCount - size > 1 else {
          #expect(found == nil)
          continue
        }
        var best: (nodes: [Int], value: Double)?
        for nodes in subsets(of: graph.nodeCount, size: size) {
          let value = try #require(try Self.value(graph, lengths, without: nodes, measure))
          let own = graph.fragmentation(without: nodes.map(NodeID.init), measure: measure, lengths: edgeLengths)
          #expect(agree(own, value))
          if value > (best?.value ?? -.infinity) + 1e-9 { best = (nodes, value) }
        }
        #expect(found?.nodes.map(\.index) == best?.nodes && agree(found?.value, best?.value))
        #expect(agree(found?.baseline, try Self.value(graph, lengths, without: [], measure)))
        #expect(found?.search == .exact)
        // Exchanges take long to try; every third case covers all sorts of graphs.
        guard graphCase.seed % 3 == 0 else { continue }
        let swapped = graph.fragmentingSet(
          of: size, measure: measure, lengths: edgeLengths, search: .greedySwap, restarts: 6, seed: 1, threads: 1)
        #expect(agree(swapped?.value, best?.value) && swapped?.search == .greedySwap)
      }
    }
  }

  @Test("The karate club without both leaders") func karate() throws {
    // Values given for the removal of these two by networkx 3.6.1 and by Borgatti's formulas.
    let graph = KarateClub.graph
    let leaders = [NodeID(0), NodeID(33)]
    let distance = try #require(graph.fragmentation(without: leaders))
    let components = try #require(graph.fragmentation(without: leaders + leaders, measure: .components))
    #expect(abs(distance - 0.683266) < 5.1e-7 && abs(components - 0.324597) < 5.1e-7)
    // Pairs with a removed node count as apart: 1 − (1 − F) 32 × 31 / (34 × 33).
    let original = graph.fragmentation(without: leaders, measure: .components, pairs: .original)
    #expect(agree(original, 1 - (1 - components) * 32 * 31 / (34 * 33)))
    let found = try #require(graph.fragmentingSet(of: 2, seed: 1))
    #expect(found.value >= distance && found.search == .exact)
    #expect(graph.fragmentingSet(of: 2, pairs: .original, seed: 1)?.nodes == found.nodes)
  }

  @Test("The middle of a path, the centres of stars in a row") func knownSets() {
    #expect(Graph.path(7).fragmentingSet(of: 1, measure: .components, seed: 1)?.nodes == [NodeID(3)])
    // Centres 0, 5, 10 and 15 with four leaves each: without the centres nothing is joined.
    let edges = (0..<4).flatMap { star in (1..<5).map { (5 * star, 5 * star + $0) } } + [(0, 5), (5, 10), (10, 15)]
    let found = Graph.of(20, edges).fragmentingSet(of: 4, measure: .components, seed: 1)
    #expect(found?.nodes.map(\.index) == [0, 5, 10, 15] && found?.value == 1 && found?.baseline == 0)
    #expect(found?.search == .greedySwap)
  }

  @Test("Of equally good sets the first") func firstOfEqual() {
    for search in KeyPlayerSearch.allCases {
      let found = Graph.cycle(9).fragmentingSet(of: 1, search: search, restarts: 0, seed: 1)
      #expect(found?.nodes == [NodeID(0)])
    }
    #expect(Graph.complete(6).fragmentingSet(of: 3, seed: 1)?.nodes.map(\.index) == [0, 1, 2])
  }

  @Test func tooSmall() {
    for n in 0...2 { #expect(Graph.path(n).fragmentingSet(of: 1, seed: 1) == nil) }
    #expect(Graph.of(3, []).fragmentingSet(of: 1, seed: 1)?.value == 1)
    #expect(Graph.path(2).fragmentation(without: [NodeID(1)]) == nil)
  }

  @Test("The same for any number of threads", arguments: KeyPlayerSearch.allCases) func threads(search: KeyPlayerSearch)
    throws
  {
    let graph = Graph.random(30, probability: 0.1, seed: 4, directed: true, weighted: true)
    let lengths = try EdgeLengths.inverseStrength(of: graph)
    let one = graph.fragmentingSet(of: 2, lengths: lengths, search: search, restarts: 2, seed: 7, threads: 1)
    #expect(one == graph.fragmentingSet(of: 2, lengths: lengths, search: search, restarts: 2, seed: 7, threads: 3))
  }
}
