import ClusterAnalysis
import ClusterModel
import GraphCore
import Testing

@Suite struct GroupingTests {
  static func network() throws -> ClusterNetwork {
    let here = Provenance(file: "test", row: 1)
    var organisations = ["a", "b", "c"].map { Organisation(id: $0, name: $0, provenance: here) }
    organisations[0].sectors = ["software", "logistics"]
    organisations[1].sectors = ["logistics"]
    organisations[0].country = Country(code: "FR")
    organisations[1].attributes["Club"] = "red"
    organisations[2].attributes["Club"] = ""
    var records = ClusterRecords(title: "", organisations: organisations, ties: [])
    records.attributeNames = ["Club"]
    records.sectors = [
      Sector(id: "ict", name: "ICT", provenance: here),
      Sector(id: "software", name: "Software", parentID: "ict", provenance: here),
      Sector(id: "logistics", name: "Logistics", provenance: here),
    ]
    return try ClusterNetwork(records)
  }

  @Test func theFirstSectorIsTheMainOne() throws {
    let grouping = try Self.network().grouping(by: "sector")
    #expect(grouping.keys == ["logistics", "software"] && grouping.names == ["Logistics", "Software"])
    #expect((0..<3).map { grouping.partition[NodeID($0)] } == [1, 0, nil])
    #expect(grouping.ungroupedCount == 1)
  }

  @Test func sectorGroupsAreRoots() throws {
    #expect(try Self.network().grouping(by: "sector-group").keys == ["ict", "logistics"])
  }

  @Test func countriesHaveNames() throws {
    #expect(try Self.network().grouping(by: "country").names == ["France"])
  }

  @Test func ownColumnsAreFoundWhateverTheirCaseAndBlankIsNoValue() throws {
    let grouping = try Self.network().grouping(by: "club")
    #expect(grouping.attribute == "Club" && grouping.keys == ["red"])
    #expect(grouping.group(named: "RED") == 0 && grouping.group(named: "blue") == nil)
  }

  @Test func anUnknownColumnNamesThoseThereAre() throws {
    let network = try Self.network()
    let error = #expect(throws: UnknownAttribute.self) { try network.grouping(by: "size") }
    #expect(error?.available == ["sector", "sector-group", "country", "Club"])
  }
}
