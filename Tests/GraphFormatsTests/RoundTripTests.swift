import GraphFormats
import Testing

@Suite struct RoundTripTests {
  /// What is not said to be lost must come back: a lost thing that no sentence names fails here.
  @Test(arguments: readableFormats) func withoutLossesAllComesBack(_ format: GraphFormat) throws {
    var exact = 0
    for seed in 0..<150 as Range<UInt64> {
      let graph = randomGraph(seed: seed)
      let written = write(graph, as: format)
      let result: ReadGraph
      do {
        result = try read(written.files, as: format)
      } catch {
        Issue.record("seed \(seed): \(error)")
        continue
      }
      #expect(result.graph.nodeIDs.count == graph.nodeIDs.count, "seed \(seed)")
      guard written.losses.isEmpty else { continue }
      exact += 1
      #expect(result.graph.canonical.differences(from: graph.canonical) == [], "seed \(seed)")
    }
    // UCINET never says the direction; the others must be exact often enough for the test to mean something.
    #expect(format == .ucinet || exact >= 3, "\(exact) graphs without losses")
  }

  @Test(arguments: readableFormats, [false, true]) func structureComesBack(_ format: GraphFormat, isDirected: Bool)
    throws
  {
    let nasty = nastyGraph(isDirected: isDirected)
    // Loops and an isolate too.
    var edges = nasty.edges.dropLast()
    edges.append(.init(source: 3, target: 3))
    let bare = AttributedGraph(name: "", isDirected: isDirected, nodeIDs: nasty.nodeIDs, edges: Array(edges))
    let options = ReadOptions(isDirected: format == .neo4jCSV || format == .ucinet ? isDirected : nil)
    let result = try read(write(bare, as: format).files, as: format, options: options).graph
    #expect(result.canonical.edges == bare.canonical.edges)
    let changed = zip(result.nodeIDs, bare.nodeIDs).count { $0 != $1 }
    switch format {
    case .nodeLink, .cytoscape, .jsonGraph, .gephiCSV, .neo4jCSV, .edgeList: #expect(changed == 0)
    // XML and GML lose one control character; a line of names two line ends; Pajek and DL quotes, tabs and that one too.
    case .graphML, .gexf, .gml: #expect(changed == 1)
    case .matrixMarket: #expect(changed == 2)
    default: #expect(changed == 7)
    }
  }

  @Test(arguments: [GraphFormat.graphML, .gexf, .nodeLink, .cytoscape, .jsonGraph, .neo4jCSV])
  func typedColumnsComeBack(_ format: GraphFormat) throws {
    let nasty = nastyGraph(isDirected: true)
    let keeps = nastyTexts.indices.filter { nastyTexts[$0].unicodeScalars.allSatisfy { $0 != "\u{1}" && $0 != ";" } }
    let graph = AttributedGraph(
      name: nasty.name, isDirected: true, nodeIDs: keeps.map { nasty.nodeIDs[$0] },
      edges: (1..<keeps.count).map { .init(source: 0, target: $0) },
      nodeColumns: nasty.nodeColumns.map { column in AttributeColumn(column.name, keeps.map { column.values[$0] }) },
      edgeColumns: [AttributeColumn("weight", (1..<keeps.count).map { .double(Double($0) / 8) })])
    var expected = graph.canonical
    if format == .neo4jCSV { expected.name = "" }
    #expect(try read(write(graph, as: format).files, as: format).graph.canonical == expected)
  }

  @Test func severalVersionsAreRead() throws {
    let graph = nastyGraph(isDirected: false)
    var options = WriteOptions(gexfVersion: .draft12, jsonGraphVersion: 1, nodeLinkEdges: "links")
    for format in [GraphFormat.gexf, .jsonGraph, .nodeLink] {
      let old = try read(write(graph, as: format, options: options).files, as: format).graph
      options.baseName = "other"
      #expect(
        try read(write(graph, as: format).files, as: format).graph.canonical.differences(from: old.canonical) == [],
        "\(format)")
    }
  }

  @Test(arguments: GraphFormat.allCases) func nothing(_ format: GraphFormat) throws {
    let empty = AttributedGraph(name: "", isDirected: false, nodeIDs: [], edges: [])
    let written = write(empty, as: format)
    guard format.capabilities.isRead else { return }
    #expect(try read(written.files, as: format).graph.nodeIDs.isEmpty)
  }

  @Test func formatsAreFoundByName() {
    #expect(GraphFormat(fileName: "A.GraphML") == .graphML)
    #expect(GraphFormat(fileName: "a.net") == .pajek)
    #expect(GraphFormat(fileName: "a.txt") == nil)
    for format in GraphFormat.allCases {
      #expect(
        format.capabilities.extensions.first.map { GraphFormat(fileName: "a." + $0) } == format || format == .neo4jCSV)
    }
  }
}

@Suite struct LossTests {
  @Test func mixedEdgesBecomeTwo() throws {
    let graph = AttributedGraph(
      name: "", isDirected: true, nodeIDs: ["a", "b"],
      edges: [
        .init(source: 0, target: 1), .init(source: 0, target: 1, isDirected: false),
        .init(source: 1, target: 1, isDirected: false),
      ],
      edgeColumns: [AttributeColumn("weight", [.double(0.5), .double(1.5), .double(2.5)])])
    let written = write(graph, as: .gml)
    #expect(written.losses == ["1 undirected edge among directed ones is written as two, one each way."])
    let back = try read(written.files, as: .gml).graph
    #expect(back.pairs == ["a>b", "a>b", "b>a", "b>b"])
    #expect(back.edgeTexts("weight") == ["0.5", "1.5", "1.5", "2.5"])
    #expect(try read(write(graph, as: .pajek).files, as: .pajek).graph.pairs == ["a>b", "a-b", "b-b"])
  }

  @Test func whatIsLostIsSaid() {
    let graph = AttributedGraph(
      name: "g", isDirected: false, nodeIDs: ["a", "b"],
      edges: [.init(source: 0, target: 1), .init(source: 1, target: 0)],
      nodeColumns: [
        AttributeColumn("sector name", [.string("1"), nil]), AttributeColumn("tags", [.list(["x"]), nil]),
        AttributeColumn("score", [.double(.infinity), .double(.nan)]),
      ])
    func losses(_ format: GraphFormat) -> String { write(graph, as: format).losses.joined(separator: " ") }
    #expect(losses(.gml).contains("“sector name” is named “sectorname”"))
    #expect(losses(.gml).contains("2 values of the node attribute “score” that are not finite left out"))
    #expect(losses(.graphML).contains("1 value of the node attribute “score” that is not finite left out"))
    #expect(losses(.gephiCSV).contains("“sector name” is text and is read back as whole numbers"))
    #expect(losses(.gephiCSV).contains("“tags” are written as texts joined with “;”"))
    #expect(losses(.matrixMarket).contains("Several edges join the same nodes"))
    #expect(losses(.edgeList).contains("These node attributes are not kept: “sector name”, “tags”."))
    #expect(losses(.ucinet).contains("The name of the graph is not kept"))
  }

  @Test func formulasAreGuarded() throws {
    let graph = AttributedGraph(
      name: "", isDirected: true, nodeIDs: ["=1+1", "-5", "'=x"], edges: [.init(source: 0, target: 1)],
      nodeColumns: [AttributeColumn("note", [.string("@x"), .string("-2 down"), .string("'plain")])])
    let written = write(graph, as: .gephiCSV)
    #expect(String(decoding: written.files[0].bytes, as: UTF8.self) == "Id,note\n'=1+1,'@x\n-5,'-2 down\n''=x,'plain\n")
    #expect(written.losses.contains { $0.contains("5 cells that a spreadsheet would take for formulas") })
    #expect(try read(written.files, as: .gephiCSV).graph == graph)
  }
}
