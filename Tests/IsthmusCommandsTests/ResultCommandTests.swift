import Foundation
import Testing

@Suite struct SummaryCommandTests {
  @Test func json() throws {
    let json = try Command("summary", dataset("first-steps"), "--format", "json").json
    #expect(json["schema"] as? String == "isthmus.summary/1")
    #expect(json["nodes"] as? Int == 10 && json["ties"] as? Int == 15 && json["components"] as? Int == 1)
    #expect(json["directed"] as? Bool == false)
    #expect(json["groups"] is NSNull)
  }

  /// Six, three and one organisations by the node table; three ties join two sectors, as the README of the data set says.
  @Test("Organisations and ties are counted by the groups that were asked for")
  func groups() throws {
    let arguments = ["summary", dataset("first-steps"), "--by", "sector", "--format"]
    let groups = try #require(try Command(arguments + ["json"]).json["groups"] as? [String: Any])
    #expect(groups["by"] as? String == "sector")
    let counts = try #require(groups["counts"] as? [[String: Any]])
    #expect(counts.map { $0["key"] as? String } == ["ICT", "Manufacturing", "Research"])
    #expect(counts.map { $0["count"] as? Int } == [6, 3, 1])
    #expect(groups["ties_within"] as? Int == 12 && groups["ties_across"] as? Int == 3)
    #expect(try Command(arguments + ["csv"]).output.contains("ties by sector,across,3\n"))
    #expect(try Command(arguments + ["table"]).output.contains("(12 ties within one of them, 3 between two)"))
    let unknown = try Command("summary", dataset("first-steps"), "--by", "size")
    #expect(unknown.status == 64 && unknown.errors.contains("size") && unknown.errors.contains("sector"))
  }
}

@Suite struct BridgesCommandTests {
  /// The README of the data set works these out by hand and with another library.
  @Test func firstSteps() throws {
    let json = try Command("bridges", dataset("first-steps"), "--format", "json").json
    #expect(json["schema"] as? String == "isthmus.bridges/1" && json["cross_pairs"] as? Int == 27)
    let organisations = try #require(json["organisations"] as? [[String: Any]])
    #expect(organisations.map { $0["id"] as? String } == ["cebelica", "rive-claire", "zabja-luna"])
    #expect(organisations.map { $0["cross-betweenness"] as? Double } == [20, 14, 2])
    #expect(organisations[0]["share"] as? Double == 1)
    let ties = try #require(json["ties"] as? [[String: Any]])
    #expect(ties.count == 3)
    let cuts = try #require(json["cuts"] as? [[String: Any]])
    #expect(cuts.map { $0["cut off"] as? Int } == [3, 1])
    let findings = try #require(json["findings"] as? [[String: String]])
    #expect(findings[0]["headline"] == "Čebelica Strojna is the strongest bridge between sectors")
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let arguments = ["bridges", dataset("digital-industry-alliance"), "--format", "json", "--seed", "7"]
    #expect(try Command(arguments).output == Command(arguments + ["--threads", "1"]).output)
  }

  /// A *p* value by ten draws is at least 1 / 11, too much for any of several pairs to stand out alone.
  @Test func tooFewDrawsForSoManyPairsAreSaid() throws {
    let arguments = ["bridges", dataset("first-steps"), "--format", "csv", "--part", "mixing"]
    let run = try Command(arguments + ["--draws", "10"])
    let pairs = run.lines.count - 1
    #expect(run.errors.contains("10 draws are too few to tell one of \(pairs) pairs"))
    #expect(run.errors.contains("--draws \(20 * pairs) can"))
    #expect(try !Command(arguments + ["--draws", "\(20 * pairs)"]).errors.contains("too few"))
  }

  @Test func partsAsCSV() throws {
    let run = try Command("bridges", dataset("first-steps"), "--format", "csv", "--part", "mixing")
    #expect(run.lines[0] == "a,b,observed,expected,sd,z,p,q")
    // Six ICT firms among ten organisations and fifteen ties: 15 · (6 · 5) / (10 · 9) = 5 expected within ICT.
    #expect(run.lines[1].hasPrefix("ICT,ICT,9,5,"))
  }

  @Test func aBareEdgeListSaysWhatIsMissing() throws {
    let folder = try Folder(["edges.csv": "source,target\na,b\n"])
    let run = try Command("bridges", folder.path("edges.csv"))
    #expect(run.status == 64 && run.errors.contains("node table"))
  }
}

@Suite struct ExplainCommandTests {
  /// What users and scripts may rely on.
  static let canonicalNames = [
    "degree", "strength", "in-degree", "out-degree", "betweenness", "edge-betweenness", "closeness", "harmonic",
    "eccentricity", "eigenvector", "pagerank", "katz", "hub", "authority", "core-number", "clustering", "triangles",
    "constraint", "effective-size", "efficiency", "hierarchy", "coordinator", "itinerant", "gatekeeper",
    "representative", "liaison", "ei-index", "participation", "within-module-z", "cross-betweenness",
    "bridging-centrality", "bridgeness", "everett-valente", "bridge-strength", "blau", "iqv", "shannon", "density",
    "components", "diameter", "mean-distance", "global-efficiency", "transitivity", "reciprocity", "assortativity",
    "modularity", "articulation-points", "bridges", "fragmentation",
  ]

  @Test func everyListedMeasureExplainsItself() throws {
    let rows = try Command("explain", "--format", "csv").lines.dropFirst()
    let names = Set(rows.compactMap { $0.split(separator: ",").first.map(String.init) })
    #expect(names.isSuperset(of: Self.canonicalNames))
    for name in names {
      let json = try Command("explain", name, "--format", "json").json
      #expect((json["formula"] as? String)?.isEmpty == false)
      #expect((json["references"] as? [Any])?.isEmpty == false)
    }
  }
}

@Suite struct ExportCommandTests {
  @Test func tablesReadBackTheSame() throws {
    let folder = try Folder()
    let written = try Command("export", dataset("digital-industry-alliance"), "--to", "csv", "-o", folder.path("out"))
    #expect(written.status == 0)
    for arguments in [["--measures", "degree,strength"], ["--ties-table", "--measures", "edge-betweenness"]] {
      let options = arguments + ["--format", "csv", "--quiet"]
      let before = try Command(["metrics", dataset("digital-industry-alliance")] + options)
      let after = try Command(["metrics", folder.path("out")] + options)
      #expect(after.errors.isEmpty && before.output == after.output)
    }
  }

  @Test(arguments: ["graphml", "dot", "json"]) func toStandardOutput(format: String) throws {
    let run = try Command("export", dataset("first-steps"), "--to", format, "--measures", "cross-betweenness")
    #expect(run.status == 0 && run.output.contains("cebelica") && run.output.contains("cross-betweenness"))
  }
}
