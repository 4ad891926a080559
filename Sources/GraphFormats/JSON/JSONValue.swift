/// A JSON value whose objects keep the order of their members, so that the same value gives the same bytes.
///
/// Foundation's encoder sorts or shuffles keys; the shapes that scripts and people read want their own order.
public enum JSONValue: Hashable, Sendable {
  /// No value.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number; one that is not finite is written as null, since JSON has no word for it.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in a row.
  case array([JSONValue])
  /// Members in their order.
  case object([Member])

  /// A named value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue
    /// Makes a member.
    public init(_ name: String, _ value: JSONValue) { (self.name, self.value) = (name, value) }
  }

  /// A text, or null.
  public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A number, or null.
  public static func optional(_ number: Double?) -> JSONValue { number.map(JSONValue.number) ?? .null }

  /// The value as text, indented by two blanks a level, with a line end.
  ///
  /// Arrays and objects that hold no other ones stand on one line if that is short.
  public var text: String {
    var text = ""
    write(into: &text, indentation: 0)
    return text + "\n"
  }

  private static let lineWidth = 100

  private func write(into text: inout String, indentation: Int) {
    if !holdsContainers {
      let flat = flatText
      guard isContainer, flat.utf8.count + indentation > Self.lineWidth else {
        text += flat
        return
      }
    }
    let inner = String(repeating: " ", count: indentation + 2)
    let outer = String(repeating: " ", count: indentation)
    switch self {
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + inner
        value.write(into: &text, indentation: indentation + 2)
      }
      text += values.isEmpty ? "]" : "\n" + outer + "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + inner
        Self.write(quoted: member.name, into: &text)
        text += ": "
        member.value.write(into: &text, indentation: indentation + 2)
      }
      text += members.isEmpty ? "}" : "\n" + outer + "}"
    default: break
    }
  }

  private var holdsContainers: Bool {
    switch self {
    case .array(let values): values.contains(where: \.isContainer)
    case .object(let members): members.contains(where: \.value.isContainer)
    default: false
    }
  }

  private var isContainer: Bool {
    switch self {
    case .array(let values): !values.isEmpty
    case .object(let members): !members.isEmpty
    default: false
    }
  }

  /// The value on one line.
  public var flatText: String {
    var text = ""
    writeFlat(into: &text)
    return text
  }

  private func writeFlat(into text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .number(let value): text += value.isFinite ? shortestText(of: value) : "null"
    case .string(let value): Self.write(quoted: value, into: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.writeFlat(into: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        Self.write(quoted: member.name, into: &text)
        text += ": "
        member.value.writeFlat(into: &text)
      }
      text += "}"
    }
  }

  private static func write(quoted plain: String, into text: inout String) {
    text += "\""
    if plain.utf8.contains(where: mayNeedEscape) { writeEscaped(plain, into: &text) } else { text += plain }
    text += "\""
  }

  /// Whether a byte of UTF-8 is a letter to escape or, as 0xE2 is, the first one of such a letter.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2
  }

  private static func writeEscaped(_ plain: String, into text: inout String) {
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

/// A number in the shortest form that reads back to the same double; whole numbers without a fraction.
public func shortestText(of number: Double) -> String {
  if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
  return number.description
}
