/// Reads members of JSON objects into columns, counting what had to be flattened.
struct JSONAttributes {
  private(set) var flattenedCount = 0

  /// Sets every member but those named.
  mutating func read(
    _ members: [JSONMember], except skipped: Set<String>, row: Int, into columns: inout ColumnStore
  ) {
    for member in members where !skipped.contains(member.name) {
      let (value, isFlattened) = member.node.attribute
      if isFlattened { flattenedCount += 1 }
      let column = columns.column(member.name)
      if let value { columns.set(column, row: row, value) }
    }
  }

  /// Sets every member but those named, those of an object that holds nothing but attributes one by one.
  ///
  /// Libraries put attributes of their users into `attributes` or `properties`; VOSviewer has several weights and scores,
  /// which its other formats call `weight<Links>` and so on.
  mutating func readNested(
    _ members: [JSONMember], except skipped: Set<String>, row: Int, into columns: inout ColumnStore
  ) {
    for member in members where !skipped.contains(member.name) {
      guard let inner = member.node.members, let form = Self.holders[member.name] else {
        read([member], except: [], row: row, into: &columns)
        continue
      }
      for value in inner {
        let name = form.map { "\($0)<\(value.name)>" } ?? value.name
        // The node's own members go before.
        guard form != nil || !members.contains(where: { $0.name == name }) else { continue }
        read([JSONMember(name: name, node: value.node)], except: [], row: row, into: &columns)
      }
    }
  }

  /// The names of members that hold attributes, and what goes before their names.
  private static let holders: [String: String?] = [
    "attributes": nil, "properties": nil, "weights": "weight", "scores": "score",
  ]

  /// What to say of it.
  var notices: [String] {
    flattenedCount == 0
      ? []
      : [
        "\(counted(flattenedCount, "value")) that \(flattenedCount == 1 ? "is an object" : "are objects") or nested: read as JSON text."
      ]
  }
}

extension SourceText {
  /// An error at a JSON value.
  func error(_ node: JSONNode, _ what: String, _ next: String) -> FormatError { error(at: node.offset, what, next) }

  /// The elements of a member that must be an array.
  func elements(_ node: JSONNode, _ what: String) throws(FormatError) -> [JSONNode] {
    guard let elements = node.elements else {
      throw error(node, "\(what) are not an array", "Write them between [ and ]")
    }
    return elements
  }

  /// The members of a value that must be an object.
  func members(_ node: JSONNode, _ what: String) throws(FormatError) -> [JSONMember] {
    guard let members = node.members else { throw error(node, "\(what) is not an object", "Write it between { and }") }
    return members
  }

  /// The text of a member that must be a string or number.
  func id(_ node: JSONNode, _ name: String, of what: String) throws(FormatError) -> String {
    guard let text = node[name]?.idText else {
      throw error(node[name] ?? node, "\(what) has no “\(name)” that is text or a number", "Give it one")
    }
    return text
  }
}
