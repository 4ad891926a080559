import ArgumentParser
import ClusterAnalysis
import Foundation
import GraphCore

/// Whether to begin what takes very long.
struct PatienceOptions: ParsableArguments {
  /// Above this many seconds it is asked first.
  static let limit = 600.0

  @Flag(name: .shortAndLong, help: "Measure exactly, however long it takes, without asking.") var yes = false

  /// Asks before exact measures that would take more than ten minutes; without a terminal to ask at, refuses.
  ///
  /// - Parameters:
  ///   - measures: The names of the measures and how their time grows.
  ///   - graph: What is measured.
  ///   - isByHops: Whether every step of a path costs the same.
  ///   - threads: How many processors work; nil for all.
  /// - Throws: ``CommandFailure`` if it must not begin.
  func confirm(_ measures: [(name: String, growth: WorkGrowth)], of graph: Graph, isByHops: Bool, threads: Int?) throws
  {
    guard !yes else { return }
    // Networks of which this can be said without looking at them are most.
    guard measures.reduce(0, { $0 + WorkEstimate.mostSeconds($1.growth, of: graph) }) > Self.limit else { return }
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let work = WorkEstimate(of: graph, isByHops: isByHops, threads: threads)
    let times = measures.map { ($0.name, work.seconds($0.growth)) }
    let total = times.map(\.1).reduce(0, +)
    guard total > Self.limit, let longest = times.max(by: { $0.1 < $1.1 }) else { return }
    let estimate =
      "measuring \(longest.0) of \(counted(graph.nodeCount, "node")) and \(counted(graph.edgeCount, "tie")) exactly takes "
      + "about \(Self.words(for: total)); --samples 1000 estimates betweenness and closeness in a small part of that, "
      + "with bounds"
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw CommandFailure(.usage, estimate + ".\nAdd --yes to measure exactly all the same.")
    }
    FileHandle.standardError.write(Data("\(estimate).\nMeasure exactly all the same? [y/N] ".utf8))
    guard let answer = readLine(), ["y", "yes"].contains(answer.trimmingBlanks().lowercased()) else {
      throw CommandFailure(.usage, "nothing was measured")
    }
  }

  /// Seconds in the unit that people would use.
  static func words(for seconds: Double) -> String {
    let units = [(86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute")]
    let (unit, noun) = units.first { seconds >= 1.5 * $0.0 } ?? (60, "minute")
    return counted(max(1, Int((seconds / unit).rounded())), noun)
  }
}
