/// Writes DL as edgelist1 with numbers and a block of labels, the form that most tools read; undirected edges both ways;
/// several kinds as several matrices.
func writeUCINET(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  _ = losses.keep([], of: graph.nodeColumns, whose: "node")
  let columns = losses.keep(["weight", "kind"], of: graph.edgeColumns, whose: "edge")
  let names = losses.nodeNames(graph.nodeIDs, because: "DL has no escape for quotes and line ends", clean: dlCleaned)
  let short = Set(names.map { $0.uppercased().prefix(18) })
  if short.count < names.count {
    losses.add(
      "\(counted(names.count - short.count, "label")) \(names.count - short.count == 1 ? "is" : "are") the same as another "
        + "in 18 capitals, which is all that older versions of UCINET keep.")
  }
  if names.contains(where: { $0.contains(" ") }) {
    losses.add("Labels with blanks stand between quotes, which igraph does not read.")
  }
  let weights = losses.numericWeights(graph)
  if weights?.type == .int { losses.add("The weights are whole numbers and are read back as numbers.") }
  if weights?.values.contains(where: { $0 == .int(0) || $0 == .double(0) }) == true {
    losses.add("Edges of weight 0 are no edges to UCINET.")
  }
  if let weights, weights.values.allSatisfy({ $0 == nil || $0 == .int(1) || $0 == .double(1) }) {
    losses.add("Weights that are all 1 are not read back.")
  }
  let kinds = columns.first { $0.name == "kind" }?.values.map { dlCleaned($0?.text ?? "") }
  var relations: [String] = []
  if let kinds {
    var seen: Set<String> = []
    relations = kinds.filter { seen.insert($0).inserted }
    losses.add("The kinds are matrices; edges are put in their order, and kinds are read back as text.")
  }
  losses.add("The file does not say whether edges run one way; edges that all run both ways are read as undirected.")

  var text = "DL n=\(names.count)" + (relations.count > 1 ? " nm=\(relations.count)" : "") + "\nformat = edgelist1\n"
  if !names.isEmpty { text += "labels:\n" + names.map { dlQuoted($0) + "\n" }.joined() }
  if !relations.isEmpty { text += "matrix labels:\n" + relations.map { dlQuoted($0) + "\n" }.joined() }
  text += "data:\n"
  let rows = Array(graph.edges.indices)
  let sections = relations.isEmpty ? [rows] : relations.map { relation in rows.filter { kinds?[$0] == relation } }
  for (place, section) in sections.enumerated() {
    if place > 0 { text += "!\n" }
    for row in section {
      let edge = graph.edges[row]
      let value = weights.map { " " + ($0.values[row]?.text ?? "1") } ?? ""
      text += "\(edge.source + 1) \(edge.target + 1)\(value)\n"
      if !graph.isDirected, edge.source != edge.target { text += "\(edge.target + 1) \(edge.source + 1)\(value)\n" }
    }
  }
  return [GraphFile(options.baseName + ".dl", text)]
}

/// A label without what DL cannot hold; never empty.
private func dlCleaned(_ text: String) -> String {
  let clean = pajekCleaned(text)
  return clean.isEmpty ? "_" : clean
}

/// A label between quotes where blanks, commas or signs of the format would cut it.
private func dlQuoted(_ label: String) -> String {
  let isPlain = label.utf8.allSatisfy {
    $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ":")
  }
  return isPlain && label != "!" && label.lowercased() != "embedded" ? label : "\"\(label)\""
}
