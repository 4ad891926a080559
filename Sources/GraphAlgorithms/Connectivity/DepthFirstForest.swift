// Unsafe reads: the walk does little more than look up the numbers of neighbours, at random places in memory.

import GraphCore

/// The trees that a depth-first walk over an undirected graph leaves, and how far back each subtree reaches.
///
/// Nodes are known by their *number* in the order in which the walk meets them, so that a subtree is a range of numbers
/// (Tarjan, SIAM Journal on Computing 1:146, 1972, <https://doi.org/10.1137/0201010>). The walk keeps its own stack: a
/// path of a million nodes is no deeper than any other graph.
struct DepthFirstForest: Sendable {
  /// The node of each number.
  let nodes: Room<Int32>
  /// The number of each node.
  let number: Room<Int32>
  /// The number of each number's parent, or -1 at a root.
  let parent: Room<Int32>
  /// How many nodes the subtree below each number has, itself included.
  private let size: Room<Int32>
  /// The lowest number that a subtree has an edge to, the edge to the parent left out.
  let lowest: Room<Int32>
  /// The number of each number's root.
  private let root: Room<Int32>

  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  init(_ graph: Graph) {
    let n = graph.nodeCount
    (nodes, parent, lowest, root) = (Room(n), Room(n), Room(n), Room(n))
    (number, size) = (Room(repeating: -1, count: n), Room(repeating: 1, count: n))
    // Where the walk goes on in the row of each number.
    let next = Room<Int32>(n)
    var met = 0
    for start in 0..<n where number[start] < 0 {
      let first = met
      meet(start, from: -1, root: first, graph, next, &met)
      var current = first
      while true {
        if let child = lookAround(current, graph, next) {
          meet(child, from: current, root: first, graph, next, &met)
          current = met - 1
        } else {
          guard current != first else { break }
          let above = Int(parent[current])
          size[above] += size[current]
          lowest[above] = min(lowest[above], lowest[current])
          current = above
        }
      }
    }
  }

  /// Gives the next number to a node.
  @inline(__always)
  private func meet(
    _ node: Int, from above: Int, root: Int, _ graph: Graph, _ next: Room<Int32>, _ met: inout Int
  ) {
    number[node] = Int32(met)
    nodes[met] = Int32(node)
    parent[met] = Int32(above)
    lowest[met] = Int32(met)
    self.root[met] = Int32(root)
    next[met] = graph.outgoing.offsets[node]
    met += 1
  }

  /// Runs on along a node's row up to the first neighbour that has no number yet, and notes how far back the others lie.
  @inline(__always)
  private func lookAround(_ current: Int, _ graph: Graph, _ next: Room<Int32>) -> Int? {
    let above = parent[current]
    var reached = lowest[current]
    var found: Int?
    var arc = Int(next[current])
    let end = graph.outgoing.row(Int(nodes[current])).upperBound
    graph.outgoing.targets.withUnsafeBufferPointer { targets in
      while arc < end {
        let neighbor = Int(targets[arc])
        arc += 1
        let number = number[neighbor]
        if number < 0 {
          found = neighbor
          break
        }
        if number < reached && number != above { reached = number }
      }
    }
    next[current] = Int32(arc)
    lowest[current] = reached
    return found
  }

  /// How many numbers there are.
  var count: Int { nodes.count }

  /// The numbers below and including one.
  func subtree(_ number: Int) -> Range<Int> { number..<number + Int(size[number]) }

  /// The numbers of the component that a number belongs to.
  func component(_ number: Int) -> Range<Int> { subtree(Int(root[number])) }
}
