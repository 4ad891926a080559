extension LayoutJob {
  /// The picture with everything in its place.
  package func picture(_ arrangement: Arrangement, method: String) -> LaidOutDiagram {
    let theme = diagram.theme
    let letters = Typography(theme)
    var picture = LaidOutDiagram(
      size: diagram.frame.points, title: diagram.title, description: diagram.pictureInWords, theme: theme)
    picture.take(frame)
    picture.quality.undrawnTieCount = diagram.undrawnLabels.count
    for region in regions.regions {
      if !region.heading.isEmpty, let y = region.members.map({ arrangement.box($0).center.y }).min() {
        picture.texts.append(
          PlacedText(
            role: .caption, lines: [region.heading],
            box: Box(x: frame.plot.minX, y: y - 8, width: Regions.aloneHeading - 4, height: 16),
            fontSize: letters.caption, isBold: false, colour: theme.quietInk))
      }
      guard let (name, box) = region.panel else { continue }
      picture.panels.append(PlacedPanel(name: name, box: box, fill: theme.panel))
      let lines = LabelText.wrapped(name, width: max(1, box.size.width - 18), maximumLines: 1) {
        widths.width($0, letters.heading, bold: true)
      }
      // The name stands at the outer corner, away from the ties.
      let width = min(
        box.size.width - 14, (lines.map { widths.width($0, letters.heading, bold: true) }.max() ?? 0) * 1.02 + 4)
      let left = region.isRight ? box.maxX - 7 - width : box.minX + 9
      let room = Box(x: left, y: box.minY + 5, width: max(1, width), height: 18)
      picture.texts.append(
        PlacedText(
          role: .heading, lines: lines, box: room, fontSize: letters.heading, isBold: true, colour: theme.ink))
    }
    let nodes = diagram.distinctNodes
    for (index, node) in nodes.enumerated() {
      picture.nodes.append(
        node.placed(
          arrangement.box(index), plan.lines[index], fontSize: plan.fontSizes[node.emphasis] ?? letters.caption, theme))
    }
    picture.place(diagram, arrangement, widths)
    picture.quality.method = method
    picture.quality.unlabelledCount = plan.unlabelledCount
    return picture
  }
}
