import Foundation
import Testing

/// What options of `metrics` and `bridges` add to the measures.
@Suite struct MeasureOptionTests {
  /// Two triangles joined by the tie c – d; the groups are the triangles.
  static func folder() throws -> Folder {
    try Folder(["edges.csv": MetricsCommandTests.edges, "nodes.csv": MetricsCommandTests.nodes])
  }

  static func rows(_ run: Command) throws -> [[String: Any]] { try #require(try run.json["rows"] as? [[String: Any]]) }

  @Test(arguments: ["betweenness", "cross-betweenness", "closeness", "harmonic"])
  func estimatesStayWithinTheirErrors(measure: String) throws {
    let network = dataset("digital-industry-alliance")
    let exact = try Self.rows(Command("metrics", network, "--measures", measure, "--format", "json"))
    let estimate = try Command("metrics", network, "--measures", measure, "--samples", "400", "--format", "json")
    var largest = 0.0
    for (row, exact) in zip(try Self.rows(estimate), exact) {
      let value = try #require(row[measure] as? Double)
      let error = try #require(row["\(measure)-error"] as? Double)
      #expect(abs(value - (exact[measure] as? Double ?? .nan)) <= error + 1e-12)
      largest = max(largest, error)
    }
    let sampled = try #require(try estimate.json["sampled"] as? [String: [String: Any]])
    #expect(sampled[measure]?["error_bound"] as? Double == largest)
    #expect(sampled[measure]?["confidence"] as? Double == 0.9)
    #expect(estimate.errors.contains("90 %"))
  }

  @Test func estimatesAreTheSameForAnyNumberOfThreads() throws {
    let arguments = [
      "metrics", dataset("digital-industry-alliance"), "--measures", "betweenness,harmonic", "--samples", "300",
      "--drop",
      "0.2", "--runs", "20", "--format", "csv", "--threads",
    ]
    #expect(try Command(arguments + ["1"]).output == Command(arguments + ["3"]).output)
  }

  @Test func closenessIsNotEstimatedWhereItCannotBe() throws {
    let folder = try Self.folder()
    let run = try Command("metrics", folder.path, "--directed", "--measures", "closeness", "--samples", "9")
    #expect(run.status == 64 && run.errors.contains("harmonic"))
    let error = try Command("metrics", folder.path, "--measures", "closeness", "--error", "0.1")
    #expect(error.status == 64 && error.errors.contains("samples"))
  }

  @Test func theCentreOfAStarKeepsItsRank() throws {
    let folder = try Folder(["edges.csv": "source,target\nh,a\nh,b\nh,c\nh,d\nh,e\nh,f\n"])
    let run = try Command(
      "metrics", folder.path("edges.csv"), "--measures", "degree", "--drop", "0.5", "--runs", "40", "--within", "1",
      "--format", "csv")
    #expect(run.lines[0] == "id,degree,rank,rank-best,rank-worst,top-1-share")
    // Three ties are left, so the hub has three and no leaf more than one.
    #expect(run.lines[1] == "h,6,1,1,1,1")
    // A leaf is second, or fifth when its tie is gone: the hub and three others are better.
    #expect(run.lines[2] == "a,1,2,2,5,0")
  }

  @Test func rolesAreTestedAgainstLabelsButNotAgainstDensityUnlessDirected() throws {
    let folder = try Self.folder()
    let arguments = ["metrics", folder.path, "--by", "club", "--measures", "gatekeeper", "--format", "csv", "--test"]
    let labels = try Command(arguments + ["labels"])
    #expect(labels.lines[0].hasSuffix("gatekeeper,gatekeeper-expected,gatekeeper-z,gatekeeper-p,gatekeeper-q"))
    // c → a and c → b from d, and the way back counts for the representative. Six nodes have labels x x x y y y: of the
    // ordered pairs that c stands between, (a, d), (b, d) and their ways back, one in ten gives d → c → a with d apart
    // from both: 2 · 3 · (3 · 2)/(6 · 5 · 4) = 3/10 of four.
    #expect(labels.lines[3].hasPrefix("c,Cid,2,1.2"))
    let density = try Command(arguments + ["density"])
    #expect(density.status == 64 && density.errors.contains("√2"))
    #expect(try Command(arguments + ["density", "--directed"]).status == 0)
  }

  @Test func kindsOfTieAreCountedTogether() throws {
    let folder = try Folder([
      "edges.csv": "source,target,kind\na,b,met\nb,c,met\nc,d,met\na,b,signed\nd,e,signed\n"
    ])
    let run = try Command("metrics", folder.path("edges.csv"), "--layers", "--format", "csv")
    // One of three meetings became one of two agreements; four pairs have either.
    #expect(
      run.lines == [
        "kind,other-kind,ties,other-ties,both,overlap,conversion", "met,signed,3,2,1,0.25,0.3333333333333333",
        "signed,met,2,3,1,0.25,0.5",
      ])
  }

  @Test func relatednessComesAsListOrMatrix() throws {
    let folder = try Self.folder()
    try Data("a,b,relatedness\nx,y,0.75\n".utf8).write(to: folder.url.appending(path: "list.csv"))
    try Data(";x;y\nx;1;0.75\ny;0.75;1\n".utf8).write(to: folder.url.appending(path: "matrix.csv"))
    try Data("a,b,relatedness\nx,y,75\n".utf8).write(to: folder.url.appending(path: "bad.csv"))
    let arguments = [
      "metrics", folder.path("edges.csv"), "--nodes", folder.path("nodes.csv"), "--by", "club", "--measures",
      "rao-stirling", "--format", "csv", "--relatedness",
    ]
    let list = try Command(arguments + [folder.path("list.csv")])
    // c: two of three neighbours in x, one in y, a quarter apart: 2 · ⅔ · ⅓ · ¼.
    #expect(list.lines[3].hasPrefix("c,Cid,0.111111111"))
    #expect(try Command(arguments + [folder.path("matrix.csv")]).output == list.output)
    let bad = try Command(arguments + [folder.path("bad.csv")])
    #expect(bad.status == 65 && bad.errors.contains("bad.csv:2:3") && bad.errors.contains("75"))
  }

  @Test func communitiesServeAsGroups() throws {
    let folder = try Self.folder()
    let run = try Command(
      "metrics", folder.path("edges.csv"), "--nodes", folder.path("nodes.csv"), "--by", "community", "--measures",
      "community,cross-betweenness", "--format", "csv")
    // The triangles are the communities, and the isolate is one of its own.
    #expect(run.lines.dropFirst().map { String($0.split(separator: ",")[2]) } == ["1", "1", "1", "2", "2", "2", "3"])
    #expect(run.lines[3].hasSuffix(",6"))
  }

  @Test func sharedActivitiesAreTested() throws {
    let run = try Command(
      "metrics", dataset("digital-industry-alliance"), "--ties-table", "--shared", "fdsm", "--draws", "99",
      "--measures",
      "edge-betweenness", "--format", "csv")
    #expect(run.lines[0].hasSuffix("edge-betweenness,shared,shared-expected,shared-p,shared-q"))
    let folder = try Self.folder()
    let none = try Command("metrics", folder.path, "--ties-table", "--shared", "sdsm")
    #expect(none.status == 64 && none.errors.contains("no activities"))
  }

  @Test func bridgesFindKeyPlayersAndRewire() throws {
    let folder = try Self.folder()
    let arguments = ["bridges", folder.path, "--by", "club", "--format", "json"]
    let json = try Command(arguments + ["--key-players", "1", "--chance", "rewiring", "--draws", "99"]).json
    let sets = try #require(json["key_players"] as? [[String: Any]])
    // Without c: {a, b} at 1, {d, e, f} at 1 and g alone: four of fifteen pairs at distance 1.
    #expect(sets[0]["who"] as? String == "Cid")
    #expect(abs((sets[0]["after"] as? Double ?? 0) - 11.0 / 15) < 1e-12)
    let rewiring = try #require(json["rewiring"] as? [String: Any])
    #expect((rewiring["acceptance_rate"] as? Double ?? -1) > 0)
  }
}
