/// Reads JSON strictly, as RFC 8259 has it, keeping where each value stands.
///
/// One thing is read that the standard forbids: `NaN`, `Infinity` and `-Infinity`, which Python writes for what pandas calls
/// missing and for numbers that are not finite.
///
/// Two members of one name are refused, since readers disagree on which one counts; so is what nests deeper than
/// ``depthLimit``.
struct JSONParser {
  /// Arrays and objects within each other.
  static let depthLimit = 128

  private let source: SourceText
  private var at = 0

  private init(_ source: SourceText) { self.source = source }

  /// The one value of a text.
  static func parse(_ source: SourceText) throws(FormatError) -> JSONNode {
    var parser = JSONParser(source)
    parser.skipBlanks()
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.at == source.bytes.count else {
      throw source.error(at: parser.at, "Something follows the end of the JSON value", "Keep one value a file")
    }
    return value
  }

  private var byte: UInt8? { at < source.bytes.count ? source.bytes[at] : nil }

  private func fail(_ what: String, _ next: String = "Repair the JSON, or export it again") -> FormatError {
    at < source.bytes.count
      ? source.error(at: at, what, next)
      : source.error(at: at, "The JSON ends too early", "The file may be cut off; export it again")
  }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D { at += 1 }
  }

  private mutating func value(depth: Int) throws(FormatError) -> JSONNode {
    let start = at
    switch byte {
    case UInt8(ascii: "{"): return JSONNode(value: .object(try object(depth: depth)), offset: start)
    case UInt8(ascii: "["): return JSONNode(value: .array(try array(depth: depth)), offset: start)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), offset: start)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "N"): return try word("NaN", .number(.nan))
    case UInt8(ascii: "I"): return try word("Infinity", .number(.infinity))
    case UInt8(ascii: "-")? where at + 1 < source.bytes.count && source.bytes[at + 1] == UInt8(ascii: "I"):
      return try word("-Infinity", .number(-.infinity))
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      return JSONNode(value: try number(), offset: start)
    default: throw fail("A JSON value is expected here")
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONNode.Value) throws(FormatError) -> JSONNode {
    let start = at
    for offset in 0..<text.utf8CodeUnitCount {
      guard byte == text.utf8Start[offset] else { throw fail("A JSON value is expected here") }
      at += 1
    }
    return JSONNode(value: value, offset: start)
  }

  private mutating func array(depth: Int) throws(FormatError) -> [JSONNode] {
    guard depth < Self.depthLimit else { throw fail("Values are nested deeper than \(Self.depthLimit)") }
    at += 1
    var elements: [JSONNode] = []
    skipBlanks()
    if byte == UInt8(ascii: "]") {
      at += 1
      return elements
    }
    while true {
      skipBlanks()
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if byte == UInt8(ascii: "]") { break }
      guard byte == UInt8(ascii: ",") else { throw fail("A comma or “]” is expected here") }
      at += 1
    }
    at += 1
    return elements
  }

  private mutating func object(depth: Int) throws(FormatError) -> [JSONMember] {
    guard depth < Self.depthLimit else { throw fail("Values are nested deeper than \(Self.depthLimit)") }
    at += 1
    var members: [JSONMember] = []
    var names: Set<String> = []
    skipBlanks()
    if byte == UInt8(ascii: "}") {
      at += 1
      return members
    }
    while true {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw fail("A name between quotes is expected here") }
      let start = at
      let name = try string()
      // Few names are compared one by one; a set of them is made only for large objects.
      if members.count == 16 { names = Set(members.map(\.name)) }
      let isTaken = members.count < 16 ? members.contains { $0.name == name } : !names.insert(name).inserted
      guard !isTaken else {
        throw source.error(at: start, "The name \(quoted(name)) stands twice in one object", "Keep one of them")
      }
      skipBlanks()
      guard byte == UInt8(ascii: ":") else { throw fail("A colon is expected here") }
      at += 1
      skipBlanks()
      members.append(JSONMember(name: name, node: try value(depth: depth + 1)))
      skipBlanks()
      if byte == UInt8(ascii: "}") { break }
      guard byte == UInt8(ascii: ",") else { throw fail("A comma or “}” is expected here") }
      at += 1
    }
    at += 1
    return members
  }

  private mutating func number() throws(FormatError) -> JSONNode.Value {
    let start = at
    if byte == UInt8(ascii: "-") { at += 1 }
    let first = at
    try digits()
    guard at == first + 1 || source.bytes[first] != UInt8(ascii: "0") else {
      throw source.error(at: start, "A number begins with 0", "Write it without, or as text between quotes")
    }
    var isWhole = true
    if byte == UInt8(ascii: ".") {
      (at, isWhole) = (at + 1, false)
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      (at, isWhole) = (at + 1, false)
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { at += 1 }
      try digits()
    }
    let text = source.text(start..<at)
    if isWhole, let whole = Int(text) { return .int(whole) }
    guard let number = Double(text), number.isFinite else {
      throw source.error(at: start, "The number \(quoted(text)) is too large", "Write it as text between quotes")
    }
    return .number(number)
  }

  private mutating func digits() throws(FormatError) {
    let start = at
    while let byte, (48...57).contains(byte) { at += 1 }
    guard at > start else { throw fail("A digit is expected here") }
  }

  private mutating func string() throws(FormatError) -> String {
    let bytes = source.bytes
    at += 1
    var start = at
    var text = ""
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] >= 0x20 else { throw fail("A control character stands in a text", "Escape it, as in \\n") }
      guard bytes[at] == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      text += source.text(start..<at)
      at += 1
      text.unicodeScalars.append(try escape())
      start = at
    }
    guard at < bytes.count else { throw fail("A text is not closed") }
    at += 1
    return text.isEmpty ? source.text(start..<at - 1) : text + source.text(start..<at - 1)
  }

  private mutating func escape() throws(FormatError) -> Unicode.Scalar {
    guard let letter = byte else { throw fail("A text is not closed") }
    at += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexUnit()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      if unit < 0xDC00, byte == UInt8(ascii: "\\"), at + 1 < source.bytes.count,
        source.bytes[at + 1] == UInt8(ascii: "u")
      {
        at += 2
        let low = try hexUnit()
        if (0xDC00...0xDFFF).contains(low),
          let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        {
          return scalar
        }
      }
      throw fail("Half of a pair of \\u escapes stands alone", "Write the character itself")
    default:
      at -= 1
      throw fail("JSON knows no such escape", "Double the backslash")
    }
  }

  private mutating func hexUnit() throws(FormatError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw fail("Four hexadecimal digits are expected after \\u")
      }
      unit = unit << 4 | UInt32(digit)
      at += 1
    }
    return unit
  }
}

extension JSONValue {
  /// Reads a JSON text strictly; two members of one name are refused.
  ///
  /// - Throws: ``FormatError`` with the place.
  public init(parsing bytes: [UInt8], as format: GraphFormat = .nodeLink) throws(FormatError) {
    var notices: [String] = []
    let source = try SourceText(
      decoding: bytes, format: format, file: nil, declared: nil, fallback: .windows1252, notices: &notices)
    self = try JSONParser.parse(source).json
  }
}
