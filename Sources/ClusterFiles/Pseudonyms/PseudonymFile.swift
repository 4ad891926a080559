public import GraphFormats

/// The file that says who is who: two columns, `id` and `pseudonym`.
public enum PseudonymFile {
  /// Reads the file; nobody has a pseudonym if there is none yet.
  ///
  /// - Throws: ``LoadError`` if it cannot be read, or names an id or a pseudonym twice.
  public static func read(_ path: String) throws(LoadError) -> Pseudonyms {
    guard InputFile.kind(of: path) != .missing else { return Pseudonyms() }
    let log = ImportLog()
    let (_, file) = InputFile.split(path)
    var table = TableReader(CSVReader(bytes: try InputFile.bytes(of: path), file: file), log: log)
    guard let id = table.column("id"), let pseudonym = table.column("pseudonym") else {
      table.reportTable(.missingColumn, "a file of pseudonyms has the columns \"id\" and \"pseudonym\"")
      throw .problems(log.sortedProblems)
    }
    var byID: [String: String] = [:]
    var rowOfPseudonym: [String: Int] = [:]
    while table.nextRow() {
      guard let key = table.required(id), let name = table.required(pseudonym) else { continue }
      if byID.updateValue(name, forKey: key) != nil {
        table.report(.duplicateID, column: id, value: key, "the id \"\(key)\" is there twice; keep one row")
      }
      if let earlier = rowOfPseudonym.updateValue(table.row, forKey: name) {
        table.report(
          .duplicateValue, column: pseudonym, value: name, "the pseudonym \"\(name)\" is already that of row \(earlier)"
        )
      }
    }
    table.finish()
    guard log.problems.isEmpty else { throw .problems(log.sortedProblems) }
    return Pseudonyms(byID)
  }

  /// The text of the file, in the order of ids.
  public static func text(of pseudonyms: Pseudonyms) -> String {
    var writer = TableWriter(header: ["id", "pseudonym"])
    for (id, name) in pseudonyms.byID.sorted(by: { $0.key < $1.key }) { writer.append([id, name]) }
    return writer.text
  }
}
