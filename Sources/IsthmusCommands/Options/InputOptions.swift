import ArgumentParser
import ClusterFiles

/// Which network, and what happens when its data have problems.
struct InputOptions: ParsableArguments {
  enum Problems: String, EnumerableFlag {
    case strict, lenient

    static func help(for value: Self) -> ArgumentHelp? {
      switch value {
      case .strict: "Stop when the data have a problem, as without this; draw: fail if the picture misses a figure."
      case .lenient: "Leave out rows that have a problem, and say so."
      }
    }
  }

  enum StandardInputForm: String, CaseIterable, ExpressibleByArgument {
    case csv
  }

  @Argument(
    help: ArgumentHelp(
      "The network: a folder with datapackage.json or with a node and an edge table, one CSV edge list, or - for a CSV "
        + "edge list from standard input.", valueName: "network"),
    completion: .file())
  var path: String

  @Option(help: "The form of standard input.") var from: StandardInputForm = .csv

  @Option(help: ArgumentHelp("The node table of an edge list that stands elsewhere.", valueName: "file"))
  var nodes: String?

  @Flag(exclusivity: .exclusive) var problems: Problems?

  @Flag(name: .shortAndLong, help: "Print results and errors only.") var quiet = false

  @Flag(help: "Print the seconds of each stage as a line of JSON on standard error.") var timings = false

  var console: Console { Console(isQuiet: quiet) }

  var loadOptions: LoadOptions {
    var options = LoadOptions()
    options.problems = problems == .lenient ? .lenient : .strict
    options.nodeTable = nodes
    return options
  }
}
