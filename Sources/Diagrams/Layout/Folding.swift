extension Diagram {
  /// More nodes than this are never drawn with their names on one page, so they are not even measured.
  static let mostReadable = 160

  /// The picture without the nodes that matter least, each group of which is counted in a badge, such as "+ 12 ICT".
  ///
  /// Nodes in focus matter most, then large ones, then those with most ties, then those that come first.
  ///
  /// - Parameter count: How many nodes are kept.
  /// - Returns: The picture with a badge for each colour among the nodes left out, or for each of ``groups``; the picture
  ///   itself if it has no more nodes.
  package func folded(keeping count: Int) -> Diagram {
    let nodes = distinctNodes
    guard nodes.count > count else { return self }
    var degrees = [Int](repeating: 0, count: nodes.count)
    for (_, source, target) in drawableEdges {
      degrees[source] += 1
      degrees[target] += 1
    }
    let ranking = nodes.indices.sorted { a, b in
      let (x, y) = (nodes[a], nodes[b])
      return (-x.emphasis.rank, -x.sizeClass.rawValue, -degrees[a], a)
        < (-y.emphasis.rank, -y.sizeClass.rawValue, -degrees[b], b)
    }
    let kept = Set(ranking.prefix(max(0, count)))
    var result = self
    result.nodes = nodes.indices.filter(kept.contains).map { nodes[$0] }
    var home: [String: Int] = [:]
    for (index, group) in groups.enumerated() { for id in group.nodeIDs where home[id] == nil { home[id] = index } }
    // Badges come in the order in which their first node stands in the legend.
    var counts: [FoldKey: Int] = [:]
    for index in nodes.indices where !kept.contains(index) {
      let node = nodes[index]
      counts[FoldKey(group: home[node.id], fill: home[node.id] == nil ? node.fill : nil), default: 0] +=
        max(1, node.foldedCount)
    }
    let keys = counts.keys.sorted { ($0.group ?? -1, place(of: $0.fill)) < ($1.group ?? -1, place(of: $1.fill)) }
    // No node of the picture has an id that begins so.
    var prefix = "+"
    while nodes.contains(where: { $0.id.hasPrefix(prefix) }) { prefix += "+" }
    for (number, key) in keys.enumerated() {
      let folded = counts[key] ?? 0
      let meaning = key.group == nil && counts.count > 1 ? meaning(of: key.fill) : nil
      var badge = DiagramNode(
        id: prefix + String(number + 1), label: "+ \(folded) " + (meaning ?? "more"),
        description: "\(folded) more that are not drawn" + (meaning.map { ": \($0)" } ?? ""),
        fill: key.fill ?? .plain, emphasis: .minor)
      badge.foldedCount = folded
      result.nodes.append(badge)
      if let group = key.group { result.groups[group].nodeIDs.append(badge.id) }
    }
    return result
  }

  /// A line for the foot that says what badges are; nil without any.
  var foldingNote: String? {
    let folded = nodes.map(\.foldedCount).reduce(0, +)
    guard folded > 0 else { return nil }
    let drawn = nodes.count { $0.foldedCount == 0 }
    return "Drawn: \(drawn) of \(drawn + folded), those that matter most here; boxes with + count the others."
  }

  private func place(of fill: NodeFill?) -> Int {
    style.fills.entries.firstIndex { $0.mark == fill } ?? style.fills.entries.count
  }

  private func meaning(of fill: NodeFill?) -> String? {
    style.fills.entries.first { $0.mark == fill }?.meaning
  }
}

/// What the nodes of one badge have in common.
private struct FoldKey: Hashable {
  let group: Int?
  let fill: NodeFill?
}
