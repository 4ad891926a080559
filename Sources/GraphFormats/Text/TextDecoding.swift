extension SourceText {
  /// The text of bytes in an encoding that is found out, with a notice where it is not plain UTF-8.
  ///
  /// A byte order mark decides; zeros at every other of the first bytes mean UTF-16 without one; valid UTF-8 is UTF-8;
  /// anything else is what `declared` or else `fallback` says. A zero character is refused.
  init(
    decoding raw: [UInt8], format: GraphFormat, file: String?, declared: TextEncoding?, fallback: TextEncoding,
    notices: inout [String]
  ) throws(FormatError) {
    let place = file.map { "\($0): " } ?? ""
    if let (isLittle, start) = Self.utf16(raw) {
      var units: [UInt16] = []
      units.reserveCapacity((raw.count - start) / 2)
      for index in stride(from: start, to: raw.count - 1, by: 2) {
        let (first, second) = (UInt16(raw[index]), UInt16(raw[index + 1]))
        units.append(isLittle ? first | second << 8 : first << 8 | second)
      }
      self.init(Array(String(decoding: units, as: UTF16.self).utf8), format: format, file: file)
      notices.append("\(place)The file is UTF-16; it was converted.")
    } else {
      let hasMark = raw.starts(with: [0xEF, 0xBB, 0xBF])
      let body = hasMark ? raw[3...] : raw[...]
      if let declared, declared != .utf8, declared != .utf16, !hasMark {
        self.init(declared.utf8(from: body), format: format, file: file)
        notices.append("\(place)The file is \(declared.rawValue), as it declares; it was converted.")
      } else if String(validating: body, as: UTF8.self) != nil {
        self.init(hasMark ? Array(body) : raw, format: format, file: file)
      } else {
        let encoding: TextEncoding = fallback == .windows1250 ? .windows1250 : .windows1252
        self.init(encoding.utf8(from: body), format: format, file: file)
        notices.append("\(place)The file is not UTF-8; it was read as \(encoding.rawValue). Look at accented names.")
      }
    }
    if let zero = bytes.firstIndex(of: 0) {
      throw error(at: zero, "The file holds a zero character, so it is not text", "Export it again as text")
    }
  }

  /// Whether bytes are UTF-16, in which order, and where the text begins.
  private static func utf16(_ raw: [UInt8]) -> (isLittle: Bool, start: Int)? {
    if raw.starts(with: [0xFF, 0xFE]) { return (true, 2) }
    if raw.starts(with: [0xFE, 0xFF]) { return (false, 2) }
    guard raw.count >= 8 else { return nil }
    let isZero = raw.prefix(8).map { $0 == 0 }
    if isZero == [false, true, false, true, false, true, false, true] { return (true, 0) }
    if isZero == [true, false, true, false, true, false, true, false] { return (false, 0) }
    return nil
  }
}
