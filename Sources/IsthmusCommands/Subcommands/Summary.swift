import ArgumentParser
import ClusterAnalysis
import ClusterModel
import GraphFormats

/// `isthmus summary`: what is in this network, in one screen.
struct Summary: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Say what is in a network, in one screen.")

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Count organisations and ties by these groups too: sector, sector-group, country, kind, or a column of the node "
        + "table.", valueName: "attribute"))
  var by: String?

  func run() throws {
    let session = try Session(input, networkOptions)
    let summary = NetworkSummary(session.network, groupedBy: try grouping(of: session.network))
    switch output.format {
    case .table: try output.write(SummaryText(summary).text)
    case .csv: try output.write(csvOf: table(of: summary))
    case .json: try output.write(json(of: summary).text)
    case .markdown: try output.write("# \(summary.title)\n\n" + table(of: summary).markdown)
    case .xlsx: try output.write(workbookOf: table(of: summary))
    }
    session.finish()
  }

  private func grouping(of network: ClusterNetwork) throws -> Grouping? {
    do {
      return try by.map { try network.grouping(by: $0) }
    } catch {
      throw CommandFailure(.usage, "--by: \(error)")
    }
  }

  private func table(of summary: NetworkSummary) -> ResultTable {
    var rows: [[Cell]] = []
    func add(_ section: String, _ item: String, _ value: Cell) { rows.append([.text(section), .text(item), value]) }
    add("network", "nodes", .integer(summary.nodeCount))
    add("network", "organisations", .integer(summary.organisationCount))
    add("network", "ties", .integer(summary.tieCount))
    add("network", "directed", .text(summary.isDirected ? "true" : "false"))
    add("network", "activities", .integer(summary.activityCount))
    add("network", "participations", .integer(summary.participationCount))
    add("network", "components", .integer(summary.componentSizes.count))
    add("network", "largest component", .integer(summary.componentSizes.first ?? 0))
    add("network", "isolates", .integer(summary.isolateCount))
    add("network", "density", Cell(summary.density))
    if let count = summary.thirdCountryCount { add("network", "third-country organisations", .integer(count)) }
    for (section, counts) in [
      ("kind", summary.kinds), ("country", summary.countries), ("sector", summary.sectors),
      ("tie kind", summary.tieKinds),
    ] {
      for count in counts { add(section, count.key ?? "", .integer(count.count)) }
    }
    if let groups = summary.groups {
      for count in groups.counts { add("by \(groups.attribute)", count.key ?? "", .integer(count.count)) }
      add("ties by \(groups.attribute)", "within", .integer(groups.tiesWithin))
      add("ties by \(groups.attribute)", "across", .integer(groups.tiesAcross))
    }
    for indicator in summary.indicators {
      add("indicator target", indicator.id, Cell(indicator.target))
      add("indicator achieved", indicator.id, Cell(indicator.achieved))
    }
    return ResultTable(columns: ["section", "item", "value"], rows: rows)
  }

  private func json(of summary: NetworkSummary) -> JSONValue {
    func counts(_ counts: [NetworkSummary.Count]) -> JSONValue {
      .array(
        counts.map {
          .object([
            .init("key", .optional($0.key)), .init("name", .string($0.name)), .init("count", .int($0.count)),
          ])
        })
    }
    return .object([
      .init("schema", .string("isthmus.summary/1")),
      .init("title", .string(summary.title)),
      .init("nodes", .int(summary.nodeCount)),
      .init("organisations", .int(summary.organisationCount)),
      .init("ties", .int(summary.tieCount)),
      .init("directed", .bool(summary.isDirected)),
      .init("activities", .int(summary.activityCount)),
      .init("participations", .int(summary.participationCount)),
      .init("components", .int(summary.componentSizes.count)),
      .init("component_sizes", .array(summary.componentSizes.map(JSONValue.int))),
      .init("isolates", .int(summary.isolateCount)),
      .init("density", .optional(summary.density)),
      .init("third_country_organisations", summary.thirdCountryCount.map(JSONValue.int) ?? .null),
      .init(
        "period",
        summary.period.map { .array([.string($0.lowerBound.description), .string($0.upperBound.description)]) } ?? .null
      ),
      .init("kinds", counts(summary.kinds)),
      .init("countries", counts(summary.countries)),
      .init("sectors", counts(summary.sectors)),
      .init("tie_kinds", counts(summary.tieKinds)),
      .init(
        "groups",
        summary.groups.map { groups in
          .object([
            .init("by", .string(groups.attribute)), .init("counts", counts(groups.counts)),
            .init("ties_within", .int(groups.tiesWithin)), .init("ties_across", .int(groups.tiesAcross)),
          ])
        } ?? .null),
      .init(
        "indicators",
        .array(
          summary.indicators.map {
            .object([
              .init("id", .string($0.id)), .init("name", .string($0.name)), .init("unit", .optional($0.unit)),
              .init("target", .optional($0.target)), .init("achieved", .optional($0.achieved)),
              .init("short_by", .optional($0.shortBy)),
            ])
          })),
      .init(
        "markets",
        .array(
          summary.markets.map {
            .object([
              .init("country", .string($0.country.code)), .init("name", .string($0.country.name)),
              .init("priority", .optional($0.priority?.rawValue)),
            ])
          })),
    ])
  }
}
