import ClusterAnalysis
import ClusterModel

/// A summary as one screen of text.
struct SummaryText {
  private let summary: NetworkSummary

  init(_ summary: NetworkSummary) { self.summary = summary }

  var text: String {
    var text = "\(summary.title)\n\(String(repeating: "═", count: summary.title.count))\n"
    text += sentence(network) + sentence(connectedness)
    text += section("Organisations", summary.kinds)
    text += section("Countries", summary.countries, note: thirdCountries)
    text += section("Main sectors", summary.sectors)
    text += section("Ties by kind", summary.tieKinds)
    if let groups = summary.groups {
      let ties = "\(counted(groups.tiesWithin, "tie")) within one of them, \(groups.tiesAcross) between two"
      text += section("By \(groups.attribute)", groups.counts, note: ties)
    }
    if !summary.markets.isEmpty { text += "\nMarkets\n" + wrapped(markets) }
    if !summary.indicators.isEmpty { text += "\nIndicators\n" + indicators.aligned.indented }
    return text
  }

  private var network: String {
    var parts = [counted(summary.organisationCount, "organisation")]
    if summary.nodeCount > summary.organisationCount {
      parts.append("\(summary.nodeCount - summary.organisationCount) activities as nodes")
    }
    parts.append(counted(summary.tieCount, summary.isDirected ? "directed tie" : "tie"))
    if summary.activityCount > 0 {
      parts.append("\(summary.activityCount) activities with \(counted(summary.participationCount, "participation"))")
    }
    var text = listed(parts)
    if let period = summary.period {
      text += "; dates from \(period.lowerBound) to \(period.upperBound)"
    }
    return text + "."
  }

  private var connectedness: String {
    var text: String
    switch summary.componentSizes.count {
    case 0: return "There is nothing in it."
    case 1: text = "All are connected"
    case let count:
      text = "\(count) separate parts, the largest of \(summary.componentSizes[0])"
      if summary.isolateCount > 0 { text += "; \(summary.isolateCount) without any tie" }
    }
    if let density = summary.density { text += "; density \(rounded(density))" }
    return text + "."
  }

  private var thirdCountries: String? {
    summary.thirdCountryCount.map { "\($0) outside the home countries" }
  }

  private var markets: String {
    let byPriority = Dictionary(grouping: summary.markets) { $0.priority?.rawValue ?? "named" }
    let order = ["target", "vehicle", "fallback", "explored", "named"]
    return order.compactMap { priority in
      byPriority[priority].map { "\(priority): \(listed($0.map(\.country.name)))" }
    }.joined(separator: "; ")
  }

  private var indicators: ResultTable {
    ResultTable(
      columns: ["", "target", "achieved", "short by"],
      rows: summary.indicators.map { [.text($0.name), Cell($0.target), Cell($0.achieved), Cell($0.shortBy)] })
  }

  private func section(_ title: String, _ counts: [NetworkSummary.Count], note: String? = nil) -> String {
    // A column that nobody filled in is no news.
    guard counts.contains(where: { $0.key != nil }) else { return "" }
    let most = 12
    var items = counts.prefix(most).map { "\($0.name) \($0.count)" }
    if counts.count > most {
      items.append("\(counts.count - most) others \(counts.dropFirst(most).map(\.count).reduce(0, +))")
    }
    return "\n\(title)\n" + wrapped(items.joined(separator: " · ") + (note.map { " (\($0))" } ?? ""))
  }

  private func sentence(_ text: String) -> String { wrapped(text, indentation: 0) }
}

/// A text in lines of at most 100 characters.
func wrapped(_ text: String, indentation: Int = 2) -> String {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty && line.count + word.count + 1 + indentation > 100 {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " " + word
  }
  lines.append(line)
  let blanks = String(repeating: " ", count: indentation)
  return lines.map { blanks + $0 + "\n" }.joined()
}

extension String {
  /// The text with every line moved in by two blanks.
  var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
      .joined(separator: "\n")
  }
}
