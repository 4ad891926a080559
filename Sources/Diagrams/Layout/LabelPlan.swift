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

  /// The place of the smallest letters among the sizes.
  package static let smallestLevel = 3

  /// The side of a node without a label.
  static let dotSide = 11.0

  /// The room between boxes that goes well with a number of nodes.
  package static func gap(_ nodeCount: Int) -> Double { nodeCount > 90 ? 5 : nodeCount > 40 ? 7 : 10 }

  /// The plan that shows every name, or the number of those in the key, in the smallest letters unless told otherwise;
  /// nil if boxes would take more than a share of the plot, or one would not fit.
  package static func whole(
    _ diagram: Diagram, plot: Size, widths: TextWidths, level: Int = smallestLevel, density: Double
  ) -> LabelPlan? {
    let plan = LabelPlan(diagram, level: level, showsNames: true, widths)
    let gap = gap(plan.sizes.count)
    let used = plan.sizes.map { ($0.width + gap) * ($0.height + gap) }.reduce(0, +)
    let fits = plan.sizes.allSatisfy { $0.width <= plot.width && $0.height <= plot.height }
    return fits && used <= density * plot.area ? plan : nil
  }

  /// The plan that shows no name, though the numbers of those in the key.
  package static func withoutNames(_ diagram: Diagram, widths: TextWidths) -> LabelPlan {
    LabelPlan(diagram, level: smallestLevel, showsNames: false, widths)
  }

  /// Plans names, or none, with numbers for those in the key.
  init(_ diagram: Diagram, level: Int, showsNames: Bool, _ widths: TextWidths) {
    let nodes = diagram.distinctNodes
    let numbers = Dictionary(diagram.key.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    fontSizes = Typography(diagram.theme).labelSizes[level]
    (lines, sizes, unlabelledCount) = ([], [], 0)
    for node in nodes {
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
      guard showsNames, !label.isEmpty else {
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
