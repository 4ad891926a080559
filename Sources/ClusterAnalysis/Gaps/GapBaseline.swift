public import ClusterModel
import GraphAlgorithms
import GraphCore

/// A card of an earlier run.
public struct BaselineCard: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The id of who should move.
  public let sourceID: RecordID
  /// The id of who is to be met.
  public let targetID: RecordID

  /// Names a card.
  public init(id: String, sourceID: RecordID, targetID: RecordID) {
    (self.id, self.sourceID, self.targetID) = (id, sourceID, targetID)
  }
}

/// What became of a gap since an earlier run.
public struct GapProgress: Hashable, Sendable {
  /// What became of it.
  public enum State: String, CaseIterable, Sendable {
    /// The two are tied now.
    case closed
    /// The tie is planned or considered now.
    case underway = "under way"
    /// The gap is still there.
    case open = "still open"
    /// No card said so before.
    case new
    /// It is no gap any more, though it was not closed.
    case dropped
  }

  /// The card.
  public let card: BaselineCard
  /// What became of it.
  public let state: State
  /// The place in the ranking now; nil if it has none.
  public let rank: Int?
  /// Why it has that state, in a sentence.
  public let reason: String
}

extension GapAnalysis {
  /// Says what became of the cards of an earlier run: those first, in their order, then the cards that are new.
  ///
  /// - Complexity: O(number of measured pairs).
  public func progress(since old: [BaselineCard]) -> [GapProgress] {
    let ranks = Dictionary(
      ranking.enumerated().map { place, ranked in
        (gapID(network.id(of: ranked.pair.first), network.id(of: ranked.pair.second)), place + 1)
      }, uniquingKeysWith: { first, _ in first })
    let known = Set(old.map(\.id))
    let past = old.map { card in
      let (state, reason) = outcome(of: card)
      return GapProgress(card: card, state: state, rank: state == .open ? ranks[card.id] : nil, reason: reason)
    }
    let fresh = cards.filter { !known.contains($0.id) }.map { card in
      GapProgress(
        card: BaselineCard(
          id: card.id, sourceID: network.id(of: card.source), targetID: network.id(of: card.target)),
        state: .new, rank: card.rank, reason: "No card said so before.")
    }
    return past + fresh
  }

  private func outcome(of card: BaselineCard) -> (GapProgress.State, String) {
    for id in [card.sourceID, card.targetID] where network.table.node(of: id) == nil {
      return (.dropped, "“\(id)” is not in the network any more.")
    }
    guard let a = network.table.node(of: card.sourceID), let b = network.table.node(of: card.targetID), a != b else {
      return (.dropped, "The card names one organisation only.")
    }
    let pair = NodePair(min(a, b), max(a, b))
    let names = "\(network[a].label) and \(network[b].label)"
    if network.graph.hasEdge(from: a, to: b) { return (.closed, "\(names) are tied now.") }
    if scope.blocked[pair] != nil {
      return (.dropped, "The data say that \(names) will not work together.")
    }
    if scope.underway[pair] != nil {
      return (.underway, "A tie of \(names) is planned or considered.")
    }
    guard scope.isWanted(a, b) else {
      return (.dropped, "With these options no tie of \(names) is looked for.")
    }
    return (.open, "\(names) have no tie yet.")
  }
}
