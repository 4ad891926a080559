import GraphFormats

/// Holds each row of a table against its schema.
struct SchemaCheck {
  private struct Column {
    var index: Int
    var field: TableSchema.Field
    var pattern: Regex<AnyRegexOutput>?
    var allowed: Set<String>
    /// Whether a value is as good as any other, so that only its absence matters.
    var isFree: Bool
    var isRequired: Bool
  }
  private var columns: [Column] = []
  /// For each column, the row in which each value was first seen, if it must be unique.
  private var rowOfValue: [[String: Int]] = []
  private let key: [Int]
  private var rowOfKey: [[String]: Int] = [:]

  /// Looks up the columns; one that is required and missing is a problem.
  ///
  /// - Parameters:
  ///   - schema: The schema.
  ///   - table: The table, before its first row.
  ///   - known: Columns whose absence is reported elsewhere.
  init(_ schema: TableSchema, _ table: TableReader, except known: Set<String>) {
    for field in schema.fields {
      guard let index = table.headers.firstIndex(of: field.name) else {
        if field.isRequired && !known.contains(field.name) {
          table.reportTable(
            .missingColumn, "there is no column \"\(field.name)\", which the schema requires", column: field.name)
        }
        continue
      }
      columns.append(
        Column(
          index: index, field: field, pattern: field.pattern.flatMap { try? Regex($0) }, allowed: Set(field.allowed),
          isFree: field.allowed.isEmpty && field.pattern == nil && !field.isUnique
            && !["integer", "number", "boolean"].contains(field.type), isRequired: field.isRequired))
    }
    rowOfValue = Array(repeating: [:], count: columns.count)
    let key = schema.primaryKey.compactMap { name in table.headers.firstIndex(of: name) }
    // The model sees to the key "id" itself.
    self.key = key.count < schema.primaryKey.count || schema.primaryKey == ["id"] ? [] : key
  }

  /// Logs where the current row breaks the schema, except in columns where something was reported already.
  mutating func check(_ table: inout TableReader) {
    for place in columns.indices where !isFine(place, table) { check(place, &table) }
    guard !key.isEmpty else { return }
    let values = key.map { table.text($0) ?? "" }
    if let earlier = rowOfKey[values] {
      let names = quoted(key.map { table.headers[$0] })
      table.report(
        .duplicateID, column: key[0], value: values.joined(separator: ", "),
        "the key \(names) = \(quoted(values)) is already that of row \(earlier)")
    } else {
      rowOfKey[values] = table.row
    }
  }

  /// Whether nothing in a column of the current row needs to be looked at, as in most columns of most rows.
  private func isFine(_ place: Int, _ table: TableReader) -> Bool {
    columns[place].isFree && (!columns[place].isRequired || table.text(columns[place].index) != nil)
  }

  private mutating func check(_ place: Int, _ table: inout TableReader) {
    let column = columns[place]
    guard !table.reportedColumns.contains(column.index) else { return }
    let (name, field) = (table.headers[column.index], column.field)
    guard let text = table.text(column.index) else {
      if field.isRequired { table.report(.missingValue, column: column.index, "\(name) is empty") }
      return
    }
    if !column.allowed.isEmpty && !column.allowed.contains(text) {
      var nearest = NearestNames(field.allowed)
      let suggestions = nearest.nearest(to: text)
      table.report(
        .notAllowed, column: column.index, value: text,
        "\(name) \"\(text)\" is none of the values that the schema allows: \(quoted(field.allowed.prefix(12)))",
        suggestions: suggestions)
    }
    if let pattern = column.pattern, (try? pattern.wholeMatch(in: text)) == nil {
      table.report(
        .notAllowed, column: column.index, value: text,
        "\(name) \"\(text)\" does not match the schema's pattern \(field.pattern ?? "")")
    }
    if field.isUnique {
      if let earlier = rowOfValue[place][text] {
        table.report(
          .duplicateValue, column: column.index, value: text, "\(name) \"\(text)\" is already in row \(earlier)")
      } else {
        rowOfValue[place][text] = table.row
      }
    }
    checkType(text, field, column.index, &table)
  }

  private func checkType(_ text: String, _ field: TableSchema.Field, _ index: Int, _ table: inout TableReader) {
    let name = table.headers[index]
    switch field.type {
    case "integer" where Int(text) == nil:
      table.report(.badNumber, column: index, value: text, "\(name) \"\(text)\" is no whole number")
    case "number" where Double(text) == nil:
      table.report(.badNumber, column: index, value: text, "\(name) \"\(text)\" is no number; write it as 1234.5")
    case "boolean" where !["true", "false", "True", "False", "TRUE", "FALSE", "1", "0"].contains(text):
      table.report(.badBoolean, column: index, value: text, "\(name) \"\(text)\" is neither true nor false")
    case "integer", "number":
      guard let number = Double(text) else { return }
      if let minimum = field.minimum, number < minimum {
        table.report(
          .notAllowed, column: index, value: text,
          "\(name) \(text) is below \(shortestText(of: minimum)), the schema's minimum")
      }
      if let maximum = field.maximum, number > maximum {
        table.report(
          .notAllowed, column: index, value: text,
          "\(name) \(text) is above \(shortestText(of: maximum)), the schema's maximum")
      }
    default: break
    }
  }
}
