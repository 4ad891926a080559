/// Boxes on a plot and the ties between them, while they are being arranged.
package struct Arrangement: Sendable {
  /// A tie between two boxes.
  package struct Tie: Hashable, Sendable {
    package var source: Int
    package var target: Int
    /// How much it matters that it is short and free of crossings.
    package var weight: Double
    /// How much of it is to be seen between its boxes, in points; more if a label stands on it.
    package var clearance: Double

    package init(source: Int, target: Int, weight: Double, clearance: Double = 26) {
      (self.source, self.target, self.weight, self.clearance) = (source, target, weight, clearance)
    }
  }

  package var sizes: [Size]
  package var places: [Point]
  /// Where each box must stay.
  package var areas: [Box]
  package let ties: [Tie]
  /// The room kept free between boxes.
  package var gap: Double

  package init(sizes: [Size], places: [Point], areas: [Box], ties: [Tie], gap: Double) {
    (self.sizes, self.places, self.areas) = (sizes, places, areas)
    (self.ties, self.gap) = (ties, gap)
  }

  package func box(_ index: Int) -> Box { Box(center: places[index], size: sizes[index]) }

  /// The pairs of boxes that overlap, or are nearer than a gap.
  package func overlapCount(gap: Double = 0) -> Int {
    var count = 0
    let order = places.indices.sorted { box($0).minX < box($1).minX }
    for (rank, a) in order.enumerated() {
      let reach = box(a).maxX + gap
      for b in order[(rank + 1)...] {
        guard box(b).minX < reach else { break }
        if box(a).inset(by: -gap).overlaps(box(b)) { count += 1 }
      }
    }
    return count
  }

  /// Pushes overlapping boxes apart, each within its area, until none overlap or a number of rounds is over.
  package mutating func pushApart(rounds: Int = 500) {
    for index in places.indices { places[index] = areas[index].clamped(places[index], size: sizes[index]) }
    for round in 0..<rounds {
      var isMoved = false
      let order = places.indices.sorted {
        (places[$0].x - sizes[$0].width / 2, $0) < (places[$1].x - sizes[$1].width / 2, $1)
      }
      for (rank, a) in order.enumerated() {
        for b in order[(rank + 1)...] {
          let reachX = (sizes[a].width + sizes[b].width) / 2 + gap
          guard places[b].x - sizes[b].width / 2 < places[a].x + sizes[a].width / 2 + gap + 4 else { break }
          let reachY = (sizes[a].height + sizes[b].height) / 2 + gap
          let (dx, dy) = (places[b].x - places[a].x, places[b].y - places[a].y)
          let (overX, overY) = (reachX - abs(dx), reachY - abs(dy))
          guard overX > 1e-9, overY > 1e-9 else { continue }
          isMoved = true
          // Boxes are wider than high, so up and down is the shorter way; where that jams, sideways is tried too.
          let ease = round < 60 ? (round % 7 == 6 ? 0.6 : 1) : (round % 2 == 0 ? 0.15 : 1)
          let sidewaysCost = overX * ease
          if overY <= sidewaysCost {
            let step = (overY / 2 + 0.05) * (dy < 0 || (dy == 0 && a > b) ? -1 : 1)
            places[a].y -= step
            places[b].y += step
          } else {
            let step = (overX / 2 + 0.05) * (dx < 0 || (dx == 0 && a > b) ? -1 : 1)
            places[a].x -= step
            places[b].x += step
          }
          places[a] = areas[a].clamped(places[a], size: sizes[a])
          places[b] = areas[b].clamped(places[b], size: sizes[b])
        }
      }
      if !isMoved { return }
    }
  }

  /// Sets some boxes in rows inside an area, keeping above what is above and left what is left; as many rows as fit.
  ///
  /// - Parameters:
  ///   - members: Which boxes.
  ///   - area: Where.
  ///   - packed: Whether boxes follow each other closely from the left, in as few rows as may be, instead of being
  ///     spread over the width.
  /// - Returns: Whether they fit; if not, nothing has changed.
  package mutating func setInRows(_ members: [Int], in area: Box, packed: Bool = false) -> Bool {
    guard !members.isEmpty else { return true }
    let byHeight = members.sorted { (places[$0].y, places[$0].x, $0) < (places[$1].y, places[$1].x, $1) }
    let total = members.map { sizes[$0].width + gap }.reduce(0, +)
    // One "row" last: rows then end only where nothing more fits.
    for rowCount in packed ? Array(1...1) : Array((1...members.count).reversed()) {
      var rows: [[Int]] = []
      var (row, used, before): ([Int], Double, Double) = ([], 0, 0)
      for index in byHeight {
        let width = sizes[index].width + gap
        // A row ends once its share of the whole width is reached, or when the next box does not fit.
        let isFull = used + width > area.size.width + gap
        if !row.isEmpty, isFull || before + width / 2 > total * Double(rows.count + 1) / Double(rowCount) {
          rows.append(row)
          (row, used) = ([], 0)
        }
        row.append(index)
        used += width
        before += width
      }
      rows.append(row)
      let heights = rows.map { row in row.map { sizes[$0].height }.max() ?? 0 }
      let free = area.size.height - heights.reduce(0, +)
      let fits = rows.allSatisfy { row in
        row.map { sizes[$0].width }.reduce(0, +) + gap * Double(row.count - 1) <= area.size.width + 1e-6
      }
      guard fits, free >= gap * Double(rows.count - 1) - 1e-6 else { continue }
      let space = free / Double(rows.count)
      var top = area.minY + space / 2
      for (row, height) in zip(rows, heights) {
        setInRow(row, in: area, y: top + height / 2, packed: packed)
        top += height + space
      }
      return true
    }
    return false
  }

  private mutating func setInRow(_ row: [Int], in area: Box, y: Double, packed: Bool) {
    let order = row.sorted { (places[$0].x, $0) < (places[$1].x, $1) }
    let free = (area.size.width - order.map { sizes[$0].width }.reduce(0, +)) / Double(order.count)
    let space = packed ? min(free, gap + 4) : free
    var left = area.minX + (packed ? 0 : space / 2)
    for index in order {
      places[index] = Point(x: left + sizes[index].width / 2, y: y)
      left += sizes[index].width + space
    }
  }

  /// Spreads boxes over an area by their places: the outermost touch its edges.
  ///
  /// - Parameters:
  ///   - members: Which boxes.
  ///   - area: What to fill.
  ///   - evenness: 0 keeps distances in proportion, 1 keeps only the order along each side.
  package mutating func fit(_ members: [Int], into area: Box, evenness: Double) {
    func shares(_ values: [Double]) -> [Double] {
      guard let low = values.min(), let high = values.max(), high - low > 1e-6 else {
        return Array(repeating: 0.5, count: values.count)
      }
      let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
      var ranks = [Double](repeating: 0, count: values.count)
      for (rank, index) in order.enumerated() { ranks[index] = Double(rank) / Double(max(1, order.count - 1)) }
      return values.indices.map { (1 - evenness) * (values[$0] - low) / (high - low) + evenness * ranks[$0] }
    }
    let xs = shares(members.map { places[$0].x })
    let ys = shares(members.map { places[$0].y })
    for (rank, index) in members.enumerated() {
      let size = sizes[index]
      places[index] = Point(
        x: area.minX + size.width / 2 + xs[rank] * max(0, area.size.width - size.width),
        y: area.minY + size.height / 2 + ys[rank] * max(0, area.size.height - size.height))
    }
  }

  /// Draws some boxes away from each other, in proportion, until they fill an area; never nearer to each other.
  ///
  /// - Parameters:
  ///   - members: Which boxes.
  ///   - area: What they are to fill.
  ///   - across: Whether they are drawn apart sideways.
  ///   - down: Whether they are drawn apart up and down.
  package mutating func stretch(_ members: [Int], over area: Box, across: Bool = true, down: Bool = true) {
    guard members.count > 1 else { return }
    if across {
      let stretched = Self.stretched(
        members.map { places[$0].x }, members.map { sizes[$0].width }, over: (area.minX, area.maxX))
      for (index, x) in zip(members, stretched) { places[index].x = x }
    }
    if down {
      let stretched = Self.stretched(
        members.map { places[$0].y }, members.map { sizes[$0].height }, over: (area.minY, area.maxY))
      for (index, y) in zip(members, stretched) { places[index].y = y }
    }
  }

  /// The middles of boxes on one axis drawn apart by the greatest factor with which all still fit, found by halving.
  private static func stretched(_ middles: [Double], _ lengths: [Double], over range: (low: Double, high: Double))
    -> [Double]
  {
    let (low, high) = (middles.min() ?? 0, middles.max() ?? 0)
    // What stands on one line moves to the middle.
    guard high - low > 1 else { return middles.map { $0 + (range.low + range.high - low - high) / 2 } }
    func ends(_ factor: Double) -> (low: Double, high: Double) {
      let starts = zip(middles, lengths).map { ($0 - low) * factor - $1 / 2 }
      let stops = zip(middles, lengths).map { ($0 - low) * factor + $1 / 2 }
      return (starts.min() ?? 0, stops.max() ?? 0)
    }
    func fits(_ factor: Double) -> Bool {
      let ends = ends(factor)
      return ends.high - ends.low <= range.high - range.low
    }
    var (fitting, tooMuch) = (1.0, (range.high - range.low) / (high - low) + 1)
    guard fits(fitting) else { return middles }
    for _ in 0..<40 {
      let middle = (fitting + tooMuch) / 2
      if fits(middle) { fitting = middle } else { tooMuch = middle }
    }
    let chosen = ends(fitting)
    let shift = (range.low + range.high) / 2 - (chosen.low + chosen.high) / 2
    return middles.map { ($0 - low) * fitting + shift }
  }

  /// Puts each box of a group where its neighbours are, over and over, so that rows made of the places keep ties short.
  package mutating func seekNeighbours(_ regions: [[Int]]) {
    var neighbours = [[Int]](repeating: [], count: places.count)
    for tie in ties {
      neighbours[tie.source].append(tie.target)
      neighbours[tie.target].append(tie.source)
    }
    for members in regions {
      for index in members { places[index] = areas[index].center }
    }
    for _ in 0..<12 {
      for members in regions {
        for index in members where !neighbours[index].isEmpty {
          let sum = neighbours[index].reduce(Point(x: 0, y: 0)) { $0 + places[$1] }
          places[index] = sum * (1 / Double(neighbours[index].count))
        }
        if let area = members.first.map({ areas[$0] }) { fit(members, into: area, evenness: 1) }
      }
    }
  }
}
