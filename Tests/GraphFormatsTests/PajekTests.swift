import GraphFormats
import Testing

@Suite struct PajekTests {
  private func network(_ text: String, _ more: [(String, String)] = []) throws -> ReadGraph {
    let files = [("a.net", text)] + more
    return try read(files.map { GraphFile(name: $0.0, bytes: Array($0.1.utf8)) }, as: .pajek)
  }

  @Test func arcsEdgesAndTheirTails() throws {
    let result = try network(
      "% by hand\r\n*Network trial\r\n*Vertices 3\r\n1 \"New York\" 0.1 0.2 0.5 ellipse ic Red\r\n2 b\r\n3 \"c\"\r\n\r\n"
        + "*Arcs\r\n1 2 2.5 c Blue\r\n2 1\r\n*Edges\r\n2 3 1 w 4 l \"a tie\"\r\n")
    #expect(result.graph.name == "trial" && result.graph.pairs == ["New York>b", "b>New York", "b-c"])
    #expect(result.graph.edgeTexts("weight") == ["2.5", nil, "1"] && result.graph.edgeTexts("label")?.last == "a tie")
    #expect(result.graph.nodeTexts("x") == ["0.1", nil, nil])
    #expect(
      result.notices.contains { $0.contains("drawing") } && result.notices.contains { $0.contains("undirected among") })
  }

  @Test func relations() throws {
    let text = "*Vertices 3\n*Arcs :1 \"advice\"\n1 2\n*Edges :2 \"project\"\n2 3 2\n3: 1 3 1\n"
    let graph = try network(text).graph
    #expect(graph.pairs == ["1>2", "2-3", "1-3"] && graph.edgeTexts("kind") == ["advice", "project", "3"])
  }

  @Test func lists() throws {
    #expect(try network("*Vertices 4\n*Arcslist\n1 2 3\n4 1\n").graph.pairs == ["1>2", "1>3", "4>1"])
    #expect(try network("*Vertices 4\n*Edgeslist\n1 2 3\n4\n").graph.pairs == ["1-2", "1-3"])
  }

  @Test func matrices() throws {
    let one = try network("*Vertices 2\n*Matrix\n0 2.5\n1 0\n").graph
    #expect(one.pairs == ["1>2", "2>1"] && one.edgeTexts("weight") == ["2.5", "1"])
    let two = try network("*Vertices 3 1\n1 \"w\"\n2 \"e1\"\n3 \"e2\"\n*Matrix\n1 0\n").graph
    #expect(two.pairs == ["w-e1"] && two.nodeTexts("mode") == ["1", "2", "2"])
    #expect(try network("*Vertices 3 1\n*Edges\n1 2\n1 3\n").graph.pairs == ["1-2", "1-3"])
  }

  @Test func partitionsAndVectors() throws {
    let text = "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Edges\n"
    let result = try network(
      text, [("sector.clu", "*Vertices 2\n7\n9999998\n"), ("size.vec", "*Vertices 3\n1.5\n2\n3\n")])
    #expect(result.graph.nodeColumn("sector") == AttributeColumn("sector", [.int(7), nil, nil]))
    #expect(result.graph.nodeColumn("size") == AttributeColumn("size", [.double(1.5), .double(2), .double(3)]))
    #expect(result.notices == ["“sector.clu” has 2 values for 3 vertices; the rest are missing."])
    let project = "*Network n\n" + text + "*Partition kind\n*Vertices 3\n1\n1\n2\n*Vector v\n*Vertices 3\n1 2 3\n"
    let bundle = try network(project).graph
    #expect(bundle.nodeTexts("kind") == ["1", "1", "2"] && bundle.nodeTexts("v") == ["1", "2", "3"])
  }

  @Test func codeBookRestoresTypes() throws {
    let graph = AttributedGraph(
      name: "", isDirected: false, nodeIDs: ["a", "b", "c"], edges: [.init(source: 2, target: 0)],
      nodeColumns: [
        AttributeColumn("sector", [.string("x, \"y\""), nil, .string("x, \"y\"")]),
        AttributeColumn("Sector!", [.bool(true), nil, .bool(false)]),
        AttributeColumn("n", [.int(3), nil, .int(-1)]), AttributeColumn("v", [.double(2), nil, .double(0.5)]),
      ])
    let written = write(graph, as: .pajek)
    #expect(written.losses.isEmpty)
    #expect(
      written.files.map(\.name)
        == ["graph.net", "graph.sector.clu", "graph.Sector-.clu", "graph.n.clu", "graph.v.vec", "graph.codes.csv"])
    #expect(try read(written.files, as: .pajek).graph == graph)
  }

  @Test func twoModesAreWrittenAsSuch() throws {
    let graph = AttributedGraph(
      name: "", isDirected: false, nodeIDs: ["w1", "w2", "e"],
      edges: [.init(source: 0, target: 2), .init(source: 2, target: 1)],
      nodeColumns: [AttributeColumn("mode", [.int(1), .int(1), .int(2)])])
    let written = write(graph, as: .pajek)
    #expect(String(decoding: written.files[0].bytes, as: UTF8.self).hasPrefix("*Vertices 3 2\n"))
    #expect(try read(written.files, as: .pajek).graph == graph && written.losses.isEmpty)
  }

  @Test func otherEncodings() throws {
    let head = Array("*Vertices 1\n1 \"".utf8)
    let bytes = head + [0x8A, 0xE8] + Array("\"\n".utf8)
    #expect(try read(bytes, as: .pajek).graph.nodeIDs == ["Šè"])
    #expect(try read(bytes, as: .pajek, options: .init(fallbackEncoding: .windows1250)).graph.nodeIDs == ["Šč"])
  }

  @Test func labelsThatRepeat() throws {
    let graph = try network("*Vertices 2\n1 \"a\"\n2 \"a\"\n*Edges\n1 2\n").graph
    #expect(graph.nodeIDs == ["1", "2"] && graph.nodeTexts("label") == ["a", "a"])
  }

  @Test(arguments: [
    ("", "no “*Vertices”"), ("1 2\n", "before any section"), ("*Vertices x\n", "names no number"),
    ("*Vertices -1\n", "names no number"),
    ("*Vertices 99999999999\n", "More vertices"), ("*Vertices 1\n2 \"a\"\n", "no vertex from 1 to 1"),
    ("*Vertices 2\n*Edges\n1 3\n", "no vertex from 1 to 2"), ("*Vertices 0\n*Edges\n1 1\n", "no vertex"),
    ("*Vertices 2\n*Matrix\n1 2\n", "has 1 of 2 rows"), ("*Vertices 2\n*Matrix\n1 2 3\n", "row 1 has 3"),
    ("*Vertices 2\n*Hyper\n", "not known"), ("*Vertices 2 3\n", "first mode"),
  ])
  func refusals(_ text: String, _ what: String) throws {
    let error = try refusal(text, .pajek)
    #expect(error.what.contains(what), "\(error)")
  }
}
