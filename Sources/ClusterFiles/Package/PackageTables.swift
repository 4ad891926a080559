import ClusterModel
import GraphFormats

/// The tables of a data package, column by column, as ``PackageReader`` understands them.
enum PackageTables {
  static func all(of records: ClusterRecords) -> [PackageTable] {
    [
      organisations(records), ties(records), sectors(records), activities(records), participations(records),
      markets(records), indicators(records), surveys(records),
    ]
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ";") }

  private static func number(_ number: Double?) -> String? { number.map(shortestText(of:)) }

  private static func organisations(_ records: ClusterRecords) -> PackageTable {
    let own = records.attributeNames.map { name in PackageColumn<Organisation>(name) { $0.attributes[name] } }
    return PackageTable(
      "organisations", records.organisations, isNeeded: true, key: "id",
      [
        .init("id", isRequired: true) { $0.id }, .init("name", isRequired: true) { $0.name },
        .init("short_name") { $0.shortName }, .init("kind") { $0.kind?.rawValue },
        .init("country") { $0.country?.code }, .init("region") { $0.region }, .init("city") { $0.city },
        .init("sectors") { list($0.sectors) }, .init("areas") { list($0.areas) }, .init("seeks") { list($0.seeks) },
        .init("offers") { list($0.offers) }, .init("website") { $0.website },
      ] + own + [.init("source") { $0.provenance.source }, .init("note") { $0.provenance.note }])
  }

  private static func ties(_ records: ClusterRecords) -> PackageTable {
    let own = records.tieAttributeNames.map { name in PackageColumn<Tie>(name) { $0.attributes[name] } }
    return PackageTable(
      "ties", records.ties, isNeeded: true,
      [
        .init("source_id", isRequired: true) { $0.sourceID }, .init("target_id", isRequired: true) { $0.targetID },
        .init("kind") { $0.kind == .unspecified ? nil : $0.kind.rawValue },
        .init("strength", .number) { $0.strength == 1 ? nil : shortestText(of: $0.strength) },
        .init("directed", .boolean) { $0.isDirected.map { $0 ? "true" : "false" } },
        .init("since") { $0.since?.description }, .init("until") { $0.until?.description },
      ] + own + [.init("source") { $0.provenance.source }, .init("note") { $0.provenance.note }])
  }

  private static func sectors(_ records: ClusterRecords) -> PackageTable {
    PackageTable(
      "sectors", records.sectors, key: "id",
      [
        .init("id", isRequired: true) { $0.id }, .init("name", isRequired: true) { $0.name },
        .init("parent") { $0.parentID }, .init("source") { $0.provenance.source },
        .init("note") { $0.provenance.note },
      ])
  }

  private static func activities(_ records: ClusterRecords) -> PackageTable {
    PackageTable(
      "activities", records.activities, key: "id",
      [
        .init("id", isRequired: true) { $0.id }, .init("name", isRequired: true) { $0.name },
        .init("kind") { $0.kind?.rawValue }, .init("start") { $0.start?.description },
        .init("end") { $0.end?.description }, .init("city") { $0.city }, .init("country") { $0.country?.code },
        .init("attendance", .integer) { $0.attendance.map(String.init) },
        .init("source") { $0.provenance.source }, .init("note") { $0.provenance.note },
      ])
  }

  private static func participations(_ records: ClusterRecords) -> PackageTable {
    PackageTable(
      "participations", records.participations,
      [
        .init("organisation_id", isRequired: true) { $0.organisationID },
        .init("activity_id", isRequired: true) { $0.activityID }, .init("role") { $0.role?.rawValue },
        .init("source") { $0.provenance.source }, .init("note") { $0.provenance.note },
      ])
  }

  private static func markets(_ records: ClusterRecords) -> PackageTable {
    PackageTable(
      "markets", records.markets,
      [
        .init("country", isRequired: true) { $0.country.code }, .init("priority") { $0.priority?.rawValue },
        .init("rationale") { $0.rationale }, .init("source") { $0.provenance.source },
        .init("note") { $0.provenance.note },
      ])
  }

  private static func indicators(_ records: ClusterRecords) -> PackageTable {
    PackageTable(
      "indicators", records.indicators, key: "id",
      [
        .init("id", isRequired: true) { $0.id }, .init("name", isRequired: true) { $0.name },
        .init("unit") { $0.unit }, .init("target", .number) { number($0.target) },
        .init("achieved", .number) { number($0.achieved) }, .init("source") { $0.provenance.source },
        .init("note") { $0.provenance.note },
      ])
  }

  private static func surveys(_ records: ClusterRecords) -> PackageTable {
    PackageTable(
      "surveys", records.surveys,
      [
        .init("survey", isRequired: true) { $0.survey }, .init("country") { $0.country?.code },
        .init("kind") { $0.kind?.rawValue }, .init("count", .integer, isRequired: true) { String($0.count) },
        .init("source") { $0.provenance.source }, .init("note") { $0.provenance.note },
      ])
  }
}
