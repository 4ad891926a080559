/// Text as it lies in a file: byte order marks, UTF-16, and bytes that are no UTF-8.
enum TextEncoding {
  /// The bytes of a file as UTF-8.
  struct Decoded {
    var bytes: [UInt8]
    /// Where the text begins, after a byte order mark.
    var start: Int
    /// The name of the encoding, if it had to be converted.
    var converted: String?
  }

  /// Skips a UTF-8 byte order mark, and converts UTF-16, with a mark or told by its first letters.
  ///
  /// Half a surrogate pair and half a code unit become bytes that are no UTF-8, so that the reader finds them by row and
  /// column like any other.
  static func utf8(_ bytes: [UInt8]) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Decoded(bytes: bytes, start: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return Decoded(bytes: converted(bytes, from: 2, lowByteFirst: true), start: 0, converted: "UTF-16LE")
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return Decoded(bytes: converted(bytes, from: 2, lowByteFirst: false), start: 0, converted: "UTF-16BE")
    }
    // A header of plain letters in UTF-16 has a NUL in every other byte, which no UTF-8 table has.
    let nulls = bytes.prefix(4).map { $0 == 0 }
    if nulls == [false, true, false, true] {
      return Decoded(bytes: converted(bytes, from: 0, lowByteFirst: true), start: 0, converted: "UTF-16LE")
    }
    if nulls == [true, false, true, false] {
      return Decoded(bytes: converted(bytes, from: 0, lowByteFirst: false), start: 0, converted: "UTF-16BE")
    }
    return Decoded(bytes: bytes, start: 0)
  }

  private static func converted(_ bytes: [UInt8], from start: Int, lowByteFirst: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    func unit(_ at: Int) -> UInt32 {
      let (low, high) = lowByteFirst ? (bytes[at], bytes[at + 1]) : (bytes[at + 1], bytes[at])
      return UInt32(high) << 8 | UInt32(low)
    }
    var at = start
    while at + 1 < bytes.count {
      var scalar = unit(at)
      at += 2
      if 0xD800...0xDBFF ~= scalar, at + 1 < bytes.count, 0xDC00...0xDFFF ~= unit(at) {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(at) - 0xDC00)
        at += 2
      }
      append(scalar, to: &result)
    }
    if at < bytes.count { result.append(0xFF) }
    return result
  }

  private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
    func continuation(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80: result.append(UInt8(scalar))
    case ..<0x800: result += [0xC0 | UInt8(scalar >> 6), continuation(0)]
    case ..<0x10000: result += [0xE0 | UInt8(scalar >> 12), continuation(6), continuation(0)]
    default: result += [0xF0 | UInt8(scalar >> 18), continuation(12), continuation(6), continuation(0)]
    }
  }

  /// Where the first byte stands that cannot be part of UTF-8; nil if all is well.
  static func firstInvalid(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte < 0x80 {
        at += 1
        continue
      }
      // The second byte of some sequences is narrower, which shuts out overlong forms and surrogates (RFC 3629).
      let (length, second): (Int, ClosedRange<UInt8>)
      switch byte {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return at
      }
      guard at + length <= range.upperBound, second ~= bytes[at + 1],
        bytes[at + 2..<max(at + 2, at + length)].allSatisfy({ 0x80...0xBF ~= $0 })
      else { return at }
      at += length
    }
    return nil
  }
}
