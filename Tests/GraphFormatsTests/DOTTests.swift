import GraphFormats
import Testing

@Suite struct DOTTests {
  @Test func quotesAreEscapedAndOtherTextIsLeftAlone() {
    let graph = AttributedGraph(
      name: "g", isDirected: true, nodeIDs: ["a\"b", "c\\d", "e\\"], edges: [.init(source: 0, target: 1)],
      nodeColumns: [AttributeColumn("label", [.string("x\ny\\z"), nil, nil])],
      edgeColumns: [AttributeColumn("weight", [.double(2)])])
    #expect(
      graph.dot == #"""
        digraph "g" {
          "a\"b" ["label"="x\ny\\z"];
          "c\d";
          "e\\";
          "a\"b" -> "c\d" ["weight"="2"];
        }

        """#)
  }

  @Test func undirected() {
    let graph = AttributedGraph(name: "", isDirected: false, nodeIDs: ["a", "b"], edges: [.init(source: 0, target: 1)])
    #expect(graph.dot == "graph \"\" {\n  \"a\";\n  \"b\";\n  \"a\" -- \"b\";\n}\n")
  }
}
