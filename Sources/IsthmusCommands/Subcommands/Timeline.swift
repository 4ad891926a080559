import ArgumentParser
import ClusterAnalysis
import ClusterModel
import GraphFormats

/// `isthmus timeline`: how the network grew, and what its activities turned into.
struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how the network grew, who its brokers were, and which activities turned into agreements.",
    discussion: """
      The table form is for reading. json holds all parts; csv and markdown hold the part named with --part. A period \
      counts everything that was there at some time in it; for the network on one day, other commands take --as-of.
      """)

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case periods, brokers, conversion, pairs
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "How time is cut.") var periods: PeriodLength = .year
  @Option(help: "Whether ties and activities without a date count in every period or in none.")
  var undated: UndatedRule = .always
  @Option(
    help: ArgumentHelp(
      "What groups the organisations: sector, sector-group, country, kind, or a column of the node table. By default "
        + "sector.", valueName: "attribute"))
  var by: String?
  @Option(help: ArgumentHelp("How many organisations count as the brokers of a period.", valueName: "n")) var top = 5
  @Option(
    help: ArgumentHelp(
      "The kinds of activity at which organisations meet, with commas between. By default all but surveys.",
      valueName: "kind,…"))
  var fromKind: String?
  @Option(
    help: ArgumentHelp(
      "The kinds of tie that an activity can turn into. By default those of agreement, memorandum and partner.",
      valueName: "kind,…"))
  var toKind: String?
  @Option(help: "The part that csv and markdown hold.") var part: Part = .periods
  @OptionGroup var threadOptions: ThreadOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1.") }
  }

  func run() throws {
    var session = try Session(input, networkOptions)
    let network = session.network
    let attribute = try attribute(of: network)
    var options = NetworkTimeline.Options()
    (options.length, options.undated, options.brokerCount, options.threads) = (
      periods, undated, top, threadOptions.threads
    )
    let timeline: NetworkTimeline
    do {
      timeline = try session.stopwatch.timeMeasure("timeline") {
        try NetworkTimeline(of: network, groupedBy: attribute, options: options)
      }
    } catch {
      throw CommandFailure(.badData, "\(input.path): \(error)")
    }
    let outcomes = Set(
      try words(toKind, "--to-kind", Set(network.records.ties.map(\.kind.rawValue)))?.map(TieKind.init(rawValue:))
        ?? Array(network.outcomeKinds))
    let meetings = Set(
      try words(fromKind, "--from-kind", Set(network.records.activities.compactMap(\.kind?.rawValue)))?
        .map(ActivityKind.init(rawValue:)) ?? Array(network.meetingKinds))
    if outcomes.isEmpty && !network.records.activities.isEmpty {
      session.console.say(["no ties of kind agreement, memorandum or partner; name the kinds that count with --to-kind"]
      )
    }
    let report = TimelineReport(
      network, timeline: timeline,
      conversions: outcomes.isEmpty ? [] : network.conversions(from: meetings, to: outcomes), outcomes: outcomes)
    let tables = TimelineTables(report, length: periods)
    try session.stopwatch.time("write") { try output.write(tables, part) }
    session.finish()
  }

  private func attribute(of network: ClusterNetwork) throws -> String? {
    if by == nil && !network.groupingAttributes.contains("sector") { return nil }
    do {
      return try network.grouping(by: by ?? "sector").attribute
    } catch {
      throw CommandFailure(.usage, "--by: \(error)")
    }
  }

  private func words(_ list: String?, _ option: String, _ known: Set<String>) throws -> [String]? {
    guard let list else { return nil }
    let words = list.split(separator: ",").map { $0.trimmingBlanks() }
    for word in words where !known.contains(word) {
      let there = known.isEmpty ? "they name none" : "there are: \(known.sorted().joined(separator: ", "))"
      throw CommandFailure(.usage, "\(option): the data have no kind “\(word)”; \(there)")
    }
    return words
  }
}

extension TimelineTables: ResultParts {
  func table(of part: Timeline.Part) -> ResultTable {
    switch part {
    case .periods: periods
    case .brokers: brokers
    case .conversion: conversion
    case .pairs: pairs
    }
  }
}
