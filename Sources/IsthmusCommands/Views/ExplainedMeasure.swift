import ClusterAnalysis
import GraphFormats

/// A measure and all that can be said of it: the one text behind `explain` and the reference in docs/.
struct ExplainedMeasure {
  /// The name on the command line.
  var name: String
  /// What it gives numbers to.
  var level: String
  /// What it says of itself.
  var explanation: Explanation

  /// Every measure once: one of organisations and of the network under one name has one explanation.
  static let all: [ExplainedMeasure] = {
    func entries<M: Measure>(_ measures: M.Type, _ level: String) -> [ExplainedMeasure] {
      M.allCases.map { ExplainedMeasure(name: $0.rawValue, level: level, explanation: $0.explanation) }
    }
    let entries =
      entries(NodeMeasure.self, "organisation") + entries(TieMeasure.self, "tie")
      + entries(NetworkMeasure.self, "network")
    var seen: Set<String> = []
    return entries.filter { seen.insert($0.name).inserted }.map { first in
      var merged = first
      merged.level = listed(entries.filter { $0.name == first.name }.map(\.level))
      return merged
    }
  }()

  private var example: String {
    let example = explanation.example
    return example.network.description + " " + (example.place.map { "At \($0): " } ?? "")
      + "\(example.reckoning); \(rounded(example.value))."
  }

  /// What --convention changes, program by program.
  private var conventions: [(program: Convention, difference: String)] {
    Convention.allCases.compactMap { program in program.difference(in: name).map { (program, $0) } }
  }

  private var source: String {
    explanation.references.map { $0.text + ($0.doi.map { ", https://doi.org/\($0)" } ?? "") }.joined(separator: "; ")
  }

  /// The parts of the explanation in reading order.
  var sections: [(title: String, text: String)] {
    [
      ("Meaning", explanation.meaning), ("Formula", explanation.formula), ("LaTeX", explanation.latex),
      ("Scale", explanation.scale), ("Strengths and lengths", explanation.weights),
      ("Direction", explanation.direction), ("Edge cases", explanation.edgeCases),
      ("Other tools", explanation.elsewhere),
      (
        "With --convention",
        conventions.map { "\($0.program.rawValue): \($0.difference)" }.joined(separator: "; ")
      ),
      ("Example", example), ("Source", source),
    ].filter { !$0.text.isEmpty }
  }

  /// For a terminal.
  var text: String {
    let title = "\(explanation.title) (\(name), of \(level))"
    return "\(title)\n\(String(repeating: "═", count: title.count))\n"
      + sections.map { "\n\($0.title)\n" + wrapped($0.text) }.joined()
  }

  /// A section of a document, with the formula as mathematics.
  var markdown: String {
    "## \(explanation.title) (`\(name)`, of \(level))\n\n"
      + sections.filter { $0.title != "LaTeX" }.map { section in
        section.title == "Formula"
          ? "**Formula.** \(section.text)\n\n$$\n\(explanation.latex)\n$$\n\n"
          : "**\(section.title).** \(section.text)\n\n"
      }.joined()
  }

  /// For scripts.
  var members: [JSONValue.Member] {
    [
      .init("measure", .string(name)),
      .init("of", .string(level)),
      .init("title", .string(explanation.title)),
      .init("meaning", .string(explanation.meaning)),
      .init("formula", .string(explanation.formula)),
      .init("latex", .string(explanation.latex)),
      .init("scale", .string(explanation.scale)),
      .init("weights", .string(explanation.weights)),
      .init("direction", .string(explanation.direction)),
      .init("edge_cases", .string(explanation.edgeCases)),
      .init("elsewhere", .string(explanation.elsewhere)),
      .init(
        "conventions",
        .object(conventions.map { .init($0.program.rawValue, .string($0.difference)) })),
      .init("example", .string(example)),
      .init(
        "references",
        .array(
          explanation.references.map { .object([.init("text", .string($0.text)), .init("doi", .optional($0.doi))]) })),
    ]
  }
}
