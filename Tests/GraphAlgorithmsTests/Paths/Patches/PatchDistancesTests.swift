import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

/// Searches from patches of sources, against the distances from each.
@Suite struct PatchDistancesTests {
  @Test(arguments: KindOfGraph.allCases, PathDirection.allCases)
  func distancesFromAllSources(kind: KindOfGraph, paths: PathDirection) {
    let graph = kind.graph
    let n = graph.nodeCount
    let nodes = SourceOrder(graph).inPatches(graph)
    #expect(nodes.sorted() == Array(0..<Int32(n)))
    let search = PatchDistances(graph, along: paths)
    var foundCount = 0
    for first in stride(from: 0, to: n, by: 64) {
      let batch = nodes[first..<min(n, first + 64)]
      guard search.search(from: batch) else { continue }
      foundCount += batch.count
      for (lane, source) in batch.enumerated() {
        let expected = graph.distances(from: NodeID(Int(source)), direction: paths)
        for node in 0..<n {
          let found = search.isReached(node, lane: lane)
          #expect(found == (expected[node] != nil))
          if found, let distance = expected[node] {
            #expect(Int(search.nearest[node]) + Int(search.offsets[node][lane]) == Int(distance))
          }
        }
      }
    }
    // Along edges of one direction, sources near one another need not have anything in common.
    if !graph.isDirected { #expect(foundCount == n) }
  }

  @Test("Sources too far apart for a byte are not searched from together") func farApart() {
    let graph = Graph.path(400)
    let search = PatchDistances(graph, along: .outgoing)
    #expect(search.search(from: [0, 100] as [Int32]))
    #expect(!search.search(from: [0, 126, 127] as [Int32]))
    #expect(!search.search(from: [0, 399] as [Int32]))
    #expect(search.search(from: Array(200..<264)))
    #expect(
      (0..<400).allSatisfy { node in
        (0..<64).allSatisfy { Int(search.nearest[node]) + Int(search.offsets[node][$0]) == abs(200 + $0 - node) }
      })
  }

  @Test("Along one way the second source is reached from the first, and not the first from the second") func oneWay() {
    let search = PatchDistances(.path(300, directed: true), along: .outgoing)
    #expect(search.search(from: [10, 20] as [Int32]))
    #expect(!search.isReached(9, lane: 0))
    #expect(search.isReached(299, lane: 0) && search.isReached(299, lane: 1))
    #expect(search.isReached(15, lane: 0) && !search.isReached(15, lane: 1))
    // 200 steps from the first are 10 from the second.
    #expect(!search.search(from: [10, 200] as [Int32]))
  }

  @Test(arguments: KindOfGraph.allCases) func counts(kind: KindOfGraph) {
    let graph = kind.graph
    let n = graph.nodeCount
    let nodes = SourceOrder(graph).inPatches(graph)
    let search = PatchDistances(graph, along: .outgoing)
    let partition = NodePartition.random(n, groups: 3, seed: 8)
    var (all, across) = (PatchCounts(), PatchCounts())
    for first in stride(from: 0, to: n, by: 64) {
      let batch = nodes[first..<min(n, first + 64)]
      guard search.search(from: batch) else { continue }
      all.count(search) { _ in PatchOffsets(repeating: 1) }
      let others = PatchLanesOfOtherGroups(partition, batch)
      across.count(search) { others[$0] }
      for (lane, source) in batch.enumerated() {
        let distances = graph.distances(from: NodeID(Int(source))).map { $0.map { Int($0) } }
        for distance in 0..<all.distanceCount {
          #expect(all[distance, lane: lane] == distances.count { $0 == distance })
          let expected = distances.indices.count { node in
            distances[node] == distance && partition[NodeID(node)] != partition[NodeID(Int(source))]
          }
          #expect(across[distance, lane: lane] == expected)
        }
      }
    }
  }

  @Test("Levels of more nodes than a byte counts") func wideLevels() {
    // From each of two hubs of a double star to 700 leaves.
    let graph = Graph.of(1_402, [(0, 1)] + (2..<1_402).map { ($0 % 2, $0) })
    let search = PatchDistances(graph, along: .outgoing)
    #expect(search.search(from: [0, 1, 2] as [Int32]))
    var counts = PatchCounts()
    counts.count(search) { _ in PatchOffsets(repeating: 1) }
    #expect((0..<counts.distanceCount).map { counts[$0, lane: 0] } == [1, 701, 700, 0])
    #expect((0..<counts.distanceCount).map { counts[$0, lane: 2] } == [1, 1, 700, 700])
  }
}
