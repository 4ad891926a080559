import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

@Suite struct PatchOrderTests {
  @Test("Batches of 64 on a grid lie in patches, not in rows") func grid() {
    let (rows, columns) = (32, 40)
    let nodes = SourceOrder(.grid(rows, columns)).inPatches(.grid(rows, columns))
    #expect(nodes.sorted() == Array(0..<Int32(rows * columns)))
    // Squares of 64 and of 16 nodes would be 14 and 6 steps wide.
    for (size, widest) in [(64, 24), (16, 12)] {
      let diameters = stride(from: 0, to: nodes.count, by: size).map { first in
        let patch = nodes[first..<first + size].map { (row: Int($0) / columns, column: Int($0) % columns) }
        return patch.reduce(0) { widest, a in
          patch.reduce(widest) { max($0, abs(a.row - $1.row) + abs(a.column - $1.column)) }
        }
      }
      #expect(diameters.reduce(0, +) <= widest * diameters.count)
    }
  }

  @Test(arguments: KindOfGraph.allCases) func everyNodeOnceAndComponentByComponent(kind: KindOfGraph) {
    let graph = kind.graph
    let order = SourceOrder(graph)
    let nodes = order.inPatches(graph)
    var start = 0
    for end in order.componentEnds {
      #expect(nodes[start..<end].sorted() == order.nodes[start..<end].sorted())
      start = end
    }
    #expect(start == graph.nodeCount)
  }
}
