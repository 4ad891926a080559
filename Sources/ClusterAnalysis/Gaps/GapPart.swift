/// One of the things that speak for a tie.
public struct GapPart: Hashable, Sendable {
  /// What speaks for it.
  public enum Kind: String, CaseIterable, Sendable {
    /// How many ties are missing between the groups of both, see ``BlockDeficits/Count/deficit``; missing where too
    /// little is expected to say, and without groups.
    case deficit
    /// What both have to offer each other, from 0 to 100, as the mean of both ways: the share of what one declares to
    /// seek that the other offers or works in, or the relatedness density that the other adds around the areas and
    /// sectors of the first, whichever is more. Missing where neither way is known.
    case complementarity
    /// How near both are: above 1 if they share contacts, 1 + the sum of 1 / (contacts of the shared contact); else 1 /
    /// steps; 0 without a path. Missing for a newcomer without ties.
    case closeness
    /// How much both work with others: the square root of the product of their numbers of ties. Who has many partners
    /// takes up new ones more easily. Missing for a newcomer without ties.
    case activity
    /// How much closer the tie brings organisations of different groups: growth of the mean of 1 / steps.
    case gain
    /// How many further home organisations the tie brings within so many steps of a market, added up over markets;
    /// missing without markets that have a contact.
    case reach
    /// How much the market is wanted, see ``MarketAim/wish``; 0 for a pair at home. Missing if no market is named.
    case wish

    /// How much it counts.
    ///
    /// Closeness and activity say whether a tie can be had, the others what it would be worth. Three for each of the two
    /// is the least whole number with which the score foretells ties that came later better than shared contacts or
    /// numbers of ties alone do, see ``GapBacktest``.
    public var weight: Double {
      switch self {
      case .closeness, .activity: 3
      case .deficit, .complementarity, .gain, .reach, .wish: 1
      }
    }
  }

  /// What speaks for the tie.
  public let kind: Kind
  /// How much, in the unit of the kind; nil where nothing is known.
  public let value: Double?
  /// The share of the other candidates that have less, equal ones counting half; nil where nothing is known.
  public let points: Double?
}

/// The share of the other values that are lower, equal ones counting half; nil for nil.
///
/// Values that differ by less than 10⁻⁹ of the larger count as equal, so that rounding makes no order where there is none.
///
/// - Complexity: O(*n* log *n*).
func rankPoints(_ values: [Double?]) -> [Double?] {
  let rising = values.indices.filter { values[$0] != nil }.sorted { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
  var points = [Double?](repeating: nil, count: values.count)
  guard rising.count > 1 else {
    for place in rising { points[place] = 0.5 }
    return points
  }
  var first = 0
  while first < rising.count {
    let lowest = values[rising[first]] ?? 0
    let equal = rising[first...].prefix { place in
      let value = values[place] ?? 0
      return value - lowest <= 1e-9 * max(abs(value), abs(lowest))
    }
    let share = (Double(first) + Double(equal.count - 1) / 2) / Double(rising.count - 1)
    for place in equal { points[place] = share }
    first = equal.endIndex
  }
  return points
}

/// Adds up the points of each candidate to a score from 0 to 100.
///
/// A part that is missing for one candidate counts half its points: neither for nor against. A part that is missing for
/// all candidates counts for none.
func gapScores(_ points: [GapPart.Kind: [Double?]], count: Int) -> [Double] {
  let kinds = GapPart.Kind.allCases.filter { points[$0]?.contains { $0 != nil } ?? false }
  let whole = kinds.reduce(0.0) { $0 + $1.weight }
  guard whole > 0 else { return Array(repeating: 0, count: count) }
  return (0..<count).map { candidate in
    100 * kinds.reduce(0.0) { $0 + $1.weight * ((points[$1]?[candidate] ?? nil) ?? 0.5) } / whole
  }
}
