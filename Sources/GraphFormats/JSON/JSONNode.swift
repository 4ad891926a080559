/// A named value of a JSON object.
struct JSONMember {
  var name: String
  var node: JSONNode
}

/// A JSON value and where it stands.
struct JSONNode {
  enum Value {
    case null
    case bool(Bool)
    case int(Int)
    case number(Double)
    case string(String)
    case array([JSONNode])
    case object([JSONMember])
  }

  var value: Value
  var offset: Int

  /// The member of an object.
  subscript(_ name: String) -> JSONNode? { members?.first { $0.name == name }?.node }

  /// The members of an object.
  var members: [JSONMember]? { if case .object(let members) = value { members } else { nil } }

  /// The elements of an array.
  var elements: [JSONNode]? { if case .array(let elements) = value { elements } else { nil } }

  /// The text of a string.
  var string: String? { if case .string(let text) = value { text } else { nil } }

  /// A truth value.
  var bool: Bool? { if case .bool(let value) = value { value } else { nil } }

  /// The text of a string or number, as an id.
  var idText: String? {
    switch value {
    case .string(let text): text
    case .int(let whole): String(whole)
    case .number(let number) where number.isFinite: shortestText(of: number)
    default: nil
    }
  }

  /// The value without positions.
  var json: JSONValue {
    switch value {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .array(let elements): .array(elements.map(\.json))
    case .object(let members): .object(members.map { .init($0.name, $0.node.json) })
    }
  }

  /// The value as an attribute, nil for null; arrays of plain values are lists, and what is deeper is JSON text.
  var attribute: (value: AttributeValue?, isFlattened: Bool) {
    switch value {
    case .null: (nil, false)
    case .bool(let value): (.bool(value), false)
    case .int(let value): (.int(value), false)
    case .number(let value): (.double(value), false)
    case .string(let value): (.string(value), false)
    case .array(let elements):
      if let texts = plainTexts(of: elements) { (.list(texts), false) } else { (.string(json.flatText), true) }
    case .object: (.string(json.flatText), true)
    }
  }
}

/// The elements of an array as texts, if none of them is null, an array or an object.
private func plainTexts(of elements: [JSONNode]) -> [String]? {
  var texts: [String] = []
  for element in elements {
    switch element.value {
    case .bool(let value): texts.append(value ? "true" : "false")
    case .int(let value): texts.append(String(value))
    case .number(let value): texts.append(shortestText(of: value))
    case .string(let value): texts.append(value)
    case .null, .array, .object: return nil
    }
  }
  return texts
}
