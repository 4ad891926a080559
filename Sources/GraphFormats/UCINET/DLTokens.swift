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

  /// Skips the rest of the present line.
  mutating func skipLine() {
    if let ahead {
      guard !ahead.startsLine else { return }
      self.ahead = nil
    }
    while at < source.bytes.count, source.bytes[at] != UInt8(ascii: "\n"), source.bytes[at] != UInt8(ascii: "\r") {
      at += 1
    }
    if at < source.bytes.count { startsLine = true }
  }

  /// Labels that hold blanks without quotes, if commas and line ends part just as many as there must be; else none, and
  /// nothing is read.
  mutating func labelsWithBlanks(_ count: Int) throws(FormatError) -> [String] {
    let before = self
    var (labels, end, holdsBlanks) = ([String](), at, false)
    if let ahead { end = ahead.range.lowerBound - (ahead.isQuoted ? 1 : 0) }
    while labels.count < count, end < source.bytes.count {
      let start = end
      while end < source.bytes.count, !isLabelEnd(source.bytes[end]) { end += 1 }
      let label = source.text(start..<end).trimmed
      // With quotes there is nothing to guess, and a colon belongs to a word of the header.
      guard !label.utf8.contains(UInt8(ascii: "\"")), !label.utf8.contains(UInt8(ascii: ":")) else { return [] }
      if !label.isEmpty {
        holdsBlanks = holdsBlanks || label.utf8.contains { isBlank($0) }
        labels.append(label)
      }
      if end < source.bytes.count, labels.count < count { end += 1 }
    }
    guard holdsBlanks, labels.count == count else { return [] }
    (ahead, at, startsLine) = (nil, end, false)
    // What comes next must be a word of the header.
    guard let next = try peek(), Self.headerWords.contains(where: { text(next).lowercased().hasPrefix($0) }) else {
      self = before
      return []
    }
    return labels
  }

  private static let headerWords = ["data", "labels", "row", "col", "matrix", "level", "format", "diag"]

  private func isLabelEnd(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 9 || byte == UInt8(ascii: ",") }

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
