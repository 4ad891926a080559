extension Diagram {
  /// The picture with a letter for each colour, in the legend and behind each name, if its theme wants that.
  ///
  /// Tables and maps say in words what their colours say, so they need none.
  package var lettered: Diagram {
    switch form {
    case .tables, .map: return self
    case .network, .columns, .moments: break
    }
    let entries = style.fills.entries
    guard theme.lettersGroups, entries.count > 1, entries.count <= 26 else { return self }
    var letters: [NodeFill: String] = [:]
    var result = self
    for (index, entry) in entries.enumerated() where entry.mark != .plain {
      let letter = String(UnicodeScalar(UInt8(65 + index)))
      letters[entry.mark] = letter
      result.style.fills.entries[index].meaning = "\(letter): \(entry.meaning)"
    }
    func lettered(_ node: DiagramNode) -> DiagramNode {
      guard let letter = letters[node.fill], !node.label.isEmpty else { return node }
      var node = node
      node.label += " (\(letter))"
      return node
    }
    result.nodes = nodes.map(lettered)
    if case .moments(let moments) = form {
      result.form = .moments(
        moments.map { moment in
          DiagramMoment(name: moment.name, nodes: moment.nodes.map(lettered), edges: moment.edges)
        })
    }
    return result
  }
}
