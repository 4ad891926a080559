import GraphFormats
import Testing

@Suite struct GMLTests {
  @Test func networkXsForm() throws {
    // As networkx 3.6.1 writes it: references for what is not ASCII, the marker of lists of one, no name.
    let text = """
      graph [
        directed 1
        multigraph 1
        node [
          id 0
          label "&#381;ofie &amp; co"
          tags "_networkx_list_start"
          tags "x"
          big "1099511627776"
        ]
        node [
          id 1
          label "B"
          tags "y"
          tags "z"
        ]
        edge [
          source 0
          target 1
          key 0
          weight 2.5
        ]
        edge [ source 0 target 1 key 1 ]
      ]
      """
    let graph = try graph(text, .gml).graph
    #expect(graph.pairs == ["Žofie & co>B", "Žofie & co>B"] && graph.edgeTexts("weight") == ["2.5", nil])
    #expect(graph.nodeColumn("tags")?.values == [.list(["x"]), .list(["y", "z"])])
    #expect(graph.nodeColumn("big")?.values[0] == .string("1099511627776"))
  }

  @Test func gephisForm() throws {
    // Gephi leaves quotes in labels as they are, and ids without quotes.
    let text = """
      graph
      [
        Creator "Gephi"
        directed 0
        node
        [
          id a7
          label "The "Old" Man"
          graphics
          [
            x -1.5
            fill "#666666"
          ]
        ]
        node
        [
          id 2
          label "B"
        ]
        edge
        [
          source a7
          target 2
          value 1.0
        ]
      ]
      """
    let result = try graph(text, .gml)
    #expect(result.graph.pairs == ["a7-2"] && result.graph.nodeTexts("label") == ["The \"Old\" Man", "B"])
    #expect(result.graph.nodeTexts("graphics.x") == ["-1.5", nil] && result.graph.edgeColumn("value")?.type == .double)
    #expect(result.notices.contains("2 quotes within texts: taken as part of them."))
    #expect(result.notices.contains("Attributes of the graph itself are left out: Creator."))
  }

  @Test func oneLineAndComments() throws {
    let text =
      "# by hand\nVersion 1 graph [ node [ id 1 label \"a]b\" ] node [ id 2 label \"c\" x 1 ] edge [ source 1 target 2 ] ]"
    #expect(try graph(text, .gml).graph.pairs == ["a]b-c"])
  }

  @Test func labelsThatRepeatDoNotName() throws {
    let text = "graph [ node [ id 1 label \"a\" ] node [ id 2 label \"a\" ] node [ id 3 ] ]"
    #expect(try graph(text, .gml).graph.nodeIDs == ["1", "2", "3"])
  }

  @Test func whatIsWritten() {
    let graph = AttributedGraph(
      name: "", isDirected: false, nodeIDs: ["Ž\"&"], edges: [],
      nodeColumns: [
        AttributeColumn("sector name", [.string("é")]), AttributeColumn("1st", [.int(1 << 40)]),
        AttributeColumn("flag", [.bool(true)]), AttributeColumn("ratio", [.double(2)]),
      ])
    let text = String(decoding: write(graph, as: .gml).files[0].bytes, as: UTF8.self)
    #expect(
      text == """
        Creator "Isthmus"
        graph [
          directed 0
          node [
            id 0
            label "&#381;&quot;&amp;"
            name "&#381;&quot;&amp;"
            sectorname "&#233;"
            a1st 1099511627776.0
            flag 1
            ratio 2.0
          ]
        ]

        """)
  }

  @Test(arguments: [
    ("", "no “graph [”"), ("graph [", "ends inside"), ("graph [ node [ id 1 ]", "ends inside"),
    ("graph [ ] ]", "closes nothing"),
    ("graph [ node [ label \"a\" ] ]", "has no id"), ("graph [ edge [ source 1 ] ]", "lacks its source or target"),
    ("graph [ node [ id ] ]", "no value"), ("graph [ node [ id \"a ] ]", "not closed"),
    ("graph [ 7 ]", "key is expected"),
    ("graph [ node [ id 1 graph [ ] ] ]", "holds a graph"), ("graph [ ] graph [ ]", "second graph"),
  ])
  func refusals(_ text: String, _ what: String) throws {
    let error = try refusal(text, .gml)
    #expect(error.what.contains(what), "\(error)")
  }

  @Test func depthIsLimited() throws {
    #expect(try refusal("graph [ a " + String(repeating: "[ a ", count: 100_000), .gml).what.contains("deeper than 64"))
  }
}
