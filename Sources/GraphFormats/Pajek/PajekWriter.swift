/// Writes Pajek's network; node attributes as partitions and vectors with a code book; the edge attribute `kind` as
/// relations.
///
/// The attribute `mode` makes a network of two modes if it has two values, those of the first mode come first, and no
/// edge stays within a mode.
func writePajek(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  let names = losses.nodeNames(
    graph.nodeIDs, because: "Pajek has no escape for quotes and line ends", clean: pajekCleaned)
  let edgeColumns = losses.keep(["weight", "label", "kind"], of: graph.edgeColumns, whose: "edge")
  let firstMode = graph.firstModeCount
  var text = graph.name.isEmpty ? "" : "*Network \(pajekCleaned(graph.name))\n"
  if !graph.name.isEmpty, pajekCleaned(graph.name) != graph.name || graph.name.trimmed != graph.name {
    losses.add("Quotes, line ends and outer blanks in the name of the graph are written otherwise.")
  }
  text += "*Vertices \(names.count)" + (firstMode.map { " \($0)" } ?? "") + "\n"
  for (row, name) in names.enumerated() { text += "\(row + 1) \"\(pajekReferencesKept(name))\"\n" }
  text += PajekLines(graph, edgeColumns, &losses).text

  var files = [GraphFile(options.baseName + ".net", text)]
  var book = ""
  var taken: Set<String> = []
  for column in graph.nodeColumns {
    if column.name == "mode", firstMode != nil {
      if column.type != .int { losses.add("The two values of “mode” are read back as 1 and 2.") }
      continue
    }
    let stem = pajekFileStem(column.name, &taken)
    files.append(pajekAttribute(column, "\(options.baseName).\(stem)", options, into: &book, &losses))
  }
  if !book.isEmpty {
    files.append(GraphFile(options.baseName + ".codes.csv", "file,attribute,type,code,value\n" + book))
  }
  return files
}

/// Texts with what Pajek has no escape for replaced: quotes by apostrophes, line ends by blanks, and a backslash before an n,
/// which ends a line there, by a slash.
func pajekCleaned(_ text: String) -> String {
  var clean = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": clean.append("'")
    case "\n", "\r", "\t": clean.append(" ")
    case _ where scalar.value < 0x20: continue
    default: clean.append(scalar)
    }
  }
  return String(clean).replacing("\\n", with: "/n")
}

/// A text in which what looks like a reference such as `&#381;` is not taken for the character by readers of references.
func pajekReferencesKept(_ text: String) -> String { text.replacing("&#", with: "&#38;#") }

extension AttributedGraph {
  /// How many nodes are of the first mode, if `mode` makes a network of two modes as Pajek has it.
  fileprivate var firstModeCount: Int? {
    guard let mode = nodeColumn("mode"), !edges.isEmpty, let first = mode.values.first, first != nil,
      let count = mode.values.firstIndex(where: { $0 != first }), let second = mode.values[count],
      mode.values[count...].allSatisfy({ $0 == second }), mode.type != .int || (first == .int(1) && second == .int(2)),
      edges.allSatisfy({ ($0.source < count) != ($0.target < count) })
    else { return nil }
    return count
  }
}

/// The sections of edges, by relation and direction.
private struct PajekLines {
  var text = ""

  init(_ graph: AttributedGraph, _ columns: [AttributeColumn], _ losses: inout Losses) {
    let weights = columns.first { $0.name == "weight" }.flatMap { $0.type == .double || $0.type == .int ? $0 : nil }
    let labels = columns.first { $0.name == "label" }
    if weights == nil, columns.contains(where: { $0.name == "weight" }) {
      losses.add("The weights are not numbers and are not kept.")
    }
    if weights?.type == .int { losses.add("The weights are whole numbers and are read back as numbers.") }
    if let labels, labels.values.contains(where: { $0.map { pajekCleaned($0.text) != $0.text } ?? false }) {
      losses.add("Quotes and line ends in labels of edges are replaced.")
    }
    if let labels, labels.type != .string { losses.add("Labels of edges are read back as text.") }
    let kinds = columns.first { $0.name == "kind" }
    var relations: [String] = []
    var sections: [[Int]] = []
    var places: [String: Int] = [:]
    for row in graph.edges.indices {
      let kind = kinds?.values[row].map { pajekCleaned($0.text) } ?? ""
      let isDirected = graph.isDirected(graph.edges[row])
      let key = (isDirected ? "*Arcs" : "*Edges") + "\n" + kind
      if places[key] == nil {
        places[key] = sections.count
        sections.append([])
        if !kind.isEmpty, !relations.contains(kind) { relations.append(kind) }
      }
      sections[places[key] ?? 0].append(row)
    }
    if let kinds {
      losses.add("The kinds are relations, which NetworkX and igraph do not read.")
      if kinds.type != .string { losses.add("The kinds are read back as text.") }
      if kinds.values.contains(where: { $0.map { $0.text.isEmpty || pajekCleaned($0.text) != $0.text } ?? false }) {
        losses.add("Quotes and line ends in kinds are replaced, and empty kinds are missing.")
      }
    }
    if sections.count > 1, sections.flatMap(\.self) != Array(graph.edges.indices) {
      losses.add("Edges are put in the order of their kinds and directions.")
    }
    if sections.isEmpty { text = graph.isDirected ? "*Arcs\n" : "*Edges\n" }
    for rows in sections {
      guard let first = rows.first else { continue }
      text += graph.isDirected(graph.edges[first]) ? "*Arcs" : "*Edges"
      if let kind = kinds?.values[first].map({ pajekCleaned($0.text) }), let number = relations.firstIndex(of: kind) {
        text += " :\(number + 1) \"\(kind)\""
      }
      text += "\n"
      for row in rows {
        let edge = graph.edges[row]
        text += "\(edge.source + 1) \(edge.target + 1)"
        if let weight = weights?.values[row] { text += " " + weight.text }
        if let label = labels?.values[row] { text += " l \"\(pajekReferencesKept(pajekCleaned(label.text)))\"" }
        text += "\n"
      }
    }
  }
}

/// A name for a file of an attribute: letters and digits, unlike the others in any case.
private func pajekFileStem(_ name: String, _ taken: inout Set<String>) -> String {
  let kept = name.unicodeScalars.map { scalar -> Character in
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil) ? Character(scalar) : "-"
  }
  let base = kept.isEmpty ? "attribute" : String(kept.prefix(60))
  var stem = base
  var number = 2
  while !taken.insert(stem.lowercased()).inserted {
    stem = "\(base)-\(number)"
    number += 1
  }
  return stem
}

/// A partition or vector of an attribute, and its rows in the code book.
private func pajekAttribute(
  _ column: AttributeColumn, _ stem: String, _ options: WriteOptions, into book: inout String, _ losses: inout Losses
) -> GraphFile {
  func cell(_ text: String) -> String {
    csvCell(options.guardsFormulas ? FormulaGuard.guarded(text) : text, always: true)
  }
  func add(_ file: String, _ code: String, _ value: String) {
    book += "\(csvCell(file)),\(cell(column.name)),\(column.type.rawValue),\(code),\(value)\n"
  }
  if column.values.contains(where: { [.int(pajekMissing), .double(Double(pajekMissing))].contains($0) }) {
    losses.add("\(pajekMissing) in \(quoted(column.name)) means missing in Pajek.")
  }
  let head = "*Vertices \(column.values.count)\n"
  if column.type == .double {
    let file = stem + ".vec"
    add(file, "", "")
    return GraphFile(file, head + column.values.map { ($0?.text ?? String(pajekMissing)) + "\n" }.joined())
  }
  let file = stem + ".clu"
  let areSmall = column.values.allSatisfy { value in
    guard case .int(let whole)? = value else { return value == nil }
    return Int32(exactly: whole) != nil
  }
  if column.type == .int, areSmall {
    add(file, "", "")
    return GraphFile(file, head + column.values.map { ($0?.text ?? String(pajekMissing)) + "\n" }.joined())
  }
  var codes: [AttributeValue: Int] = column.type == .bool ? [.bool(false): 0, .bool(true): 1] : [:]
  if column.type == .bool { for value in ["false", "true"] { add(file, value == "true" ? "1" : "0", value) } }
  var lines = ""
  for value in column.values {
    guard let value else {
      lines += "\(pajekMissing)\n"
      continue
    }
    let code = codes[value] ?? codes.count + 1
    if codes.updateValue(code, forKey: value) == nil { add(file, String(code), cell(value.text)) }
    lines += "\(code)\n"
  }
  return GraphFile(file, head + lines)
}
