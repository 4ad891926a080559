import GraphFormats
import Testing

/// Pajek, UCINET, GML and edge lists as other programs and collections write them.
@Suite struct ForeignTextTests {
  /// VOSviewer's keys are not those of the GML standard.
  @Test func keysOfVOSviewer() throws {
    let text = """
      graph
      [
        node
        [
          id 3
          label "australia"
          weight<links> 16.0000
          score<avg._pub._year> 2016.9123
        ]
        node
        [
          id 10
          label "brazil"
          sector-group "x"
        ]
        edge
        [
          source 3
          target 10
          weight 2
        ]
      ]
      """
    let graph = try graph(text, .gml).graph
    #expect(graph.pairs == ["australia-brazil"] && graph.nodeTexts("weight<links>") == ["16", nil])
    #expect(graph.nodeTexts("score<avg._pub._year>") == ["2016.9123", nil] && graph.edgeTexts("weight") == ["2"])
    #expect(graph.nodeTexts("sector-group") == [nil, "x"])
  }

  @Test func projectsOfPajek() throws {
    let text = """
      *Network C:\\data\\net.net (3)
      *Vertices 3
      1 "&#268;ebelica"
      2 "B"
      3 "C"
      *Edges
      1 2
      2 3

      *Permutation order (3)
      *Vertices 3
      3
      2
      1

      *Partition sex.clu (3)
      *Vertices 3
      1
      2
      1

      *Cluster some
      *Vertices 1
      2
      """
    let result = try graph(text, .pajek)
    #expect(result.graph.nodeIDs == ["Čebelica", "B", "C"] && result.graph.pairs == ["Čebelica-B", "B-C"])
    #expect(result.graph.nodeTexts("sex") == ["1", "2", "1"])
    #expect(result.notices.contains { $0.contains("*permutation order (3), *cluster some") })
  }

  @Test(arguments: ["*Network more\n*Vertices 1\n1 \"x\"\n", "*Vertices 1\n1 \"x\"\n"])
  func ofSeveralNetworksOfPajekTheFirstIsRead(second: String) throws {
    let first = "*Network early\n*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2 3\n"
    let more = "*Arcs\n1 1 7\n*Matrix\n1\n*Network last\n*Vertices 3\n*Edgeslist\n1 2 3\n"
    let values = "*Partition mode\n*Vertices 2\n4\n5\n"
    let result = try graph(first + second + more + values, .pajek)
    #expect(result.graph.nodeIDs == ["a", "b"] && result.graph.pairs == ["a-b"])
    #expect(result.graph.name == "early" && result.graph.nodeTexts("mode") == ["4", "5"])
    #expect(result.notices.contains { $0.contains("Of 3 networks the first, “early”, is read") })
  }

  @Test func valuesOfPajekThatAreNoNumbers() throws {
    let error = try refusal("*Vertices 2\n*Edges\n1 2 1,5\n", .pajek)
    #expect(error.line == 3 && error.column == 5 && error.what.contains("“1,5”"))
    let drawn = try graph("*Vertices 2\n1 a box\n2 b [1-3]\n*Edges\n1 2 c Blue\n1 2 2 [1-2]\n", .pajek)
    #expect(drawn.graph.edgeTexts("weight") == [nil, "2"] && !drawn.notices.contains { $0.contains("without quotes") })
    let cut = try graph("*Vertices 1\n1 Bob Lee\n", .pajek)
    #expect(cut.notices.contains { $0.contains("“Bob Lee”") })
  }

  @Test func numbersAndReferencesOfGML() throws {
    let text = """
      graph [ node [ id -9223372036854775809 label "&eacute;&#x17D;&yuml;" ] node [ id 12345678901234567890 label "B" ]
      edge [ source -9223372036854775809 target 12345678901234567890 ] ]
      """
    #expect(try graph(text, .gml).graph.pairs == ["éŽÿ-B"])
    #expect(try graph(text, .gml, .init(nodeIDs: .id)).graph.nodeIDs[1] == "12345678901234567890")
  }

  @Test func labelsOfSeveralLines() throws {
    let text = "*Vertices 2\n1 \"BUILDING\\n &#38; SONS\" 0 0\n2 \"B\"\n*Edges\n1 2 1 l \"two\\nlines\"\n"
    let graph = try graph(text, .pajek).graph
    #expect(graph.nodeIDs == ["BUILDING & SONS", "B"] && graph.edgeTexts("label") == ["two lines"])
    let written = write(AttributedGraph(name: "", isDirected: false, nodeIDs: ["C:\\net"], edges: []), as: .pajek)
    #expect(try read(written.files, as: .pajek).graph.nodeIDs == ["C:/net"] && written.losses.count == 1)
  }

  @Test func whatLooksLikeAReferenceStaysAsItIs() throws {
    let written = AttributedGraph(name: "", isDirected: false, nodeIDs: ["&#268;", "R&D"], edges: [])
    let files = write(written, as: .pajek).files
    #expect(try read(files, as: .pajek).graph.nodeIDs == ["&#268;", "R&D"])
  }

  @Test(arguments: [
    "DL NROW=3, NCOL=3\nLABELS:\na b c\nDATA:\n0 1 0\n1 0 2\n0 2 0\n",
    "DL NR=3, NC=3\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nROW LABELS:\na\nb\nc\nCOLUMN LABELS:\na\nb\nc\nDATA:\n0 1 0\n1 0 2\n0 2 0\n",
    "DL NR=3, NC=3\nROW LABELS EMBEDDED\nCOLUMN LABELS EMBEDDED\nDATA:\na b c\na 0 1 0\nb 1 0 2\nc 0 2 0\n",
    "DL N=3\nTITLE: what we saw in May\ncomment nothing else, n=4\nLABELS:\na,b,c\nDATA:\n0 1 0\n1 0 2\n0 2 0\n",
    "DL N=3 TITLE = \"what we saw\" LABELS: a,b,c DATA: 0 1 0 1 0 2 0 2 0\n",
    "DL N=3 NREL=1\nFORMAT = EDGEARRAY1\nLABELS EMBEDDED\nDATA:\na b 1\nb a 1\nb c 2\nc b 2\n",
  ])
  func wordsOfUCINET(_ text: String) throws {
    let graph = try graph(text, .ucinet).graph
    #expect(Set(graph.pairs) == ["a-b", "b-c"] && graph.nodeIDs == ["a", "b", "c"])
    #expect(Set(graph.edgeTexts("weight") ?? []) == ["1", "2"])
  }

  /// UCINET calls the names of several matrices labels of levels.
  @Test func levelsOfUCINET() throws {
    let text = """
      DL
      N=2 NM=2
      FORMAT = FULLMATRIX DIAGONAL PRESENT
      ROW LABELS:
      "A 1"
      "B"
      COLUMN LABELS:
      "A 1"
      "B"
      LEVEL LABELS:
      "Friend"
      "Advice"
      DATA:
        0.000   1.000
        0.000   0.000

        0 0
        2.5 0
      """
    let graph = try graph(text, .ucinet).graph
    #expect(graph.nodeIDs == ["A 1", "B"] && graph.pairs == ["A 1>B", "B>A 1"])
    #expect(graph.edgeTexts("kind") == ["Friend", "Advice"] && graph.edgeTexts("weight") == ["1", "2.5"])
  }

  @Test func labelsWithBlanks() throws {
    let text = "dl n=3\nlabels:\nRussel,Wendy Anne,Jill\ndata:\n0 1 0\n0 0 1\n0 0 0\n"
    #expect(try graph(text, .ucinet).graph.pairs == ["Russel>Wendy Anne", "Wendy Anne>Jill"])
    let lines = "dl n=2 labels:\nCluster A\n\nCluster B\nformat=edgelist1\ndata:\n1 2\n"
    #expect(try graph(lines, .ucinet).graph.pairs == ["Cluster A>Cluster B"])
    let unclear = "dl n=2\nlabels:\nCluster A Cluster B\ndata:\n0 1\n0 0\n"
    let error = try refusal(unclear, .ucinet)
    #expect(error.line == 3 && error.column == 11 && error.next.contains("between quotes"))
  }

  @Test func countedNodeLists() throws {
    let text = "DL n=4\nformat = nodelist1b\ndata:\n  2  1 2\n  1  4\n  0\n  1 1\n"
    #expect(try graph(text, .ucinet).graph.pairs == ["1>1", "1>2", "2>4", "4>1"])
    #expect(try refusal("DL n=2\nformat = nodelist1b\ndata:\n1 2\n", .ucinet).what.contains("Row 2 of 2"))
  }

  @Test func twoRelationsInAnArray() throws {
    let text = "dl n=2 nm=2 format=edgearray1 matrix labels: advice money data:\n1 2 1 0\n2 1 3 2\n"
    let graph = try graph(text, .ucinet).graph
    #expect(graph.pairs == ["1>2", "2>1", "2>1"] && graph.edgeTexts("kind") == ["advice", "advice", "money"])
    #expect(graph.edgeTexts("weight") == ["1", "3", "2"])
  }
}

@Suite struct ForeignEdgeListTests {
  @Test(arguments: [
    (
      "# Directed graph (each unordered pair of nodes is saved once): x.txt\n# FromNodeId\tToNodeId\n0\t1\n2\t0\n", true
    ),
    ("# Undirected graph: ../data/x.txt\n0\t1\n2\t0\n", false), ("% sym unweighted\n% 2 3 3\n0 1\n2 0\n", false),
    ("% asym positive\n0 1\n2 0\n", true),
  ])
  func collectionsSayTheDirection(_ text: String, _ isDirected: Bool) throws {
    let result = try graph(text, .edgeList)
    #expect(result.graph.pairs == (isDirected ? ["0>1", "2>0"] : ["0-1", "2-0"]) && result.notices.isEmpty)
  }

  /// In a network of two modes both columns count from 1, which are not the same nodes.
  @Test func twoModesOfKONECT() throws {
    let result = try graph("% bip unweighted\n% 3 2 2\n1 1\n1 2\n2 1\n", .edgeList)
    #expect(
      result.graph.pairs == ["r1-c1", "r1-c2", "r2-c1"] && result.graph.nodeTexts("mode") == ["1", "2", "2", "1"])
    #expect(result.notices.contains { $0.contains("two modes") })
  }

  @Test(arguments: [
    "a,b,2\nb,c,3\n", "a, b, 2\nb, c, 3\n", "a;b;2\nb;c;3\n", "a|b|2\nb|c|3\n", "a\tb\t2\nb\tc\t3\n",
    "a b 2\nb  c  3\n",
    "source target weight\na b 2\nb c 3\n", "from,to,weight\na,b,2\nb,c,3\n",
    "\"from\" \"to\" \"weight\"\n\"1\" \"a\" \"b\" 2\n\"2\" \"b\" \"c\" 3\n",
    "weight target source\n2 b a\n3 c b\n",
  ])
  func separatorsAndHeaders(_ text: String) throws {
    let graph = try graph(text, .edgeList).graph
    #expect(graph.pairs == ["a-b", "b-c"] && graph.edgeColumn("weight")?.values == [.double(2), .double(3)])
    #expect(graph.edgeColumns.count == 1)
  }

  @Test func namesWithBlanksBetweenTabs() throws {
    #expect(
      try graph("Ann Lee\tBo Ray\t2\nBo Ray\tCil\t1\n", .edgeList).graph.pairs == ["Ann Lee-Bo Ray", "Bo Ray-Cil"])
  }

  @Test func namesWithBlanksBetweenCommas() throws {
    let graph = try graph("Ann Lee,Bo Ray,2\nBo Ray,Cil,1\n", .edgeList).graph
    #expect(graph.pairs == ["Ann Lee-Bo Ray", "Bo Ray-Cil"] && graph.edgeTexts("weight") == ["2", "1"])
    #expect(try edges("Ann Lee;Bo\nBo;Cil\n").pairs == ["Ann Lee-Bo", "Bo-Cil"])
  }

  private func edges(_ text: String) throws -> AttributedGraph { try graph(text, .edgeList).graph }

  @Test func commasWithinNames() throws {
    #expect(try graph("Lee,A Ray,B 2\nRay,B Yu,C 1\n", .edgeList).graph.pairs == ["Lee,A-Ray,B", "Ray,B-Yu,C"])
  }

  @Test func furtherColumns() throws {
    let result = try graph("1 2 5 1217567877\n2 3 1 1217567878\n", .edgeList)
    #expect(result.graph.edgeTexts("weight") == ["5", "1"])
    #expect(result.graph.edgeColumn("column 4")?.values == [.int(1_217_567_877), .int(1_217_567_878)])
    #expect(result.notices.contains { $0.contains("column 4") })
    let error = try refusal("1 2 5 9\nNew York 3 4 5\n", .edgeList)
    #expect(error.line == 2)
  }

  /// What this library writes is read as it says, whatever its names look like.
  @Test(arguments: [["source", "target"], ["a;", "b;"], ["a|b", "c|d"], ["a,b", "c,d"]])
  func ownFilesAreTakenAtTheirWord(_ names: [String]) throws {
    let written = AttributedGraph(
      name: "", isDirected: true, nodeIDs: names, edges: [.init(source: 0, target: 1)],
      edgeColumns: [AttributeColumn("weight", [.double(2)])])
    let files = write(written, as: .edgeList).files
    #expect(try read(files, as: .edgeList).graph.pairs == ["\(names[0])>\(names[1])"])
  }
}
