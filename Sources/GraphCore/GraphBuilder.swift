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
    Self.outcome(
      Rows(bucketing: sources, by: targets, strengths, nodeCount: nodeCount, bothWays: !isDirected, .none),
      isDirected: isDirected, parallelTies, edges: sources.count, selfLoops: selfLoopCount, .none)
  }

  /// Makes a graph of edges that lie in columns, without a copy of them.
  ///
  /// - Parameters:
  ///   - nodeCount: How many nodes there are.
  ///   - isDirected: Whether edges run one way only.
  ///   - sources: Where each edge leaves.
  ///   - targets: Where it arrives.
  ///   - strengths: How strong each is; empty if every one is 1.
  ///   - parallelTies: What becomes of ties that are there more than once.
  ///   - concurrency: What runs numbered pieces of the work at once; nil does one after the other. The graph is the same.
  /// - Returns: What ``build()`` gives after the edges were added one by one.
  /// - Throws: As ``addEdge(from:to:strength:)``.
  /// - Precondition: The columns are of one length, and every end is a node of the graph.
  /// - Complexity: O(*n* + *m*) time and space.
  public static func build(
    nodeCount: Int, isDirected: Bool, sources: [Int32], targets: [Int32], strengths: [Double],
    parallelTies: ParallelTies = .sum, concurrency: Concurrency? = nil
  ) throws(GraphError) -> Outcome {
    try build(
      nodeCount: nodeCount, isDirected: isDirected, sources: sources, targets: targets, strengths: strengths,
      parallelTies: parallelTies, concurrency: concurrency, arcLimit: Int(Int32.max))
  }

  /// Runs numbered pieces of work at once, since this library starts no threads.
  public struct Concurrency: Sendable {
    /// How many pieces there are.
    public let pieces: Int
    /// Runs each piece once and returns when all are done.
    public let run: @Sendable (_ body: @Sendable (_ piece: Int) -> Void) -> Void

    /// - Parameters:
    ///   - pieces: How many pieces there are, at least one.
    ///   - run: Runs each of `pieces` pieces once and returns when all are done.
    public init(pieces: Int, run: @escaping @Sendable (_ body: @Sendable (_ piece: Int) -> Void) -> Void) {
      precondition(pieces > 0)
      (self.pieces, self.run) = (pieces, run)
    }

    /// One piece, run where it is called.
    static let none = Concurrency(pieces: 1) { $0(0) }
  }

  /// The same with a lower limit, so that tests can reach it.
  package static func build(
    nodeCount: Int, isDirected: Bool, sources: [Int32], targets: [Int32], strengths: [Double],
    parallelTies: ParallelTies, concurrency: Concurrency? = nil, arcLimit: Int
  ) throws(GraphError) -> Outcome {
    precondition(nodeCount >= 0 && nodeCount < Int(Int32.max), "a graph holds fewer than 2^31 - 1 nodes")
    precondition(sources.count == targets.count && (strengths.isEmpty || strengths.count == sources.count))
    let concurrency = concurrency ?? .none
    let selfLoops = selfLoopCount(sources, targets, nodeCount: nodeCount, concurrency)
    if let bad = strengths.firstIndex(where: { !($0.isFinite && $0 > 0) }) {
      throw .invalidStrength(
        source: NodeID(Int(sources[bad])), target: NodeID(Int(targets[bad])), value: strengths[bad])
    }
    let edges = sources.count - selfLoops
    guard (isDirected ? 1 : 2) * edges <= arcLimit else { throw .tooManyArcs(limit: arcLimit) }
    let outcome = outcome(
      Rows(bucketing: sources, by: targets, strengths, nodeCount: nodeCount, bothWays: !isDirected, concurrency),
      isDirected: isDirected, parallelTies, edges: edges, selfLoops: selfLoops, concurrency)
    // Finite strengths may add up to more than a number holds.
    if outcome.mergedCount > 0, let bad = outcome.graph.edges.first(where: { !$0.strength.isFinite }) {
      throw .invalidStrength(source: bad.source, target: bad.target, value: bad.strength)
    }
    return outcome
  }

  /// How many edges join a node to itself.
  ///
  /// - Precondition: Every end is a node of the graph.
  private static func selfLoopCount(
    _ sources: [Int32], _ targets: [Int32], nodeCount: Int, _ concurrency: Concurrency
  ) -> Int {
    var counts = [Int](repeating: 0, count: concurrency.pieces)
    counts.withUnsafeMutableBufferPointer { counts in
      nonisolated(unsafe) let counts = counts
      let (pieces, limit) = (concurrency.pieces, UInt32(nodeCount))
      concurrency.run { piece in
        let edges = sources.count * piece / pieces..<sources.count * (piece + 1) / pieces
        var (loops, strangers) = (0, 0)
        // Without a way out in its middle, such a loop takes several edges at once.
        for (source, target) in zip(sources[edges], targets[edges]) {
          loops += source == target ? 1 : 0
          strangers += max(UInt32(bitPattern: source), UInt32(bitPattern: target)) >= limit ? 1 : 0
        }
        precondition(strangers == 0, "an edge must join nodes of the graph")
        counts[piece] = loops
      }
    }
    return counts.reduce(0, +)
  }

  private static func outcome(
    _ rows: consuming Rows, isDirected: Bool, _ parallelTies: ParallelTies, edges: Int, selfLoops: Int,
    _ concurrency: Concurrency
  ) -> Outcome {
    // Entries of a pair stay in the order added, so strengths add up to the same bits in both rows of an undirected tie.
    guard isDirected else {
      if rows.sort(concurrency) { rows.mergeParallel(parallelTies) }
      let adjacency = rows.adjacency
      let graph = Graph(isDirected: false, outgoing: adjacency, incoming: adjacency)
      return Outcome(graph: graph, selfLoopCount: selfLoops, mergedCount: edges - graph.edgeCount)
    }
    // A transposition leaves every row in rising order.
    rows = rows.transposed()
    if rows.hasParallel { rows.mergeParallel(parallelTies) }
    let incoming = rows.adjacency
    let graph = Graph(isDirected: true, outgoing: rows.transposed().adjacency, incoming: incoming)
    return Outcome(graph: graph, selfLoopCount: selfLoops, mergedCount: edges - graph.edgeCount)
  }
}
