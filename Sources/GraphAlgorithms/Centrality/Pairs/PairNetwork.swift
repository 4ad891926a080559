import GraphCore

/// A graph made ready for sharing out pairs of ends over what lies between them.
///
/// Nodes are numbered anew by falling degree within each component, so that what is looked at most is close together in
/// memory; the nodes of a component follow one another. Sources are taken in batches that have much of their way in common.
///
/// An undirected graph in which all pairs count is cut at its articulation points: every block becomes a component of its
/// own, in which each end stands for the *bag* of nodes whose paths into the block must enter there. What runs through
/// articulation points from bag to bag, and along edges that are blocks alone, is known from the sizes of bags (Sarıyüce
/// and others, SIAM International Conference on Data Mining 2013:288, <https://doi.org/10.1137/1.9781611972832.32>). So
/// trees cost nothing, and whatever hangs on a core costs little.
struct PairNetwork: Sendable {
  private(set) var graph: Graph
  /// What its steps cost.
  private(set) var lengths = EdgeLengths.hops
  /// The node of the original graph that each node stands for.
  private(set) var nodes: [Int32]
  /// The edge of the original graph that each outgoing arc belongs to.
  private(set) var edges: [Int32]
  /// The class of each node, on which the weights of pairs depend.
  private(set) var classes: [Int32]
  private(set) var weights: PairWeights
  /// The nodes at which pairs start.
  private(set) var sources: [Int32]
  /// Where each component ends.
  private(set) var componentEnds: [Int]
  /// Whether no search has many levels.
  private(set) var isShallow: Bool
  /// What of the ordered pairs of nodes of different bags runs through each node of the original graph, and along each
  /// edge; empty unless the graph was cut.
  private(set) var settledNodes: [Double] = []
  private(set) var settledEdges: [(edge: Int, pairs: Double)] = []

  /// Makes a graph ready.
  ///
  /// - Complexity: O(*n* log *n* + *m*) time, O(*n* + *m*) space.
  init(_ graph: Graph, _ pairs: EndPairs, _ lengths: EdgeLengths) {
    precondition(lengths.areHops || lengths.ofOutgoing.count == graph.arcCount, "lengths of another graph")
    if case .all = pairs, !graph.isDirected {
      self.init(cutting: graph)
    } else {
      let groups: [Int32]
      let weights: PairWeights
      switch pairs {
      case .all:
        groups = Array(repeating: 0, count: graph.nodeCount)
        weights = .bags([1])
      case .acrossGroups(let partition, let alike):
        groups = partition.groups.map { $0 < 0 ? Int32(partition.groupCount) : $0 }
        weights = .acrossGroups(sizes: partition.sizes, alike: alike)
      case .between(let pair, let partition):
        groups = partition.groups.map { Int($0) == pair.target ? 1 : 0 }
        weights = .to(1)
      }
      let isSource = pairs.isSource(in: graph)
      self.init(graph, nodes: Array(0..<Int32(graph.nodeCount)), edges: graph.edgeOfArc(), groups, weights) {
        isSource[Int($0)]
      }
    }
    if !lengths.areHops { self.lengths = lengths.ofEdges(edges, of: self.graph, in: graph) }
  }

  /// Makes a graph ready for pairs of some nodes with every other.
  ///
  /// - Complexity: As for other pairs.
  init(_ graph: Graph, startingAt sources: [NodeID], _ lengths: EdgeLengths) {
    var isSource = [Bool](repeating: false, count: graph.nodeCount)
    for source in sources { isSource[source.index] = true }
    let marks = isSource
    let nodes = Array(0..<Int32(graph.nodeCount))
    self.init(graph, nodes: nodes, edges: graph.edgeOfArc(), nodes.map { _ in 0 }, .bags([1])) { marks[Int($0)] }
    if !lengths.areHops { self.lengths = lengths.ofEdges(edges, of: self.graph, in: graph) }
  }

  /// Numbers nodes anew.
  private init(
    _ graph: Graph, nodes: [Int32], edges: [Int32], _ classes: [Int32], _ weights: PairWeights,
    isSource: (Int32) -> Bool
  ) {
    let order = SourceOrder(graph)
    let numbering = order.byDegree(graph)
    (self.graph, self.edges) = graph.renumbered(numbering, edges)
    self.nodes = numbering.map { nodes[Int($0)] }
    self.classes = numbering.map { classes[Int($0)] }
    self.weights = weights
    var place = [Int32](repeating: 0, count: graph.nodeCount)
    for (new, old) in numbering.enumerated() { place[Int(old)] = Int32(new) }
    let starts = order.nodes.filter(isSource)
    let batches = starts.count > 64 && order.isShallow ? order.inSmallBatches(graph).filter(isSource) : starts
    sources = batches.map { place[Int($0)] }
    (componentEnds, isShallow) = (order.componentEnds, order.isShallow)
  }

  /// Cuts an undirected graph into its blocks, those of a single edge left out.
  private init(cutting graph: Graph) {
    let blocks = BiconnectedBlocks(graph)
    let edgeOfArc = graph.edgeOfArc()
    let cut = CutGraph(graph, blocks, edgeOfArc)
    var classOfBag: [Int32: Int32] = [:]
    var bags: [Double] = []
    let classes = cut.bags.map { bag in
      if let known = classOfBag[bag] { return known }
      let new = Int32(bags.count)
      classOfBag[bag] = new
      bags.append(Double(bag))
      return new
    }
    self.init(cut.graph, nodes: cut.nodes, edges: cut.edges, classes, .bags(bags)) { _ in true }
    settledNodes = Array(repeating: 0, count: graph.nodeCount)
    for number in blocks.hanging.indices {
      let others = Double(blocks.componentSize(number) - 1)
      settledNodes[Int(blocks.forest.nodes[number])] = others * others
    }
    blocks.forEachBranch { number, size in
      settledNodes[Int(blocks.forest.nodes[number])] -= Double(size) * Double(size)
    }
    for (block, head) in blocks.heads.enumerated() where blocks.sizes[block] == 1 {
      let (end, top) = (Int(blocks.forest.nodes[Int(head)]), Int(blocks.forest.nodes[blocks.top(block)]))
      guard let arc = graph.outgoing.arc(from: end, to: top) else { preconditionFailure("a tree edge is an edge") }
      let below = Double(blocks.forest.size[Int(head)])
      let above = Double(blocks.componentSize(Int(head))) - below
      settledEdges.append((Int(edgeOfArc[arc]), 2 * below * above))
    }
  }

  /// The nodes that sources can reach: their components.
  func reach(of batch: ArraySlice<Int32>) -> Range<Int> {
    guard let first = batch.first, let last = batch.last else { return 0..<0 }
    // Sources come component by component.
    let before = componentEnds.lowerPlace { $0 > Int(first) }
    let after = componentEnds.lowerPlace { $0 > Int(last) }
    return (before == 0 ? 0 : componentEnds[before - 1])..<componentEnds[after]
  }
}

/// The blocks of a graph as components of their own.
private struct CutGraph {
  let graph: Graph
  /// The original node of each node, and the edge of each arc.
  var nodes: [Int32] = []
  var edges: [Int32]
  /// How many nodes of the original graph each node stands for.
  var bags: [Int32] = []

  init(_ original: Graph, _ blocks: BiconnectedBlocks, _ edgeOfArc: [Int32]) {
    // A node is in one block with its parent, and the top of others.
    var ownPlace = [Int32](repeating: -1, count: original.nodeCount)
    var topPlace = [Int32](repeating: -1, count: blocks.heads.count)
    for number in blocks.block.indices where blocks.block[number] >= 0 {
      let block = Int(blocks.block[number])
      guard blocks.sizes[block] > 1 else { continue }
      if topPlace[block] < 0 {
        let top = blocks.top(block)
        topPlace[block] = Int32(nodes.count)
        nodes.append(blocks.forest.nodes[top])
        bags.append(Int32(blocks.componentSize(top)) - blocks.forest.size[number])
      }
      ownPlace[number] = Int32(nodes.count)
      nodes.append(blocks.forest.nodes[number])
      bags.append(1 + blocks.hanging[number])
    }
    /// The ends of an arc in the block that it belongs to, or nil if that is a single edge.
    func ends(_ node: Int, _ arc: Int) -> (source: Int, target: Int)? {
      let (a, b) = (Int(blocks.number[node]), Int(blocks.number[Int(original.outgoing.targets[arc])]))
      let block = Int(blocks.block[max(a, b)])
      guard blocks.sizes[block] > 1 else { return nil }
      let place = { (number: Int) in Int(Int(blocks.block[number]) == block ? ownPlace[number] : topPlace[block]) }
      return (place(a), place(b))
    }
    var offsets = [Int32](repeating: 0, count: nodes.count + 1)
    for node in 0..<original.nodeCount {
      for arc in original.outgoing.row(node) { if let ends = ends(node, arc) { offsets[ends.source + 1] += 1 } }
    }
    for index in 1..<offsets.count { offsets[index] += offsets[index - 1] }
    var next = offsets
    var targets = [Int32](repeating: 0, count: Int(offsets[nodes.count]))
    edges = targets
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
  }
}

extension Graph {
  /// The same graph without strengths, with `order[i]` as node *i*; and the edge of each outgoing arc.
  ///
  /// Rows come out in rising order, because arcs are written down at their targets by rising source.
  fileprivate func renumbered(_ order: [Int32], _ edgeOfArc: [Int32]) -> (graph: Graph, edges: [Int32]) {
    var place = [Int32](repeating: 0, count: nodeCount)
    for (new, old) in order.enumerated() { place[Int(old)] = Int32(new) }
    /// The reverse of some neighbour lists.
    func turned(_ rows: Adjacency, _ edges: [Int32], rowSizes: Adjacency) -> (rows: Adjacency, edges: [Int32]) {
      var offsets: [Int32] = [0]
      offsets.reserveCapacity(nodeCount + 1)
      for old in order { offsets.append(offsets[offsets.count - 1] + Int32(rowSizes.row(Int(old)).count)) }
      var next = offsets
      var targets = [Int32](repeating: 0, count: arcCount)
      var turnedEdges = targets
      for (new, old) in order.enumerated() {
        for arc in rows.row(Int(old)) {
          let target = Int(place[Int(rows.targets[arc])])
          let slot = Int(next[target])
          targets[slot] = Int32(new)
          turnedEdges[slot] = edges[arc]
          next[target] += 1
        }
      }
      return (Adjacency(offsets: offsets, targets: targets, strengths: []), turnedEdges)
    }
    guard isDirected else {
      let (rows, edges) = turned(outgoing, edgeOfArc, rowSizes: outgoing)
      return (Graph(isDirected: false, outgoing: rows, incoming: rows), edges)
    }
    let outgoingArc = outgoingArcOfIncoming()
    let (newOutgoing, edges) = turned(incoming, outgoingArc.map { edgeOfArc[Int($0)] }, rowSizes: outgoing)
    let (newIncoming, _) = turned(outgoing, edgeOfArc, rowSizes: incoming)
    return (Graph(isDirected: true, outgoing: newOutgoing, incoming: newIncoming), edges)
  }
}

extension EdgeLengths {
  /// The lengths of a graph's arcs, of which each belongs to an edge of an original graph.
  fileprivate func ofEdges(_ edges: [Int32], of graph: Graph, in original: Graph) -> EdgeLengths {
    var ofOriginal = [Double](repeating: 0, count: original.edgeCount)
    for (arc, edge) in original.edgeOfArc().enumerated() { ofOriginal[Int(edge)] = ofOutgoing[arc] }
    var lengths = [Double](repeating: 0, count: graph.edgeCount)
    for (arc, edge) in graph.edgeOfArc().enumerated() { lengths[Int(edge)] = ofOriginal[Int(edges[arc])] }
    do { return try EdgeLengths(lengths, for: graph) } catch {
      preconditionFailure("lengths stay what they were: \(error)")
    }
  }
}

extension [Int] {
  /// The first place whose number passes a test that all later ones pass too.
  fileprivate func lowerPlace(where passes: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
