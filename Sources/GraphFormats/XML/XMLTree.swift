/// An XML document as a tree, for parts of office files that are looked at from several sides.
///
/// Names are without prefixes. Of attributes that differ by prefix only, all are kept, in order.
package struct XMLTree: Sendable {
  /// The element's name.
  package var name: String
  /// Its attributes.
  package var attributes: [(name: String, value: String)]
  /// The elements in it.
  package var children: [XMLTree] = []

  /// Reads a document; texts are left out.
  ///
  /// - Throws: A ``FormatError`` with line and column; its format means nothing here.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    var text = bytes
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    var reader = XMLReader(SourceText(text, format: .graphML))
    var open: [XMLTree] = []
    var root: XMLTree?
    while let event = try reader.next() {
      switch event {
      case .start(let name, let attributes): open.append(XMLTree(name: name, attributes: attributes))
      case .text: break
      case .end:
        guard let done = open.popLast() else { break }
        if open.isEmpty { root = done } else { open[open.count - 1].children.append(done) }
      }
    }
    // The reader throws if there is no root element.
    self = root ?? XMLTree(name: "", attributes: [])
  }

  private init(name: String, attributes: [XMLAttribute]) {
    (self.name, self.attributes) = (name, attributes.map { ($0.name, $0.value) })
  }

  /// The value of the first attribute of a name.
  package subscript(attribute name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The elements of a name in it.
  package func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }

  /// The first element at the end of a path of names.
  package func first(_ path: String...) -> XMLTree? {
    var place = self
    for name in path {
      guard let next = place.children.first(where: { $0.name == name }) else { return nil }
      place = next
    }
    return place
  }

  /// Every element of a name below it, in document order.
  package func descendants(_ name: String) -> [XMLTree] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
  }
}
