public import ClusterModel

/// The decisions which organisations are one: a table with the columns `id` and `into`; further columns are for people.
public struct MergeFile: Hashable, Sendable {
  /// One decision.
  public struct Decision: Hashable, Sendable {
    /// The organisation that goes.
    public var id: RecordID
    /// The one that it is.
    public var into: RecordID
    /// The row of the file.
    public var row: Int
  }

  /// The file, as problems name it.
  public var file: String
  /// The decisions, in the order of the file.
  public var decisions: [Decision]

  /// Reads the decisions.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``LoadError`` with every problem: an id that is missing, merged twice or into itself.
  public init(path: String) throws(LoadError) {
    guard InputFile.kind(of: path) == .file else { throw .noSuchInput(path: path) }
    let log = ImportLog()
    file = InputFile.split(path).name
    var table = TableReader(CSVReader(bytes: try InputFile.bytes(of: path), file: file), log: log)
    decisions = []
    guard let id = table.column("id"), let into = table.column("into") else {
      table.reportTable(.missingColumn, "a file of decisions has the columns \"id\" and \"into\"")
      throw .problems(log.sortedProblems)
    }
    var rowOfID: [RecordID: Int] = [:]
    while table.nextRow() {
      guard let from = table.identifier(id), let to = table.identifier(into) else { continue }
      if let earlier = rowOfID.updateValue(table.row, forKey: from) {
        table.report(
          .duplicateID, column: id, value: from, "\"\(from)\" is merged in row \(earlier) already; keep one row")
      }
      if from == to {
        table.report(.contradiction, column: into, value: to, "\"\(from)\" cannot be merged into itself")
      }
      decisions.append(Decision(id: from, into: to, row: table.row))
    }
    table.finish()
    guard log.problems.isEmpty else { throw .problems(log.sortedProblems) }
  }

  /// Candidates as such a file, for somebody to take out the rows that are wrong; the organisation named later goes.
  public static func text(of candidates: [NearDuplicate], among organisations: some Collection<Organisation>) -> String
  {
    let organisations = Array(organisations)
    var writer = TableWriter(header: ["id", "into", "score", "name", "into_name", "country", "into_country", "why"])
    for candidate in candidates {
      let (kept, gone) = (organisations[candidate.first], organisations[candidate.second])
      let score = (candidate.score * 100).rounded() / 100
      writer.append([
        gone.id, kept.id, String(score), gone.name, kept.name, gone.country?.code ?? "", kept.country?.code ?? "",
        candidate.reason,
      ])
    }
    return writer.text
  }

  /// The records with every organisation that goes replaced by the one that it is.
  ///
  /// What the one that stays leaves open is taken from those that go. A tie that would join an organisation to itself goes;
  /// so does a second participation in the same activity with the same role.
  ///
  /// - Parameter records: The records.
  /// - Returns: The records and what was done, in sentences.
  /// - Throws: ``LoadError`` if an id is no organisation, or decisions go round in a circle.
  public func applied(to records: ClusterRecords) throws(LoadError) -> (records: ClusterRecords, notices: [String]) {
    let places = Dictionary(
      records.organisations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let target = Dictionary(decisions.map { ($0.id, $0.into) }, uniquingKeysWith: { first, _ in first })
    var problems: [ImportProblem] = []
    var names = NearestNames(records.organisations.lazy.map { ($0.id, [$0.name]) })
    var final: [RecordID: RecordID] = [:]
    for decision in decisions {
      for (id, column) in [(decision.id, "id"), (decision.into, "into")] where places[id] == nil {
        problems.append(
          ImportProblem(
            .unknownOrganisation, file: file, row: decision.row, columnName: column, value: id,
            message: "\(column) \"\(id)\" is no organisation", suggestions: names.nearest(to: id)))
      }
      var end = decision.into
      var steps = 0
      while let next = target[end], steps <= decisions.count { (end, steps) = (next, steps + 1) }
      if steps > decisions.count {
        problems.append(
          ImportProblem(
            .contradiction, file: file, row: decision.row, value: decision.id,
            message: "the decisions on \"\(decision.id)\" go round in a circle; one organisation must stay"))
      }
      final[decision.id] = end
    }
    guard problems.isEmpty else { throw .problems(problems) }
    return merged(records, final, places)
  }

  private func merged(
    _ records: ClusterRecords, _ final: [RecordID: RecordID], _ places: [RecordID: Int]
  ) -> (records: ClusterRecords, notices: [String]) {
    var result = records
    for decision in decisions {
      guard let stays = final[decision.id].flatMap({ places[$0] }), let goes = places[decision.id] else { continue }
      result.organisations[stays].fill(from: records.organisations[goes])
    }
    result.organisations.removeAll { final[$0.id] != nil }
    var selfTies = 0
    let ties = records.ties.compactMap { tie -> Tie? in
      var tie = tie
      let wasLoop = tie.sourceID == tie.targetID
      (tie.sourceID, tie.targetID) = (final[tie.sourceID] ?? tie.sourceID, final[tie.targetID] ?? tie.targetID)
      guard wasLoop || tie.sourceID != tie.targetID else {
        selfTies += 1
        return nil
      }
      return tie
    }
    result.ties = Ties(ties)
    var seen: Set<[String]> = []
    var repeated = 0
    result.participations = records.participations.compactMap { participation in
      var participation = participation
      participation.organisationID = final[participation.organisationID] ?? participation.organisationID
      let key = [participation.organisationID, participation.activityID, participation.role?.rawValue ?? ""]
      guard seen.insert(key).inserted else {
        repeated += 1
        return nil
      }
      return participation
    }
    var notices = ["\(file): \(counted(final.count, "organisation")) merged into others"]
    if selfTies > 0 {
      notices.append("\(file): \(counted(selfTies, "tie")) between organisations that are one left out")
    }
    if repeated > 0 { notices.append("\(file): \(counted(repeated, "participation")) that became the same left out") }
    return (result, notices)
  }
}

extension Organisation {
  /// Takes what is not known here from another record of the same organisation.
  fileprivate mutating func fill(from other: Organisation) {
    shortName = shortName ?? other.shortName
    kind = kind ?? other.kind
    country = country ?? other.country
    region = region ?? other.region
    city = city ?? other.city
    website = website ?? other.website
    if sectors.isEmpty { sectors = other.sectors }
    if areas.isEmpty { areas = other.areas }
    if seeks.isEmpty { seeks = other.seeks }
    if offers.isEmpty { offers = other.offers }
    attributes.merge(other.attributes) { mine, _ in mine }
  }
}
