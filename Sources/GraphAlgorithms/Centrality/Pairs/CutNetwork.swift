import GraphCore

/// The blocks of an undirected graph as components of their own, those of a single edge left out.
///
/// A node of a block stands for the bag of nodes whose paths into the block must enter there.
struct CutNetwork {
  let graph: Graph
  /// The original node of each node, and the original edge of each arc.
  let nodes: [Int32]
  let edges: [Int32]
  /// The class of each node, by its bag.
  let classes: [Int32]
  let weights: PairWeights
  /// What of the ordered pairs of nodes of different bags runs through each original node, and along edges that are blocks.
  let settledNodes: [Double]
  let settledEdges: [(edge: Int, pairs: Double)]

  /// Cuts a graph up.
  ///
  /// - Complexity: O(*m* + *n* *g*) time and space for *g* groups.
  init(_ original: Graph, _ groups: PairGroups) {
    let blocks = BiconnectedBlocks(original)
    let edgeOfArc = original.edgeOfArc()
    let counts = SubtreeCounts(blocks, groups)
    var nodes: [Int32] = []
    var classes: [Int32] = []
    var weights = PairWeights(groups.rule, groupCount: groups.count)
    // Nodes that stand for themselves alone come first, by group.
    for (group, amount) in groups.amounts.enumerated() { _ = weights.addClass([(Int32(group), amount)]) }
    let none = weights.addClass([])
    var classOfBag: [[Int32]: Int32] = [:]
    func add(_ number: Int, bag: [Int32]?) -> Int32 {
      let node = blocks.forest.nodes[number]
      if let bag {
        let known = classOfBag[bag]
        let amounts = counts.amounts(bag)
        let found = known ?? weights.addClass(zip(0..., amounts).lazy.map { (group: Int32($0), amount: $1) })
        classOfBag[bag] = found
        classes.append(found)
      } else {
        classes.append(groups.ofNode[Int(node)] < 0 ? none : groups.ofNode[Int(node)])
      }
      nodes.append(node)
      return Int32(nodes.count - 1)
    }
    // A node is in one block with its parent, and the top of others.
    var ownPlace = [Int32](repeating: -1, count: original.nodeCount)
    var topPlace = [Int32](repeating: -1, count: blocks.heads.count)
    for number in blocks.block.indices where blocks.block[number] >= 0 {
      let block = Int(blocks.block[number])
      guard blocks.sizes[block] > 1 else { continue }
      if topPlace[block] < 0 {
        topPlace[block] = add(blocks.top(block), bag: counts.outside(number))
      }
      ownPlace[number] = add(number, bag: blocks.hanging[number] == 0 ? nil : counts.hanging(number))
    }
    /// The ends of an arc in the block that it belongs to, or nil if that is a single edge.
    func ends(_ node: Int, _ arc: Int) -> (source: Int, target: Int)? {
      let (a, b) = (Int(blocks.number[node]), Int(blocks.number[Int(original.outgoing.targets[arc])]))
      let block = Int(blocks.block[max(a, b)])
      guard blocks.sizes[block] > 1 else { return nil }
      let place = { (number: Int) in
        Int(Int(blocks.block[number]) == block ? ownPlace[number] : topPlace[block])
      }
      return (place(a), place(b))
    }
    var offsets = [Int32](repeating: 0, count: nodes.count + 1)
    for node in 0..<original.nodeCount {
      for arc in original.outgoing.row(node) {
        if let ends = ends(node, arc) { offsets[ends.source + 1] += 1 }
      }
    }
    for index in 1..<offsets.count { offsets[index] += offsets[index - 1] }
    var next = offsets
    var targets = [Int32](repeating: 0, count: Int(offsets[nodes.count]))
    var edges = targets
    for node in 0..<original.nodeCount {
      for arc in original.outgoing.row(node) {
        guard let ends = ends(node, arc) else { continue }
        targets[Int(next[ends.source])] = Int32(ends.target)
        edges[Int(next[ends.source])] = edgeOfArc[arc]
        next[ends.source] += 1
      }
    }
    let adjacency = Adjacency(offsets: offsets, targets: targets, strengths: [])
    graph = Graph(isDirected: false, outgoing: adjacency, incoming: adjacency)
    (self.nodes, self.edges, self.classes, self.weights) = (nodes, edges, classes, weights)
    settledNodes = counts.pairsBetweenBranches()
    var settledEdges: [(edge: Int, pairs: Double)] = []
    for (block, head) in blocks.heads.enumerated() where blocks.sizes[block] == 1 {
      let (end, top) = (Int(blocks.forest.nodes[Int(head)]), Int(blocks.forest.nodes[blocks.top(block)]))
      guard let arc = original.outgoing.arc(from: end, to: top) else { preconditionFailure("a tree edge is an edge") }
      settledEdges.append((Int(edgeOfArc[arc]), counts.pairsOverEdge(above: Int(head))))
    }
    self.settledEdges = settledEdges
  }
}

/// How many nodes of each group lie where, as seen from the tree edges of a depth-first walk.
private struct SubtreeCounts {
  private let blocks: BiconnectedBlocks
  private let groups: PairGroups
  /// For each number, how many nodes of each group have a lower one.
  private var below: [Int32]
  /// For each number, how many nodes of each group lie below it in the blocks of which it is the top.
  private var hangingCounts: [Int32]

  init(_ blocks: BiconnectedBlocks, _ groups: PairGroups) {
    (self.blocks, self.groups) = (blocks, groups)
    let (n, width) = (blocks.number.count, groups.count)
    below = Array(repeating: 0, count: (n + 1) * width)
    hangingCounts = Array(repeating: 0, count: n * width)
    for (number, node) in blocks.forest.nodes.array.enumerated() {
      for group in 0..<width { below[(number + 1) * width + group] = below[number * width + group] }
      let group = Int(groups.ofNode[Int(node)])
      if group >= 0 { below[(number + 1) * width + group] += 1 }
    }
    for head in blocks.heads {
      let parent = Int(blocks.forest.parent[Int(head)])
      for (group, count) in subtree(Int(head)).enumerated() { hangingCounts[parent * width + group] += count }
    }
  }

  /// How many nodes of each group a subtree has.
  private func subtree(_ number: Int) -> [Int32] { counts(blocks.forest.subtree(number)) }

  private func counts(_ numbers: Range<Int>) -> [Int32] {
    let width = groups.count
    return (0..<width).map { below[numbers.upperBound * width + $0] - below[numbers.lowerBound * width + $0] }
  }

  /// The node of a number and all that lies below it in other blocks than that of its parent.
  func hanging(_ number: Int) -> [Int32] {
    let width = groups.count
    var bag = Array(hangingCounts[number * width..<(number + 1) * width])
    let group = Int(groups.ofNode[Int(blocks.forest.nodes[number])])
    if group >= 0 { bag[group] += 1 }
    return bag
  }

  /// All of a component that is not in a subtree.
  func outside(_ number: Int) -> [Int32] {
    zip(counts(blocks.forest.component(number)), subtree(number)).map { $0 - $1 }
  }

  /// How much so many nodes of each group count.
  func amounts(_ bag: [Int32]) -> [Double] { zip(bag, groups.amounts).map { Double($0) * $1 } }

  /// How much the ordered pairs count that an edge to a parent keeps together, if it is a block.
  func pairsOverEdge(above head: Int) -> Double {
    let (inside, outside) = (amounts(subtree(head)), amounts(outside(head)))
    return groups.weight(from: inside, to: outside) + groups.weight(from: outside, to: inside)
  }

  /// For each node, how much the ordered pairs count whose ends are in different parts of its component without it.
  func pairsBetweenBranches() -> [Double] {
    let within = { (bag: [Int32]) in
      let amounts = amounts(bag)
      return groups.weight(from: amounts, to: amounts)
    }
    var pairs = [Double](repeating: 0, count: blocks.number.count)
    // A node that is the top of one block and of nothing else, or of none, has one part around it.
    var partCount = blocks.forest.parent.array.map { $0 < 0 ? 0 : 1 }
    for head in blocks.heads { partCount[Int(blocks.forest.parent[Int(head)])] += 1 }
    for (number, node) in blocks.forest.nodes.array.enumerated() where partCount[number] > 1 {
      var others = counts(blocks.forest.component(number))
      let group = Int(groups.ofNode[Int(node)])
      if group >= 0 { others[group] -= 1 }
      pairs[Int(node)] = within(others)
      guard blocks.forest.parent[number] >= 0 else { continue }
      pairs[Int(node)] -= within(zip(counts(blocks.forest.component(number)), hanging(number)).map { $0 - $1 })
    }
    for head in blocks.heads where partCount[Int(blocks.forest.parent[Int(head)])] > 1 {
      pairs[Int(blocks.forest.nodes[Int(blocks.forest.parent[Int(head)])])] -= within(subtree(Int(head)))
    }
    return pairs
  }
}
