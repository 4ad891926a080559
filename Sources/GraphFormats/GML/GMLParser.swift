/// Cuts GML into keys and values, leniently: quotes within texts, texts without quotes, numbers of any length.
struct GMLParser {
  /// Records within records.
  static let depthLimit = 64

  let source: SourceText
  private(set) var strayQuotes = 0
  private var at = 0
  private var depth = 0

  init(_ source: SourceText) { self.source = source }

  /// The next key and where it stands; nil at the end of the record or of the file.
  mutating func key() throws(FormatError) -> (name: String, offset: Int)? {
    skipBlanks()
    let bytes = source.bytes
    guard at < bytes.count else {
      guard depth == 0 else {
        throw source.error(at: at, "The file ends inside a “[”", "It may be cut off; export it again")
      }
      return nil
    }
    if bytes[at] == UInt8(ascii: "]") {
      guard depth > 0 else { throw source.error(at: at, "A “]” closes nothing", "Remove it") }
      (at, depth) = (at + 1, depth - 1)
      return nil
    }
    let start = at
    while at < bytes.count, isKeyByte(bytes[at]) { at += 1 }
    guard at > start, !(48...57).contains(bytes[start]) else {
      throw source.error(at: start, "A key is expected here", "Write a name of letters and digits, then its value")
    }
    return (source.text(start..<at), start)
  }

  /// Whether the value is a record; if so, it is entered.
  mutating func entersRecord() throws(FormatError) -> Bool {
    skipBlanks()
    guard at < source.bytes.count, source.bytes[at] == UInt8(ascii: "[") else { return false }
    guard depth < Self.depthLimit else {
      throw source.error(at: at, "Records are nested deeper than \(Self.depthLimit)", "Check that the file is a graph")
    }
    (at, depth) = (at + 1, depth + 1)
    return true
  }

  /// The pairs of the record that was entered.
  mutating func pairs() throws(FormatError) -> [GMLPair] {
    var found: [GMLPair] = []
    while let (name, offset) = try key() {
      let value: GMLPair.Value = try entersRecord() ? .record(self.pairs()) : scalar()
      found.append(GMLPair(key: name, value: value, offset: offset))
    }
    return found
  }

  /// A value that is no record.
  mutating func scalar() throws(FormatError) -> GMLPair.Value {
    skipBlanks()
    let bytes = source.bytes
    guard at < bytes.count, bytes[at] != UInt8(ascii: "]") else {
      throw source.error(at: at, "A key has no value", "Write a number, a text between quotes, or a record")
    }
    if bytes[at] == UInt8(ascii: "\"") { return .string(try string()) }
    let start = at
    while at < bytes.count, bytes[at] > 0x20, bytes[at] != UInt8(ascii: "]"), bytes[at] != UInt8(ascii: "[") { at += 1 }
    if let whole = parseInt(bytes, start..<at) { return .int(whole) }
    let text = source.text(start..<at)
    if let first = text.utf8.first, !(65...122).contains(first), let number = Double(text) {
      if let whole = Int(text) { return .int(whole) }
      // Ids of 64 bits and more are no numbers to reckon with.
      return text.utf8.dropFirst().allSatisfy({ (48...57).contains($0) }) ? .string(text) : .double(number)
    }
    switch text.lowercased() {
    case "nan": return .double(.nan)
    case "inf", "+inf", "infinity": return .double(.infinity)
    case "-inf", "-infinity": return .double(-.infinity)
    default: return .string(text)
    }
  }

  private mutating func string() throws(FormatError) -> String {
    let bytes = source.bytes
    let start = at + 1
    var end = start
    var hasEntity = false
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "&") { hasEntity = true }
      if bytes[end] == UInt8(ascii: "\"") {
        if closes(end) { break }
        strayQuotes += 1
      }
      end += 1
    }
    guard end < bytes.count else {
      throw source.error(at: at, "A text is not closed by a quote", "The file may be cut off; export it again")
    }
    at = end + 1
    return hasEntity ? decodedReferences(source.text(start..<end), names: referenceNames) : source.text(start..<end)
  }

  /// Whether a quote ends a text: Gephi writes quotes within labels as they are, so what follows decides.
  private func closes(_ quote: Int) -> Bool {
    let bytes = source.bytes
    var place = quote + 1
    while place < bytes.count, isBlank(bytes[place]) { place += 1 }
    guard place < bytes.count else { return true }
    switch bytes[place] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "]"), UInt8(ascii: "#"): return true
    case let byte where isKeyByte(byte) && !(48...57).contains(byte):
      // A key and the beginning of a value, with a blank before each.
      guard place > quote + 1 else { return false }
      let limit = min(bytes.count, place + 200)
      while place < limit, isKeyByte(bytes[place]) { place += 1 }
      guard place < limit, isBlank(bytes[place]) else { return false }
      while place < limit, isBlank(bytes[place]) { place += 1 }
      guard place < limit else { return false }
      return bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "[")
        || bytes[place] == UInt8(ascii: "-")
        || (48...57).contains(bytes[place])
    default: return false
    }
  }

  private mutating func skipBlanks() {
    while at < source.bytes.count {
      if source.bytes[at] <= 0x20 {
        at += 1
      } else if source.bytes[at] == UInt8(ascii: "#") {
        while at < source.bytes.count, source.bytes[at] != UInt8(ascii: "\n"), source.bytes[at] != UInt8(ascii: "\r") {
          at += 1
        }
      } else {
        return
      }
    }
  }

  /// Whether a byte may stand in a key: letters and digits, and what tools write besides, such as `weight<links>`.
  private func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: ":"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0x80...:
      true
    default: false
    }
  }
}
