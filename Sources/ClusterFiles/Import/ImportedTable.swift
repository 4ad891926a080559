import ClusterModel
import GraphFormats

/// A table of a data package in the making: its schema and its rows.
struct ImportedTable {
  /// A column and what its values must keep to.
  typealias Field = TableSchema.Field

  let name: String
  let title: String
  let fields: [Field]
  var primaryKey: [String] = []
  /// Columns that name a row of another table, with that table.
  var references: [(column: String, table: String)] = []
  private(set) var rowCount = 0
  private var writer: TableWriter

  init(_ name: String, title: String, fields: [Field]) {
    // A further column that has the name of one of the table's own is that one.
    var names: Set<String> = []
    let fields = fields.filter { names.insert($0.name).inserted }
    (self.name, self.title, self.fields) = (name, title, fields)
    writer = TableWriter(header: fields.map(\.name))
  }

  /// The file in the folder of the package.
  var path: String { name + ".csv" }

  /// The table as CSV.
  var bytes: [UInt8] { writer.bytes }

  /// Adds a row; what has no value is nil.
  mutating func append(_ values: [String: String]) {
    writer.append(fields.map { values[$0.name] ?? "" })
    rowCount += 1
  }

  /// The resource as the descriptor has it.
  var descriptor: JSONValue {
    let columns: [JSONValue] = fields.map { field in
      var members: [JSONValue.Member] = [.init("name", .string(field.name)), .init("type", .string(field.type))]
      var constraints: [JSONValue.Member] = []
      if field.isRequired { constraints.append(.init("required", .bool(true))) }
      if field.isUnique { constraints.append(.init("unique", .bool(true))) }
      if !field.allowed.isEmpty { constraints.append(.init("enum", .array(field.allowed.map(JSONValue.string)))) }
      if let pattern = field.pattern { constraints.append(.init("pattern", .string(pattern))) }
      if !constraints.isEmpty { members.append(.init("constraints", .object(constraints))) }
      return .object(members)
    }
    var schema: [JSONValue.Member] = [
      .init("fields", .array(columns)), .init("missingValues", .array([.string("")])),
    ]
    if !primaryKey.isEmpty { schema.append(.init("primaryKey", .array(primaryKey.map(JSONValue.string)))) }
    if !references.isEmpty {
      let keys = references.map { reference in
        JSONValue.object([
          .init("fields", .string(reference.column)),
          .init(
            "reference",
            .object([.init("resource", .string(reference.table)), .init("fields", .string("id"))])),
        ])
      }
      schema.append(.init("foreignKeys", .array(keys)))
    }
    return .object([
      .init("name", .string(name)), .init("path", .string(path)), .init("profile", .string("tabular-data-resource")),
      .init("title", .string(title)), .init("format", .string("csv")), .init("mediatype", .string("text/csv")),
      .init("encoding", .string("utf-8")), .init("schema", .object(schema)),
    ])
  }
}

extension ImportedTable {
  private static let id = Field(name: "id", isRequired: true, isUnique: true)
  private static let country = Field(name: "country", pattern: "^[A-Z]{2}$")
  private static let date = "^\\d{4}(-\\d{2}(-\\d{2})?)?$"
  private static let endings = [Field(name: "source", isRequired: true), Field(name: "note")]

  /// The table of organisations with further columns.
  static func organisations(_ more: [Field] = []) -> ImportedTable {
    var table = ImportedTable(
      "organisations", title: "Organisations",
      fields: [
        id, Field(name: "name", isRequired: true), Field(name: "short_name"),
        Field(name: "kind", allowed: OrganisationKind.known.map(\.rawValue)), country, Field(name: "region"),
        Field(name: "city"), Field(name: "sectors"), Field(name: "areas"), Field(name: "seeks"), Field(name: "offers"),
        Field(name: "website"),
      ] + more + endings)
    table.primaryKey = ["id"]
    return table
  }

  /// The table of ties with further columns.
  static func ties(_ more: [Field] = []) -> ImportedTable {
    var table = ImportedTable(
      "ties", title: "Ties",
      fields: [
        Field(name: "source_id", isRequired: true), Field(name: "target_id", isRequired: true), Field(name: "kind"),
        Field(name: "strength", type: "number"), Field(name: "directed", type: "boolean"),
        Field(name: "since", pattern: date), Field(name: "until", pattern: date),
      ] + more + endings)
    table.references = [("source_id", "organisations"), ("target_id", "organisations")]
    return table
  }

  /// The table of activities with further columns.
  static func activities(_ more: [Field] = []) -> ImportedTable {
    var table = ImportedTable(
      "activities", title: "Activities",
      fields: [
        id, Field(name: "name", isRequired: true), Field(name: "kind", allowed: ActivityKind.known.map(\.rawValue)),
        Field(name: "start", pattern: date), Field(name: "end", pattern: date), Field(name: "city"), country,
        Field(name: "attendance", type: "integer"),
      ] + more + endings)
    table.primaryKey = ["id"]
    return table
  }

  /// The table of participations with further columns.
  static func participations(_ more: [Field] = []) -> ImportedTable {
    var table = ImportedTable(
      "participations", title: "Participations",
      fields: [
        Field(name: "organisation_id", isRequired: true), Field(name: "activity_id", isRequired: true),
        Field(name: "role", allowed: Role.known.map(\.rawValue)),
      ] + more + endings)
    table.primaryKey = ["organisation_id", "activity_id"]
    table.references = [("organisation_id", "organisations"), ("activity_id", "activities")]
    return table
  }
}
