/// Reads Pajek's network with partitions (.clu), vectors (.vec) and the code book that our writer puts beside them; or a
/// project (.paj).
///
/// Labels are the ids if no two are the same, else numbers are. Two modes become the attribute `mode`, relations the
/// attribute `kind`. Arcs run one way and edges do not, in one graph if need be.
func readPajek(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var parts = PajekParts()
  var book: PajekCodeBook?
  func hasExtension(_ source: SourceText, _ name: String) -> Bool { source.file?.lowercased().hasSuffix(name) ?? false }
  let isBeside: (SourceText) -> Bool = { source in [".clu", ".vec", ".csv"].contains { hasExtension(source, $0) } }
  guard let main = sources.first(where: { !isBeside($0) }) else {
    throw sources[0].error("There is a partition or vector but no network", "Name the .net file too")
  }
  for source in sources where !isBeside(source) {
    var parser = PajekParser(source, parts: parts)
    parts = try parser.parse()
  }
  for source in sources where isBeside(source) {
    if hasExtension(source, ".csv") {
      book = try PajekCodeBook(source)
    } else {
      let isVector = hasExtension(source, ".vec")
      var parser = PajekParser(source, parts: parts, values: (source.file ?? "", isVector))
      parts = try parser.parse()
    }
  }
  guard parts.hasNetwork else { throw main.error("There is no “*Vertices”", "Check that the file is Pajek's") }
  return try assemble(parts, book, main, options, size: sources.reduce(0) { $0 + $1.bytes.count })
}

private func assemble(
  _ parts: PajekParts, _ book: PajekCodeBook?, _ source: SourceText, _ options: ReadOptions, size: Int
) throws(FormatError) -> ReadGraph {
  var assembler = GraphAssembler(source, options, size: size)
  assembler.name = parts.name
  assembler.notices = parts.notices
  let directed = parts.arcs.count { $0.isDirected }
  assembler.isDirected = parts.hasArcs && (!parts.hasEdges || directed * 2 >= parts.arcs.count)

  let names = parts.labels.enumerated().map { $1 ?? String($0 + 1) }
  let areUnique = Set(names).count == names.count
  if !areUnique {
    assembler.notices.append("Some labels are the same; the vertices' numbers are the ids, and labels an attribute.")
  }
  for (place, name) in names.enumerated() {
    let row = assembler.node(areUnique ? name : String(place + 1))
    if !areUnique { assembler.nodes.set("label", row: row, .string(name)) }
    if let first = parts.firstMode { assembler.nodes.set("mode", row: row, .int(place < first ? 1 : 2)) }
    for (axis, number) in zip(["x", "y", "z"], parts.places[place]) {
      assembler.nodes.set(axis, row: row, .double(number))
    }
  }
  for arc in parts.arcs {
    let row = assembler.addEdge(rows: arc.source, arc.target, isDirected: arc.isDirected)
    if let value = arc.value { assembler.edges.set("weight", row: row, .double(value)) }
    if let label = arc.label { assembler.edges.set("label", row: row, .string(label)) }
    if let relation = arc.relation {
      assembler.edges.set("kind", row: row, .string(parts.relations[relation] ?? String(relation)))
    }
  }
  for values in parts.values { assembler.addPajek(values, book) }
  var result = try assembler.finish()
  try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: source)
  return result
}

extension GraphAssembler {
  /// Adds a partition or vector as an attribute, decoded if there is a code book.
  fileprivate mutating func addPajek(_ values: PajekParts.Values, _ book: PajekCodeBook?) {
    let entry = book?.entries[values.name]
    let stem = values.name.split(separator: "/").last.map(String.init) ?? values.name
    let name = entry?.attribute ?? stem.split(separator: ".").first.map(String.init) ?? "partition"
    if values.numbers.count != nodeCount {
      notices.append(
        "\(quoted(values.name)) has \(values.numbers.count) values for \(nodeCount) vertices; "
          + "the rest are \(values.numbers.count < nodeCount ? "missing" : "left out").")
    }
    let column = nodes.column(name, type: entry?.type ?? (values.isVector ? .double : .int))
    for (row, number) in values.numbers.prefix(nodeCount).enumerated() where number != Double(pajekMissing) {
      if values.isVector {
        nodes.set(column, row: row, .double(number))
      } else if let code = Int(exactly: number) {
        if let entry, !entry.codes.isEmpty {
          if let text = entry.codes[code] { nodes.set(column, row: row, text: text, as: entry.type) }
        } else {
          nodes.set(column, row: row, .int(code))
        }
      } else {
        nodes.set(column, row: row, .double(number))
      }
    }
  }
}

/// What the numbers of partitions mean: rows of file, attribute, type, code and value.
struct PajekCodeBook {
  struct Entry {
    var attribute: String
    var type: AttributeColumn.ValueType
    var codes: [Int: String] = [:]
  }

  private(set) var entries: [String: Entry] = [:]

  init(_ source: SourceText) throws(FormatError) {
    let table = try CSVTable(source)
    guard table.header == ["file", "attribute", "type", "code", "value"] else {
      throw source.error(at: 0, "The table is no code book", "Its columns are file, attribute, type, code, value")
    }
    for row in table.rows.indices {
      let file = table.cell(row, 0).text
      let type = AttributeColumn.ValueType(rawValue: table.cell(row, 2).text) ?? .string
      let new = Entry(attribute: FormulaGuard.unguarded(table.cell(row, 1).text), type: type)
      // Changed where it stands: a copy of all codes for each row would take minutes where there are a hundred thousand.
      if let code = Int(table.cell(row, 3).text) {
        entries[file, default: new].codes[code] = FormulaGuard.unguarded(table.cell(row, 4).text)
      } else if entries[file] == nil {
        entries[file] = new
      }
    }
  }
}
