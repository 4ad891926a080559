/// One thing that is wrong in the data, with its place and what to do about it.
///
/// A row is numbered as a spreadsheet numbers it: the header is row 1, a blank line is a row, a line break inside quotes
/// starts none. A column is the number of the field, from 1.
public struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, as a stable word for scripts.
  public enum Code: String, CaseIterable, Sendable {
    case badBoolean = "bad-boolean"
    case badCharacter = "bad-character"
    case badDate = "bad-date"
    case badDescriptor = "bad-descriptor"
    case badEncoding = "bad-encoding"
    case badFormat = "bad-format"
    case badJSON = "bad-json"
    case badNumber = "bad-number"
    case badQuote = "bad-quote"
    case badStrength = "bad-strength"
    case badYAML = "bad-yaml"
    case contradiction
    case damagedID = "damaged-id"
    case dateOrder = "date-order"
    case duplicateColumn = "duplicate-column"
    case duplicateID = "duplicate-id"
    case duplicateKey = "duplicate-key"
    case duplicateParticipation = "duplicate-participation"
    case duplicateValue = "duplicate-value"
    case emptyFile = "empty-file"
    case missingColumn = "missing-column"
    case missingTable = "missing-table"
    case missingValue = "missing-value"
    case notAllowed = "not-allowed"
    case raggedRow = "ragged-row"
    case sectorLoop = "sector-loop"
    case selfTie = "self-tie"
    case unknownActivity = "unknown-activity"
    case unknownCountry = "unknown-country"
    case unknownKey = "unknown-key"
    case unknownKind = "unknown-kind"
    case unknownOrganisation = "unknown-organisation"
    case unknownPriority = "unknown-priority"
    case unknownRole = "unknown-role"
    case unknownSector = "unknown-sector"
    case unnamedColumn = "unnamed-column"
    case unsafePath = "unsafe-path"
    case wrongType = "wrong-type"
  }

  /// How much it matters.
  public enum Severity: String, CaseIterable, Sendable {
    /// The row cannot be used: a strict run stops, a lenient one leaves the row out.
    case error
    /// The row is used, but somebody should look at it.
    case warning
  }

  /// What is wrong.
  public var code: Code
  /// How much it matters.
  public var severity: Severity
  /// The file, as the user would name it.
  public var file: String
  /// The row, if the problem has one.
  public var row: Int?
  /// The number of the field in the row, from 1.
  public var column: Int?
  /// The line of the file, for editors, where quoted line breaks make it differ from the row.
  public var line: Int?
  /// The header of the column.
  public var columnName: String?
  /// The value that is wrong.
  public var value: String?
  /// What is wrong, in a sentence without its place.
  public var message: String
  /// The nearest known ids or words, best first.
  public var suggestions: [String]

  /// Makes a problem.
  public init(
    _ code: Code, severity: Severity = .error, file: String, row: Int? = nil, column: Int? = nil, line: Int? = nil,
    columnName: String? = nil, value: String? = nil, message: String, suggestions: [String] = []
  ) {
    (self.code, self.severity, self.file, self.row, self.column) = (code, severity, file, row, column)
    self.line = line == row ? nil : line
    (self.columnName, self.value, self.message, self.suggestions) = (columnName, value, message, suggestions)
  }

  /// The place as `file:row:column`, as far as it is known.
  public var place: String {
    var place = file
    if let row { place += ":\(row)" }
    if row != nil, let column { place += ":\(column)" }
    if let line { place += " (line \(line))" }
    return place
  }

  /// The place, what is wrong there, and the nearest known words.
  public var description: String {
    if let value, let first = suggestions.first, FoldedText(first) == FoldedText(value) {
      return Self.printable(
        "\(place): \(message); did you mean \"\(first)\"? Only case, accents or punctuation differ")
    }
    let nearest = suggestions.map { "\"\($0)\"" }.joined(separator: ", ")
    return Self.printable("\(place): \(message)" + (nearest.isEmpty ? "" : "; nearest: \(nearest)"))
  }

  /// A text in which control characters, which a terminal would obey, are written out.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
    return text.unicodeScalars.reduce(into: "") { printable, scalar in
      let isControl = scalar.properties.generalCategory == .control
      printable += isControl ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }
  }
}
