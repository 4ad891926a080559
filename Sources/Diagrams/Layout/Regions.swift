/// The parts of a plot in which nodes stand together.
package struct Regions: Sendable {
  /// A part of the plot.
  package struct Region: Sendable {
    /// The nodes in it.
    package var members: [Int]
    /// Where they may lie.
    package var area: Box
    /// The panel behind them, with the name of the group; nil without a group.
    package var panel: (name: String, box: Box)?
  }
  package var regions: [Region]
  /// Whether the parts are groups, which nodes must not leave.
  package let isGrouped: Bool
}

extension Regions {
  /// Connected parts of a picture, each in a share of the plot; nodes without ties stand together.
  package static func components(_ sizes: [Size], _ ties: [(Int, Int)], gap: Double, in plot: Box) -> Regions {
    var parts = UnionFind(count: sizes.count)
    for (a, b) in ties { parts.join(a, b) }
    var members: [Int: [Int]] = [:]
    for node in sizes.indices { members[parts.root(of: node), default: []].append(node) }
    let tied = members.values.filter { $0.count > 1 }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    let alone = members.values.filter { $0.count == 1 }.flatMap(\.self).sorted()
    let groups = tied + (alone.isEmpty ? [] : [alone])
    func weight(_ group: [Int]) -> Double {
      let area = group.map { (sizes[$0].width + gap) * (sizes[$0].height + gap) }.reduce(0, +)
      // Ties need room too; nodes alone need none besides their own.
      return group == alone ? area * 1.1 : area * 1.7
    }
    let areas = divide(plot, groups.map(weight), gap: gap * 1.5)
    return Regions(
      regions: zip(groups, areas).map { Region(members: $0, area: $1, panel: nil) }, isGrouped: false)
  }

  /// Cuts a box into parts with areas in proportion to weights, the first at the left or top.
  private static func divide(_ box: Box, _ weights: [Double], gap: Double) -> [Box] {
    guard weights.count > 1 else { return weights.isEmpty ? [] : [box] }
    let total = weights.reduce(0, +)
    var (split, before) = (1, weights[0])
    while split < weights.count - 1, before + weights[split] / 2 < total / 2 {
      before += weights[split]
      split += 1
    }
    let share = before / max(total, 1e-9)
    let (first, second) = box.size.width >= box.size.height * 1.15 ? box.cutAcross(share, gap) : box.cutDown(share, gap)
    return divide(first, Array(weights[..<split]), gap: gap) + divide(second, Array(weights[split...]), gap: gap)
  }

  /// Groups at the left and right, one above the other, and the nodes of no group between them.
  package static func groups(_ diagram: Diagram, _ sizes: [Size], gap: Double, in plot: Box, widths: TextWidths)
    -> Regions
  {
    let nodes = diagram.distinctNodes
    let places = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var taken: Set<Int> = []
    var left: [(group: DiagramGroup, members: [Int], weight: Double)] = []
    var right = left
    func weight(_ members: [Int]) -> Double {
      members.map { (sizes[$0].width + gap) * (sizes[$0].height + gap) }.reduce(0, +)
    }
    var automatic = left
    for group in diagram.groups {
      let members = group.nodeIDs.compactMap { places[$0] }.filter { taken.insert($0).inserted }
      guard !members.isEmpty else { continue }
      let heading = widths.width(safeText(group.name), Typography.heading, bold: true) * 30
      let entry = (group, members, weight(members) + heading)
      switch group.side {
      case .left: left.append(entry)
      case .right: right.append(entry)
      case .automatic: automatic.append(entry)
      }
    }
    // Large ones choose first; each goes to the side that holds less.
    for entry in automatic.enumerated().sorted(by: { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }) {
      let loads = [left, right].map { $0.map(\.weight).reduce(0, +) }
      if loads[0] <= loads[1] { left.append(entry.element) } else { right.append(entry.element) }
    }
    let middle = nodes.indices.filter { !taken.contains($0) }
    let columns = columnBoxes(
      plot, left: left.map(\.members), middle: middle, right: right.map(\.members), sizes, gap, weight)
    var regions: [Region] = []
    for (column, entries) in [(columns[0], left), (columns[2], right)] where !entries.isEmpty {
      let total = entries.map(\.weight).reduce(0, +)
      let space = 10.0
      let least = entries.map { entry in 34 + (entry.members.map { sizes[$0].height }.max() ?? 0) }
      let free = max(0, column.size.height - space * Double(entries.count - 1) - least.reduce(0, +))
      var top = column.minY
      for (entry, least) in zip(entries, least) {
        let height = least + free * entry.weight / max(total, 1e-9)
        let box = Box(x: column.minX, y: top, width: column.size.width, height: height)
        let area = Box(
          x: box.minX + 8, y: box.minY + 25, width: max(1, box.size.width - 16), height: max(1, box.size.height - 32))
        regions.append(Region(members: entry.members, area: area, panel: (entry.group.name, box)))
        top += height + space
      }
    }
    if !middle.isEmpty { regions.append(Region(members: middle, area: columns[1], panel: nil)) }
    return Regions(regions: regions, isGrouped: true)
  }

  private static func columnBoxes(
    _ plot: Box, left: [[Int]], middle: [Int], right: [[Int]], _ sizes: [Size], _ gap: Double,
    _ weight: ([Int]) -> Double
  ) -> [Box] {
    let sides = [left.flatMap(\.self), middle, right.flatMap(\.self)]
    let gutter = min(middle.isEmpty ? 130 : 54, plot.size.width * 0.12)
    let used = sides.filter { !$0.isEmpty }.count
    let free = plot.size.width - gutter * Double(max(0, used - 1))
    let least = sides.enumerated().map { side, members in
      members.isEmpty ? 0 : (members.map { sizes[$0].width }.max() ?? 0) + (side == 1 ? 0 : 18)
    }
    let weights = sides.enumerated().map { side, members in weight(members) * (side == 1 ? 1.5 : 1.25) }
    let rest = max(0, free - least.reduce(0, +))
    // Room beyond the widest box goes where the boxes need more than one column of it.
    let demand = zip(weights, least).map { max(0.02 * $0, $0 / max(1, plot.size.height) - $1) }
    let total = max(demand.reduce(0, +), 1e-9)
    var boxes: [Box] = []
    var x = plot.minX
    for side in 0..<3 {
      let width = sides[side].isEmpty ? 0 : least[side] + rest * demand[side] / total
      boxes.append(Box(x: x, y: plot.minY, width: width, height: plot.size.height))
      if !sides[side].isEmpty { x += width + gutter }
    }
    return boxes
  }
}

extension Box {
  fileprivate func cutAcross(_ share: Double, _ gap: Double) -> (Box, Box) {
    let first = max(1, (size.width - gap) * share)
    return (
      Box(x: minX, y: minY, width: first, height: size.height),
      Box(x: minX + first + gap, y: minY, width: max(1, size.width - first - gap), height: size.height)
    )
  }
  fileprivate func cutDown(_ share: Double, _ gap: Double) -> (Box, Box) {
    let first = max(1, (size.height - gap) * share)
    return (
      Box(x: minX, y: minY, width: size.width, height: first),
      Box(x: minX, y: minY + first + gap, width: size.width, height: max(1, size.height - first - gap))
    )
  }
}

/// Sets that can be joined, each known by its least member.
private struct UnionFind {
  private var parents: [Int]
  init(count: Int) { parents = Array(0..<count) }
  mutating func root(of node: Int) -> Int {
    var node = node
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }
  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(of: a), root(of: b))
    parents[max(first, second)] = min(first, second)
  }
}
