/// A word of a DL file, and whether it begins a line.
struct DLToken {
  var range: Range<Int>
  var isQuoted: Bool
  var startsLine: Bool
}

/// Cuts a DL file into words at blanks, commas and line ends; `=` is a word of its own.
struct DLTokens {
  let source: SourceText
  private var at = 0
  private var startsLine = true
  private var ahead: DLToken?

  init(_ source: SourceText) { self.source = source }

  /// The word that comes next, left where it is.
  mutating func peek() throws(FormatError) -> DLToken? {
    if ahead == nil { ahead = try cut() }
    return ahead
  }

  /// The next word.
  mutating func next() throws(FormatError) -> DLToken? {
    let token = try peek()
    ahead = nil
    return token
  }

  /// A word as it stands.
  func text(_ token: DLToken) -> String { source.text(token.range) }

  /// An error at a word, or at the end.
  func error(_ token: DLToken?, _ what: String, _ next: String) -> FormatError {
    source.error(at: token?.range.lowerBound ?? source.bytes.count, what, next)
  }

  private mutating func cut() throws(FormatError) -> DLToken? {
    let bytes = source.bytes
    while at < bytes.count, isSeparator(bytes[at]) {
      if bytes[at] == UInt8(ascii: "\n") || bytes[at] == UInt8(ascii: "\r") { startsLine = true }
      at += 1
    }
    guard at < bytes.count else { return nil }
    defer { startsLine = false }
    let start = at
    if bytes[at] == UInt8(ascii: "\"") {
      at += 1
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
      guard at < bytes.count else { throw source.error(at: start, "A quote is not closed", "Close it") }
      at += 1
      return DLToken(range: start + 1..<at - 1, isQuoted: true, startsLine: startsLine)
    }
    if bytes[at] == UInt8(ascii: "=") {
      at += 1
    } else {
      while at < bytes.count, !isSeparator(bytes[at]), bytes[at] != UInt8(ascii: "=") { at += 1 }
    }
    return DLToken(range: start..<at, isQuoted: false, startsLine: startsLine)
  }

  private func isSeparator(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ",") }
}
