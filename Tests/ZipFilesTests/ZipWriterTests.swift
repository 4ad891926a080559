import Testing
import ZipFiles

@Suite struct ZipWriterTests {
  private func archive(_ entries: [(String, [UInt8])], packing: ZipWriter.Packing = .deflated) throws -> [UInt8] {
    var writer = try ZipWriter()
    for (name, bytes) in entries { try writer.add(name, bytes, packing: packing) }
    return try writer.finish()
  }

  @Test("What was written is read: empty, long, binary, in other scripts")
  func roundTrip() throws {
    let binary = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
    let entries: [(String, [UInt8])] = [
      ("[Content_Types].xml", Array("<Types/>".utf8)), ("empty", []), ("a/b/binary", binary), ("עברית.txt", [65]),
    ]
    for packing in [ZipWriter.Packing.deflated, .stored] {
      let reader = try ZipReader(archive(entries, packing: packing))
      #expect(reader.entries.map(\.name) == entries.map(\.0))
      for (name, bytes) in entries { #expect(try reader.contents(named: name) == bytes) }
    }
  }

  @Test("Stored contents give the very bytes of the format's description")
  func bytes() throws {
    let bytes = try archive([("a.txt", Array("12345".utf8)), ("b", [])], packing: .stored)
    var byHand = HandMadeArchive(.init("a.txt", "12345"), .init("b"))
    for place in byHand.entries.indices { byHand.entries[place].flags = 0 }
    let expected = byHand.bytes
    #expect(bytes.count == expected.count)
    // Signature, version, flags, method, time, date, checksum, sizes, lengths, name and contents.
    #expect(Array(bytes.prefix(30 + 5 + 5)).dropFirst(6) == Array(expected.prefix(30 + 5 + 5)).dropFirst(6))
  }

  @Test("The same entries give the same bytes, dated 1 January 1980")
  func determinism() throws {
    let entries = [("a", [UInt8](repeating: 7, count: 5000)), ("b", Array("text".utf8))]
    let first = try archive(entries)
    #expect(try archive(entries) == first)
    #expect(Array(first[10..<14]) == [0, 0, 0x21, 0])
  }

  @Test("Names that no reader should trust are not written", arguments: ["../a", "/a", "a\\b", "a/", "", "a//b"])
  func unsafeNames(name: String) {
    #expect(throws: ZipError.self) { try archive([(name, [1])]) }
  }

  @Test("A name is written once")
  func duplicates() {
    #expect(throws: ZipError.duplicateName("a")) { try archive([("a", [1]), ("a", [2])]) }
  }

  @Test("An archive without entries is not written")
  func empty() { #expect(throws: ZipError.unwritable(message: "it has no entries")) { try archive([]) } }
}
