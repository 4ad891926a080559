extension GapBacktest {
  /// In how many of the pairs of groups with at least so many pairs that were tied later the score of the gaps did better
  /// than a method, by the area under the curve, and how many such pairs of groups there are.
  public func blocksWon(against method: Method, hits: Int = 10) -> (won: Int, all: Int) {
    let areas = blocks.filter { $0.hitCount >= hits }.compactMap { block -> (own: Double, other: Double)? in
      guard let own = block.accuracy[.gaps]?.areaUnderCurve, let other = block.accuracy[method]?.areaUnderCurve else {
        return nil
      }
      return (own, other)
    }
    return (areas.count { $0.own > $0.other }, areas.count)
  }

  /// From how many ties on that came anything is said of which method is better.
  private static let enoughHits = 30

  /// What the test says, most important first.
  public var findings: [Finding] { [verdict, first, whatForetells].compactMap(\.self) }

  private func area(_ method: Method) -> Double? { accuracy[method]?.areaUnderCurve }

  private var verdict: Finding? {
    guard let own = area(.gaps) else { return nil }
    let others = Method.allCases.filter { $0 != .gaps }
    let figures = others.map { "\($0.rawValue) \(plainNumber(area($0) ?? 0))" }
    let reason =
      "A pair that was tied later ranks before one that was not in \(plainNumber(100 * own)) of 100 cases; as a share "
      + "(area under the curve): gap ranking \(plainNumber(own)), \(listed(figures))."
    guard hitCount >= Self.enoughHits else {
      let error = accuracy[.gaps]?.standardError.map { " (its standard error is \(plainNumber($0)))" } ?? ""
      return Finding(
        headline:
          "\(counted(hitCount, "tie")) that came \(hitCount == 1 ? "is" : "are") too few to tell the methods apart",
        reason: reason + " With so few the first number could be quite another\(error).")
    }
    let better = others.filter { (area($0) ?? 0) >= own }
    guard !better.isEmpty else {
      return Finding(
        headline: "The gap ranking foretold the ties that came better than each of the plain methods", reason: reason)
    }
    let shortfall = better.map { "\($0.rawValue) by \(plainNumber((area($0) ?? 0) - own))" }
    return Finding(
      headline: "The gap ranking foretold the ties that came less well than \(listed(better.map(\.rawValue)))",
      reason: reason + " It falls behind \(listed(shortfall)).")
  }

  private var first: Finding? {
    let measured = options.lengths.indices.filter { accuracy[.gaps]?.precision[$0] != nil }
    guard let place = measured.last else { return nil }
    let count = options.lengths[place]
    let hits = Method.allCases.compactMap { method in
      accuracy[method]?.precision[place].map { "\(method.rawValue) \(plainNumber($0 * Double(count)))" }
    }
    return Finding(
      headline: "How many of the first \(count) pairs were tied later",
      reason: "\(listed(hits)), out of \(counted(hitCount, "such pair")) among \(pairCount).")
  }

  /// Which parts of the score foretell ties, and which say only what a tie would be worth.
  private var whatForetells: Finding? {
    let areas = GapPart.Kind.allCases.compactMap { kind in (parts[kind] ?? nil).map { (kind: kind, area: $0) } }
    let (telling, silent) = (areas.filter { $0.area >= 0.55 }, areas.filter { $0.area < 0.55 })
    guard hitCount >= Self.enoughHits, !telling.isEmpty, !silent.isEmpty else { return nil }
    let written = { (parts: [(kind: GapPart.Kind, area: Double)]) in
      listed(parts.map { "\($0.kind.rawValue) (\(plainNumber($0.area)))" })
    }
    return Finding(
      headline: "What foretells ties is \(listed(telling.map(\.kind.rawValue)))",
      reason: "areas under the curve of each part by itself: \(written(telling)); \(written(silent)) "
        + "\(silent.count == 1 ? "tells" : "tell") little, 0.5 being chance.")
  }
}
