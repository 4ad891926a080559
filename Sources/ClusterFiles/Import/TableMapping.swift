import ClusterModel
import Yams

/// What a YAML file says of tables of any form: which table holds what, and which column is which.
struct TableMapping {
  /// A table of the package and where its rows come from.
  struct Section {
    var file: String
    /// The header of the column for each field of the package.
    var columns: [String: String] = [:]
    /// Words of the file for words of the package, by field.
    var values: [String: [String: String]] = [:]
    /// The same value for all rows, by field.
    var constants: [String: String] = [:]
    /// What stands between the parts of a field that is a list; a semicolon by default.
    var listSeparators: [String: String] = [:]
    /// Further columns to keep under their own names.
    var keep: [String] = []
    /// Whether organisations and activities are named, not given by id.
    var matchesNames = false
  }

  /// The order of the parts of dates such as 31.12.2019.
  enum DateOrder: String, CaseIterable { case iso, dmy, mdy }

  var title: String?
  var home: [Country] = []
  var dates = DateOrder.iso
  var organisations: Section?
  var ties: Section?
  var activities: Section?
  var participations: Section?

  /// The fields that each table of the package may have.
  static let fields: [String: [String]] = [
    "organisations": [
      "id", "name", "short_name", "kind", "country", "region", "city", "sectors", "areas", "seeks", "offers", "website",
      "note",
    ],
    "ties": ["source_id", "target_id", "kind", "strength", "directed", "since", "until", "note"],
    "activities": ["id", "name", "kind", "start", "end", "city", "country", "attendance", "note"],
    "participations": ["organisation_id", "activity_id", "role", "note"],
  ]
}

/// Turns the nodes of a mapping file into a mapping and notes every problem.
struct TableMappingReader {
  let file: String
  private(set) var problems: [ImportProblem] = []

  init(file: String) { self.file = file }

  mutating func mapping(_ root: Node?) -> TableMapping {
    var mapping = TableMapping()
    let tables = TableMapping.fields.keys.sorted()
    guard let root, let fields = fields(of: root, "a mapping", among: ["title", "home", "dates"] + tables) else {
      if root == nil { report(.emptyFile, nil, "the file is empty; a mapping has a key organisations at least") }
      return mapping
    }
    mapping.title = fields["title"].flatMap { text($0) }
    for node in fields["home"].map({ list($0) }) ?? [] {
      guard let word = text(node) else { continue }
      if let country = Country(code: word) {
        mapping.home.append(country)
      } else {
        report(.unknownCountry, node, "\"\(word)\" is no country code of ISO 3166-1, such as PT")
      }
    }
    if let node = fields["dates"], let word = text(node) {
      if let order = TableMapping.DateOrder(rawValue: word) {
        mapping.dates = order
      } else {
        let known = TableMapping.DateOrder.allCases.map(\.rawValue).joined(separator: ", ")
        report(.unknownKey, node, "dates \"\(word)\" is none of \(known)")
      }
    }
    mapping.organisations = section("organisations", fields, root)
    mapping.ties = section("ties", fields, nil)
    mapping.activities = section("activities", fields, nil)
    mapping.participations = section("participations", fields, nil)
    if mapping.organisations != nil, mapping.ties == nil, mapping.participations == nil {
      report(.missingValue, root, "a network needs ties or participations; say which table holds them")
    }
    return mapping
  }

  private mutating func section(_ name: String, _ all: [String: Node], _ neededIn: Node?) -> TableMapping.Section? {
    guard let node = all[name] else {
      if let neededIn { report(.missingValue, neededIn, "a mapping needs \"\(name)\"") }
      return nil
    }
    let keys = ["file", "columns", "values", "set", "lists", "keep", "match"]
    guard let fields = fields(of: node, name, among: keys) else { return nil }
    guard let file = fields["file"].flatMap({ text($0) }) else {
      if fields["file"] == nil { report(.missingValue, node, "\(name) needs a \"file\"") }
      return nil
    }
    var section = TableMapping.Section(file: file)
    let known = TableMapping.fields[name] ?? []
    section.columns = texts(fields["columns"], "columns of \(name)", among: known)
    section.constants = texts(fields["set"], "set of \(name)", among: known)
    section.listSeparators = texts(fields["lists"], "lists of \(name)", among: known)
    section.keep = fields["keep"].map { list($0) }?.compactMap { text($0) } ?? []
    if let values = fields["values"], let maps = self.fields(of: values, "values of \(name)", among: known) {
      for (field, node) in maps { section.values[field] = texts(node, "values of \(field)", among: nil) }
    }
    if let match = fields["match"], let word = text(match) {
      section.matchesNames = word == "name"
      if !["id", "name"].contains(word) { report(.unknownKey, match, "match \"\(word)\" is neither id nor name") }
    }
    return section
  }

  /// The entries of a mapping whose keys must be known.
  private mutating func fields(of node: Node, _ noun: String, among known: [String]?) -> [String: Node]? {
    guard let mapping = node.mapping else {
      report(.wrongType, node, "\(noun) must be a mapping of keys to values")
      return nil
    }
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        report(.wrongType, key, "a key of \(noun) must be a text")
        continue
      }
      if let known, !known.contains(name) {
        var nearest = NearestNames(known)
        problems.append(
          ImportProblem(
            .unknownKey, file: file, row: key.mark?.line, column: key.mark?.column, value: name,
            message: "\"\(name)\" is no key of \(noun); there are \(known.joined(separator: ", "))",
            suggestions: nearest.nearest(to: name)))
        continue
      }
      fields[name] = value
    }
    return fields
  }

  private mutating func texts(_ node: Node?, _ noun: String, among known: [String]?) -> [String: String] {
    guard let node, let fields = fields(of: node, noun, among: known) else { return [:] }
    var texts: [String: String] = [:]
    for (key, value) in fields { texts[key] = text(value) }
    return texts
  }

  private func list(_ node: Node) -> [Node] { node.sequence.map(Array.init) ?? [node] }

  private mutating func text(_ node: Node) -> String? {
    if let text = node.scalar?.string { return text }
    report(.wrongType, node, "this must be a text")
    return nil
  }

  private mutating func report(_ code: ImportProblem.Code, _ node: Node?, _ message: String) {
    problems.append(
      ImportProblem(code, file: file, row: node?.mark?.line, column: node?.mark?.column, message: message))
  }
}
