/// Nodes sorted into groups: sectors, countries, kinds, communities.
///
/// Groups are numbered from 0; what they are called is kept elsewhere. A node may have no group, which is not a group
/// of its own.
public struct NodePartition: Hashable, Sendable {
  /// The group of each node, or -1 without one.
  package let groups: [Int32]

  /// How many groups there are, empty ones included.
  public let groupCount: Int

  /// How many nodes each group has.
  public let sizes: [Int]

  /// Makes a partition from the group of each node.
  ///
  /// - Parameters:
  ///   - groups: For each node its group, or nil without one.
  ///   - groupCount: How many groups there are; by default one more than the highest that occurs.
  /// - Precondition: Groups are not negative and below `groupCount`.
  /// - Complexity: O(*n*).
  public init(_ groups: [Int?], groupCount: Int? = nil) {
    let count = groupCount ?? (groups.lazy.compactMap(\.self).max() ?? -1) + 1
    var sizes = [Int](repeating: 0, count: count)
    for case let group? in groups {
      precondition(group >= 0 && group < count, "a group is a number below the group count")
      sizes[group] += 1
    }
    self.groups = groups.map { Int32($0 ?? -1) }
    (self.groupCount, self.sizes) = (count, sizes)
  }

  /// Makes a partition from the group of each node, or -1, and how many nodes each group has.
  package init(groups: [Int32], sizes: [Int]) {
    assert(groups.allSatisfy { $0 >= -1 && Int($0) < sizes.count })
    assert(groups.count { $0 >= 0 } == sizes.reduce(0, +))
    (self.groups, self.groupCount, self.sizes) = (groups, sizes.count, sizes)
  }

  /// The number of nodes, with and without a group.
  public var nodeCount: Int { groups.count }

  /// The number of nodes that have a group.
  public var groupedNodeCount: Int { sizes.reduce(0, +) }

  /// The group of a node, or nil without one.
  public subscript(node: NodeID) -> Int? {
    let group = groups[node.index]
    return group < 0 ? nil : Int(group)
  }
}
