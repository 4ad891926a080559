import Foundation
import Testing

@Suite struct ExitStatusTests {
  @Test(arguments: [
    "summary", "check", "metrics", "bridges", "gaps", "whatif", "timeline", "draw", "slides", "export", "explain",
  ])
  func everySubcommandHasHelp(name: String) throws {
    let run = try Command(name, "--help")
    #expect(run.status == 0 && run.output.contains("OVERVIEW"))
    #expect(try Command("--help").output.contains("  \(name)"))
  }

  @Test func usage() throws {
    #expect(try Command("metrics").status == 64)
    #expect(try Command("metrics", dataset("first-steps"), "--top", "0").status == 64)
    let measure = try Command("metrics", dataset("first-steps"), "--measures", "betweeness")
    #expect(measure.status == 64 && measure.errors.contains("betweenness"))
    let column = try Command("bridges", dataset("first-steps"), "--by", "size")
    #expect(column.status == 64 && column.errors.contains("sector, country, kind"))
    let kind = try Command("metrics", dataset("first-steps"), "--ties", "marriage")
    #expect(kind.status == 64 && kind.errors.contains("membership"))
    let group = try Command("bridges", dataset("first-steps"), "--between", "ICT,Fishing")
    #expect(group.status == 64 && group.errors.contains("Manufacturing"))
    let name = try Command("draw", dataset("first-steps"), "--highlight", "Cebelicka", "-o", "x.svg")
    #expect(name.status == 64 && name.errors.contains("cebelica"))
    #expect(try Command("draw", dataset("first-steps"), "-o", "x.gif").status == 64)
    #expect(try Command("explain", "betweeness").status == 64)
  }

  @Test func noSuchInput() throws {
    let run = try Command("summary", "/no/such/folder")
    #expect(run.status == 66 && run.output.isEmpty && run.errors.hasPrefix("isthmus: /no/such/folder"))
  }

  static let broken = [
    "nodes.csv": "id,label\na,Ann\nb,Bob\n", "edges.csv": "source,target,weight\na,b,1\na,bb,1\nb,a,0\n",
  ]

  /// Sixty countries that are none, and in the last row an id without a row: what stops the run is told, the rest in part.
  @Test func errorsAreToldBeforeManyWarnings() throws {
    let nodes = (1...60).map { "o\($0),Freedonia\n" }.joined()
    let folder = try Folder([
      "nodes.csv": "id,country\n" + nodes, "edges.csv": "source,target\no1,o2\no3,o4\no5,nobody\n",
    ])
    for option in ["--strict", "--lenient"] {
      let run = try Command("summary", folder.path("."), option)
      #expect(run.status == (option == "--strict" ? 65 : 0))
      let lines = run.errors.split(separator: "\n")
      #expect(lines.count { $0.contains("Freedonia") } == 49 && lines.contains { $0.contains("\"nobody\"") })
      #expect(lines.contains { $0.hasSuffix("… and 11 more; isthmus check lists them all") })
    }
  }

  @Test func badDataStopAStrictRunWithEveryProblem() throws {
    let folder = try Folder(Self.broken)
    let run = try Command("metrics", folder.path)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("edges.csv:3:2") && run.errors.contains("edges.csv:4:3"))
    #expect(run.errors.contains("--lenient"))
  }

  @Test func lenientRunsLeaveRowsOutAndSaySo() throws {
    let folder = try Folder(Self.broken)
    let run = try Command("metrics", folder.path, "--lenient", "--measures", "degree", "--format", "csv")
    #expect(run.status == 0 && run.lines == ["id,label,degree", "a,Ann,1", "b,Bob,1"])
    #expect(run.errors.contains("2 rows left out"))
  }

  @Test func checkFindsEverythingAtOnce() throws {
    let folder = try Folder(Self.broken)
    let run = try Command("check", folder.path)
    #expect(run.status == 1 && run.output.contains("edges.csv:3:2") && run.output.contains("edges.csv:4:3"))
    let json = try Command("check", folder.path, "--format", "json").json
    #expect(json["loadable"] as? Bool == false && (json["problems"] as? [Any])?.count == 2)
    #expect(try Command("check", dataset("first-steps")).status == 0)
    #expect(try Command("check", dataset("digital-industry-alliance")).status == 0)
  }

  @Test func anOutputThatCannotBeMadeLeavesTheOldOneAlone() throws {
    let folder = try Folder(["old.csv": "old"])
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "taken.csv"), withIntermediateDirectories: true)
    let run = try Command("metrics", dataset("first-steps"), "--format", "csv", "-o", folder.path("no/such/new.csv"))
    #expect(run.status == 73 && run.errors.contains("new.csv"))
    #expect(try Command("metrics", dataset("first-steps"), "-o", folder.path("taken.csv")).status == 73)
    #expect(
      try Command("metrics", dataset("first-steps"), "--measures", "nonsense", "-o", folder.path("old.csv")).status
        == 64)
    #expect(try folder.text("old.csv") == "old")
  }
}
