import GraphFormats
import Testing

@Suite struct MatrixMarketTests {
  private let head = "%%MatrixMarket matrix coordinate "

  @Test func symmetryAndKind() throws {
    let real = try graph(head + "real symmetric\n% comment\n3 3 2\n2 1 0.5\n3 3 -1e2\n", .matrixMarket).graph
    #expect(
      real.pairs == ["2-1", "3-3"]
        && real.edgeColumn("weight") == AttributeColumn("weight", [.double(0.5), .double(-100)]))
    let whole = try graph(head + "integer general\n2 2 2\n1 2 3\n2 1 4\n", .matrixMarket).graph
    #expect(whole.pairs == ["1>2", "2>1"] && whole.edgeColumn("weight")?.type == .int)
    let pattern = try graph(head + "pattern general\n2 3 2\n1 3\n2 1\n", .matrixMarket).graph
    #expect(
      pattern.pairs == ["r1-c3", "r2-c1"] && pattern.nodeTexts("mode") == ["1", "1", "2", "2", "2"]
        && pattern.edgeColumns.isEmpty)
    #expect(
      try graph(head + "real skew-symmetric\n2 2 1\n2 1 3\n", .matrixMarket).graph.edgeTexts("weight") == ["3", "-3"])
  }

  @Test func arrays() throws {
    let text = "%%MatrixMarket matrix array real "
    #expect(try graph(text + "general\n2 2\n0\n1.5\n2\n0\n", .matrixMarket).graph.pairs == ["2>1", "1>2"])
    #expect(try graph(text + "symmetric\n2 2\n1\n0\n3\n", .matrixMarket).graph.pairs == ["1-1", "2-2"])
    #expect(try graph(text + "skew-symmetric\n2 2\n5\n", .matrixMarket).graph.pairs == ["2>1", "1>2"])
  }

  @Test func namesBeside() throws {
    let files = [("a.txt", "x y\nz\n"), ("a.mtx", head + "pattern general\n2 2 1\n1 2\n")].map {
      GraphFile(name: $0.0, bytes: Array($0.1.utf8))
    }
    #expect(try read(files, as: .matrixMarket).graph.pairs == ["x y>z"])
  }

  @Test(arguments: [
    ("", "begin with"), ("%%MatrixMarket matrix coordinate complex general\n", "no weights"),
    ("%%MatrixMarket vector\n", "header"),
    ("%%MatrixMarket matrix coordinate real hermitian\n", "symmetry"),
    ("%%MatrixMarket matrix array pattern general\n", "array has values"),
    ("%%MatrixMarket matrix coordinate real general\n", "line of sizes"),
    ("%%MatrixMarket matrix coordinate real general\n999999999 999999999 0\n", "More rows"),
    ("%%MatrixMarket matrix coordinate real symmetric\n2 3 0\n", "square"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 1\n", "no row from 1 to 2"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1\n", "no value"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n", "1 entries where 2"),
    ("%%MatrixMarket matrix array real general\n2 2\n1\n", "missing at the end"),
    ("%%MatrixMarket matrix array real general\n1 1\n1 2\n", "more values"),
  ])
  func refusals(_ text: String, _ what: String) throws {
    let error = try refusal(text, .matrixMarket)
    #expect(error.what.contains(what), "\(error)")
  }
}

@Suite struct EdgeListTests {
  @Test func namesWeightsAndComments() throws {
    let result = try graph("% c\n# c\na b\n\"New York\"\tb 2.5\r\nb b 1e3\n", .edgeList)
    #expect(
      result.graph.pairs == ["a-b", "New York-b", "b-b"] && result.graph.edgeTexts("weight") == [nil, "2.5", "1000"])
    #expect(result.notices == ["The file does not say whether edges run one way; they are read as undirected."])
  }

  /// The last line ends with the file and has an empty place, as in `Fixtures/regression/ends-with-separator.edgelist`.
  @Test func aThirdPlaceMayBeEmpty() throws {
    let result = try graph("a;b;2\nb;c;", .edgeList)
    #expect(result.graph.pairs == ["a-b", "b-c"] && result.graph.edgeTexts("weight") == ["2", nil])
  }

  @Test func networkXsAttributes() throws {
    // nx.write_edgelist(g, path) of networkx 3.6.1.
    let text = "1 2 {}\n2 3 {'weight': 3, 'label': \"it's\", 'on': True, 'none': None}\n"
    let graph = try graph(text, .edgeList).graph
    #expect(graph.edgeColumn("weight") == AttributeColumn("weight", [nil, .double(3)]))
    #expect(
      graph.edgeTexts("label") == [nil, "it's"] && graph.edgeColumn("on")?.type == .bool
        && graph.edgeColumn("none") == nil)
  }

  @Test(arguments: [
    ("a\n", "one node only"), ("a b c\n", "no number"), ("a b 1 2\na b c 1 2\n", "no number"),
    ("a b 1 2\na b 1\n", "the lines before 4"),
    ("a b {'x'\n", "in braces"), ("a b {'x': y}\n", "in braces"),
    ("a b {\n", "in braces"),
  ])
  func refusals(_ text: String, _ what: String) throws { #expect(try refusal(text, .edgeList).what.contains(what)) }
}

@Suite struct TableTests {
  private func tables(_ nodes: String?, _ edges: String, _ options: ReadOptions = .init()) throws -> ReadGraph {
    let files = [("n.csv", nodes), ("e.csv", edges)].compactMap { name, text in
      text.map { GraphFile(name: name, bytes: Array($0.utf8)) }
    }
    return try read(files, as: .gephiCSV, options: options)
  }

  @Test func gephisTables() throws {
    let result = try tables(
      "\u{FEFF}Id ;LABEL;size;code;\r\na;\"A; \"\"x\"\"\nB\";1,5;007;\r\nb;;2;008\r\n",
      "source;TARGET;Type;Weight;Kind\na;b;Undirected;2;trade\nb;a;Orienté;1;\n")
    #expect(result.graph.pairs == ["a-b", "b>a"] && result.graph.nodeTexts("label") == ["A; \"x\"\nB", nil])
    #expect(result.graph.nodeColumn("code")?.type == .string && result.graph.edgeColumn("weight")?.type == .double)
    #expect(
      result.graph.edgeTexts("kind") == ["trade", nil]
        && result.notices.contains("Blanks around names in the header are dropped."))
  }

  @Test func withoutTypeAndWithoutNodes() throws {
    let result = try tables(nil, "Source,Target\na,b\n1E+05,b\n")
    #expect(result.graph.pairs == ["a>b", "1E+05>b"] && result.notices.count == 3)
    #expect(try tables(nil, "Source\tTarget\na\tb\n", .init(isDirected: false)).graph.pairs == ["a-b"])
    #expect(throws: FormatError.self) { try tables("Id\na\n", "Source,Target\na,b\n") }
    #expect(throws: FormatError.self) { try tables("Id\na\n", "Source,Target\na,\n") }
    let empty = try tables("Id,x\n,1\na,2\n", "Source,Target\na,\n")
    #expect(empty.graph.pairs == ["a>"] && empty.notices[0].contains("id of a node is empty"))
    #expect(try tables("Id\na\n", "Source,Target\na,b\n", .init(missingNodes: .add)).graph.nodeIDs == ["a", "b"])
  }

  @Test func inferredTypes() throws {
    let graph = try tables("Id,f,i,d,s,z\na,true,1,0.5,1,01\nb,false,-2,3,x,2\n", "Source,Target\n").graph
    #expect(graph.nodeColumns.map(\.type) == [.bool, .int, .double, .string, .string])
  }

  @Test(arguments: [
    ("", "empty"), ("a,b\n1,2\n", "neither"), ("Source,Target\na,b,c\n", "3 cells, the header 2"),
    ("Source,Target\na,\n", "lacks its source or target"),
    ("Source,Target\n\"a,b\n", "not closed"), ("Source,Target\n\"a\"x,b\n", "Text follows"),
    ("Id\na\na\n", "Two nodes"),
  ])
  func refusals(_ text: String, _ what: String) throws { #expect(try refusal(text, .gephiCSV).what.contains(what)) }

  @Test func neo4jsTables() throws {
    let nodes =
      "personId:ID(Person),name,:LABEL,born:int,tags:string[]\np1,\"Ada, x\",Person;Author,1815,a;b\np2,\"\",Person,,\n"
    let edges = ":START_ID(Person),since:double,:END_ID(Person),:TYPE\np1,2,p2,KNOWS\n"
    let files = [nodes, edges].map { GraphFile(name: "", bytes: Array($0.utf8)) }
    let graph = try read(files, as: .neo4jCSV).graph
    #expect(
      graph.pairs == ["p1>p2"] && graph.edgeTexts("kind") == ["KNOWS"] && graph.edgeColumn("since")?.type == .double)
    #expect(graph.nodeTexts("name") == ["Ada, x", ""] && graph.nodeTexts("labels") == ["Person;Author", "Person"])
    #expect(
      graph.nodeColumn("born") == AttributeColumn("born", [.int(1815), nil])
        && graph.nodeColumn("tags")?.values[0] == .list(["a", "b"]))
    #expect(throws: FormatError.self) { try read(Array("x:int\n1\n".utf8), as: .neo4jCSV) }
  }
}
