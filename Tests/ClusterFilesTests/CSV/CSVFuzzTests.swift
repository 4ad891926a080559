import ClusterFiles
import ClusterModel
import GraphCore
import Testing

@Suite struct CSVFuzzTests {
  private static let alphabet: [Character] = ["a", "b", ",", ",", ";", "\"", "\"", "\n", "\r", " ", "é", "🙂"]

  @Test("Agrees with a second, slow reader on random text", arguments: 0..<40 as Range<UInt64>)
  func agreesWithSlowReader(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 0...24, using: &random)).compactMap { _ in
          Self.alphabet.randomElement(using: &random)
        })
      let result = read(text, separator: .comma)
      if let expected = SlowCSV.records(text) {
        #expect(result.records == expected, "\(text.debugDescription)")
        #expect(result.problems.isEmpty, "\(text.debugDescription)")
      } else {
        #expect(result.problems.contains { $0.code == .badQuote }, "\(text.debugDescription)")
      }
    }
  }

  @Test("Random bytes neither trap nor run on", arguments: 0..<20 as Range<UInt64>)
  func randomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let special: [UInt8] = [0, 9, 10, 13, 34, 44, 59, 0xC3, 0xA9, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        Bool.random(using: &random)
          ? special.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      #expect(read(bytes).records.count <= bytes.count)
      _ = try? ClusterLoader(options: .init(problems: .lenient)).load(bytes: bytes, named: "-")
    }
  }

  @Test(
    "A valid file with a few bytes changed neither traps nor loses its other rows", arguments: 0..<20 as Range<UInt64>)
  func mutatedFiles(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<30).map { "node \($0),\"node, \($0 + 1)\",\($0 + 1),\"say \"\"\($0)\"\"\"\n" }
    let original = Array(("Source,Target,Weight,remark\n" + rows.joined()).utf8)
    for _ in 0..<40 {
      var bytes = original
      let place = Int.random(in: 30..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      default: bytes.insert([34, 10, 13, 44, 0, 0xFF][Int.random(in: 0..<6, using: &random)], at: place)
      }
      let loaded = try ClusterLoader(options: .init(problems: .lenient)).load(bytes: bytes, named: "-")
      // One byte touches two rows at most; a quote can join a row with the next.
      #expect(loaded.records.ties.count >= 28, "seed \(seed), byte \(place)")
    }
  }

  @Test("What is written reads back", arguments: 0..<40 as Range<UInt64>)
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "", "a", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "🙂", "שלום", "e\u{301}", "é", "\u{FEFF}", "sep=",
      "1E+05",
      "\u{2028}", "=1+1", "\\N",
    ]
    for _ in 0..<50 {
      let width = Int.random(in: 1...4, using: &random)
      let table = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
        }
      }
      var writer = TableWriter(header: table[0])
      for row in table.dropFirst() { writer.append(row) }
      let result = read(writer.bytes)
      #expect(result.problems.isEmpty)
      // Compared by bytes: equality of strings overlooks how accents are encoded.
      #expect(result.records.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
    }
  }
}
