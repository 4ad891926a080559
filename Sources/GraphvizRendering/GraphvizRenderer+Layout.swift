public import Diagrams

extension GraphvizRenderer {
  /// Puts every part of a picture in its place.
  ///
  /// The frame comes first: title, caption and legend take their room, and the nodes get the rest. Boxes are as large
  /// as their labels in readable letters; an engine of Graphviz places them, then they are spread over the room, pushed
  /// apart and moved until few labels and ties are crossed. Of several engines the best result is kept: no overlaps,
  /// then fewest crossings of ties with ties and names, then shortest ties. If labels find no room, those of
  /// minor nodes go first, and the caption says how many.
  ///
  /// With ``Diagram/groups`` the groups stand left and right and everyone else between them; no engine is asked.
  ///
  /// - Parameters:
  ///   - diagram: The picture.
  ///   - engine: The engine to use; nil tries several.
  ///   - known: Where nodes were in an earlier picture; if not empty, they stay there as far as there is room.
  /// - Returns: The picture with what was measured on it in ``LaidOutDiagram/quality``.
  /// - Throws: A ``GraphvizError`` if Graphviz cannot be used.
  /// - Complexity: About O(*n*² + *m*²) per engine for *n* nodes and *m* ties, with a bounded number of steps.
  @concurrent
  public nonisolated func layOut(
    _ diagram: Diagram, engine: LayoutEngine? = nil, keeping known: [String: Point] = [:]
  ) async throws(GraphvizError) -> LaidOutDiagram {
    try await layOut(diagram, engine: engine, keeping: known, effort: 1)
  }

  /// The same with a share of the usual effort, so that tests of large pictures are quick.
  @concurrent
  package nonisolated func layOut(
    _ diagram: Diagram, engine: LayoutEngine? = nil, keeping known: [String: Point] = [:], effort: Double
  ) async throws(GraphvizError) -> LaidOutDiagram {
    // What is larger than a slide is laid out as a slide and then enlarged, letters too; a print of a slide is smaller.
    let (onSlide, factor) = diagram.lettered.onSlide
    let picture = try await arranged(
      onSlide, engine: engine, keeping: known.mapValues { $0 * (1 / factor) }, effort: effort)
    return factor == 1 ? picture : picture.scaled(by: factor)
  }

  private nonisolated func arranged(
    _ diagram: Diagram, engine: LayoutEngine?, keeping known: [String: Point], effort: Double
  ) async throws(GraphvizError) -> LaidOutDiagram {
    let diagram = diagram.foldedToReadable
    let widths = TextWidths(try await self.widths(of: diagram.measuredLines, font: diagram.theme.font))
    if let picture = diagram.pictureInFixedPlaces(widths: widths) { return picture }
    if let moments = diagram.momentInset(widths: widths) {
      return try await arranged(moments, engine: engine, widths, effort: effort)
    }
    for attempt in LayoutJob.attempts(diagram, widths: widths) {
      guard let job = LayoutJob.job(attempt, diagram, widths: widths), job.hasRoom else { continue }
      let candidates = try await candidates(job, engine: engine, keeping: known)
      if let picture = await soundPicture(job, candidates, effort: effort) { return picture }
    }
    let job = LayoutJob.lastResort(diagram, widths: widths)
    return await anyPicture(job, try await candidates(job, engine: engine, keeping: known), effort: effort)
  }

  /// How many numbers of names are tried for small pictures in which ties run through some.
  private static let mostNamings = 3

  /// Small pictures with names for those with most ties and numbers for the others; where even numbers have no room, fewer
  /// are drawn.
  private nonisolated func arranged(
    _ moments: MomentLayout, engine: LayoutEngine?, _ widths: TextWidths, effort: Double
  ) async throws(GraphvizError) -> LaidOutDiagram {
    var moments = moments.roomy
    while true {
      var count = moments.roomyNameCount
      var best: LaidOutDiagram?
      for attempt in 1...Self.mostNamings {
        let named = moments.naming(count)
        for attempt in LayoutJob.attempts(named.diagram, widths: widths) {
          guard let job = LayoutJob.job(attempt, named.diagram, widths: widths), job.hasRoom else { continue }
          let candidates = try await candidates(job, engine: engine, keeping: [:])
          guard let common = await soundPicture(job, candidates, effort: effort) else { continue }
          let picture = named.picture(common)
          if best.map({ picture.quality.crossedLabelCount < $0.quality.crossedLabelCount }) ?? true { best = picture }
          break
        }
        if count == 0 || best?.quality.crossedLabelCount == 0 { break }
        count = attempt + 1 == Self.mostNamings ? 0 : count / 2
      }
      if let best { return best }
      guard let fewer = moments.withFewer else { break }
      moments = fewer
    }
    let named = moments.naming(0)
    let job = LayoutJob.lastResort(named.diagram, widths: widths)
    return named.picture(
      await anyPicture(job, try await candidates(job, engine: engine, keeping: [:]), effort: effort))
  }

  /// The best picture of a job without overlaps; nil if there is none.
  private nonisolated func soundPicture(
    _ job: LayoutJob, _ candidates: [Candidate], effort: Double
  ) async -> LaidOutDiagram? {
    // What overlaps now would overlap at the end.
    let sound = candidates.filter(\.arrangement.isSound)
    return sound.isEmpty ? nil : await anyPicture(job, sound, effort: effort)
  }

  /// The best picture of a job.
  private nonisolated func anyPicture(
    _ job: LayoutJob, _ candidates: [Candidate], effort: Double
  ) async -> LaidOutDiagram {
    func picture(_ nameCost: Double) async -> LaidOutDiagram {
      let best = await best(candidates, of: job, effort: effort, nameCost: nameCost)
      return job.picture(best.arrangement, method: best.method)
    }
    let first = await picture(Arrangement.usualNameCost)
    guard first.quality.crossedLabelCount > 0 else { return first }
    // Where ties find no way around some names, crossings matter less.
    let second = await picture(Arrangement.strictNameCost)
    return second.quality.crossedLabelCount < first.quality.crossedLabelCount ? second : first
  }

  private struct Candidate {
    var arrangement: Arrangement
    var method: String
    var isFinal = false
  }

  /// First arrangements, in fixed order; at least one.
  private nonisolated func candidates(
    _ job: LayoutJob, engine: LayoutEngine?, keeping known: [String: Point]
  ) async throws(GraphvizError) -> [Candidate] {
    if !known.isEmpty { return [Candidate(arrangement: job.arranged(keeping: known), method: "kept", isFinal: true)] }
    if job.regions.isGrouped { return [Candidate(arrangement: job.arrangedGroups(), method: "groups")] }
    let regions = job.regionsToPlace
    guard !regions.isEmpty else {
      return [Candidate(arrangement: job.arranged([], evenness: 0), method: "rows", isFinal: true)]
    }
    // Not fdp, which orders by memory address, nor circo, which can take minutes.
    let tries = (engine.map { [$0] } ?? [.neato, .sfdp, .twopi]).map { ($0, 7) } + (engine == nil ? [(.neato, 3)] : [])
    var result: [Candidate] = []
    for (engine, seed) in tries {
      var places: [[Point]] = []
      for region in regions {
        guard
          let found = try await self.places(sizes: region.sizes, edges: region.edges, engine: engine, seed: seed)
        else { break }
        places.append(found)
      }
      guard places.count == regions.count else { continue }
      for evenness in [0.25, 0.6] {
        result.append(Candidate(arrangement: job.arranged(places, evenness: evenness), method: engine.rawValue))
      }
    }
    return result.isEmpty ? [Candidate(arrangement: job.start, method: "none", isFinal: true)] : result
  }

  /// The best of some arrangements after work on the two that start best, on both at the same time.
  private nonisolated func best(
    _ candidates: [Candidate], of job: LayoutJob, effort: Double, nameCost: Double
  ) async -> Candidate {
    // By the size of the picture, never by the clock, so that a slow machine draws the same.
    let budget = (job.diagram.edges.count > 60 ? 40_000_000 : 20_000_000) * effort
    let scored = candidates.map { (candidate: $0, score: $0.arrangement.score()) }
    // Equally good ones stay in the order of the engines.
    let ranked = scored.enumerated().sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
    let promising = ranked.prefix(2).map(\.element.candidate)
    guard !promising[0].isFinal else { return promising[0] }
    let share = Int(budget / Double(promising.count))
    @Sendable func refined(_ candidate: Candidate) -> Candidate {
      var result = candidate
      result.arrangement = job.refined(candidate.arrangement, budget: share, nameCost: nameCost)
      return result
    }
    guard promising.count > 1 else { return refined(promising[0]) }
    async let second = refined(promising[1])
    let (one, other) = (refined(promising[0]), await second)
    return other.arrangement.score() < one.arrangement.score() ? other : one
  }
}
