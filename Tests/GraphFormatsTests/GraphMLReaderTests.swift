import GraphFormats
import Testing

@Suite struct GraphMLReaderTests {
  private func document(_ inner: String, keys: String = "") -> String {
    "<?xml version=\"1.0\"?><graphml>\(keys)<graph edgedefault=\"undirected\">\(inner)</graph></graphml>"
  }

  @Test func igraphNumbersNodesAndKeepsNamesBeside() throws {
    // As igraph 1.0 writes it.
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <!-- Created by igraph -->
        <key id="v_name" for="node" attr.name="name" attr.type="string"/>
        <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
        <graph id="G" edgedefault="directed">
          <node id="n0"><data key="v_name">Ada</data></node>
          <node id="n1"><data key="v_name">Bo</data></node>
          <edge source="n0" target="n1"><data key="e_weight">NaN</data></edge>
        </graph>
      </graphml>
      """
    let result = try graph(text, .graphML)
    #expect(result.graph.pairs == ["Ada>Bo"] && result.graph.nodeColumns.isEmpty)
    #expect(result.graph.edgeTexts("weight") == [nil] && result.graph.edgeColumn("weight")?.type == .double)
    #expect(result.notices.contains { $0.contains("ids are taken from the attribute “name”") })
    #expect(try graph(text, .graphML, .init(nodeIDs: .id)).graph.nodeIDs == ["n0", "n1"])
    #expect(try graph(text, .graphML, .init(nodeIDs: .name)).graph.nodeTexts("id") == ["n0", "n1"])
    #expect(try refusal(text, .graphML, .init(nodeIDs: .label)).what.contains("names no nodes"))
  }

  @Test func twoKeysOfOneNameAreOneAttribute() throws {
    let keys = """
      <key id="d0" for="node" attr.name="v" attr.type="long"/><key id="d1" for="node" attr.name="v" attr.type="double"/>
      """
    let nodes = "<node id=\"a\"><data key=\"d0\">1</data></node><node id=\"b\"><data key=\"d1\">0.5</data></node>"
    let column = try graph(document(nodes, keys: keys), .graphML).graph.nodeColumn("v")
    #expect(column == AttributeColumn("v", [.double(1), .double(0.5)]))
  }

  @Test func bothSpellingsOfTruth() throws {
    let keys = "<key id=\"d0\" for=\"node\" attr.name=\"f\" attr.type=\"boolean\"/>"
    let nodes = ["True", "false", "1", "maybe"].map { "<node id=\"\($0)\"><data key=\"d0\">\($0)</data></node>" }
    #expect(
      try graph(document(nodes.prefix(3).joined(), keys: keys), .graphML).graph.nodeTexts("f") == [
        "true", "false", "true",
      ])
    let mixed = try graph(document(nodes.joined(), keys: keys), .graphML)
    #expect(
      mixed.graph.nodeColumn("f")?.type == .string && mixed.notices[0].contains("1 value of the node attribute “f”"))
  }

  @Test func aKeyWithoutForIsForAll() throws {
    let keys = "<key id=\"w\" attr.name=\"w\" attr.type=\"int\"><default>7</default></key>"
    let result = try graph(
      document("<node id=\"a\"><data key=\"w\">1</data></node><edge source=\"a\" target=\"a\"/>", keys: keys), .graphML)
    #expect(result.graph.nodeTexts("w") == ["1"] && result.graph.edgeTexts("w") == ["7"])
  }

  @Test func yEd() throws {
    let keys = """
      <key for="node" id="d5" attr.name="description" attr.type="string"/><key for="node" id="d6" yfiles.type="nodegraphics"/>
      <key for="edge" id="d9" yfiles.type="edgegraphics"/><key for="port" id="d1" yfiles.type="portgraphics"/>
      """
    func node(_ id: String, _ label: String, _ more: String = "") -> String {
      """
      <node id="\(id)"><port name="p"/><data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="30.0" x="1.5" y="2.0"/>\
      <y:NodeLabel alignment="center">\(label)<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel>\
      </y:NodeLabel><y:NodeLabel>second</y:NodeLabel></y:ShapeNode></data>\(more)</node>
      """
    }
    let inner = "<graph edgedefault=\"directed\" id=\"n0:\">\(node("n0::n0", "Inner"))</graph>"
    let text = document(
      node("n0", "Group", inner) + node("n1", "Outer")
        + "<edge id=\"e0\" source=\"n0::n0\" target=\"n1\" sourceport=\"p\"><data key=\"d9\"><y:PolyLineEdge><y:EdgeLabel>tie</y:EdgeLabel></y:PolyLineEdge></data></edge>",
      keys: keys)
    let result = try graph(text, .graphML)
    #expect(result.graph.pairs == ["Inner-Outer"] && result.graph.nodeTexts("parent") == [nil, "Group", nil])
    #expect(result.graph.nodeTexts("x") == ["1.5", "1.5", "1.5"] && result.graph.edgeTexts("label") == ["tie"])
    for word in ["1 graph within a node: flattened", "3 ports: left out", "1 port of an edge"] {
      #expect(result.notices.contains { $0.contains(word) }, "\(word)")
    }
    #expect(try graph(text, .graphML, .init(nodeIDs: .id)).graph.nodeTexts("label") == ["Group", "Inner", "Outer"])
  }

  @Test func eachEdgeMayHaveItsDirection() throws {
    let edges =
      "<edge source=\"a\" target=\"b\" directed=\"true\"/><edge source=\"b\" target=\"a\"/><edge source=\"b\" target=\"b\" directed=\"false\"/>"
    let result = try graph(document("<node id=\"a\"/><node id=\"b\"/>" + edges, keys: ""), .graphML)
    #expect(
      result.graph.pairs == ["a>b", "b-a", "b-b"] && result.notices == ["1 edge is directed among undirected ones."])
  }

  @Test func prefixesAndNameSpacesDoNotMatter() throws {
    let text = "<g:graphml xmlns:g=\"urn:other\"><g:graph edgedefault='directed'><g:node id='a'/></g:graph></g:graphml>"
    #expect(try graph(text, .graphML).graph.nodeIDs == ["a"])
  }

  @Test func danglingEnds() throws {
    let text = document("\n<node id=\"a\"/>\n  <edge source=\"a\" target=\"b\"/>")
    let error = try refusal(text, .graphML)
    #expect(error.line == 3 && error.column == 3 && error.what.contains("“b”"))
    let added = try graph(text, .graphML, .init(missingNodes: .add))
    #expect(
      added.graph.nodeIDs == ["a", "b"] && added.notices == ["1 node that only edges name was added, first “b”."])
  }

  @Test func controlCharactersAreDropped() throws {
    let result = try graph(document("<node id=\"a&#1;\u{2}b\"/>"), .graphML)
    #expect(result.graph.nodeIDs == ["ab"] && result.notices == ["2 characters that XML forbids left out."])
  }

  @Test(arguments: [
    ("<!DOCTYPE g [<!ENTITY a \"b\">]><graphml/>", "entities"),
    ("<graphml><graph><node id=\"&a;\"/></graph></graphml>", "means nothing in XML"),
    ("<graphml><graph><hyperedge/></graph></graphml>", "hyperedge"),
    ("<graphml><graph><node id=\"a\"/><node id=\"a\"/></graph></graphml>", "Two nodes"),
    ("<graphml><graph><node/></graph></graphml>", "has no id"),
    ("<graphml><graph><edge source=\"a\"/></graph></graphml>", "lacks its source or target"),
    ("<graphml><graph></graphml>", "“graph” is open"), ("<graphml><graph>", "ends inside"),
    ("<graphml>", "ends inside"),
    ("<graphml/>", "no graph"), ("<gexf/>", "not graphml"), ("", "no element"), ("x", "outside the root"),
    ("<graphml><graph a=b/></graphml>", "between quotes"), ("<graphml><graph a=\"<\"/></graphml>", "“<” stands"),
    ("<graphml/><graphml/>", "second root"),
  ])
  func refusals(_ text: String, _ what: String) throws {
    let error = try refusal(text, .graphML)
    #expect(error.what.contains(what), "\(error)")
  }

  @Test func depthIsLimited() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(try refusal("<graphml>" + deep, .graphML).what.contains("deeper than 256"))
    // What is external is never opened.
    let outside = "<!DOCTYPE graphml SYSTEM \"file:///etc/passwd\"><graphml><graph><node id=\"a\"/></graph></graphml>"
    #expect(try graph(outside, .graphML).graph.nodeIDs == ["a"])
  }

  @Test func encodings() throws {
    let text = document("<node id=\"Žofie\"/>")
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let wide = try read(utf16, as: .graphML)
    #expect(wide.graph.nodeIDs == ["Žofie"] && wide.notices == ["The file is UTF-16; it was converted."])
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8), as: .graphML).notices.isEmpty)
    let declared = text.replacing("version=\"1.0\"", with: "version=\"1.0\" encoding=\"windows-1250\"")
    let central = Array(declared.utf8).split(separator: Array("Ž".utf8)).joined(separator: [0x8E])
    #expect(try read(Array(central), as: .graphML).graph.nodeIDs == ["Žofie"])
    let zero = try refusal(document("\n<node id=\"a\0\"/>"), .graphML)
    #expect(zero.what.contains("zero character") && zero.line == 2 && zero.column == 12)
  }

  @Test func lineEndsCountOnce() throws {
    for end in ["\n", "\r\n", "\r"] {
      #expect(try refusal("<graphml>\(end)<graph>\(end)<hyperedge/>", .graphML).line == 3)
    }
  }
}
