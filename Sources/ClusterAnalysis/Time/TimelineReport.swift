public import ClusterModel

/// How a network grew and what its activities turned into, ready for sentences.
public struct TimelineReport: Sendable {
  /// The network as a whole.
  public let network: ClusterNetwork
  /// How it grew.
  public let timeline: NetworkTimeline
  /// What each activity turned into.
  public let conversions: [ActivityConversion]
  /// The kinds of tie that count as an outcome.
  public let outcomes: Set<TieKind>

  /// Puts growth and outcomes side by side.
  public init(
    _ network: ClusterNetwork, timeline: NetworkTimeline, conversions: [ActivityConversion], outcomes: Set<TieKind>
  ) {
    (self.network, self.timeline, self.conversions, self.outcomes) = (network, timeline, conversions, outcomes)
  }

  /// What a strategist should know first, in the order of the questions: growth, groups, brokers, outcomes.
  public var findings: [Finding] { [growth, crossing, turnover, outcome, undated].compactMap(\.self) }

  private var growth: Finding? {
    guard let first = timeline.entries.first, let last = timeline.entries.last else {
      return Finding(headline: "No growth can be told", reason: "no tie and no activity has a date.")
    }
    guard timeline.entries.count > 1 else {
      return Finding(
        headline: "In \(first.period.name), \(counted(first.organisations, "organisation")) had "
          + counted(first.ties, "tie"), reason: "all dates are in this one period.")
    }
    let steps = timeline.entries.dropFirst().map { entry -> String in
      let parts = [
        entry.newTies > 0 ? counted(entry.newTies, "new tie") : nil,
        entry.endedTies > 0 ? "\(counted(entry.endedTies, "tie")) gone" : nil,
        entry.newOrganisations > 0 ? "\(counted(entry.newOrganisations, "organisation")) more with ties" : nil,
      ].compactMap(\.self)
      return "\(entry.period.name): " + (parts.isEmpty ? "nothing new" : parts.joined(separator: ", "))
    }
    let verb = last.ties > first.ties ? "grew" : last.ties < first.ties ? "shrank" : "stayed"
    return Finding(
      headline: "From \(first.period.name) to \(last.period.name) the network \(verb) from \(first.ties) to "
        + "\(counted(last.ties, "tie")), and from \(first.organisations) to "
        + "\(counted(last.organisations, "organisation")) with ties",
      reason: (steps.count > 4 ? Array(steps.suffix(4)) : steps).joined(separator: "; ")
        + (last.endingTies > 0 ? "; \(counted(last.endingTies, "tie")) end with \(last.period.name)" : "")
        + ". A period counts everything that was there at some time in it.")
  }

  private var crossing: Finding? {
    guard let grouping,
      let first = timeline.entries.first(where: { $0.crossShare != nil }), let was = first.crossShare,
      let last = timeline.entries.last(where: { $0.crossShare != nil }), let now = last.crossShare,
      first.period != last.period
    else { return nil }
    let difference = now - was
    let verb = abs(difference) < 0.0005 ? "stays" : difference > 0 ? "rises" : "falls"
    return Finding(
      headline: "The share of ties between different \(grouping.plural) \(verb)",
      reason: abs(difference) < 0.0005
        ? "it is \(percent(was)) in \(first.period.name) as in \(last.period.name)."
        : "it goes from \(percent(was)) in \(first.period.name) to \(percent(now)) in \(last.period.name), among ties "
          + "whose ends both have a \(grouping.singular).")
  }

  private var turnover: Finding? {
    guard let grouping, let first = timeline.brokers.first, let last = timeline.brokers.last,
      first.period != last.period, let leader = last.top.first
    else { return nil }
    let entered = last.top.filter { !first.top.contains($0) }
    let left = first.top.filter { !last.top.contains($0) }
    var parts = ["in \(last.period.name) the go-betweens are \(listed(last.top.map(network.label)))"]
    if !entered.isEmpty && !first.top.isEmpty {
      parts.append("not among them in \(first.period.name): \(listed(entered.map(network.label)))")
    }
    if !left.isEmpty { parts.append("no longer: \(listed(left.map(network.label)))") }
    let headline =
      first.top.first == leader
      ? "\(network.label(of: leader)) remains the strongest go-between of the \(grouping.plural)"
      : first.top.first.map {
        "\(network.label(of: leader)) follows \(network.label(of: $0)) as the strongest go-between of the "
          + grouping.plural
      } ?? "\(network.label(of: leader)) becomes the strongest go-between of the \(grouping.plural)"
    return Finding(headline: headline, reason: parts.joined(separator: "; ") + ".")
  }

  private var outcome: Finding? {
    guard !conversions.isEmpty, !outcomes.isEmpty else { return nil }
    let kinds = outcomes.sorted().map { records.tieKindRules[$0]?.label.lowercased() ?? $0.rawValue }
    struct Ends: Hashable { var ids: Set<RecordID> }
    var events: [Ends: (pair: ActivityConversion.Pair, names: [String])] = [:]
    var order: [Ends] = []
    for conversion in conversions {
      for pair in conversion.tied where pair.timing != .undated {
        let ends = Ends(ids: [pair.source, pair.target])
        if events[ends] == nil { order.append(ends) }
        var entry = events[ends] ?? (pair, [])
        entry.names.append(conversion.activity.name)
        events[ends] = entry
      }
    }
    let total = conversions.map(\.pairs).reduce(0, +)
    let undated = Set(
      conversions.flatMap { $0.tied.filter { $0.timing == .undated }.map { Ends(ids: [$0.source, $0.target]) } }
    )
    .subtracting(order).count
    let rest =
      undated > 0
      ? " \(counted(undated, "further pair")) met and \(undated == 1 ? "is" : "are") tied, but a date is missing, so "
        + "which came first is not known." : ""
    guard !order.isEmpty else {
      return Finding(
        headline: "No activity is known to have led to a tie of the kind \(kinds.joined(separator: " or "))",
        reason: "\(counted(total, "pair")) met, counted at each activity." + rest)
    }
    let texts = order.prefix(6).compactMap { ends -> String? in
      guard let (pair, names) = events[ends] else { return nil }
      let kind = records.tieKindRules[pair.kind]?.label.lowercased() ?? pair.kind.rawValue
      let since = pair.since.map { ", \($0)" } ?? ""
      let doubt = pair.timing == .perhapsAfter ? ", the dates do not say which came first" : ""
      return "\(network.label(of: pair.source)) – \(network.label(of: pair.target)) (\(kind)\(since)\(doubt)) after "
        + listed(names)
    }
    let more = order.count > 6 ? "; and \(order.count - 6) more" : ""
    let activities = Set(order.flatMap { events[$0]?.names ?? [] }).count
    return Finding(
      headline:
        "\(counted(order.count, "pair")) that met at \(activities == 1 ? "one activity" : "\(activities) activities") "
        + "\(order.count == 1 ? "has" : "have") a tie of the kind \(kinds.joined(separator: " or ")) since",
      reason: texts.joined(separator: "; ") + more + "." + rest)
  }

  private var undated: Finding? {
    let (ties, activities) = (timeline.undatedTies, timeline.undatedActivities)
    guard ties.undated > 0 || activities.undated > 0 else { return nil }
    let parts = [
      ties.undated > 0 ? "\(ties.undated) of \(counted(ties.all, "tie"))" : nil,
      activities.undated > 0 ? "\(activities.undated) of \(activities.all) activities" : nil,
    ].compactMap(\.self)
    return Finding(
      headline: "\(listed(parts)) have no date",
      reason: timeline.undated == .always
        ? "they count in every period, so growth is understated; --undated never leaves them out."
        : "they are left out; --undated always counts them in every period.")
  }

  private var records: ClusterRecords { network.records }
  private var grouping: Grouping? { timeline.attribute.flatMap { try? network.grouping(by: $0) } }
}
