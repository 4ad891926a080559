/// Which nodes show their label, in which size, and how large their boxes are therefore.
package struct LabelPlan: Sendable {
  /// The label size per emphasis.
  package var fontSizes: [Emphasis: Double]
  /// The lines of each node's label; empty where it is not shown.
  package var lines: [[String]]
  /// The box of each node.
  package var sizes: [Size]
  /// How many labels had to go.
  package var unlabelledCount: Int

  /// The share of a small picture's width that a name may take.
  private static let widestShare = 0.3

  /// The place of the smallest letters among the sizes.
  package static let smallestLevel = 3

  /// The side of a node without a label.
  static let dotSide = 11.0

  /// The room between boxes that goes well with a number of nodes.
  package static func gap(_ nodeCount: Int) -> Double { nodeCount > 90 ? 5 : nodeCount > 40 ? 7 : 10 }

  /// Plans for a picture, best first: large letters if there is much room, all labels if there is room at all, then
  /// ever fewer labels.
  package static func plans(_ diagram: Diagram, plot: Size, widths: TextWidths) -> [LabelPlan] {
    let nodes = diagram.distinctNodes
    let gap = gap(nodes.count)
    let letters = Typography(diagram.theme)
    // The first to lose their labels come last: minor ones, then small ones, then those with few ties.
    var degrees = [Int](repeating: 0, count: nodes.count)
    for (_, source, target) in diagram.drawableEdges {
      degrees[source] += 1
      degrees[target] += 1
    }
    let ranking = nodes.indices.sorted { a, b in
      let (x, y) = (nodes[a], nodes[b])
      let (left, right) = (x.emphasis.rank, y.emphasis.rank)
      return (-left, -x.sizeClass.rawValue, -degrees[a], a) < (-right, -y.sizeClass.rawValue, -degrees[b], b)
    }
    let numbers = numbers(of: diagram)
    // A name that would fill much of a small picture gives way to several others.
    let everyName = LabelPlan(nodes, letters.labelSizes[smallestLevel], shown: Set(nodes.indices), numbers: [:], widths)
    let named = ranking.filter { numbers[nodes[$0].id] == nil && everyName.sizes[$0].width <= plot.width * widestShare }
    let always = nodes.indices.filter { LabelText.isShort(nodes[$0].label) }
    func plan(_ level: Int, keeping kept: Int) -> LabelPlan {
      let shown = Set(named.prefix(kept) + always)
      return LabelPlan(nodes, letters.labelSizes[level], shown: shown, numbers: numbers, widths)
    }
    func density(_ plan: LabelPlan) -> Double {
      plan.sizes.map { ($0.width + gap) * ($0.height + gap) }.reduce(0, +) / max(1, plot.area)
    }
    func fits(_ plan: LabelPlan) -> Bool {
      plan.sizes.allSatisfy { $0.width <= plot.width && $0.height <= plot.height }
    }
    let smallest = smallestLevel
    var result: [LabelPlan] = []
    let comfortable = [0.2, 0.30, 0.36]
    for level in 0..<smallest {
      let candidate = plan(level, keeping: nodes.count)
      if density(candidate) <= comfortable[level], fits(candidate) { result.append(candidate) }
    }
    let whole = plan(smallest, keeping: nodes.count)
    if density(whole) <= 0.62, fits(whole) { result.append(whole) }
    let minorCount = nodes.count { $0.emphasis == .minor }
    var kept = nodes.count - minorCount
    if minorCount > 0 {
      let candidate = plan(smallest, keeping: kept)
      if density(candidate) <= 0.62, fits(candidate) { result.append(candidate) }
    }
    for limit in nodes.count > 90 ? [0.34, 0.28, 0.22, 0.16, 0.1] : [0.5, 0.44, 0.38, 0.32, 0.26, 0.2, 0.1] {
      while kept > 0, density(plan(smallest, keeping: kept)) > limit || !fits(plan(smallest, keeping: kept)) {
        kept -= max(1, kept / 24)
      }
      result.append(plan(smallest, keeping: kept))
    }
    result.append(plan(smallest, keeping: 0))
    return result
  }

  /// The plan that shows no name.
  package static func withoutNames(_ diagram: Diagram, widths: TextWidths) -> LabelPlan {
    LabelPlan(
      diagram.distinctNodes, Typography(diagram.theme).labelSizes[smallestLevel], shown: [],
      numbers: numbers(of: diagram), widths)
  }

  /// The plan that shows every name, in the smallest letters unless told otherwise; nil if boxes would take more than a
  /// share of the plot, or one would not fit.
  package static func whole(
    _ diagram: Diagram, plot: Size, widths: TextWidths, level: Int = smallestLevel, density: Double
  ) -> LabelPlan? {
    let nodes = diagram.distinctNodes
    let gap = gap(nodes.count)
    let plan = LabelPlan(
      nodes, Typography(diagram.theme).labelSizes[level], shown: Set(nodes.indices), numbers: [:], widths)
    let used = plan.sizes.map { ($0.width + gap) * ($0.height + gap) }.reduce(0, +)
    let fits = plan.sizes.allSatisfy { $0.width <= plot.width && $0.height <= plot.height }
    return fits && used <= density * plot.area ? plan : nil
  }

  private static func numbers(of diagram: Diagram) -> [String: Int] {
    Dictionary(diagram.key.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  private init(
    _ nodes: [DiagramNode], _ fontSizes: [Emphasis: Double], shown: Set<Int>, numbers: [String: Int],
    _ widths: TextWidths
  ) {
    self.fontSizes = fontSizes
    (lines, sizes, unlabelledCount) = ([], [], 0)
    for (index, node) in nodes.enumerated() {
      let label = LabelText.lines(of: node)
      if let number = numbers[node.id] {
        let fontSize = fontSizes[node.emphasis] ?? 11
        let width = widths.width("\(number)", fontSize, bold: node.emphasis == .focus)
        lines.append(["\(number)"])
        // Rounded corners take more than the outline tells.
        let (side, foot) = node.shape == .roundedBox ? (4.0, 3.0) : (2, 0)
        let size = node.shape.size(holding: Size(width: width + side, height: fontSize + foot))
        sizes.append(Size(width: max(size.width, size.height), height: size.height))
        continue
      }
      guard shown.contains(index), !label.isEmpty else {
        lines.append([])
        let side = (nodes.count > 90 ? 9 : Self.dotSide) + Double(node.sizeClass.rawValue) * 4
        sizes.append(Size(width: side, height: side))
        if !label.isEmpty { unlabelledCount += 1 }
        continue
      }
      let fontSize = fontSizes[node.emphasis] ?? 11
      let width = label.map { widths.width($0, fontSize, bold: node.emphasis == .focus) }.max() ?? 0
      let text = Size(width: width + 8, height: Double(label.count) * fontSize * TextWidths.lineSpacing + 3)
      var size = node.shape.size(holding: text)
      let padding = [0.0, 6, 12][node.sizeClass.rawValue] + (node.emphasis == .focus ? 4 : 0)
      size.width = max(size.width + padding, 30)
      size.height += padding
      lines.append(label)
      sizes.append(size)
    }
  }
}

extension Emphasis {
  /// The place among all cases, faintest first.
  package var rank: Int {
    switch self {
    case .minor: 0
    case .normal: 1
    case .focus: 2
    }
  }
}
