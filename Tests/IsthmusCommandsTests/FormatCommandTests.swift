import Foundation
import Testing

@Suite struct FormatCommandTests {
  private static let alliance = dataset("digital-industry-alliance")

  /// The degree of every organisation by its id.
  private func degrees(_ arguments: String...) throws -> [String: String] {
    let run = try Command(["metrics"] + arguments + ["--measures", "degree,strength", "--format", "csv", "--quiet"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return Dictionary(
      run.lines.dropFirst().compactMap { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return cells.first.map { (String($0), cells.suffix(2).joined(separator: ",")) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The bundle of all formats: each of them is the same network again.
  @Test func everyFormatReadsBackTheSame() throws {
    let folder = try Folder()
    let written = try Command("export", Self.alliance, "--to", "all", "-o", folder.path("all"))
    #expect(written.status == 0 && written.errors.contains("losses.md"))
    let expected = try degrees(Self.alliance)
    #expect(expected.count == 44)
    for (file, options) in [
      ("graphml/network.graphml", []), ("gexf/network.gexf", []), ("gml/network.gml", []), ("pajek/network.net", []),
      ("dl/network.dl", []), ("dot/network.dot", []), ("json/network.json", []), ("cytoscape/network.cyjs", []),
      ("jgf/network.json", []), ("mtx/network.mtx", []), ("edgelist/network.edgelist", []),
      ("csv/network.edges.csv", []),
      ("neo4j/network.relationships.csv", ["--from", "neo4j", "--undirected"]),
    ] as [(String, [String])] {
      let path = folder.path("all/" + file)
      let actual = try Command(
        ["metrics", path, "--measures", "degree,strength", "--format", "csv", "--quiet"] + options)
      #expect(actual.status == 0, "\(file): \(actual.errors)")
      let degrees = Dictionary(
        actual.lines.dropFirst().compactMap { line in
          let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          return cells.first.map { (String($0), cells.suffix(2).joined(separator: ",")) }
        }, uniquingKeysWith: { first, _ in first })
      #expect(degrees == expected, "\(file)")
    }
    let losses = try folder.text("all/losses.md")
    #expect(losses.contains("## GraphML: `graphml/network.graphml`\n\nNothing is lost."))
    #expect(losses.contains("“website”"))
  }

  @Test func standardInputAndGzip() throws {
    let gml = "graph [ node [ id 1 label \"a\" ] node [ id 2 label \"b\" ] edge [ source 1 target 2 ] ]"
    let run = try Command("summary", "-", "--from", "gml", "--quiet", input: gml)
    #expect(run.status == 0 && run.output.contains("2 organisations and 1 tie."))
    #expect(try Command("summary", "-", "--from", "vna", input: gml).status == 64)
    let folder = try Folder()
    // The bytes of `a,b` as gzip, made with Python's gzip module.
    let bytes: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x02, 0x00, 0xC5, 0x10, 0x97,
      0x24, 0x04, 0x00, 0x00, 0x00,
    ]
    try Data(bytes).write(to: folder.url.appending(path: "ties.csv.gz"))
    let packed = try Command("summary", folder.path("ties.csv.gz"), "--quiet")
    #expect(packed.status == 0 && packed.output.contains("2 organisations and 1 tie."), "\(packed.errors)")
    try Data(bytes.dropLast(6)).write(to: folder.url.appending(path: "cut.csv.gz"))
    let cut = try Command("summary", folder.path("cut.csv.gz"))
    #expect(cut.status == 74 && cut.errors.contains("damaged"))
  }

  @Test func whatIsNoNetworkSaysWhy() throws {
    let folder = try Folder([
      "a.graphml": "<graphml><graph><node id=\"a\"/>\n<edge source=\"a\" target=\"b\"/></graph></graphml>",
      "b.dot": "digraph {\n a -> ;\n}", "c.pdf": "%PDF",
      "bomb.graphml":
        "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><graphml><graph/></graphml>",
    ])
    let graphml = try Command("summary", folder.path("a.graphml"))
    #expect(graphml.status == 65 && graphml.errors.contains("a.graphml:2:1: an edge names the node “b”"))
    let dot = try Command("check", folder.path("b.dot"))
    #expect(dot.status == 1 && dot.output.contains("error: b.dot:2: this is not DOT"), "\(dot.output)")
    #expect(try Command("summary", folder.path("c.pdf")).status == 65)
    let bomb = try Command("summary", folder.path("bomb.graphml"))
    #expect(bomb.status == 65 && bomb.errors.contains("entities"))
  }

  @Test func pseudonymsStayAndTellNothing() throws {
    let folder = try Folder()
    func export(_ name: String, _ options: String...) throws -> String {
      let run = try Command(
        [
          "export", Self.alliance, "--to", "json", "--measures", "degree", "--anonymise", folder.path("who.csv"), "-o",
          folder.path(name),
        ] + options)
      #expect(run.status == 0 && run.errors.contains("keep it apart"), "\(run.errors)")
      return try folder.text(name)
    }
    let first = try export("first.json")
    let who = try folder.text("who.csv")
    #expect(who.split(separator: "\n").count == 45)
    for line in who.split(separator: "\n").dropFirst() {
      let id = line.split(separator: ",")[0]
      #expect(!first.contains("\"\(id)\""), "\(id)")
    }
    #expect(!first.contains("TICE") && !first.contains("Alliance") && first.contains("\"sector\""))
    #expect(try export("second.json") == first && folder.text("who.csv") == who)
    #expect(try export("third.json", "--keep", "city").contains("\"city\""))
    // Strengths are added in another order, so only the number of ties is the same to the last digit.
    func counts(_ path: String) throws -> [Substring] {
      try degrees(path).values.compactMap { $0.split(separator: ",").first }.sorted()
    }
    #expect(try counts(Self.alliance) == counts(folder.path("first.json")))
    let inside = try Command(
      "export", Self.alliance, "--to", "all", "-o", folder.path("all"), "--anonymise", folder.path("all/who.csv"))
    #expect(inside.status == 64)
  }

  @Test func theNameOfTheFileTellsTheFormat() throws {
    let folder = try Folder()
    for (name, word) in [("a.graphml", "graphml"), ("a.NET", "pajek"), ("a.gv", "dot"), ("a.mtx", "mtx")] {
      #expect(try Command("export", Self.alliance, "-o", folder.path(name)).status == 0)
      let said = try Command("export", Self.alliance, "--to", word).output
      #expect(try String(contentsOfFile: folder.path(name), encoding: .utf8) == said)
    }
    let run = try Command("export", Self.alliance, "-o", folder.path("tables.csv"))
    #expect(run.status == 64 && run.errors.contains("--to"))
  }

  @Test func workbooks() throws {
    let folder = try Folder()
    let book = folder.path("book.xlsx")
    #expect(try Command("export", Self.alliance, "--to", "xlsx", "--measures", "degree", "-o", book).status == 0)
    #expect(try Command("export", Self.alliance, "--to", "xlsx").status == 64)
    let made = try Command("import", "--from", "xlsx", book, "-o", folder.path("package"))
    #expect(made.status == 0 && made.output.contains("44 organisations"), "\(made.errors)")
    #expect(try Command("check", folder.path("package")).status == 0)
    // A workbook keeps sixteen digits, so only the number of ties is the same to the last digit.
    func counts(_ path: String) throws -> [String: Substring] {
      try degrees(path).mapValues { $0.split(separator: ",").first ?? "" }
    }
    #expect(try counts(folder.path("package")) == counts(Self.alliance))
    #expect(try counts(book) == counts(Self.alliance))
    let again = try Command("import", "--from", "xlsx", book, "-o", folder.path("package"))
    #expect(again.status == 73 && again.errors.contains("not empty"))
  }
}
