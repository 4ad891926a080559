import ClusterFiles
import ClusterModel
import Testing

@Suite struct ClusterLoaderTests {
  static let nodes = "Id,Label,Sector\na,Alpha,ict\nb,Beta,food\nc,Gamma,ict\n"
  static let edges = "Source,Target\na,b\nb,c\n"

  @Test(
    "Tables are found by name, whichever is named",
    arguments: [
      ("nodes.csv", "edges.csv"), ("Nodes.CSV", "Edges.csv"), ("organisations.csv", "ties.csv"),
      ("x.nodes.csv", "x.edges.csv"), ("x_nodes.csv", "x_edges.csv"), ("x-nodes.tsv", "x-edges.txt"),
      ("vertices.csv", "links.csv"), ("my net.nodes.csv", "my net.edges.csv"),
    ])
  func pairs(nodes: String, edges: String) throws {
    let folder = try TemporaryFolder([nodes: Self.nodes, edges: Self.edges])
    for path in [folder.path, "\(folder.path)/\(nodes)", "\(folder.path)/\(edges)"] {
      let network = try ClusterLoader().load(path: path)
      #expect(network.records.organisations.map(\.name) == ["Alpha", "Beta", "Gamma"])
      #expect(network.records.organisations.map(\.sector) == ["ict", "food", "ict"])
      #expect(network.records.ties.map(\.sourceID) == ["a", "b"])
      #expect(network.notices.contains("\(nodes): read as the node table of \(edges)"))
      #expect(network.tables.map(\.rows) == [3, 2])
    }
  }

  @Test(arguments: ["x.nodes.csv", "x_nodes.csv", "x-nodes.csv"])
  func plainNameFindsItsNodes(nodes: String) throws {
    let folder = try TemporaryFolder([nodes: Self.nodes, "x.csv": Self.edges, "y.nodes.csv": Self.nodes])
    #expect(try ClusterLoader().load(path: folder.path + "/x.csv").records.organisations.count == 3)
  }

  @Test func foldersTablesAreFoundByHeader() throws {
    let folder = try TemporaryFolder([
      "who.csv": Self.nodes, "whom.csv": Self.edges, "readme.md": "x", "about.txt": "Hello\n",
    ])
    let network = try ClusterLoader().load(path: folder.path)
    #expect(network.records.organisations.count == 3)
    #expect(network.notices.contains("not read: about.txt"))
  }

  @Test func ambiguityNamesTheCandidates() throws {
    let folder = try TemporaryFolder([
      "nodes.csv": Self.nodes, "vertices.csv": Self.nodes, "edges.csv": Self.edges, "links.csv": Self.edges,
    ])
    #expect(
      throws: LoadError.ambiguous(path: folder.path, table: "edge table", candidates: ["edges.csv", "links.csv"])
    ) {
      try ClusterLoader().load(path: folder.path)
    }
    let path = folder.path + "/edges.csv"
    #expect(throws: LoadError.ambiguous(path: path, table: "node table", candidates: ["nodes.csv", "vertices.csv"])) {
      try ClusterLoader().load(path: path)
    }
    let options = LoadOptions(nodeTable: folder.path + "/vertices.csv")
    #expect(try ClusterLoader(options: options).load(path: path).records.organisations.count == 3)
  }

  @Test func inputsThatAreNone() throws {
    let folder = try TemporaryFolder(["a.docx": "x", "nodes.csv": Self.nodes])
    #expect(throws: LoadError.noSuchInput(path: "/no/such")) { try ClusterLoader().load(path: "/no/such") }
    let empty = try TemporaryFolder()
    for path in [folder.path + "/a.docx", empty.path, folder.path, folder.path + "/nodes.csv"] {
      let error = #expect(throws: LoadError.self) { try ClusterLoader().load(path: path) }
      guard case .unsupported(path, let hint)? = error else {
        Issue.record("\(path): \(String(describing: error))")
        continue
      }
      #expect(!hint.isEmpty)
    }
    let forced = LoadOptions(nodeTable: "/no/such.csv")
    #expect(throws: LoadError.noSuchInput(path: "/no/such.csv")) {
      try ClusterLoader(options: forced).load(path: folder.path + "/nodes.csv")
    }
  }

  @Test func withoutNodeTableOrganisationsAreThoseNamed() throws {
    let network = try ClusterLoader().load(bytes: Array("from;to\nb;a\na;c\na;a\nb;a\n".utf8), named: "-")
    #expect(network.records.organisations.map(\.id) == ["b", "a", "c"])
    #expect(network.records.organisations.map(\.provenance.row) == [2, 2, 3])
    #expect(network.records.ties.count == 4)
    #expect(
      network.notices == [
        "-: fields are separated by semicolons",
        "-: there is no node table; the 3 organisations are those that the ties name",
        "-: 1 tie from an organisation to itself", "-: 1 row repeats an earlier row exactly",
      ])
  }

  @Test("Lenient leaves out rows, and rows that need them, and says so")
  func lenient() throws {
    let folder = try TemporaryFolder([
      "nodes.csv": "id,name\na,A\nb,\"B\" x\nc,C\n", "edges.csv": "source,target\na,b\na,c\na,d\n",
    ])
    let strict = #expect(throws: LoadError.self) { try ClusterLoader().load(path: folder.path) }
    let network = try ClusterLoader(options: .init(problems: .lenient)).load(path: folder.path)
    #expect(network.records.organisations.map(\.id) == ["a", "c"])
    #expect(network.records.ties.map(\.targetID) == ["c"])
    #expect(network.omittedRows == 3)
    #expect(network.problems.map(\.code) == [.badQuote, .unknownOrganisation, .unknownOrganisation])
    #expect(strict == .problems(network.problems))
  }

  @Test(
    "A message says what to do next",
    arguments: [
      (
        "id\na\n", "source,target\na,xyzzy\n",
        "edges.csv:2:2: target \"xyzzy\" is no organisation; add it to nodes.csv or correct it"
      ),
      (
        "id\na\n", "source,target\na;a\n",
        "edges.csv:2:1: the row has 1 field, the header has 2; "
          + "it holds a semicolon where the table has commas between fields"
      ),
      (
        "id\na\n", "source,target\na,a,\n",
        "edges.csv:2:3: the row has 3 fields, the header has 2; put a field that holds a separator in quotes"
      ),
      (
        "source,target\na,a\n", "id\na\n",
        "nodes.csv:1: this is an edge table, though it was taken for the node table; exchange the names of both files"
      ),
      (
        "id,name\na,A\n", "Norden,Süden,Art,Jahr\n",
        "edges.csv:1: no two columns are known to hold the ends of a tie; call them \"Source\" and \"Target\"; "
          + "the columns are \"Norden\", \"Süden\", \"Art\", \"Jahr\""
      ),
    ])
  func advice(nodes: String, edges: String, expected: String) throws {
    let folder = try TemporaryFolder(["nodes.csv": nodes, "edges.csv": edges])
    #expect(try ClusterLoader().check(path: folder.path).problems.map(\.description) == [expected])
  }

  @Test(
    "Files that others stumbled over load whole",
    arguments: [
      ("gephi-2178-space-in-header.csv", 1), ("gephi-2193-lower-case-header.csv", 1), ("gephi-1621-empty-row.csv", 2),
      ("gephi-1772-same-edge-id.csv", 3),
    ])
  func regressions(name: String, ties: Int) throws {
    #expect(try ClusterLoader().load(path: Fixtures.path("regression/\(name)")).records.ties.count == ties)
  }

  @Test("Every disguise of a file is the same network", arguments: Fixtures.names(in: "valid"))
  func disguises(name: String) throws {
    let records = try ClusterLoader().load(path: Fixtures.path("valid/\(name)")).records
    #expect(records.organisations.map(\.id) == ["Pôle SCS", "gaia", "mesap"])
    #expect(records.ties.map(\.strength) == [2, 0.5, 1])
    #expect(records.ties.map { $0.attributes["remark"] } == ["say \"hi\", twice", "two\nlines", nil])
    #expect(records.tieAttributeNames == ["remark"])
  }
}
