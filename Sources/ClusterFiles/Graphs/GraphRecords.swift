import ClusterModel
import GraphFormats

/// Makes records of a graph with columns: nodes are organisations, edges ties, what has no meaning here stays an
/// attribute.
struct GraphRecords {
  private let graph: AttributedGraph
  private let file: String
  private let log: ImportLog
  private var omittedEdges = 0

  init(_ graph: AttributedGraph, file: String, log: ImportLog) {
    (self.graph, self.file, self.log) = (graph, file, log)
  }

  /// The records; what is wrong with values is logged.
  mutating func records(title: String) -> ClusterRecords {
    let nodeColumns = NodeRoles(graph.nodeColumns)
    let organisations = graph.nodeIDs.indices.map { organisation($0, nodeColumns) }
    let edgeColumns = EdgeRoles(graph.edgeColumns)
    if edgeColumns.strength?.name == "value" { log.note("\(file): the edge attribute “value” is read as the strength") }
    var ties: [Tie] = []
    ties.reserveCapacity(graph.edges.count)
    var selfTies = 0
    for row in graph.edges.indices {
      guard let tie = tie(row, edgeColumns) else {
        omittedEdges += 1
        continue
      }
      if tie.sourceID == tie.targetID { selfTies += 1 }
      ties.append(tie)
    }
    if selfTies > 0 { log.note("\(file): \(counted(selfTies, "tie")) from an organisation to itself") }
    log.count(
      TableCount(file: file, rows: graph.nodeIDs.count + graph.edges.count, omittedRows: omittedEdges))
    var records = ClusterRecords(title: title, organisations: organisations, ties: ties)
    records.attributeNames = nodeColumns.attributes.map(\.name)
    if nodeColumns.keepsCountryText, let country = nodeColumns.country { records.attributeNames.append(country.name) }
    records.tieAttributeNames = edgeColumns.attributes.map(\.name)
    return nodeColumns.mode.map { TwoModeGraph(graph, mode: $0).restoring(records) } ?? records
  }

  /// The name of a node with its number, as problems give it.
  private func node(_ row: Int) -> String { "the node \"\(graph.nodeIDs[row])\"" }

  private func organisation(_ row: Int, _ roles: NodeRoles) -> Organisation {
    let id = graph.nodeIDs[row]
    func text(_ column: AttributeColumn?) -> String? {
      guard let text = column?.values[row]?.text.trimmed, !text.isEmpty else { return nil }
      return text
    }
    let shortName = text(roles.shortName)
    var organisation = Organisation(
      id: id, name: text(roles.name) ?? shortName ?? id,
      provenance: Provenance(file: "\(file) node", row: row + 1))
    organisation.shortName = shortName
    organisation.kind = text(roles.kind).map(OrganisationKind.init(rawValue:))
    organisation.sectors = Self.list(roles.sectors?.values[row])
    organisation.areas = Self.list(roles.areas?.values[row])
    (organisation.region, organisation.city) = (text(roles.region), text(roles.city))
    organisation.website = text(roles.website)
    for column in roles.attributes {
      if let value = column.values[row]?.text, !value.isEmpty { organisation.attributes[column.name] = value }
    }
    if let column = roles.country, let text = text(column) {
      organisation.country = Country(code: text) ?? Country(name: text)
      if organisation.country == nil {
        organisation.attributes[column.name] = text
        log.add(
          ImportProblem(
            .unknownCountry, severity: .warning, file: file, columnName: column.name, value: text,
            message: "\(column.name) \"\(text)\" of \(node(row)) is no country known by ISO code or English name; "
              + "it is kept as text"))
      }
    }
    return organisation
  }

  private static func list(_ value: AttributeValue?) -> [String] {
    switch value {
    case .list(let texts): texts.map(\.trimmed).filter { !$0.isEmpty }
    case .some(let other): other.text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    case nil: []
    }
  }

  private func tie(_ row: Int, _ roles: EdgeRoles) -> Tie? {
    let edge = graph.edges[row]
    let (source, target) = (graph.nodeIDs[edge.source], graph.nodeIDs[edge.target])
    var strength = 1.0
    if let value = roles.strength?.values[row] {
      guard let number = Self.number(value), number > 0, number.isFinite else {
        log.add(
          ImportProblem(
            .badStrength, file: file, columnName: roles.strength?.name, value: value.text,
            message: "\(roles.strength?.name ?? "") \"\(value.text)\" of the tie \"\(source)\" – \"\(target)\" (edge "
              + "\(row + 1)) is not a finite number above zero; correct it, or take the edge out if there is no tie"))
        return nil
      }
      strength = number
    }
    var tie = Tie(
      from: source, to: target,
      kind: roles.kind?.values[row].map { TieKind(rawValue: $0.text) } ?? .unspecified, strength: strength,
      provenance: Provenance(file: "\(file) edge", row: row + 1))
    tie.isDirected = graph.isDirected(edge)
    tie.since = roles.since?.values[row].flatMap { PartialDate($0.text.trimmed) }
    tie.until = roles.until?.values[row].flatMap { PartialDate($0.text.trimmed) }
    for column in roles.attributes {
      if let value = column.values[row]?.text, !value.isEmpty { tie.attributes[column.name] = value }
    }
    return tie
  }

  private static func number(_ value: AttributeValue) -> Double? {
    switch value {
    case .int(let whole): Double(whole)
    case .double(let number): number
    default: Double(value.text.trimmed)
    }
  }
}

/// What the columns of nodes mean.
private struct NodeRoles {
  var name: AttributeColumn?
  var shortName: AttributeColumn?
  var kind: AttributeColumn?
  var country: AttributeColumn?
  var sectors: AttributeColumn?
  var areas: AttributeColumn?
  var region: AttributeColumn?
  var city: AttributeColumn?
  var website: AttributeColumn?
  /// Whether each node is an organisation or an activity, as `export` writes it.
  var mode: AttributeColumn?
  var attributes: [AttributeColumn] = []
  /// Whether some text of the column of countries names none.
  var keepsCountryText = false

  init(_ columns: [AttributeColumn]) {
    let folded = columns.map { ColumnNames.folded($0.name) }
    var taken: Set<Int> = []
    func take(_ names: [String], where isFit: (AttributeColumn) -> Bool = { _ in true }) -> AttributeColumn? {
      for name in names {
        let place = columns.indices.first { folded[$0] == name && !taken.contains($0) && isFit(columns[$0]) }
        if let place {
          taken.insert(place)
          return columns[place]
        }
      }
      return nil
    }
    name = take(ColumnNames.names)
    shortName = take(ColumnNames.shortNames)
    // igraph marks the two modes of a network by truth values called type.
    kind = take(ColumnNames.kinds) { $0.type == .string }
    country = take(ColumnNames.countries)
    sectors = take(ColumnNames.sectors)
    // The main sector is the first of all.
    if sectors?.name.lowercased() == "sectors" { _ = take(["sector"]) }
    areas = take(["areas"])
    (region, city, website) = (take(["region"]), take(["city"]), take(["website"]))
    mode = take(["mode"]) { column in
      let words = Set(column.values.map { $0?.text })
      return words.isSubset(of: ["organisation", "activity"]) && words.contains("activity")
    }
    attributes = columns.indices.filter { !taken.contains($0) }.map { columns[$0] }
    keepsCountryText =
      country?.values.contains { value in
        guard let text = value?.text.trimmed, !text.isEmpty else { return false }
        return Country(code: text) == nil && Country(name: text) == nil
      } ?? false
  }
}

/// What the columns of edges mean.
private struct EdgeRoles {
  var strength: AttributeColumn?
  var kind: AttributeColumn?
  var since: AttributeColumn?
  var until: AttributeColumn?
  var attributes: [AttributeColumn] = []

  init(_ columns: [AttributeColumn]) {
    var taken: Set<Int> = []
    func take(_ names: [String], where isFit: (AttributeColumn) -> Bool = { _ in true }) -> AttributeColumn? {
      for name in names {
        let place = columns.indices.first {
          ColumnNames.folded(columns[$0].name) == name && !taken.contains($0) && isFit(columns[$0])
        }
        if let place {
          taken.insert(place)
          return columns[place]
        }
      }
      return nil
    }
    func areDates(_ column: AttributeColumn) -> Bool {
      column.values.allSatisfy { $0.map { PartialDate($0.text.trimmed) != nil } ?? true }
    }
    func areNumbers(_ column: AttributeColumn) -> Bool { column.type == .int || column.type == .double }
    strength = take(ColumnNames.strengths) ?? take(["value"], where: areNumbers)
    kind = take(ColumnNames.tieKinds) ?? take(ColumnNames.types) { $0.type == .string }
    since = take(ColumnNames.beginnings, where: areDates)
    until = take(ColumnNames.ends, where: areDates)
    attributes = columns.indices.filter { !taken.contains($0) }.map { columns[$0] }
  }
}
