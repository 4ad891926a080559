import ClusterModel
import Foundation
import GraphFormats
import Testing

@testable import ClusterFiles

/// Files whose names say nothing of their format, or too little.
@Suite struct InputContentsTests {
  private static let pairs: [(text: String, format: InputFormat)] = [
    ("dl n=2 format=edgelist1\ndata:\n1 2\n", .graph(.ucinet)), ("DL\nN=2\nDATA:\n0 1\n0 0\n", .graph(.ucinet)),
    ("*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2\n", .graph(.pajek)),
    ("\u{FEFF}*Network x\n*Vertices 2\n*Edges\n1 2\n", .graph(.pajek)),
    ("%%MatrixMarket matrix coordinate pattern symmetric\n2 2 1\n2 1\n", .graph(.matrixMarket)),
    ("Creator \"x\"\ngraph\n[\n node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ]\n]\n", .graph(.gml)),
    ("graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]", .graph(.gml)),
    ("<?xml version=\"1.0\"?>\n<!-- x -->\n<graphml><graph/></graphml>", .graph(.graphML)),
    ("<gexf><graph/></gexf>", .graph(.gexf)), ("digraph G { a -> b }", .graph(.dot)),
    (" {\"nodes\":[]}", .json), ("[{\"source\":1}]", .json),
    (":START_ID,:END_ID,:TYPE\n1,2,KNOWS\n", .graph(.neo4jCSV)),
    ("# Directed graph: x\n0\t1\n", .graph(.edgeList)), ("% sym unweighted\n1 2\n", .graph(.edgeList)),
    ("236 186\n122 285\n", .graph(.edgeList)), ("from to weight\na b 2\n", .graph(.edgeList)),
    ("\"from\" \"to\"\n\"1\" \"Ann Lee\" \"Bo\"\n\"2\" \"Bo\" \"Cil\"\n", .graph(.edgeList)),
  ]

  @Test(arguments: pairs.indices) func whatContentsSay(_ place: Int) {
    let (text, format) = Self.pairs[place]
    #expect(InputContents(Array(text.utf8)) == .format(format))
  }

  @Test(arguments: [
    "Source,Target\na,b\n", "Source\tTarget\na b\tc\n", "#,Source,Target\n1,a,b\n", "a;b\nc;d\n",
    "Name\nAcme Corp\nX\n",
    "dl,n\n1,2\n", "graph,kind\na,b\n", "source|target\na|b\n", "", "Members of the board\nAnn Lee\nBo\n",
  ])
  func whatMayBeATable(_ text: String) { #expect(InputContents(Array(text.utf8)) == nil) }

  @Test func filesFindTheirReader() throws {
    let folder = try TemporaryFolder([
      "a.txt": Self.pairs[0].text, "b.mat": Self.pairs[2].text,
      "c.xml": Self.pairs[7].text.replacing(
        "<graph/>", with: "<graph><node id=\"1\"/><node id=\"2\"/><edge source=\"1\" target=\"2\"/></graph>"),
      "out.d": "% bip unweighted\n1 2\n", "e.dat": "1 2\n2 1\n",
      "f.tsv": "% sym unweighted\n1\t2\n",
    ])
    for name in ["a.txt", "b.mat", "c.xml", "out.d", "e.dat", "f.tsv"] {
      let loaded = try ClusterLoader().load(path: folder.path + "/" + name)
      #expect(loaded.records.organisations.count == 2 && loaded.notices.contains("\(name): told by its contents"))
    }
  }

  @Test func jsonInUTF16() throws {
    let text = #"{"nodes":[{"id":"ž"},{"id":"b"}],"links":[{"source":"ž","target":"b"}]}"#
    let units = [0xFEFF] + Array(text.utf16)
    let bytes = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    #expect(try ClusterLoader().load(bytes: bytes, named: "x").records.organisations.map(\.id) == ["ž", "b"])
  }

  @Test func standardInputSaysWhatItIs() throws {
    let loaded = try ClusterLoader().load(bytes: Array(Self.pairs[3].text.utf8), named: "standard input")
    #expect(loaded.records.ties.count == 1 && loaded.records.ties[0].isDirected == false)
  }

  @Test(arguments: [
    ("x.vna", "*Node data\nID name\n", "NetDraw"), ("x.txt", "*tie data\nfrom to\n", "NetDraw"),
    ("x.dat", "nodedef>name VARCHAR\n", "GDF"), ("x.gephi", "PK", "File › Export › Graph file…"),
    ("x.sif", "a pp b\n", "Cytoscape"), ("x.xml", "<graph xmlns=\"http://www.cs.rpi.edu/XGMML\"/>", "XGMML"),
    ("x.##h", "DATE", "Data › Export › DL"), ("x.ods", "PK", ".xlsx"), ("x.rds", "RDX3", "write_graph"),
    ("x.mat", "MATLAB 5.0 MAT-file, Platform", "mmwrite"), ("x.csv", "<!DOCTYPE html>\n<html>", "web page"),
  ])
  func whatIsNotReadIsNamed(_ name: String, _ text: String, _ advice: String) throws {
    let folder = try TemporaryFolder([name: text])
    let error = try #require(throws: LoadError.self) { try ClusterLoader().load(path: folder.path + "/" + name) }
    guard case .unsupported(_, let hint) = error else { throw error }
    #expect(hint.contains(advice) && hint.contains("not read here"))
  }

  @Test func tablesOfNeo4j() throws {
    let folder = try TemporaryFolder([
      "people.csv": "personId:ID(Person),name,:LABEL,tags:string[],secret:IGNORE\n1,Ann,Person,a;b,x\n2,Bo,Person,,y\n",
      "companies.csv": "companyId:ID(Company),name,:LABEL\n1,Acme,Company\n",
      "works.csv": ":START_ID(Person),role,:END_ID(Company),:TYPE\n1,boss,1,WORKS_AT\n2,,1,WORKS_AT\n",
      "knows.csv": ":START_ID(Person),:END_ID(Person),:TYPE\n1,2,KNOWS\n", "readme.csv": "a,b\n1,2\n",
    ])
    let loaded = try ClusterLoader().load(path: folder.path)
    #expect(loaded.records.organisations.map(\.id) == ["Company:1", "Person:1", "Person:2"])
    #expect(loaded.records.organisations.map(\.label) == ["Acme", "Ann", "Bo"])
    #expect(
      loaded.records.ties.map { "\($0.sourceID) \($0.kind.rawValue) \($0.targetID)" } == [
        "Person:1 KNOWS Person:2", "Person:1 WORKS_AT Company:1", "Person:2 WORKS_AT Company:1",
      ])
    try folder.write(Array(":START_ID(Person),:END_ID(Person),:TYPE\n1,2,KNOWS\n1,3,KNOWS\n".utf8), "knows.csv")
    let error = try #require(throws: LoadError.self) { try ClusterLoader().load(path: folder.path) }
    guard case .problems(let problems) = error else { throw error }
    #expect(problems.map(\.place) == ["knows.csv:3:3"] && problems[0].message.contains("“Person:3”"))
  }
}
