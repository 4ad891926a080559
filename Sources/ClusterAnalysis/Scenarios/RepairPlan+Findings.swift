public import ClusterModel
import GraphAlgorithms

extension RepairPlan {
  /// What was lost and what would make it good, in sentences for people.
  ///
  /// - Parameter label: The name of an organisation for people.
  /// - Returns: The loss, the best ties, the best replacement and what nobody else offers, as far as there are any.
  public func findings(label: (RecordID) -> String) -> [Finding] {
    [loss, tieFinding(label), profileFinding(label), competences].compactMap(\.self)
  }

  private var loss: Finding {
    guard detourLoss > 0 else {
      return Finding(
        headline: "Those who stay lose no short way to another \(grouping.singular)",
        reason: "no two organisations of different \(grouping.plural) that stay are farther apart than before."
          + (countsActivities
            ? " Shared activities count as ties here, also past ones; --affiliations none looks at stated ties alone."
            : ""))
    }
    let severed = severedPairs > 0 ? "; \(counted(severedPairs, "pair")) of them are no longer connected at all" : ""
    var reason = "these are pairs of organisations that stay\(severed)"
    if let before = crossEfficiency.before, let after = crossEfficiency.after, before > 0 {
      reason += "; their closeness across \(grouping.plural) falls by \(percent((before - after) / before))"
    }
    return Finding(
      headline:
        "\(counted(lengthenedPairs, "pair")) of different \(grouping.plural) \(lengthenedPairs == 1 ? "has" : "have") a "
        + "longer way than before", reason: reason + ".")
  }

  private func tieFinding(_ label: (RecordID) -> String) -> Finding? {
    guard let first = ties.first, let last = ties.last else {
      return detourLoss > 0
        ? Finding(headline: "No single new tie makes good what was lost", reason: "every candidate leaves it as it is.")
        : nil
    }
    let steps = ties.dropFirst().map { "\(label($0.source)) – \(label($0.target)) (\(percent($0.repaired)) in all)" }
    return Finding(
      headline: "\(label(first.source)) – \(label(first.target)) would be the best new tie among those who stay",
      reason: "it makes good \(percent(first.repaired)) of what those who stay lost"
        + (steps.isEmpty ? "" : "; then \(listed(steps))")
        + "."
        + (last.repaired < 0.9995 && ties.count > 1
          ? " They are chosen one after the other, so another set of as many could do better." : ""))
  }

  private func profileFinding(_ label: (RecordID) -> String) -> Finding? {
    guard let best = profiles.first, let repaired = best.repaired, repaired > 0 else { return nil }
    let partners = listed(best.partners.map(label))
    let equal = profiles.dropFirst().prefix { ($0.repaired ?? 0) >= repaired - 1e-9 }
    var reason =
      "with the leaver's ties to \(partners) it would make good \(percent(repaired)) of all that was lost, the "
      + "leaver's own ways to others included"
    if let groups = best.repairedBetweenGroups, let countries = best.repairedBetweenCountries {
      reason += " (\(percent(groups)) between \(grouping.plural), \(percent(countries)) between countries)"
    }
    if !equal.isEmpty { reason += "; as good: \(listed(equal.map(name)))" }
    if equal.isEmpty, profiles.count > 1, let share = profiles[1].repaired, share > 0 {
      reason += "; next: \(name(profiles[1])) with \(percent(share))"
    }
    if let like = profiles.first(where: \.isLikeLeaver), !best.isLikeLeaver, let share = like.repaired {
      reason += "; one like the leaver, \(name(like)), makes good \(percent(share))"
    }
    return Finding(headline: "The best replacement would be \(name(best))", reason: reason + ".")
  }

  private var competences: Finding? {
    lostCompetences.isEmpty
      ? nil
      : Finding(
        headline: "Nobody who stays offers \(listed(lostCompetences))",
        reason: "only those who leave are recorded with it, so a replacement should bring it.")
  }

  /// A profile in words: "Manufacturing in Germany".
  public func name(_ profile: Profile) -> String {
    let group = grouping.group(named: profile.group).map { grouping.names[$0] } ?? profile.group
    return group + (profile.country.map { " in \($0.nameInSentence)" } ?? "")
  }
}
