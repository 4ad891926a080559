import Testing

@testable import GzipFiles

/// The bytes come from Python's gzip module.
@Suite struct GzipTests {
  private static let header: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0xCE, 0x2F, 0x2D, 0x4A, 0x4E, 0xD5, 0x29,
    0x49, 0x2C, 0x4A, 0x4F, 0x2D, 0xE1, 0x02, 0x00, 0x90, 0xF9, 0x9A, 0xED, 0x0E, 0x00, 0x00, 0x00,
  ]
  private static let row: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x02, 0x00, 0xC5, 0x10,
    0x97, 0x24, 0x04, 0x00, 0x00, 0x00,
  ]

  @Test func oneMember() throws {
    #expect(Gzip.isGzip(Self.header))
    #expect(String(decoding: try Gzip.unpacked(Self.header), as: UTF8.self) == "source,target\n")
  }

  @Test func severalMembersAndPadding() throws {
    let unpacked = try Gzip.unpacked(Self.header + Self.row + [0, 0, 0])
    #expect(String(decoding: unpacked, as: UTF8.self) == "source,target\na,b\n")
  }

  @Test func everyCutIsRefused() {
    for count in 0..<Self.row.count {
      #expect(throws: GzipError.damaged) { try Gzip.unpacked(Array(Self.row.prefix(count))) }
    }
  }

  @Test func everyChangedByteOfTheContentsIsRefused() {
    // Behind the ten bytes of the header every byte is contents, checksum or length.
    for place in 10..<Self.row.count {
      var damaged = Self.row
      damaged[place] ^= 0x55
      #expect(throws: GzipError.self) { try Gzip.unpacked(damaged, limit: 1000) }
    }
  }

  @Test func moreThanTheLimit() throws {
    #expect(throws: GzipError.tooLarge(limit: 5)) { try Gzip.unpacked(Self.header, limit: 5) }
    #expect(try Gzip.unpacked(Self.header, limit: 6, stopsAtLimit: true) == Array("source".utf8))
    #expect(!Gzip.isGzip(Array("source".utf8)))
    #expect(Gzip.limit(forPacked: 1 << 20) == 164 << 20)
  }
}
