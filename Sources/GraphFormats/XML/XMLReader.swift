/// An attribute of an element, without its prefix.
package struct XMLAttribute {
  /// Its name.
  package var name: String
  /// Its value, with references resolved.
  package var value: String
}

/// What comes next in an XML text.
///
/// Names are without prefixes: tools disagree about name spaces.
package enum XMLEvent {
  case start(name: String, attributes: [XMLAttribute])
  case text(String)
  case end(name: String)
}

/// Reads XML 1.0 piece by piece.
///
/// Own code, because what graph files need is small and what must not happen is large: no entities but the five of XML,
/// so nothing expands; nothing outside is opened; depth is limited; every error has its place.
package struct XMLReader {
  /// Elements within elements.
  static let depthLimit = 256

  let source: SourceText
  /// Where the present piece begins.
  private(set) var eventStart = 0
  /// How many characters that XML forbids were dropped.
  private(set) var forbiddenCount = 0
  /// What comments say, the first of them.
  private(set) var firstComment: String?
  private var at = 0
  private var open: [Range<Int>] = []
  private var isClosing = false
  private var sawRoot = false

  /// A reader before the first piece.
  package init(_ source: SourceText) { self.source = source }

  /// How many elements are open.
  package var depth: Int { open.count }

  /// An error at the present piece.
  package func error(_ what: String, _ next: String) -> FormatError { source.error(at: eventStart, what, next) }

  /// The next piece, or nil at the end.
  package mutating func next() throws(FormatError) -> XMLEvent? {
    if isClosing {
      isClosing = false
      return .end(name: localName(open.removeLast()))
    }
    let bytes = source.bytes
    while at < bytes.count {
      eventStart = at
      guard bytes[at] == UInt8(ascii: "<") else {
        let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        let range = at..<end
        at = end
        if open.isEmpty {
          guard bytes[range].allSatisfy({ $0 <= 0x20 }) else {
            throw error("There is text outside the root element", "This may not be XML; check the format")
          }
          continue
        }
        return .text(try decoded(range, isAttribute: false))
      }
      // Most tags begin an element.
      let second = at + 1 < bytes.count ? bytes[at + 1] : 0
      if second != UInt8(ascii: "/"), second != UInt8(ascii: "!"), second != UInt8(ascii: "?") { return try startTag() }
      if starts("<!--") {
        let end = try find("-->", from: at + 4, "A comment is not closed")
        if firstComment == nil { firstComment = source.text(at + 4..<end) }
        at = end + 3
      } else if starts("<![CDATA[") {
        let end = try find("]]>", from: at + 9, "A CDATA section is not closed")
        let range = at + 9..<end
        at = end + 3
        guard !open.isEmpty else { throw error("There is text outside the root element", "Check the file") }
        return .text(cleaned(source.text(range)))
      } else if starts("<?") {
        at = try find("?>", from: at + 2, "A processing instruction is not closed") + 2
      } else if starts("<!") {
        try skipDocumentType()
      } else {
        return try endTag()
      }
    }
    eventStart = bytes.count
    if let last = open.last {
      throw error("The file ends inside the element \(quoted(source.text(last)))", "It may be cut off; export it again")
    }
    guard sawRoot else { throw error("The file holds no element", "Check that it is the right file") }
    return nil
  }

  /// Skips the rest of the element that has just begun.
  package mutating func skipElement() throws(FormatError) {
    let outer = open.count
    while open.count >= outer, try next() != nil {}
  }

  /// The text of the element that has just begun, with that of the elements in it.
  package mutating func elementText() throws(FormatError) -> String {
    let outer = open.count
    var text = ""
    while open.count >= outer, let event = try next() {
      if case .text(let piece) = event { text += piece }
    }
    return text
  }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= source.bytes.count else { return false }
    return (0..<count).allSatisfy { source.bytes[at + $0] == text.utf8Start[$0] }
  }

  private func find(_ text: StaticString, from start: Int, _ what: String) throws(FormatError) -> Int {
    let (bytes, count) = (source.bytes, text.utf8CodeUnitCount)
    var place = start
    search: while place + count <= bytes.count {
      for offset in 0..<count where bytes[place + offset] != text.utf8Start[offset] {
        place += 1
        continue search
      }
      return place
    }
    throw error(what, "The file may be cut off; export it again")
  }

  /// A document type is skipped and never opened; one that declares anything is refused.
  private mutating func skipDocumentType() throws(FormatError) {
    var place = at + 2
    while place < source.bytes.count, source.bytes[place] != UInt8(ascii: ">") {
      guard source.bytes[place] != UInt8(ascii: "[") else {
        throw error(
          "The file declares entities or other markup of its own, which is refused because it can expand without bound",
          "Remove the part between [ and ] of the DOCTYPE")
      }
      place += 1
    }
    guard place < source.bytes.count else { throw error("A declaration is not closed", "Export the file again") }
    at = place + 1
  }

  private mutating func endTag() throws(FormatError) -> XMLEvent {
    let range = name(from: at + 2)
    var place = range.upperBound
    while place < source.bytes.count, source.bytes[place] <= 0x20 { place += 1 }
    guard place < source.bytes.count, source.bytes[place] == UInt8(ascii: ">") else {
      throw error("A closing tag is not closed itself", "The file may be cut off; export it again")
    }
    guard let last = open.last, source.bytes[last] == source.bytes[range] else {
      let expected = open.last.map { "; \(quoted(source.text($0))) is open" } ?? ""
      throw error(
        "The tag closes \(quoted(source.text(range))), which is not open here\(expected)", "Repair the nesting")
    }
    at = place + 1
    return .end(name: localName(open.removeLast()))
  }

  private mutating func startTag() throws(FormatError) -> XMLEvent {
    let bytes = source.bytes
    let range = name(from: at + 1)
    guard !range.isEmpty else { throw error("A “<” begins no tag", "Write “&lt;” for the character itself") }
    guard !(open.isEmpty && sawRoot) else { throw error("There is a second root element", "Keep one") }
    guard open.count < Self.depthLimit else {
      throw error("Elements are nested deeper than \(Self.depthLimit)", "Check that the file is a graph")
    }
    var attributes: [XMLAttribute] = []
    var place = range.upperBound
    while true {
      while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
      guard place < bytes.count else { throw error("A tag is not closed", "The file may be cut off; export it again") }
      if bytes[place] == UInt8(ascii: ">") { break }
      if bytes[place] == UInt8(ascii: "/"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: ">") {
        isClosing = true
        place += 1
        break
      }
      place = try attribute(from: place, into: &attributes)
    }
    (at, sawRoot) = (place + 1, true)
    open.append(range)
    return .start(name: localName(range), attributes: attributes)
  }

  private mutating func attribute(
    from start: Int, into attributes: inout [XMLAttribute]
  ) throws(FormatError) -> Int {
    let bytes = source.bytes
    let range = name(from: start)
    var place = range.upperBound
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    guard !range.isEmpty, place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
      throw source.error(at: start, "A tag holds something that is no attribute", "Write name=\"value\"")
    }
    place += 1
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'"),
      let close = bytes[(place + 1)...].firstIndex(of: bytes[place])
    else { throw source.error(at: start, "An attribute's value is not between quotes", "Write name=\"value\"") }
    let name = localName(range)
    // What declares a name space is no attribute, nor a prefixed twin of one.
    if bytes[range.lowerBound] != UInt8(ascii: "x") || !bytes[range].starts(with: "xmlns".utf8) {
      attributes.append(XMLAttribute(name: name, value: try decoded(place + 1..<close, isAttribute: true)))
    }
    return close + 1
  }

  private func name(from start: Int) -> Range<Int> {
    var end = start
    while end < source.bytes.count {
      switch source.bytes[end] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
        end += 1
      default: return start..<end
      }
    }
    return start..<end
  }

  private func localName(_ range: Range<Int>) -> String {
    let colon = source.bytes[range].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? range.lowerBound
    return source.text(colon..<range.upperBound)
  }
}

extension XMLReader {
  /// The characters of a range with references resolved and line ends as XML wants them.
  private mutating func decoded(_ range: Range<Int>, isAttribute: Bool) throws(FormatError) -> String {
    let bytes = source.bytes
    var isPlain = true
    for place in range
    where bytes[place] < 0x20 || bytes[place] == UInt8(ascii: "&") || bytes[place] == UInt8(ascii: "<") {
      if bytes[place] == UInt8(ascii: "&") || bytes[place] == UInt8(ascii: "\r") || isAttribute { isPlain = false }
      if bytes[place] < 0x20, bytes[place] != 9, bytes[place] != 10, bytes[place] != 13 { isPlain = false }
    }
    if isPlain { return source.text(range) }
    var text: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "&"): place = try reference(from: place, upTo: range.upperBound, into: &text)
      case UInt8(ascii: "<"):
        throw source.error(at: place - 1, "A “<” stands in an attribute's value", "Write “&lt;” there")
      case UInt8(ascii: "\r"):
        if place < range.upperBound, bytes[place] == UInt8(ascii: "\n") { place += 1 }
        text.append(UInt8(ascii: isAttribute ? " " : "\n"))
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"): text.append(isAttribute ? UInt8(ascii: " ") : byte)
      case 0..<0x20: forbiddenCount += 1
      default: text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func cleaned(_ text: String) -> String {
    let clean = text.unicodeScalars.filter { $0.value >= 0x20 || $0.value == 9 || $0.value == 10 || $0.value == 13 }
    forbiddenCount += text.unicodeScalars.count - clean.count
    return String(String.UnicodeScalarView(clean))
  }

  private mutating func reference(
    from start: Int, upTo end: Int, into text: inout [UInt8]
  ) throws(FormatError) -> Int {
    // The longest reference that means anything is “&#x10FFFF;”.
    guard let close = source.bytes[start..<min(end, start + 12)].firstIndex(of: UInt8(ascii: ";")) else {
      throw source.error(
        at: start - 1, "An “&” begins no character reference", "Write “&amp;” for the character itself")
    }
    let name = source.text(start..<close)
    switch name {
    case "amp": text.append(UInt8(ascii: "&"))
    case "lt": text.append(UInt8(ascii: "<"))
    case "gt": text.append(UInt8(ascii: ">"))
    case "quot": text.append(UInt8(ascii: "\""))
    case "apos": text.append(UInt8(ascii: "'"))
    default:
      guard name.hasPrefix("#"), let scalar = numericScalar(name.dropFirst()) else {
        throw source.error(
          at: start - 1, "The reference \(quoted("&" + name + ";")) means nothing in XML", "Write the character itself")
      }
      if scalar.value < 0x20, ![9, 10, 13].contains(scalar.value) {
        forbiddenCount += 1
      } else {
        text += Array(String(scalar).utf8)
      }
    }
    return close + 1
  }
}

/// The character of a numeric reference, “381” or “x17D”.
func numericScalar(_ digits: Substring) -> Unicode.Scalar? {
  let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
  return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
}

/// The encoding that an XML declaration names, looked for in the first bytes only.
func declaredXMLEncoding(_ bytes: [UInt8]) -> String? {
  let head = bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }
  guard head.starts(with: Array("<?xml".utf8)) else { return nil }
  let parts = String(decoding: head, as: UTF8.self).split(whereSeparator: { "= \"'?\t\r\n".contains($0) })
  guard let place = parts.firstIndex(of: "encoding"), place + 1 < parts.count else { return nil }
  return String(parts[place + 1])
}

extension [XMLAttribute] {
  /// The value of an attribute.
  package subscript(_ name: String) -> String? { first { $0.name == name }?.value }
}
