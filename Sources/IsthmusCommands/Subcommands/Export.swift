import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import ClusterModel
import GraphCore
import GraphFormats

/// `isthmus export`: the network with its measures in a format that other tools read.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the network, with measures if asked for, in a format that other tools read.",
    discussion: """
      csv and neo4j make two tables in the folder given with --output; all makes every format there, with losses.md. \
      What a format cannot hold is said on standard error.

      --anonymise replaces ids by pseudonyms and leaves out names, places, web sites and every column that is not kind, \
      country, sector or a measure, unless --keep names it. The file that says who is who is made, or read and added to, \
      so that pseudonyms stay the same; keep it apart. Without \
      --pseudonym-seed new pseudonyms cannot be guessed.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var pathOptions: PathOptions

  @Option(help: "The format; where the name after --output tells it, such as .graphml, it need not be said.")
  var to: ExportFormat?

  @Option(help: ArgumentHelp("Measures to add to the nodes, with commas between, or “all”.", valueName: "name,…"))
  var measures: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, or the folder for csv, neo4j and all.", valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp("Write pseudonyms; the file says who is who, and is made if it is not there.", valueName: "file")
  )
  var anonymise: String?

  @Option(help: ArgumentHelp("Further columns that an anonymised network keeps.", valueName: "column,…"))
  var keep: String?

  @Option(help: ArgumentHelp("Where the random numbers of new pseudonyms begin, to repeat them.", valueName: "n"))
  var pseudonymSeed: UInt64?

  /// The format that is asked for, by word or by the name of the file.
  private func format() throws -> ExportFormat {
    if let format = to ?? output.flatMap(ExportFormat.init(fileName:)) { return format }
    let words = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("Name a format with --to, or a file with --output whose name tells it; there are: \(words).")
  }

  func validate() throws {
    let to = try format()
    if to.needsFolder && output == nil {
      throw ValidationError("--to \(to.rawValue) makes several files: name a folder with --output.")
    }
    if to == .xlsx && output == nil { throw ValidationError("A workbook is no text: name a file with --output.") }
    if keep != nil && anonymise == nil { throw ValidationError("--keep is for --anonymise.") }
    if let anonymise, let output, to.needsFolder, anonymise.hasPrefix(output.hasSuffix("/") ? output : output + "/") {
      throw ValidationError("Keep the file that says who is who outside the folder that you give away.")
    }
  }

  func run() throws {
    var session = try Session(input, networkOptions, threads: pathOptions.threads)
    let grouping = try groupOptions.optionalGrouping(of: session.network)
    var options = try groupOptions.measureOptions(for: grouping, of: session.network)
    (options.lengths, options.threads) = (try pathOptions.lengths(of: session.network), pathOptions.threads)
    var run = MeasureRun(session.network, grouping: grouping, options: options)
    let (names, notes) = try session.network.nodeMeasures(measures, preset: [], isGrouped: grouping != nil)
    session.console.say(notes)
    var columns: [(NodeMeasure, NodeScores)] = []
    for measure in names {
      do {
        columns.append((measure, try session.stopwatch.timeMeasure(measure.rawValue) { try run.scores(measure) }))
      } catch {
        throw CommandFailure(.usage, "\(error)")
      }
    }
    var files = ExportFiles(graph: session.network.attributedGraph(measures: columns), omissions: [])
    if let anonymise { files = try anonymised(files.graph, by: anonymise, measures: names.map(\.rawValue)) }
    session.console.say(files.omissions)
    session.console.say(try session.stopwatch.time("write") { try files.write(try format(), to: output) })
    session.finish()
  }

  /// The graph under pseudonyms; whoever got one stands in the file, which is written before anything else is.
  private func anonymised(_ graph: AttributedGraph, by file: String, measures: [String]) throws -> ExportFiles {
    var pseudonyms: Pseudonyms
    do throws(LoadError) {
      pseudonyms = try PseudonymFile.read(file)
    } catch {
      throw CommandFailure(error, lenientHint: false)
    }
    let kept = (keep ?? "").split(separator: ",").map { $0.trimmingBlanks() }
    for name in kept where graph.nodeColumn(name) == nil {
      throw CommandFailure(
        .usage,
        "--keep: there is no column “\(name)”; there are: \(graph.nodeColumns.map(\.name).joined(separator: ", "))")
    }
    if let seed = pseudonymSeed {
      var generator = SeededGenerator(seed: seed)
      pseudonyms.add(graph.nodeIDs, using: &generator)
    } else {
      var generator = SystemRandomNumberGenerator()
      pseudonyms.add(graph.nodeIDs, using: &generator)
    }
    try writeFile(Array(PseudonymFile.text(of: pseudonyms).utf8), to: file)
    let result = graph.anonymised(
      by: pseudonyms, keeping: AttributedGraph.columnsWithoutNames.union(kept).union(measures))
    let omissions =
      ["ids are pseudonyms; \(file) says who is who: keep it apart"]
      + (result.leftOut.isEmpty
        ? [] : ["left out so that nobody is recognised: \(result.leftOut.joined(separator: ", "))"])
    return ExportFiles(graph: result.graph, omissions: omissions)
  }
}
