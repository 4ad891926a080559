import ClusterModel
import Testing

@Suite struct CountryTests {
  @Test func everyCodeOfTheStandardIsThereOnce() {
    // ISO 3166-1 has 249 officially assigned codes; XK is one that it leaves to its users.
    #expect(Country.all.count == 250)
    #expect(Country.all.allSatisfy { $0.code.utf8.count == 2 && !$0.name.isEmpty })
  }

  @Test(arguments: [("fr", "FR"), ("EL", "GR"), ("uk", "GB"), ("GR", "GR"), ("XK", "XK")])
  func codes(given: String, iso: String) { #expect(Country(code: given)?.code == iso) }

  @Test(arguments: ["XX", "", "FRA", "F", "E"]) func noSuchCode(_ code: String) { #expect(Country(code: code) == nil) }

  @Test(arguments: [
    ("USA", "US"), ("Great Britain", "GB"), ("Czech Republic", "CZ"), ("Turkey", "TR"), ("DEUTSCHLAND", "DE"),
    ("Österreich", "AT"), ("Ελλάδα", "GR"),
  ])
  func otherNames(given: String, iso: String) { #expect(Country(name: given)?.code == iso) }

  @Test func names() {
    #expect(Country(name: "united states")?.code == "US" && Country(name: "Sweden")?.code == "SE")
    #expect(Country(name: "Atlantis") == nil && Country(code: "CA")?.name == "Canada")
  }
}

@Suite struct ClusterRecordsTests {
  @Test func rootsOfSectors() {
    let here = Provenance(file: "test", row: 1)
    var records = ClusterRecords(title: "", organisations: [], ties: [])
    records.sectors = [("a", nil), ("b", "a"), ("c", "b"), ("d", nil)].map {
      Sector(id: $0, name: $0, parentID: $1, provenance: here)
    }
    #expect(records.rootSectors == ["a": "a", "b": "a", "c": "a", "d": "d"])
  }
}
