import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

/// Searches from both ends of single pairs, against betweenness as published over the same pairs.
@Suite struct MeetingSearchTests {
  /// Some pairs of every graph, those next to each other and far apart.
  private func isCounted(_ source: Int, _ target: Int) -> Bool { source != target && (7 * source + target) % 30 == 0 }

  @Test(arguments: KindOfGraph.allCases) func sharesOfPairs(kind: KindOfGraph) {
    let graph = kind.graph
    let plain = PlainBetweenness(graph) { _, _ in
      false
    } weight: {
      isCounted($0, $1) ? 1 : 0
    }
    let edgeOfForward = graph.edgeOfArc()
    let edgeOfBackward = graph.isDirected ? graph.outgoingArcOfIncoming() : edgeOfForward
    let search = MeetingSearch(graph, visitingArcs: true)
    let searchOfNodes = MeetingSearch(graph, visitingArcs: false)
    var nodes = [Double](repeating: 0, count: graph.nodeCount)
    var (nodesAlone, edges) = (nodes, [Double](repeating: 0, count: graph.edgeCount))
    for source in 0..<graph.nodeCount {
      for target in 0..<graph.nodeCount where isCounted(source, target) {
        _ = search.search(from: source, to: target) {
          nodes[$0] += $1
        } onForwardArc: {
          edges[Int(edgeOfForward[$0])] += $1
        } onBackwardArc: {
          edges[Int(edgeOfBackward[$0])] += $1
        }
        _ = searchOfNodes.search(from: source, to: target) {
          nodesAlone[$0] += $1
        } onForwardArc: { _, _ in
          Issue.record("no arcs were asked for")
        } onBackwardArc: { _, _ in
          Issue.record("no arcs were asked for")
        }
      }
    }
    #expect(agree(nodes, plain.nodes))
    #expect(nodesAlone == nodes)
    #expect(agree(edges, plain.edges))
  }

  /// A ring along which all can go on, with ways back that skip any number of levels.
  @Test func waysBackAlongDirectedEdges() {
    let ring = (0..<60).map { ($0, ($0 + 1) % 60) }
    let back = (0..<60).flatMap { node in [2, 3, 5, 11].filter { $0 < node }.map { (node, node - $0) } }
    let graph = Graph.of(60, ring + back, directed: true)
    let plain = PlainBetweenness(graph)
    let search = MeetingSearch(graph, visitingArcs: false)
    var nodes = [Double](repeating: 0, count: 60)
    for source in 0..<60 {
      for target in 0..<60 where target != source {
        _ = search.search(from: source, to: target) {
          nodes[$0] += $1
        } onForwardArc: { _, _ in
        } onBackwardArc: { _, _ in
        }
      }
    }
    #expect(agree(nodes, plain.nodes))
  }
}
