import Foundation
import Testing

/// The questions of the real case, each one command; expected answers are read off the tables of the data set.
@Suite struct GapsCommandTests {
  static let alliance = dataset("digital-industry-alliance")
  static let quick = ["--draws", "20", "--runs", "2"]

  private func gaps(_ arguments: String...) throws -> [String: Any] {
    let run = try Command(["gaps", Self.alliance, "--format", "json"] + Self.quick + arguments)
    #expect(run.status == 0)
    return try run.json
  }

  @Test func whichPairsOfCountriesHaveNoTieAtAll() throws {
    let run = try Command(
      [
        "gaps", Self.alliance, "--by", "sector-group", "--between", "ict,industry", "--part", "white-spots", "--format",
        "csv",
      ] + Self.quick)
    let pairs = Set(run.lines.dropFirst().map { $0.split(separator: ",").prefix(4).joined(separator: ",") })
    // ICT is in CA, ES, FR, IT and PT, industry in DE, IT and SE; the consortium ties all of ES, FR and PT to all three,
    // Telecom Italia (IT) met MESAP (IT) in Turin, and CRIM (CA) met nobody of industry.
    #expect(
      pairs == [
        "ict,CA,industry,DE", "ict,CA,industry,IT", "ict,CA,industry,SE", "ict,IT,industry,DE", "ict,IT,industry,SE",
      ])
  }

  @Test func throughWhomIsNorthAmericaReached() throws {
    let json = try gaps("--markets", "US,CA")
    let markets = try #require(json["markets"] as? [[String: Any]])
    #expect(markets.map { $0["country"] as? String } == ["US", "CA", "US+CA"])
    #expect(markets[0]["contacts"] as? [String] == ["bwtech-umbc", "global-epic"])
    #expect(
      Set(markets[0]["holders"] as? [String] ?? []) == ["dia", "pole-scs", "safe-cluster", "invest-surrey"])
    #expect(Set(markets[2]["holders"] as? [String] ?? []) == ["dia", "pole-scs", "safe-cluster", "adpack2"])
    // Only Pôle SCS is at home and has a tie to either country.
    #expect((markets[2]["reach"] as? [String: Any])?["within_1"] as? Int == 1)
    let fragility = try #require(markets[2]["fragility"] as? [[String: Any]])
    // The host and the speakers of the visits to Italy and Sweden know the partners through DIA alone.
    #expect(fragility[0]["holder"] as? String == "dia")
    #expect(
      Set(fragility[0]["cut_off"] as? [String] ?? [])
        == ["olsa", "abb", "municipality-of-vasteras", "synerleap", "expectrum"])
  }

  @Test func canadaIsAWayToTheUnitedStates() throws {
    let json = try gaps()
    let markets = try #require(json["markets"] as? [[String: Any]])
    let alternatives = try #require(markets.first?["alternatives"] as? [[String: Any]])
    #expect(alternatives.map { $0["via"] as? String } == ["CA"])
    #expect(alternatives[0]["links"] as? [[String]] == [["invest-surrey", "global-epic"]])
    #expect((alternatives[0]["path"] as? [String])?.suffix(3) == ["dia", "invest-surrey", "global-epic"])
    let text = try Command(["gaps", Self.alliance] + Self.quick).output
    #expect(text.contains("Canada is a way to the United States"))
  }

  @Test func eightAgreements() throws {
    let json = try gaps("--best", "8")
    let best = try #require(json["best"] as? [String: Any])
    #expect((best["ties"] as? [Any])?.count == 8 && best["method"] as? String == "greedy")
    let indicators = try #require(json["indicators"] as? [[String: Any]])
    let agreements = try #require(indicators.first { $0["id"] as? String == "partnership-agreements" })
    #expect(agreements["short_by"] as? Int == 8 && (agreements["cards"] as? [String])?.count == 8)
    #expect(indicators.filter { ($0["cards"] as? [String])?.isEmpty == false }.count == 1)
  }

  @Test func surveyedCountriesThatAreNobodysContact() throws {
    let surveys = try #require(try gaps()["surveys"] as? [[String: Any]])
    #expect(
      Set(surveys.filter { $0["with-ties"] as? Int == 0 }.compactMap { $0["country"] as? String })
        == ["EE", "HU", "LT", "PL", "RO", "SK", "SI", "AL", "UA"])
  }

  @Test func plannedTiesAreNotRecommended() throws {
    let json = try gaps("--pairs", "any", "--top", "500")
    let pairs = try #require(json["pairs"] as? [[String: Any]])
    let underway = try #require(json["underway"] as? [[String: Any]])
    #expect(underway.count == 4 && pairs.count > 100)
    let names = pairs.map { Set([$0["source"] as? String, $0["target"] as? String]) }
    #expect(!names.contains(["dia", "brazilian-partners"]) && !names.contains(["pole-scs", "crim"]))
  }

  @Test func aBaselineSaysWhatIsNew() throws {
    let folder = try Folder()
    let (old, arguments) = (folder.path("old.json"), ["gaps", dataset("first-steps")] + Self.quick)
    #expect(try Command(arguments + ["--format", "json", "--top", "3", "-o", old]).status == 0)
    let run = try Command(arguments + ["--baseline", old, "--top", "4", "--part", "progress", "--format", "csv"])
    #expect(run.lines.count == 5 && run.lines.count { $0.contains(",still open,") } == 3)
    #expect(run.lines.last?.contains(",new,4,") == true)
  }

  @Test(arguments: ["1", "2"]) func anyNumberOfThreadsGivesTheSameBytes(threads: String) throws {
    let arguments = ["gaps", Self.alliance, "--format", "json", "--best", "3"] + Self.quick
    #expect(try Command(arguments + ["--threads", threads]).output == Command(arguments).output)
  }

  @Test func badInput() throws {
    let folder = try Folder(["a.json": "[]", "b.json": "{\"schema\": \"isthmus.bridges/1\"}"])
    let path = dataset("first-steps")
    #expect(try Command("gaps", path, "--baseline", folder.path("no.json")).status == 66)
    #expect(try Command("gaps", path, "--baseline", folder.path("a.json")).status == 65)
    let other = try Command("gaps", path, "--baseline", folder.path("b.json"))
    #expect(other.status == 65 && other.errors.contains("isthmus.gaps/1"))
    let country = try Command("gaps", path, "--markets", "Canadia")
    #expect(country.status == 64 && country.errors.contains("CA"))
    #expect(try Command("gaps", path, "--part", "best", "--format", "csv").status == 64)
    #expect(try Command("gaps", path, "--steps", "0").status == 64)
  }
}
