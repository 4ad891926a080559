import Foundation
import Testing

@Suite struct MetricsCommandTests {
  /// Two triangles joined by the tie c – d; the groups are the triangles.
  static let nodes = "id,label,club\na,Ann,x\nb,Bob,x\nc,Cid,x\nd,Dee,y\ne,Eve,y\nf,Fay,y\ng,Gil,\n"
  static let edges = "source,target,weight\na,b,1\na,c,1\nb,c,1\nc,d,1\nd,e,1\nd,f,1\ne,f,1\n"

  @Test func aLoneEdgeListTakesTheNodeTableBesideIt() throws {
    let folder = try Folder(["net.edges.csv": Self.edges, "net.nodes.csv": Self.nodes])
    let run = try Command(
      "metrics", folder.path("net.edges.csv"), "--measures", "betweenness,constraint,cross-betweenness", "--by", "club",
      "--format", "csv")
    #expect(run.status == 0)
    // By hand: c lies between {a, b} and {d, e, f}, six pairs, all of different clubs; so does d. a has the contacts b
    // and c; c spreads its third over a, b and d: (1/2 + 1/2·1/3)² + (1/2 + 1/2·1/2)² = 4/9 + 9/16.
    let constraint = (4.0 / 9 + 9.0 / 16).description
    #expect(run.lines[0] == "id,label,betweenness,constraint,cross-betweenness")
    #expect(run.lines[1].hasPrefix("a,Ann,0,1.0069") && constraint.hasPrefix("1.0069"))
    #expect(run.lines[3].hasPrefix("c,Cid,6,") && run.lines[3].hasSuffix(",6"))
    // The isolate: no betweenness, no constraint to speak of.
    #expect(run.lines[7] == "g,Gil,0,,0")
    #expect(run.errors.contains("net.nodes.csv"))
  }

  @Test func undefinedIsNullWithItsReasonInJSON() throws {
    let folder = try Folder(["edges.csv": Self.edges, "nodes.csv": Self.nodes])
    let json = try Command("metrics", folder.path, "--measures", "constraint", "--format", "json").json
    #expect(json["schema"] as? String == "isthmus.metrics/1")
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(rows[6]["constraint"] is NSNull)
    #expect((json["undefined"] as? [String: [String: String]])?["constraint"] == ["g": "no-ties"])
  }

  @Test func tiesAndNetworkHaveTheirOwnTables() throws {
    let folder = try Folder(["edges.csv": Self.edges, "nodes.csv": Self.nodes])
    let ties = try Command("metrics", folder.path, "--ties-table", "--by", "club", "--format", "csv")
    #expect(ties.lines[0] == "source,target,kind,strength,edge-betweenness,cross-betweenness")
    // All nine pairs across run over c – d.
    #expect(ties.lines.contains("c,d,tie,1,9,9"))
    let network = try Command(
      "metrics", folder.path, "--network", "--measures", "bridges,components", "--format", "csv")
    #expect(network.lines == ["measure,value", "bridges,1", "components,2"])
  }

  @Test func topRanksByTheFirstMeasure() throws {
    let folder = try Folder(["edges.csv": Self.edges])
    let run = try Command("metrics", folder.path("edges.csv"), "--measures", "degree", "--top", "2", "--format", "csv")
    #expect(run.lines == ["id,degree", "c,3", "d,3"])
  }

  @Test(arguments: ["1", "2", "3", "8"]) func anyNumberOfThreadsGivesTheSameBytes(threads: String) throws {
    let arguments = [
      "metrics", dataset("digital-industry-alliance"), "--measures", "all", "--length", "inverse-strength", "--format",
      "json",
    ]
    #expect(try Command(arguments + ["--threads", threads]).output == Command(arguments).output)
  }

  @Test func standardInput() throws {
    let run = try Command("metrics", "-", "--measures", "degree", "--format", "csv", input: "Source;Target\nx;y\nx;z\n")
    #expect(run.lines == ["id,degree", "x,2", "y,1", "z,1"])
  }

  @Test func aColumnCanBeTheLength() throws {
    let folder = try Folder(["edges.csv": "source,target,km\na,b,1\nb,c,1\na,c,5\n"])
    let path = folder.path("edges.csv")
    let run = try Command("metrics", path, "--measures", "betweenness", "--length", "km", "--format", "csv")
    #expect(run.lines == ["id,betweenness", "a,0", "b,1", "c,0"])
    let wrong = try Command("metrics", path, "--measures", "betweenness", "--length", "miles")
    #expect(wrong.status == 65 && wrong.errors.contains("km"))
  }

  @Test func weightsCanBeLengths() throws {
    // Of a tie that is given twice, the shorter one is the way to go.
    let folder = try Folder(["edges.csv": "source,target,weight\na,b,9\nb,a,1\nb,c,1\na,c,5\n"])
    let path = folder.path("edges.csv")
    let run = try Command(
      "metrics", path, "--measures", "betweenness,eccentricity", "--length", "weight", "--format", "csv")
    #expect(run.lines == ["id,betweenness,eccentricity", "a,0,2", "b,1,1", "c,0,2"])
  }

  @Test func timingsAreALineOfJSON() throws {
    let run = try Command("metrics", dataset("first-steps"), "--measures", "degree,betweenness", "--timings", "--quiet")
    let timings = try #require(
      try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) as? [String: Any])
    #expect(Set(timings.keys) == ["load", "project", "measures", "write"])
    #expect((timings["measures"] as? [String: Double])?.keys.sorted() == ["betweenness", "degree"])
  }
}
