/// Finds out whether something stands behind the first graph of a DOT text, which Graphviz's library does not read.
enum DOTRemainder {
  /// Whether anything but blanks and comments follows the brace that closes the first graph.
  ///
  /// - Complexity: O(length).
  static func isThere(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    var (at, depth) = (0, 0)
    var isClosed = false
    while at < bytes.count {
      if let end = endOfComment(bytes, at) {
        at = end
        continue
      }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        if isClosed { return true }
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { isClosed = true }
      case 0...0x20, UInt8(ascii: ";"): break
      default: if isClosed { return true }
      }
      at += 1
    }
    return false
  }

  /// Where a comment that begins at a place ends; nil if none begins there.
  private static func endOfComment(_ bytes: [UInt8], _ at: Int) -> Int? {
    func endOfLine() -> Int { bytes[at...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count }
    if bytes[at] == UInt8(ascii: "#"), at == 0 || bytes[at - 1] == 10 || bytes[at - 1] == 13 { return endOfLine() }
    guard bytes[at] == UInt8(ascii: "/"), at + 1 < bytes.count else { return nil }
    if bytes[at + 1] == UInt8(ascii: "/") { return endOfLine() }
    guard bytes[at + 1] == UInt8(ascii: "*") else { return nil }
    var end = at + 2
    while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "*") || bytes[end + 1] != UInt8(ascii: "/") { end += 1 }
    return min(bytes.count, end + 2)
  }
}
