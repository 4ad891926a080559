import ClusterAnalysis
import GraphAlgorithms
import GraphCore
import Slides

/// The slide on who mixes with whom: ties of each pair of groups, observed and expected.
struct SectorSlide {
  let context: DeckContext
  let analysis: BridgeAnalysis

  /// How many groups a slide has room for.
  private static let mostGroups = 8
  /// From which ratio on a cell is said to be far from what is expected.
  private static let strongRatio = 1.5

  private var grouping: Grouping { analysis.grouping }
  private var matrix: MixingMatrix { analysis.mixing.matrix }

  var slide: PlannedSlide? {
    guard grouping.keys.count > 1, context.network.graph.edgeCount > 0 else { return nil }
    let missing = analysis.findings.first { $0.headline.hasSuffix("with each other") }
    let mixing = analysis.findings.first { $0.reason.hasPrefix("the E-I index") }
    let groups = shownGroups
    let chance =
      analysis.mixing.chance == .labels
      ? "the same \(grouping.plural) dealt out at random" : "ties rewired with every organisation's number of ties kept"
    // "the E-I index is −0.6; with …": the number that the finding rests on.
    let index = mixing?.reason.split(separator: ";").first.map { ": \($0)" } ?? ""
    let title = missing.map { $0.headline + expectation } ?? mixing.map { $0.headline + index }
    guard let title else { return nil }
    let left = grouping.keys.count - groups.count
    return PlannedSlide(
      title: title,
      lead: mixing.map { missing == nil ? $0.reason.capitalisedFirst : "\($0.headline): \($0.reason)" } ?? "",
      content: .table(
        columns: [.init("Observed / expected")] + groups.map { .init(grouping.names[$0]) },
        rows: groups.map { row in
          [.init(grouping.names[row], isBold: true)] + groups.map { cell(row, $0) }
        },
        description: "Ties between \(grouping.plural), observed and expected by chance. "
          + groups.flatMap { row in
            groups.filter { matrix.isDirected || $0 >= row }.map { column in
              "\(grouping.names[row]) and \(grouping.names[column]): \(words(row, column))"
            }
          }.joined(separator: "; ") + ".",
        caption:
          "Expected: with \(chance). Orange: fewer than expected, blue: more; ▼ and ▲: beyond chance (q ≤ 0.05)."
          + (left > 0 ? " \(left) smaller \(grouping.plural) are left out." : ""),
        whereTheRestIs: "isthmus bridges --part mixing lists them all.", isMatrix: true),
      notes: context.notes(
        [missing?.reason.capitalisedFirst ?? "", mixing?.reason.capitalisedFirst ?? ""],
        method: "ties of each pair of groups are held against \(chance); q is the false discovery rate over all pairs "
          + "(Benjamini and Hochberg 1995, doi.org/10.1111/j.2517-6161.1995.tb02031.x). The E-I index is ties across "
          + "less ties within, over all (Krackhardt and Stern 1988, doi.org/10.2307/2786835).",
        numbers: context.command("bridges", "--part mixing --format markdown")), summary: title)
  }

  /// What chance would give where the title says that ties are missing.
  private var expectation: String {
    missingPair.map { "; chance would give \(Self.figure(matrix[$0.source, $0.target].expected))" } ?? ""
  }

  /// The pair that the finding names: the largest deficit among those of which at least one tie is expected.
  private var missingPair: GroupPair? {
    func deficit(_ pair: GroupPair) -> Double {
      let cell = matrix[pair.source, pair.target]
      return cell.expected - Double(cell.observed)
    }
    return analysis.groupPairs.filter { $0.source != $0.target && matrix[$0.source, $0.target].expected >= 1 }
      .min { (-deficit($0), $0.source, $0.target) < (-deficit($1), $1.source, $1.target) }
  }

  /// The pair that the finding names and the groups with most ties, in their order.
  private var shownGroups: [Int] {
    let all = Array(grouping.keys.indices)
    guard all.count > Self.mostGroups else { return all }
    let ties = all.map { group in all.reduce(0) { $0 + matrix[group, $1].observed } }
    let named = missingPair.map { [$0.source, $0.target] } ?? []
    let others = all.filter { !named.contains($0) }.sorted { (-ties[$0], $0) < (-ties[$1], $1) }
    return (named + others).prefix(Self.mostGroups).sorted()
  }

  /// An expected number of ties: with one decimal where these are few.
  private static func figure(_ expected: Double) -> String {
    rounded(expected < 10 ? (expected * 10).rounded() / 10 : expected.rounded())
  }

  private func cell(_ row: Int, _ column: Int) -> SlideTable.Cell {
    if !matrix.isDirected && column < row { return .init("", tone: .empty) }
    let cell = matrix[row, column]
    let isSure = analysis.mixing.significance.qValue(row, column) <= 0.05
    let (observed, expected) = (Double(cell.observed), cell.expected)
    let isStrong = observed * Self.strongRatio < expected || observed > expected * Self.strongRatio
    let isLow = observed < expected
    let mark = isSure ? (isLow ? " ▼" : " ▲") : ""
    let tone: SlideTable.Tone =
      abs(observed - expected) < 0.5
      ? .plain : isLow ? .low(isStrong: isStrong && isSure) : .high(isStrong: isStrong && isSure)
    return .init("\(cell.observed) / \(Self.figure(expected))\(mark)", isBold: isSure, tone: tone)
  }

  private func words(_ row: Int, _ column: Int) -> String {
    let cell = matrix[row, column]
    return "\(cell.observed) of \(Self.figure(cell.expected)) expected"
  }
}
