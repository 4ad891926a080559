import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// Components and cores of graphs with many parts and a giant one, against the plainest search.
@Suite struct ConnectivityKernelTests {
  static func graph(_ seed: UInt64, directed: Bool) -> Graph {
    // Large enough that threads do share it.
    .hubs(70_000, ties: 49_000, seed: seed, directed: directed)
  }

  @Test(arguments: [false, true]) func componentsAreWhatASearchReaches(directed: Bool) {
    let graph = Self.graph(2, directed: directed)
    var tied = [[Int]](repeating: [], count: graph.nodeCount)
    for edge in graph.edges {
      tied[edge.source.index].append(edge.target.index)
      tied[edge.target.index].append(edge.source.index)
    }
    var lowest = [Int](repeating: -1, count: graph.nodeCount)
    for start in tied.indices where lowest[start] < 0 {
      var waiting = [start]
      lowest[start] = start
      while let node = waiting.popLast() {
        for next in tied[node] where lowest[next] < 0 {
          lowest[next] = start
          waiting.append(next)
        }
      }
    }
    let members = Dictionary(grouping: lowest.indices) { lowest[$0] }
    let expected = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    for threads in [1, 2, 3, 8] {
      let components = graph.connectedComponents(threads: threads)
      #expect(components.sizes == expected.map(\.value.count))
      #expect(
        expected.enumerated().allSatisfy { number, part in part.value.allSatisfy { components[NodeID($0)] == number } })
    }
  }

  @Test(arguments: [false, true]) func coresAreWhatIsLeftOfDeletingNodes(directed: Bool) {
    let graph = Graph.hubs(400, ties: 2_600, seed: 4, directed: directed)
    var expected = [Int](repeating: 0, count: graph.nodeCount)
    var alive = Set(0..<graph.nodeCount)
    var k = 1
    while !alive.isEmpty {
      while true {
        var degree = [Int](repeating: 0, count: graph.nodeCount)
        for edge in graph.edges where alive.contains(edge.source.index) && alive.contains(edge.target.index) {
          degree[edge.source.index] += 1
          degree[edge.target.index] += 1
        }
        let lost = alive.filter { degree[$0] < k }
        if lost.isEmpty { break }
        alive.subtract(lost)
      }
      for node in alive { expected[node] = k }
      k += 1
    }
    #expect(graph.coreNumbers().list == expected.map(Double.init))
  }

  @Test func theMiddleOfALongPathHoldsItTogether() {
    let points = Graph.path(100_000).articulationPoints()
    #expect(points.count == 99_998)
    #expect(points[0].pieceSizes == [99_998, 1] && points[49_999].pieceSizes == [50_000, 49_999])
    #expect(Graph.path(100_000).isthmuses().all.count == 99_999)
  }
}
