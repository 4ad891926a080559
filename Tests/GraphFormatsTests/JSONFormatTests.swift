import GraphFormats
import Testing

@Suite struct JSONParserTests {
  @Test func values() throws {
    let text =
      " {\"a\": [1, -0.5, 1e3, true, null, \"\\u017d\\ud83d\\ude42\\n\\/\"], \"b\": {}, \"c\": 100000000000000000000} "
    let value = try JSONValue(parsing: Array(text.utf8))
    #expect(
      value
        == .object([
          .init("a", .array([.int(1), .number(-0.5), .number(1000), .bool(true), .null, .string("Ž🙂\n/")])),
          .init("b", .object([])),
          .init("c", .number(1e20)),
        ]))
  }

  @Test(arguments: nastyTexts) func whatIsWrittenIsRead(_ text: String) throws {
    let value = JSONValue.object([.init(text, .array([.string(text), .array([])]))])
    #expect(try JSONValue(parsing: Array(value.text.utf8)) == value)
    #expect(try JSONValue(parsing: Array(value.flatText.utf8)) == value)
  }

  @Test(arguments: [
    ("", 1, "too early"), ("{", 2, "too early"), ("[1,]", 4, "value is expected"),
    ("{\"a\":1,}", 8, "name between quotes"),
    ("{\"a\" 1}", 6, "colon"), ("[1 2]", 4, "comma"), ("01", 1, "begins with 0"), ("1.", 3, "too early"),
    ("[1.x]", 4, "digit"),
    ("1e999", 1, "too large"), ("Nan", 3, "expected here"), ("\"\n\"", 2, "control character"),
    ("\"\\x\"", 3, "no such escape"),
    ("\"\\ud800\"", 8, "Half of a pair"), ("\"\\u12g4\"", 6, "hexadecimal"), ("{\"a\":1,\"a\":2}", 8, "twice"),
    ("[] []", 4, "follows the end"),
    ("tru", 4, "too early"), ("[trux]", 5, "value is expected"), ("\"a", 3, "too early"),
  ])
  func refusals(_ text: String, _ column: Int, _ what: String) throws {
    let error = try #require(throws: FormatError.self) { try JSONValue(parsing: Array(text.utf8)) }
    #expect(error.what.contains(what) && error.column == column, "\(error)")
  }

  @Test func largeObjectsAndDepth() throws {
    let members = (0..<40).map { "\"k\($0)\": 1" }.joined(separator: ",")
    #expect(throws: FormatError.self) { try JSONValue(parsing: Array("{\(members),\"k30\":2}".utf8)) }
    _ = try JSONValue(parsing: Array("{\(members)}".utf8))
    let deep = try #require(throws: FormatError.self) {
      try JSONValue(parsing: Array(repeating: UInt8(ascii: "["), count: 100_000))
    }
    #expect(deep.what.contains("deeper than 128"))
  }
}

@Suite struct NodeLinkReaderTests {
  @Test func networkXsForm() throws {
    // json.dumps(nx.node_link_data(g)) of networkx 3.6.1, and the older name of the edges.
    for name in ["edges", "links"] {
      let text = """
        {"directed": true, "multigraph": true, "graph": {"name": "g"}, "nodes": [{"size": 1, "id": 1}, {"tags": ["x", 2], "deep": {"a": [null]}, "id": "b"}],
         "\(name)": [{"weight": 2, "source": 1, "target": "b", "key": 0}, {"source": 1, "target": "b", "key": 1}]}
        """
      let result = try graph(text, .nodeLink)
      #expect(result.graph.pairs == ["1>b", "1>b"] && result.graph.name == "g")
      #expect(result.graph.nodeColumn("tags")?.values == [nil, .list(["x", "2"])])
      #expect(result.graph.nodeTexts("deep") == [nil, "{\"a\": [null]}"] && result.notices.count == 1)
      #expect(result.graph.edgeTexts("key") == ["0", "1"])
    }
  }

  @Test func placesInsteadOfIDs() throws {
    let text =
      #"{"nodes":[{"name":"Myriel","group":1},{"name":"Napoleon","group":1}],"links":[{"source":1,"target":0,"value":1}]}"#
    #expect(try graph(text, .nodeLink).graph.pairs == ["Napoleon-Myriel"])
    #expect(
      try refusal(text.replacing("\"source\":1", with: "\"source\":2"), .nodeLink).what.contains("place in the list"))
  }

  @Test(arguments: [
    ("[]", "no “nodes”"), (#"{"nodes":[]}"#, "no “nodes”"), (#"{"nodes":{},"edges":[]}"#, "not an array"),
    (#"{"nodes":[1],"edges":[]}"#, "not an object"),
    (#"{"nodes":[{"id":"a"},{"x":1}],"edges":[]}"#, "no “id”"),
    (#"{"nodes":[{"id":"a"}],"edges":[{"source":"a"}]}"#, "no “target”"),
    (#"{"nodes":[{"id":"a"}],"edges":[{"source":"a","target":"z"}]}"#, "does not declare"),
    (#"{"nodes":[{"id":true}],"edges":[]}"#, "no “id”"),
  ])
  func refusals(_ text: String, _ what: String) throws {
    #expect(try refusal(text, .nodeLink).what.contains(what))
  }
}

@Suite struct CytoscapeTests {
  @Test func desktopsForm() throws {
    let text = """
      {"format_version": "1.0", "generated_by": "cytoscape-3.10.1", "data": {"shared_name": "n", "name": "net", "SUID": 52},
       "elements": {"nodes": [{"data": {"id": "62", "shared_name": "Ada", "name": "Ada", "SUID": 62, "parent": "g"}, "position": {"x": 1.5, "y": -2}, "selected": false},
         {"data": {"id": "g", "name": "Group", "SUID": 63}}],
        "edges": [{"data": {"id": "70", "source": "62", "target": "g", "interaction": "pp"}, "selected": false}]}}
      """
    let graph = try graph(text, .cytoscape).graph
    #expect(graph.pairs == ["62-g"] && graph.name == "net" && graph.nodeTexts("name") == ["Ada", "Group"])
    #expect(
      graph.nodeTexts("x") == ["1.5", nil] && graph.nodeTexts("parent") == ["g", nil] && graph.edgeTexts("id") == ["70"]
    )
    #expect(try read(Array(text.utf8), as: .cytoscape, options: .init(nodeIDs: .name)).graph.pairs == ["Ada-Group"])
  }

  @Test func oneListOfElements() throws {
    let text =
      #"[{"data":{"id":"a"}},{"group":"nodes","data":{"id":"b"}},{"data":{"id":"ab","source":"a","target":"b","w":1}}]"#
    #expect(try graph(text, .cytoscape).graph.pairs == ["a-b"])
  }

  @Test func edgeIDsDoNotMeetNodeIDs() throws {
    let graph = AttributedGraph(
      name: "", isDirected: false, nodeIDs: ["edge 1", "b"], edges: [.init(source: 0, target: 1)],
      edgeColumns: [AttributeColumn("id", [.string("b")])])
    let text = String(decoding: write(graph, as: .cytoscape).files[0].bytes, as: UTF8.self)
    #expect(text.contains(#""id": "edge 1'""#) && text.contains(#""id_2": "b""#))
  }

  @Test(arguments: [
    ("{}", "no “elements”"), (#"{"elements":{"nodes":[{}]}}"#, "no “data”"),
    (#"{"elements":{"nodes":[{"data":{}}]}}"#, "no “id”"),
    (#"{"elements":{"edges":[{"data":{"source":"a","target":"b"}}]}}"#, "does not declare"),
    (#"{"elements":{"nodes":3}}"#, "not an array"),
  ])
  func refusals(_ text: String, _ what: String) throws { #expect(try refusal(text, .cytoscape).what.contains(what)) }
}

@Suite struct JSONGraphTests {
  @Test func bothVersions() throws {
    let second = """
      {"graph": {"label": "g", "directed": false, "nodes": {"a": {"label": "Ada", "metadata": {"size": 2}}, "b": {}},
        "edges": [{"source": "a", "target": "b", "relation": "trade", "metadata": {"weight": 0.5}}, {"source": "a", "target": "b", "directed": true}]}}
      """
    let first = second.replacing(#"{"a": {"label""#, with: #"[{"id": "a", "label""#).replacing(
      #""b": {}}"#, with: #"{"id": "b"}]"#)
    for text in [first, second] {
      let graph = try graph(text, .jsonGraph).graph
      #expect(graph.pairs == ["a-b", "a>b"] && graph.name == "g" && graph.nodeTexts("size") == ["2", nil])
      #expect(graph.edgeTexts("kind") == ["trade", nil] && graph.edgeTexts("weight") == ["0.5", nil])
    }
  }

  @Test func directedByDefaultAndTheFirstOfSeveral() throws {
    let result = try graph(
      #"{"graphs": [{"nodes": {"a": {}}, "edges": [{"source": "a", "target": "a"}]}, {}]}"#, .jsonGraph)
    #expect(result.graph.pairs == ["a>a"] && result.notices == ["The file holds 2 graphs; the first was read."])
  }

  @Test(arguments: [
    ("{}", "no “graph”"), (#"{"graph": {"hyperedges": [{"nodes": ["a"]}]}}"#, "hyperedges"),
    (#"{"graph": {"nodes": [{}]}}"#, "no “id”"),
    (#"{"graph": {"nodes": {"a": {}, "a": {}}}}"#, "twice"),
    (#"{"graph": {"edges": [{"source": "a", "target": "b"}]}}"#, "does not declare"),
  ])
  func refusals(_ text: String, _ what: String) throws { #expect(try refusal(text, .jsonGraph).what.contains(what)) }
}
