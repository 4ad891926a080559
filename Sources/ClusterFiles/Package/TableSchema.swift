/// What a Frictionless table schema demands of the fields of a table.
struct TableSchema {
  /// What one field must keep to.
  struct Field {
    var name: String
    var type = "string"
    var isRequired = false
    var isUnique = false
    var allowed: [String] = []
    var pattern: String?
    var minimum: Double?
    var maximum: Double?
  }

  var fields: [Field] = []
  var primaryKey: [String] = []
  var missingValues: [String] = [""]

  /// Reads a schema; a resource without one demands nothing.
  init(_ value: Any?, resource: String, log: ImportLog) {
    guard let value else { return }
    guard let schema = value as? [String: Any], let fields = schema["fields"] as? [[String: Any]] else {
      PackageDescriptor.report(
        .badDescriptor, "the schema of resource \"\(resource)\" must be an object with a list \"fields\"", log)
      return
    }
    for entry in fields {
      guard let name = entry["name"] as? String else {
        PackageDescriptor.report(.badDescriptor, "a field of resource \"\(resource)\" has no name", log)
        continue
      }
      var field = Field(name: name, type: entry["type"] as? String ?? "string")
      let constraints = entry["constraints"] as? [String: Any] ?? [:]
      field.isRequired = constraints["required"] as? Bool ?? false
      field.isUnique = constraints["unique"] as? Bool ?? false
      field.allowed = (constraints["enum"] as? [Any] ?? []).map { "\($0)" }
      field.minimum = Self.number(constraints["minimum"])
      field.maximum = Self.number(constraints["maximum"])
      if let pattern = constraints["pattern"] as? String {
        if (try? Regex(pattern)) == nil {
          PackageDescriptor.report(
            .badDescriptor, value: pattern,
            "the pattern of field \"\(name)\" of resource \"\(resource)\" is no regular expression", log)
        } else {
          field.pattern = pattern
        }
      }
      self.fields.append(field)
    }
    primaryKey = schema["primaryKey"] as? [String] ?? (schema["primaryKey"] as? String).map { [$0] } ?? []
    missingValues = schema["missingValues"] as? [String] ?? [""]
  }

  private static func number(_ value: Any?) -> Double? {
    value as? Double ?? (value as? Int).map(Double.init) ?? (value as? String).flatMap(Double.init)
  }
}
