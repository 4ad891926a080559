import GraphFormats
import Testing

/// JSON as libraries of the web and of Python write it.
@Suite struct ForeignJSONTests {
  private func nodeLink(_ text: String) throws -> ReadGraph {
    #expect(GraphFormat.ofJSON(Array(text.utf8)) == .nodeLink)
    return try graph(text, .nodeLink)
  }

  @Test(arguments: [
    #"{"nodes":[{"id":"A"},{"id":"B"}],"links":[{"source":0,"target":1,"value":3}]}"#,
    #"{"nodes":[{"name":"A"},{"name":"B"}],"links":[{"source":"A","target":"B","value":3}]}"#,
    #"{"nodes":[{"name":"A"},{"name":"B"}],"links":[{"source":0,"target":1,"value":3}]}"#,
    #"{"nodes":[{"id":"A","index":0},{"id":"B"}],"links":[{"source":{"id":"A"},"target":{"id":"B"},"value":3}]}"#,
    #"{"nodes":[{"id":"A"},{"id":"B"}],"edges":[{"from":"A","to":"B","value":3}]}"#,
    #"[{"source":"A","target":"B","value":3}]"#,
    #"{"directed":false,"graph":[["name","x"]],"nodes":[{"id":"A"},{"id":"B"}],"links":[{"source":0,"target":1,"value":3}]}"#,
  ])
  func endsInEveryWay(_ text: String) throws {
    let graph = try nodeLink(text).graph
    #expect(graph.pairs == ["A-B"] && graph.edgeTexts("value") == ["3"])
  }

  @Test func placesAreNotIDs() throws {
    // The numbers are ids here, since there are nodes of that name.
    let text = #"{"nodes":[{"id":1},{"id":0}],"links":[{"source":0,"target":1}]}"#
    #expect(try nodeLink(text).graph.pairs == ["0-1"])
    let outside = #"{"nodes":[{"id":"A"},{"id":"B"}],"links":[{"source":0,"target":2}]}"#
    #expect(try refusal(outside, .nodeLink).what.contains("“0”, which the file does not declare"))
  }

  /// Gephi 0.10 exports the form of graphology.
  @Test func graphology() throws {
    let text = """
      {"attributes":{"creator":"Gephi"},"options":{"multi":false,"allowSelfLoops":true,"type":"mixed"},
      "nodes":[{"key":"a","attributes":{"label":"Ann","x":1.5}},{"key":"b","attributes":{"label":"Bo"}},{"key":"c"}],
      "edges":[{"key":"0","source":"a","target":"b","attributes":{"weight":2.0}},
      {"key":"1","source":"b","target":"c","undirected":true}]}
      """
    let result = try nodeLink(text)
    #expect(result.graph.pairs == ["a>b", "b-c"] && result.graph.nodeTexts("label") == ["Ann", "Bo", nil])
    #expect(result.graph.nodeColumn("x")?.values == [.double(1.5), nil, nil])
    #expect(result.graph.edgeTexts("weight") == ["2", nil] && result.graph.edgeTexts("key") == ["0", "1"])
    let undirected = text.replacing("\"mixed\"", with: "\"undirected\"")
    #expect(try nodeLink(undirected).graph.isDirected == false)
  }

  @Test func arrowsOfVisJS() throws {
    let text = #"{"nodes":[{"id":1},{"id":2}],"edges":[{"from":1,"to":2,"arrows":"to"},{"from":2,"to":1}]}"#
    #expect(try nodeLink(text).graph.pairs == ["1>2", "2-1"])
  }

  @Test func vosviewer() throws {
    let text = """
      {"network":{"items":[{"id":7,"label":"Alpha","cluster":1,"weights":{"Links":1,"Documents":4},"scores":{"Year":2016.5}},
      {"id":9,"label":"Beta","cluster":2}],"links":[{"source_id":7,"target_id":9,"strength":3}]}}
      """
    let graph = try nodeLink(text).graph
    #expect(graph.pairs == ["7-9"] && graph.edgeTexts("strength") == ["3"])
    #expect(graph.nodeTexts("weight<Documents>") == ["4", nil] && graph.nodeTexts("score<Year>") == ["2016.5", nil])
  }

  /// Python writes what pandas calls missing as NaN.
  @Test func numbersThatJSONHasNot() throws {
    let text = """
      {"nodes": [{"id": "a", "v": NaN, "w": -Infinity}, {"id": "b", "v": 1.5, "w": Infinity}], "links": []}
      """
    let result = try graph(text, .nodeLink)
    #expect(result.graph.nodeColumn("v")?.values == [nil, .double(1.5)])
    #expect(result.graph.nodeColumn("w")?.values == [.double(-.infinity), .double(.infinity)])
    #expect(result.notices.contains("1 value of node attributes that are not a number are missing."))
    #expect(try refusal(#"{"nodes": [{"id": NaN}], "links": []}"#, .nodeLink).what.contains("no “id”"))
  }

  @Test func elementsInAnArray() throws {
    let text = #"[{"data":{"id":"a"}},{"data":{"id":"b"}},{"data":{"source":"a","target":"b"}}]"#
    #expect(GraphFormat.ofJSON(Array(text.utf8)) == .cytoscape)
    #expect(try graph(text, .cytoscape).graph.pairs == ["a-b"])
  }

  @Test(arguments: [
    (#"[{"numberVerification":[{"longNumber":1}]},{"nodes":[{"@id":1}]}]"#, "CX"),
    (#"[{"CXVersion":"2.0"},{"nodes":[{"id":1}]}]"#, "CX"),
    (#"{"directed":false,"nodes":[{"id":"a"}],"adjacency":[[]]}"#, "node_link_data"),
    (
      "{\"type\":\"node\",\"id\":\"0\",\"labels\":[\"P\"]}\n{\"type\":\"relationship\",\"start\":{}}",
      "apoc.export.graphml"
    ),
    (#"{"a":1}"#, "no graph"),
  ])
  func whatIsNotReadIsNamed(_ text: String, _ advice: String) {
    #expect(GraphFormat.ofJSON(Array(text.utf8)) == nil && GraphFormat.adviceOnJSON(Array(text.utf8)).contains(advice))
  }
}
