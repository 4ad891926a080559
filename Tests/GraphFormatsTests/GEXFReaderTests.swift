import GraphFormats
import Testing

@Suite struct GEXFReaderTests {
  private func document(_ inner: String, type: String = "undirected") -> String {
    "<gexf><graph defaultedgetype=\"\(type)\">\(inner)</graph></gexf>"
  }

  @Test func attributesAreFoundByID() throws {
    // As Gephi 0.10 writes it; the attribute's id is not its title.
    let text = """
      <?xml version='1.0' encoding='UTF-8'?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
        <meta><creator>Gephi 0.10.1</creator><description>trial</description></meta>
        <graph defaultedgetype="directed" mode="static">
          <attributes class="node"><attribute id="0" title="Size class" type="integer"><default>3</default></attribute>
            <attribute id="1" title="tags" type="liststring"/></attributes>
          <attributes class="edge"><attribute id="0" title="since" type="string"/></attributes>
          <nodes>
            <node id="a" label="Ada"><attvalues><attvalue for="0" value="1"/><attvalue for="1" value="[x, &quot;y, z&quot;]"/></attvalues>
              <viz:size value="4.5"/><viz:position x="-1.0" y="2.5"/><viz:color r="217" g="78" b="10" a="0.6"/></node>
            <node id="b" label="Bo"/>
          </nodes>
          <edges>
            <edge id="0" source="a" target="b" weight="2.5" kind="trade"><attvalues><attvalue for="0" value="2020"/></attvalues></edge>
            <edge id="1" source="a" target="b" kind="advice"/>
          </edges>
        </graph>
      </gexf>
      """
    let result = try graph(text, .gexf)
    let graph = result.graph
    #expect(graph.name == "trial" && graph.pairs == ["a>b", "a>b"] && result.notices.isEmpty)
    #expect(graph.nodeColumn("Size class") == AttributeColumn("Size class", [.int(1), .int(3)]))
    #expect(graph.nodeColumn("tags")?.values[0] == .list(["x", "y, z"]))
    #expect(graph.nodeTexts("label") == ["Ada", "Bo"] && graph.nodeTexts("color") == ["#d94e0a99", nil])
    #expect(graph.nodeTexts("x") == ["-1", nil] && graph.nodeTexts("size") == ["4.5", nil])
    #expect(graph.edgeTexts("weight") == ["2.5", nil] && graph.edgeTexts("kind") == ["trade", "advice"])
    #expect(graph.edgeColumn("since") == AttributeColumn("since", [.string("2020"), nil]))
  }

  @Test func directionsOfEdges() throws {
    let nodes = "<nodes><node id='a'/><node id='b'/></nodes>"
    let edges =
      "<edges><edge source='a' target='b' type='directed'/><edge source='a' target='b'/><edge source='b' target='a' type='mutual'/></edges>"
    let result = try graph(document(nodes + edges), .gexf)
    #expect(result.graph.pairs == ["a>b", "a-b", "b>a", "a>b"])
    #expect(result.notices.contains("1 mutual edge: read as two, one each way."))
  }

  @Test func timesAreLeftOutAndSaid() throws {
    let text = document(
      "<attributes class='node' mode='dynamic'><attribute id='p' title='p' type='float'/></attributes><nodes><node id='a'><attvalues>"
        + "<attvalue for='p' value='1' end='2001'/><attvalue for='p' value='2' start='2001'/></attvalues><spells><spell start='1'/></spells></node></nodes>"
    )
    let result = try graph(text, .gexf)
    #expect(
      result.graph.nodeTexts("p") == ["2"] && result.notices.count == 1 && result.notices[0].contains("has times"))
  }

  @Test func nodesWithinNodesAreFlattened() throws {
    let text = document(
      "<nodes><node id='a'><nodes><node id='b'/></nodes><edges><edge source='a' target='b'/></edges></node><node id='c' pid='a'/></nodes>"
    )
    let result = try graph(text, .gexf)
    #expect(result.graph.nodeTexts("parent") == [nil, "a", "a"] && result.graph.pairs == ["a-b"])
    #expect(result.notices == ["2 nodes within others: flattened, with the attribute “parent”."])
  }

  @Test func olderForms() throws {
    let text = document(
      "<attributes class='node'><attribute id='0' title='l' type='liststring'/></attributes>"
        + "<nodes><node id='a'><attvalues><attvalue id='0' value='x|y'/></attvalues></node></nodes>")
    #expect(try graph(text, .gexf).graph.nodeColumn("l")?.values == [.list(["x", "y"])])
  }

  @Test(arguments: [
    ("<gexf/>", "no graph"), ("<graphml/>", "not gexf"),
    ("<gexf><graph><nodes><node/></nodes></graph></gexf>", "has no id"),
    (
      "<gexf><graph><edges><edge source='a' target='b'/></edges></graph></gexf>", "does not declare (2 such ids in all)"
    ),
  ])
  func refusals(_ text: String, _ what: String) throws {
    let error = try refusal(text, .gexf)
    #expect(error.what.contains(what), "\(error)")
  }

  @Test func whatIsDrawnIsWrittenAsDrawn() {
    let graph = AttributedGraph(
      name: "", isDirected: false, nodeIDs: ["a"], edges: [],
      nodeColumns: [
        AttributeColumn("x", [.double(1)]), AttributeColumn("y", [.double(2)]),
        AttributeColumn("color", [.string("#0102ff")]),
      ])
    let text = String(decoding: write(graph, as: .gexf).files[0].bytes, as: UTF8.self)
    #expect(text.contains("<viz:color r=\"1\" g=\"2\" b=\"255\"/>") && text.contains("<viz:position x=\"1\" y=\"2\"/>"))
    #expect(text.contains("xmlns=\"http://gexf.net/1.3\""))
    let draft = write(graph, as: .gexf, options: .init(gexfVersion: .draft12))
    #expect(String(decoding: draft.files[0].bytes, as: UTF8.self).contains("http://www.gexf.net/1.2draft/viz"))
  }
}
