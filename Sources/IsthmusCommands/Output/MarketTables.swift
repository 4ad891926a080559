import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore

extension GapResult {
  /// One row for each market, then one for all that were asked for together.
  var markets: ResultTable {
    ResultTable(
      columns: [
        "market", "priority", "contacts", "holders", "home", "within-1", "within-2", "within-3", "with-a-way",
        "first-to-lose", "home-losing", "home-cut-off", "ways-through",
      ],
      rows: analysis.markets.map { market in
        let first = market.holders.first { !$0.losing.isEmpty || !$0.cutOff.isEmpty }
        let priorities = Set(market.aims.compactMap { $0.priority?.rawValue }).sorted().joined(separator: ";")
        return [
          .text(market.code), priorities.isEmpty ? .missing : .text(priorities),
          .text(market.contacts.map(label).joined(separator: ";")),
          .text(market.holders.map { label($0.node) }.joined(separator: ";")), .integer(market.homeCount),
          .integer(market.within[0]), .integer(market.within[1]), .integer(market.within[2]),
          .integer(market.reachingCount), Cell(first.map { label($0.node) }), .integer(first?.losing.count ?? 0),
          .integer(first?.cutOff.count ?? 0),
          .text(market.alternatives.filter { $0.chain != nil }.map(\.via.code).joined(separator: ";")),
        ]
      })
  }

  /// How each home organisation gets to each market.
  var ways: ResultTable {
    ResultTable(
      columns: ["market", "home", "label", "steps", "introducer", "contact", "chain"],
      rows: analysis.markets.flatMap { market in
        market.ways.map { way in
          let inner = way.chain?.nodes.dropFirst().dropLast().first { network[$0].organisation != nil }
          return [
            .text(market.code), .text(id(way.home)), .text(label(way.home)),
            way.chain.map { .integer($0.hopCount) } ?? .missing, Cell(inner.map(label)),
            Cell(way.chain?.nodes.last.map(label)), Cell(way.chain.map(names(of:))),
          ]
        }
      })
  }

  /// A market in words.
  func text(of market: MarketReach) -> String {
    let title = market.aims.map(\.country.name).joined(separator: " and ")
    let role = market.aims.count == 1 ? market.aims[0].priority.map { " (\($0.rawValue))" } ?? "" : " together"
    guard !market.contacts.isEmpty else {
      return "\n  \(title)\(role): nobody in the network is there.\n"
    }
    var text = "\n  \(title)\(role)\n"
    func add(_ sentence: String) { text += wrapped(sentence, indentation: 4) }
    add("Contacts: \(listed(market.contacts.map(label))).")
    add(
      "Of \(counted(market.homeCount, "home organisation")), \(market.within[0]) are within 1 step of a contact, "
        + "\(market.within[1]) within 2, \(market.within[2]) within 3; \(market.reachingCount) have a way there at all."
    )
    if market.holders.isEmpty { add("Nobody outside has a tie to any of them.") }
    for holder in market.holders.prefix(top) { add(sentence(on: holder, of: market)) }
    for way in market.alternatives {
      let country = way.via.nameInSentence
      let links = way.links.map { "\(label($0.first)) – \(label($0.second))" }
      add(
        "By way of \(country) (\(listed(links))): " + market.sentence(on: way, network))
    }
    return text
  }

  private func sentence(on holder: MarketReach.Holder, of market: MarketReach) -> String {
    var sentence = "Through \(label(holder.node)) (tied to \(listed(holder.contacts.map(label)))): if it left, "
    if holder.losing.isEmpty {
      sentence += "nobody else at home would be farther than \(counted(market.steps, "step"))"
      sentence += holder.near.before == 0 ? ", since nobody else is that near" : " who is not now"
    } else {
      sentence +=
        "\(holder.losing.count) of the other \(counted(holder.near.before, "home organisation")) within "
        + "\(counted(market.steps, "step")) would no longer be: " + shortened(holder.losing)
    }
    if !holder.cutOff.isEmpty { sentence += "; no way at all would be left to \(shortened(holder.cutOff))" }
    if !holder.contactsLost.isEmpty {
      sentence += "; nobody at home would reach \(listed(holder.contactsLost.map(label))) any more"
    }
    return sentence + "."
  }

  private func shortened(_ nodes: [NodeID]) -> String {
    let names = nodes.prefix(8).map(label)
    return nodes.count > 8 ? names.joined(separator: ", ") + " and \(nodes.count - 8) more" : listed(names)
  }
}
