import ClusterModel
import Yams

/// Turns the nodes of a scenario file into a scenario and notes every problem.
struct ScenarioReader {
  let file: String
  private(set) var problems: [ImportProblem] = []

  init(file: String) { self.file = file }

  mutating func scenario(_ root: Node?) -> Scenario {
    var scenario = Scenario()
    guard let root else {
      report(.emptyFile, nil, "the file is empty; a scenario has keys such as remove, join, add or drop")
      return scenario
    }
    guard let fields = fields(of: root, "a scenario", among: ["title", "remove", "join", "add", "drop"]) else {
      return scenario
    }
    scenario.title = fields["title"].flatMap { text($0, "title") }
    scenario.leaving = mentions(fields["remove"], "remove")
    for node in list(fields["join"], "join") { join(node, &scenario) }
    for node in list(fields["add"], "add") {
      guard let tie = tie(node, "add", mayHaveStrength: true) else { continue }
      scenario.adding.append(.init(tie.source, tie.target, kind: tie.kind, strength: tie.strength))
    }
    for node in list(fields["drop"], "drop") {
      guard let tie = tie(node, "drop", mayHaveStrength: false) else { continue }
      scenario.dropping.append(.init(tie.source, tie.target, kind: tie.kind))
    }
    return scenario
  }

  private mutating func join(_ node: Node, _ scenario: inout Scenario) {
    let keys = ["id", "name", "short_name", "kind", "country", "sectors", "areas", "seeks", "offers", "ties"]
    guard let fields = fields(of: node, "an organisation that joins", among: keys) else { return }
    guard let name = fields["name"].flatMap({ text($0, "name") }) else {
      if fields["name"] == nil { report(.missingValue, node, "an organisation that joins needs a name") }
      return
    }
    let id = fields["id"].flatMap { text($0, "id") } ?? Self.id(from: name)
    var organisation = Organisation(id: id, name: name, provenance: Provenance(file: file, row: node.mark?.line ?? 0))
    organisation.shortName = fields["short_name"].flatMap { text($0, "short_name") }
    organisation.kind = fields["kind"].flatMap { text($0, "kind") }.map(OrganisationKind.init(rawValue:))
    organisation.country = fields["country"].flatMap { country($0) }
    organisation.sectors = mentions(fields["sectors"], "sectors").map(\.name)
    organisation.areas = mentions(fields["areas"], "areas").map(\.name)
    organisation.seeks = mentions(fields["seeks"], "seeks").map(\.name)
    organisation.offers = mentions(fields["offers"], "offers").map(\.name)
    scenario.joining.append(.init(organisation, place: place(node)))
    for tie in list(fields["ties"], "ties") {
      guard let end = newcomerTie(tie) else { continue }
      scenario.adding.append(
        .init(.init(id, place: end.with.place), end.with, kind: end.kind, strength: end.strength))
    }
  }

  /// A tie of an organisation that joins: the other end's name, or a mapping with `with`, `kind` and `strength`.
  private mutating func newcomerTie(_ node: Node) -> (with: Scenario.Mention, kind: TieKind?, strength: Double)? {
    if node.scalar != nil { return text(node, "ties").map { (.init($0, place: place(node)), nil, 1) } }
    guard let fields = fields(of: node, "a tie of an organisation that joins", among: ["with", "kind", "strength"])
    else { return nil }
    guard let with = fields["with"] else {
      report(.missingValue, node, "a tie of an organisation that joins says with whom: `with: NAME`")
      return nil
    }
    guard let name = text(with, "with"), let strength = strength(fields["strength"]) else { return nil }
    let kind = fields["kind"].flatMap { text($0, "kind") }.map(TieKind.init(rawValue:))
    return (.init(name, place: place(with)), kind, strength)
  }

  private struct ReadTie {
    var source: Scenario.Mention
    var target: Scenario.Mention
    var kind: TieKind?
    var strength = 1.0
  }

  /// A tie: `A -- B`, `A -- B: kind`, or a mapping with `between`, `kind` and `strength`.
  private mutating func tie(_ node: Node, _ key: String, mayHaveStrength: Bool) -> ReadTie? {
    if let mapping = node.mapping, mapping.count == 1, let (end, kind) = mapping.first, let ends = end.scalar?.string,
      ends.contains("--")
    {
      // Without quotes, YAML takes “A -- B: kind” for a mapping.
      guard let word = text(kind, key) else { return nil }
      return tie(written: "\(ends): \(word)", node)
    }
    if node.scalar != nil { return text(node, key).flatMap { tie(written: $0, node) } }
    let keys = ["between", "kind"] + (mayHaveStrength ? ["strength"] : [])
    guard let fields = fields(of: node, "a tie", among: keys) else { return nil }
    guard let between = fields["between"] else {
      report(.missingValue, node, "a tie says whom it joins: `between: [A, B]`")
      return nil
    }
    let ends = mentions(between, "between")
    guard ends.count == 2 else {
      if between.sequence != nil { report(.wrongType, between, "“between” takes two organisations: [A, B]") }
      return nil
    }
    guard let strength = strength(fields["strength"]) else { return nil }
    let kind = fields["kind"].flatMap { text($0, "kind") }.map(TieKind.init(rawValue:))
    return ReadTie(source: ends[0], target: ends[1], kind: kind, strength: strength)
  }

  private mutating func tie(written text: String, _ node: Node) -> ReadTie? {
    guard let tie = TieText(text) else {
      report(.wrongType, node, "“\(text)” is no tie; write “A -- B” or “A -- B: kind”")
      return nil
    }
    return ReadTie(
      source: .init(tie.source, place: place(node)), target: .init(tie.target, place: place(node)), kind: tie.kind)
  }

  private mutating func strength(_ node: Node?) -> Double? {
    guard let node else { return 1 }
    guard let text = node.scalar?.string, let number = Double(text), number.isFinite, number > 0 else {
      report(.badStrength, node, "a strength is a number above zero")
      return nil
    }
    return number
  }

  private mutating func country(_ node: Node) -> Country? {
    guard let text = text(node, "country") else { return nil }
    if let country = Country(code: text) ?? Country(name: text) { return country }
    report(.unknownCountry, node, "“\(text)” is no country; write its ISO 3166-1 code, such as PT")
    return nil
  }

  /// One name or several, each a text that is not empty.
  private mutating func mentions(_ node: Node?, _ key: String) -> [Scenario.Mention] {
    guard let node else { return [] }
    let nodes = node.scalar != nil ? [node] : list(node, key)
    return nodes.compactMap { item in text(item, key).map { .init($0, place: place(item)) } }
  }

  private mutating func list(_ node: Node?, _ key: String) -> [Node] {
    guard let node else { return [] }
    guard let sequence = node.sequence else {
      report(.wrongType, node, "“\(key)” takes a list: each item on a line of its own behind “- ”")
      return []
    }
    return Array(sequence)
  }

  private mutating func text(_ node: Node, _ key: String) -> String? {
    guard let scalar = node.scalar else {
      report(.wrongType, node, "“\(key)” takes a text here, not \(node.mapping == nil ? "a list" : "a mapping")")
      return nil
    }
    let text = scalar.string
    guard text.contains(where: { !$0.isWhitespace }) else {
      report(.missingValue, node, "“\(key)” is empty")
      return nil
    }
    return text
  }

  /// The values of a mapping by key; a key that has no meaning here is a problem.
  private mutating func fields(of node: Node, _ what: String, among keys: [String]) -> [String: Node]? {
    guard let mapping = node.mapping else {
      report(.wrongType, node, "\(what) is a mapping with keys such as \(keys.prefix(4).joined(separator: ", "))")
      return nil
    }
    var fields: [String: Node] = [:]
    var nearest = NearestNames(keys)
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      if keys.contains(name) {
        fields[name] = value
      } else {
        let near = nearest.nearest(to: name)
        report(
          .unknownKey, key,
          "“\(name)” is no key of \(what)" + (near.isEmpty ? "; there are: \(keys.joined(separator: ", "))" : ""),
          suggestions: near)
      }
    }
    return fields
  }

  /// An id made of the letters and digits of a name.
  private static func id(from name: String) -> String {
    let letters = FoldedText(name).scalars.compactMap(Unicode.Scalar.init)
    return letters.isEmpty ? name : String(String.UnicodeScalarView(letters))
  }

  private func place(_ node: Node) -> String? {
    node.mark.map { "\(file):\($0.line):\($0.column)" }
  }

  private mutating func report(
    _ code: ImportProblem.Code, _ node: Node?, _ message: String, suggestions: [String] = []
  ) {
    problems.append(
      ImportProblem(
        code, file: file, row: node?.mark?.line, column: node?.mark?.column, message: message,
        suggestions: suggestions))
  }
}
