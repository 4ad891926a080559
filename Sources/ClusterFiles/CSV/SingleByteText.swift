import Dispatch
import GraphFormats

/// Tells text of the single-byte encodings of Europe from UTF-8.
enum SingleByteText {
  /// A table as UTF-8, if it is of a single-byte encoding, which is then said; several threads look at a large one.
  static func converted(_ bytes: [UInt8], file: String, log: ImportLog, threads: Int = 1) -> [UInt8] {
    guard let encoding = encoding(of: bytes, threads: threads) else { return bytes }
    log.note(
      "\(file): the text is no UTF-8; it was read as \(encoding.rawValue), as far as its letters tell; look at accented names"
    )
    return encoding.utf8(from: bytes[...])
  }

  /// The encoding of a text that has letters beyond ASCII and not one of them in UTF-8; nil for UTF-8, and for a text that
  /// mixes both, whose broken rows are found one by one.
  ///
  /// Windows-1250 and Windows-1252, which holds Latin-1, give the same bytes other letters. A letter of Central Europe
  /// is a mark such as ¹ or £ in Western Europe, so such marks between letters, and š, ž, Š, Ž, tell the former.
  static func encoding(of bytes: [UInt8], threads: Int = 1) -> GraphFormats.TextEncoding? {
    guard let first = firstForeign(in: bytes, threads: threads) else { return nil }
    // UTF-16 has a mark of its own, or zeros.
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]), !bytes.prefix(4).contains(0) else {
      return nil
    }
    var at = first
    var foreign = 0
    var votes = 0
    while at < bytes.count {
      let byte = bytes[at]
      guard byte >= 0x80 else {
        at += 1
        continue
      }
      let end = min(bytes.count, at + 4)
      for length in 2...4 where at + length <= end && 0xC2...0xF4 ~= byte {
        // Letters of UTF-8 come in these lengths; one of them is enough.
        if TextEncoding.firstInvalid(in: bytes, at..<at + length) == nil { return nil }
      }
      foreign += 1
      let isInWord =
        at > 0 && isLetter(bytes[at - 1]) || at + 1 < bytes.count && isLetter(bytes[at + 1])
      if isInWord && central.contains(byte) { votes += 1 }
      at += 1
    }
    return foreign == 0 ? nil : votes > 0 ? .windows1250 : .windows1252
  }

  /// Where the first byte stands that is not ASCII; text of millions of bytes has none as a rule.
  private static func firstForeign(in bytes: [UInt8], threads: Int) -> Int? {
    let parts = bytes.count < 1 << 22 ? 1 : threads
    var firsts = [Int?](repeating: nil, count: parts)
    firsts.withUnsafeMutableBufferPointer { firsts in
      nonisolated(unsafe) let firsts = firsts
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        firsts[part] = firstForeign(in: bytes, bytes.count * part / parts..<bytes.count * (part + 1) / parts)
      }
    }
    return firsts.first { $0 != nil } ?? nil
  }

  private static func firstForeign(in bytes: [UInt8], _ part: Range<Int>) -> Int? {
    let block = 1 << 12
    var at = part.lowerBound
    while at + block <= part.upperBound {
      // A loop without a way out in its middle is one that takes sixteen bytes at once.
      var all: UInt8 = 0
      for place in at..<at + block { all |= bytes[place] }
      if all >= 0x80 { break }
      at += block
    }
    return bytes[at..<part.upperBound].firstIndex { $0 >= 0x80 }
  }

  /// The bytes of Š, Ś, Ť, Ž, Ź, š, ś, ť, ž, ź, Ł, Ą, Ş, Ż, ł, ą, ş, Ľ, ľ, ż in Windows-1250, except those that are letters
  /// of Western Europe too and common there.
  private static let central: Set<UInt8> = [
    0x8A, 0x8D, 0x8E, 0x8F, 0x9A, 0x9D, 0x9E, 0x9F, 0xA3, 0xA5, 0xAF, 0xB3, 0xB9, 0xBC, 0xBE, 0xBF,
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte & 0xDF }
}
