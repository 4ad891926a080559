import GraphFormats

/// What a table may be in which no two columns are known to hold the ends of a tie.
enum UnknownTable {
  /// Says what to do with a table of a kind that is known.
  ///
  /// - Parameters:
  ///   - headers: The fields of its first row.
  ///   - csv: A reader before the first row.
  /// - Returns: A sentence; nil for a table of any other kind.
  static func advice(headers: [String], _ csv: CSVReader) -> String? {
    let names = Set(headers.map { $0.lowercased() })
    if names.isSuperset(of: ["_start", "_end", "_type"]) {
      return "this is the one table of Neo4j’s apoc.export.csv.all; add {bulkImport: true} to that call, which makes "
        + "files of nodes and of relationships, and give their folder"
    }
    if CordisColumns(headers).isOfCordis {
      return "this is a table of CORDIS; make a data package of it with isthmus import --from cordis"
    }
    return isNamelessMatrix(csv)
      ? "this is a matrix without names; write the names of the organisations above it and in a column before it" : nil
  }

  /// Whether there are as many rows as columns, three at least, and nothing but numbers.
  private static func isNamelessMatrix(_ csv: consuming CSVReader) -> Bool {
    var csv = csv
    var (rows, columns) = (0, 0)
    while csv.nextRecord() {
      let texts = csv.texts.count == 1 ? csv.texts[0].split(separator: " ").map(String.init) : csv.texts
      if rows == 0 { columns = texts.count }
      rows += 1
      let areNumbers = texts.allSatisfy { Double($0.trimmed) != nil }
      guard areNumbers, columns >= 3, texts.count == columns, rows <= columns else { return false }
    }
    return rows == columns
  }
}
