import Foundation
import Testing

@Suite struct DrawCommandTests {
  /// The first format twice: the same bytes from two processes.
  @Test(arguments: [
    ("network", ["svg", "svg", "png"]), ("bridges", ["pdf", "pdf", "dot"]), ("sectors", ["svg", "svg", "png"]),
    ("map", ["svg", "svg", "pdf"]), ("gaps", ["dot", "dot", "svg"]), ("ego", ["json", "json", "svg"]),
  ])
  func everyFormatAndTheSameBytes(view: String, endings: [String]) throws {
    let folder = try Folder()
    var drawn: [Data] = []
    let focus = view == "ego" ? ["--focus", "cebelica"] : []
    for (place, ending) in endings.enumerated() {
      let path = folder.path("\(place).\(ending)")
      let run = try Command(["draw", dataset("first-steps"), "--view", view, "--quiet", "-o", path] + focus)
      #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
      drawn.append(try Data(contentsOf: URL(filePath: path)))
    }
    #expect(drawn[0] == drawn[1])
    let signatures: [String: [UInt8]] = [
      "svg": Array("<?xml".utf8), "png": [0x89] + Array("PNG".utf8), "pdf": Array("%PDF".utf8),
      "dot": Array("graph".utf8), "json": Array("{".utf8),
    ]
    for (ending, bytes) in zip(endings, drawn) { #expect(bytes.starts(with: signatures[ending] ?? [0])) }
  }

  private func nodes(_ path: String) throws -> [String: (x: Double, y: Double)] {
    let data = try Data(contentsOf: URL(filePath: path))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var places: [String: (x: Double, y: Double)] = [:]
    for node in try #require(object["nodes"] as? [[String: Any]]) {
      places[try #require(node["id"] as? String)] = (
        try #require(node["x"] as? Double), try #require(node["y"] as? Double)
      )
    }
    return places
  }

  @Test func theChainOfIntroductionsIsDrawn() throws {
    // Žabja Luna – Čebelica – Grüne Schraube are the ties of edges.csv; there is no shorter way.
    let folder = try Folder()
    let path = folder.path("chain.json")
    let arguments = ["draw", dataset("first-steps"), "--view", "ego", "--focus", "zabja-luna", "-q", "-o", path]
    #expect(try Command(arguments + ["--to", "Grüne Schraube"]).status == 0)
    let places = try nodes(path)
    #expect(Set(places.keys).isSuperset(of: ["zabja-luna", "cebelica", "gruene-schraube"]))
    #expect((places["zabja-luna"]?.x ?? 9) < (places["cebelica"]?.x ?? 0))
    #expect((places["cebelica"]?.x ?? 9) < (places["gruene-schraube"]?.x ?? 0))
    #expect(try Command(arguments + ["--to", "CA"]).status == 0)
    #expect(try nodes(path).keys.contains("erable-boreal"))
    #expect(try Command(arguments + ["--to", "Japan"]).status == 64)
    #expect(try Command(arguments + ["--to", "nobody"]).status == 64)
  }

  @Test func timelineKeepsEveryoneInPlace() throws {
    let folder = try Folder()
    let path = folder.path("time.json")
    let run = try Command(
      "draw", dataset("digital-industry-alliance"), "--view", "timeline", "-q", "-o", path)
    #expect(run.status == 0, "\(run.errors)")
    let places = try nodes(path)
    // One panel a year; whoever is in several of them has the same way from one to the next.
    var steps: [String: Set<String>] = [:]
    for (id, place) in places where id.hasPrefix("1/") {
      for number in 2...3 {
        guard let later = places["\(number)/\(id.dropFirst(2))"] else { continue }
        steps["\(number)", default: []].insert("\((later.x - place.x).rounded()) \((later.y - place.y).rounded())")
      }
    }
    #expect(steps["2"]?.count == 1 && steps["3"]?.count == 1)
    let undated = try Command("draw", dataset("first-steps"), "--view", "timeline", "-o", path)
    #expect(undated.status == 65 && undated.errors.contains("date"))
  }

  @Test func proposalsAreNumbered() throws {
    let folder = try Folder()
    let arguments = ["draw", dataset("first-steps"), "--view", "gaps", "-q", "-o", folder.path("gaps.svg")]
    #expect(try Command(arguments + ["--add", "Lune de Données -- Müllers Mondfabrik"]).status == 0)
    let svg = try folder.text("gaps.svg")
    #expect(svg.contains(">1</text>") && svg.contains("Proposed: Lune de Données – Müllers Mondfabrik"))
    for wrong in ["Lune de Données", "Lune de Données -- Lune de Données", "cebelica -- gruene-schraube"] {
      let run = try Command(arguments + ["--add", wrong])
      #expect(run.status == 64 && run.errors.contains("--add"), "\(wrong)")
    }
  }

  @Test func theAuditIsPrinted() throws {
    let audit = try Command("draw", dataset("first-steps"), "--audit", "--quiet")
    #expect(audit.status == 0)
    let json = try audit.json
    #expect(json["schema"] as? String == "isthmus.audit/1")
    let figures = try #require(json["figures"] as? [[String: Any]])
    #expect(figures.count == 13 && json["met"] as? Bool == figures.allSatisfy { $0["met"] as? Bool == true })
    let smallest = try #require(figures.first { $0["name"] as? String == "smallest-text" })
    #expect(try #require(smallest["value"] as? Double) >= 11)
  }

  /// A title of two lines on a frame of 12 × 3 inches leaves less than the 60 % of its height that a picture must use.
  @Test func strictWritesNothingThatFallsShort() throws {
    let ids = (0..<20).map { "organisation-\($0)" }
    let ties = ids.indices.flatMap { a in ids[..<a].map { "\(ids[a]),\($0)\n" } }
    let folder = try Folder(["edges.csv": "source,target\n" + ties.joined()])
    let title = Array(repeating: "Who knows whom", count: 6).joined(separator: ", ")
    let arguments = [
      "draw", folder.path("edges.csv"), "-o", folder.path("picture.svg"), "--size", "12x3", "--title", title,
    ]
    let strict = try Command(arguments + ["--strict"])
    #expect(strict.status == 1 && strict.errors.contains("falls short"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("picture.svg")))
    let usual = try Command(arguments)
    #expect(usual.status == 0 && usual.errors.contains("falls short"))
    #expect(try folder.text("picture.svg").contains("<metadata id=\"picture-quality\">"))
  }

  /// Everyone of twelve countries knows everyone, 66 pairs, and one of them somebody in a thirteenth: of equally many ties
  /// the first 24 pairs are drawn, and the only one of the thirteenth.
  @Test func aMapOfManyPairsShowsTheStrongestOfAllAndOfEach() throws {
    let codes = ["AT", "BE", "CZ", "DE", "DK", "ES", "FR", "IT", "NL", "PL", "PT", "SE"]
    let ties = codes.indices.flatMap { a in codes[..<a].map { "\($0),\(codes[a])\n" } }
    let folder = try Folder([
      "nodes.csv": "id,country\n" + (codes + ["ZA"]).map { "\($0),\($0)\n" }.joined(),
      "edges.csv": "source,target\n" + ties.joined() + "SE,ZA\n",
    ])
    #expect(try Command("draw", folder.path("."), "--view", "map", "-o", folder.path("map.dot"), "-q").status == 0)
    // Samples of lines in the legend are drawn as ties too.
    let lines = try folder.text("map.dot").split(separator: "\n").filter {
      $0.contains(" -- ") && !$0.contains("~sample")
    }
    #expect(lines.count == 25 && lines.count { $0.contains("\"ZA\"") } == 1)
    #expect(try folder.text("map.dot").contains("42 other pairs with 42 ties are not drawn"))
  }

  /// 6 × 4.5 inches are 60 % of a slide of 4:3.
  @Test func smallFramesAreSlidesMadeSmaller() throws {
    let folder = try Folder()
    let run = try Command(
      "draw", dataset("first-steps"), "--size", "6x4.5", "--audit", "-o", folder.path("small.json"))
    #expect(run.status == 0)
    #expect(run.errors.contains("a slide at 60 % of its size: the smallest letters are 6.6 pt here, 11 pt on a slide"))
    let score = try #require(try run.json["score"] as? [String: Any])
    #expect(score["scale"] as? Double == 0.6)
    let (small, slide) = (try nodes(folder.path("small.json")), folder.path("slide.json"))
    #expect(try Command("draw", dataset("first-steps"), "--size", "4:3", "-q", "-o", slide).status == 0)
    for (id, place) in try nodes(slide) {
      let there = try #require(small[id])
      #expect(abs(there.x - 0.6 * place.x) < 0.02 && abs(there.y - 0.6 * place.y) < 0.02)
    }
  }

  @Test func placesAreKeptInAFile() throws {
    let nodes = "id,label\n" + ["a", "b", "c", "d", "e"].map { "\($0),Name of \($0)\n" }.joined()
    let folder = try Folder(["nodes.csv": nodes, "edges.csv": "source,target\na,b\nb,c\nc,d\nd,e\ne,a\n"])
    let arguments = ["draw", folder.path, "-q", "--positions", folder.path("places.json"), "-o"]
    #expect(try Command(arguments + [folder.path("1.json")]).status == 0)
    let before = try self.nodes(folder.path("places.json"))
    #expect(Set(before.keys) == ["a", "b", "c", "d", "e"])
    // A newcomer lands beside its neighbour and moves nobody far.
    try Data((nodes + "f,Name of f\n").utf8).write(to: folder.url.appending(path: "nodes.csv"))
    try Data("source,target\na,b\nb,c\nc,d\nd,e\ne,a\nf,a\n".utf8).write(to: folder.url.appending(path: "edges.csv"))
    #expect(try Command(arguments + [folder.path("2.json")]).status == 0)
    let after = try self.nodes(folder.path("places.json"))
    #expect(Set(after.keys) == ["a", "b", "c", "d", "e", "f"])
    for (id, place) in before {
      let now = try #require(after[id])
      #expect(abs(now.x - place.x) + abs(now.y - place.y) < 80, "\(id)")
    }
    let (a, f) = (try #require(after["a"]), try #require(after["f"]))
    #expect(abs(a.x - f.x) + abs(a.y - f.y) < 200)
    for wrong in [
      "no json", "[1]", "{\"width\": 0, \"height\": 1, \"nodes\": []}",
      "{\"width\": 9, \"height\": 9, \"nodes\": [{}]}",
    ] {
      try Data(wrong.utf8).write(to: folder.url.appending(path: "places.json"))
      let run = try Command(arguments + [folder.path("3.json")])
      #expect(run.status == 65 && run.errors.contains("places.json"), "\(wrong)")
      #expect(!FileManager.default.fileExists(atPath: folder.path("3.json")))
    }
  }

  @Test func runawayLayoutsAreStopped() throws {
    let folder = try Folder()
    let run = try Command(
      "draw", dataset("digital-industry-alliance"), "--layout-seconds", "0.001", "-o", folder.path("x.svg"))
    #expect(run.status == 70 && run.errors.contains("--layout-seconds"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(try Command("draw", dataset("first-steps"), "--layout-seconds", "0", "-o", "x.svg").status == 64)
  }

  @Test func aHouseHasItsOwnTheme() throws {
    let theme = """
      name: house
      base: light
      colours:
        ink: "#101010"
        groups: ["#abcdef", "#fedcba"]
      font: Arial
      sizes: {label: 12, focus: 18, title: 30}
      logo: {corner: top-right, width: 1.2, height: 0.5}
      """
    let folder = try Folder(["theme.yaml": theme])
    let path = folder.path("x.svg")
    let run = try Command("draw", dataset("first-steps"), "--theme", folder.path("theme.yaml"), "-q", "-o", path)
    #expect(run.status == 0, "\(run.errors)")
    let svg = try folder.text("x.svg")
    #expect(svg.contains("font-family=\"Arial,") && svg.contains("font-size=\"30.00\""))
    #expect(!svg.contains("font-size=\"11.00\"") && svg.contains("#101010"))
  }

  @Test(arguments: [
    ("", "empty"), ("colours: 7", ":1:"), ("colour: {}", "“colour”"), ("base: blue", ":1:7"),
    ("colours: {ink: \"#eeeeee\"}", "contrast"), ("colours: {ink: 12}", "hexadecimal"),
    ("colours: {groups: []}", "list of 1 to 8"), ("sizes: {label: 4}", "from 11 to 24"), ("font: \"a; b\"", "font"),
    ("logo: {corner: middle, width: 1, height: 1}", "corner"), ("a: [", "YAML"),
  ]) func faultyThemesAreRefused(text: String, words: String) throws {
    let folder = try Folder(["theme.yaml": text])
    let run = try Command(
      "draw", dataset("first-steps"), "--theme", folder.path("theme.yaml"), "-o", folder.path("x.svg"))
    #expect(run.status == 65 && run.errors.contains("theme.yaml") && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("x.svg")))
  }

  @Test func optionsBelongToTheirView() throws {
    for wrong in [
      ["--view", "ego"], ["--focus", "cebelica"], ["--add", "a -- b"], ["--by-country"], ["--theme", "nosuch"],
    ] {
      #expect(try Command(["draw", dataset("first-steps"), "-o", "x.svg"] + wrong).status == 64, "\(wrong)")
    }
    #expect(try Command("draw", dataset("first-steps")).status == 64)
    let kept = try Command(
      "draw", dataset("first-steps"), "--view", "map", "--positions", "places.json", "-o", "x.svg")
    #expect(kept.status == 64 && kept.errors.contains("--positions"))
  }
}
