import Foundation
import Testing

@Suite struct SlidesCommandTests {
  @Test("A deck of tables is written, twice the same")
  func deck() throws {
    let folder = try Folder()
    let runs = try ["a.pptx", "b.pptx"].map { name in
      try Command("slides", dataset("first-steps"), "--views", "summary,sectors", "-o", folder.path(name))
    }
    #expect(runs.allSatisfy { $0.status == 0 && $0.output.isEmpty }, "\(runs[0].errors)")
    let files = try ["a.pptx", "b.pptx"].map { try Data(contentsOf: folder.url.appending(path: $0)) }
    #expect(files[0] == files[1] && files[0].starts(with: [0x50, 0x4B]))
  }

  @Test("A map is a slide of its own")
  func map() throws {
    let folder = try Folder()
    let run = try Command("slides", dataset("first-steps"), "--views", "map", "-o", folder.path("map.pptx"))
    // The cover, the map and the definitions.
    #expect(run.status == 0 && run.errors.contains("3 slides"), "\(run.errors)")
  }

  @Test("Mistakes are told before the work, and nothing is written")
  func mistakes() throws {
    let folder = try Folder(["bad.potx": "no archive"])
    let deck = folder.path("deck.pptx")
    func run(_ arguments: String...) throws -> Command {
      try Command(["slides", dataset("first-steps"), "-o", deck] + arguments)
    }
    #expect(try Command("slides", dataset("first-steps"), "-o", "deck.ppt").status == 64)
    let view = try run("--views", "bridges,films")
    #expect(view.status == 64 && view.errors.contains("films") && view.errors.contains("timeline"))
    #expect(try run("--theme", "dark", "--template", "x.potx").status == 64)
    let missing = try run("--template", folder.path("none.potx"))
    #expect(missing.status == 66 && missing.errors.contains("none.potx"))
    let bad = try run("--template", folder.path("bad.potx"))
    #expect(bad.status == 65 && bad.errors.contains("bad.potx") && bad.errors.contains("not a ZIP archive"))
    #expect(!FileManager.default.fileExists(atPath: deck))
    let place = try Command(
      "slides", dataset("first-steps"), "--views", "sectors", "-o", folder.path("no/such/folder/deck.pptx"))
    #expect(place.status == 73)
  }
}
