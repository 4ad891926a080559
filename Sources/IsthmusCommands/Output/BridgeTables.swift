import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphFormats

/// What connects the groups, as tables, as text and as JSON.
struct BridgeTables {
  private let analysis: BridgeAnalysis
  private let top: Int
  private let edges: [Edge]

  init(_ analysis: BridgeAnalysis, top: Int) {
    (self.analysis, self.top) = (analysis, top)
    edges = analysis.network.graph.edges
  }

  /// Organisations by falling cross-group betweenness, those on no path between groups left out.
  var organisations: ResultTable {
    let (network, grouping) = (analysis.network, analysis.grouping)
    let listed = analysis.brokers.prefix(top).filter { $0.crossBetweenness > 0 }
    return ResultTable(
      columns: [
        "id", "label", grouping.attribute, "cross-betweenness", "share", "betweenness", "cross-ties", "reaches", "role",
        "constraint",
      ],
      rows: listed.map { broker in
        [
          .text(network.id(of: broker.node)), .text(network[broker.node].label), Cell(grouping.key(of: broker.node)),
          .number(broker.crossBetweenness), .number(broker.share), .number(broker.betweenness),
          .integer(broker.crossTieCount),
          .text(broker.groupsReached.map { grouping.keys[$0] }.joined(separator: ";")),
          Cell(broker.roles?.main(isDirected: network.graph.isDirected)), Cell(broker.constraint),
        ]
      })
  }

  /// Ties between groups by falling cross-group betweenness.
  var ties: ResultTable {
    let (network, grouping) = (analysis.network, analysis.grouping)
    return ResultTable(
      columns: ["source", "target", "groups", "kind", "strength", "cross-betweenness"],
      rows: analysis.crossTies.prefix(top).map { tie in
        let edge = edges[tie.edge]
        let groups = [edge.source, edge.target].compactMap(grouping.key(of:)).joined(separator: ";")
        return [
          .text(network[edge.source].label), .text(network[edge.target].label), .text(groups),
          .text(network.ties[tie.edge].kinds.map(\.rawValue).joined(separator: ";")), .number(edge.strength),
          .number(tie.crossBetweenness),
        ]
      })
  }

  /// Ties of each pair of groups, observed and expected.
  var mixing: ResultTable {
    let keys = analysis.grouping.keys
    return ResultTable(
      columns: ["a", "b", "observed", "expected", "sd", "z", "p", "q"],
      rows: analysis.groupPairs.map { pair in
        let cell = analysis.mixing.matrix[pair.source, pair.target]
        let significance = analysis.mixing.significance
        return [
          .text(keys[pair.source]), .text(keys[pair.target]), .integer(cell.observed), .number(cell.expected),
          .number(cell.standardDeviation), Cell(cell.z), .number(significance.pValue(pair.source, pair.target)),
          .number(significance.qValue(pair.source, pair.target)),
        ]
      })
  }

  /// What would fall apart without one organisation or one tie.
  var cuts: ResultTable {
    let network = analysis.network
    let points = analysis.cutPoints.prefix(top).map { cut in
      ("organisation", network[cut.node].label, cut.cutOff)
    }
    let isthmuses = analysis.isthmuses.prefix(top).map { isthmus in
      let edge = edges[isthmus.edge]
      return ("tie", "\(network[edge.source].label) – \(network[edge.target].label)", isthmus.cutOff)
    }
    return ResultTable(
      columns: ["without", "name", "cut off", "who"],
      rows: (points + isthmuses).map { kind, name, cutOff in
        let most = 8
        let names = cutOff.prefix(most).map { network[$0].label }
        let more = cutOff.count > most ? ["\(cutOff.count - most) more"] : []
        return [
          .text(kind), .text(name), .integer(cutOff.count), .text((names + more).joined(separator: ", ")),
        ]
      })
  }

  /// The few that matter most together, and what they hold together or reach.
  var keyPlayers: ResultTable {
    let network = analysis.network
    let sets = analysis.keyPlayers.map { sets in
      [
        ("missed most", sets.measure == .distances ? "distance-fragmentation" : "fragmentation", sets.fragmenting),
        ("reach the others best", "distance-weighted reach", sets.reaching),
      ]
    }
    return ResultTable(
      columns: ["together", "who", "measure", "before", "after", "search"],
      rows: (sets ?? []).map { question, measure, set in
        [
          .text(question), .text(set.nodes.map { network[$0].label }.joined(separator: ", ")), .text(measure),
          .number(set.baseline), .number(set.value),
          .text(set.search == .exact ? "every set tried" : "exchanges, a better set may exist"),
        ]
      })
  }

  /// The whole in words and tables.
  var text: String {
    let (network, grouping) = (analysis.network, analysis.grouping)
    var text = "\(network.records.title): what connects the \(grouping.plural)\n"
    text += String(repeating: "═", count: text.count - 1) + "\n"
    for (place, finding) in analysis.findings.enumerated() {
      text += "\n\(place + 1). \(finding.headline)\n" + wrapped(finding.reason.capitalisedFirst, indentation: 3)
    }
    if analysis.findings.isEmpty { text += "\nNo path joins two \(grouping.plural).\n" }
    // The ids are for scripts; people read names.
    let columns = organisations.columns.indices.filter { organisations.columns[$0] != "id" }
    let readable = organisations.selecting(columns)
    text += section("Bridge organisations", readable)
    text += section("Ties between \(grouping.plural)", ties)
    let chance =
      analysis.mixing.chance == .labels
      ? "\(grouping.plural) were dealt out at random"
      : "ties were rewired at random with every organisation’s number of ties kept"
    text += section("Who mixes with whom (ties; expected if \(chance))", mixing)
    if let walk = analysis.mixing.walk { text += "\n" + wrapped(describe(walk)) }
    text += section("What would fall apart", cuts)
    text += section("Key players: the few that matter most together", keyPlayers)
    text += "\nThe terms: isthmus explain cross-betweenness, … constraint, … ei-index, … gatekeeper.\n"
    return text
  }

  /// All parts.
  var json: JSONValue {
    let (network, grouping, mixing) = (analysis.network, analysis.grouping, analysis.mixing)
    return .object([
      .init("schema", .string("isthmus.bridges/1")),
      .init("network", .string(network.records.title)),
      .init("grouped_by", .string(grouping.attribute)),
      .init("groups", .array(grouping.keys.map(JSONValue.string))),
      .init("cross_pairs", .int(analysis.crossPairCount)),
      .init(
        "findings",
        .array(
          analysis.findings.map {
            .object([.init("headline", .string($0.headline)), .init("reason", .string($0.reason))])
          })),
      .init(
        "ei_index",
        .object([
          .init("observed", .optional(mixing.eiIndex)), .init("expected", .optional(mixing.eiMoments?.mean)),
          .init("sd", .optional(mixing.eiMoments?.standardDeviation)),
        ])),
      .init("organisations", organisations.json),
      .init("ties", ties.json),
      .init("mixing", self.mixing.json),
      .init("chance", .string(mixing.chance.rawValue)),
      .init("rewiring", mixing.walk.map(json(of:)) ?? .null),
      .init("cuts", cuts.json),
      .init("key_players", keyPlayers.json),
    ])
  }

  private func describe(_ walk: RewiringMixing) -> String {
    let memory = [walk.keptTies, walk.statistic].compactMap { $0?.memory }.max()
    let verdict =
      switch walk.suffices {
      case true?: "so the draws are as good as independent of the network"
      case false?: "which is too slow: the draws still remember the network"
      case nil: "but nothing varied"
      }
    let forgetting = memory.map {
      " The network is forgotten within about \(rounded($0)) swaps a tie (the autocorrelation time); "
        + "\(walk.swapsPerTie) were made for each draw, \(verdict)."
    }
    return "Rewiring: \(rounded(walk.acceptanceRate * 100)) % of swaps changed something." + (forgetting ?? "")
  }

  private func json(of walk: RewiringMixing) -> JSONValue {
    .object([
      .init("acceptance_rate", .number(walk.acceptanceRate)), .init("swaps_per_tie", .int(walk.swapsPerTie)),
      .init("memory_of_ties", .optional(walk.keptTies.memory)),
      .init("memory_of_cross_ties", .optional(walk.statistic?.memory)),
      .init("suffices", walk.suffices.map(JSONValue.bool) ?? .null),
    ])
  }

  private func section(_ title: String, _ table: ResultTable) -> String {
    table.rows.isEmpty ? "" : "\n\(title)\n\n" + table.aligned.indented
  }
}

extension ResultTable {
  /// Some of the columns only.
  func selecting(_ places: [Int]) -> ResultTable {
    ResultTable(columns: places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
  }
}

extension String {
  /// The text with its first letter a capital.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
