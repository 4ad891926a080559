/// Names beside nodes that are drawn as dots, wherever they cover neither nodes nor ties.
struct DotNames {
  let theme: Theme
  let widths: TextWidths
  /// How many have found a place.
  private(set) var count = 0
  /// The side on which the name of a node stood in an earlier small picture; it stays there if it can.
  private var sides: [String: Int] = [:]

  /// How far a name stands off its dot.
  private static let distance = 2.5

  init(theme: Theme, widths: TextWidths) { (self.theme, self.widths) = (theme, widths) }

  /// Names the dots of a small picture; those that stand out choose first, then those with most ties.
  ///
  /// - Parameters:
  ///   - picture: The whole picture.
  ///   - nodes: Where the nodes of the small picture start in it.
  ///   - edges: Where the ties of the small picture start in it.
  ///   - room: Where names may stand.
  mutating func add(to picture: inout LaidOutDiagram, nodes: Int, edges: Int, in room: Box) {
    let fontSize = Typography(theme).caption
    var taken = picture.nodes[nodes...].map { $0.box.inset(by: -1) }
    let chains = picture.edges[edges...].map { $0.route.points() }
    var degrees: [String: Int] = [:]
    for edge in picture.edges[edges...] { for id in [edge.source, edge.target] { degrees[id, default: 0] += 1 } }
    let dots = picture.nodes.indices[nodes...].filter { picture.nodes[$0].lines.isEmpty }
    func rank(_ index: Int) -> (Int, Int, Int) {
      (-picture.nodes[index].emphasis.rank, -(degrees[picture.nodes[index].id] ?? 0), index)
    }
    for index in dots.sorted(by: { rank($0) < rank($1) }) {
      let node = picture.nodes[index]
      let lines = LabelText.lines(of: node.name, lineLength: LabelText.lineLength)
      guard !lines.isEmpty else { continue }
      // A little more than measured, for fonts that stand in for the one measured.
      let width = (lines.map { widths.width($0, fontSize) }.max() ?? 0) * 1.02 + 2
      let size = Size(width: width, height: Double(lines.count) * fontSize * TextWidths.lineSpacing)
      let places = Self.places(size, around: node.box)
      // The id of a node begins with the number of its small picture.
      let key = String(node.id.drop { $0 != "/" })
      let order = (sides[key].map { [$0] } ?? []) + places.indices
      let side = order.first { side in
        let box = places[side]
        return room.contains(box) && !taken.contains(where: box.overlaps)
          && !chains.contains { chain in zip(chain, chain.dropFirst()).contains { box.isCrossed(from: $0, to: $1) } }
      }
      guard let side else { continue }
      sides[key] = side
      taken.append(places[side])
      count += 1
      picture.texts.append(
        PlacedText(
          role: .caption, lines: lines, box: places[side], fontSize: fontSize, isBold: false,
          colour: node.emphasis == .minor ? theme.quietInk : theme.ink))
    }
  }

  /// Where a name may stand: right, left, below, above, and at the corners.
  private static func places(_ size: Size, around dot: Box) -> [Box] {
    let (right, left) = (dot.maxX + distance, dot.minX - distance - size.width)
    let (below, above) = (dot.maxY + distance / 2, dot.minY - distance / 2 - size.height)
    let (middleX, middleY) = (dot.center.x - size.width / 2, dot.center.y - size.height / 2)
    let corners = [
      (right, middleY), (left, middleY), (middleX, below), (middleX, above), (right, below), (right, above),
      (left, below), (left, above),
    ]
    return corners.map { Box(x: $0.0, y: $0.1, width: size.width, height: size.height) }
  }
}
