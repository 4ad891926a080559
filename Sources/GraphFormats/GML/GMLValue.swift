/// A value of GML, and where it stands.
struct GMLPair {
  indirect enum Value {
    case int(Int)
    case double(Double)
    case string(String)
    case record([GMLPair])
  }

  var key: String
  var value: Value
  var offset: Int
}

extension GMLPair.Value {
  /// The value as an attribute; nil for a record.
  var attribute: AttributeValue? {
    switch self {
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .string(let value): .string(value)
    case .record: nil
    }
  }

  /// The value as an id.
  var idText: String? { attribute?.text }
}
