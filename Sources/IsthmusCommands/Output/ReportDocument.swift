import ClusterAnalysis
import Foundation

/// A Markdown document of questions, their answers, and the commands that give them.
struct ReportDocument {
  private let title: String
  private let commands: CommandLines
  private var sections: [String] = []

  init(_ title: String, commands: CommandLines) { (self.title, self.commands) = (title, commands) }

  /// The whole document.
  var text: String {
    "# \(title)\n\nEach answer names the command that gives it; `isthmus explain` says how a number is defined.\n\n"
      + sections.joined(separator: "\n")
  }

  /// Adds a question.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - subcommand: The command that answers it.
  ///   - extra: Options beyond those of the report.
  ///   - findings: The answer in sentences.
  ///   - body: More text, in Markdown.
  ///   - table: The numbers.
  ///   - note: What must be known of them.
  mutating func add(
    _ question: String, _ subcommand: String, extra: String = "", findings: [Finding] = [], body: String = "",
    table: ResultTable? = nil, note: String? = nil
  ) {
    var section = "## \(question)\n\n"
    for finding in findings {
      section += "- **\(markdown(finding.headline)).** \(markdown(finding.reason.capitalisedFirst))\n"
    }
    if !findings.isEmpty { section += "\n" }
    if !body.isEmpty { section += body + "\n" }
    if let table { section += (table.rows.isEmpty ? "None.\n" : table.markdown) + "\n" }
    if let note { section += note + "\n\n" }
    sections.append(section + "`\(commands.line(subcommand, extra))`\n")
  }

  /// Text that Markdown shows as it is.
  private func markdown(_ text: String) -> String { markdownText(text) }
}

/// Text that Markdown shows as it is.
func markdownText(_ text: String) -> String {
  text.reduce(into: "") { escaped, character in
    if "\\`*_[]<>|".contains(character) { escaped.append("\\") }
    escaped.append(character.isNewline ? " " : character)
  }
}

/// Command lines with the network and the options that a report was asked for.
struct CommandLines {
  private let arguments: [String]

  /// Takes over the arguments of this process but for those that only the report has, and others with a value.
  init(without others: [String] = []) {
    let given = Self.removing(
      ["-o", "--output", "--top", "--threads"] + others, from: Array(CommandLine.arguments.dropFirst(2)))
    arguments = given.filter { !["-q", "--quiet", "--timings"].contains($0) }
  }

  /// The command line of another subcommand for the same network, without options with a value that it does not have.
  func line(_ subcommand: String, _ extra: String, without others: [String] = []) -> String {
    let arguments = Self.removing(others, from: arguments).map(Self.quoted)
    return (["isthmus", subcommand] + arguments + (extra.isEmpty ? [] : [extra])).joined(separator: " ")
  }

  /// Leaves out options together with their values.
  private static func removing(_ options: [String], from arguments: [String]) -> [String] {
    var kept: [String] = []
    var skipsValue = false
    for argument in arguments {
      if skipsValue {
        skipsValue = false
      } else if options.contains(argument) {
        skipsValue = true
      } else if !options.contains(where: { argument.hasPrefix($0 + "=") }) {
        kept.append(argument)
      }
    }
    return kept
  }

  /// An argument as a shell reads it.
  static func quoted(_ argument: String) -> String {
    let isPlain = argument.allSatisfy { $0.isLetter || $0.isNumber || "-_./,:=^".contains($0) }
    return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}
