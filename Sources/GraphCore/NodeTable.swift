/// Gives each distinct key a node, in the order in which keys are first seen.
public struct NodeTable: Hashable, Sendable {
  /// The key of each node.
  public private(set) var keys: [String] = []
  private var nodeOfKey: [String: NodeID] = [:]

  /// Makes an empty table.
  public init() {}

  /// Makes a table of keys.
  ///
  /// - Precondition: No key occurs twice.
  public init(_ keys: some Sequence<String>) {
    for key in keys {
      let isNew = nodeOfKey.updateValue(NodeID(self.keys.count), forKey: key) == nil
      precondition(isNew, "a key names one node")
      self.keys.append(key)
    }
  }

  /// The number of keys.
  public var count: Int { keys.count }

  /// The node of a key, if it has one.
  ///
  /// - Complexity: O(1) on average.
  public func node(of key: String) -> NodeID? { nodeOfKey[key] }

  /// The key of a node.
  ///
  /// - Complexity: O(1).
  public func key(of node: NodeID) -> String { keys[node.index] }

  /// The node of a key, which gets the next free one if it has none.
  ///
  /// - Complexity: O(1) on average.
  public mutating func intern(_ key: String) -> NodeID {
    if let node = nodeOfKey[key] { return node }
    let node = NodeID(keys.count)
    keys.append(key)
    nodeOfKey[key] = node
    return node
  }
}
