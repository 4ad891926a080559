import GraphCore

/// The trees that a depth-first walk over an undirected graph leaves, and how far back each subtree reaches.
///
/// Nodes are known by their *number* in the order in which the walk meets them, so that a subtree is a range of numbers
/// (Tarjan, SIAM Journal on Computing 1:146, 1972, <https://doi.org/10.1137/0201010>). The walk keeps its own stack: a
/// path of a million nodes is no deeper than any other graph.
struct DepthFirstForest {
  /// The node of each number.
  let nodes: [Int32]
  /// The number of each number's parent, or -1 at a root.
  private(set) var parent: [Int32]
  /// How many nodes the subtree below each number has, itself included.
  private(set) var size: [Int32]
  /// The lowest number that a subtree has an edge to, the edge to the parent left out.
  private(set) var lowest: [Int32]
  /// The number of each number's root.
  private(set) var root: [Int32]

  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  init(_ graph: Graph) {
    let adjacency = graph.outgoing
    var nodes: [Int32] = []
    nodes.reserveCapacity(graph.nodeCount)
    parent = Array(repeating: -1, count: graph.nodeCount)
    size = Array(repeating: 1, count: graph.nodeCount)
    lowest = (0..<Int32(graph.nodeCount)).map { $0 }
    root = lowest
    var number = [Int32](repeating: -1, count: graph.nodeCount)
    var nextArc = (0..<graph.nodeCount).map { adjacency.offsets[$0] }
    for start in 0..<graph.nodeCount where number[start] < 0 {
      number[start] = Int32(nodes.count)
      nodes.append(Int32(start))
      var current = Int(number[start])
      let first = current
      while true {
        let node = Int(nodes[current])
        if Int(nextArc[node]) < adjacency.row(node).upperBound {
          let neighbor = Int(adjacency.targets[Int(nextArc[node])])
          nextArc[node] += 1
          if number[neighbor] < 0 {
            number[neighbor] = Int32(nodes.count)
            parent[nodes.count] = Int32(current)
            root[nodes.count] = Int32(first)
            current = nodes.count
            nodes.append(Int32(neighbor))
          } else if number[neighbor] != parent[current] {
            lowest[current] = min(lowest[current], number[neighbor])
          }
        } else {
          guard current != first else { break }
          let above = Int(parent[current])
          size[above] += size[current]
          lowest[above] = min(lowest[above], lowest[current])
          current = above
        }
      }
    }
    self.nodes = nodes
  }

  /// The numbers below and including one.
  func subtree(_ number: Int) -> Range<Int> { number..<number + Int(size[number]) }

  /// The numbers of the component that a number belongs to.
  func component(_ number: Int) -> Range<Int> { subtree(Int(root[number])) }
}
