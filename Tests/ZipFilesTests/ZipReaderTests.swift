import Testing
import ZipFiles

@Suite struct ZipReaderTests {
  /// Opens an archive and returns its names, because what cannot be copied cannot be returned from a closure of `#expect`.
  private func names(_ bytes: [UInt8], limits: ZipLimits = .init()) throws -> [String] {
    try ZipReader(bytes, limits: limits).entries.map(\.name)
  }

  private func contents(_ name: String, of archive: HandMadeArchive) throws -> [UInt8] {
    try ZipReader(archive.bytes).contents(named: name)
  }

  @Test("Names, sizes and contents come in the archive's order")
  func entries() throws {
    let archive = HandMadeArchive(.init("xl/workbook.xml", "<workbook/>"), .init("a/"), .init("Ünïcode.csv", "id\n"))
    let reader = try ZipReader(archive.bytes)
    #expect(reader.entries.map(\.name) == ["xl/workbook.xml", "a/", "Ünïcode.csv"])
    #expect(reader.entries.map(\.byteCount) == [11, 0, 3])
    #expect(reader.entries.map(\.isFolder) == [false, true, false])
    #expect(try reader.contents(named: "xl/workbook.xml") == Array("<workbook/>".utf8))
    #expect(try reader.contents(of: reader.entries[2]) == Array("id\n".utf8))
    #expect(throws: ZipError.noSuchEntry("XL/workbook.xml")) { try contents("XL/workbook.xml", of: archive) }
  }

  @Test("An archive without entries is one")
  func empty() throws { #expect(try names(HandMadeArchive().bytes).isEmpty) }

  @Test(
    "Names that lead elsewhere are refused",
    arguments: [
      "../evil", "a/../../evil", "a/..", "/etc/passwd", "a\\..\\evil", "C:evil", "c:/evil", "./a", "a//b", "a/./b", "",
      "a\nb",
    ])
  func unsafeNames(name: String) {
    #expect {
      try names(HandMadeArchive(.init("good", "1"), .init(name, "2")).bytes)
    } throws: { error in
      if case .unsafeName? = error as? ZipError { return true }
      return false
    }
  }

  @Test("A name that a terminal would obey is refused")
  func escapeSequences() {
    #expect(throws: ZipError.self) { try names(HandMadeArchive(.init("a\u{1B}[31m")).bytes) }
  }

  @Test("Dots within a name are harmless", arguments: ["a..b", "...", "..a/b..", "a.b:c"])
  func dots(name: String) throws { #expect(try names(HandMadeArchive(.init(name)).bytes) == [name]) }

  @Test("A name that occurs twice is refused, also in another spelling of the same letters")
  func duplicates() {
    #expect(throws: ZipError.duplicateName("a")) { try names(HandMadeArchive(.init("a", "1"), .init("a", "2")).bytes) }
    #expect(throws: ZipError.duplicateName("e\u{301}")) {
      try names(HandMadeArchive(.init("\u{E9}"), .init("e\u{301}")).bytes)
    }
  }

  @Test("A password is asked for by no one")
  func encrypted() {
    var entry = HandMadeArchive.Entry("secret", "123456789012345")
    entry.flags |= 1
    #expect(throws: ZipError.encrypted(name: "secret")) { try names(HandMadeArchive(entry).bytes) }
  }

  @Test("Limits hold for the number of entries, each entry and all together")
  func limits() throws {
    let bytes = HandMadeArchive(.init("a", "12345"), .init("b", "12345")).bytes
    var limits = ZipLimits()
    (limits.entryCount, limits.entryByteCount, limits.totalByteCount) = (2, 5, 10)
    #expect(try names(bytes, limits: limits) == ["a", "b"])
    limits.entryCount = 1
    #expect(throws: ZipError.tooManyEntries(count: 2, limit: 1)) { try names(bytes, limits: limits) }
    (limits.entryCount, limits.entryByteCount) = (2, 4)
    #expect(throws: ZipError.entryTooLarge(name: "a", limit: 4)) { try names(bytes, limits: limits) }
    (limits.entryByteCount, limits.totalByteCount) = (5, 9)
    #expect(throws: ZipError.archiveTooLarge(limit: 9)) { try names(bytes, limits: limits) }
  }

  @Test("Ten megabytes of nothing, packed to ten thousand bytes, are refused by what they unpack to")
  func bomb() throws {
    var writer = try ZipWriter()
    try writer.add("bomb", [UInt8](repeating: 0, count: 10 << 20))
    let bytes = try writer.finish()
    #expect(bytes.count < 20_000)
    var limits = ZipLimits()
    limits.entryByteCount = 1 << 20
    #expect(throws: ZipError.entryTooLarge(name: "bomb", limit: 1 << 20)) { try names(bytes, limits: limits) }
  }

  @Test("A bomb that states a small size does not unpack beyond it")
  func lyingBomb() throws {
    var writer = try ZipWriter()
    try writer.add("bomb", [UInt8](repeating: 0, count: 1 << 20))
    var bytes = try writer.finish()
    // The stated size stands 22 bytes into the header before the contents, and 24 into that of the directory.
    let directory = try #require(bytes.indices.dropLast(4).last { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2] })
    for place in [22, directory + 24] { bytes.replaceSubrange(place..<place + 4, with: [100, 0, 0, 0]) }
    let lying = bytes
    let reader = try ZipReader(lying)
    #expect(reader.entries.map(\.byteCount) == [100])
    #expect {
      try ZipReader(lying).contents(named: "bomb")
    } throws: { error in
      if case .unreadable(name: "bomb", _)? = error as? ZipError { return true }
      return false
    }
  }

  @Test("Contents that are not what the directory says are damage: checksum, size, method")
  func damage() {
    var wrongChecksum = HandMadeArchive.Entry("a", "12345")
    wrongChecksum.checksum = 1
    var tooLarge = HandMadeArchive.Entry("a", "12345")
    tooLarge.statedSize = 50
    var unknownMethod = HandMadeArchive.Entry("a", "12345")
    unknownMethod.method = 97
    var notDeflated = HandMadeArchive.Entry("a", "\u{7}\u{7}\u{7}\u{7}")
    notDeflated.method = 8
    for entry in [wrongChecksum, tooLarge, unknownMethod, notDeflated] {
      #expect {
        try contents("a", of: HandMadeArchive(entry))
      } throws: { error in
        if case .unreadable(name: "a", _)? = error as? ZipError { return true }
        return false
      }
    }
  }

  @Test("What is no archive is said to be none", arguments: ["", "PK", "id,label\na,b\n", "PK\u{3}\u{4}"])
  func noArchive(text: String) {
    #expect {
      try names(Array(text.utf8))
    } throws: { error in
      if case .notAnArchive? = error as? ZipError { return true }
      return false
    }
  }

  @Test("An archive cut off anywhere, or with any one byte changed, gives an error or the entries, and no crash")
  func brokenBytes() throws {
    var writer = try ZipWriter()
    try writer.add("a.txt", Array("one two three one two three".utf8))
    try writer.add("b/c.txt", Array("four".utf8), packing: .stored)
    let whole = try writer.finish()
    func readAll(_ bytes: [UInt8]) throws -> [[UInt8]] {
      let reader = try ZipReader(bytes)
      return try reader.entries.map { try reader.contents(of: $0) }
    }
    let original = try readAll(whole)
    for count in 0..<whole.count { #expect(throws: ZipError.self) { try readAll(Array(whole.prefix(count))) } }
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 0xFF
      // What is read without an error must be what was written: the checksum sees any other byte.
      if let contents = try? readAll(changed) { #expect(contents == original) }
    }
  }
}
