import ClusterModel
import GraphAlgorithms
import GraphCore

extension GapCardMaker {
  /// Why the two should talk, in one sentence.
  func why(_ draft: CardDraft) -> String {
    let reasons = [
      marketReason(draft), deficitReason(draft), offerReason(draft), newcomerReason(draft), contactReason(draft),
    ].compactMap(\.self)
    guard reasons.isEmpty else { return reasons.joined(separator: "; ").capitalisedFirst + "." }
    return "The two have no tie" + (sides(draft).map { ", and one is in \($0), the other in \($1)." } ?? ".")
  }

  private func marketReason(_ draft: CardDraft) -> String? {
    guard let place = draft.market else { return nil }
    let aim = scope.places.markets[place]
    let role =
      switch aim.priority?.rawValue {
      case "target": "is a target market"
      case "vehicle": "is wanted as a way to other markets"
      case "fallback": "is a market to fall back on"
      case "explored": "is a market being explored"
      default: "is a market asked for"
      }
    let ties = scope.network.graph.neighbors(of: draft.source).count { scope.places.marketOfNode[$0.index] == place }
    let name = aim.country.nameInSentence
    return "\(name) \(role), and \(label(draft.source)) has "
      + (ties == 0 ? "no tie to anyone there" : "so far \(counted(ties, "tie")) there")
  }

  private func deficitReason(_ draft: CardDraft) -> String? {
    guard let (a, b) = blocks(draft, groups) else { return nil }
    let cell = groups[a, b]
    let names = scope.grouping.names
    let between =
      a == b ? "inside \(names[a])" : "between \(listed([names[a], names[b]]))"
    var reason: String?
    if cell.count.verdict != .tooSmallToSay && cell.count.deficit >= 0.5 {
      reason =
        "\(between) there \(existing(cell.count.observed)) "
        + "where chance would give \(plainNumber(cell.count.expected))"
    }
    guard let countries, let (c, d) = blocks(draft, countries), countries[c, d].count.observed == 0 else {
      return reason
    }
    let (left, right) = (name(of: countries.blocks[c]), name(of: countries.blocks[d]))
    let none = c == d ? "nobody of \(left) is tied to another one there" : "\(left) and \(right) have no tie at all"
    return [reason, none].compactMap(\.self).joined(separator: "; ")
  }

  private func existing(_ ties: Int) -> String {
    switch ties {
    case 0: "is no tie"
    case 1: "is 1 tie"
    default: "are \(ties) ties"
    }
  }

  private func offerReason(_ draft: CardDraft) -> String? {
    guard let complementarity = draft.complementarity else { return nil }
    if !complementarity.matches.isEmpty {
      return "what one of them seeks the other offers or works in: \(listed(complementarity.matches))"
    }
    return complementarity.value >= 25
      ? "each adds, on average, \(plainNumber(complementarity.value)) % of what goes with the other's fields of work"
      : nil
  }

  private func newcomerReason(_ draft: CardDraft) -> String? {
    let newcomers = [draft.source, draft.target].filter { scope.network.graph.outDegree(of: $0) == 0 }
    guard !newcomers.isEmpty else { return nil }
    return newcomers.count == 1 ? "\(label(newcomers[0])) has no ties yet" : "neither has any ties yet"
  }

  private func contactReason(_ draft: CardDraft) -> String? {
    guard !draft.shared.isEmpty else { return nil }
    let names = draft.shared.prefix(3).map { label($0.node) }
    if draft.shared.count <= 3 { return "both are tied to \(listed(names))" }
    return "they share \(draft.shared.count) contacts, among them \(listed(names))"
  }

  /// What the tie would bring, in words.
  func gainInWords(of gain: PairGain, market: Int?) -> String {
    var sentences: [String] = []
    let home = scope.places.homeNodes.count
    let steps = counted(scope.options.steps, "step")
    for reach in gain.reach {
      let country = scope.places.markets[reach.market].country.nameInSentence
      let (before, after) = (reach.within.before, reach.within.after)
      if after > before {
        sentences.append(
          "With this tie \(after) of \(counted(home, "home organisation")) would be within \(steps) of a contact in "
            + "\(country), instead of \(before).")
      } else if reach.market == market {
        sentences.append(
          "It brings no further home organisation within \(steps) of a contact in \(country): \(before) of \(home) are "
            + "already.")
      }
    }
    if let pairs = gain.crossPairs, pairs.after > pairs.before {
      sentences.append(
        "Pairs of organisations in different \(scope.grouping.plural) that are within \(steps) of each other: "
          + "\(pairs.after) instead of \(pairs.before).")
    }
    if let growth = gain.efficiency {
      let amount = plainNumber(growth)
      let margin = gain.margin.map { ", estimated within \(plainNumber($0))" } ?? ""
      if growth > 0 || gain.margin != nil {
        sentences.append(
          "Closeness across \(scope.grouping.plural) (the mean of 1 / steps) grows by \(amount)\(margin).")
      }
    }
    return sentences.isEmpty ? "It brings nobody nearer to anyone of another group." : sentences.joined(separator: " ")
  }

  /// What would change the answer.
  func wouldChange(_ draft: CardDraft) -> [String] {
    [introducerCondition(draft), deficitCondition(draft), robustnessCondition(draft), unknowns(draft)]
      .compactMap(\.self)
  }

  private func introducerCondition(_ draft: CardDraft) -> String? {
    guard let chain = draft.chain else { return plannedChain(draft) }
    guard let introducer = draft.introducer else { return nil }
    let rest = scope.network.graph.removingTies(of: CollectionOfOne(introducer))
    let left = rest.stepsToNearest(of: [draft.target])[draft.source.index]
    guard let left else { return "Without \(label(introducer)) no chain would lead from one to the other." }
    guard left > chain.hopCount else { return nil }
    return "Without \(label(introducer)) the shortest chain would have \(counted(left, "step")) instead of "
      + "\(chain.hopCount)."
  }

  /// What to say where no chain leads: whether one would if what is planned or considered came about.
  private func plannedChain(_ draft: CardDraft) -> String {
    let plans = scope.underway.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    let ties = plans.map { Edge(source: $0.first, target: $0.second) }
    if !ties.isEmpty, let planned = try? scope.network.graph.adding(ties),
      let chain = planned.introductions(from: draft.source, to: draft.target).first
    {
      return
        "No chain of ties leads from one to the other today; if what is planned or considered came about, one would: "
        + chain.nodes.map(label).joined(separator: " – ") + "."
    }
    return "No chain of ties leads from one to the other; an introduction has to come from outside the data."
  }

  private func deficitCondition(_ draft: CardDraft) -> String? {
    guard let (a, b) = blocks(draft, groups) else { return nil }
    let count = groups[a, b].count
    guard count.verdict != .tooSmallToSay, count.deficit >= 0.5 else { return nil }
    let names = scope.grouping.names
    let needed = Int(count.deficit.rounded(.up))
    return "\(counted(needed, "other new tie").capitalisedFirst) "
      + (a == b ? "inside \(names[a])" : "between \(listed([names[a], names[b]]))")
      + " would close that gap as well."
  }

  private func robustnessCondition(_ draft: CardDraft) -> String? {
    guard draft.rank <= GapRobustness.top, let robustness = draft.robustness, robustness.share < 0.5 else { return nil }
    return "It is among the best ten in only \(robustness.inTopTen) of \(counted(robustness.runs, "network")) with a "
      + "tenth of the ties left out: a few ties more or fewer in the data could move it."
  }

  private func unknowns(_ draft: CardDraft) -> String? {
    guard draft.complementarity == nil else { return nil }
    return "Nothing is known of how their fields of work, or what they seek and offer, go together."
  }

  private func blocks(_ draft: CardDraft, _ deficits: BlockDeficits) -> (Int, Int)? {
    guard let a = deficits.partition[draft.source], let b = deficits.partition[draft.target] else { return nil }
    return (a, b)
  }

  private func sides(_ draft: CardDraft) -> (String, String)? {
    guard let a = scope.grouping.name(of: draft.source), let b = scope.grouping.name(of: draft.target), a != b else {
      return nil
    }
    return (a, b)
  }

  private func name(of block: BlockDeficits.Block) -> String { scope.grouping.name(of: block) }

  private func label(_ node: NodeID) -> String { scope.network[node].label }
}

extension Grouping {
  /// The name of a block for people: “ICT”, or “ICT in France”.
  public func name(of block: BlockDeficits.Block) -> String {
    guard let country = block.country else { return names[block.group] }
    return "\(names[block.group]) in \(Country(code: country)?.nameInSentence ?? country)"
  }
}

extension String {
  /// The text with its first letter a capital.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// A number as a sentence has it: three significant digits, and no exponent below 10¹⁵.
func plainNumber(_ value: Double) -> String {
  guard value != 0, abs(value) < 1e15 else { return value == 0 ? "0" : value.description }
  var (scale, decimals) = (1.0, 0)
  while abs(value) * scale < 100 && decimals < 9 { (scale, decimals) = (scale * 10, decimals + 1) }
  let digits = String(Int((abs(value) * scale).rounded()))
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  var text = String(padded.dropLast(decimals)) + (decimals > 0 ? "." + padded.suffix(decimals) : "")
  if text.contains(".") { while text.hasSuffix("0") { text.removeLast() } }
  if text.hasSuffix(".") { text.removeLast() }
  return (value < 0 ? "−" : "") + text
}
