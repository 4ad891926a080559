import ClusterFiles
import ClusterModel
import Foundation
import Testing

/// The real case against figures typed from the final report, not from the tables.
@Suite struct DigitalIndustryAllianceTests {
  static let loaded = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try ClusterLoader().load(path: root.appending(path: "datasets/digital-industry-alliance").path)
  }
  private var records: ClusterRecords { get throws { try Self.loaded.get().records } }

  @Test func hasNoProblems() throws { #expect(try Self.loaded.get().problems.isEmpty) }

  @Test func everyRowSaysWhereItsFactIsStated() throws {
    let records = try records
    let provenances =
      records.organisations.map(\.provenance) + records.ties.map(\.provenance) + records.activities.map(\.provenance)
      + records.participations.map(\.provenance) + records.markets.map(\.provenance)
      + records.indicators.map(\.provenance) + records.sectors.map(\.provenance) + records.surveys.map(\.provenance)
    #expect(provenances.count > 200 && provenances.allSatisfy { $0.source?.isEmpty == false })
  }

  @Test(arguments: [
    ("tice-pt", "PT", "ict"), ("pole-scs", "FR", "ict"), ("gaia", "ES", "ict"), ("mesap", "IT", "industry"),
    ("mitc", "SE", "industry"), ("bnpt", "DE", "industry"),
  ]) func partner(id: String, country: String, side: String) throws {
    let records = try records
    let partner = try #require(records.organisations.first { $0.id == id })
    #expect(partner.kind == .cluster && partner.country?.code == country)
    #expect(partner.sector.map { records.rootSectors[$0] } == side)
  }

  @Test func theSixPartnersAreTiedToEachOther() throws {
    let ties = try records.ties.filter { $0.kind.rawValue == "consortium" }
    #expect(ties.count == 15 && Set(ties.flatMap { [$0.sourceID, $0.targetID] }).count == 6)
  }

  @Test func theSurveyFoundFortyThreeClusters() throws {
    let counts = try records.surveys.filter { $0.country != nil && $0.kind == .cluster }
    let byCountry = Dictionary(
      counts.compactMap { row in row.country.map { ($0.code, row.count) } }, uniquingKeysWith: +)
    let expected = ["EE": 2, "HU": 6, "LT": 9, "PL": 9, "RO": 5, "SK": 1, "SI": 3, "AL": 1, "UA": 7]
    for (country, count) in expected { #expect(byCountry[country] == count) }
    #expect(expected.values.reduce(0, +) == 43)
  }

  @Test(
    arguments: [
      ("organisations-benefiting", 10, 31), ("partnership-agreements", 10, 2), ("strategies-and-activities", 50, 12),
      ("b2b-events", nil, 2), ("b2b-meetings", nil, 35), ("final-event-attendants", nil, 70),
      ("final-event-affiliated", nil, 34),
    ] as [(String, Double?, Double)]) func indicator(id: String, target: Double?, achieved: Double) throws
  {
    let indicator = try #require(try records.indicators.first { $0.id == id })
    #expect(indicator.target == target && indicator.achieved == achieved)
  }

  @Test func markets() throws {
    let markets = try records.markets
    func codes(_ priority: String) -> Set<String> {
      Set(markets.filter { $0.priority?.rawValue == priority }.map(\.country.code))
    }
    #expect(codes("target") == ["US", "CN", "BR"] && codes("vehicle") == ["CA"] && codes("fallback") == ["MX", "MA"])
  }

  @Test(
    arguments: [
      ("turin-2018", "2018-09-13", "Turin", 200), ("aveiro-2018", "2018-10-19", "Aveiro", 30),
      ("charpak-2019", "2019-05-14", nil, nil), ("study-visit-germany-2019", "2019-09-03", "Wettenberg; Aachen", nil),
      ("la-ciotat-2019", "2019-09-19", "La Ciotat", nil), ("digimeet-2019", "2019-09-25", "Eskilstuna", nil),
      ("final-event-2019", "2019-10-29", "Barcelona", 70),
    ] as [(String, String, String?, Int?)]) func event(id: String, start: String, city: String?, attendance: Int?)
    throws
  {
    let event = try #require(try records.activities.first { $0.id == id })
    #expect(event.start?.description == start && event.city == city && event.attendance == attendance)
  }

  @Test func theTwoAgreementsWereMadeByPôleSCS() throws {
    let agreements = try records.ties.filter { $0.kind.rawValue == "agreement" }
    #expect(
      Set(agreements.map { Set([$0.sourceID, $0.targetID]) }) == [["pole-scs", "crim"], ["pole-scs", "global-epic"]])
  }
}
