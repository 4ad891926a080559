import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphFormats

/// What `isthmus backtest` found, ready to be written.
struct BacktestTables {
  static let schema = "isthmus.backtest/1"

  let backtest: GapBacktest
  let day: Day
  let top: Int

  private var lengths: [Int] { backtest.options.lengths }

  /// Every method over all pairs.
  var methods: ResultTable {
    ResultTable(
      columns: ["method", "auc", "standard-error"] + lengths.map { "precision-at-\($0)" },
      rows: GapBacktest.Method.allCases.map { method in
        let accuracy = backtest.accuracy[method]
        return [.text(method.rawValue), Cell(accuracy?.areaUnderCurve), Cell(accuracy?.standardError)]
          + lengths.indices.map { Cell(accuracy?.precision[$0]) }
      })
  }

  /// Each part of the score by itself.
  var parts: ResultTable {
    ResultTable(
      columns: ["part", "weight", "auc"],
      rows: GapPart.Kind.allCases.map { kind in
        [.text(kind.rawValue), .number(kind.weight), Cell(backtest.parts[kind] ?? nil)]
      })
  }

  /// Every method for each pair of groups.
  var blocks: ResultTable {
    let methods = GapBacktest.Method.allCases.filter { $0 != .chance }
    let names = methods.map { $0.rawValue.replacing(" ", with: "-") }
    let length = lengths.first ?? 0
    return ResultTable(
      columns: ["a", "b", "pairs", "tied-later"] + names.map { "auc-\($0)" }
        + (names + ["chance"]).map { "precision-at-\(length)-\($0)" },
      rows: backtest.blocks.map { block in
        let keys = [block.groups.source, block.groups.target].map { Cell.text(backtest.grouping.keys[$0]) }
        return keys + [.integer(block.pairCount), .integer(block.hitCount)]
          + methods.map { Cell(block.accuracy[$0]?.areaUnderCurve) }
          + (methods + [.chance]).map { Cell(block.accuracy[$0]?.precision.first ?? nil) }
      })
  }

  /// The whole in words and tables.
  var text: String {
    var text = "\(backtest.network.records.title): what the ranking of gaps would have foretold on \(day)\n"
    text += String(repeating: "═", count: text.count - 1) + "\n"
    text += wrapped(
      "\(counted(backtest.newTieCount, "tie")) began on that day or later. "
        + "\(counted(backtest.knownCount, "organisation")) had a tie before; of \(counted(backtest.pairCount, "pair")) of "
        + "them without a tie, \(backtest.hitCount) were tied later.", indentation: 0)
    for (place, finding) in backtest.findings.enumerated() {
      text += "\n\(place + 1). \(finding.headline)\n" + wrapped(finding.reason.capitalisedFirst, indentation: 3)
    }
    let sample = backtest.sample
    let isSample = sample.hits + sample.misses < backtest.pairCount
    text += "\nMethods" + (isSample ? " (auc on \(sample.hits) pairs tied later and \(sample.misses) others)" : "")
    text += "\n\n" + methods.aligned.indented
    text += "\nParts of the score, each by itself\n\n" + parts.aligned.indented
    guard !blocks.rows.isEmpty else { return text }
    let columns = blocks.columns.indices.filter { !blocks.columns[$0].hasPrefix("precision") }
    text += "\nPairs of \(backtest.grouping.plural), those with most ties that came first\n\n"
    text += blocks.selecting(columns).prefix(top).aligned.indented
    if blocks.rows.count > top {
      text += wrapped("\(blocks.rows.count - top) more with --part blocks --format csv.")
    }
    for method in [GapBacktest.Method.resourceAllocation, .preferentialAttachment] {
      let (won, all) = backtest.blocksWon(against: method)
      guard all > 0 else { continue }
      text += wrapped(
        "In \(won) of \(counted(all, "pair")) of \(backtest.grouping.plural) with 10 or more ties that came, the gap "
          + "ranking did better than \(method.rawValue).")
    }
    return text
  }

  /// All parts.
  var json: JSONValue {
    let options = backtest.options
    return .object([
      .init("schema", .string(Self.schema)),
      .init("network", .string(backtest.network.records.title)),
      .init("since", .string(day.description)),
      .init("grouped_by", .string(backtest.grouping.attribute)),
      .init(
        "options",
        .object([
          .init("pairs", .string(options.gaps.policy.rawValue)), .init("null", .string(options.gaps.null.rawValue)),
          .init("candidates", .int(options.gaps.candidates)),
          .init("seed", .int(Int(truncatingIfNeeded: options.gaps.seed))),
        ])),
      .init("organisations", .int(backtest.knownCount)),
      .init("new_ties", .int(backtest.newTieCount)),
      .init("pairs", .int(backtest.pairCount)),
      .init("tied_later", .int(backtest.hitCount)),
      .init("pairs_measured", .int(backtest.measuredCount)),
      .init(
        "sample",
        .object([.init("tied_later", .int(backtest.sample.hits)), .init("others", .int(backtest.sample.misses))])),
      .init(
        "findings",
        .array(
          backtest.findings.map {
            .object([.init("headline", .string($0.headline)), .init("reason", .string($0.reason))])
          })),
      .init("methods", methods.json),
      .init("parts", parts.json),
      .init("blocks", blocks.json),
    ])
  }
}
