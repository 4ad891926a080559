import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore

extension GapResult {
  /// The recommended pairs, the best first.
  var pairs: ResultTable {
    ResultTable(
      columns: [
        "rank", "id", "source", "target", "source-label", "target-label", "market", "score", "introducer", "path",
        "steps", "gain", "home-near-before", "home-near-after", "in-top-ten",
      ] + GapPart.Kind.allCases.map { "points-\($0.rawValue)" } + ["why"],
      rows: analysis.cards.map { card in
        let reach = reach(of: card)
        let cells: [Cell] = [
          .integer(card.rank), .text(card.id), .text(id(card.source)), .text(id(card.target)),
          .text(label(card.source)), .text(label(card.target)), Cell(card.market?.country.code), .number(card.score),
          Cell(card.introducer.map(label)), Cell(card.chain.map(names(of:))),
          card.chain.map { .integer($0.hopCount) } ?? .missing, Cell(card.gain.efficiency),
          reach.map { .integer($0.within.before) } ?? .missing, reach.map { .integer($0.within.after) } ?? .missing,
          Cell(card.robustness?.share),
        ]
        return cells + card.parts.map { Cell($0.points) } + [.text(card.why)]
      })
  }

  /// The reach of the market that a card would open up.
  func reach(of card: GapCard) -> PairGain.Reach? {
    guard let country = card.market?.country else { return nil }
    return card.gain.reach.first { places.markets[$0.market].country == country }
  }

  /// Ties between blocks with what chance would give, the largest deficit first.
  func blocks(_ deficits: BlockDeficits, where isListed: (BlockDeficits.Cell) -> Bool = { _ in true }) -> ResultTable {
    let hasCountries = deficits.blocks.contains { $0.country != nil }
    let columns =
      (hasCountries ? ["a", "a-country", "b", "b-country"] : ["a", "b"])
      + ["observed", "expected", "ratio", "z", "p", "q", "deficit", "verdict", "absent-pairs"]
      + ["observed-without-hubs", "expected-without-hubs", "deficit-without-hubs", "verdict-without-hubs"]
    return ResultTable(
      columns: columns,
      rows: sorted(deficits).filter(isListed).map { cell in
        let ends = [cell.blocks.source, cell.blocks.target].map { deficits.blocks[$0] }
        let names = ends.flatMap { block -> [Cell] in
          let group = Cell.text(grouping.keys[block.group])
          return hasCountries ? [group, Cell(block.country)] : [group]
        }
        let (count, rest) = (cell.count, cell.withoutHubs)
        let numbers: [Cell] = [
          .integer(count.observed), .number(count.expected), Cell(count.ratio), Cell(count.z), .number(count.p),
          Cell(count.q), .number(count.deficit), .text(count.verdict.rawValue), .integer(cell.absentPairs),
        ]
        let others: [Cell] = [
          rest.map { .integer($0.observed) } ?? .missing, Cell(rest?.expected), Cell(rest?.deficit),
          Cell(rest?.verdict.rawValue),
        ]
        return names + numbers + others
      })
  }

  /// Cells by falling deficit, those that are too small to say last.
  func sorted(_ deficits: BlockDeficits) -> [BlockDeficits.Cell] {
    deficits.cells.enumerated().sorted { left, right in
      let (a, b) = (left.element.count, right.element.count)
      let (smallA, smallB) = (a.verdict == .tooSmallToSay, b.verdict == .tooSmallToSay)
      if smallA != smallB { return smallB }
      return (b.deficit, left.offset) < (a.deficit, right.offset)
    }.map(\.element)
  }

  /// Groups in countries: those between which something can be said or there is a tie.
  var countryBlocks: ResultTable {
    guard let deficits = analysis.countryBlocks else { return blocks(analysis.groupBlocks) }
    return blocks(deficits) {
      isAsked($0, deficits) && ($0.count.verdict != .tooSmallToSay || $0.count.observed > 0)
    }
  }

  /// Whether a cell is between the groups of `--between`.
  func isAsked(_ cell: BlockDeficits.Cell, _ deficits: BlockDeficits) -> Bool {
    guard let between = analysis.options.between else { return true }
    let groups = [cell.blocks.source, cell.blocks.target].map { deficits.blocks[$0].group }.sorted()
    return groups == [between.source, between.target].sorted()
  }

  /// The blocks of different groups that have no tie at all, and how many would be expected.
  var whiteSpotCells: [(cell: BlockDeficits.Cell, deficits: BlockDeficits)] {
    let deficits = analysis.countryBlocks ?? analysis.groupBlocks
    return sorted(deficits).filter { cell in
      let groups = [cell.blocks.source, cell.blocks.target].map { deficits.blocks[$0].group }
      let isAcross = groups[0] != groups[1] || analysis.options.between.map { $0.source == $0.target } ?? false
      return isAcross && cell.absentPairs > 0 && cell.count.observed == 0 && isAsked(cell, deficits)
    }.map { ($0, deficits) }
      .sorted { $0.cell.count.expected > $1.cell.count.expected }
  }

  /// The same as a table.
  var whiteSpots: ResultTable {
    ResultTable(
      columns: ["a", "a-country", "b", "b-country", "observed", "expected", "absent-pairs", "verdict"],
      rows: whiteSpotCells.map { cell, deficits in
        let ends = [cell.blocks.source, cell.blocks.target].map { deficits.blocks[$0] }
        return ends.flatMap { [Cell.text(grouping.keys[$0.group]), Cell($0.country)] } + [
          .integer(0), .number(cell.count.expected), .integer(cell.absentPairs), .text(cell.count.verdict.rawValue),
        ]
      })
  }

  /// The best set of ties, in the order chosen.
  var best: ResultTable {
    ResultTable(
      columns: ["place", "id", "source", "target", "growth", "pairs-near", "home-near"],
      rows: (analysis.best?.ties ?? []).enumerated().map { place, tie in
        [
          .integer(place + 1), .text(gapID(id(tie.source), id(tie.target))), .text(label(tie.source)),
          .text(label(tie.target)), Cell(tie.growth), .integer(tie.pairsNear),
          tie.homeNear.map(Cell.integer) ?? .missing,
        ]
      })
  }

  /// Ties that are planned or considered.
  var underway: ResultTable {
    ResultTable(
      columns: ["source", "target", "kind", "gain", "further-home-near", "stated"],
      rows: analysis.underway.map { tie in
        let kinds = Set(tie.records.map(\.kind.rawValue)).sorted().joined(separator: ";")
        return [
          .text(label(tie.pair.first)), .text(label(tie.pair.second)), .text(kinds), Cell(tie.gain.efficiency),
          tie.gain.newlyNear.map(Cell.integer) ?? .missing,
          .text(tie.records.map { place(of: $0.provenance) }.joined(separator: "; ")),
        ]
      })
  }

  /// Countries in which a survey counted organisations.
  var surveys: ResultTable {
    ResultTable(
      columns: ["survey", "country", "name", "kind", "counted", "in-network", "with-ties"],
      rows: analysis.surveyedCountries.map { entry in
        [
          .text(entry.count.survey), .text(entry.country.code), .text(entry.country.name),
          Cell(entry.count.kind?.rawValue), .integer(entry.count.count), .integer(entry.inNetwork),
          .integer(entry.tied),
        ]
      })
  }

  /// Figures promised and reached, with the cards that would count.
  var indicators: ResultTable {
    ResultTable(
      columns: ["indicator", "name", "unit", "target", "achieved", "short-by", "cards-that-count"],
      rows: analysis.indicators.map { gap in
        [
          .text(gap.indicator.id), .text(gap.indicator.name), Cell(gap.indicator.unit), Cell(gap.indicator.target),
          Cell(gap.indicator.achieved), Cell(gap.shortBy), .text(gap.cardIDs.joined(separator: ";")),
        ]
      })
  }

  /// What became of the cards of the baseline.
  var progressTable: ResultTable {
    ResultTable(
      columns: ["id", "source", "target", "state", "rank", "reason"],
      rows: (progress ?? []).map { entry in
        [
          .text(entry.card.id), .text(entry.card.sourceID), .text(entry.card.targetID), .text(entry.state.rawValue),
          entry.rank.map(Cell.integer) ?? .missing, .text(entry.reason),
        ]
      })
  }
}
