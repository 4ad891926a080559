/// The named references that tools write into formats which have none: the five of XML, and the blank of HTML.
let referenceNames: [String: Unicode.Scalar] = [
  "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
]

/// A text with its numeric references such as `&#381;`, and those of a list of names, as characters.
func decodedReferences(_ text: String, names: [String: Unicode.Scalar] = [:]) -> String {
  var decoded = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let first = rest.first {
    rest.removeFirst()
    guard first == "&", let end = rest.prefix(12).firstIndex(of: ";") else {
      decoded.append(first)
      continue
    }
    let name = String(Substring(rest[..<end]))
    if let scalar = name.hasPrefix("#") ? numericScalar(name.dropFirst()) : names[name] {
      decoded.append(scalar)
      rest = rest[rest.index(after: end)...]
    } else {
      decoded.append(first)
    }
  }
  return String(decoded)
}
