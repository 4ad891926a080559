import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore

extension GapResult {
  /// The whole in words and tables.
  var text: String {
    var text = "\(network.records.title): whom to meet next\n"
    text += String(repeating: "═", count: text.count - 1) + "\n"
    for (place, finding) in analysis.findings.enumerated() {
      text += "\n\(place + 1). \(finding.headline)\n" + wrapped(finding.reason.capitalisedFirst, indentation: 3)
    }
    if let progress { text += progressText(progress) }
    text += cardsText
    text += bestText
    text += underwayText
    if !analysis.markets.isEmpty {
      text += "\nMarkets\n" + analysis.markets.map(text(of:)).joined()
    }
    text += blocksText
    text += whiteSpotsText
    if !analysis.surveyedCountries.isEmpty {
      text += section("Countries that a survey counted, and who of them is in the network", surveys)
    }
    if !analysis.indicators.isEmpty {
      let hidden = ["indicator", "cards-that-count"]
      let shown = indicators.columns.indices.filter { !hidden.contains(indicators.columns[$0]) }
      text += section("Promised and reached", indicators.selecting(shown))
      for gap in analysis.indicators where !gap.cardIDs.isEmpty {
        text += wrapped(
          "Towards “\(gap.indicator.name)” would count, once signed: \(gap.cardIDs.joined(separator: ", ")).")
      }
    }
    return text
  }

  private var cardsText: String {
    guard !analysis.cards.isEmpty else {
      return "\nNo pair of organisations without a tie is of the sort that is looked for.\n"
    }
    var text =
      "\nThe \(analysis.cards.count == 1 ? "" : "\(analysis.cards.count) ")best of "
      + counted(analysis.eligibleCount, "possible pair")
      + (analysis.ranking.count < analysis.eligibleCount ? " (\(analysis.ranking.count) measured)" : "") + "\n"
    for card in analysis.cards { text += self.text(of: card) }
    return text
  }

  private func text(of card: GapCard) -> String {
    var text = "\n  \(card.rank). \(described(card.source))  →  \(described(card.target))\n"
    func add(_ title: String, _ sentence: String) {
      let lines = wrapped(sentence, indentation: 19)
      text += "     " + title + String(repeating: " ", count: 14 - title.count) + lines.dropFirst(19)
    }
    add("why", card.why)
    if let chain = card.chain {
      add(
        "through",
        (card.introducer.map { "\(label($0)): " } ?? "") + "\(names(of: chain)) (\(counted(chain.hopCount, "step")))")
    } else {
      add("through", "nobody known: no chain of ties leads there")
    }
    add("brings", card.gainInWords)
    if let robustness = card.robustness {
      add(
        "holds",
        "among the best ten in \(robustness.inTopTen) of \(counted(robustness.runs, "network")) with a tenth of the ties "
          + "left out")
    }
    let parts = card.parts.map { part in
      "\(part.kind.rawValue) " + (part.points.map { rounded(($0 * 100).rounded()) } ?? "not known")
    }
    add("score", "\(rounded(card.score)) of 100: \(parts.joined(separator: ", "))")
    if !card.evidence.isEmpty {
      let most = 4
      let rows = card.evidence.prefix(most).map { "\($0.statement), \(place(of: $0.provenance))" }
      let more =
        card.evidence.count > most ? ["\(counted(card.evidence.count - most, "more row")) in the JSON form"] : []
      add("rests on", (rows + more).joined(separator: "; "))
    }
    if !card.wouldChange.isEmpty { add("would change", card.wouldChange.joined(separator: " ")) }
    add("id", card.id)
    return text
  }

  /// Name, group and country.
  private func described(_ node: NodeID) -> String {
    let facts = [
      grouping.attribute == "country" ? nil : grouping.name(of: node), network[node].country?.name,
    ].compactMap(\.self)
    return label(node) + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
  }

  private var bestText: String {
    guard let best = analysis.best else { return "" }
    let steps = counted(analysis.options.steps, "step")
    var text =
      "\nThe best \(counted(best.ties.count, "tie")) together, chosen greedily: each is the best after those before it; "
      + "another set may be better\n\n"
    let shown = self.best.columns.indices.filter { self.best.columns[$0] != "id" }
    let hidden = best.isForMarkets ? [] : ["home-near"]
    text += self.best.selecting(shown.filter { !hidden.contains(self.best.columns[$0]) }).aligned.indented
    let end = best.ties.last
    if let near = best.homeNear, let after = end?.homeNear {
      text += wrapped(
        "Home organisations within \(steps) of a contact in one of the markets: \(after) instead of \(near).")
    }
    text += wrapped(
      (best.isForMarkets ? "Pairs of a home organisation and a contact" : "Pairs of different \(grouping.plural)")
        + " within \(steps) of each other: \(end?.pairsNear ?? best.pairsNear) of \(best.pairCount) instead of "
        + "\(best.pairsNear).")
    return text
  }

  private var underwayText: String {
    analysis.underway.isEmpty ? "" : section("Planned or considered already, so not recommended as new", underway)
  }

  private var blocksText: String {
    let columns =
      ["a", "a-country", "b", "b-country", "observed", "expected", "deficit", "z", "q", "verdict"]
      + (analysis.hubCount > 0 ? ["observed-without-hubs", "expected-without-hubs"] : [])
    func shown(_ table: ResultTable) -> ResultTable {
      table.selecting(columns.compactMap { table.columns.firstIndex(of: $0) })
    }
    let chance =
      switch analysis.options.null {
      case .density: "expected from the sizes of the \(grouping.plural)"
      case .degrees: "expected from the number of ties of each organisation"
      case .labels: "expected if \(grouping.plural) were dealt out at random"
      case .rewiring: "expected from rewired networks in which each organisation keeps its number of ties"
      }
    let hubs =
      analysis.hubCount > 0
      ? "; without-hubs: without organisations of kind "
        + analysis.options.hubs.map(\.rawValue).sorted().joined(separator: ", ") : ""
    var text = section(
      "Ties between \(grouping.plural) (\(chance)\(hubs))",
      shown(blocks(analysis.groupBlocks) { isAsked($0, analysis.groupBlocks) }))
    if analysis.countryBlocks != nil {
      let table = shown(countryBlocks)
      text += section("The same by country, the \(min(15, table.rows.count)) largest deficits", table.prefix(15))
    }
    return text
  }

  private var whiteSpotsText: String {
    let table = whiteSpots
    guard !table.rows.isEmpty else { return "" }
    let most = analysis.options.between == nil ? 15 : 100
    let more =
      table.rows.count > most ? wrapped("\(table.rows.count - most) more with --part white-spots --format csv.") : ""
    return section(
      "\(grouping.plural.capitalisedFirst) and countries without any tie, most expected first", table.prefix(most))
      + more
  }

  private func progressText(_ progress: [GapProgress]) -> String {
    let counts = GapProgress.State.allCases.map { state in (state, progress.count { $0.state == state }) }
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
    return "\nSince the baseline: \(counts.joined(separator: ", "))\n\n" + progressTable.aligned.indented
  }

  private func section(_ title: String, _ table: ResultTable) -> String {
    table.rows.isEmpty ? "" : "\n\(title)\n\n" + table.aligned.indented
  }
}
