import ArgumentParser
import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphFormats

/// `isthmus metrics`: measures per organisation, per tie or of the whole network.
struct Metrics: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure organisations, ties (--ties-table) or the whole network (--network).",
    discussion: """
      Undefined values are empty in CSV and null in JSON, never 0. `isthmus explain` lists the measures and says what \
      each means.
      """)

  enum Level: String, EnumerableFlag {
    case tiesTable, network

    static func help(for value: Self) -> ArgumentHelp? {
      switch value {
      case .tiesTable: "Measure each tie."
      case .network: "Measure the whole network."
      }
    }
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var pathOptions: PathOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The measures, with commas between, or “all”.", valueName: "name,…")) var measures: String?
  @Flag(exclusivity: .exclusive) var level: Level?
  @Flag(help: "Divide betweenness measures by the number of pairs, so that they run from 0 to 1.")
  var normalized = false
  @Option(
    help: ArgumentHelp(
      "Define measures as another program does; `isthmus explain` says where they differ.", valueName: "program"))
  var convention: Convention?
  @Option(help: ArgumentHelp("Only the first rows by the first measure, highest first.", valueName: "n"))
  var top: Int?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
  }

  func run() throws {
    var session = try Session(input, networkOptions)
    let network = session.network
    let grouping = try groupOptions.optionalGrouping(of: network)
    if let grouping, grouping.ungroupedCount > 0 {
      session.console.say([
        "\(counted(grouping.ungroupedCount, "node")) without a \(grouping.attribute), in no group"
      ])
    }
    var options = try groupOptions.measureOptions(for: grouping)
    (options.lengths, options.threads) = (try pathOptions.lengths(of: network), pathOptions.threads)
    (options.scale, options.convention) = (normalized ? .fractionOfPairs : .pairs, convention)
    var run = MeasureRun(network, grouping: grouping, options: options)
    let result: (table: ResultTable, json: JSONValue)
    do {
      result =
        switch level {
        case nil: try nodeTable(&run, &session.stopwatch)
        case .tiesTable: try tieTable(run, &session.stopwatch)
        case .network: try networkTable(&run, &session.stopwatch)
        }
    } catch let error as GroupingNeeded {
      let columns = network.groupingAttributes
      throw CommandFailure(
        .usage, "\(error)" + (columns.isEmpty ? "" : "; there are: \(columns.joined(separator: ", "))"))
    }
    try session.stopwatch.time("write") { try output.write(result.table, json: result.json) }
    session.finish()
  }

  private func nodeTable(
    _ run: inout MeasureRun, _ stopwatch: inout Stopwatch
  ) throws -> (ResultTable, JSONValue) {
    let preset: [NodeMeasure] = [
      .degree, .strength, .betweenness, .crossBetweenness, .constraint, .effectiveSize, .eiIndex, .participation,
    ]
    let measures = try parseMeasures(self.measures, preset: preset, isGrouped: run.grouping != nil)
    var columns: [NodeScores] = []
    for measure in measures { columns.append(try stopwatch.timeMeasure(measure.rawValue) { try run.scores(measure) }) }
    let network = run.network
    var nodes = Array(network.graph.nodes)
    if let top { nodes = Array((columns.first?.ranking ?? nodes).prefix(top)) }
    let identity = NodeColumns(network)
    let table = ResultTable(
      columns: identity.names + measures.map(\.rawValue),
      rows: nodes.map { node in identity.cells(of: node) + columns.map { Cell($0[node]) } })
    let undefined = zip(measures, columns).compactMap { measure, scores -> JSONValue.Member? in
      let reasons = nodes.compactMap { node in
        scores.undefinedReason(of: node).map { JSONValue.Member(network.id(of: node), .string($0.code)) }
      }
      return reasons.isEmpty ? nil : .init(measure.rawValue, .object(reasons))
    }
    return (table, json(of: table, measures.map(\.rawValue), run, more: [.init("undefined", .object(undefined))]))
  }

  private func tieTable(_ run: MeasureRun, _ stopwatch: inout Stopwatch) throws -> (ResultTable, JSONValue) {
    let measures = try parseMeasures(
      self.measures, preset: TieMeasure.allCases, isGrouped: run.grouping != nil)
    var columns: [[Double]] = []
    for measure in measures { columns.append(try stopwatch.timeMeasure(measure.rawValue) { try run.scores(measure) }) }
    let network = run.network
    let edges = network.graph.edges
    var order = Array(edges.indices)
    if let top {
      if let first = columns.first { order.sort { (first[$1], $0) < (first[$0], $1) } }
      order = Array(order.prefix(top))
    }
    let table = ResultTable(
      columns: ["source", "target", "kind", "strength"] + measures.map(\.rawValue),
      rows: order.map { index in
        let edge = edges[index]
        return [
          .text(network.id(of: edge.source)), .text(network.id(of: edge.target)),
          .text(network.ties[index].kinds.map(\.rawValue).joined(separator: ";")), .number(edge.strength),
        ] + columns.map { .number($0[index]) }
      })
    return (table, json(of: table, measures.map(\.rawValue), run))
  }

  private func networkTable(
    _ run: inout MeasureRun, _ stopwatch: inout Stopwatch
  ) throws -> (ResultTable, JSONValue) {
    let measures = try parseMeasures(
      self.measures, preset: NetworkMeasure.allCases, isGrouped: run.grouping != nil)
    var rows: [[Cell]] = []
    for measure in measures {
      let value = try stopwatch.timeMeasure(measure.rawValue) { try run.value(of: measure) }
      rows.append([.text(measure.rawValue), Cell(value)])
    }
    let table = ResultTable(columns: ["measure", "value"], rows: rows)
    return (table, json(of: table, measures.map(\.rawValue), run))
  }

  private func json(
    of table: ResultTable, _ measures: [String], _ run: MeasureRun, more: [JSONValue.Member] = []
  ) -> JSONValue {
    .object(
      [
        .init("schema", .string("isthmus.metrics/1")),
        .init("network", .string(run.network.records.title)),
        .init("grouped_by", .optional(run.grouping?.attribute)),
        .init("length", .string(pathOptions.length)),
        .init("normalized", .bool(normalized)),
        .init("convention", .optional(convention?.rawValue)),
        .init("measures", .array(measures.map(JSONValue.string))),
        .init("rows", table.json),
      ] + more)
  }
}
