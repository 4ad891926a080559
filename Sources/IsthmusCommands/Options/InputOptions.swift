import ArgumentParser
import ClusterFiles
import ClusterModel
import Foundation
import GraphFormats
import GraphvizRendering

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

  @Argument(
    help: ArgumentHelp(
      "The network: a folder with datapackage.json or with a node and an edge table; one file (csv, graphml, gexf, gml, "
        + "net, dl, dot, json, mtx, edgelist, xlsx, each also with .gz); or - for standard input.", valueName: "network"
    ),
    completion: .file())
  var path: String

  @Option(
    help: ArgumentHelp(
      "What the file or standard input is: \(InputFormat.words.map(\.word).joined(separator: ", ")). By default the name "
        + "says it; standard input is csv.", valueName: "format"),
    transform: { word in
      guard let format = InputFormat(word: word.lowercased()) else {
        throw ValidationError(
          "“\(word)” is no format; there are: \(InputFormat.words.map(\.word).joined(separator: ", "))")
      }
      return format
    })
  var from: InputFormat?

  @Option(
    help: ArgumentHelp(
      "Where the ids of organisations come from in a graph file: \(ReadOptions.NodeIDs.allValueStrings.joined(separator: ", ")).",
      valueName: "source"))
  var idFrom: ReadOptions.NodeIDs = .automatic

  @Option(help: ArgumentHelp("The node table of an edge list that stands elsewhere.", valueName: "file"))
  var nodes: String?

  @Option(
    help: ArgumentHelp(
      "Which organisations are one: a table id,into, as check --duplicates writes it.", valueName: "file"))
  var merge: String?

  @Flag(exclusivity: .exclusive) var problems: Problems?

  @Flag(name: .shortAndLong, help: "Print results and errors only.") var quiet = false

  @Flag(help: "Print the seconds of each stage as a line of JSON on standard error.") var timings = false

  var console: Console { Console(isQuiet: quiet) }

  /// What comes from standard input.
  func standardInput() throws(LoadError) -> [UInt8] {
    try StreamInput.bytes(
      of: STDIN_FILENO, named: "standard input", isTable: from == nil || from == .table)
  }

  var loadOptions: LoadOptions {
    var options = LoadOptions()
    options.problems = problems == .lenient ? .lenient : .strict
    options.nodeTable = nodes
    (options.format, options.nodeIDs) = (from, idFrom)
    return options
  }

  /// The records with the organisations that `--merge` calls one made one.
  func merged(_ records: ClusterRecords) throws -> ClusterRecords {
    guard let merge else { return records }
    do throws(LoadError) {
      let (records, notices) = try MergeFile(path: merge).applied(to: records)
      console.say(notices)
      return records
    } catch {
      throw CommandFailure(error, lenientHint: false)
    }
  }

  /// What reads the network.
  var loader: ClusterLoader {
    ClusterLoader(options: loadOptions) { (text, file) throws(FormatError) in
      try DOTReader.graph(from: text, file: file)
    }
  }
}
