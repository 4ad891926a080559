import ClusterModel
import GraphAlgorithms
public import GraphCore

/// The nodes of a network sorted by an attribute: what "cross-sector" means in a question.
public struct Grouping: Hashable, Sendable {
  /// The attribute's name.
  public let attribute: String
  /// The value that makes each group, as the tables write it.
  public let keys: [String]
  /// The name of each group for people.
  public let names: [String]
  /// Which node is in which group.
  public let partition: NodePartition

  /// How many nodes have no value and so no group.
  public var ungroupedCount: Int { partition.nodeCount - partition.groupedNodeCount }

  /// The group of a key or name, whatever its case; nil if there is none.
  public func group(named name: String) -> Int? {
    keys.firstIndex(of: name)
      ?? keys.firstIndex { $0.lowercased() == name.lowercased() }
      ?? names.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// The key of a node's group.
  public func key(of node: NodeID) -> String? { partition[node].map { keys[$0] } }

  /// The name of a node's group.
  public func name(of node: NodeID) -> String? { partition[node].map { names[$0] } }
}

/// An attribute that the network does not have.
public struct UnknownAttribute: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was asked for.
  public let attribute: String
  /// The attributes by which nodes can be grouped.
  public let available: [String]

  /// One sentence for people.
  public var description: String {
    available.isEmpty
      ? "there is no column “\(attribute)” to group by, and no other one either: add a node table with such a column"
      : "there is no column “\(attribute)” to group by; there are: \(available.joined(separator: ", "))"
  }
}

extension ClusterNetwork {
  /// The attributes that at least one node has a value of, in the order in which people would look for them.
  public var groupingAttributes: [String] {
    let fixed = ["sector", "sector-group", "country", "kind", "region", "city"]
    let own = records.attributeNames.filter { !fixed.contains($0) }
    let described = members.described
    return (fixed + own).filter { attribute in
      guard attribute != "sector-group" || records.sectors.contains(where: { $0.parentID != nil }) else { return false }
      return described.contains { value(of: attribute, at: $0) != nil }
    }
  }

  /// Sorts the nodes by an attribute.
  ///
  /// Groups are in alphabetical order of their keys. A node without a value is in no group.
  ///
  /// - Parameter attribute: `sector` (the main one), `sector-group` (its root), `country`, `kind`, `region`, `city`, or
  ///   a column of the node table, whatever its case.
  /// - Returns: The groups, with every node's.
  /// - Throws: ``UnknownAttribute`` if no node has a value.
  /// - Complexity: O(*n* log *n*).
  public func grouping(by attribute: String) throws(UnknownAttribute) -> Grouping {
    let available = groupingAttributes
    guard
      let attribute = available.first(where: { $0 == attribute })
        ?? available.first(where: { $0.lowercased() == attribute.lowercased() })
    else { throw UnknownAttribute(attribute: attribute, available: available) }
    var values = members.map { value(of: attribute == "sector-group" ? "sector" : attribute, at: $0) }
    if attribute == "sector-group" {
      let roots = records.rootSectors
      values = values.map { $0.map { roots[$0] ?? $0 } }
    }
    let keys = Set(values.compactMap(\.self)).sorted()
    let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    return Grouping(
      attribute: attribute, keys: keys, names: keys.map { name(of: $0, in: attribute) },
      partition: NodePartition(values.map { $0.flatMap { places[$0] } }, groupCount: keys.count))
  }

  /// Sorts the nodes into communities that are found in the ties, numbered from 1 by their first node.
  ///
  /// - Complexity: As ``GraphCore/Graph/leidenCommunities(resolution:seed:repetitions:threads:)``.
  public func groupingByCommunity(_ options: MeasureOptions) -> Grouping {
    let partition = graph.communities(options).partition
    let keys = (0..<partition.groupCount).map { String($0 + 1) }
    return Grouping(attribute: "community", keys: keys, names: keys.map { "community \($0)" }, partition: partition)
  }

  /// The value of an attribute as the tables write it, or nil where it is blank.
  public func value(of attribute: String, at member: NetworkMember) -> String? {
    let value: String? =
      switch attribute {
      case "kind": member.kind
      case "country": member.country?.code
      case "sector": member.organisation?.sector
      case "sector-group": member.organisation?.sector.map { records.rootSectors[$0] ?? $0 }
      case "region": member.organisation?.region
      case "city": member.organisation?.city
      default: nil
      }
    // Plain tables keep what they cannot read, or have no place for, under its own name.
    let written = value ?? member.organisation?.attributes[attribute]
    return written?.isEmpty == true ? nil : written
  }

  private func name(of key: String, in attribute: String) -> String {
    switch attribute {
    case "sector", "sector-group": records.sectors.first { $0.id == key }?.name ?? key
    case "country": Country(code: key)?.name ?? key
    default: key
    }
  }
}
