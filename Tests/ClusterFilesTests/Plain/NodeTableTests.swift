import ClusterFiles
import ClusterModel
import Testing

@Suite struct NodeTableTests {
  private func load(_ nodes: String, _ edges: String = "Source,Target\n") throws -> LoadedNetwork {
    let folder = try folder(nodes, edges)
    return try withExtendedLifetime(folder) { try ClusterLoader().load(path: folder.path) }
  }

  private func folder(_ nodes: String, _ edges: String) throws -> TemporaryFolder {
    try TemporaryFolder(["nodes.csv": nodes, "edges.csv": edges])
  }

  @Test(
    "The id is found under many names",
    arguments: ["id", "Id", "ID", "node_id", "key", "Node", "name", "Label", "vertex"])
  func identifiers(header: String) throws {
    let network = try load("\(header),club\na,x\n", "Source,Target\na,a\n")
    #expect(network.records.organisations.map(\.id) == ["a"])
    #expect(network.records.organisations.map(\.name) == ["a"])
    #expect(network.records.attributeNames == ["club"])
  }

  @Test func allColumns() throws {
    let text = """
      Faction,ID,Label,name,Type,Kind,Country,Sectors,short_name,Group
      1,a,L,Alpha,t,sme,Italy,ict; food,Al,
      2,b,,,,,pt,,,g
      """
    let network = try load(text)
    let (a, b) = (network.records.organisations[0], network.records.organisations[1])
    #expect([a.id, a.name, a.shortName, a.kind?.rawValue, a.country?.code] == ["a", "Alpha", "Al", "sme", "IT"])
    #expect(a.sectors == ["ict", "food"])
    #expect(a.attributes == ["Faction": "1", "Label": "L", "Type": "t"])
    #expect([b.id, b.name, b.country?.code] == ["b", "b", "PT"])
    #expect(b.attributes == ["Faction": "2", "Group": "g"])
    #expect(network.records.attributeNames == ["Faction", "Label", "Type", "Group"])
  }

  @Test func countriesOfEuropeanInstitutionsAreSaidOnce() throws {
    let network = try load("id,country\na,EL\nb,UK\nc,EL\n")
    #expect(network.records.organisations.map { $0.country?.code } == ["GR", "GB", "GR"])
    #expect(network.notices.contains("nodes.csv: country EL read as the ISO code GR (2 times)"))
    #expect(network.problems.isEmpty)
  }

  @Test func unknownCountryIsKeptAsText() throws {
    let network = try load("id,Country,size\na,Atlantis,3\nb,IT,4\n")
    #expect(network.records.organisations.map { $0.country?.code } == [nil, "IT"])
    #expect(network.records.organisations[0].attributes == ["Country": "Atlantis", "size": "3"])
    #expect(network.records.attributeNames == ["Country", "size"])
    #expect(network.problems.map(\.severity) == [.warning])
  }

  @Test func markOfTwoModesIsNoKind() throws {
    let network = try load("id,type\na,TRUE\nb,FALSE\n")
    #expect(network.records.organisations.map(\.kind) == [nil, nil])
    #expect(network.records.organisations.map { $0.attributes["type"] } == ["TRUE", "FALSE"])
    #expect(network.records.attributeNames == ["type"])
  }

  @Test func isolatesStay() throws {
    #expect(try load("id\na\nb\nlonely\n", "Source,Target\na,b\n").records.organisations.count == 3)
  }

  @Test func unknownEndSuggestsByName() throws {
    let folder = try folder("id,name\n1,Pôle SCS\n2,MESAP\n", "Source,Target\n1,Mesap\n")
    let report = try ClusterLoader().check(path: folder.path)
    #expect(
      report.problems.map(\.description) == ["edges.csv:2:2: Target \"Mesap\" is no organisation; nearest: \"2\""])
  }
  @Test func badStrengthNamesAnUnknownEndAsItWasWritten() throws {
    let folder = try folder("id\na\n", "Source,Target,Weight\na,zebra,-1\n")
    let problems = try ClusterLoader().check(path: folder.path).problems.map(\.description)
    #expect(problems.contains { $0.hasPrefix("edges.csv:2:3: Weight \"-1\" of the tie \"a\" – \"zebra\" is not") })
  }

  /// Rows that say the same share what they say, but each of them is heard.
  @Test func rowsThatSayTheSameAreEachCountedAndChangedAlone() throws {
    let rows = ["a,sme,EL,ict", "b,sme,EL,ict", "c,sme,XX,ict", "d,sme,XX,ict", "e,sme,AT,p;q", "f,sme,AT,p;q"]
    let folder = try folder("id,kind,country,sector\n" + rows.joined(separator: "\n") + "\n", "source,target\na,b\n")
    let loaded = try ClusterLoader(options: LoadOptions(problems: .lenient)).load(path: folder.path)
    #expect(loaded.notices.contains("nodes.csv: country EL read as the ISO code GR (2 times)"))
    #expect(loaded.problems.map(\.place) == ["nodes.csv:4:3", "nodes.csv:5:3"])
    var organisations = loaded.records.organisations
    #expect(organisations.map(\.sectors) == [["ict"], ["ict"], ["ict"], ["ict"], ["p", "q"], ["p", "q"]])
    #expect(organisations.map { $0.country?.code } == ["GR", "GR", nil, nil, "AT", "AT"])
    organisations[4].city = "Graz"
    #expect(organisations[4].city == "Graz" && organisations[5].city == nil)
  }
}
