public import ClusterModel
import GraphFormats

/// Writes records as a data package: `datapackage.json` with a schema, and a table for each kind of record that there is.
///
/// ``ClusterLoader`` reads it back as the same records, except that they then come from the new tables' rows.
public struct PackageWriter: Sendable {
  /// The name of the package, for programs: small letters, digits, `-`, `_` and `.`.
  public var name: String
  /// What the package is, in a sentence or two.
  public var description: String

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - name: The name of the package, for programs.
  ///   - description: What the package is, in a sentence or two.
  public init(name: String, description: String) { (self.name, self.description) = (name, description) }

  /// Writes the files in memory, the descriptor last.
  ///
  /// - Complexity: O(size of the records).
  public func files(for records: ClusterRecords) -> [OutputFile] {
    let tables = PackageTables.all(of: records).filter { $0.isNeeded || $0.rowCount > 0 }
    let descriptor = JSONValue.object(
      [
        .init("profile", .string("tabular-data-package")), .init("name", .string(name)),
        .init("title", .string(records.title)), .init("description", .string(description)),
      ] + Self.home(records) + Self.tieKinds(records) + [.init("resources", .array(tables.map(\.resource)))])
    return tables.map { OutputFile(name: "\($0.name).csv", bytes: $0.csv) }
      + [OutputFile(name: PackageDescriptor.fileName, bytes: Array(descriptor.text.utf8))]
  }

  private static func home(_ records: ClusterRecords) -> [JSONValue.Member] {
    guard !records.homeCountries.isEmpty else { return [] }
    return [.init("home", .array(records.homeCountries.sorted().map { .string($0.code) }))]
  }

  private static func tieKinds(_ records: ClusterRecords) -> [JSONValue.Member] {
    guard !records.tieKindRules.isEmpty else { return [] }
    let kinds = records.tieKindRules.sorted { $0.key < $1.key }.map { kind, rule in
      JSONValue.Member(
        kind.rawValue,
        .object([
          .init("label", .string(rule.label)), .init("meaning", .string(rule.meaning)),
          .init("adds", .bool(rule.addsUp)), .init("step", .bool(rule.isStep)),
        ]))
    }
    return [.init("tieKinds", .object(kinds))]
  }
}
