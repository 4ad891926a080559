import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct LayersTests {
  /// Meetings 0–1, 1–2, 2–3 and agreements 1–2, 0–3; node 4 has neither.
  static let example = Layers([
    .of(5, [(0, 1), (1, 2), (2, 3)], strengths: [2, 1, 1]), .of(5, [(1, 2), (0, 3)], strengths: [3, 1]),
  ])

  @Test func byHand() {
    let layers = Self.example
    #expect(layers.overlap().list == [2, 3, 3, 2, 0] && layers.overlap(countsStrength: true).list == [3, 6, 5, 2, 0])
    // Node 1 has 2 of 3 ties in one layer: 2 (1 − 4/9 − 1/9).
    let uneven = 8.0 / 9
    let byTies: [Double?] = [1, uneven, uneven, 1, nil]
    let byStrength: [Double?] = [uneven, 1, 0.96, 1, nil]
    #expect(agree(layers.participation(), byTies))
    #expect(agree(layers.participation(countsStrength: true), byStrength))
    #expect(layers.participation().undefinedReason(of: NodeID(4)) == .noTies)
    let pair = layers.pair(0, 1)
    #expect(pair.inFirst == 3 && pair.inSecond == 2 && pair.inBoth == 1)
    let third = 1.0 / 3
    #expect(pair.overlap == 0.25 && agree(pair.conversion, third) && layers.pair(1, 0).conversion == 0.5)
    // From 0: 1 and 3 in one step. To 2 by 0–1–2, met throughout or signed last, and by 0–3–2, signed then met: two of
    // three paths change the layer. From 1, likewise to 3: met twice, or signed and met, or met (0) and signed.
    let changing = 2.0 / 9
    let interdependence: [Double?] = [changing, changing, changing, changing, nil]
    #expect(agree(layers.interdependence(), interdependence))
    #expect(layers.interdependence().undefinedReason(of: NodeID(4)) == .noPaths)
  }

  @Test(arguments: GraphCase.all) func agreesWithTheDefinitions(graphCase: GraphCase) {
    let first = graphCase.graph
    let n = first.nodeCount
    let graphs =
      [first]
      + (1...2).map { shift in
        Graph.random(n, probability: 0.25, seed: graphCase.seed + 200 * shift, directed: first.isDirected)
      }
    let layers = Layers(graphs)
    let dense = graphs.map { DenseGraph($0) }
    for (a, b) in [(0, 1), (1, 2), (2, 0), (1, 1)] {
      let both = dense[a].pairs.count { dense[a].hasEdge($0, $1) && dense[b].hasEdge($0, $1) }
      let pair = layers.pair(a, b)
      #expect(pair == layers.pair(a, b) && pair.inBoth == both && pair.inFirst == graphs[a].edgeCount)
      #expect(pair.inSecond == graphs[b].edgeCount)
    }
    let union = Graph.of(
      n, graphs.flatMap { $0.edges.map { ($0.source.index, $0.target.index) } }, directed: first.isDirected)
    let paths = DenseGraph(union)
    let expected = (0..<n).map { s -> Double? in
      let shares = (0..<n).compactMap { t -> Double? in
        let found = paths.shortestPaths(s, t)
        guard !found.isEmpty else { return nil }
        var (all, within) = (0, 0)
        for path in found {
          // Each step may be walked in every layer that has it.
          let ways = zip(path, path.dropFirst()).map { a, b in dense.indices.filter { dense[$0].hasEdge(a, b) } }
          all += ways.reduce(1) { $0 * $1.count }
          within += dense.indices.count { layer in ways.allSatisfy { $0.contains(layer) } }
        }
        return Double(all - within) / Double(all)
      }
      return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }
    #expect(agree(layers.interdependence(threads: 3), expected))
    #expect(layers.interdependence(threads: 1) == layers.interdependence(threads: 4))
  }

  @Test func extremes() {
    let single = Layers([KarateClub.graph])
    #expect(single.participation().undefinedReason(of: NodeID(0)) == .zeroDenominator)
    #expect(single.interdependence().list.allSatisfy { $0 == 0 } && single.overlap() == KarateClub.graph.degree())
    let empty = Layers([.of(0, []), .of(0, [])])
    #expect(empty.overlap().count == 0 && empty.interdependence().count == 0)
    #expect(empty.pair(0, 1).overlap == nil && empty.pair(0, 1).conversion == nil)
    // A path whose steps alternate between two layers is all interdependence but for the first step.
    let alternating = Layers([.of(4, [(0, 1), (2, 3)], directed: true), .of(4, [(1, 2)], directed: true)])
    let shares: [Double?] = [2.0 / 3, 0.5, 0, nil]
    #expect(agree(alternating.interdependence(), shares))
    // Two equal layers of a path: of 2ᵗ paths of t steps, more than a Double holds, 2 stay in one layer.
    let path = Graph.path(1_101, directed: true)
    let expected = 1 - 2.0 / 1_100
    #expect(agree(Layers([path, path]).interdependence()[NodeID(0)], expected))
  }
}
