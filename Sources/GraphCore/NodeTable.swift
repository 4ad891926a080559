import Synchronization

/// Gives each distinct key a node, in the order in which keys are first seen.
public struct NodeTable: Hashable, Sendable {
  /// The key of each node.
  public private(set) var keys: [String] = []
  private var lookup = Lookup()

  /// Makes an empty table.
  public init() {}

  /// Makes a table of keys.
  ///
  /// - Precondition: No key occurs twice.
  public init(_ keys: some Sequence<String>) {
    self.keys = Array(keys)
    let distinct = lookup.nodes(of: self.keys).count
    precondition(distinct == self.keys.count, "a key names one node")
  }

  /// Makes a table of keys that are known to differ; who never looks one up does not pay for that.
  package init(distinct keys: [String]) { self.keys = keys }

  /// The number of keys.
  public var count: Int { keys.count }

  /// The node of a key, if it has one.
  ///
  /// - Complexity: O(1) on average; O(*n*) the first time.
  public func node(of key: String) -> NodeID? { lookup.nodes(of: keys)[key] }

  /// The key of a node.
  ///
  /// - Complexity: O(1).
  public func key(of node: NodeID) -> String { keys[node.index] }

  /// The node of a key, which gets the next free one if it has none.
  ///
  /// - Complexity: O(1) on average.
  public mutating func intern(_ key: String) -> NodeID {
    let node = NodeID(keys.count)
    if !isKnownUniquelyReferenced(&lookup) { lookup = Lookup() }
    let known = lookup.insert(node, for: key, after: keys)
    if known == node { keys.append(key) }
    return known
  }

  /// Tables are equal that give the same keys the same nodes.
  public static func == (left: Self, right: Self) -> Bool { left.keys == right.keys }

  /// Hashes the keys.
  public func hash(into hasher: inout Hasher) { hasher.combine(keys) }
}

/// The node of each key, found out when it is first asked for.
private final class Lookup: Sendable {
  private let nodeOfKey = Mutex<[String: NodeID]>([:])

  func nodes(of keys: [String]) -> [String: NodeID] {
    nodeOfKey.withLock { nodes in
      Self.complete(&nodes, keys)
      return nodes
    }
  }

  /// The node of a key, which is `node` if it has none yet.
  func insert(_ node: NodeID, for key: String, after keys: [String]) -> NodeID {
    nodeOfKey.withLock { nodes in
      Self.complete(&nodes, keys)
      if let known = nodes[key] { return known }
      nodes[key] = node
      return node
    }
  }

  private static func complete(_ nodes: inout [String: NodeID], _ keys: [String]) {
    guard nodes.isEmpty, !keys.isEmpty else { return }
    nodes = Dictionary(zip(keys, keys.indices.lazy.map(NodeID.init)), uniquingKeysWith: { first, _ in first })
  }
}
