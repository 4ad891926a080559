internal import GraphFormats

/// Keeps names that begin with a percent sign, which Graphviz takes for its own names of nameless objects and replaces by
/// numbers.
///
/// A character of private use goes before the sign while the library reads, and is taken away from what it gives.
struct PercentGuard {
  private let mark: Unicode.Scalar?

  /// A guard for a text; one without such names is left as it is.
  init(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: "%")), text.contains("\"%") else {
      mark = nil
      return
    }
    let used = Set(text.unicodeScalars.lazy.filter { 0xE000...0xF8FF ~= $0.value })
    mark = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).first { !used.contains($0) }
  }

  /// The text for the library.
  func guarded(_ text: String) -> String {
    guard let mark else { return text }
    return text.replacing("\"%", with: "\"\(mark)%")
  }

  /// What the library gave, as the file has it.
  func unguarded(_ result: ReadGraph) -> ReadGraph {
    guard let mark else { return result }
    func plain(_ text: String) -> String { String(text.unicodeScalars.filter { $0 != mark }) }
    func plain(_ columns: [AttributeColumn]) -> [AttributeColumn] {
      columns.map { column in
        let values = column.values.map { value -> AttributeValue? in
          if case .string(let text)? = value { .string(plain(text)) } else { value }
        }
        return AttributeColumn(plain(column.name), values, whenEmpty: column.type)
      }
    }
    var result = result
    result.graph.name = plain(result.graph.name)
    result.graph.nodeIDs = result.graph.nodeIDs.map { plain($0) }
    result.graph.nodeColumns = plain(result.graph.nodeColumns)
    result.graph.edgeColumns = plain(result.graph.edgeColumns)
    return result
  }
}
