import GraphCore

/// Puts nodes in an order in which those that follow one another are near one another, by cutting a graph in halves again
/// and again.
///
/// A part is cut where half of it is nearer than the rest to a node at its rim (found as the farthest from any; George and
/// Liu, ACM Transactions on Mathematical Software 5:284, 1979, <https://doi.org/10.1145/355841.355845>). On a grid each
/// batch of 64 so lies in a patch of about eight by eight.
struct PatchOrder {
  private let rows: [Adjacency]
  /// The part that each node is in, and the nodes of the part at hand that are still to be met.
  private var part: [Int32]
  private var isMet: [Bool]
  private var queue: [Int32] = []

  /// Directions are ignored.
  init(_ graph: Graph) {
    rows = graph.isDirected ? [graph.outgoing, graph.incoming] : [graph.outgoing]
    part = Array(repeating: -1, count: graph.nodeCount)
    isMet = Array(repeating: false, count: graph.nodeCount)
    queue.reserveCapacity(graph.nodeCount)
  }

  /// The nodes of a component in an order in which each batch of 64, and each quarter of it, lies close together.
  ///
  /// - Complexity: O((*n* + *m*) log *n*) time for a component of *n* nodes and *m* edges, O(*n*) space.
  mutating func arrange(_ nodes: [Int32]) -> [Int32] {
    var order = nodes
    var parts = [order.indices]
    var number: Int32 = 0
    while let range = parts.popLast() {
      let unit = range.count > PatchDistances.laneCount ? PatchDistances.laneCount : PathLanes.laneCount
      guard range.count > unit else { continue }
      for node in order[range] { part[Int(node)] = number }
      // From any node to the rim, and from there through all.
      walk(from: order[range.lowerBound], through: order[range], number)
      walk(from: lastOfFirstPiece, through: order[range], number)
      order.replaceSubrange(range, with: queue)
      number += 1
      let middle = range.lowerBound + (range.count / 2 + unit - 1) / unit * unit
      guard middle < range.upperBound else { continue }
      parts.append(range.lowerBound..<middle)
      parts.append(middle..<range.upperBound)
    }
    return order
  }

  private var lastOfFirstPiece: Int32 = 0

  /// Walks breadth-first through a part, whose pieces follow one another if there are several.
  private mutating func walk(from start: Int32, through nodes: ArraySlice<Int32>, _ number: Int32) {
    queue.removeAll(keepingCapacity: true)
    for node in nodes { isMet[Int(node)] = false }
    var head = 0
    for node in [start] + nodes where !isMet[Int(node)] {
      isMet[Int(node)] = true
      queue.append(node)
      while head < queue.count {
        let node = Int(queue[head])
        head += 1
        for rows in rows {
          for arc in rows.row(node) {
            let target = rows.targets[arc]
            guard part[Int(target)] == number, !isMet[Int(target)] else { continue }
            isMet[Int(target)] = true
            queue.append(target)
          }
        }
      }
      if node == start { lastOfFirstPiece = queue[queue.count - 1] }
    }
  }
}
