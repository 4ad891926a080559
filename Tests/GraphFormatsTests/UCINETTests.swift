import GraphFormats
import Testing

@Suite struct UCINETTests {
  @Test(arguments: [
    "DL N = 3 FORMAT = FULLMATRIX DIAGONAL PRESENT\nLABELS:\na,b,c\nDATA:\n0 1 0\n1 0 2\n0 2 0\n",
    "dl n=3\nformat = fm\nlabels embedded:\ndata:\n  a b c\na 0 1 0\nb 1 0 2\nc 0 2 0\n",
    "dl n=3, diagonal = absent, labels: a b c data: 1 0 1 2 0 2",
    "dl n=3 format=lowerhalf\nlabels:\na\nb\nc\ndata:\n0\n1 0\n0 2 0\n",
    "dl n=3 format=lowerhalf diagonal=absent\nlabels:\na b c\ndata:\n1\n0 2\n",
    "dl n=3 format=upperhalf labels: a b c data: 0 1 0 0 2 0",
    "dl n=3 format=edgelist1\nlabels:\na b c\ndata:\n1 2\n2 1\n2 3 2\n3 2 2\n",
    "DL n=3 format=el1\nlabels embedded\ndata:\na b 1\nb a 1\nb \"c\" 2\nc b 2\n",
    "\u{FEFF}dl n=3 format=edgelist1\r\nlabels:\r\n\"a\" \"b\" \"c\"\r\ndata:\r\na b\r\nb a\r\nb c 2\r\nc b 2\r\n",
  ])
  func allFormsOfOneGraph(_ text: String) throws {
    let result = try graph(text, .ucinet)
    #expect(Set(result.graph.pairs) == ["a-b", "b-c"] && result.graph.nodeIDs == ["a", "b", "c"])
    #expect(Set(result.graph.edgeTexts("weight") ?? []) == ["1", "2"])
  }

  @Test func nodeListsAndDirection() throws {
    let text = "dl n=4 format=nodelist1\nlabels:\na,b,c,d\ndata:\n1 2 3\n4 1\n2\n"
    #expect(try graph(text, .ucinet).graph.pairs == ["a>b", "a>c", "d>a"])
    #expect(try graph(text, .ucinet, .init(isDirected: false)).graph.pairs == ["a-b", "a-c", "d-a"])
    let both = "dl n=2 format=nodelist1\ndata:\n1 2\n2 1\n"
    #expect(try graph(both, .ucinet).graph.pairs == ["1-2"])
    #expect(try graph(both, .ucinet, .init(isDirected: true)).graph.pairs == ["1>2", "2>1"])
  }

  @Test(arguments: [
    "dl nr=2 nc=3\nrow labels:\nx y\ncolumn labels:\np q r\ndata:\n1 0 1\n0 0 1\n",
    "dl nr=2, nc=3 row labels embedded column labels embedded data:\np q r\nx 1 0 1\ny 0 0 1\n",
    "dl nr=2 nc=3 format=edgelist2\nrow labels: x y\ncol labels: p q r\ndata:\n1 1\n1 3\n2 3\n",
    "dl nr=2 nc=3 format=nodelist2 labels embedded\ndata:\nx p r\ny r q\n",
  ])
  func twoModes(_ text: String) throws {
    let graph = try graph(text, .ucinet).graph
    #expect(graph.pairs.prefix(3) == ["x-p", "x-r", "y-r"] && graph.nodeTexts("mode")?.prefix(3) == ["1", "1", "2"])
  }

  @Test func severalMatrices() throws {
    let text = "dl n=2 nm=2 labels: a b matrix labels: advice \"joint work\" data: 0 1 0 0  0 0 1 0"
    let matrices = try graph(text, .ucinet).graph
    #expect(matrices.pairs == ["a>b", "b>a"] && matrices.edgeTexts("kind") == ["advice", "joint work"])
    let lists = try graph("dl n=2 nm=2 format=el1\ndata:\n1 2\n!\n2 1\n", .ucinet).graph
    #expect(lists.pairs == ["1>2", "2>1"] && lists.edgeTexts("kind") == ["1", "2"])
  }

  @Test func missingCells() throws {
    #expect(try graph("dl n=2 data: 0 na . 0", .ucinet).graph.edges.isEmpty)
  }

  @Test func whatIsWritten() throws {
    let graph = AttributedGraph(
      name: "", isDirected: false, nodeIDs: ["a b", "c", "organisation number one", "Organisation number 2"],
      edges: [.init(source: 1, target: 0), .init(source: 1, target: 1)],
      edgeColumns: [AttributeColumn("weight", [.double(2.5), .double(1)])])
    let written = write(graph, as: .ucinet)
    let text = String(decoding: written.files[0].bytes, as: UTF8.self)
    #expect(
      text
        == "DL n=4\nformat = edgelist1\nlabels:\n\"a b\"\nc\n\"organisation number one\"\n\"Organisation number 2\"\ndata:\n2 1 2.5\n1 2 2.5\n2 2 1\n"
    )
    #expect(try read(written.files, as: .ucinet).graph.canonical == graph.canonical)
    var long = graph
    long.nodeIDs[3] = "Organisation NUMBER two"
    #expect(write(long, as: .ucinet).losses.contains { $0.hasPrefix("1 label is the same as another in 18 capitals") })
  }

  @Test(arguments: [
    ("", "begin with “DL”"), ("dl n=2", "no “data:”"), ("dl n=2 data: 1 2 3", "end too early"),
    ("dl n=1 data: 0 1", "follows the data"),
    ("dl n=x data: 1", "names no number"), ("dl n=99999999 data: 1", "names no number"),
    ("dl n=2 format=blockmatrix data: 1", "not read here"),
    ("dl n=1 data: x", "is no number"), ("dl n=2 format=el1 data:\n1 3", "no node from 1 to 2"),
    ("dl n=2 format=el1 data:\n1\n2", "second end"),
    ("dl n=2 format=el1 data:\n1 2 3 4", "follows the value"), ("dl what n=2", "not known"),
    ("dl n=2 labels: a a data: 0 0 0 0", "labels are the same"),
    ("dl n=1 labels: \"a", "not closed"), ("dl n=1 diagonal=maybe", "neither present"),
  ])
  func refusals(_ text: String, _ what: String) throws {
    let error = try refusal(text, .ucinet)
    #expect(error.what.contains(what), "\(error)")
  }
}
