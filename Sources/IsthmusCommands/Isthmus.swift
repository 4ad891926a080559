public import ArgumentParser

/// The command line.
public struct Isthmus: AsyncParsableCommand {
  /// What `--help` says.
  public static let configuration = CommandConfiguration(
    commandName: "isthmus",
    abstract: "Finds who bridges a network of cluster organisations, and draws it.",
    discussion: """
      NETWORK is a folder with datapackage.json, a folder with a node table and an edge table, one file (a CSV edge list, \
      a workbook, GraphML, GEXF, GML, Pajek, UCINET DL, DOT, JSON or Matrix Market, each also with .gz), or - for standard \
      input. Results go to standard output or to --output; notes go to standard error.
      """,
    version: "0.1.0",
    subcommands: [
      Summary.self, Check.self, Metrics.self, Bridges.self, Gaps.self, WhatIf.self, Timeline.self, Backtest.self,
      Report.self, Draw.self, SlideDeck.self, Export.self, Import.self, Generate.self, Explain.self,
    ])

  /// Makes the command.
  public init() {}

  /// Runs the command line and ends the process with the exit status that scripts rely on.
  public static func runAndExit() async -> Never {
    FreedMemory.keepForReuse()
    Interruption.listen()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      exit()
    } catch let failure as CommandFailure {
      for line in failure.message.split(separator: "\n", omittingEmptySubsequences: false) {
        Console.printToStandardError("isthmus: \(line)")
      }
      exit(withError: ExitCode(failure.status.rawValue))
    } catch {
      exit(withError: error)
    }
  }
}
