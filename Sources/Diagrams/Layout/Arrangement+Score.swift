extension Arrangement {
  /// How good an arrangement is; less is better.
  package struct Score: Comparable, Sendable {
    package var overlaps: Int
    package var crossedLabels: Int
    package var crossings: Int
    package var length: Double

    /// Crossings, with names crossed as what they cost, since most ties can be led around them.
    private var disorder: Double { Double(crossings) + Double(crossedLabels) * usualNameCost }

    package static func < (left: Self, right: Self) -> Bool {
      (left.overlaps, left.disorder, left.length) < (right.overlaps, right.disorder, right.length)
    }
  }

  /// What a name crossed by a straight tie costs, in crossings.
  package static let usualNameCost = 2.0
  /// The same where ties did not find a way around all names.
  package static let strictNameCost = 12.0

  /// Whether every box lies in its area and none overlaps another.
  package var isSound: Bool {
    overlapCount() == 0 && places.indices.allSatisfy { areas[$0].contains(box($0), tolerance: 0.01) }
  }

  /// Counts over all ties, taken as straight lines from middle to middle.
  package func score() -> Score {
    var score = Score(overlaps: overlapCount(), crossedLabels: 0, crossings: 0, length: 0)
    let boxes = places.indices.map { box($0).inset(by: -1) }
    for (rank, tie) in ties.enumerated() {
      let (a, b) = (places[tie.source], places[tie.target])
      score.length += (b - a).length
      for index in boxes.indices where index != tie.source && index != tie.target {
        if boxes[index].isCrossed(from: a, to: b) { score.crossedLabels += 1 }
      }
      for other in ties[(rank + 1)...] where !tie.sharesEnd(with: other) {
        if segmentsCross(a, b, places[other.source], places[other.target]) { score.crossings += 1 }
      }
    }
    return score
  }

  /// Moves and swaps boxes while that frees labels and ties; see ``ArrangementSearch``.
  ///
  /// - Parameters:
  ///   - budget: How many tests of pairs to make.
  ///   - seed: Where the random steps start.
  ///   - inRows: For each box whether it may only change places with others, because it stands in a row.
  ///   - nameCost: What a name crossed costs, in crossings.
  package mutating func refine(
    budget: Int, seed: UInt64 = 1, inRows: [Bool] = [], nameCost: Double = Arrangement.usualNameCost
  ) {
    let search = ArrangementSearch(self, inRows: inRows, nameCost: nameCost)
    search.run(budget: budget, seed: seed)
    places = search.places
  }
}

extension Arrangement.Tie {
  func sharesEnd(with other: Self) -> Bool {
    source == other.source || source == other.target || target == other.source || target == other.target
  }
}
