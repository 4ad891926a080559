import GraphCore

/// The blocks of an undirected graph: parts in which any two edges lie on a common cycle, and single edges that lie on
/// none.
///
/// Found from the trees of a depth-first walk (Hopcroft and Tarjan, Communications of the ACM 16:372, 1973,
/// <https://doi.org/10.1145/362248.362272>). Every number but a root's stands for the tree edge to its parent; blocks are
/// known by these edges. Each block hangs from its *top*, the node nearest to the root, by one or more such edges, of which
/// the first, the *head*, has all others in its subtree.
struct BiconnectedBlocks {
  let forest: DepthFirstForest
  /// The number of each node of the graph.
  let number: [Int32]
  /// The block of each number's edge to its parent, or -1 at a root.
  private(set) var block: [Int32]
  /// The head of each block.
  private(set) var heads: [Int32] = []
  /// How many nodes each block has besides its top.
  private(set) var sizes: [Int32] = []
  /// How many nodes lie below each number in the blocks of which it is the top.
  private(set) var hanging: [Int32]

  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  init(_ graph: Graph) {
    let forest = DepthFirstForest(graph)
    self.forest = forest
    let n = graph.nodeCount
    number = forest.number.array
    block = Array(repeating: -1, count: n)
    hanging = Array(repeating: 0, count: n)
    for index in 0..<n where forest.parent[index] >= 0 {
      let parent = forest.parent[index]
      if forest.lowest[index] >= parent {
        block[index] = Int32(heads.count)
        heads.append(Int32(index))
        sizes.append(1)
        hanging[Int(parent)] += Int32(forest.subtree(index).count)
      } else {
        // Something below has a way around the parent, so that this edge and the parent's own lie on a common cycle.
        block[index] = block[Int(parent)]
        sizes[Int(block[index])] += 1
      }
    }
  }

  /// The number of the node that a block hangs from.
  func top(_ block: Int) -> Int { Int(forest.parent[Int(heads[block])]) }
}
