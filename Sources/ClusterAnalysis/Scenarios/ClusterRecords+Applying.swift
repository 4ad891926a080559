public import ClusterModel

extension ClusterRecords {
  /// Makes the records that a scenario would lead to.
  ///
  /// Ties end first, then organisations leave with their ties and participations, others join, and ties begin. A tie
  /// that begins has no date, so it counts on every day. An activity from which a participant leaves is one of a smaller
  /// circle, as if that organisation had never been there: by ``AffiliationRule/newman`` it then counts for more between
  /// the others.
  ///
  /// - Parameters:
  ///   - scenario: What changes; mentions hold ids.
  ///   - day: The day on which ties are looked at: one that has ended by then does not stand in the way of a new one.
  /// - Returns: The records after it.
  /// - Throws: ``InvalidScenario`` with everything that is wrong: an organisation that is not there, an id that is
  ///   taken, a tie that is there already or is not.
  /// - Complexity: O(*n* + *k* *m* + *p*) for *k* ties that begin or end and *p* participations.
  public func applying(_ scenario: Scenario, asOf day: Day? = nil) throws(InvalidScenario) -> ClusterRecords {
    var change = RecordChange(self, day)
    change.drop(scenario.dropping)
    change.remove(scenario.leaving)
    change.join(scenario.joining)
    change.add(scenario.adding)
    guard change.problems.isEmpty else { throw InvalidScenario(problems: change.problems) }
    return change.records
  }
}

/// Records on their way from before a scenario to after it.
private struct RecordChange {
  private struct Pair: Hashable {
    let low: RecordID
    let high: RecordID

    init(_ a: RecordID, _ b: RecordID) { (low, high) = a < b ? (a, b) : (b, a) }
  }

  private(set) var records: ClusterRecords
  private(set) var problems: [ScenarioProblem] = []
  private let day: Day?
  private var labels: [RecordID: String]
  private var isLeaving: Set<RecordID> = []

  init(_ records: ClusterRecords, _ day: Day?) {
    (self.records, self.day) = (records, day)
    labels = Dictionary(records.organisations.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func drop(_ ties: [Scenario.EndedTie]) {
    guard !ties.isEmpty else { return }
    var ends: [Pair: [TieKind?]] = [:]
    for tie in ties {
      guard isKnown(tie.source), isKnown(tie.target) else { continue }
      let pair = Pair(tie.source.name, tie.target.name)
      let there = kinds(between: pair)
      if tie.kind.map({ !there.contains($0) }) ?? there.isEmpty {
        let activities = there.isEmpty ? activities(sharedBy: pair) : []
        report(
          .noSuchTie(
            label(tie.source), label(tie.target), kind: tie.kind, others: there, activities: activities), tie.source)
      }
      ends[pair, default: []].append(tie.kind)
    }
    records.ties.removeAll { tie in
      ends[Pair(tie.sourceID, tie.targetID)]?.contains { $0 == nil || $0 == tie.kind } ?? false
    }
  }

  mutating func remove(_ organisations: [Scenario.Mention]) {
    for mention in organisations where isKnown(mention) {
      if !isLeaving.insert(mention.name).inserted { report(.leavesTwice(label(mention)), mention) }
    }
    guard !isLeaving.isEmpty else { return }
    let leaving = isLeaving
    records.organisations.removeAll { leaving.contains($0.id) }
    records.ties.removeAll { leaving.contains($0.sourceID) || leaving.contains($0.targetID) }
    records.participations.removeAll { leaving.contains($0.organisationID) }
  }

  mutating func join(_ newcomers: [Scenario.Newcomer]) {
    for newcomer in newcomers {
      let id = newcomer.organisation.id
      guard labels[id] == nil else {
        problems.append(ScenarioProblem(reason: .idTaken(id), place: newcomer.place))
        continue
      }
      labels[id] = newcomer.organisation.label
      records.organisations.append(newcomer.organisation)
    }
  }

  mutating func add(_ ties: [Scenario.NewTie]) {
    for tie in ties {
      guard isKnown(tie.source), isKnown(tie.target) else { continue }
      if let gone = [tie.source, tie.target].first(where: { isLeaving.contains($0.name) }) {
        report(.leaves(label(gone)), gone)
        continue
      }
      let pair = Pair(tie.source.name, tie.target.name)
      guard pair.low != pair.high else {
        report(.selfTie(label(tie.source)), tie.source)
        continue
      }
      guard tie.strength.isFinite, tie.strength > 0 else {
        report(.badStrength(tie.strength), tie.source)
        continue
      }
      let there = kinds(between: pair)
      if tie.kind.map(there.contains) ?? !there.isEmpty {
        report(.tieExists(label(tie.source), label(tie.target), kinds: tie.kind.map { [$0] } ?? there), tie.source)
        continue
      }
      records.ties.append(
        Tie(
          from: tie.source.name, to: tie.target.name, kind: tie.kind ?? .unspecified, strength: tie.strength,
          provenance: Provenance(file: "scenario", row: 0)))
    }
  }

  /// The kinds of tie between two organisations that have not ended, each once in the order of the table.
  private func kinds(between pair: Pair) -> [TieKind] {
    var kinds: [TieKind] = []
    for tie in records.ties where Pair(tie.sourceID, tie.targetID) == pair && !kinds.contains(tie.kind) {
      if let day, let until = tie.until, until.last < day { continue }
      kinds.append(tie.kind)
    }
    return kinds
  }

  private func activities(sharedBy pair: Pair) -> [String] {
    func activities(of id: RecordID) -> Set<RecordID> {
      Set(records.participations.lazy.filter { $0.organisationID == id }.map(\.activityID))
    }
    let shared = activities(of: pair.low).intersection(activities(of: pair.high))
    return records.activities.filter { shared.contains($0.id) }.map(\.name)
  }

  private mutating func isKnown(_ mention: Scenario.Mention) -> Bool {
    if labels[mention.name] != nil { return true }
    report(.unknownOrganisation(mention.name), mention)
    return false
  }

  private func label(_ mention: Scenario.Mention) -> String { labels[mention.name] ?? mention.name }

  private mutating func report(_ reason: ScenarioProblem.Reason, _ mention: Scenario.Mention) {
    problems.append(ScenarioProblem(reason: reason, place: mention.place))
  }
}
