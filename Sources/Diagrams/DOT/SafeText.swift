/// Text without what no drawing may hold.
///
/// Left out are control characters, marks that turn the direction of what follows, and code points that XML forbids. Line breaks and tabs become blanks.
package func safeText(_ text: String) -> String {
  // Most texts hold nothing to look at.
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xFEFF: continue
    case let value where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value): continue
    default: result.append(scalar)
    }
  }
  return String(result)
}

/// Text that XML reads back as given, once it is safe.
package func xmlEscaped(_ text: String) -> String {
  var result = ""
  for character in safeText(text).unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}

/// A name for use in SVG and CSS: letters, digits and hyphens stay, all else is written as its number in `_`…`_`, so
/// that different names stay different.
package func elementName(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-") {
      result.unicodeScalars.append(scalar)
    } else {
      result += "_" + String(scalar.value, radix: 16) + "_"
    }
  }
  return result
}

/// Texts in the words of the DOT language.
package enum DOTText {
  /// A quoted name; different texts give different names.
  ///
  /// Control characters and `~` are written as `~` and two hexadecimal digits, a backslash as two. (Graphviz keeps names
  /// that start with `%` for itself, so the more usual `%` would not do.) A leading `%` becomes `~25`.
  package static func id(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "~": result += "~7e"
      case "%" where result == "\"": result += "~25"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        result += "~" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A quoted text that is drawn as given: no escapes, no entities, no HTML-like markup.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - lineEnd: How each line but the last ends: `\n` for centred lines; with `\l` and `\r` the last ends so too.
  /// - Returns: The text in quotes.
  package static func label(_ lines: [String], lineEnd: String = "\\n") -> String {
    let escaped = lines.map(escapedLine)
    return "\"" + escaped.joined(separator: lineEnd) + (lineEnd != "\\n" && !lines.isEmpty ? lineEnd : "") + "\""
  }

  private static func escapedLine(_ line: String) -> String {
    var result = ""
    for scalar in safeText(line).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A number in points or inches with at most two, or six, places.
  package static func number(_ value: Double, places: Int = 2) -> String {
    guard value.isFinite else { return "0" }
    let scale = places == 2 ? 100.0 : 1_000_000.0
    let scaled = Int64((min(max(value, -1e9), 1e9) * scale).rounded())
    let (whole, part) = abs(scaled).quotientAndRemainder(dividingBy: Int64(scale))
    let digits = String(part)
    var fraction = String(repeating: "0", count: places - digits.count) + digits
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (scaled < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
