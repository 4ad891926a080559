/// The arrangement of a picture whose nodes stand in columns, read from left to right.
struct ColumnLayout {
  let diagram: Diagram
  let widths: TextWidths

  /// The sizes of letters that are tried, largest first.
  static func fontSizes(_ letters: Typography) -> [Double] {
    let least = max(letters.labelSizes.last?[.focus] ?? 14, letters.caption)
    return [least + 8, least + 4, least + 2, least]
  }

  /// The picture with everything in its place.
  func picture(_ columns: [[String]]) -> LaidOutDiagram {
    let frame = FramePlan(diagram, extraCaption: [], widths: widths)
    let nodes = diagram.distinctNodes
    let places = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let members = columns.map { $0.compactMap { places[$0] } }.filter { !$0.isEmpty }
    let letters = Typography(diagram.theme)
    var chosen = sizes(Self.fontSizes(letters).last ?? letters.caption)
    for fontSize in Self.fontSizes(letters) {
      let plan = sizes(fontSize)
      // Between columns there must be room for ties and their labels.
      let width = members.map { $0.map { plan.sizes[$0].width }.max() ?? 0 }.reduce(0, +)
      let height = members.map { $0.map { plan.sizes[$0].height + 14 }.reduce(0, +) }.max() ?? 0
      guard width + 90 * Double(max(0, members.count - 1)) <= frame.plot.size.width, height <= frame.plot.size.height
      else { continue }
      chosen = plan
      break
    }
    var arrangement = Arrangement(
      sizes: chosen.sizes, places: nodes.map { _ in frame.plot.center }, areas: nodes.map { _ in frame.plot },
      ties: diagram.drawableEdges.map { .init(source: $0.source, target: $0.target, weight: 1) }, gap: 10)
    arrange(members, &arrangement, in: frame.plot)
    var picture = LaidOutDiagram(
      size: diagram.frame.points, title: diagram.title, description: diagram.pictureInWords, theme: diagram.theme)
    picture.take(frame)
    for (index, node) in nodes.enumerated() {
      picture.nodes.append(
        node.placed(
          arrangement.box(index), chosen.lines[index],
          fontSize: node.emphasis == .focus ? chosen.fontSize : max(letters.caption, chosen.fontSize - 3),
          diagram.theme))
    }
    picture.place(diagram, arrangement, widths)
    picture.quality.method = "columns"
    return picture
  }

  private func sizes(_ fontSize: Double) -> (fontSize: Double, lines: [[String]], sizes: [Size]) {
    let letters = Typography(diagram.theme)
    let nodes = diagram.distinctNodes
    let lines = nodes.map(LabelText.lines(of:))
    let sizes = zip(nodes, lines).map { node, lines in
      let isFocus = node.emphasis == .focus
      let size = isFocus ? fontSize : max(letters.caption, fontSize - 3)
      let width = lines.map { widths.width($0, size, bold: isFocus) }.max() ?? 0
      let text = Size(
        width: width + 10, height: Double(max(1, lines.count)) * size * TextWidths.lineSpacing + size * 0.5)
      let box = node.shape.size(holding: text)
      return Size(width: max(40, box.width), height: box.height)
    }
    return (fontSize, lines, sizes)
  }

  /// Columns side by side, in several strips one under the other if they are too many; every second strip runs back, so
  /// that ties stay short.
  private func arrange(_ columns: [[Int]], _ arrangement: inout Arrangement, in plot: Box) {
    guard !columns.isEmpty else { return }
    let widest = columns.map { $0.map { arrangement.sizes[$0].width }.max() ?? 0 }
    var perStrip = columns.count
    func width(_ strip: Range<Int>) -> Double { widest[strip].reduce(0, +) + 40 * Double(strip.count - 1) }
    func strips() -> [Range<Int>] {
      stride(from: 0, to: columns.count, by: perStrip).map { $0..<min(columns.count, $0 + perStrip) }
    }
    while perStrip > 1, strips().contains(where: { width($0) > plot.size.width }) { perStrip -= 1 }
    let stripCount = strips().count
    let height = plot.size.height / Double(stripCount)
    for strip in 0..<stripCount {
      let range = strips()[strip]
      let used = widest[range].reduce(0, +)
      let free = max(0, plot.size.width - used) / Double(max(1, perStrip - 1))
      var left = plot.minX
      for column in range {
        let width = widest[column]
        let x = left + width / 2
        left += width + free
        let mirrored = strip.isMultiple(of: 2) ? x : plot.minX + plot.maxX - x
        stand(
          columns[column], at: columns.count == 1 ? plot.center.x : mirrored,
          from: plot.minY + Double(strip) * height, height: height, &arrangement)
      }
    }
  }

  /// The first in the middle, the others above and below it in turn.
  private func stand(
    _ members: [Int], at x: Double, from top: Double, height: Double, _ arrangement: inout Arrangement
  ) {
    var order: [Int] = []
    for (rank, member) in members.enumerated() {
      if rank.isMultiple(of: 2) { order.append(member) } else { order.insert(member, at: 0) }
    }
    let share = height / Double(max(1, order.count))
    for (rank, member) in order.enumerated() {
      arrangement.places[member] = Point(x: x, y: top + share * (Double(rank) + 0.5))
    }
    // An even number leaves the middle free, so the whole column moves by half a place, if there is room.
    if order.count.isMultiple(of: 2), let first = members.first {
      let shift = top + height / 2 - arrangement.places[first].y
      let reach = order.map { arrangement.sizes[$0].height / 2 }.max() ?? 0
      if share / 2 - reach >= abs(shift) || order.count == 2 {
        for member in order {
          arrangement.places[member].y += min(abs(shift), max(0, share / 2 - reach)) * (shift < 0 ? -1 : 1)
        }
      }
    }
  }
}
