import ClusterAnalysis
import ClusterModel
import GraphCore
import GraphFormats

/// A timeline as tables, as text and as JSON.
struct TimelineTables {
  private let report: TimelineReport
  private let length: PeriodLength

  init(_ report: TimelineReport, length: PeriodLength) { (self.report, self.length) = (report, length) }

  /// The network in each period.
  var periods: ResultTable {
    ResultTable(
      columns: [
        "period", "from", "to", "organisations", "new-organisations", "ties", "new-ties", "ended-ties", "ending-ties",
        "new-activities", "components", "density", "ei-index", "cross-group-share",
      ],
      rows: report.timeline.entries.map { entry in
        [
          .text(entry.period.name), .text(entry.period.days.lowerBound.description),
          .text(entry.period.days.upperBound.description), .integer(entry.organisations),
          .integer(entry.newOrganisations), .integer(entry.ties), .integer(entry.newTies), .integer(entry.endedTies),
          .integer(entry.endingTies),
          .integer(entry.newActivities), .integer(entry.components), Cell(entry.density), Cell(entry.eiIndex),
          Cell(entry.crossShare),
        ]
      })
  }

  /// Who the brokers of each period are.
  var brokers: ResultTable {
    ResultTable(
      columns: ["period", "brokers", "entered", "left", "jaccard", "rank-correlation"],
      rows: report.timeline.brokers.map { brokers in
        [
          .text(brokers.period.name), names(brokers.top), names(brokers.entered), names(brokers.left),
          Cell(brokers.jaccard), Cell(brokers.rankCorrelation),
        ]
      })
  }

  /// What each activity turned into.
  var conversion: ResultTable {
    ResultTable(
      columns: [
        "activity_id", "activity", "kind", "start", "participants", "pairs", "tied-before", "tied-after",
        "perhaps-after", "undated", "rate",
      ],
      rows: report.conversions.map { conversion in
        func count(_ timing: ActivityConversion.Timing) -> Cell {
          .integer(conversion.tied.count { $0.timing == timing })
        }
        return [
          .text(conversion.activity.id), .text(conversion.activity.name), Cell(conversion.activity.kind?.rawValue),
          Cell(conversion.activity.start?.description), .integer(conversion.participants), .integer(conversion.pairs),
          .integer(conversion.tiedBefore), count(.after), count(.perhapsAfter), count(.undated), Cell(conversion.rate),
        ]
      })
  }

  /// The pairs that met and are tied.
  var pairs: ResultTable {
    ResultTable(
      columns: [
        "activity_id", "activity", "start", "source_id", "target_id", "source", "target", "kind", "since", "timing",
      ],
      rows: report.conversions.flatMap { conversion in
        conversion.tied.map { pair in
          [
            .text(conversion.activity.id), .text(conversion.activity.name),
            Cell(conversion.activity.start?.description), .text(pair.source), .text(pair.target),
            .text(label(pair.source)), .text(label(pair.target)), .text(pair.kind.rawValue),
            Cell(pair.since?.description), .text(pair.timing.word),
          ]
        }
      })
  }

  /// The whole in words and tables.
  var text: String {
    var text = "\(report.timeline.title): how the network grew\n"
    text += String(repeating: "═", count: text.count - 1) + "\n"
    for (place, finding) in report.findings.enumerated() {
      text += "\n\(place + 1). \(finding.headline)\n" + wrapped(finding.reason.capitalisedFirst, indentation: 3)
    }
    text += section("By \(length.rawValue)", periods.selecting([0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]))
    text += section("Brokers between groups, by cross-group betweenness", brokers)
    text += section("Pairs that met at an activity and are tied", pairs.selecting([1, 2, 5, 6, 7, 8, 9]))
    text += section("Activities and what they turned into (pairs)", conversion.selecting([1, 3, 4, 5, 6, 7, 8, 9, 10]))
    return text + "\nA later tie need not come from the meeting. The terms: isthmus explain ei-index, "
      + "… cross-betweenness.\n"
  }

  /// All parts.
  var json: JSONValue {
    let timeline = report.timeline
    func undated(_ counts: (undated: Int, all: Int)) -> JSONValue {
      .object([.init("undated", .int(counts.undated)), .init("all", .int(counts.all))])
    }
    return .object([
      .init("schema", .string("isthmus.timeline/1")),
      .init("network", .string(timeline.title)),
      .init("period_length", .string(length.rawValue)),
      .init("undated", .string(timeline.undated.rawValue)),
      .init("undated_ties", undated(timeline.undatedTies)),
      .init("undated_activities", undated(timeline.undatedActivities)),
      .init("grouped_by", .optional(timeline.attribute)),
      .init(
        "findings",
        .array(
          report.findings.map {
            .object([.init("headline", .string($0.headline)), .init("reason", .string($0.reason))])
          })),
      .init("periods", periods.json),
      .init(
        "brokers",
        .array(
          timeline.brokers.map { brokers in
            .object([
              .init("period", .string(brokers.period.name)),
              .init("top", .array(brokers.top.map(JSONValue.string))),
              .init("entered", .array(brokers.entered.map(JSONValue.string))),
              .init("left", .array(brokers.left.map(JSONValue.string))),
              .init("jaccard", .optional(brokers.jaccard)),
              .init("rank_correlation", .optional(brokers.rankCorrelation)),
            ])
          })),
      .init("outcome_kinds", .array(report.outcomes.sorted().map { .string($0.rawValue) })),
      .init("conversion", conversion.json),
      .init("pairs", pairs.json),
    ])
  }

  private func names(_ ids: [String]) -> Cell {
    ids.isEmpty ? .missing : .text(ids.map(label).joined(separator: ", "))
  }

  private func label(_ id: String) -> String {
    report.network.table.node(of: id).map { report.network[$0].label } ?? id
  }

  private func section(_ title: String, _ table: ResultTable) -> String {
    table.rows.isEmpty ? "" : "\n\(title)\n\n" + table.aligned.indented
  }
}

extension ActivityConversion.Timing {
  /// The word in tables.
  var word: String {
    switch self {
    case .after: "after"
    case .perhapsAfter: "perhaps after"
    case .undated: "undated"
    }
  }
}
