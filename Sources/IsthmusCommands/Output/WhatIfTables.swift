import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphFormats

/// A scenario's before and after, as tables, as text and as JSON.
struct WhatIfTables {
  private let comparison: ScenarioComparison
  private let plan: RepairPlan?
  private let top: Int

  init(_ comparison: ScenarioComparison, _ plan: RepairPlan?, top: Int) {
    (self.comparison, self.plan, self.top) = (comparison, plan, top)
  }

  /// Counts and measures of the whole network.
  var measures: ResultTable {
    let figures = comparison.counts + comparison.measures + [comparison.crossGroupCloseness].compactMap(\.self)
    return ResultTable(
      columns: ["measure", "before", "after", "difference"],
      rows: figures.map { [.text($0.name), Cell($0.change.before), Cell($0.change.after), Cell($0.difference)] })
  }

  /// Who is cut off, comes back, or is held by activities only.
  var apart: ResultTable {
    let cutOff = comparison.cutOff.flatMap { part in
      part.map { id in ("cut off", id, part.filter { $0 != id }) }
    }
    let others =
      comparison.reconnected.map { ("reconnected", $0, [String]()) }
      + comparison.heldByActivitiesOnly.map { ("held by activities only", $0, [String]()) }
    return ResultTable(
      columns: ["what", "id", "label", "together with"],
      rows: (cutOff + others).map { what, id, with in
        [
          .text(what), .text(id), .text(label(id)),
          with.isEmpty ? .missing : .text(with.map(label).joined(separator: ", ")),
        ]
      })
  }

  /// The first places of each ranking, before or after.
  var rankings: ResultTable {
    let identity = ["measure", "id", "label"]
    return ResultTable(
      columns: identity + ["rank-before", "rank-after", "shift", "before", "after", "difference"],
      rows: comparison.rankings.flatMap { ranking in
        rows(of: ranking).map { row in
          [.text(ranking.measure.rawValue), .text(row.id), .text(row.label)] + cells(of: row)
        }
      })
  }

  /// Ties between groups.
  var mixing: ResultTable {
    ResultTable(
      columns: ["a", "b", "before", "after", "difference", "expected-before", "expected-after"],
      rows: comparison.mixing.map { cell in
        [
          .text(cell.first), .text(cell.second), .integer(cell.observed.before), .integer(cell.observed.after),
          .integer(cell.observed.after - cell.observed.before), .number(cell.expected.before),
          .number(cell.expected.after),
        ]
      })
  }

  /// How many organisations reach each market.
  var markets: ResultTable {
    let steps = MarketReach.steps.map { "within-\($0)" } + ["at-all"]
    return ResultTable(
      columns: ["country", "name", "priority"]
        + (["contacts", "members"] + steps).flatMap { ["\($0)-before", "\($0)-after"] },
      rows: comparison.markets.map { market in
        let changes = [market.contacts, market.members] + market.within + [market.atAll]
        return [.text(market.country.code), .text(market.country.name), Cell(market.priority?.rawValue)]
          + changes.flatMap { [Cell.integer($0.before), .integer($0.after)] }
      })
  }

  /// The best new ties among those who stay.
  var ties: ResultTable {
    ResultTable(
      columns: [
        "place", "source_id", "target_id", "source", "target", "closeness-before", "closeness-after", "repaired",
      ],
      rows: (plan?.ties ?? []).enumerated().map { place, tie in
        [
          .integer(place + 1), .text(tie.source), .text(tie.target), .text(label(tie.source)),
          .text(label(tie.target)), .number(tie.crossEfficiency.before), .number(tie.crossEfficiency.after),
          .number(tie.repaired),
        ]
      })
  }

  /// The kinds of organisation that could take the leavers' place.
  var profiles: ResultTable {
    let isByCountry = plan?.grouping.attribute == "country"
    return ResultTable(
      columns: [plan?.grouping.attribute ?? "group"] + (isByCountry ? [] : ["country"])
        + ["repaired", "between-groups"] + (isByCountry ? [] : ["between-countries"])
        + ["like-the-leaver", "ties-to", "examples"],
      rows: (plan?.profiles ?? []).map { profile in
        let most = 3
        let examples = profile.examples.prefix(most).joined(separator: ", ")
        let more = profile.examples.count > most ? " and \(profile.examples.count - most) more" : ""
        return [.text(profile.group)] + (isByCountry ? [] : [Cell(profile.country?.code)])
          + [Cell(profile.repaired), Cell(profile.repairedBetweenGroups)]
          + (isByCountry ? [] : [Cell(profile.repairedBetweenCountries)])
          + [
            .text(profile.isLikeLeaver ? "yes" : "no"), .text(profile.partners.map(label).joined(separator: ", ")),
            profile.examples.isEmpty ? .missing : .text(examples + more),
          ]
      })
  }

  /// The whole in words and tables.
  var text: String {
    let findings = comparison.findings
    let title = comparison.scenario.title ?? findings.first?.headline ?? ""
    var text = "\(comparison.before.records.title) – what if: \(title)\n"
    text += String(repeating: "═", count: text.count - 1) + "\n" + numbered(findings)
    if let plan {
      text += "\nRepair\n" + numbered(plan.findings(label: label))
      text += section("Best new ties among those who stay (share of their loss made good, added up)", readableTies)
      text += section(
        "Replacements (share of the whole loss made good with these of the leavers' ties)", readableProfiles)
    }
    let changed = measures.rows.filter { $0[1] != $0[2] }
    text += section("Measures that change", ResultTable(columns: measures.columns, rows: changed))
    for ranking in comparison.rankings {
      let order = ranking.measure.isBetterWhenLow ? " (a low number is a strong position)" : ""
      text += section("Ranking by \(ranking.measure.rawValue)\(order)", readable(ranking))
    }
    text += section("Ties between groups (expected if the groups were dealt out at random)", mixing)
    text += section(marketTitle, readableMarkets)
    return text + "\nThe terms: isthmus explain cross-betweenness, … constraint, … ei-index.\n"
  }

  /// All parts.
  var json: JSONValue {
    let scenario = comparison.scenario
    return .object(
      [
        .init("schema", .string("isthmus.whatif/1")),
        .init("network", .string(comparison.before.records.title)),
        .init("title", .optional(scenario.title)),
        .init("grouped_by", .optional(comparison.grouping?.attribute)),
        .init(
          "scenario",
          .object([
            .init("remove", .array(scenario.leaving.map { .string($0.name) })),
            .init("join", .array(scenario.joining.map { .string($0.organisation.id) })),
            .init(
              "add",
              .array(
                scenario.adding.map {
                  .object([
                    .init("source", .string($0.source.name)), .init("target", .string($0.target.name)),
                    .init("kind", .optional($0.kind?.rawValue)), .init("strength", .number($0.strength)),
                  ])
                })),
            .init(
              "drop",
              .array(
                scenario.dropping.map {
                  .object([
                    .init("source", .string($0.source.name)), .init("target", .string($0.target.name)),
                    .init("kind", .optional($0.kind?.rawValue)),
                  ])
                })),
          ])),
        .init("findings", findings(comparison.findings)),
        .init("measures", measures.json),
        .init("apart", apart.json),
        .init("rankings", rankings.json),
        .init("mixing", mixing.json),
        .init("markets", markets.json),
        .init("repair", plan.map(json) ?? .null),
      ])
  }

  private func json(of plan: RepairPlan) -> JSONValue {
    .object([
      .init("findings", findings(plan.findings(label: label))),
      .init("lengthened_pairs", .int(plan.lengthenedPairs)),
      .init("severed_pairs", .int(plan.severedPairs)),
      .init("detour_loss", .number(plan.detourLoss)),
      .init("lost_competences", .array(plan.lostCompetences.map(JSONValue.string))),
      .init(
        "blocks",
        .array(
          plan.blocks.map {
            .object([
              .init("a", .string($0.first)), .init("b", .string($0.second)),
              .init("closeness_before", .number($0.closeness.before)),
              .init("closeness_after", .number($0.closeness.after)),
            ])
          })),
      .init("ties", ties.json),
      .init("profiles", profiles.json),
    ])
  }

  private func findings(_ findings: [Finding]) -> JSONValue {
    .array(
      findings.map { .object([.init("headline", .string($0.headline)), .init("reason", .string($0.reason))]) })
  }

  private var readableTies: ResultTable { ties.selecting([0, 3, 4, 5, 6, 7]).withPercent(in: "repaired") }

  private var readableProfiles: ResultTable {
    ["repaired", "between-groups", "between-countries"].reduce(profiles.prefix(top)) { $0.withPercent(in: $1) }
  }

  private func readable(_ ranking: RankingChange) -> ResultTable {
    ResultTable(
      columns: ["label", "rank-before", "rank-after", "shift", "before", "after", "difference"],
      rows: rows(of: ranking).map { [.text($0.label)] + cells(of: $0) })
  }

  private var marketTitle: String {
    let members = comparison.before.records.homeCountries.isEmpty ? "organisations" : "home organisations"
    return "Markets: how many \(members) reach a contact there, before → after"
  }

  private var readableMarkets: ResultTable {
    func cell(_ change: Change<Int>) -> Cell { .text("\(change.before) → \(change.after)") }
    return ResultTable(
      columns: ["market", "priority", "contacts"] + MarketReach.steps.map { "within \(counted($0, "step"))" } + ["of"],
      rows: comparison.markets.map { market in
        [.text(market.country.name), Cell(market.priority?.rawValue), cell(market.contacts)]
          + market.within.map(cell) + [cell(market.members)]
      })
  }

  private func rows(of ranking: RankingChange) -> [RankingChange.Row] {
    ranking.rows.filter { ($0.after?.rank ?? .max) <= top || ($0.before?.rank ?? .max) <= top }
  }

  private func cells(of row: RankingChange.Row) -> [Cell] {
    func cell(_ number: Int?) -> Cell { number.map(Cell.integer) ?? .missing }
    return [
      cell(row.before?.rank), cell(row.after?.rank), cell(row.shift), Cell(row.before?.score), Cell(row.after?.score),
      Cell(row.scoreDifference),
    ]
  }

  private func label(_ id: String) -> String {
    for network in [comparison.after, comparison.before] {
      if let node = network.table.node(of: id) { return network[node].label }
    }
    return id
  }

  private func numbered(_ findings: [Finding]) -> String {
    findings.enumerated().map { place, finding in
      "\n\(place + 1). \(finding.headline)\n" + wrapped(finding.reason.capitalisedFirst, indentation: 3)
    }.joined()
  }

  private func section(_ title: String, _ table: ResultTable) -> String {
    table.rows.isEmpty ? "" : "\n\(title)\n\n" + table.aligned.indented
  }
}

extension ResultTable {
  /// The same with the shares in a column as percent.
  func withPercent(in column: String) -> ResultTable {
    guard let place = columns.firstIndex(of: column) else { return self }
    return ResultTable(
      columns: columns,
      rows: rows.map { row in
        var row = row
        if case .number(let share) = row[place] { row[place] = .text("\(rounded((share * 1000).rounded() / 10)) %") }
        return row
      })
  }
}
