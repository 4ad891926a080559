import ArgumentParser
import ClusterAnalysis
import GraphFormats

/// `isthmus explain`: what a number means and where it comes from.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a measure: formula, reference, conventions, edge cases, where other tools differ.")

  @Argument(help: ArgumentHelp("The measure; without it, all are listed.", valueName: "measure"))
  var measure: String?

  @OptionGroup var output: OutputOptions

  private struct Entry {
    var name: String
    var level: String
    var explanation: Explanation
  }

  private static var entries: [Entry] {
    func entries<M: Measure>(_ measures: M.Type, _ level: String) -> [Entry] {
      M.allCases.map { Entry(name: $0.rawValue, level: level, explanation: $0.explanation) }
    }
    return entries(NodeMeasure.self, "organisation") + entries(TieMeasure.self, "tie")
      + entries(NetworkMeasure.self, "network")
  }

  func run() throws {
    guard let measure else {
      let table = ResultTable(
        columns: ["measure", "of", "meaning"],
        rows: Self.entries.map { [.text($0.name), .text($0.level), .text($0.explanation.meaning)] })
      return try output.write(
        table,
        json: .object([.init("schema", .string("isthmus.explain/1")), .init("measures", table.json)]))
    }
    let found = Self.entries.filter { $0.name == measure.lowercased() }
    guard let first = found.first else {
      throw CommandFailure(.usage, unknownMeasure(measure, among: Set(Self.entries.map(\.name)).sorted()))
    }
    // A measure of nodes and of the network under one name has one explanation.
    let entry = Entry(
      name: first.name, level: listed(found.map(\.level)), explanation: first.explanation)
    switch output.format {
    case .table: try output.write(text(of: entry))
    case .markdown: try output.write(markdown(of: entry))
    case .json: try output.write(json(of: entry).text)
    case .csv:
      try output.write(
        ResultTable(
          columns: ["measure", "section", "text"],
          rows: sections(of: entry).map { [.text(entry.name), .text($0.title), .text($0.text)] }
        ).csv)
    }
  }

  private func sections(of entry: Entry) -> [(title: String, text: String)] {
    let explanation = entry.explanation
    return [
      ("Meaning", explanation.meaning), ("Formula", explanation.formula), ("Scale", explanation.scale),
      ("Strengths and lengths", explanation.weights), ("Direction", explanation.direction),
      ("Edge cases", explanation.edgeCases), ("Other tools", explanation.elsewhere),
      (
        "Source",
        explanation.references.map { $0.text + ($0.doi.map { ", https://doi.org/\($0)" } ?? "") }
          .joined(separator: "; ")
      ),
    ]
  }

  private func text(of entry: Entry) -> String {
    let title = "\(entry.explanation.title) (\(entry.name), of \(entry.level))"
    return "\(title)\n\(String(repeating: "═", count: title.count))\n"
      + sections(of: entry).map { "\n\($0.title)\n" + wrapped($0.text) }.joined()
  }

  private func markdown(of entry: Entry) -> String {
    "# \(entry.explanation.title) (`\(entry.name)`)\n\n"
      + sections(of: entry).map { "**\($0.title).** \($0.text)\n\n" }.joined()
  }

  private func json(of entry: Entry) -> JSONValue {
    let explanation = entry.explanation
    return .object([
      .init("schema", .string("isthmus.explain/1")),
      .init("measure", .string(entry.name)),
      .init("of", .string(entry.level)),
      .init("title", .string(explanation.title)),
      .init("meaning", .string(explanation.meaning)),
      .init("formula", .string(explanation.formula)),
      .init("scale", .string(explanation.scale)),
      .init("weights", .string(explanation.weights)),
      .init("direction", .string(explanation.direction)),
      .init("edge_cases", .string(explanation.edgeCases)),
      .init("elsewhere", .string(explanation.elsewhere)),
      .init(
        "references",
        .array(
          explanation.references.map { .object([.init("text", .string($0.text)), .init("doi", .optional($0.doi))]) })),
    ])
  }
}
