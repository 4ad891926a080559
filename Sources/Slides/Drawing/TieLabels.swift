internal import Diagrams

/// Labels of ties on the connectors that are drawn, which may run elsewhere than the routes of the layout.
struct TieLabels {
  /// The labels in their places on the slide.
  let placed: [PlacedText]

  /// Moves each label from its route to the connector of the same tie, where that is free of nodes and other labels.
  ///
  /// - Parameters:
  ///   - labels: The labels in the picture, where the layout put them.
  ///   - lines: For each tie its route in the picture and its connector on the slide.
  ///   - shift: How far the picture stands from the corner of the slide.
  ///   - boxes: What the labels must not hide on the slide.
  /// - Complexity: O(labels · (ties + boxes)).
  init(_ labels: [PlacedText], on lines: [(route: Route, plan: ConnectorPlan)], shift: Point, avoiding boxes: [Box]) {
    var taken = boxes
    placed = labels.map { label in
      var nearest: (plan: ConnectorPlan, share: Double, distance: Double)?
      for line in lines {
        let (share, distance) = Self.nearest(to: label.box.center, on: line.route)
        // A label stands on its own route; one that stands beside it is still nearest to it.
        if nearest.map({ distance < $0.distance - 1e-6 }) ?? true { nearest = (line.plan, share, distance) }
      }
      var label = label
      label.box = label.box.moved(by: shift)
      guard let nearest else { return label }
      let shares = [nearest.share, 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8]
      let route = nearest.plan.path.route
      let choices = shares.map { Box(center: route.point(at: $0), size: label.box.size) }
      label.box = choices.first { box in !taken.contains { $0.overlaps(box) } } ?? label.box
      taken.append(label.box)
      return label
    }
  }

  /// The share of a route at which it comes nearest to a place, and how near that is.
  private static func nearest(to place: Point, on route: Route) -> (share: Double, distance: Double) {
    let pieces = 24
    let points = (0...pieces).map { route.point(at: Double($0) / Double(pieces)) }
    var best = (share: 0.0, distance: Double.infinity)
    for (index, (a, b)) in zip(points, points.dropFirst()).enumerated() {
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let length = max(dx * dx + dy * dy, 1e-12)
      let part = min(max(((place.x - a.x) * dx + (place.y - a.y) * dy) / length, 0), 1)
      let (offX, offY) = (a.x + part * dx - place.x, a.y + part * dy - place.y)
      let distance = (offX * offX + offY * offY).squareRoot()
      if distance < best.distance { best = ((Double(index) + part) / Double(pieces), distance) }
    }
    return best
  }
}
