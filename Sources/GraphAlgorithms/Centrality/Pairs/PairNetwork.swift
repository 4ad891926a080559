import GraphCore

/// A graph made ready for sharing out pairs of ends over what lies between them.
///
/// Nodes are numbered anew by falling degree within each component, so that what is looked at most is close together in
/// memory; the nodes of a component follow one another. Sources are taken in batches that have much of their way in common.
///
/// An undirected graph is cut at its articulation points: every block becomes a component of its own, in which each end
/// stands for the *bag* of nodes whose paths into the block must enter there. What runs through articulation points from
/// bag to bag, and along edges that are blocks alone, is known from what is in the bags (Sarıyüce and others, SIAM
/// International Conference on Data Mining 2013:288, <https://doi.org/10.1137/1.9781611972832.32>). So trees cost nothing,
/// and whatever hangs on a core costs little.
struct PairNetwork: Sendable {
  /// Graphs are cut as long as a table of nodes and groups has no more places.
  private static let largestTable = 1 << 24

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
  /// Who is no source because another node is one.
  private(set) var followers = FollowingSources()
  /// Where each component ends; all nodes count as one if they were not put in order.
  private(set) var componentEnds: [Int]
  /// Whether no search has many levels.
  private(set) var isShallow: Bool
  /// What of the ordered pairs of nodes of different bags runs through each node of the original graph, and along each
  /// edge; empty unless the graph was cut.
  private(set) var settledNodes: [Double] = []
  private(set) var settledEdges: [(edge: Int, pairs: Double)] = []

  /// Makes a graph ready.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - pairs: Which pairs count.
  ///   - lengths: What a step along each edge costs.
  ///   - keepingNodes: Whether each node must stand for itself alone.
  ///   - threads: How many threads look for edges that no shortest path runs along; nil for one per processor.
  /// - Complexity: O(*n* (log *n* + *g*) + *m*) time and O(*m* + *n* *g*) space for *g* groups.
  init(_ graph: Graph, _ pairs: EndPairs, _ lengths: EdgeLengths, keepingNodes: Bool = false, threads: Int?) {
    precondition(lengths.areHops || lengths.ofOutgoing.count == graph.arcCount, "lengths of another graph")
    let original = graph
    let needed = lengths.areHops ? nil : NeededEdges(graph, lengths, threads: threads)
    let graph = needed?.graph ?? graph
    let groups = PairGroups(pairs, nodeCount: graph.nodeCount)
    if !keepingNodes && !graph.isDirected && (graph.nodeCount + 1) * groups.count <= Self.largestTable {
      let cut = CutNetwork(graph, groups)
      self.init(cut.graph, nodes: cut.nodes, edges: cut.edges, cut.classes, cut.weights) { node in
        cut.weights.canStart(Int(cut.classes[Int(node)]))
      }
      (settledNodes, settledEdges) = (cut.settledNodes, cut.settledEdges)
    } else {
      var weights = PairWeights(groups.rule, groupCount: groups.count)
      for (group, amount) in groups.amounts.enumerated() { _ = weights.addClass([(Int32(group), amount)]) }
      let none = weights.addClass([])
      let classes = groups.ofNode.map { $0 < 0 ? none : $0 }
      let nodes = Array(0..<Int32(graph.nodeCount))
      let ready = weights
      let canStart = { (node: Int) in ready.canStart(Int(classes[node])) }
      let folds = !keepingNodes && graph.isDirected && lengths.areHops
      let isFollower = { (node: Int) in
        folds && canStart(node) && FollowingSources.isFollower(node, in: graph, classes)
      }
      // Pairs may start where paths end and the other way round, if nodes are kept.
      let isLeft = { (node: Int) in keepingNodes || !graph.outgoing.row(node).isEmpty }
      self.init(graph, nodes: nodes, edges: graph.edgeOfArc(), classes, weights) { node in
        canStart(Int(node)) && isLeft(Int(node)) && !isFollower(Int(node))
      }
      if folds {
        let following = self.nodes.indices.filter { isFollower(Int(self.nodes[$0])) }
        followers = FollowingSources(following, in: self.graph)
      }
    }
    if let needed {
      edges = edges.map { needed.originalEdges[Int($0)] }
      settledEdges = settledEdges.map { (Int(needed.originalEdges[$0.edge]), $0.pairs) }
      self.lengths = lengths.ofEdges(edges, of: self.graph, in: original)
    }
  }

  /// Makes a graph ready for pairs of some nodes with every other.
  ///
  /// - Complexity: As for other pairs.
  init(_ graph: Graph, startingAt sources: [NodeID], _ lengths: EdgeLengths) {
    var isSource = [Bool](repeating: false, count: graph.nodeCount)
    for source in sources { isSource[source.index] = true }
    let marks = isSource
    let nodes = Array(0..<Int32(graph.nodeCount))
    var weights = PairWeights(.all, groupCount: 1)
    _ = weights.addClass([(0, 1)])
    self.init(graph, nodes: nodes, edges: graph.edgeOfArc(), nodes.map { _ in 0 }, weights) { marks[Int($0)] }
    if !lengths.areHops { self.lengths = lengths.ofEdges(edges, of: self.graph, in: graph) }
  }

  /// Numbers nodes anew.
  private init(
    _ graph: Graph, nodes: [Int32], edges: [Int32], _ classes: [Int32], _ weights: PairWeights,
    isSource: (Int32) -> Bool
  ) {
    let unordered = graph.isDirected ? (0..<Int32(graph.nodeCount)).filter(isSource) : []
    guard unordered.count <= 64 || !graph.hasShortSearches(from: unordered) else {
      // To put anything in order would take longer than what is to be done.
      (self.graph, self.nodes, self.edges) = (graph, nodes, edges)
      (self.classes, self.weights, self.sources) = (classes, weights, unordered)
      (componentEnds, isShallow) = ([graph.nodeCount], false)
      return
    }
    let order = SourceOrder(graph)
    let numbering = order.byDegree(graph)
    (self.graph, self.edges) = graph.renumbered(numbering, edges)
    self.nodes = numbering.map { nodes[Int($0)] }
    self.classes = numbering.map { classes[Int($0)] }
    self.weights = weights
    var place = [Int32](repeating: 0, count: graph.nodeCount)
    for (new, old) in numbering.enumerated() { place[Int(old)] = Int32(new) }
    let starts = order.nodes.filter(isSource)
    let batches =
      if starts.count <= 64 {
        starts
      } else if order.isShallow || graph.isDirected {
        order.inSmallBatches(graph, count: starts.count, where: isSource)
      } else {
        order.inPatches(graph).filter(isSource)
      }
    sources = batches.map { place[Int($0)] }
    (componentEnds, isShallow) = (order.componentEnds, order.isShallow)
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
