import ClusterModel
import GraphAlgorithms
import GraphCore

extension ScenarioComparison {
  /// What happens, in sentences for people, most important first.
  public var findings: [Finding] {
    guard !scenario.isEmpty else {
      return [
        Finding(headline: "Nothing changes", reason: "the scenario removes, joins, adds and drops nothing.")
      ]
    }
    return [size, falling, reconnecting, activitiesOnly, distances, takingOver, marketFinding, groupTies, weakPoints]
      .compactMap(\.self)
  }

  private var size: Finding {
    let leaving = names(scenario.leaving.map(\.name))
    let joining = scenario.joining.map(\.organisation.label)
    let what = [
      leaving.isEmpty ? nil : "\(listed(leaving)) leave\(leaving.count == 1 ? "s" : "")",
      joining.isEmpty ? nil : "\(listed(joining)) join\(joining.count == 1 ? "s" : "")",
    ].compactMap(\.self)
    let (organisations, ties) = (counts[0].change, counts[1].change)
    var reason =
      organisations.before == organisations.after
      ? "there are \(number(organisations.after ?? 0)) organisations, as before"
      : "organisations go from \(number(organisations.before ?? 0)) to \(number(organisations.after ?? 0))"
    reason +=
      ties.before == ties.after
      ? "; there are \(number(ties.after ?? 0)) ties, as before"
      : "; ties from \(number(ties.before ?? 0)) to \(number(ties.after ?? 0))"
    let stated = [
      scenario.adding.isEmpty ? nil : "\(counted(scenario.adding.count, "new tie")) in the scenario",
      scenario.dropping.isEmpty ? nil : "\(counted(scenario.dropping.count, "pair")) whose ties end",
    ].compactMap(\.self)
    if !stated.isEmpty { reason += " (\(stated.joined(separator: ", ")))" }
    let change = Int((ties.after ?? 0) - (ties.before ?? 0))
    let headline =
      what.isEmpty
      ? "The network has \(change == 0 ? "as many ties as before" : change > 0 ? "\(counted(change, "tie")) more" : "\(counted(-change, "tie")) fewer")"
      : listed(what)
    return Finding(headline: headline, reason: reason + ".")
  }

  private var falling: Finding? {
    guard !cutOff.isEmpty else {
      guard !scenario.leaving.isEmpty || !scenario.dropping.isEmpty else { return nil }
      return Finding(
        headline: "Nobody loses the rest of the network",
        reason: "every organisation that stays and was in the largest connected part still is.")
    }
    let all = cutOff.flatMap(\.self)
    let alone = cutOff.filter { $0.count == 1 }.flatMap(\.self)
    let together = cutOff.filter { $0.count > 1 }
    var parts = together.map { "\(shortList($0)) stay tied to each other only" }
    if !alone.isEmpty { parts.append("\(shortList(alone)) \(alone.count == 1 ? "is" : "are") left without any tie") }
    return Finding(
      headline:
        "\(counted(all.count, "organisation")) \(all.count == 1 ? "loses" : "lose") the rest of the network",
      reason: parts.joined(separator: "; ") + ".")
  }

  private var reconnecting: Finding? {
    guard !reconnected.isEmpty else { return nil }
    return Finding(
      headline: "\(shortList(reconnected)) \(reconnected.count == 1 ? "becomes" : "become") part of the main network",
      reason: "before, no path led from there to its largest part.")
  }

  private var activitiesOnly: Finding? {
    guard !heldByActivitiesOnly.isEmpty else { return nil }
    let one = heldByActivitiesOnly.count == 1
    return Finding(
      headline: "\(shortList(heldByActivitiesOnly)) \(one ? "is" : "are") held by shared activities only",
      reason: "\(one ? "its" : "their") other ties end in this scenario; what remains is having met at events or "
        + "projects.")
  }

  private var distances: Finding? {
    guard let grouping, let before = crossEfficiency.before, let after = crossEfficiency.after, before > 0 else {
      return nil
    }
    let share = (after - before) / before
    let reason =
      "for two organisations in both networks and of different \(grouping.plural), the mean of 1 / steps between them "
      + "goes from \(rounded(before)) to \(rounded(after)); 1 would be all tied directly, 0 nobody reachable."
    if abs(share) < 0.0005 {
      return Finding(
        headline: "Organisations of different \(grouping.plural) stay as near as they were", reason: reason)
    }
    return Finding(
      headline: "Organisations of different \(grouping.plural) \(share < 0 ? "move apart" : "come nearer"): "
        + "\(percent(abs(share))) \(share < 0 ? "less" : "more") closeness", reason: reason)
  }

  private var takingOver: Finding? {
    guard let ranking = rankings.first(where: { $0.measure == .crossBetweenness }) ?? rankings.first else { return nil }
    let leaving = Set(scenario.leaving.map(\.name))
    let gone = ranking.rows.filter { leaving.contains($0.id) && $0.before?.rank != nil }
    var places = gone.map { "\($0.label) stood \(ordinal($0.before?.rank ?? 0)) with \(number($0.before?.score ?? 0))" }
    guard let first = ranking.takingOver.first else {
      guard !places.isEmpty else { return nil }
      return Finding(
        headline: "Nobody takes over as a go-between",
        reason: "by \(ranking.measure.rawValue), \(listed(places)); no score of the others rises.")
    }
    places += ranking.takingOver.prefix(3).map { row in
      "\(row.label) goes from \(number(row.before?.score ?? 0)) to \(number(row.after?.score ?? 0)) "
        + "(rank \(row.before?.rank ?? 0) to \(row.after?.rank ?? 0))"
    }
    // What is below a hundredth of the strongest position is no news.
    let highest = ranking.rows.compactMap { $0.before?.score }.map(abs).max() ?? 0
    let isSmall = abs(first.scoreDifference ?? 0) < highest / 100
    return Finding(
      headline: isSmall
        ? "The go-betweens stay much as they are"
        : gone.isEmpty ? "\(first.label) gains most as a go-between" : "\(first.label) takes over as a go-between",
      reason: "by \(ranking.measure.rawValue), \(listed(places)).")
  }

  private var marketFinding: Finding? {
    let steps = MarketReach.steps.last ?? 0
    let changed = markets.filter {
      !$0.losing.isEmpty || !$0.gaining.isEmpty || $0.contacts.before != $0.contacts.after
    }
    let reached = markets.filter { $0.within.contains { $0.before > 0 || $0.after > 0 } }
    guard !changed.isEmpty else {
      guard !reached.isEmpty else { return nil }
      return Finding(
        headline: "No market gets nearer or farther",
        reason:
          "every organisation in both networks that reached a contact in \(listed(reached.map(\.country.nameInSentence))) "
          + "within \(steps) steps still does, and no other does.")
    }
    let reasons = changed.map { market in
      var parts: [String] = []
      if !market.losing.isEmpty { parts.append("\(shortList(market.losing)) no longer within \(steps) steps") }
      if !market.gaining.isEmpty { parts.append("\(shortList(market.gaining)) now within \(steps) steps") }
      if market.contacts.before != market.contacts.after {
        parts.append("contacts there go from \(market.contacts.before) to \(market.contacts.after)")
      }
      return "\(market.country.name): " + parts.joined(separator: ", ")
    }
    return Finding(
      headline: "The way to \(listed(changed.map(\.country.nameInSentence))) changes",
      reason: reasons.joined(separator: "; ") + ".")
  }

  private var groupTies: Finding? {
    guard let grouping else { return nil }
    let cross = mixing.filter { $0.first != $0.second && $0.observed.before != $0.observed.after }
    guard
      let most = cross.max(by: { left, right in
        abs(left.observed.after - left.observed.before) < abs(right.observed.after - right.observed.before)
      })
    else { return nil }
    func name(_ key: String) -> String { grouping.group(named: key).map { grouping.names[$0] } ?? key }
    return Finding(
      headline:
        "\(name(most.first)) and \(name(most.second)) have \(counted(most.observed.after, "tie")) with each other "
        + "instead of \(most.observed.before)",
      reason: "with the same \(grouping.plural) dealt out at random there would be about "
        + "\(number(most.expected.after)); before, \(number(most.expected.before)).")
  }

  private var weakPoints: Finding? {
    let cuts = measures.first { $0.name == NetworkMeasure.articulationPoints.rawValue }
    guard let change = cuts?.change, let before = change.before, let after = change.after, before != after else {
      return nil
    }
    return Finding(
      headline: "The network hangs on \(counted(Int(after), "organisation")) instead of \(Int(before))",
      reason: "without any one of these cut points it would fall into more parts.")
  }

  private func names(_ ids: [RecordID]) -> [String] {
    ids.map { before.table.node(of: $0) == nil ? after.label(of: $0) : before.label(of: $0) }
  }

  /// Names as a sentence has them, the first six.
  private func shortList(_ ids: [RecordID]) -> String {
    let most = 6
    let names = names(Array(ids.prefix(most)))
    return ids.count > most ? names.joined(separator: ", ") + " and \(ids.count - most) more" : listed(names)
  }
}

/// A number from 0 to 1 with three decimals.
private func rounded(_ value: Double) -> String { ((value * 1000).rounded() / 1000).description }
