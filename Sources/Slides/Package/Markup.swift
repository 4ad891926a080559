internal import Diagrams

/// An XML element that is being written.
struct Markup: Sendable {
  private let name: String
  private let attributes: [(String, String)]
  private let children: [Markup]
  private let text: String?
  private var isSentence = false

  /// Makes an element; attributes whose value is nil are left out.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [Markup] = []) {
    self.name = name
    self.attributes = attributes.compactMap { key, value in value.map { (key, $0) } }
    (self.children, text) = (children, nil)
  }

  /// Makes an element that holds a text.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    self.name = name
    self.attributes = attributes.compactMap { key, value in value.map { (key, $0) } }
    (children, self.text) = ([], text)
  }

  /// Makes an element that holds a sentence, which runs from left to right whatever names are in it.
  static func sentence(_ name: String, _ text: String) -> Markup {
    var element = Markup(name, text: text)
    element.isSentence = true
    return element
  }

  /// A document with this element as its root.
  var document: [UInt8] {
    var result = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    write(to: &result)
    return Array(result.utf8)
  }

  private func write(to result: inout String) {
    result += "<\(name)"
    for (key, value) in attributes { result += " \(key)=\"\(xmlEscaped(value))\"" }
    guard text != nil || !children.isEmpty else {
      result += "/>"
      return
    }
    result += ">"
    if let text, isSentence {
      // Marks of direction in the text itself are dropped, those set here are kept.
      let parts = safeText(text).readFromLeft.split(separator: String.leftToRightMark, omittingEmptySubsequences: false)
      result += parts.map { xmlEscaped(String($0)) }.joined(separator: String(String.leftToRightMark))
    } else if let text {
      result += xmlEscaped(text)
    }
    for child in children { child.write(to: &result) }
    result += "</\(name)>"
  }
}

/// Name spaces of Office Open XML (ECMA-376, transitional).
enum Namespace {
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
  static let presentation = "http://schemas.openxmlformats.org/presentationml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
}

/// A length in points as English Metric Units, of which an inch has 914,400 and a point 12,700.
func emu(_ points: Double) -> Int { Int((points * 12_700).rounded()) }

/// The same as text.
func emuText(_ points: Double) -> String { String(emu(points)) }
