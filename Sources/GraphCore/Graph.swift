/// A graph that never changes; ``GraphBuilder`` makes one.
///
/// Nodes are numbers (``NodeID``); what they stand for is kept elsewhere. There are no self-loops and at most one edge
/// from a node to another, whose *strength* (higher is closer) is 1 unless given. Copies share their storage.
public struct Graph: Hashable, Sendable {
  /// Whether an edge runs one way only.
  public let isDirected: Bool

  /// Neighbours reached by edges that leave a node.
  package let outgoing: Adjacency

  /// Neighbours from which edges arrive; the same storage as `outgoing` when undirected.
  package let incoming: Adjacency

  package init(isDirected: Bool, outgoing: Adjacency, incoming: Adjacency) {
    assert(outgoing.offsets.count == incoming.offsets.count && outgoing.targets.count == incoming.targets.count)
    (self.isDirected, self.outgoing, self.incoming) = (isDirected, outgoing, incoming)
  }

  /// The number of nodes.
  public var nodeCount: Int { outgoing.offsets.count - 1 }

  /// The number of edges; an undirected edge counts once.
  public var edgeCount: Int { isDirected ? arcCount : arcCount / 2 }

  /// The number of one-way steps: edges when directed, twice the edges when undirected.
  public var arcCount: Int { outgoing.targets.count }

  /// Whether some edge has a strength other than 1.
  public var isWeighted: Bool { !outgoing.strengths.isEmpty }

  /// Every node, in order.
  public var nodes: some RandomAccessCollection<NodeID> { (0..<nodeCount).lazy.map(NodeID.init) }

  /// The nodes that an edge from `node` reaches, in rising order.
  ///
  /// - Complexity: O(1) to make, O(*d*) to walk.
  public func neighbors(of node: NodeID) -> some RandomAccessCollection<NodeID> {
    outgoing.targets[outgoing.row(node.index)].lazy.map { NodeID(Int($0)) }
  }

  /// The nodes from which an edge reaches `node`, in rising order.
  ///
  /// - Complexity: O(1) to make, O(*d*) to walk.
  public func predecessors(of node: NodeID) -> some RandomAccessCollection<NodeID> {
    incoming.targets[incoming.row(node.index)].lazy.map { NodeID(Int($0)) }
  }

  /// How many edges leave `node`: its degree when undirected, its out-degree when directed.
  ///
  /// - Complexity: O(1).
  public func outDegree(of node: NodeID) -> Int { outgoing.row(node.index).count }

  /// How many edges reach `node`: its degree when undirected, its in-degree when directed.
  ///
  /// - Complexity: O(1).
  public func inDegree(of node: NodeID) -> Int { incoming.row(node.index).count }

  /// The strength of the edge from one node to another, or nil without one.
  ///
  /// - Complexity: O(log *d*).
  public func strength(from source: NodeID, to target: NodeID) -> Double? {
    outgoing.arc(from: source.index, to: target.index).map(outgoing.strength)
  }

  /// Whether an edge runs from one node to another.
  ///
  /// - Complexity: O(log *d*).
  public func hasEdge(from source: NodeID, to target: NodeID) -> Bool {
    outgoing.arc(from: source.index, to: target.index) != nil
  }

  /// The same nodes and edges with every strength 1.
  ///
  /// - Complexity: O(1); the neighbour lists are shared.
  public var unweighted: Graph {
    let outgoing = Adjacency(offsets: outgoing.offsets, targets: outgoing.targets, strengths: [])
    let incoming =
      isDirected ? Adjacency(offsets: incoming.offsets, targets: incoming.targets, strengths: []) : outgoing
    return Graph(isDirected: isDirected, outgoing: outgoing, incoming: incoming)
  }
}
