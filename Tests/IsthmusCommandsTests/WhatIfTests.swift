import Foundation
import Testing

@Suite struct WhatIfTests {
  private let alliance = dataset("digital-industry-alliance")

  @Test func theDepartureOfBNPTInOneCommand() throws {
    let run = try Command("whatif", alliance, "--remove", "BNPT", "--repair")
    #expect(run.status == 0 && run.output.contains("BNPT leaves"))
    #expect(run.output.contains("The best replacement would be Manufacturing in Germany"))
    #expect(run.output.contains("PVA is held by shared activities only"))
    #expect(try Command("whatif", alliance, "--remove", "BNPT", "--repair", "--threads", "1").output == run.output)
  }

  @Test func jsonHoldsAllParts() throws {
    let json = try Command("whatif", alliance, "--remove", "bnpt", "--repair", "--format", "json").json
    #expect(json["schema"] as? String == "isthmus.whatif/1")
    let measures = try #require(json["measures"] as? [[String: Any]])
    let organisations = try #require(measures.first { $0["measure"] as? String == "organisations" })
    #expect(organisations["before"] as? Int == 44 && organisations["difference"] as? Int == -1)
    for part in ["findings", "apart", "rankings", "mixing", "markets"] { #expect(json[part] is [Any]) }
    #expect((json["repair"] as? [String: Any])?["profiles"] is [Any])
    let plain = try Command("whatif", alliance, "--remove", "bnpt", "--format", "json").json
    #expect(plain["repair"] is NSNull)
  }

  @Test func nothingChangesWithoutAScenario() throws {
    let run = try Command("whatif", alliance, "--format", "csv")
    let differences = run.lines.dropFirst().compactMap {
      $0.split(separator: ",", omittingEmptySubsequences: false).last
    }
    #expect(!differences.isEmpty && differences.allSatisfy { $0 == "0" || $0.isEmpty })
  }

  @Test func scenarioFilesAndOptionsAddUp() throws {
    let folder = try Folder(["plan.yaml": "title: Plan\njoin:\n  - name: New Lab\n    country: IT\n    ties: [MESAP]\n"]
    )
    let run = try Command(
      "whatif", alliance, "--scenario", folder.path("plan.yaml"), "--add", "New Lab -- CRIM: agreement", "--drop",
      "Pôle SCS -- CRIM: agreement", "--part", "measures", "--format", "csv")
    #expect(run.status == 0 && run.lines.contains("organisations,44,45,1"))
    #expect(run.errors.contains("Pôle SCS and CRIM stay tied"))
  }

  @Test func whatMakesNoSenseIsSaidWithItsPlace() throws {
    let name = try Command("whatif", alliance, "--remove", "BNTP")
    #expect(name.status == 64 && name.errors.contains("nearest: “bnpt”"))
    let tie = try Command("whatif", alliance, "--add", "MESAP and GAIA")
    #expect(tie.status == 64 && tie.errors.contains("A -- B"))
    let exists = try Command("whatif", alliance, "--add", "MESAP -- GAIA")
    #expect(exists.status == 64 && exists.errors.contains("have a tie of kind consortium already"))
    let missing = try Command("whatif", alliance, "--drop", "CRIM -- GAIA")
    #expect(missing.status == 64 && missing.errors.contains("have no tie"))
    let folder = try Folder(["plan.yaml": "remove: [BNPT]\ntitel: x\n"])
    let file = try Command("whatif", alliance, "--scenario", folder.path("plan.yaml"))
    #expect(file.status == 65 && file.errors.contains("plan.yaml:2:1") && file.errors.contains("title"))
    let misspelt = try Folder(["plan.yaml": "remove: [BNTP]\n"])
    let place = try Command("whatif", alliance, "--scenario", misspelt.path("plan.yaml"))
    #expect(place.status == 65 && place.errors.contains("plan.yaml:1:10"))
    #expect(try Command("whatif", alliance, "--scenario", "/no/such.yaml").status == 66)
    #expect(try Command("whatif", alliance, "--repair").status == 64)
    #expect(try Command("whatif", alliance, "--remove", "bnpt", "--part", "ties").status == 64)
  }

  @Test func plainTablesWillDo() throws {
    let run = try Command("whatif", dataset("first-steps"), "--remove", "Čebelica Strojna", "--repair")
    #expect(run.status == 0 && run.output.contains("3 organisations lose the rest of the network"))
  }
}

@Suite struct TimelineCommandTests {
  private let alliance = dataset("digital-industry-alliance")

  @Test func growthAndOutcomesInOneCommand() throws {
    let run = try Command("timeline", alliance)
    #expect(run.status == 0 && run.output.contains("From 2017 to 2019 the network grew"))
    #expect(run.output.contains("Pôle SCS – CRIM (partnership agreement, 2019"))
    #expect(run.output.contains("27 of 51 ties and 6 of 19 activities have no date"))
  }

  @Test func partsAndPeriods() throws {
    let csv = try Command("timeline", alliance, "--periods", "half-year", "--undated", "never", "--format", "csv")
    #expect(csv.lines.dropFirst().map { $0.prefix(7) } == ["2017-H2", "2018-H1", "2018-H2", "2019-H1", "2019-H2"])
    // The seven of the partnership: six memberships and fifteen pairs of the consortium.
    #expect(csv.lines[1].hasPrefix("2017-H2,2017-12-01,2017-12-31,7,7,21,21,0,0,"))
    let json = try Command("timeline", alliance, "--format", "json").json
    #expect(json["schema"] as? String == "isthmus.timeline/1" && (json["periods"] as? [Any])?.count == 3)
    let pairs = try Command("timeline", alliance, "--part", "pairs", "--to-kind", "agreement", "--format", "csv")
    #expect(pairs.lines.count == 3 && pairs.lines.dropFirst().allSatisfy { $0.contains("pole-scs,crim") })
  }

  @Test func plainTablesHaveNoDates() throws {
    let run = try Command("timeline", dataset("first-steps"))
    #expect(run.status == 0 && run.output.contains("No growth can be told"))
    #expect(try Command("timeline", alliance, "--to-kind", "marriage").status == 64)
    #expect(try Command("timeline", alliance, "--by", "size").status == 64)
  }
}
