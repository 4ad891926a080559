import ClusterModel
import GraphFormats
import Testing

@testable import ClusterFiles

/// The files were written with Python's codecs.
@Suite struct SingleByteTextTests {
  @Test(arguments: [
    ("windows-1250", "Windows-1250", ["Čebelica", "Żubr", "Łódź", "Škoda Plzeň"]),
    ("windows-1252", "Windows-1252", ["Pôle SCS", "Universität Zürich", "Malmö", "Peñarroya “Sur”"]),
    ("latin-1", "Windows-1252", ["Pôle SCS", "Universität Zürich", "Malmö", "Peñarroya"]),
  ])
  func namesComeOutAndItIsSaid(_ file: String, _ encoding: String, _ names: [String]) throws {
    let loaded = try ClusterLoader().load(path: Fixtures.path("encodings/\(file).csv"))
    #expect(loaded.records.organisations.map(\.id) == names)
    #expect(loaded.notices.contains { $0.contains(encoding) && $0.contains("accented names") })
  }

  @Test func whatIsUTF8OrMixedIsLeft() {
    #expect(SingleByteText.encoding(of: Array("plain".utf8)) == nil)
    #expect(SingleByteText.encoding(of: Array("Łódź, 日本, 🙂".utf8)) == nil)
    #expect(SingleByteText.encoding(of: Array("Łódź".utf8) + [0x0A, 0xF4]) == nil)
    #expect(SingleByteText.encoding(of: []) == nil)
    // A byte alone at the end, and one that begins what does not go on.
    #expect(SingleByteText.encoding(of: [0x61, 0xE9]) == .windows1252)
    #expect(SingleByteText.encoding(of: [0x4B, 0x9A, 0x6B]) == .windows1250)
  }

  /// The letters stand in different parts of a text that several threads look at.
  @Test(arguments: [1, 3]) func aLateLetterOfALongTextIsFound(threads: Int) {
    var bytes = [UInt8](repeating: 0x61, count: 1 << 22)
    #expect(SingleByteText.encoding(of: bytes, threads: threads) == nil)
    bytes[bytes.count - 1] = 0xE9
    #expect(SingleByteText.encoding(of: bytes, threads: threads) == .windows1252)
    bytes[1 << 21 + 3] = 0x9A
    #expect(SingleByteText.encoding(of: bytes, threads: threads) == .windows1250)
    bytes.replaceSubrange(5...6, with: [0xC3, 0xA9])
    #expect(SingleByteText.encoding(of: bytes, threads: threads) == nil)
  }
}
