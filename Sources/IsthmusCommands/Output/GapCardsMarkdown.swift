import ClusterAnalysis
import GraphCore

extension GapResult {
  /// The gap cards as a numbered list.
  var cardsMarkdown: String {
    analysis.cards.isEmpty
      ? "No pair of organisations without a tie is of the sort that is looked for.\n"
      : analysis.cards.map(markdown(of:)).joined()
  }

  private func markdown(of card: GapCard) -> String {
    var lines = ["\(card.rank). **\(markdownText(label(card.source))) → \(markdownText(label(card.target)))**"]
    lines.append(markdownText(card.why))
    if let chain = card.chain {
      let introducer = card.introducer.map { "\(label($0)) can introduce them: " } ?? ""
      lines.append("Through: " + markdownText(introducer + names(of: chain)) + ".")
    } else {
      lines.append("Through: nobody known; no chain of ties leads there.")
    }
    lines.append("Brings: " + markdownText(card.gainInWords))
    if let robustness = card.robustness {
      lines.append(
        "Holds: among the best ten in \(robustness.inTopTen) of \(robustness.runs) networks with a tenth of the ties left "
          + "out.")
    }
    if !card.evidence.isEmpty {
      let rows = card.evidence.prefix(3).map { "\($0.statement), \(place(of: $0.provenance))" }
      lines.append("Rests on: " + markdownText(rows.joined(separator: "; ")) + ".")
    }
    lines.append("Card: `\(card.id)`")
    return lines.joined(separator: "\n   ") + "\n"
  }
}
