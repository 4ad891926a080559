/// A piece of a line: where it stands, and whether quotes stood around it.
struct LineToken {
  var range: Range<Int>
  var isQuoted: Bool
}

/// The lines of a text, cut into tokens at blanks; quotes hold a token with blanks together.
struct TextLines {
  let source: SourceText
  /// What parts tokens in place of blanks, which then only surround them.
  private let separator: UInt8?
  private var at = 0
  private var lacksClosing = false
  private var lacksAnyQuote = false
  /// Where the present line begins.
  private(set) var lineStart = 0
  /// Where the present line ends, before its line end.
  private(set) var lineEnd = 0
  /// The tokens of the present line.
  private(set) var tokens: [LineToken] = []

  init(_ source: SourceText, separator: UInt8? = nil) { (self.source, self.separator) = (source, separator) }

  /// Moves to the next line that is not empty; false at the end.
  ///
  /// Inside quotes a backslash is kept as it is: the formats read this way know no escape.
  mutating func advance() -> Bool {
    while nextLine() {
      cutTokens()
      if !tokens.isEmpty { return true }
    }
    return false
  }

  /// Moves to the next line, empty or not, without cutting it.
  mutating func nextLine() -> Bool {
    let bytes = source.bytes
    guard at < bytes.count else { return false }
    (lineStart, lineEnd) = (at, at)
    while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n"), bytes[lineEnd] != UInt8(ascii: "\r") {
      lineEnd += 1
    }
    at = lineEnd + 1
    if lineEnd + 1 < bytes.count, bytes[lineEnd] == UInt8(ascii: "\r"), bytes[lineEnd + 1] == UInt8(ascii: "\n") {
      at += 1
    }
    return true
  }

  private mutating func cutTokens() {
    tokens.removeAll(keepingCapacity: true)
    (lacksClosing, lacksAnyQuote) = (false, false)
    if let separator { return cutTokens(at: separator) }
    var place = lineStart
    while true {
      while place < lineEnd, isBlank(source.bytes[place]) { place += 1 }
      guard place < lineEnd else { return }
      if source.bytes[place] == UInt8(ascii: "\""), !lacksAnyQuote, let close = closing(after: place) {
        tokens.append(LineToken(range: place + 1..<close, isQuoted: true))
        place = close + 1
      } else {
        let start = place
        while place < lineEnd, !isBlank(source.bytes[place]) { place += 1 }
        tokens.append(LineToken(range: start..<place, isQuoted: false))
      }
    }
  }

  /// Cuts the line at every separator; an empty line has no tokens.
  private mutating func cutTokens(at separator: UInt8) {
    guard source.bytes[lineStart..<lineEnd].contains(where: { !isBlank($0) }) else { return }
    var start = lineStart
    while start <= lineEnd {
      let end = source.bytes[start..<lineEnd].firstIndex(of: separator) ?? lineEnd
      var range = start..<end
      while let first = range.first, isBlank(source.bytes[first]) { range.removeFirst() }
      while let last = range.last, isBlank(source.bytes[last]) { range.removeLast() }
      tokens.append(LineToken(range: range, isQuoted: false))
      start = end + 1
    }
  }

  /// The quote that ends a token: the next one with a blank or the line's end behind it, else the next one at all.
  private mutating func closing(after start: Int) -> Int? {
    let quote = UInt8(ascii: "\"")
    var first: Int?
    for place in start + 1..<max(start + 1, lineEnd) where source.bytes[place] == quote {
      if place + 1 >= lineEnd || isBlank(source.bytes[place + 1]) { return place }
      if first == nil { first = place }
      // A line full of quotes that nothing closes is searched to its end once only.
      if lacksClosing { break }
    }
    lacksClosing = true
    if first == nil { lacksAnyQuote = true }
    return first
  }

  /// The text of a token.
  func text(_ token: LineToken) -> String { source.text(token.range) }

  /// The first byte of the line that is not blank.
  var firstByte: UInt8? {
    tokens.first.map { source.bytes[$0.isQuoted ? $0.range.lowerBound - 1 : $0.range.lowerBound] }
  }

  /// An error at a token, or at the end of the line when there is none.
  func error(_ token: Int, _ what: String, _ next: String) -> FormatError {
    source.error(at: token < tokens.count ? tokens[token].range.lowerBound : lineEnd, what, next)
  }

  /// A whole number.
  func int(_ token: Int) -> Int? {
    guard token < tokens.count, !tokens[token].isQuoted else { return nil }
    return parseInt(source.bytes, tokens[token].range)
  }

  /// A finite number.
  func number(_ token: Int) -> Double? {
    guard token < tokens.count, !tokens[token].isQuoted else { return nil }
    if let whole = parseInt(source.bytes, tokens[token].range) { return Double(whole) }
    guard let value = Double(text(tokens[token])), value.isFinite else { return nil }
    return value
  }
}

/// Whether a byte is a blank within a line.
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

/// A whole number of decimal digits with an optional sign; nil for anything else or one too long for 64 bits.
func parseInt(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
  var place = range.lowerBound
  guard place < range.upperBound else { return nil }
  let isNegative = bytes[place] == UInt8(ascii: "-")
  if isNegative || bytes[place] == UInt8(ascii: "+") { place += 1 }
  guard place < range.upperBound, range.upperBound - place <= 18 else { return nil }
  var value = 0
  while place < range.upperBound {
    let digit = bytes[place] &- UInt8(ascii: "0")
    guard digit < 10 else { return nil }
    value = value * 10 + Int(digit)
    place += 1
  }
  return isNegative ? -value : value
}
