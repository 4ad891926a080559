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
    case tiesTable, network, layers

    static func help(for value: Self) -> ArgumentHelp? {
      switch value {
      case .tiesTable: "Measure each tie."
      case .network: "Measure the whole network."
      case .layers: "Count how ties of two kinds fall together: how many meetings became agreements."
      }
    }
  }

  /// What chance means for shared activities.
  enum SharedModel: String, CaseIterable, ExpressibleByArgument {
    case sdsm, fdsm
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var pathOptions: PathOptions
  @OptionGroup(title: "Sampling") var sampling: SamplingOptions
  @OptionGroup(title: "Doubt") var doubt: DoubtOptions
  @OptionGroup var patience: PatienceOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The measures, with commas between, or “all”.", valueName: "name,…")) var measures: String?
  @Flag(exclusivity: .exclusive) var level: Level?
  @Flag(help: "Divide betweenness measures by the number of pairs, so that they run from 0 to 1.")
  var normalized = false
  @Option(
    help: ArgumentHelp(
      "Define measures as another program does; `isthmus explain` says where they differ.", valueName: "program"))
  var convention: Convention?
  @Option(
    help: """
      With --ties-table, test which pairs share more activities than chance gives: sdsm keeps everybody’s number of \
      activities on average, fdsm exactly (with --draws).
      """)
  var shared: SharedModel?
  @Option(help: ArgumentHelp("Only the first rows by the first measure, highest first.", valueName: "n"))
  var top: Int?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
    if convention != nil && (sampling.effort != nil || doubt.drop != nil) {
      throw ValidationError("--convention holds for exact measures only: leave out --samples, --error and --drop.")
    }
    if level == .network && sampling.effort != nil {
      throw ValidationError("--samples and --error are for measures of organisations and ties.")
    }
    if level != .tiesTable && shared != nil {
      throw ValidationError("--shared is for --ties-table: it tests the pairs that activities tie.")
    }
    if level != nil && (doubt.drop != nil || doubt.test != nil) {
      throw ValidationError("--drop and --test are for measures of organisations.")
    }
  }

  func run() throws {
    var session = try Session(input, networkOptions, threads: pathOptions.threads)
    let network = session.network
    let grouping = try groupOptions.optionalGrouping(of: network)
    if let grouping, grouping.ungroupedCount > 0 {
      session.console.say([
        "\(counted(grouping.ungroupedCount, "node")) without a \(grouping.attribute), in no group"
      ])
    }
    var options = try groupOptions.measureOptions(for: grouping, of: network)
    (options.lengths, options.threads) = (try pathOptions.lengths(of: network), pathOptions.threads)
    (options.scale, options.convention) = (normalized ? .fractionOfPairs : .pairs, convention)
    try askForPatience(network, isGrouped: grouping != nil)
    var run = MeasureRun(network, grouping: grouping, options: options)
    let result: Result
    do {
      result = try ProgressBar.during(session.console) {
        switch level {
        case nil: try nodeTable(&run, &session.stopwatch)
        case .tiesTable: try tieTable(run, &session.stopwatch)
        case .network: try networkTable(&run, &session.stopwatch)
        case .layers: layerTable(network)
        }
      }
    } catch let error as GroupingNeeded {
      let columns = network.groupingAttributes
      throw CommandFailure(
        .usage, "\(error)" + (columns.isEmpty ? "" : "; there are: \(columns.joined(separator: ", "))"))
    } catch let error as NoSampledForm {
      throw CommandFailure(.usage, "\(error)")
    }
    session.console.say(result.notes)
    try session.stopwatch.time("write") {
      try output.write(result.table, json: json(of: result, run))
    }
    session.finish()
  }

  /// A table with what belongs to it.
  private struct Result {
    var table: ResultTable
    var measures: [String]
    var notes: [String] = []
    var members: [JSONValue.Member] = []
  }

  private static let nodePreset: [NodeMeasure] = [
    .degree, .strength, .betweenness, .crossBetweenness, .constraint, .effectiveSize, .eiIndex, .participation,
  ]

  /// Asks before what would take very long.
  private func askForPatience(_ network: ClusterNetwork, isGrouped: Bool) throws {
    let measures: [(name: String, growth: WorkGrowth)] =
      switch level {
      case nil:
        try network.nodeMeasures(self.measures, preset: Self.nodePreset, isGrouped: isGrouped).measures
          .filter { sampling.effort == nil || !MeasureRun.sampledNodeMeasures.contains($0) }
          .map { ($0.rawValue, $0.growth) }
      case .tiesTable:
        sampling.effort != nil
          ? []
          : try parseMeasures(self.measures, preset: TieMeasure.allCases, isGrouped: isGrouped)
            .map { ($0.rawValue, $0.growth) }
      case .network:
        try parseMeasures(self.measures, preset: NetworkMeasure.allCases, isGrouped: isGrouped)
          .map { ($0.rawValue, $0.growth) }
      case .layers: []
      }
    try patience.confirm(
      measures, of: network.graph, isByHops: pathOptions.length == "hops", threads: pathOptions.threads)
  }

  private func nodeTable(_ run: inout MeasureRun, _ stopwatch: inout Stopwatch) throws -> Result {
    let (measures, leftOut) = try run.network.nodeMeasures(
      self.measures, preset: Self.nodePreset, isGrouped: run.grouping != nil)
    var columns = MeasureColumns(sampling, doubt, seed: groupOptions.seed)
    var scores: [NodeScores] = []
    for measure in measures { scores.append(try columns.add(measure, &run, &stopwatch)) }
    let chance = try columns.addChance(of: measures, run, &stopwatch)
    let robustness = try measures.first.map { try columns.addRobustness(of: $0, run, pathOptions, &stopwatch) } ?? []
    let network = run.network
    var nodes = Array(network.graph.nodes)
    if let top { nodes = Array((scores.first?.ranking ?? nodes).prefix(top)) }
    let identity = NodeColumns(network)
    let table = ResultTable(
      columns: identity.names + columns.columns.map(\.name), rowCount: nodes.count
    ) { row in
      identity.cells(of: nodes[row]) + columns.columns.map { $0.cell(nodes[row].index) }
    }
    let undefined = zip(measures, scores).compactMap { measure, scores -> JSONValue.Member? in
      let reasons = nodes.compactMap { node in
        scores.undefinedReason(of: node).map { JSONValue.Member(network.id(of: node), .string($0.code)) }
      }
      return reasons.isEmpty ? nil : .init(measure.rawValue, .object(reasons))
    }
    let parts = [
      ("undefined", undefined), ("sampled", columns.remarks), ("totals", chance), ("robustness", robustness),
    ]
    return Result(
      table: table, measures: measures.map(\.rawValue), notes: leftOut + columns.notes,
      members: parts.filter { $0.0 == "undefined" || !$0.1.isEmpty }.map { .init($0.0, .object($0.1)) })
  }

  private func tieTable(_ run: MeasureRun, _ stopwatch: inout Stopwatch) throws -> Result {
    let measures = try parseMeasures(
      self.measures, preset: TieMeasure.allCases, isGrouped: run.grouping != nil)
    var columns = MeasureColumns(sampling, doubt, seed: groupOptions.seed)
    var scores: [[Double]] = []
    for measure in measures { scores.append(try columns.add(measure, run, &stopwatch)) }
    let network = run.network
    let edges = network.graph.edges
    if let shared {
      let model: SharedEventsModel =
        shared == .sdsm
        ? .averageDegrees : .fixedDegrees(Rewirings(draws: doubt.draws, seed: groupOptions.seed))
      try stopwatch.timeMeasure("shared") {
        try columns.addSharedActivities(network, edges, model, pathOptions.threads)
      }
    }
    var order = Array(edges.indices)
    if let top {
      if let first = scores.first { order.sort { (first[$1], $0) < (first[$0], $1) } }
      order = Array(order.prefix(top))
    }
    let table = ResultTable(
      columns: ["source", "target", "kind", "strength"] + columns.columns.map(\.name), rowCount: order.count
    ) { row in
      let (index, edge) = (order[row], edges[order[row]])
      return [
        .text(network.id(of: edge.source)), .text(network.id(of: edge.target)),
        .text(network.ties[index].kinds.map(\.rawValue).joined(separator: ";")), .number(edge.strength),
      ] + columns.columns.map { $0.cell(index) }
    }
    return Result(
      table: table, measures: measures.map(\.rawValue), notes: columns.notes,
      members: columns.remarks.isEmpty ? [] : [.init("sampled", .object(columns.remarks))])
  }

  private func networkTable(_ run: inout MeasureRun, _ stopwatch: inout Stopwatch) throws -> Result {
    let measures = try parseMeasures(
      self.measures, preset: NetworkMeasure.allCases, isGrouped: run.grouping != nil)
    var rows: [[Cell]] = []
    for measure in measures {
      let value = try stopwatch.timeMeasure(measure.rawValue) { try run.value(of: measure) }
      rows.append([.text(measure.rawValue), Cell(value)])
    }
    return Result(table: ResultTable(columns: ["measure", "value"], rows: rows), measures: measures.map(\.rawValue))
  }

  private func layerTable(_ network: ClusterNetwork) -> Result {
    let layers = network.layers()
    var rows: [[Cell]] = []
    for (first, a) in layers.kinds.enumerated() {
      for (second, b) in layers.kinds.enumerated() where first != second {
        let pair = layers.layers.pair(first, second)
        rows.append([
          .text(a.rawValue), .text(b.rawValue), .integer(pair.inFirst), .integer(pair.inSecond), .integer(pair.inBoth),
          Cell(pair.overlap), Cell(pair.conversion),
        ])
      }
    }
    return Result(
      table: ResultTable(
        columns: ["kind", "other-kind", "ties", "other-ties", "both", "overlap", "conversion"], rows: rows),
      measures: ["overlap", "conversion"])
  }

  private func json(of result: Result, _ run: MeasureRun) -> JSONValue {
    .object(
      [
        .init("schema", .string("isthmus.metrics/1")),
        .init("network", .string(run.network.records.title)),
        .init("grouped_by", .optional(run.grouping?.attribute)),
        .init("length", .string(pathOptions.length)),
        .init("normalized", .bool(normalized)),
        .init("convention", .optional(convention?.rawValue)),
        .init("measures", .array(result.measures.map(JSONValue.string))),
        .init("rows", result.table.json),
      ] + result.members)
  }
}
