extension Diagram {
  /// More nodes than this are never drawn with their names on one page, so they are not even measured.
  static let mostReadable = 160

  /// The picture without the nodes that matter least, each group of which is counted in a badge, such as "+ 12 ICT".
  ///
  /// Nodes in focus matter most, then large ones, then those with most ties, then those that come first; where groups
  /// stand apart they take turns, so that each keeps some. Ties between those in focus and nodes in a badge of a group lead
  /// to the badge.
  ///
  /// - Parameter count: How many nodes are kept.
  /// - Returns: The picture with a badge for each colour among the nodes left out, or for each of ``groups``; the picture
  ///   itself if it has no more nodes.
  package func folded(keeping count: Int) -> Diagram {
    let nodes = distinctNodes
    guard nodes.count(where: { $0.foldedCount == 0 }) > count else { return self }
    var degrees = [Int](repeating: 0, count: nodes.count)
    for (_, source, target) in drawableEdges {
      degrees[source] += 1
      degrees[target] += 1
    }
    var home: [String: Int] = [:]
    for (index, group) in groups.enumerated() { for id in group.nodeIDs where home[id] == nil { home[id] = index } }
    var ranking = nodes.indices.filter { nodes[$0].foldedCount == 0 }.sorted { a, b in
      let (x, y) = (nodes[a], nodes[b])
      return (-x.emphasis.rank, -x.sizeClass.rawValue, -degrees[a], a)
        < (-y.emphasis.rank, -y.sizeClass.rawValue, -degrees[b], b)
    }
    if !groups.isEmpty {
      var (turns, counts) = ([Int](repeating: 0, count: nodes.count), [Int](repeating: 0, count: groups.count))
      for index in ranking {
        guard let group = home[nodes[index].id] else { continue }
        turns[index] = counts[group]
        counts[group] += 1
      }
      let places = Dictionary(uniqueKeysWithValues: ranking.enumerated().map { ($1, $0) })
      ranking.sort {
        (-nodes[$0].emphasis.rank, turns[$0], places[$0] ?? 0) < (-nodes[$1].emphasis.rank, turns[$1], places[$1] ?? 0)
      }
    }
    let kept = Set(ranking.prefix(max(0, count)))
    var result = self
    result.nodes = nodes.indices.filter(kept.contains).map { nodes[$0] }
    // Badges come in the order in which their first node stands in the legend.
    var counts: [FoldKey: Int] = [:]
    var fills: [FoldKey: Set<NodeFill>] = [:]
    func key(_ node: DiagramNode) -> FoldKey {
      FoldKey(group: home[node.id], fill: home[node.id] == nil ? node.fill : nil)
    }
    for index in nodes.indices where !kept.contains(index) {
      let node = nodes[index]
      counts[key(node), default: 0] += max(1, node.foldedCount)
      fills[key(node), default: []].insert(node.fill)
    }
    let keys = counts.keys.sorted { ($0.group ?? -1, place(of: $0.fill)) < ($1.group ?? -1, place(of: $1.fill)) }
    // No node of the picture has an id that begins so.
    var prefix = "+"
    while nodes.contains(where: { $0.id.hasPrefix(prefix) }) { prefix += "+" }
    var badges: [FoldKey: String] = [:]
    for (number, key) in keys.enumerated() {
      let folded = counts[key] ?? 0
      let meaning = key.group == nil && counts.count > 1 ? meaning(of: key.fill) : nil
      var badge = DiagramNode(
        id: prefix + String(number + 1), label: "+ \(folded) " + (meaning ?? "more"),
        description: "\(folded) more that are not drawn" + (meaning.map { ": \($0)" } ?? ""),
        fill: key.fill ?? (fills[key]?.count == 1 ? fills[key]?.first : nil) ?? .plain, emphasis: .minor)
      badge.foldedCount = folded
      if key.group != nil { badges[key] = badge.id }
      result.nodes.append(badge)
      if let group = key.group { result.groups[group].nodeIDs.append(badge.id) }
    }
    result.edges += tiesToBadges(kept) { badges[key($0)] }
    return result
  }

  /// For each node in focus and each badge one tie for all those that are counted there.
  private func tiesToBadges(_ kept: Set<Int>, badge: (DiagramNode) -> String?) -> [DiagramEdge] {
    let nodes = distinctNodes
    var ties: [[String]: DiagramEdge] = [:]
    var order: [[String]] = []
    for (edge, source, target) in drawableEdges where kept.contains(source) != kept.contains(target) {
      let (near, far) = kept.contains(source) ? (nodes[source], nodes[target]) : (nodes[target], nodes[source])
      guard near.emphasis == .focus, let badge = badge(far) else { continue }
      let key = [near.id, badge]
      if ties[key] == nil {
        order.append(key)
        ties[key] = DiagramEdge(
          source: near.id, target: badge, line: edge.line, emphasis: edge.emphasis)
        ties[key]?.tieCount = 0
      }
      ties[key]?.tieCount += edge.tieCount
      if edge.emphasis.rank > ties[key]?.emphasis.rank ?? 0 { ties[key]?.emphasis = edge.emphasis }
    }
    return order.compactMap { key in
      guard var tie = ties[key] else { return nil }
      tie.description = tie.tieCount == 1 ? "1 tie that is not drawn" : "\(tie.tieCount) ties that are not drawn"
      return tie
    }
  }

  /// A line for the foot that says what badges are; nil without any.
  package var foldingNote: String? {
    let folded = nodes.map(\.foldedCount).reduce(0, +)
    guard folded > 0 else { return nil }
    let drawn = nodes.count { $0.foldedCount == 0 }
    var note = "Drawn: \(drawn) of \(drawn + folded), those that matter most here; boxes with + count the others"
    if edges.contains(where: { $0.tieCount > 1 }) { note += ", and a line to such a box stands for all ties with them" }
    note += "."
    let missing = undrawnLabels
    if !missing.isEmpty { note += " Not drawn for want of room: \(missing.joined(separator: ", "))." }
    return note
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
