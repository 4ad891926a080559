public import GraphCore

/// Whether two numbers agree to a share of the larger one, or are both next to nothing.
public func agree(_ a: Double, _ b: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}

/// Whether two rows of numbers agree one by one.
public func agree(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { agree($0, $1, within: tolerance) }
}

/// Whether two numbers that may be missing are both missing, or agree.
public func agree(_ a: Double?, _ b: Double?, within tolerance: Double = 1e-9) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return agree(a, b, within: tolerance)
}

/// Whether scores agree with expected numbers, nil standing for undefined.
public func agree(_ scores: NodeScores, _ expected: [Double?], within tolerance: Double = 1e-9) -> Bool {
  scores.count == expected.count
    && expected.indices.allSatisfy { agree(scores[NodeID($0)], expected[$0], within: tolerance) }
}

extension NodeScores {
  /// The score of each node in order, nil where it is undefined.
  public var list: [Double?] { (0..<count).map { self[NodeID($0)] } }
}
