import GraphFormats
import GraphvizRendering
import Testing

@Suite struct DOTReaderTests {
  private func graph(_ text: String) throws -> AttributedGraph { try DOTReader.graph(from: text).graph }
  private func texts(_ column: AttributeColumn?) -> [String?]? { column?.values.map { $0?.text } }

  @Test func directedWithAttributes() throws {
    let graph = try graph(
      """
      digraph "A net" { node [sector=ICT] a [label="Ann\\nSmith" size=3]; b [sector="", label=<Bob <b>B.</b>>]
        a -> b -> "c d" [weight=2.5] ; }
      """)
    #expect(graph.name == "A net" && graph.isDirected && graph.nodeIDs == ["a", "b", "c d"])
    #expect(graph.edges.map { [$0.source, $0.target] } == [[0, 1], [1, 2]])
    #expect(texts(graph.nodeColumn("sector")) == ["ICT", nil, "ICT"])
    #expect(texts(graph.nodeColumn("label")) == ["Ann\nSmith", "Bob B.", nil])
    #expect(graph.nodeColumn("size")?.values == [.int(3), nil, nil])
    #expect(graph.edgeColumn("weight")?.values == [.double(2.5), .double(2.5)])
  }

  @Test func loopsParallelEdgesAndTheOrderOfTheText() throws {
    let loose = try graph("graph { b -- a; a -- b; a -- a; c }")
    #expect(!loose.isDirected && loose.name.isEmpty && loose.nodeIDs == ["b", "a", "c"])
    #expect(loose.edges.map { [$0.source, $0.target] } == [[0, 1], [1, 0], [1, 1]])
    #expect(try graph("strict graph { a -- b; b -- a }").edges.count == 1)
  }

  /// Graphviz calls what has no name by a percent sign and a number, and so replaces names that begin like that.
  @Test func namesWithAPercentSign() throws {
    let graph = try graph(
      "graph \"%net\" { \"%a\" -- \"50% b\"; \"%a\" -- \"%1\" [label=\"%x \\\"%y\\\"\"]; \u{E000} }")
    #expect(graph.name == "%net" && graph.nodeIDs == ["%a", "50% b", "%1", "\u{E000}"])
    #expect(graph.edges.map { [$0.source, $0.target] } == [[0, 1], [0, 2]])
    #expect(texts(graph.edgeColumn("label")) == [nil, "%x \"%y\""])
  }

  @Test(arguments: [
    ("graph { a -- b }\ngraph { c }", true), ("graph { a [label=\"}\"] }\n// done {\n/* } */\n# 1\n", false),
    ("graph { subgraph { a } b };\n", false), ("digraph { /* } */ a -> b } x", true),
  ])
  func whatFollowsTheFirstGraph(_ text: String, _ isMore: Bool) throws {
    #expect(try DOTReader.graph(from: text).notices.contains { $0.contains("follows the first graph") } == isMore)
  }

  @Test func clusters() throws {
    let graph = try graph(
      "digraph { subgraph cluster_x { label=Outer a subgraph cluster_y { label=Inner b } } subgraph z { c } }")
    #expect(texts(graph.nodeColumn("cluster")) == ["Outer", "Inner", nil])
  }

  @Test func whatIsNoDOT() throws {
    for text in ["", "graph {", "digraph { a -> }", "a -- b", "graph { a [label=\"x }", "\u{0}graph {}"] {
      let error = try #require(throws: FormatError.self) { try DOTReader.graph(from: text, file: "x.dot") }
      #expect(error.description.hasPrefix("x.dot: ") && !error.next.isEmpty)
    }
    let error = try #require(throws: FormatError.self) { try DOTReader.graph(from: "graph {\n a --\n}") }
    #expect(error.line == 3)
    // The next text is read as if nothing had been.
    #expect(try graph("graph { a -- b }").edges.count == 1)
  }

  /// Depth that would use up the stack is refused before the library sees it.
  @Test func deepNesting() throws {
    for depth in [199, 2_000, 100_000] {
      let text = "graph {" + String(repeating: "{", count: depth) + "a" + String(repeating: "}", count: depth) + "}"
      if depth < 200 {
        #expect(try graph(text).nodeIDs == ["a"])
      } else {
        let error = try #require(throws: FormatError.self) { try graph(text) }
        #expect(error.what.contains("nested"))
      }
    }
  }

  /// What is written is read back: loops, parallel edges, nasty names.
  @Test func roundTrip() throws {
    let names = ["a", "node", "1.5", "ž \"q\" \\ <b>", "line\nend", "a:b", "ends in \\"]
    let written = AttributedGraph(
      name: "nasty", isDirected: true, nodeIDs: names,
      edges: names.indices.map { .init(source: $0, target: ($0 * 3 + 1) % names.count) } + [
        .init(source: 0, target: 1), .init(source: 2, target: 2),
      ],
      nodeColumns: [AttributeColumn("label", names.map { .string("L \($0)") })],
      edgeColumns: [AttributeColumn("weight", (0..<9).map { .double(Double($0) + 0.5) })])
    let read = try graph(String(decoding: write(written, as: .dot).files[0].bytes, as: UTF8.self))
    // A lone backslash before the closing quote is the one thing that DOT cannot hold.
    #expect(read.nodeIDs.dropLast() == written.nodeIDs.dropLast())
    #expect(read.edges == written.edges && read.isDirected && read.name == "nasty")
    #expect(read.edgeColumns == written.edgeColumns)
    #expect(texts(read.nodeColumn("label"))?.dropLast() == texts(written.nodeColumn("label"))?.dropLast())
  }
}
