/// Lists as GEXF writes them: `[a, "b, c"]` since 1.3, `a|b` before.
enum GEXFList {
  /// The texts of a list.
  static func parse(_ text: String) -> [String] {
    let trimmed = text.trimmed
    guard trimmed.hasPrefix("["), trimmed.hasSuffix("]") else {
      guard !trimmed.isEmpty else { return [] }
      let separator: Character = trimmed.contains("|") ? "|" : trimmed.contains(";") ? ";" : ","
      return trimmed.split(separator: separator, omittingEmptySubsequences: false).map { String($0).trimmed }
    }
    return parseBracketed(trimmed.unicodeScalars.dropFirst().dropLast())
  }

  private static func parseBracketed(_ inner: Substring.UnicodeScalarView) -> [String] {
    var (items, item) = ([String](), String.UnicodeScalarView())
    var quote: Unicode.Scalar?
    var (wasQuoted, isEscaped) = (false, false)
    func finished() -> String { wasQuoted ? String(item) : String(item).trimmed }
    for scalar in inner {
      if isEscaped {
        item.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar == "t" ? "\t" : scalar)
        isEscaped = false
      } else if let open = quote {
        if scalar == "\\" { isEscaped = true } else if scalar == open { quote = nil } else { item.append(scalar) }
      } else if scalar == "\"" || scalar == "'", String(item).trimmed.isEmpty, !wasQuoted {
        (quote, wasQuoted, item) = (scalar, true, .init())
      } else if scalar == "," {
        items.append(finished())
        (item, wasQuoted) = (.init(), false)
      } else if !(wasQuoted && scalar == " ") {
        item.append(scalar)
      }
    }
    if wasQuoted || !items.isEmpty || !String(item).trimmed.isEmpty { items.append(finished()) }
    return items
  }

  /// A list in brackets, every text between quotes.
  static func text(_ items: [String]) -> String {
    let quoted = items.map { item in
      var text = "\""
      for scalar in item.unicodeScalars {
        switch scalar {
        case "\"", "\\": text += "\\\(scalar)"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text + "\""
    }
    return "[" + quoted.joined(separator: ", ") + "]"
  }
}

/// Colours as GEXF has them, three numbers and an opacity, and as text: `#rrggbb` or `#rrggbbaa`.
enum GEXFColor {
  static func text(_ attributes: [XMLAttribute]) -> String? {
    if let hex = attributes["hex"] { return hex }
    let parts = ["r", "g", "b"].compactMap { attributes[$0].flatMap(Double.init) }.map { $0.rounded() }
    guard parts.count == 3, parts.allSatisfy((0...255).contains) else { return nil }
    var bytes = parts.map { UInt8($0) }
    if let opacity = attributes["a"].flatMap(Double.init), opacity >= 0, opacity < 1 {
      bytes.append(UInt8((opacity * 255).rounded()))
    }
    return "#" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Red, green, blue, and the opacity if there is one.
  static func parts(_ text: String) -> [UInt8]? {
    let digits = text.utf8.dropFirst()
    guard text.hasPrefix("#"), digits.count == 6 || digits.count == 8, text == text.lowercased() else { return nil }
    let pairs = stride(from: 1, to: text.utf8.count, by: 2).map { start in
      Array(text.utf8)[start..<start + 2]
    }
    let parts = pairs.compactMap { UInt8(String(decoding: $0, as: UTF8.self), radix: 16) }
    return parts.count == pairs.count ? parts : nil
  }
}
