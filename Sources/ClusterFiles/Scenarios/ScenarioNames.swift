public import ClusterModel

/// Names in a scenario that mean nothing in the data, all of them.
public struct UnknownNames: Error, Hashable, Sendable, CustomStringConvertible {
  /// One sentence for each, with its place in front where there is one.
  public let problems: [String]

  /// The sentences, on lines of their own.
  public var description: String { problems.joined(separator: "\n") }
}

extension Scenario {
  /// Replaces the names of organisations, sectors and kinds by the ids and words of the data.
  ///
  /// An organisation may be named by id, short name or full name, whatever the case and accents; those that join can be
  /// named too. Kinds of tie are checked where the data set says which there are.
  ///
  /// - Parameter records: The data.
  /// - Returns: The scenario with ids.
  /// - Throws: ``UnknownNames`` with everything that means nothing, or more than one thing, and the nearest names.
  /// - Complexity: O(*n* + *m*), once for each unknown name.
  public func resolved(in records: ClusterRecords) throws(UnknownNames) -> Scenario {
    var names = ScenarioNames(records, joining.map(\.organisation))
    var scenario = self
    for place in scenario.leaving.indices { names.resolve(&scenario.leaving[place]) }
    for place in scenario.dropping.indices {
      names.resolve(&scenario.dropping[place].source)
      names.resolve(&scenario.dropping[place].target)
      names.check(scenario.dropping[place].kind, scenario.dropping[place].source.place)
    }
    for place in scenario.joining.indices { names.resolve(&scenario.joining[place]) }
    for place in scenario.adding.indices {
      names.resolve(&scenario.adding[place].source)
      names.resolve(&scenario.adding[place].target)
      names.check(scenario.adding[place].kind, scenario.adding[place].source.place)
    }
    guard names.problems.isEmpty else { throw UnknownNames(problems: names.problems) }
    return scenario
  }
}

/// What the data and the newcomers of a scenario call things.
private struct ScenarioNames {
  private(set) var problems: [String] = []
  private let records: ClusterRecords
  private var ids: Set<RecordID> = []
  private var idsOfName: [FoldedText: Set<RecordID>] = [:]
  private var nearest: NearestNames
  private let tieKinds: [String]
  private let organisationKinds: [String]

  init(_ records: ClusterRecords, _ newcomers: [Organisation]) {
    self.records = records
    let organisations = records.organisations + newcomers
    for organisation in organisations {
      ids.insert(organisation.id)
      for name in [organisation.id, organisation.label, organisation.name] {
        idsOfName[FoldedText(name), default: []].insert(organisation.id)
      }
    }
    nearest = NearestNames(organisations.map { (id: $0.id, names: [$0.label, $0.name]) })
    let used = records.ties.kinds
    tieKinds = records.tieKindRules.isEmpty ? [] : used.union(records.tieKindRules.keys).sorted().map(\.rawValue)
    organisationKinds = Set(OrganisationKind.known + records.organisations.compactMap(\.kind)).map(\.rawValue).sorted()
  }

  mutating func resolve(_ mention: inout Scenario.Mention) {
    guard !ids.contains(mention.name) else { return }
    let found = idsOfName[FoldedText(mention.name)] ?? []
    if found.count == 1, let id = found.first {
      mention.name = id
    } else if found.isEmpty {
      let near = nearest.nearest(to: mention.name).map { "“\($0)”" }
      report(
        "no organisation is called “\(mention.name)”"
          + (near.isEmpty ? "" : "; nearest: \(near.joined(separator: ", "))"), mention.place)
    } else {
      report(
        "“\(mention.name)” is the name of several organisations; use an id: \(found.sorted().joined(separator: ", "))",
        mention.place)
    }
  }

  mutating func resolve(_ newcomer: inout Scenario.Newcomer) {
    for (place, name) in newcomer.organisation.sectors.enumerated() where !records.sectors.isEmpty {
      let sector = records.sectors.first { $0.id == name }
      let sectorID = (sector ?? records.sectors.first { FoldedText($0.name) == FoldedText(name) })?.id
      if let sectorID {
        newcomer.organisation.sectors[place] = sectorID
      } else {
        report(unknown("sector", name, among: records.sectors.map(\.id)), newcomer.place)
      }
    }
    if let kind = newcomer.organisation.kind?.rawValue, !organisationKinds.contains(kind) {
      report(unknown("kind of organisation", kind, among: organisationKinds), newcomer.place)
    }
  }

  mutating func check(_ kind: TieKind?, _ place: String?) {
    guard let kind, !tieKinds.isEmpty, !tieKinds.contains(kind.rawValue) else { return }
    report(unknown("kind of tie", kind.rawValue, among: tieKinds), place)
  }

  private func unknown(_ what: String, _ word: String, among known: [String]) -> String {
    var names = NearestNames(known)
    let near = names.nearest(to: word)
    return "the data have no \(what) “\(word)”; "
      + (near.isEmpty ? "there are: \(known.joined(separator: ", "))" : "nearest: \(near.joined(separator: ", "))")
  }

  private mutating func report(_ problem: String, _ place: String?) {
    problems.append((place.map { "\($0): " } ?? "") + problem)
  }
}
