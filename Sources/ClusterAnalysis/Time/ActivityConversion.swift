public import ClusterModel
import GraphCore

/// Which of the pairs that met at an activity have a tie since: what the activity turned into.
///
/// That a tie is later does not prove that the meeting led to it; it is a list of what to ask about.
public struct ActivityConversion: Hashable, Sendable {
  /// What the dates say about tie and activity.
  public enum Timing: Int, Hashable, Comparable, Sendable {
    /// The tie began on the activity's first day or later.
    case after
    /// The dates are known too roughly to tell: both in 2019, say.
    case perhapsAfter
    /// The tie or the activity has no date.
    case undated

    /// Orders timings by what they say, the most first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// A pair that met and is tied; of several ties, the one whose dates say most.
  public struct Pair: Hashable, Sendable {
    /// One organisation.
    public let source: RecordID
    /// The other.
    public let target: RecordID
    /// The kind of the tie.
    public let kind: TieKind
    /// When the tie began, if known.
    public let since: PartialDate?
    /// What the dates say.
    public let timing: Timing
  }

  /// The activity.
  public let activity: Activity
  /// How many organisations of the network took part.
  public let participants: Int
  /// How many pairs of them met.
  public let pairs: Int
  /// How many of these pairs had a tie of the kinds asked for before.
  public let tiedBefore: Int
  /// The pairs that have one and did not have it before for certain, by timing, then by the table of organisations.
  public let tied: [Pair]

  /// How many pairs have a tie that began later, certainly or perhaps.
  public var convertedCount: Int { tied.count { $0.timing != .undated } }

  /// ``convertedCount`` over the pairs that had no such tie before; nil if there are none.
  public var rate: Double? { pairs > tiedBefore ? Double(convertedCount) / Double(pairs - tiedBefore) : nil }
}

extension ClusterNetwork {
  /// The kinds of tie that count as the outcome of an activity, unless others are asked for: those of agreement,
  /// memorandum and partner that occur.
  public var outcomeKinds: Set<TieKind> {
    let words = ["agreement", "memorandum", "partner", "partnership"].map(TieKind.init(rawValue:))
    return records.ties.kinds.intersection(words)
  }

  /// The kinds of activity at which organisations meet: all that occur except surveys.
  public var meetingKinds: Set<ActivityKind> {
    Set(records.activities.compactMap(\.kind)).subtracting([ActivityKind(rawValue: "survey")])
  }

  /// Finds for each activity which of the pairs that met there are tied since.
  ///
  /// Ties and activities after ``ProjectionOptions/asOf`` do not count. Kinds of tie that the network leaves out may be
  /// asked for all the same.
  ///
  /// - Parameters:
  ///   - kinds: The kinds of activity; one without a kind always counts.
  ///   - outcomes: The kinds of tie that count as an outcome.
  /// - Returns: The activities with at least two participants, by first day; undated ones last.
  /// - Complexity: O(*m* + Σ *k*²) for *k* participants of each activity.
  public func conversions(from kinds: Set<ActivityKind>, to outcomes: Set<TieKind>) -> [ActivityConversion] {
    var ties: [PairOfIDs: [Tie]] = [:]
    for tie in records.ties where outcomes.contains(tie.kind) {
      if let day = options.asOf, let since = tie.since, since.first > day { continue }
      ties[PairOfIDs(tie.sourceID, tie.targetID), default: []].append(tie)
    }
    var participants: [RecordID: Set<RecordID>] = [:]
    for participation in records.participations {
      participants[participation.activityID, default: []].insert(participation.organisationID)
    }
    let members = graph.nodes.filter { self[$0].organisation != nil }.map(id(of:))
    let activities = records.activities.filter { activity in
      if let day = options.asOf, let start = activity.start, start.first > day { return false }
      return activity.kind.map(kinds.contains) ?? true
    }
    let found = activities.compactMap { activity -> ActivityConversion? in
      let there = participants[activity.id] ?? []
      let present = there.isEmpty ? [] : members.filter(there.contains)
      return present.count < 2 ? nil : ActivityConversion(activity, present, ties)
    }
    return found.enumerated().sorted { left, right in
      let (a, b) = (left.element.activity.start, right.element.activity.start)
      guard a?.first != b?.first else { return left.offset < right.offset }
      guard let a, let b else { return a != nil }
      return a.first < b.first
    }.map(\.element)
  }
}

private struct PairOfIDs: Hashable {
  let low: RecordID
  let high: RecordID

  init(_ a: RecordID, _ b: RecordID) { (low, high) = a < b ? (a, b) : (b, a) }
}

extension ActivityConversion {
  fileprivate init(_ activity: Activity, _ present: [RecordID], _ ties: [PairOfIDs: [Tie]]) {
    var (pairs, before) = (0, 0)
    var tied: [Pair] = []
    for (place, source) in present.enumerated() {
      for target in present[(place + 1)...] {
        pairs += 1
        let found = ties[PairOfIDs(source, target)] ?? []
        let timings = found.map { Self.timing(of: $0, activity) }
        guard !timings.contains(nil) else {
          before += 1
          continue
        }
        let best = zip(found, timings).enumerated().min { left, right in
          (left.element.1 ?? .undated, left.offset) < (right.element.1 ?? .undated, right.offset)
        }
        guard let (tie, timing) = best?.element, let timing else { continue }
        tied.append(Pair(source: source, target: target, kind: tie.kind, since: tie.since, timing: timing))
      }
    }
    (self.activity, participants, self.pairs, tiedBefore) = (activity, present.count, pairs, before)
    self.tied = tied.enumerated().sorted { left, right in
      (left.element.timing, left.offset) < (right.element.timing, right.offset)
    }.map(\.element)
  }

  /// What the dates say; nil if the tie began, or ended, before the activity.
  private static func timing(of tie: Tie, _ activity: Activity) -> Timing? {
    guard let start = activity.start else { return .undated }
    guard let since = tie.since else {
      return tie.until.map { $0.last < start.first } ?? false ? nil : .undated
    }
    if since.last < start.first { return nil }
    return since.first >= start.last ? .after : .perhapsAfter
  }
}
