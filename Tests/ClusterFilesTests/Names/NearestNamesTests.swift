import ClusterFiles
import GraphCore
import Testing

@Suite struct NearestNamesTests {
  private static let known: [(id: String, names: [String])] = [
    ("mesap", ["MESAP"]), ("scs", ["Pôle SCS"]), ("tice-pt", ["TICE.PT"]), ("gaia", ["GAIA", "Asociación GAIA"]),
    ("lodz", ["Łódź Kluster"]),
  ]

  @Test(arguments: [
    ("mesap-it", ["mesap"]), ("MESAP", ["mesap"]), ("messap", ["mesap"]), ("emsap", ["mesap"]), ("pole scs", ["scs"]),
    ("Pole-SCS", ["scs"]), ("tice", ["tice-pt"]), ("ticept", ["tice-pt"]), ("Gaïa", ["gaia"]),
    ("Lodz Cluster", ["lodz"]), ("xyzzy", []), ("", []), ("!?", []),
  ])
  func finds(word: String, expected: [String]) {
    var nearest = NearestNames(Self.known)
    let found = nearest.nearest(to: word)
    #expect(found == expected)
  }

  @Test func bestComesFirstAndThreeAtMost() {
    var nearest = NearestNames(["abcdefgh", "abcdefgx", "abcdefxy", "abcdefg", "zzz"])
    let three = nearest.nearest(to: "abcdefgx")
    #expect(three == ["abcdefgx", "abcdefgh", "abcdefg"])
    let one = nearest.nearest(to: "abcdefgx", limit: 1)
    #expect(one == ["abcdefgx"])
  }

  @Test("Among many names the one that differs by a swap is found")
  func manyNames() {
    var random = SeededGenerator(seed: 7)
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let names = (0..<5_000).map { _ in String((0..<12).compactMap { _ in letters.randomElement(using: &random) }) }
    var nearest = NearestNames(names)
    for index in 0..<50 {
      var word = Array(names[index * 7])
      word.swapAt(3, 4)
      let found = nearest.nearest(to: String(word))
      #expect(found.first == names[index * 7])
    }
  }

  @Test(
    "The distance counts edits",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1), ("kitten", "sitting", 3),
      ("ca", "abc", 3), ("flaw", "lawn", 2), ("", "abc", 3),
    ])
  func distance(a: String, b: String, expected: Int) {
    let (a, b) = (FoldedText(a).scalars, FoldedText(b).scalars)
    #expect(editDistance(a, b, limit: 5) == expected)
    #expect(editDistance(b, a, limit: 5) == expected)
    #expect(editDistance(a, b, limit: expected) == expected)
    if expected > 0 { #expect(editDistance(a, b, limit: expected - 1) == nil) }
  }

  @Test("The bounded distance agrees with the whole table", arguments: 0..<50 as Range<UInt64>)
  func agreesWithWholeTable(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func word() -> [UInt32] {
      (0..<Int.random(in: 0...7, using: &random)).map { _ in .random(in: 0..<3, using: &random) }
    }
    for _ in 0..<40 {
      let (a, b, limit) = (word(), word(), Int.random(in: 0...5, using: &random))
      let whole = wholeTable(a, b)
      #expect(editDistance(a, b, limit: limit) == (whole <= limit ? whole : nil), "\(a) \(b) \(limit)")
    }
  }

  private func wholeTable(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var cells = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count {
      for j in 0...b.count {
        guard i > 0, j > 0 else {
          cells[i][j] = i + j
          continue
        }
        let change = cells[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        cells[i][j] = min(change, cells[i - 1][j] + 1, cells[i][j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cells[i][j] = min(cells[i][j], cells[i - 2][j - 2] + 1)
        }
      }
    }
    return cells[a.count][b.count]
  }
}
