import ClusterFiles
import GraphFormats

/// What each format reads, writes and holds: the one table behind `explain formats` and docs/formats.md.
enum ExplainedFormats {
  static var table: ResultTable {
    ResultTable(
      columns: [
        "format", "name", "endings", "read", "written", "mixed directions", "parallel ties", "direction stated",
        "isolates", "name of the network", "attributes of organisations", "attributes of ties", "lists", "infinity",
        "empty texts", "note",
      ], rows: formats.map(row))
  }

  /// The columns that fit a terminal.
  static var shortTable: ResultTable {
    ResultTable(
      columns: ["format", "name", "endings", "attributes of organisations", "attributes of ties", "lists"],
      rows: formats.map { word, format in
        let cells = row(word, format)
        return [cells[0], cells[1], cells[2], cells[10], cells[11], cells[12]]
      })
  }

  private static var formats: [(word: String, format: GraphFormat)] {
    ExportFormat.allCases.compactMap { word in word.graphFormat.map { (word.rawValue, $0) } }
  }

  private static func row(_ word: String, _ format: GraphFormat) -> [Cell] {
    let can = format.capabilities
    func yes(_ holds: Bool) -> Cell { .text(holds ? "yes" : "no") }
    return [
      .text(word), .text(can.title), .text(can.extensions.map { "." + $0 }.joined(separator: " ")),
      .text(can.isRead || format == .dot ? "yes" : "no"), .text("yes"), yes(can.holdsMixed),
      yes(can.holdsParallelEdges), yes(can.saysDirection), yes(can.holdsIsolates), yes(can.holdsName),
      .text(words(can.nodeTypes)), .text(words(can.edgeTypes)), yes(can.holdsLists), yes(can.holdsInfinity),
      yes(can.holdsEmptyText), .text(can.note),
    ]
  }

  private static func words(_ types: FormatCapabilities.Types) -> String {
    switch types {
    case .declared: "typed"
    case .byForm: "typed by form"
    case .guessed: "text, types guessed"
    case .none: "none"
    }
  }

  /// One section for each format, with what it holds and what it loses.
  static var markdown: String {
    formats.map { word, format in
      let can = format.capabilities
      let endings = can.extensions.map { "`.\($0)`" }.joined(separator: ", ")
      var text = "## \(can.title)\n\n"
      text += "Endings \(endings); `--from \(word)`, `--to \(word)`.\n\n\(can.note)\n\n"
      text += "| Holds | |\n| --- | --- |\n"
      for (title, value) in zip(table.columns, row(word, format)).dropFirst(3).dropLast() {
        text += "| \(title) | \(value.readable) |\n"
      }
      return text
    }.joined(separator: "\n")
  }
}
