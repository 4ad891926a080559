import ClusterModel
import GraphAlgorithms
import GraphCore

/// Makes cards of ranked pairs.
struct GapCardMaker {
  let scope: GapScope
  let groups: BlockDeficits
  let countries: BlockDeficits?
  private let labels: PartnerLabels
  private let tieOfPair: [NodePair: Int]
  private let activityIndex: [RecordID: [Int]]

  init(_ scope: GapScope, groups: BlockDeficits, countries: BlockDeficits?, labels: PartnerLabels) {
    (self.scope, self.groups, self.countries, self.labels) = (scope, groups, countries, labels)
    tieOfPair = Dictionary(
      scope.network.graph.edges.enumerated().map { (NodePair($1.source, $1.target), $0) },
      uniquingKeysWith: { first, _ in first })
    activityIndex = Dictionary(
      grouping: scope.network.records.participations.indices,
      by: { scope.network.records.participations[$0].activityID })
  }

  func card(of ranked: RankedPair, rank: Int, _ robustness: GapCard.Robustness?) -> GapCard {
    let network = scope.network
    let (source, target) = scope.ends(of: ranked.pair)
    let market = scope.market(of: ranked.pair)
    let chain = network.graph.introductions(from: source, to: target).first
    var gain = ranked.gain
    if gain.reach.isEmpty {
      gain = PairGain(
        efficiency: gain.efficiency, margin: gain.margin, crossPairs: gain.crossPairs,
        reach: GainMeasurement(scope).reach(with: ranked.pair))
    }
    let draft = CardDraft(
      rank: rank, source: source, target: target, market: market,
      shared: network.graph.sharedContacts(of: source, and: target),
      chain: chain, introducer: chain?.nodes.dropFirst().dropLast().first { network[$0].organisation != nil },
      gain: gain, complementarity: labels.complementarity(of: source, and: target), robustness: robustness)
    return GapCard(
      id: gapID(network.id(of: source), network.id(of: target)), rank: rank, source: source, target: target,
      market: market.map { scope.places.markets[$0] }, score: ranked.score, parts: ranked.parts, why: why(draft),
      shared: draft.shared, chain: chain, introducer: draft.introducer, gain: gain,
      gainInWords: gainInWords(of: gain, market: market), complementarity: draft.complementarity,
      robustness: robustness, evidence: evidence(draft), wouldChange: wouldChange(draft))
  }

  /// The rows that each step of the chain rests on, and the market's.
  private func evidence(_ draft: CardDraft) -> [GapCard.Evidence] {
    let records = scope.network.records
    var evidence: [GapCard.Evidence] = []
    if let nodes = draft.chain?.nodes {
      for (a, b) in zip(nodes, nodes.dropFirst()) { evidence += rows(between: a, and: b) }
    }
    if let place = draft.market {
      let country = scope.places.markets[place].country
      for market in records.markets where market.country == country {
        evidence.append(
          GapCard.Evidence(
            statement: "\(country.name): \(market.priority?.rawValue ?? "named as a") market",
            provenance: market.provenance))
      }
    }
    return evidence
  }

  private func rows(between a: NodeID, and b: NodeID) -> [GapCard.Evidence] {
    let (network, records) = (scope.network, scope.network.records)
    guard let tie = tieOfPair[NodePair(min(a, b), max(a, b))] else { return [] }
    let names = "\(network[a].label) – \(network[b].label)"
    let rows = network.ties[tie].recordIndices.map { index in
      let record = records.ties[index]
      let kind = records.tieKindRules[record.kind]?.label.lowercased() ?? record.kind.rawValue
      return GapCard.Evidence(statement: "\(names): \(kind)", provenance: record.provenance)
    }
    let ids = Set([network.id(of: a), network.id(of: b)])
    return rows
      + network.ties[tie].activityIndices.flatMap { index -> [GapCard.Evidence] in
        let activity = records.activities[index]
        return (activityIndex[activity.id] ?? []).map { records.participations[$0] }
          .filter { ids.contains($0.organisationID) }
          .map { participation in
            let who = network.table.node(of: participation.organisationID).map { network[$0].label } ?? ""
            return GapCard.Evidence(
              statement: "\(who): took part in “\(activity.name)”", provenance: participation.provenance)
          }
      }
  }
}

/// What the sentences of a card are made from.
struct CardDraft {
  let rank: Int
  let source: NodeID
  let target: NodeID
  let market: Int?
  let shared: [SharedContact]
  let chain: IntroductionChain?
  let introducer: NodeID?
  let gain: PairGain
  let complementarity: PairComplementarity?
  let robustness: GapCard.Robustness?
}
