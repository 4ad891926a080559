import Foundation
import Testing

/// Tables that people open in a spreadsheet.
@Suite struct SpreadsheetTests {
  private static let hostile = [
    "nodes.csv": "id,label,=note\n=1+1,@Ana,+x\n-5,Ben,\n'=c,Cem,'quoted'\n",
    "edges.csv": "source,target,=why\n=1+1,-5,=cmd()\n'=c,-5,fine\n",
  ]

  @Test func noTextOfATableIsAFormula() throws {
    let folder = try Folder(Self.hostile)
    let run = try Command("metrics", folder.path, "--measures", "degree", "--format", "csv")
    // “'=c” is how a guarded “=c” is written, so that is what it is.
    #expect(run.lines == ["id,label,degree", "'=1+1,'@Ana,1", "-5,Ben,2", "'=c,Cem,1"])
    // Other forms are not for spreadsheets.
    let rows = try Command("metrics", folder.path, "--measures", "degree", "--format", "json").json["rows"]
    #expect((rows as? [[String: Any]])?.map { $0["id"] as? String } == ["=1+1", "-5", "=c"])
  }

  @Test func whatExportGuardsIsReadBackAsItWas() throws {
    let folder = try Folder(Self.hostile)
    #expect(try Command("export", folder.path, "--to", "csv", "-o", folder.path("out")).status == 0)
    #expect(try folder.text("out/nodes.csv").contains("'=1+1"))
    let measures = ["--measures", "degree", "--format", "json", "--quiet"]
    let (before, after) = (
      try Command(["metrics", folder.path] + measures), try Command(["metrics", folder.path("out")] + measures)
    )
    #expect(after.status == 0)
    let rows = { (run: Command) in
      try #require(run.json["rows"] as? [[String: Any]]).map {
        "\($0["id"] ?? "") \($0["label"] ?? "") \($0["degree"] ?? "")"
      }
    }
    #expect(try rows(before) == rows(after))
    // The columns too, as their names and texts come back in another form.
    #expect(try Command("export", folder.path("out"), "--to", "graphml", "-o", folder.path("b.graphml")).status == 0)
    let text = try folder.text("b.graphml")
    #expect(text.contains("attr.name=\"=note\"") && text.contains(">+x<") && text.contains(">=cmd()<"))
  }

  @Test func aWorkbookOfResultsIsReadBackAsANetwork() throws {
    let folder = try Folder(Self.hostile)
    let run = try Command(
      "metrics", folder.path, "--ties-table", "--measures", "edge-betweenness", "--format", "xlsx", "-o",
      folder.path("ties.xlsx"))
    #expect(run.status == 0 && run.output.isEmpty)
    let back = try Command("metrics", folder.path("ties.xlsx"), "--measures", "degree", "--format", "json", "--quiet")
    let rows = try #require(back.json["rows"] as? [[String: Any]])
    #expect(Set(rows.compactMap { $0["id"] as? String }) == ["=1+1", "-5", "=c"])
  }

  @Test(arguments: ["csv", "json", "md", "xlsx", "txt"]) func theNameOfAFileSaysItsForm(ending: String) throws {
    let folder = try Folder()
    let arguments = ["metrics", dataset("first-steps"), "--measures", "degree", "--quiet"]
    let form = ["md": "markdown", "txt": "table"][ending, default: ending]
    for (name, options) in [("named.\(ending)", []), ("asked", ["--format", form])] {
      #expect(try Command(arguments + options + ["-o", folder.path(name)]).status == 0)
    }
    let bytes = { (name: String) in try Data(contentsOf: folder.url.appending(path: name)) }
    if ending == "xlsx" {
      // Workbooks hold the time they were made at, so only what begins an archive is compared.
      #expect(try bytes("named.xlsx").prefix(2) == Data("PK".utf8))
    } else {
      #expect(try bytes("named.\(ending)") == bytes("asked"))
    }
    // What is asked for comes before what the name says.
    #expect(try Command(arguments + ["--format", "table", "-o", folder.path("asked.\(ending)")]).status == 0)
    #expect(try folder.text("asked.\(ending)").contains("──"))
  }

  @Test(arguments: ["summary", "bridges", "metrics", "timeline"]) func everyResultCanBeAWorkbook(name: String) throws {
    let folder = try Folder()
    let run = try Command(name, dataset("first-steps"), "--format", "xlsx", "--quiet", "-o", folder.path("r.xlsx"))
    #expect(run.status == 0)
    #expect(try Data(contentsOf: folder.url.appending(path: "r.xlsx")).starts(with: Data("PK".utf8)))
    let terminal = try Command(name, dataset("first-steps"), "--format", "xlsx")
    #expect(terminal.status == 64 && terminal.errors.contains("--output"))
  }
}
