import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct GroupStandpointBetweennessTests {
  @Test(arguments: GraphCase.all, GroupStandpoint.allCases)
  func agreesWithListingAllShortestPaths(graphCase: GraphCase, standpoint: GroupStandpoint) throws {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let listed = Listed(graph, graphCase.lengths, partition, standpoint)
    for scale in GroupPairScale.allCases {
      let scores = graph.crossGroupBetweenness(partition, seenFrom: standpoint, lengths: lengths, scale: scale)
      #expect(agree(scores, listed.scores(scale)))
    }
  }

  /// The definition, path by path and pair by pair.
  private struct Listed {
    /// For each node and each ordered pair of groups, the shares of paths through it and the number of node pairs.
    var cells: [[[Int]: (share: Double, pairs: Double)]]
    var isDefined: [Bool]

    init(_ graph: Graph, _ lengths: [Double], _ partition: NodePartition, _ standpoint: GroupStandpoint) {
      let dense = DenseGraph(graph, lengths: lengths)
      let group = (0..<graph.nodeCount).map { partition[NodeID($0)] }
      cells = Array(repeating: [:], count: graph.nodeCount)
      isDefined = group.map { $0 != nil || standpoint == .anywhere || standpoint == .otherGroups }
      for (s, t) in dense.pairs {
        guard let a = group[s], let b = group[t], a != b else { continue }
        let paths = dense.shortestPaths(s, t)
        for v in 0..<graph.nodeCount where v != s && v != t {
          let (starts, ends) = (group[v] == a, group[v] == b)
          let counts =
            switch standpoint {
            case .anywhere: true
            case .ownGroup: starts || ends
            case .fromOwnGroup: graph.isDirected ? starts : starts || ends
            case .toOwnGroup: graph.isDirected ? ends : starts || ends
            case .otherGroups: !starts && !ends
            }
          guard counts else { continue }
          let share = paths.isEmpty ? 0 : Double(paths.count { $0.contains(v) }) / Double(paths.count)
          let cell = graph.isDirected ? [a, b] : [min(a, b), max(a, b)]
          let old = cells[v][cell] ?? (0, 0)
          cells[v][cell] = (old.share + share, old.pairs + 1)
        }
      }
    }

    func scores(_ scale: GroupPairScale) -> [Double?] {
      zip(cells, isDefined).map { cells, isDefined in
        guard isDefined else { return nil }
        let share = cells.values.reduce(0) { $0 + $1.share }
        let pairs = cells.values.reduce(0) { $0 + $1.pairs }
        return switch scale {
        case .pairs: share
        case .fractionOfPairs: pairs == 0 ? 0 : share / pairs
        case .meanOverGroupPairs:
          cells.isEmpty ? 0 : cells.values.reduce(0) { $0 + $1.share / $1.pairs } / Double(cells.count)
        }
      }
    }
  }

  @Test("Global is local and external together", arguments: GraphCase.all) func parts(graphCase: GraphCase) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let all = graph.crossGroupBetweenness(partition, seenFrom: .anywhere)
    let own = graph.crossGroupBetweenness(partition, seenFrom: .ownGroup)
    let other = graph.crossGroupBetweenness(partition, seenFrom: .otherGroups)
    #expect(agree(all, graph.crossGroupBetweenness(partition).list))
    for node in graph.nodes {
      #expect(agree(all[node], (own[node] ?? 0) + (other[node] ?? 0)))
      if partition[node] == nil { #expect(own.undefinedReason(of: node) == .noGroup) }
    }
  }

  @Test("With groups of more than one node, Q = (2 local + (S − 2) external) / S for S groups")
  func structuralParts() {
    let graph = Graph.random(30, probability: 0.1, seed: 4)
    let partition = NodePartition((0..<30).map { $0 % 5 })
    let score = { graph.crossGroupBetweenness(partition, seenFrom: $0, scale: .meanOverGroupPairs).list }
    let (all, own, other) = (score(.anywhere), score(.ownGroup), score(.otherGroups))
    for v in 0..<30 { #expect(agree(all[v], (2 * (own[v] ?? 0) + 3 * (other[v] ?? 0)) / 5)) }
  }

  @Test("The examples of Guns and Rousseau's program gefura: path_graph(5)") func pathOfFive() {
    let partition = NodePartition([0, 1, 0, 2, 2])
    let graph = Graph.path(5)
    let share = { graph.crossGroupBetweenness(partition, seenFrom: $0, scale: .fractionOfPairs) }
    #expect(agree(share(.anywhere), [0, 0.5, 0.8, 0.6, 0]))
    #expect(agree(share(.ownGroup), [0, 0, 2.0 / 3, 1, 0]))
  }

  @Test("The same, from its tests: test_weighted_graph_local") func gefuraWeighted() throws {
    // Nodes a1, a2, b1, b2, b3; edges by rising ends.
    let graph = Graph.of(5, [(0, 1), (0, 2), (1, 3), (2, 4), (3, 4)])
    let lengths = try EdgeLengths([1, 1, 3, 2, 1], for: graph)
    let partition = NodePartition([0, 0, 1, 1, 1])
    let scores = graph.crossGroupBetweenness(partition, seenFrom: .ownGroup, lengths: lengths)
    #expect(agree(scores, [1.5, 0.5, 2, 0.5, 0.5]))
  }

  @Test("The same, from its tests: test_local_directed") func gefuraDirected() {
    // Nodes a1, a2, a3, b1, b2, c1, c2.
    let graph = Graph.of(
      7, [(0, 1), (0, 3), (1, 0), (1, 2), (3, 4), (3, 5), (5, 0), (6, 5)], directed: true)
    let partition = NodePartition([0, 0, 0, 1, 1, 2, 2])
    let share = { graph.crossGroupBetweenness(partition, seenFrom: $0, scale: .fractionOfPairs) }
    #expect(agree(share(.fromOwnGroup), [0.375, 0, 0, 0, 0, 1, 0]))
    #expect(agree(share(.toOwnGroup), [0.75, 0.375, 0, 0.8, 0, 0, 0]))
    #expect(agree(share(.ownGroup), [9.0 / 16, 3.0 / 16, 0, 0.4, 0, 0.5, 0]))
  }

  @Test("Two groups leave nothing external, to the last bit") func twoGroups() {
    let scores = KarateClub.graph.crossGroupBetweenness(KarateClub.clubs, seenFrom: .otherGroups)
    #expect(scores.list == Array(repeating: 0, count: 34))
  }

  @Test func emptyGraphAndEmptyGroups() {
    for standpoint in GroupStandpoint.allCases {
      for scale in GroupPairScale.allCases {
        #expect(
          Graph.of(0, []).crossGroupBetweenness(NodePartition([]), seenFrom: standpoint, scale: scale).count == 0)
        let partition = NodePartition([0, 0, 0], groupCount: 3)
        #expect(
          agree(
            Graph.path(3).crossGroupBetweenness(partition, seenFrom: standpoint, scale: scale),
            [0, 0, 0]))
      }
    }
  }

  @Test("The same bits for any number of threads", arguments: [GroupStandpoint.ownGroup, .otherGroups])
  func threads(standpoint: GroupStandpoint) {
    let graph = Graph.random(280, probability: 0.01, seed: 5, directed: true)
    let partition = NodePartition.random(280, groups: 4, seed: 6, missingShare: 0.1)
    let run = { graph.crossGroupBetweenness(partition, seenFrom: standpoint, threads: $0) }
    #expect(run(1) == run(3))
  }
}
