/// The layout of one picture with one plan for its labels; what is missing is where an engine would put the nodes.
package struct LayoutJob: Sendable {
  /// The picture, with ties within groups made faint.
  package let diagram: Diagram
  package let plan: LabelPlan
  package let frame: FramePlan
  package let regions: Regions
  package let widths: TextWidths
  /// Nodes at the middle of the plot, to begin with.
  package let start: Arrangement

  /// A way to make the names of a picture fit its frame.
  package enum Attempt: Hashable, Sendable {
    /// Every name, in letters of the given place among the sizes, if boxes take at most a share of the plot.
    case whole(level: Int, density: Double)
    /// As many nodes as take a share of the plot in the smallest letters; the others are counted in badges.
    case folded(density: Double)
  }

  /// What to try in order, until there is a job without overlaps; where not all names can be read, fewer nodes are
  /// drawn, not smaller letters.
  package static func attempts(_ diagram: Diagram, widths: TextWidths) -> [Attempt] {
    let most = diagram.keepsEveryone ? MomentLayout.mostDense : 0.62
    let whole = zip([0.2, 0.3, 0.36, most], 0...LabelPlan.smallestLevel).map { Attempt.whole(level: $1, density: $0) }
    guard !diagram.keepsEveryone else { return whole }
    return whole
      + [0.58, 0.5, 0.42, 0.34, 0.26, 0.18, 0.1].map { .folded(density: $0) }
  }

  /// The job of an attempt; nil if the names do not fit.
  package static func job(_ attempt: Attempt, _ diagram: Diagram, widths: TextWidths) -> LayoutJob? {
    let diagram = diagram.withFaintGroups
    switch attempt {
    case .whole(let level, let density):
      let frame = frame(diagram, widths: widths)
      return LabelPlan.whole(diagram, plot: frame.plot.size, widths: widths, level: level, density: density)
        .map { LayoutJob(diagram, $0, frame, widths: widths) }
    case .folded(let density):
      // Groups may need all of the width.
      let places: [FramePlan.LegendPlace] = diagram.groups.isEmpty ? [.automatic] : [.automatic, .below]
      var best = places.reduce(nil as LayoutJob?) { best, place in
        let job = mostFitting(diagram, density: density, place, widths: widths)
        return (job?.drawnCount ?? 0) > (best?.drawnCount ?? 0) ? job : best
      }
      // Those in focus, and ties that the picture is about, are worth more than whole names.
      func missingCount(_ job: LayoutJob?) -> Int {
        guard let job else { return .max }
        let drawn = Set(job.diagram.nodes.map(\.id))
        return job.diagram.undrawnLabels.count
          + diagram.nodes.count { $0.emphasis == .focus && !drawn.contains($0.id) }
      }
      if diagram.mayShortenNames, missingCount(best) > 0 {
        for place in places {
          let short = mostFitting(diagram.withShortNames, density: density, place, widths: widths)
          if missingCount(short) < missingCount(best) { best = short }
        }
      }
      return best
    }
  }

  private static func frame(
    _ diagram: Diagram, _ place: FramePlan.LegendPlace = .automatic, note: String? = nil, widths: TextWidths
  ) -> FramePlan {
    FramePlan(
      diagram, extraCaption: [diagram.foldingNote, note].compactMap(\.self), widths: widths, margin: diagram.margin,
      legendPlace: place)
  }

  /// The job with as many nodes as fit, found by halving.
  private static func mostFitting(
    _ diagram: Diagram, density: Double, _ place: FramePlan.LegendPlace, widths: TextWidths
  ) -> LayoutJob? {
    let focusCount = diagram.nodes.count { $0.emphasis == .focus }
    func job(_ kept: Int) -> LayoutJob? {
      let fewer = diagram.folded(keeping: kept)
      // What stands between groups hides behind too many ties.
      let isCrowded = !fewer.groups.isEmpty && kept > focusCount && fewer.drawableEdges.count > mostGroupedTies
      guard !isCrowded else { return nil }
      let frame = frame(fewer, place, widths: widths)
      let plan = LabelPlan.whole(fewer, plot: frame.plot.size, widths: widths, density: density)
      guard let job = plan.map({ LayoutJob(fewer, $0, frame, widths: widths) }), job.hasRoom else { return nil }
      // Rows of groups are known to fit, or not, before anything is searched for.
      return !job.regions.isGrouped || job.arrangedGroups().isSound ? job : nil
    }
    var (fitting, tooMany) = (0, diagram.nodes.count { $0.foldedCount == 0 })
    var best: LayoutJob?
    while tooMany - fitting > 1 {
      let middle = (fitting + tooMany) / 2
      if let found = job(middle) { (fitting, best) = (middle, found) } else { tooMany = middle }
    }
    return best
  }

  /// How many ties are drawn at most where groups are folded.
  private static let mostGroupedTies = 80

  private var drawnCount: Int { diagram.nodes.count { $0.foldedCount == 0 } }

  /// How much of a tie with a number must be seen, so that the number stands on it.
  private static let labelledClearance = 52.0

  /// The job without any name, for frames in which none can be read.
  package static func lastResort(_ diagram: Diagram, widths: TextWidths) -> LayoutJob {
    let diagram = diagram.withFaintGroups
    let plan = LabelPlan.withoutNames(diagram, widths: widths)
    let note = "\(plan.unlabelledCount) of \(diagram.distinctNodes.count) labels left out for want of room."
    let isSaid = plan.unlabelledCount > 0 && !diagram.keepsEveryone
    return LayoutJob(diagram, plan, frame(diagram, note: isSaid ? note : nil, widths: widths), widths: widths)
  }

  private init(_ diagram: Diagram, _ plan: LabelPlan, _ frame: FramePlan, widths: TextWidths) {
    (self.diagram, self.plan, self.frame, self.widths) = (diagram, plan, frame, widths)
    let count = diagram.distinctNodes.count
    let isGrouped = !diagram.groups.isEmpty
    let gap = isGrouped ? min(7, LabelPlan.gap(count)) : LabelPlan.gap(count)
    let edges = diagram.drawableEdges
    regions =
      isGrouped
      ? .groups(diagram, plan.sizes, gap: gap, in: frame.plot, widths: widths)
      : .components(
        plan.sizes, edges.map { ($0.source, $0.target) }, isBadge: diagram.distinctNodes.map { $0.foldedCount > 0 },
        gap: gap, in: frame.plot)
    var areas = [Box](repeating: frame.plot, count: count)
    for region in regions.regions { for index in region.members { areas[index] = region.area } }
    let ties = edges.map { edge, source, target in
      let weight =
        switch edge.emphasis {
        case .minor: 0.6
        case .normal: 1.0
        case .focus: 2.0
        }
      return Arrangement.Tie(
        source: source, target: target, weight: weight, clearance: edge.isNumbered ? Self.labelledClearance : 26)
    }
    start = Arrangement(
      sizes: plan.sizes, places: areas.map(\.center), areas: areas, ties: ties, gap: gap)
  }

  /// Whether the plan leaves each region room inside the plot.
  package var hasRoom: Bool {
    regions.regions.allSatisfy { region in
      frame.plot.contains(region.panel?.box ?? region.area, tolerance: 0.01)
        && region.members.allSatisfy {
          plan.sizes[$0].width <= region.area.size.width && plan.sizes[$0].height <= region.area.size.height
        }
    }
  }

  /// The regions that an engine has something to say about, with their ties in the region's own numbers.
  package var regionsToPlace: [(members: [Int], sizes: [Size], edges: [(Int, Int)])] {
    guard !regions.isGrouped else { return [] }
    return regions.regions.compactMap { region in
      let numbers = Dictionary(region.members.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let edges = start.ties.compactMap { tie -> (Int, Int)? in
        guard let source = numbers[tie.source], let target = numbers[tie.target] else { return nil }
        return (source, target)
      }
      return edges.isEmpty ? nil : (region.members, region.members.map { plan.sizes[$0] }, edges)
    }
  }

  /// An arrangement without overlaps, if there is room, that starts from an engine's places.
  ///
  /// - Parameters:
  ///   - places: A place for each member of each of ``regionsToPlace``.
  ///   - evenness: How far distances give way to an even spread.
  /// - Returns: The arrangement; see ``Arrangement/isSound``.
  package func arranged(_ places: [[Point]], evenness: Double) -> Arrangement {
    var result = start
    for (region, places) in zip(regionsToPlace, places) {
      for (index, place) in zip(region.members, places) { result.places[index] = place }
      result.fit(region.members, into: compact(region.members), evenness: evenness)
    }
    for region in regions.regions where region.isAlone {
      _ = result.setInRows(region.members, in: region.area, packed: regions.regions.count > 1)
    }
    result.pushApart()
    if !result.isSound {
      for region in regions.regions where !region.isAlone {
        guard !result.setInRows(region.members, in: region.area) else { continue }
        // Boxes of much the same height waste less of a row.
        for index in region.members { result.places[index].y = result.sizes[index].height }
        _ = result.setInRows(region.members, in: region.area)
      }
    }
    return result
  }

  /// An arrangement of groups in rows, each node near its neighbours in other groups.
  package func arrangedGroups() -> Arrangement {
    var result = start
    result.seekNeighbours(regions.regions.map(\.members))
    let ordered = result
    for region in regions.regions where !result.setInRows(region.members, in: region.area) {
      result.pushApart()
    }
    guard !result.isSound else { return result }
    // The room was reckoned for rows in the order of the diagram, which wastes none if neighbours do.
    result = ordered
    for region in regions.regions where !result.setInRows(region.members, in: region.area) {
      for (rank, index) in region.members.enumerated() { result.places[index].y = Double(rank) }
      if !result.setInRows(region.members, in: region.area) { result.pushApart() }
    }
    return result
  }

  /// An arrangement with nodes where they were before, as far as they are known; new ones near their neighbours.
  package func arranged(keeping known: [String: Point]) -> Arrangement {
    var result = start
    let ids = diagram.distinctNodes.map(\.id)
    var isKnown = ids.map { known[$0] != nil }
    for (index, id) in ids.enumerated() {
      if let place = known[id] { result.places[index] = place }
      result.areas[index] = regions.isGrouped ? result.areas[index] : frame.plot
    }
    for index in ids.indices where !isKnown[index] {
      let near = result.ties.compactMap { tie -> Int? in
        tie.source == index ? tie.target : tie.target == index ? tie.source : nil
      }.filter { isKnown[$0] }
      guard !near.isEmpty else { continue }
      let sum = near.reduce(Point(x: 0, y: 0)) { $0 + result.places[$1] }
      result.places[index] = sum * (1 / Double(near.count))
      isKnown[index] = true
    }
    // Rows of newcomers without ties, and of badges, stand where they would stand without an earlier picture.
    for region in regions.regions where region.isAlone && region.members.allSatisfy({ known[ids[$0]] == nil }) {
      for index in region.members { result.areas[index] = region.area }
      _ = result.setInRows(region.members, in: region.area, packed: regions.regions.count > 1)
    }
    result.pushApart(rounds: 1000)
    return result
  }

  /// An arrangement with fewer crossings, spread over its regions.
  package func refined(_ arrangement: Arrangement, budget: Int, nameCost: Double) -> Arrangement {
    var result = arrangement
    // Groups keep their rows; the nodes between them, and those of no group, may move freely.
    var inRows = isTied.map { !$0 }
    for region in regions.regions where region.panel != nil { for index in region.members { inRows[index] = true } }
    result.refine(budget: budget, inRows: inRows, nameCost: nameCost)
    // Spread out, let the search mend what that has crossed, and spread once more unless it crosses anything again.
    let loose = regions.regions.filter { !$0.isAlone && $0.panel == nil }
    guard !loose.isEmpty else { return result }
    for region in loose { result.stretch(region.members, over: compact(region.members)) }
    result.refine(budget: budget / 3, seed: 2, inRows: inRows, nameCost: nameCost)
    // Where filling the frame both ways would cross more, one way may not.
    for (across, down) in [(true, true), (true, false), (false, true)] {
      var last = result
      for region in loose {
        last.stretch(region.members, over: compact(region.members), across: across, down: down)
      }
      let (old, new) = (result.score(), last.score())
      if new.crossedLabels <= old.crossedLabels && new.crossings <= old.crossings && last.isSound { return last }
    }
    return result
  }

  private var isTied: [Bool] {
    var result = [Bool](repeating: false, count: start.places.count)
    for tie in start.ties { (result[tie.source], result[tie.target]) = (true, true) }
    return result
  }

  /// The area of a region, or a part of it for two or three nodes, whose ties would else be far too long.
  private func compact(_ members: [Int]) -> Box {
    let area = members.first.map { start.areas[$0] } ?? frame.plot
    guard members.count < 4, regions.regions.count > 1 else { return area }
    let sizes = members.map { plan.sizes[$0] }
    return Box(
      center: area.center,
      size: Size(
        width: min(area.size.width, sizes.map(\.width).reduce(0, +) + 70 * Double(members.count - 1)),
        height: min(area.size.height, sizes.map(\.height).reduce(0, +) + 50 * Double(members.count - 1))))
  }
}

extension Diagram {
  /// The room around everything; nil for what is usual.
  fileprivate var margin: Double? { keepsEveryone ? 3 : nil }

  /// The picture with usual ties within a group made faint, so that those between groups stand out.
  fileprivate var withFaintGroups: Diagram {
    guard !groups.isEmpty else { return self }
    var home: [String: Int] = [:]
    for (index, group) in groups.enumerated() { for id in group.nodeIDs where home[id] == nil { home[id] = index } }
    var result = self
    for (index, edge) in edges.enumerated() where edge.emphasis == .normal {
      if let a = home[edge.source], a == home[edge.target] { result.edges[index].emphasis = .minor }
    }
    return result
  }
}
