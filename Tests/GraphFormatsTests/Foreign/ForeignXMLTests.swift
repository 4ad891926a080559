import GraphFormats
import Testing

/// GraphML and GEXF as other programs write them, in what differs from the standards' own examples.
@Suite struct ForeignXMLTests {
  private static let graphML = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"

  /// Neo4j's procedure of before 2017 declared no keys at all.
  @Test func undeclaredKeys() throws {
    let result = try graph(
      Self.graphML
        + """
        <graph id="G" edgedefault="directed">
        <node id="n1" labels=":People"><data key="name">Ann</data><data key="age">41</data></node>
        <node id="n2" labels=":People"><data key="name">Bo</data></node>
        <edge id="e0" source="n1" target="n2" label="KNOWS"><data key="since">2001</data></edge></graph></graphml>
        """, .graphML)
    #expect(result.graph.pairs == ["n1>n2"] && result.graph.nodeTexts("name") == ["Ann", "Bo"])
    #expect(result.graph.nodeColumn("age")?.values == [.int(41), nil])
    #expect(result.graph.edgeTexts("kind") == ["KNOWS"] && result.graph.edgeColumn("since")?.values == [.int(2001)])
    #expect(result.notices.contains { $0.contains("does not declare") && $0.contains("“name”, “age”, “since”") })
  }

  @Test func keysBehindTheGraph() throws {
    let result = try graph(
      Self.graphML
        + """
        <graph edgedefault="undirected"><node id="a"><data key="k">7</data></node><node id="b"/>
        <edge source="a" target="b"/></graph>
        <key id="k" for="node" attr.name="size" attr.type="double"><default>2</default></key></graphml>
        """, .graphML)
    #expect(result.graph.nodeColumn("size")?.values == [.double(7), .double(2)] && result.notices.isEmpty)
  }

  /// JUNG and Network Canvas leave out `attr.type`: the form of the values tells, and zeros in front make a text.
  @Test func keysWithoutAType() throws {
    let result = try graph(
      Self.graphML
        + """
        <key id="n" for="node" attr.name="number"/><key id="c" for="node"/><key id="w" for="edge" attr.name="weight"/>
        <graph edgedefault="undirected"><node id="a"><data key="n">3</data><data key="c">01</data></node>
        <node id="b"><data key="n">4</data><data key="c">02</data></node>
        <edge source="a" target="b"><data key="w">2.5</data></edge></graph></graphml>
        """, .graphML)
    #expect(result.graph.nodeColumn("number")?.type == .int && result.graph.nodeColumn("c")?.type == .string)
    #expect(result.graph.edgeColumn("weight")?.values == [.double(2.5)])
  }

  /// graph-tool: vectors, numbers in hexadecimal, objects of Python.
  @Test func vectors() throws {
    let result = try graph(
      Self.graphML
        + """
        <key id="key0" for="node" attr.name="pos" attr.type="vector_double"/>
        <key id="key1" for="node" attr.name="names" attr.type="vector_string"/>
        <key id="key2" for="node" attr.name="object" attr.type="python_object"/>
        <key id="key3" for="edge" attr.name="weight" attr.type="double"/>
        <graph id="G" edgedefault="directed" parse.nodeids="canonical"><node id="n0"><data key="key0">0x1.8p+0, -0x1p-1</data>
        <data key="key1">one, two</data><data key="key2">gAN9cQAu</data></node><node id="n1"><data key="key0"></data></node>
        <edge id="e0" source="n0" target="n1"><data key="key3">0x1.4p+1</data></edge></graph></graphml>
        """, .graphML)
    #expect(result.graph.nodeColumn("pos")?.values == [.list(["1.5", "-0.5"]), .list([])])
    #expect(result.graph.nodeColumn("names")?.values == [.list(["one", "two"]), nil])
    #expect(result.graph.edgeColumn("weight")?.values == [.double(2.5)])
    #expect(result.notices.contains("1 object of Python: left out."))
  }

  /// Neo4j writes lists as JSON.
  @Test func listsAsJSON() throws {
    let result = try graph(
      Self.graphML
        + """
        <key id="a" for="node" attr.name="aliases" attr.type="string" attr.list="string"/>
        <graph edgedefault="directed"><node id="n0"><data key="a">["K","R, \\"Neo\\""]</data></node></graph></graphml>
        """, .graphML)
    #expect(result.graph.nodeColumn("aliases")?.values == [.list(["K", "R, \"Neo\""])])
  }

  @Test func declaredEncodingsOfEurope() throws {
    // ž is B9 in ISO 8859-2 (as are ľ B5 and š B9's neighbours), € is A4 in ISO 8859-15.
    let parts: [(String, UInt8, String)] = [
      ("ISO-8859-2", 0xBE, "ž"), ("ISO-8859-15", 0xA4, "€"), ("ISO-8859-1", 0xA4, "¤"),
    ]
    for (encoding, byte, letter) in parts {
      let head = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><graphml><graph><node id=\""
      let bytes = Array(head.utf8) + [byte] + Array("\"/></graph></graphml>".utf8)
      #expect(try read(bytes, as: .graphML).graph.nodeIDs == [letter])
    }
  }

  @Test func attributesThatGEXFDoesNotDeclare() throws {
    let result = try graph(
      """
      <gexf version="1.2"><graph><nodes><node id="a"><attvalues><attvalue for="0" value="3"/><attvalue for="x" value="y"/>
      </attvalues></node><node id="b"/></nodes><edges><edge source="a" target="b"/></edges>
      <attributes class="node"><attribute id="0" title="size" type="integer"><default>1</default></attribute></attributes>
      </graph></gexf>
      """, .gexf)
    #expect(result.graph.nodeColumn("size")?.values == [.int(3), .int(1)])
    #expect(result.graph.nodeColumn("x")?.values == [.string("y"), nil])
    #expect(result.notices.contains { $0.contains("does not declare") && $0.contains("“x”") && !$0.contains("“0”") })
  }
}
