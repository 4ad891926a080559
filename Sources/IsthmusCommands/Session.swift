import ClusterAnalysis
import ClusterFiles
import ClusterModel
import Foundation
import GraphCore

/// A network loaded for one command, with the clock that runs beside it.
struct Session {
  let console: Console
  let network: ClusterNetwork
  var stopwatch: Stopwatch
  private let printsTimings: Bool

  /// Loads the records and makes the network; says on standard error what was assumed or left out.
  init(_ input: InputOptions, _ networkOptions: NetworkOptions, threads: Int? = nil) throws {
    console = input.console
    printsTimings = input.timings
    var stopwatch = Stopwatch()
    let records = try stopwatch.time("load") { try Self.load(input, threads: threads) }
    let options = try networkOptions.projection(of: records)
    do {
      network = try stopwatch.time("project") { try ClusterNetwork(records, options: options, threads: threads) }
    } catch {
      throw CommandFailure(.badData, "\(input.path): \(Self.sentence(error, records, options))")
    }
    self.stopwatch = stopwatch
    console.say(network.notices)
  }

  /// What is wrong with a graph, with names for nodes as far as they are those of the records.
  private static func sentence(_ error: any Error, _ records: ClusterRecords, _ options: ProjectionOptions) -> String {
    guard case GraphError.invalidStrength(let source, let target, let value) = error, options.without.isEmpty,
      max(source, target).index < records.organisations.count
    else { return "\(error)" }
    let names = [source, target].map { "\"\(records.organisations[$0.index].id)\"" }
    return "the strengths of the ties between \(names.joined(separator: " and ")) add up to \(value); make them smaller"
  }

  /// Prints the seconds of each stage if they were asked for.
  func finish() {
    if printsTimings { Console.printToStandardError(stopwatch.line) }
  }

  private static func load(_ input: InputOptions, threads: Int?) throws -> ClusterRecords {
    var loader = input.loader
    loader.options.threads = threads
    let loaded: LoadedNetwork
    do {
      loaded =
        input.path == "-"
        ? try loader.load(bytes: try input.standardInput(), named: "standard input")
        : try loader.load(path: input.path)
    } catch {
      throw CommandFailure(error, lenientHint: input.problems != .lenient)
    }
    input.console.say(loaded.notices)
    guard !loaded.problems.isEmpty else { return try input.merged(loaded.records) }
    let told = loaded.problems.filter { $0.severity == .error || !input.quiet }
    for line in problemLines(told, namesErrors: true) { Console.printToStandardError(line) }
    if loaded.omittedRows > 0 {
      Console.printToStandardError("\(counted(loaded.omittedRows, "row")) left out because of these problems")
    }
    return try input.merged(loaded.records)
  }
}

extension CommandFailure {
  /// The failure that a load error is.
  init(_ error: LoadError, lenientHint: Bool) {
    switch error {
    case .noSuchInput: self.init(.noInput, "\(error)")
    case .unsupported, .ambiguous: self.init(.badData, "\(error)")
    case .unreadable: self.init(.inputOutput, "\(error)")
    case .problems(let problems):
      let lines = problemLines(problems, namesErrors: false)
      let errors = problems.filter { $0.severity == .error }
      var advice = "\(counted(errors.count, "problem")) in the data; mend \(errors.count == 1 ? "it" : "them")"
      // What is wrong with a whole table or file cannot be left out.
      if lenientHint && errors.allSatisfy({ $0.code != .badFormat && $0.row.map { $0 > 1 } ?? false }) {
        advice += ", or add --lenient to leave \(errors.count == 1 ? "that row" : "those rows") out"
      }
      self.init(.badData, (lines + [advice]).joined(separator: "\n"))
    }
  }
}

/// The problems of the data line by line, as commands other than `check` tell them: at most fifty, and then errors before
/// warnings, which stop nothing.
private func problemLines(_ problems: [ImportProblem], namesErrors: Bool) -> [String] {
  let most = 50
  let isLong = problems.count > most
  let told =
    isLong
    ? problems.filter { $0.severity == .error } + problems.filter { $0.severity != .error } : problems
  let lines = told.prefix(most).map { problem in
    (namesErrors || problem.severity == .warning ? "\(problem.severity.rawValue): " : "") + problem.description
  }
  return lines + (isLong ? ["… and \(problems.count - most) more; isthmus check lists them all"] : [])
}
