extension AttributeValue {
  /// A value of a declared type from its text, without the blanks around a number; nil if it is none.
  init?(_ text: String, as type: AttributeColumn.ValueType) {
    switch type {
    case .string: self = .string(text)
    case .list:
      self = .list(text.isEmpty ? [] : text.split(separator: ";", omittingEmptySubsequences: false).map(String.init))
    case .bool:
      switch text.trimmed.lowercased() {
      case "true", "1", "yes": self = .bool(true)
      case "false", "0", "no": self = .bool(false)
      default: return nil
      }
    case .int:
      let trimmed = text.trimmed
      if let whole = Int(trimmed) {
        self = .int(whole)
      } else if let number = Double(trimmed), let whole = Int(exactly: number) {
        self = .int(whole)
      } else {
        return nil
      }
    case .double:
      let trimmed = text.trimmed
      guard let number = Double(trimmed) ?? Self.wordNumber(trimmed) else { return nil }
      self = .double(number)
    }
  }

  /// The words of XML Schema and of older tools for numbers that are not finite.
  private static func wordNumber(_ text: String) -> Double? {
    switch text {
    case "INF", "Inf", "Infinity", "+INF": .infinity
    case "-INF", "-Inf", "-Infinity": -.infinity
    case "NaN", "NAN": .nan
    default: nil
    }
  }
}

extension AttributeColumn {
  /// A column of texts whose type the file does not say: truth values, whole numbers or numbers if all of them are.
  ///
  /// A text with a leading zero or a plus sign is an identifier, not a number.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - texts: The texts of the values, nil where one is missing.
  public init(inferring name: String, _ texts: [String?]) {
    let present = texts.compactMap(\.self)
    let type: ValueType =
      if present.isEmpty {
        .string
      } else if present.allSatisfy({ $0 == "true" || $0 == "false" }) {
        .bool
      } else if present.allSatisfy(isPlainInt) {
        .int
      } else if present.allSatisfy(isPlainNumber) {
        .double
      } else {
        .string
      }
    self.init(name, texts.map { text in text.flatMap { AttributeValue($0, as: type) } }, whenEmpty: type)
  }

  /// The type that a reader infers who sees only the texts of the values.
  var inferredType: ValueType { AttributeColumn(inferring: name, values.map { $0?.text }).type }
}

/// Whether a text is a whole number in its usual form.
func isPlainInt(_ text: String) -> Bool { Int(text).map { String($0) == text } ?? false }

/// Whether a text is a finite number in a usual form, without leading zeros.
func isPlainNumber(_ text: String) -> Bool {
  guard let first = text.utf8.first,
    first == UInt8(ascii: "-") || (48...57).contains(first) || first == UInt8(ascii: "."),
    let number = Double(text), number.isFinite,
    !text.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") })
  else { return false }
  let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
  guard digits.first == UInt8(ascii: "0"), let second = digits.dropFirst().first else { return true }
  return !(48...57).contains(second)
}

extension String {
  /// The text without blanks and line ends around it.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
    var rest = self[...].utf8
    while let byte = rest.first, byte <= 0x20 { rest.removeFirst() }
    while let byte = rest.last, byte <= 0x20 { rest.removeLast() }
    return String(Substring(rest))
  }
}
