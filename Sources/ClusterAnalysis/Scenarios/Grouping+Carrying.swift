import ClusterModel
import GraphCore

extension Grouping {
  /// Makes the groups of a changed network by the same attribute.
  ///
  /// Communities found in the ties of the first network stay as they were found, and newcomers have none: found again in
  /// the changed network, they would bear other numbers and could not be compared.
  ///
  /// - Parameters:
  ///   - network: The changed network.
  ///   - origin: The network that these groups are of.
  /// - Returns: The groups, or nil if no organisation of the changed network has one.
  /// - Complexity: O(*n* log *n*).
  public func carried(to network: ClusterNetwork, from origin: ClusterNetwork) -> Grouping? {
    guard attribute == "community", !origin.groupingAttributes.contains(attribute) else {
      return try? network.grouping(by: attribute)
    }
    let groups = network.graph.nodes.map { node in
      origin.table.node(of: network.id(of: node)).flatMap { partition[$0] }
    }
    return Grouping(
      attribute: attribute, keys: keys, names: names,
      partition: NodePartition(groups, groupCount: partition.groupCount))
  }
}
