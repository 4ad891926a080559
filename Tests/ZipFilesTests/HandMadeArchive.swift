/// A ZIP archive put together byte by byte from the format's description, so that it can be wrong in chosen ways.
///
/// Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
struct HandMadeArchive {
  struct Entry {
    var name: [UInt8]
    var contents: [UInt8]
    /// The size that is stated; nil for the true one.
    var statedSize: UInt32?
    var checksum: UInt32?
    /// Bit 0: encrypted; bit 11: the name is UTF-8.
    var flags: UInt16 = 1 << 11
    var method: UInt16 = 0

    init(_ name: String, _ contents: String = "") {
      (self.name, self.contents) = (Array(name.utf8), Array(contents.utf8))
    }
  }

  var entries: [Entry]

  init(_ entries: Entry...) { self.entries = entries }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let place = UInt32(file.count)
      let common =
        little(UInt16(20)) + little(entry.flags) + little(entry.method) + little(UInt16(0)) + little(UInt16(0x21))
        + little(entry.checksum ?? Self.checksum(entry.contents)) + little(UInt32(entry.contents.count))
        + little(entry.statedSize ?? UInt32(entry.contents.count)) + little(UInt16(entry.name.count))
        + little(UInt16(0))
      file += little(UInt32(0x0403_4B50)) + common + entry.name + entry.contents
      directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + common
      directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(place)
      directory += entry.name
    }
    let count = little(UInt16(entries.count))
    return file + directory + little(UInt32(0x0605_4B50)) + little(UInt16(0)) + little(UInt16(0)) + count + count
      + little(UInt32(directory.count)) + little(UInt32(file.count)) + little(UInt16(0))
  }

  /// The checksum CRC-32 of ISO 3309, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
    }
    return ~remainder
  }

  private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
  }
}
