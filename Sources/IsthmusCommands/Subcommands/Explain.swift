import ArgumentParser
import ClusterAnalysis
import GraphFormats

/// `isthmus explain`: what a number means and where it comes from.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a measure: formula, reference, conventions, edge cases, where other tools differ.",
    discussion: """
      With --format markdown, `isthmus explain all` writes the reference of all measures. `isthmus explain formats` says \
      what each format of files reads, writes and holds.
      """)

  @Argument(
    help: ArgumentHelp("The measure, “all” or “formats”; without it, all measures are listed.", valueName: "measure"))
  var measure: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let measure else { return try writeList() }
    if measure.lowercased() == "formats" { return try writeFormats() }
    let entries = try measure.lowercased() == "all" ? ExplainedMeasure.all : [entry(named: measure.lowercased())]
    switch output.format {
    case .table: try output.write(entries.map(\.text).joined(separator: "\n\n"))
    case .markdown: try output.write(entries.map(\.markdown).joined(separator: "\n"))
    case .json:
      let values = entries.map(\.members)
      try output.write(
        JSONValue.object(
          [.init("schema", .string("isthmus.explain/1"))]
            + (measure.lowercased() == "all"
              ? [.init("measures", .array(values.map(JSONValue.object)))] : values[0])
        ).text)
    case .csv, .xlsx:
      let table = ResultTable(
        columns: ["measure", "section", "text"],
        rows: entries.flatMap { entry in
          entry.sections.map { [.text(entry.name), .text($0.title), .text($0.text)] }
        })
      if output.format == .xlsx { try output.write(workbookOf: table) } else { try output.write(csvOf: table) }
    }
  }

  private func writeFormats() throws {
    if output.format == .markdown { return try output.write(ExplainedFormats.markdown) }
    if output.format == .table { return try output.write(ExplainedFormats.shortTable.aligned) }
    let table = ExplainedFormats.table
    try output.write(
      table, json: .object([.init("schema", .string("isthmus.formats/1")), .init("formats", table.json)]))
  }

  private func writeList() throws {
    let table = ResultTable(
      columns: ["measure", "of", "meaning"],
      rows: ExplainedMeasure.all.map { [.text($0.name), .text($0.level), .text($0.explanation.meaning)] })
    try output.write(
      table, json: .object([.init("schema", .string("isthmus.explain/1")), .init("measures", table.json)]))
  }

  private func entry(named name: String) throws -> ExplainedMeasure {
    guard let entry = ExplainedMeasure.all.first(where: { $0.name == name }) else {
      throw CommandFailure(.usage, unknownMeasure(name, among: ExplainedMeasure.all.map(\.name).sorted()))
    }
    return entry
  }
}
