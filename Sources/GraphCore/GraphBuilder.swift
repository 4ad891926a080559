/// Collects edges and makes a ``Graph`` of them.
///
/// Self-loops are dropped and counted; parallel edges become one by a stated rule, and are counted too.
public struct GraphBuilder: Sendable {
  /// What the strength of an edge is when the same tie was added more than once.
  public enum ParallelTies: String, CaseIterable, Sendable {
    /// The strengths add up.
    case sum
    /// The strongest one stands for all.
    case maximum
  }

  /// A graph with what was left out or joined while it was made.
  public struct Outcome: Hashable, Sendable {
    /// The graph.
    public let graph: Graph
    /// How many edges from a node to itself were dropped.
    public let selfLoopCount: Int
    /// How many edges became part of an edge between the same nodes.
    public let mergedCount: Int
  }

  /// The number of nodes that the graph will have.
  public let nodeCount: Int
  /// Whether edges run one way only.
  public let isDirected: Bool
  /// How many edges from a node to itself were dropped so far.
  public private(set) var selfLoopCount = 0

  private let parallelTies: ParallelTies
  private let arcLimit: Int
  private var sources: [Int32] = []
  private var targets: [Int32] = []
  private var strengths: [Double] = []

  /// Starts a graph without edges.
  ///
  /// - Parameters:
  ///   - nodeCount: How many nodes there are; they never change.
  ///   - isDirected: Whether edges run one way only.
  ///   - parallelTies: What becomes of ties that are added more than once.
  /// - Precondition: `nodeCount` is not negative and below 2³¹ − 1.
  public init(nodeCount: Int, isDirected: Bool, parallelTies: ParallelTies = .sum) {
    self.init(nodeCount: nodeCount, isDirected: isDirected, parallelTies: parallelTies, arcLimit: Int(Int32.max))
  }

  /// A builder with a lower limit, so that tests can reach it.
  package init(nodeCount: Int, isDirected: Bool, parallelTies: ParallelTies = .sum, arcLimit: Int) {
    precondition(nodeCount >= 0 && nodeCount < Int(Int32.max), "a graph holds fewer than 2^31 - 1 nodes")
    (self.nodeCount, self.isDirected, self.parallelTies) = (nodeCount, isDirected, parallelTies)
    self.arcLimit = arcLimit
  }

  /// Makes room for edges that are about to be added.
  public mutating func reserveCapacity(_ edgeCount: Int) {
    sources.reserveCapacity(edgeCount)
    targets.reserveCapacity(edgeCount)
  }

  /// Adds an edge.
  ///
  /// - Parameters:
  ///   - source: Where it leaves.
  ///   - target: Where it arrives.
  ///   - strength: How strong the tie is; higher is closer.
  /// - Throws: ``GraphError/tooManyArcs(limit:)`` when 32-bit offsets could not hold it,
  ///   ``GraphError/invalidStrength(source:target:value:)`` when the strength is not a finite number above zero.
  /// - Precondition: Both nodes are among the graph's nodes.
  /// - Complexity: O(1) amortised.
  public mutating func addEdge(from source: NodeID, to target: NodeID, strength: Double = 1) throws(GraphError) {
    precondition(source.index < nodeCount && target.index < nodeCount, "an edge must join nodes of the graph")
    guard strength.isFinite, strength > 0 else {
      throw .invalidStrength(source: source, target: target, value: strength)
    }
    guard source != target else {
      selfLoopCount += 1
      return
    }
    guard (isDirected ? 1 : 2) * (sources.count + 1) <= arcLimit else { throw .tooManyArcs(limit: arcLimit) }
    if strength != 1 && strengths.isEmpty { strengths = Array(repeating: 1, count: sources.count) }
    let isWeighted = strength != 1 || !strengths.isEmpty
    sources.append(source.rawValue)
    targets.append(target.rawValue)
    if isWeighted { strengths.append(strength) }
  }

  /// Makes the graph of the edges added so far.
  ///
  /// - Complexity: O(*n* + *m*) time and space.
  public consuming func build() -> Outcome {
    let added = sources.count
    // Two counting sorts: rows by source, then a transposition, which leaves every row in rising order. Entries of a
    // pair stay in the order added, so strengths add up to the same bits in both rows of an undirected tie.
    var rows = Rows(
      bucketing: sources, by: targets, strengths, nodeCount: nodeCount, bothWays: !isDirected)
    (sources, targets, strengths) = ([], [], [])
    rows = rows.transposed()
    rows.mergeParallel(parallelTies)
    guard isDirected else {
      let adjacency = rows.adjacency
      let graph = Graph(isDirected: false, outgoing: adjacency, incoming: adjacency)
      return Outcome(graph: graph, selfLoopCount: selfLoopCount, mergedCount: added - graph.edgeCount)
    }
    let incoming = rows.adjacency
    let graph = Graph(isDirected: true, outgoing: rows.transposed().adjacency, incoming: incoming)
    return Outcome(graph: graph, selfLoopCount: selfLoopCount, mergedCount: added - graph.edgeCount)
  }
}

/// Neighbour lists on their way to becoming an ``Adjacency``: rows may be unsorted and hold a node more than once.
private struct Rows {
  var offsets: [Int32]
  var targets: [Int32]
  var strengths: [Double]

  /// Sorts edges into the rows of their sources, and of their targets too with `bothWays`.
  init(bucketing sources: [Int32], by targets: [Int32], _ strengths: [Double], nodeCount: Int, bothWays: Bool) {
    offsets = [Int32](repeating: 0, count: nodeCount + 1)
    for source in sources { offsets[Int(source) + 1] += 1 }
    if bothWays { for target in targets { offsets[Int(target) + 1] += 1 } }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    let arcCount = Int(offsets[nodeCount])
    var next = offsets
    self.targets = [Int32](repeating: 0, count: arcCount)
    self.strengths = strengths.isEmpty ? [] : [Double](repeating: 1, count: arcCount)
    for edge in sources.indices {
      place(targets[edge], in: sources[edge], strengths.isEmpty ? 1 : strengths[edge], &next)
      if bothWays { place(sources[edge], in: targets[edge], strengths.isEmpty ? 1 : strengths[edge], &next) }
    }
  }

  private mutating func place(_ target: Int32, in row: Int32, _ strength: Double, _ next: inout [Int32]) {
    let arc = Int(next[Int(row)])
    next[Int(row)] += 1
    targets[arc] = target
    if !strengths.isEmpty { strengths[arc] = strength }
  }

  private init(offsets: [Int32], targets: [Int32], strengths: [Double]) {
    (self.offsets, self.targets, self.strengths) = (offsets, targets, strengths)
  }

  /// The same arcs in the rows of their targets, each row in rising order.
  func transposed() -> Rows {
    let nodeCount = offsets.count - 1
    var counts = [Int32](repeating: 0, count: nodeCount + 1)
    for target in targets { counts[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { counts[node + 1] += counts[node] }
    var result = Rows(offsets: counts, targets: targets, strengths: strengths)
    var next = counts
    for row in 0..<nodeCount {
      for arc in Int(offsets[row])..<Int(offsets[row + 1]) {
        result.place(Int32(row), in: targets[arc], strengths.isEmpty ? 1 : strengths[arc], &next)
      }
    }
    return result
  }

  /// Makes one arc of equal neighbours in a sorted row.
  mutating func mergeParallel(_ rule: GraphBuilder.ParallelTies) {
    let nodeCount = offsets.count - 1
    let hasParallel = (0..<nodeCount).contains { row in
      let arcs = targets[Int(offsets[row])..<Int(offsets[row + 1])]
      return zip(arcs, arcs.dropFirst()).contains(where: ==)
    }
    guard hasParallel else { return }
    if strengths.isEmpty && rule == .sum { strengths = Array(repeating: 1, count: targets.count) }
    var write = 0
    for row in 0..<nodeCount {
      let rowStart = write
      let arcs = Int(offsets[row])..<Int(offsets[row + 1])
      offsets[row] = Int32(rowStart)
      for arc in arcs {
        if write > rowStart && targets[write - 1] == targets[arc] {
          guard !strengths.isEmpty else { continue }
          switch rule {
          case .sum: strengths[write - 1] += strengths[arc]
          case .maximum: strengths[write - 1] = max(strengths[write - 1], strengths[arc])
          }
        } else {
          targets[write] = targets[arc]
          if !strengths.isEmpty { strengths[write] = strengths[arc] }
          write += 1
        }
      }
    }
    offsets[nodeCount] = Int32(write)
    targets.removeSubrange(write...)
    if !strengths.isEmpty { strengths.removeSubrange(write...) }
  }

  /// The finished lists; strengths that are all 1 are not kept.
  var adjacency: Adjacency {
    Adjacency(offsets: offsets, targets: targets, strengths: strengths.allSatisfy { $0 == 1 } ? [] : strengths)
  }
}
