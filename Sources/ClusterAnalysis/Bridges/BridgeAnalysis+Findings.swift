import GraphAlgorithms
import GraphCore

extension BridgeAnalysis {
  /// The false discovery rate up to which more or fewer ties than expected are called surprising.
  public static let surprisingRate = 0.05

  /// What a strategist should know first, most important first.
  public var findings: [Finding] {
    [strongestBridge, hiddenBridge, mixingFinding, missingTies, fragility].compactMap(\.self)
  }

  /// Who is on the way between groups most often.
  private var strongestBridge: Finding? {
    guard let first = brokers.first, first.crossBetweenness > 0 else { return nil }
    let otherPairs = (first.crossBetweenness / first.share).rounded()
    var reason =
      "\(percent(first.share)) of the shortest connections between others in different \(plural) run through "
    reason += "\(name(first.node)) (\(number(first.crossBetweenness)) of \(number(otherPairs)) pairs)"
    let next = brokers.dropFirst().prefix(2).filter { $0.crossBetweenness > 0 }
    if !next.isEmpty { reason += "; next: \(listed(next.map { "\(name($0.node)) \(percent($0.share))" }))" }
    return Finding(headline: "\(name(first.node)) is the strongest bridge between \(scope)", reason: reason + ".")
  }

  /// Someone with few ties who matters more across groups than anyone would guess.
  private var hiddenBridge: Finding? {
    let graph = network.graph
    let byTies = graph.degree().ranking
    guard let busiest = byTies.first, brokers.count > 5 else { return nil }
    let rankByTies = Dictionary(uniqueKeysWithValues: byTies.enumerated().map { ($1, $0) })
    // A lone tie to someone without others makes a cut point of anyone; a tenth of all pairs is worth a word.
    let places = brokers.indices.prefix(5).filter { place in
      brokers[place].share >= 0.1 && (rankByTies[brokers[place].node] ?? 0) >= 2 * max(3, place)
    }
    guard let place = places.first else { return nil }
    let hidden = brokers[place]
    return Finding(
      headline:
        "\(name(hidden.node)) matters more than its \(counted(graph.outDegree(of: hidden.node), "tie")) suggest",
      reason:
        "by ties it comes \(ordinal((rankByTies[hidden.node] ?? 0) + 1)), across \(plural) \(ordinal(place + 1)); "
        + "\(name(busiest)) has most ties (\(graph.outDegree(of: busiest))).")
  }

  /// Whether ties keep to their group, against what labels dealt out at random would give.
  private var mixingFinding: Finding? {
    guard let index = mixing.eiIndex, let moments = mixing.eiMoments, moments.standardDeviation > 0 else { return nil }
    let z = (index - moments.mean) / moments.standardDeviation
    let reason =
      "the E-I index is \(signed(index)); with the same \(plural) dealt out at random it would be "
      + "\(signed(moments.mean)) ± \(number(moments.standardDeviation)) (z = \(signed(z)))."
    if z < -2 {
      return Finding(headline: "Ties keep to their own \(singular) more than chance explains", reason: reason)
    }
    if z > 2 { return Finding(headline: "Ties cross between \(plural) more than chance explains", reason: reason) }
    return Finding(headline: "Ties neither keep to their own \(singular) nor avoid it beyond chance", reason: reason)
  }

  /// The pair of groups that is farthest below what chance would give.
  private var missingTies: Finding? {
    let pairs = groupPairs.filter { pair in
      guard pair.source != pair.target else { return false }
      let cell = mixing.matrix[pair.source, pair.target]
      return Double(cell.observed) < cell.expected && cell.expected >= 1
    }
    let lowest = pairs.min { left, right in
      deficit(left) != deficit(right)
        ? deficit(left) > deficit(right) : (left.source, left.target) < (right.source, right.target)
    }
    guard let pair = lowest else { return nil }
    let cell = mixing.matrix[pair.source, pair.target]
    let q = mixing.significance.qValue(pair.source, pair.target)
    let names = "\(grouping.names[pair.source]) and \(grouping.names[pair.target])"
    return Finding(
      headline:
        "\(names) have \(cell.observed == 0 ? "no ties" : "only \(counted(cell.observed, "tie"))") with each other",
      reason: "their numbers alone would give about \(number(cell.expected)), so about "
        + "\(number(deficit(pair))) are missing; "
        + (q <= Self.surprisingRate
          ? "this is more than chance explains (q = \(number(q)))."
          : "in a network of this size chance alone could do that (q = \(number(q)))."))
  }

  /// Who would take most others with them.
  private var fragility: Finding? {
    guard let cut = cutPoints.first(where: { !$0.cutOff.isEmpty }) else { return nil }
    let names = cut.cutOff.prefix(6).map(name)
    let more = cut.cutOff.count - names.count
    let list = more > 0 ? names.joined(separator: ", ") + " and \(counted(more, "other"))" : listed(names)
    return Finding(
      headline:
        "Without \(name(cut.node)), \(counted(cut.cutOff.count, "organisation")) would lose the rest of the network",
      reason: "cut off: \(list)"
        + (cutPoints.count > 1 ? "; \(counted(cutPoints.count, "organisation")) in all are such cut points." : "."))
  }

  private func deficit(_ pair: GroupPair) -> Double {
    let cell = mixing.matrix[pair.source, pair.target]
    return max(0, cell.expected - Double(cell.observed))
  }

  private func name(_ node: NodeID) -> String { network[node].label }

  private var scope: String {
    between.map { "\(grouping.names[$0.source]) and \(grouping.names[$0.target])" } ?? plural
  }

  private var plural: String { grouping.plural }
  private var singular: String { grouping.singular }
}

extension Grouping {
  /// A word for one group.
  public var singular: String {
    switch attribute {
    case "sector", "sector-group": "sector"
    default: attribute
    }
  }

  /// A word for several groups.
  public var plural: String {
    switch attribute {
    case "sector", "sector-group": "sectors"
    case "country": "countries"
    case "city": "cities"
    case "kind", "region": attribute + "s"
    default: "\(attribute) groups"
    }
  }
}

/// A number with at most two decimals.
func number(_ value: Double) -> String {
  let scale: Double = abs(value) < 0.1 ? 1000 : abs(value) < 10 ? 100 : 10
  let rounded = (value * scale).rounded() / scale
  let text = rounded.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

func signed(_ value: Double) -> String {
  let text = number(abs(value))
  return text == "0" ? text : (value < 0 ? "−" : "+") + text
}

func percent(_ share: Double) -> String { "\(number((share * 1000).rounded() / 10)) %" }

func ordinal(_ place: Int) -> String {
  let suffix =
    switch (place % 10, place % 100) {
    case (1, let tens) where tens != 11: "st"
    case (2, let tens) where tens != 12: "nd"
    case (3, let tens) where tens != 13: "rd"
    default: "th"
    }
  return "\(place)\(suffix)"
}
