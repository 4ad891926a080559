extension ReadGraph {
  /// Gives nodes the ids that the options ask for.
  ///
  /// - Parameters:
  ///   - options: How to read.
  ///   - automatic: Attributes that hold the names in files of a tool that numbers the nodes, the best first.
  ///   - isNumbered: Whether an id is such a number.
  ///   - source: For errors.
  /// - Throws: A `FormatError` if the attribute that is asked for names no nodes.
  mutating func chooseIDs(
    _ options: ReadOptions, automatic: [String], isNumbered: (String) -> Bool, source: SourceText
  ) throws(FormatError) {
    switch options.nodeIDs {
    case .id: return
    case .name, .label:
      guard let names = uniqueNames(options.nodeIDs.rawValue) else {
        throw source.error(
          "The attribute \(quoted(options.nodeIDs.rawValue)) is not there, not complete or not unique, so it names no nodes",
          "Take the ids from “id”")
      }
      let ids = graph.nodeIDs
      replaceIDs(names, from: options.nodeIDs.rawValue)
      if graph.nodeColumn("id") == nil { graph.nodeColumns.append(AttributeColumn("id", ids.map { .string($0) })) }
    case .automatic:
      guard !graph.nodeIDs.isEmpty, graph.nodeIDs.allSatisfy(isNumbered) else { return }
      for attribute in automatic {
        guard let names = uniqueNames(attribute) else { continue }
        replaceIDs(names, from: attribute)
        notices.append("The file numbers its nodes; their ids are taken from the attribute “\(attribute)”.")
        return
      }
    }
  }

  /// The texts of an attribute, if every node has one and no two the same.
  private func uniqueNames(_ attribute: String) -> [String]? {
    guard let column = graph.nodeColumn(attribute) else { return nil }
    let names = column.values.compactMap { $0?.text }.filter { !$0.isEmpty }
    return names.count == graph.nodeIDs.count && Set(names).count == names.count ? names : nil
  }

  private mutating func replaceIDs(_ names: [String], from attribute: String) {
    if let column = graph.nodeColumn("parent") {
      let renamed = Dictionary(uniqueKeysWithValues: zip(graph.nodeIDs, names))
      let values = column.values.map { value in value.map { .string(renamed[$0.text] ?? $0.text) } as AttributeValue? }
      graph.nodeColumns = graph.nodeColumns.map { $0.name == "parent" ? AttributeColumn("parent", values) : $0 }
    }
    graph.nodeIDs = names
    graph.nodeColumns.removeAll { $0.name == attribute }
  }
}
