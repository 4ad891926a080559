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
    /// Whether the panel is at the right, so that its name stands at its right edge.
    package var isRight = false
    /// Whether no node in it has a tie.
    package var isAlone = false
    /// The words before a row of nodes without ties; empty for none.
    package var heading = ""
  }
  package var regions: [Region]
  /// Whether the parts are groups, which nodes must not leave.
  package let isGrouped: Bool
}

extension Regions {
  /// Connected parts of a picture, each in a share of the plot; nodes without ties stand together.
  package static func components(
    _ sizes: [Size], _ ties: [(Int, Int)], isBadge: [Bool], gap: Double, in plot: Box
  ) -> Regions {
    var parts = UnionFind(count: sizes.count)
    for (a, b) in ties { parts.join(a, b) }
    var members: [Int: [Int]] = [:]
    for node in sizes.indices { members[parts.root(of: node), default: []].append(node) }
    var tied: [[Int]] = members.values.filter { $0.count > 1 }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    let single = members.values.filter { $0.count == 1 }.flatMap(\.self).sorted()
    func weight(_ group: [Int]) -> Double {
      group.map { (sizes[$0].width + gap) * (sizes[$0].height + gap) }.reduce(0, +)
    }
    func least(_ group: [Int]) -> Size {
      Size(width: group.map { sizes[$0].width }.max() ?? 0, height: group.map { sizes[$0].height }.max() ?? 0)
    }
    var (rest, regions) = (plot, [Region]())
    // Badges stand below those that have a name.
    for (alone, heading) in [
      (single.filter { isBadge[$0] }, "Not drawn:"), (single.filter { !isBadge[$0] }, "Without ties:"),
    ]
    where !alone.isEmpty {
      // Nodes without ties stand in rows at the foot, or everywhere if there are no others.
      let height = rowsHeight(alone, sizes, width: plot.size.width - aloneHeading, gap: gap)
      let isOnly = tied.isEmpty && alone.count == single.count
      let isLast = tied.isEmpty && !isBadge[alone[0]]
      var (first, second) = isOnly || isLast ? (rest, rest) : rest.cut(heightOfLast: height, gap * 2)
      if !isOnly {
        second.origin.x += aloneHeading
        second.size.width = max(1, second.size.width - aloneHeading)
      }
      regions.append(Region(members: alone, area: second, panel: nil, isAlone: true, heading: isOnly ? "" : heading))
      rest = first
    }
    var areas = divide(rest, tied.map { (weight($0), least($0)) }, gap: gap * 2)
    // Many small parts waste room at their borders, so that they then share all of it.
    let isTight = zip(tied, areas).contains { (part: [Int], area: Box) -> Bool in
      let size = least(part)
      if size.width > area.size.width || size.height > area.size.height { return true }
      return weight(part) > 0.7 * area.size.area
    }
    if isTight {
      tied = [tied.flatMap(\.self).sorted()]
      areas = [rest]
    }
    regions.insert(contentsOf: zip(tied, areas).map { Region(members: $0, area: $1, panel: nil) }, at: 0)
    return Regions(regions: regions, isGrouped: false)
  }

  /// The room for the words before the row of nodes without ties.
  package static let aloneHeading = 76.0

  /// How much height boxes take in rows, each as full as may be.
  private static func rowsHeight(_ members: [Int], _ sizes: [Size], width: Double, gap: Double) -> Double {
    var (left, height, row) = (0.0, 0.0, 0.0)
    for index in members {
      if left > 0, left + sizes[index].width > width {
        height += row + gap
        (left, row) = (0, 0)
      }
      left += sizes[index].width + gap
      row = max(row, sizes[index].height)
    }
    return height + row
  }

  /// Cuts a box into parts with areas in proportion to weights, the first at the left or top, each large enough for
  /// its largest member if that is possible.
  private static func divide(_ box: Box, _ parts: [(weight: Double, least: Size)], gap: Double) -> [Box] {
    guard parts.count > 1 else { return parts.isEmpty ? [] : [box] }
    let total = parts.map(\.weight).reduce(0, +)
    var (split, before) = (1, parts[0].weight)
    while split < parts.count - 1, before + parts[split].weight / 2 < total / 2 {
      before += parts[split].weight
      split += 1
    }
    let (head, tail) = (Array(parts[..<split]), Array(parts[split...]))
    func least(_ parts: [(weight: Double, least: Size)]) -> Size {
      Size(width: parts.map(\.least.width).max() ?? 0, height: parts.map(\.least.height).max() ?? 0)
    }
    let isAcross = box.size.width >= box.size.height * 1.15
    let side = max(1, isAcross ? box.size.width - gap : box.size.height - gap)
    let (low, high) =
      isAcross ? (least(head).width, side - least(tail).width) : (least(head).height, side - least(tail).height)
    let share = low > high ? before / max(total, 1e-9) : min(max(before / max(total, 1e-9), low / side), high / side)
    let (first, second) = isAcross ? box.cutAcross(share, gap) : box.cutDown(share, gap)
    return divide(first, head, gap: gap) + divide(second, tail, gap: gap)
  }

  /// Groups at the left and right, one above the other, and the nodes of no group between them.
  package static func groups(_ diagram: Diagram, _ sizes: [Size], gap: Double, in plot: Box, widths: TextWidths)
    -> Regions
  {
    let nodes = diagram.distinctNodes
    let places = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var taken: Set<Int> = []
    var left: [Entry] = []
    var right = left
    func weight(_ members: [Int]) -> Double {
      members.map { (sizes[$0].width + gap) * (sizes[$0].height + gap) }.reduce(0, +)
    }
    var automatic = left
    for group in diagram.groups {
      let members = group.nodeIDs.compactMap { places[$0] }.filter { taken.insert($0).inserted }
      guard !members.isEmpty else { continue }
      let entry = (group, members, weight(members) + 3_000)
      switch group.side {
      case .left: left.append(entry)
      case .right: right.append(entry)
      case .automatic: automatic.append(entry)
      }
    }
    // Large ones choose first; each goes to the side that holds less.
    for entry in automatic.enumerated().sorted(by: { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) })
    {
      let loads = [left, right].map { $0.map(\.weight).reduce(0, +) }
      if loads[0] <= loads[1] { left.append(entry.element) } else { right.append(entry.element) }
    }
    let middle = nodes.indices.filter { !taken.contains($0) }
    let gutter = min(middle.isEmpty ? 130 : 48, plot.size.width * 0.1)
    let widest = middle.map { sizes[$0].width }.max() ?? 0
    let free = plot.size.width - widest - 2 * gutter
    func column(_ entries: [Entry], _ limit: Double) -> Double {
      columnWidth(
        entries, sizes, gap, limit: limit, height: plot.size.height, widths, Typography(diagram.theme).heading)
    }
    let leftWidth = column(left, right.isEmpty ? free : free * 0.66)
    let rightWidth = column(right, free - leftWidth)
    var regions: [Region] = []
    for (entries, width, x) in [(left, leftWidth, plot.minX), (right, rightWidth, plot.maxX - rightWidth)] {
      regions += stacked(
        entries, Box(x: x, y: plot.minY, width: width, height: plot.size.height), sizes, gap, isRight: x > plot.minX)
    }
    if !middle.isEmpty {
      let start = plot.minX + leftWidth + (left.isEmpty ? 0 : gutter)
      let end = plot.maxX - rightWidth - (right.isEmpty ? 0 : gutter)
      let area = Box(x: start, y: plot.minY, width: max(1, end - start), height: plot.size.height)
      regions.append(Region(members: middle, area: area, panel: nil))
    }
    return Regions(regions: regions, isGrouped: true)
  }

  private static let heading = 27.0
  private static let padding = 9.0
  private static let space = 10.0

  /// The least width in which groups fit one above the other, or the limit if they fit in none.
  private static func columnWidth(
    _ entries: [Entry], _ sizes: [Size], _ gap: Double, limit: Double, height: Double, _ widths: TextWidths,
    _ headingSize: Double
  ) -> Double {
    guard !entries.isEmpty else { return 0 }
    let widest = entries.flatMap(\.members).map { sizes[$0].width }.max() ?? 0
    let headings = entries.map { widths.width(safeText($0.group.name), headingSize, bold: true) }.max() ?? 0
    let least = max(widest, min(headings * 1.02 + 4, limit * 0.6)) + 2 * padding
    func used(_ width: Double) -> Double {
      entries.map { entry in
        rowsHeight(entry.members, sizes, width: width - 2 * padding, gap: gap) * 1.04 + heading + padding
      }.reduce(space * Double(entries.count - 1), +)
    }
    // Where they fit in no width, more width than helps would only be lost.
    let enough = max(height * 0.96, used(limit))
    for width in stride(from: least, to: limit, by: 8) where used(width) <= enough { return width }
    return max(least, limit)
  }

  /// Groups one above the other, each as high as its rows need and a share of what is left.
  private static func stacked(_ entries: [Entry], _ column: Box, _ sizes: [Size], _ gap: Double, isRight: Bool)
    -> [Region]
  {
    let inner = column.size.width - 2 * padding
    let least = entries.map { rowsHeight($0.members, sizes, width: inner, gap: gap) + heading + padding }
    let free = max(0, column.size.height - least.reduce(space * Double(max(0, entries.count - 1)), +))
    let total = max(least.reduce(0, +), 1e-9)
    var top = column.minY
    return zip(entries, least).map { entry, least in
      let box = Box(x: column.minX, y: top, width: column.size.width, height: least + free * least / total)
      top += box.size.height + space
      let area = Box(
        x: box.minX + padding, y: box.minY + heading, width: max(1, inner),
        height: max(1, box.size.height - heading - padding))
      return Region(members: entry.members, area: area, panel: (entry.group.name, box), isRight: isRight)
    }
  }

  private typealias Entry = (group: DiagramGroup, members: [Int], weight: Double)
}

extension Box {
  fileprivate func cutAcross(_ share: Double, _ gap: Double) -> (Box, Box) {
    let first = max(1, (size.width - gap) * share)
    return (
      Box(x: minX, y: minY, width: first, height: size.height),
      Box(x: minX + first + gap, y: minY, width: max(1, size.width - first - gap), height: size.height)
    )
  }
  fileprivate func cut(heightOfLast: Double, _ gap: Double) -> (Box, Box) {
    let last = min(heightOfLast, size.height * 0.6)
    return (
      Box(x: minX, y: minY, width: size.width, height: max(1, size.height - last - gap)),
      Box(x: minX, y: maxY - last, width: size.width, height: last)
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
