public import GraphCore

/// Groups of nodes that were found in the ties alone.
public struct Communities: Hashable, Sendable {
  /// The community of each node: every node has one, and communities are numbered by their first node.
  public let partition: NodePartition
  /// The modularity of the partition at the resolution that was asked for; nil for a graph without ties.
  public let modularity: Double?
}

extension Communities {
  init(_ graph: Graph, _ groups: [Int32], resolution: Double) {
    var count = 0
    let numbers = numberedByFirstMember(groups, &count)
    partition = NodePartition(numbers.map { Int($0) }, groupCount: count)
    modularity = graph.modularity(partition, resolution: resolution)
  }
}

/// Numbers groups by their first member, so that the numbers do not tell how the groups came about.
///
/// - Parameters:
///   - groups: The group of each member, a number below the count of members.
///   - count: Becomes the number of groups that have members.
/// - Returns: The new number of each member's group.
func numberedByFirstMember(_ groups: [Int32], _ count: inout Int) -> [Int32] {
  var numbers = [Int32](repeating: -1, count: groups.count)
  count = 0
  return groups.map { group in
    if numbers[Int(group)] < 0 {
      numbers[Int(group)] = Int32(count)
      count += 1
    }
    return numbers[Int(group)]
  }
}
