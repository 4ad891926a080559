import Testing

@Suite struct GenerateTests {
  @Test func aClusterNetworkIsADataPackageThatLoads() throws {
    let folder = try Folder()
    let run = try Command(
      "generate", "--clusters", "5", "--smes", "100", "--countries", "4", "--sectors", "3", "--output", folder.path("a")
    )
    #expect(run.status == 0 && run.output.isEmpty)
    let summary = try Command("summary", folder.path("a"), "--format", "json")
    #expect(summary.status == 0 && summary.errors.contains("error") == false)
    #expect(try summary.json["nodes"] as? Int == 115)
    #expect(try Command("generate", "--output", folder.path("a")).status == 73)
    _ = try Command(
      "generate", "--clusters", "5", "--smes", "100", "--countries", "4", "--sectors", "3", "--output", folder.path("b")
    )
    #expect(try folder.text("a/ties.csv") == folder.text("b/ties.csv"))
  }

  @Test func saysWhatWasWrittenUnlessQuiet() throws {
    let folder = try Folder()
    let path = folder.path("path.csv")
    let said = try Command("generate", "path", "--nodes", "4", "--output", path)
    #expect(said.status == 0 && said.errors == "note: wrote \(path): 4 nodes, 3 edges\n")
    let quiet = try Command("generate", "--smes", "10", "--output", folder.path("package"), "--quiet")
    #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output.isEmpty)
  }

  @Test func tablesHaveTheSameTiesAsThePackage() throws {
    let folder = try Folder()
    _ = try Command("generate", "--smes", "100", "--output", folder.path("package"))
    _ = try Command("generate", "--smes", "100", "--tables", "--output", folder.path("tables"))
    let lines = { (text: String) in text.split(separator: "\n").count }
    #expect(try lines(folder.text("package/ties.csv")) == lines(folder.text("tables/edges.csv")))
    let betweenness = { (network: String) in
      try Command("metrics", folder.path(network), "--measures", "betweenness", "--format", "csv").lines.dropFirst().map
      {
        $0.split(separator: ",").last
      }
    }
    #expect(try betweenness("package") == betweenness("tables"))
  }

  @Test func graphsAreEdgeListsOfTheirKind() throws {
    let path = try Command("generate", "path", "--nodes", "4")
    let rows = Set(path.lines.dropFirst().map { Set($0.split(separator: ",")) })
    #expect(path.lines.first == "source,target" && rows == [["0", "1"], ["1", "2"], ["2", "3"]])
    let named = try Command("generate", "star", "--nodes", "3", "--names", "words", "--weights", "1")
    #expect(named.lines.dropFirst().allSatisfy { $0.contains("node-0") && $0.hasSuffix(",1") })
    #expect(try Command("generate", "grid", "--nodes", "9").lines.count == 13)
    #expect(try Command("generate", "rmat", "--nodes", "100").lines.count > 500)
    #expect(
      try Command("generate", "small-world", "--nodes", "100", "--degree", "4", "--rewiring", "0").lines.count == 201)
  }

  @Test(arguments: [
    ["--smes", "5"], ["star", "--nodes", "0"], ["rmat", "--degree", "-1"], ["small-world", "--rewiring", "2"],
    ["cluster", "--countries", "999", "--output", "x"], ["grid", "--weights", "0"], ["tree"],
  ]) func whatMakesNoSenseIsRefused(arguments: [String]) throws {
    #expect(try Command(["generate"] + arguments).status == 64)
  }
}
