public import Diagrams

extension GraphvizRenderer {
  /// Puts every part of a picture in its place.
  ///
  /// The frame comes first: title, caption and legend take their room, and the nodes get the rest. Boxes are as large
  /// as their labels in readable letters; an engine of Graphviz places them, then they are spread over the room, pushed
  /// apart and moved until few labels and ties are crossed. Of several engines the best result is kept: no overlaps,
  /// then fewest labels crossed by ties, then fewest crossings, then shortest ties. If labels find no room, those of
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
    let widths = TextWidths(try await self.widths(of: diagram.measuredLines))
    var fallback: LaidOutDiagram?
    for job in LayoutJob.jobs(diagram, widths: widths) {
      let (arrangement, method) = try await best(job, engine: engine, keeping: known, effort: effort)
      if arrangement.isSound { return job.picture(arrangement, method: method) }
      fallback = job.picture(arrangement, method: method)
    }
    return fallback ?? LaidOutDiagram(
      size: diagram.frame.points, title: diagram.title, description: diagram.description, theme: diagram.theme)
  }

  private nonisolated func best(
    _ job: LayoutJob, engine: LayoutEngine?, keeping known: [String: Point], effort: Double
  ) async throws(GraphvizError) -> (Arrangement, String) {
    if !known.isEmpty { return (job.arranged(keeping: known), "kept") }
    let budget = Int(40_000_000 * effort)
    if job.regions.isGrouped { return (job.refined(job.arrangedGroups(), budget: budget), "groups") }
    let regions = job.regionsToPlace
    guard !regions.isEmpty else { return (job.arranged([], evenness: 0), "rows") }
    let engines = engine.map { [$0] } ?? [.neato, .sfdp, .fdp, .twopi]
    var candidates: [(arrangement: Arrangement, method: String, score: Arrangement.Score)] = []
    for engine in engines {
      var places: [[Point]] = []
      for region in regions {
        guard let found = try await self.places(sizes: region.sizes, edges: region.edges, engine: engine) else { break }
        places.append(found)
      }
      guard places.count == regions.count else { continue }
      for evenness in [0.25, 0.6] {
        let arrangement = job.arranged(places, evenness: evenness)
        candidates.append((arrangement, engine.rawValue, arrangement.score()))
      }
    }
    guard !candidates.isEmpty else { return (job.arranged([], evenness: 0), "rows") }
    // The two that start best are worked on; a stable sort keeps the order of the engines where they are equal.
    let ranked = candidates.enumerated().sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
    var chosen: (arrangement: Arrangement, method: String, score: Arrangement.Score)?
    for (_, candidate) in ranked.prefix(2) {
      let refined = job.refined(candidate.arrangement, budget: budget / 2)
      let score = refined.score()
      if chosen.map({ score < $0.score }) ?? true { chosen = (refined, candidate.method, score) }
    }
    return chosen.map { ($0.arrangement, $0.method) } ?? (job.start, "none")
  }
}
