import ClusterModel
import Foundation
import GraphFormats
import Testing

@testable import ClusterFiles

@Suite struct GraphInputTests {
  private func load(
    _ text: String, as format: InputFormat, _ change: (inout LoadOptions) -> Void = { _ in }
  ) throws -> LoadedNetwork {
    var options = LoadOptions()
    options.format = format
    change(&options)
    return try ClusterLoader(options: options).load(bytes: Array(text.utf8), named: "net")
  }

  private static let graphML = """
    <graphml><key id="l" for="node" attr.name="label" attr.type="string"/>
    <key id="s" for="node" attr.name="sector" attr.type="string"/>
    <key id="c" for="node" attr.name="Country" attr.type="string"/>
    <key id="e" for="node" attr.name="employees" attr.type="int"/>
    <key id="w" for="edge" attr.name="weight" attr.type="double"/>
    <key id="k" for="edge" attr.name="kind" attr.type="string"/>
    <graph edgedefault="undirected">
    <node id="a"><data key="l">Ann</data><data key="s">ICT</data><data key="c">EL</data><data key="e">12</data></node>
    <node id="b"><data key="c">Portugal</data></node><node id="c"/>
    <edge source="a" target="b"><data key="w">2.5</data><data key="k">partner</data></edge>
    <edge source="b" target="c" directed="true"/></graph></graphml>
    """

  @Test func columnsFindTheirMeaning() throws {
    let records = try load(Self.graphML, as: .graph(.graphML)).records
    #expect(records.title == "net" && records.organisations.map(\.id) == ["a", "b", "c"])
    #expect(records.organisations.map(\.label) == ["Ann", "b", "c"])
    #expect(records.organisations.map { $0.country?.code } == ["GR", "PT", nil])
    #expect(records.organisations[0].sectors == ["ICT"] && records.organisations[0].attributes == ["employees": "12"])
    #expect(records.attributeNames == ["employees"])
    #expect(records.ties.map(\.strength) == [2.5, 1] && records.ties.map(\.isDirected) == [false, true])
    #expect(records.ties[0].kind.rawValue == "partner" && records.ties[1].kind == .unspecified)
    #expect(records.ties[1].provenance.file == "net edge" && records.ties[1].provenance.row == 2)
  }

  @Test func problemsHaveTheirPlace() throws {
    let broken = Self.graphML.replacingOccurrences(of: "target=\"c\"", with: "target=\"d\"")
    let error = try #require(throws: LoadError.self) { try load(broken, as: .graph(.graphML)) }
    guard case .problems(let problems) = error else { throw error }
    #expect(problems.count == 1 && problems[0].code == .unknownOrganisation && problems[0].row == 11)
    #expect(problems[0].message.contains("“d”"))
    let lenient = try load(broken, as: .graph(.graphML)) { $0.problems = .lenient }
    #expect(lenient.records.ties.count == 1 && lenient.records.organisations.count == 3)
    #expect(lenient.notices.contains { $0.contains("1 edge left out") })
  }

  @Test func strengthsThatAreNone() throws {
    let broken = Self.graphML.replacingOccurrences(of: ">2.5<", with: ">-1<")
    let error = try #require(throws: LoadError.self) { try load(broken, as: .graph(.graphML)) }
    guard case .problems(let problems) = error else { throw error }
    #expect(problems.map(\.code) == [.badStrength] && problems[0].message.contains("\"a\" – \"b\" (edge 1)"))
    let lenient = try load(broken, as: .graph(.graphML)) { $0.problems = .lenient }
    #expect(lenient.records.ties.count == 1 && lenient.omittedRows == 1)
  }

  @Test func whatJSONIs() throws {
    let texts = [
      #"{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"}]}"#,
      #"{"graph":{},"directed":true,"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b"}]}"#,
      #"{"elements":{"nodes":[{"data":{"id":"a"}},{"data":{"id":"b"}}],"edges":[{"data":{"source":"a","target":"b"}}]}}"#,
      #"{"graph":{"nodes":{"a":{},"b":{}},"edges":[{"source":"a","target":"b"}]}}"#,
    ]
    for text in texts { #expect(try load(text, as: .json).records.ties.map(\.targetID) == ["b"]) }
    #expect(throws: LoadError.self) { try load("{\"rows\": []}", as: .json) }
    #expect(throws: LoadError.self) { try load("[\"nodes\", ", as: .json) }
  }

  @Test func idsFromAnAttribute() throws {
    let text = Self.graphML.replacingOccurrences(
      of: "<node id=\"b\">", with: "<node id=\"b\"><data key=\"l\">Bob</data>"
    ).replacingOccurrences(of: "<node id=\"c\"/>", with: "<node id=\"c\"><data key=\"l\">Cy</data></node>")
    let records = try load(text, as: .graph(.graphML)) { $0.nodeIDs = .label }.records
    #expect(records.organisations.map(\.id) == ["Ann", "Bob", "Cy"] && records.ties.map(\.sourceID) == ["Ann", "Bob"])
  }

  @Test func anExportOfTwoModesGivesActivitiesBack() throws {
    let text = """
      {"directed":false,"nodes":[{"id":"a","kind":"sme","mode":"organisation"},
      {"id":"fair","label":"The fair","kind":"event","country":"DE","mode":"activity"},{"id":"b","mode":"organisation"}],
      "edges":[{"source":"a","target":"fair","kind":"affiliation"},{"source":"fair","target":"b"},
      {"source":"a","target":"b","kind":"partner"}]}
      """
    let records = try load(text, as: .json).records
    #expect(records.organisations.map(\.id) == ["a", "b"] && records.ties.map(\.kind.rawValue) == ["partner"])
    #expect(records.activities.map(\.name) == ["The fair"] && records.activities[0].country?.code == "DE")
    #expect(records.participations.map(\.organisationID) == ["a", "b"])
  }

  @Test func namesOfFiles() {
    let known: [(String, InputFormat)] = [
      ("a.csv", .table), ("a.TSV.gz", .table), ("a.graphml.gz", .graph(.graphML)), ("b.net", .graph(.pajek)),
      ("c.gv", .graph(.dot)), ("d.json", .json), ("e.cyjs", .graph(.cytoscape)), ("f.mtx", .graph(.matrixMarket)),
      ("g.dl", .graph(.ucinet)), ("h.gexf", .graph(.gexf)), ("i.gml", .graph(.gml)), ("edges", .table),
    ]
    for (name, format) in known { #expect(InputFormat(fileName: name) == format, "\(name)") }
    #expect(InputFormat(fileName: "a.pdf") == nil && InputFormat(fileName: "a.gz.zip") == nil)
    for (word, format) in InputFormat.words { #expect(InputFormat(word: word) == format) }
  }
}
