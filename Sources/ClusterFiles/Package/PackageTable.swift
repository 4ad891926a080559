import GraphFormats

/// A column of a table that is to be written.
struct PackageColumn<Record> {
  /// The types of a Frictionless schema that are used here.
  enum Kind: String { case string, number, integer, boolean }

  let name: String
  let kind: Kind
  /// Whether every row has a value; such a column is always written, others only where there is a value at all.
  let isRequired: Bool
  let text: (Record) -> String?

  init(_ name: String, _ kind: Kind = .string, isRequired: Bool = false, _ text: @escaping (Record) -> String?) {
    (self.name, self.kind, self.isRequired, self.text) = (name, kind, isRequired, text)
  }
}

/// A table of a data package, written.
struct PackageTable {
  let name: String
  let rowCount: Int
  /// Whether there is no network without it.
  let isNeeded: Bool
  let csv: [UInt8]
  /// The table's entry among the resources of the descriptor.
  let resource: JSONValue

  init<Record>(
    _ name: String, _ records: some Collection<Record>, isNeeded: Bool = false, key: String? = nil,
    _ all: [PackageColumn<Record>]
  ) {
    let columns = all.filter { column in
      column.isRequired || records.contains { column.text($0).map { !$0.isEmpty } ?? false }
    }
    var writer = TableWriter(header: columns.map(\.name))
    for record in records { writer.append(columns.map { $0.text(record) ?? "" }) }
    (self.name, self.isNeeded, rowCount, csv) = (name, isNeeded, records.count, writer.bytes)
    let fields = columns.map { column in
      var members: [JSONValue.Member] = [
        .init("name", .string(column.name)), .init("type", .string(column.kind.rawValue)),
      ]
      if column.isRequired { members.append(.init("constraints", .object([.init("required", .bool(true))]))) }
      return JSONValue.object(members)
    }
    var schema: [JSONValue.Member] = [.init("fields", .array(fields))]
    if let key { schema.append(.init("primaryKey", .string(key))) }
    resource = .object([
      .init("name", .string(name)), .init("path", .string("\(name).csv")),
      .init("profile", .string("tabular-data-resource")), .init("encoding", .string("utf-8")),
      .init("schema", .object(schema)),
    ])
  }
}
