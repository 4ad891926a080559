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
    let flat = flatText
    if flat.utf8.count + indentation <= Self.lineWidth && !holdsContainers {
      text += flat
      return
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
        text += (index == 0 ? "\n" : ",\n") + inner + Self.quoted(member.name) + ": "
        member.value.write(into: &text, indentation: indentation + 2)
      }
      text += members.isEmpty ? "}" : "\n" + outer + "}"
    default: text += flat
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
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .number(let value): value.isFinite ? shortestText(of: value) : "null"
    case .string(let value): Self.quoted(value)
    case .array(let values): "[" + values.map(\.flatText).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ": " + $0.value.flatText }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// A number in the shortest form that reads back to the same double; whole numbers without a fraction.
public func shortestText(of number: Double) -> String {
  if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
  return number.description
}
