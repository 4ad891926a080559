extension LabelRelatedness {
  /// Measures how much of what goes with a label an owner has.
  ///
  /// 100 × Σ over the owner's labels *t* of φ_st / Σ over all labels *t* ≠ *s* of φ_st, φ being the relatedness (Boschma,
  /// Balland and Kogler, Industrial and Corporate Change 24:223, 2015, <https://doi.org/10.1093/icc/dtu012>). Whether the
  /// owner has the label itself makes no difference.
  ///
  /// - Parameters:
  ///   - label: The label *s*.
  ///   - owned: Whether the owner has each label.
  /// - Returns: A percentage from 0 to 100; nil if the label goes with no other.
  /// - Precondition: There is an answer for each label.
  /// - Complexity: O(*l*) for *l* labels.
  public func density(of label: Int, around owned: [Bool]) -> Double? { percentage(of: label) { owned[$0] } }

  /// Measures how much of what goes with a label, and an owner lacks, a partner has.
  ///
  /// 100 × Σ over the partner's labels *t* that the owner lacks of φ_st / Σ over all labels *t* ≠ *s* of φ_st (Balland and
  /// Boschma, Regional Studies 55:1059, 2021, <https://doi.org/10.1080/00343404.2020.1861240>): with it, the density of
  /// what both have together is ``density(of:around:)`` of the owner plus this.
  ///
  /// - Parameters:
  ///   - label: The label *s*.
  ///   - partner: Whether the partner has each label.
  ///   - owned: Whether the owner has each label.
  /// - Returns: A percentage from 0 to 100; nil if the label goes with no other.
  /// - Precondition: There is an answer for each label.
  /// - Complexity: O(*l*) for *l* labels.
  public func addedDensity(of label: Int, by partner: [Bool], to owned: [Bool]) -> Double? {
    percentage(of: label) { partner[$0] && !owned[$0] }
  }

  private func percentage(of label: Int, _ counts: (Int) -> Bool) -> Double? {
    var (part, whole) = (0.0, 0.0)
    for (other, relatedness) in values[label].enumerated() where other != label {
      whole += relatedness ?? 0
      if counts(other) { part += relatedness ?? 0 }
    }
    return whole > 0 ? 100 * part / whole : nil
  }
}

/// An owner of labels who looks for a partner.
public struct LabelPortfolio: Hashable, Sendable {
  /// Whether it has each label.
  public let owned: [Bool]
  /// The labels it declares as its target, each counted once.
  public let targets: Set<Int>

  /// Makes a portfolio.
  public init(owned: [Bool], targets: Set<Int>) { (self.owned, self.targets) = (owned, targets) }
}

/// What two owners have to offer each other.
public struct Complementarity: Hashable, Sendable {
  /// The mean density that the second adds for the targets of the first, in percent; nil if the first declares no target
  /// for which it is defined.
  public let toFirst: Double?
  /// The mean density that the first adds for the targets of the second, in percent; nil as above.
  public let toSecond: Double?

  /// The mean of both directions, in percent; nil if one of them is.
  public var mean: Double? {
    guard let toFirst, let toSecond else { return nil }
    return (toFirst + toSecond) / 2
  }
}

extension LabelRelatedness {
  /// Measures what two owners have to offer each other.
  ///
  /// For each direction the mean of ``addedDensity(of:by:to:)`` over the targets that the receiving side declares; targets
  /// that go with no other label are left out.
  ///
  /// - Parameters:
  ///   - first: One owner.
  ///   - second: The other.
  /// - Returns: Both directions, in percent.
  /// - Precondition: Both have an answer for each label, and targets are labels.
  /// - Complexity: O(*k* *l*) for *k* targets and *l* labels.
  public func complementarity(of first: LabelPortfolio, and second: LabelPortfolio) -> Complementarity {
    Complementarity(toFirst: offer(of: second, to: first), toSecond: offer(of: first, to: second))
  }

  private func offer(of partner: LabelPortfolio, to owner: LabelPortfolio) -> Double? {
    // A set has no order of its own, and the sum shall have the same bits every time.
    let added = owner.targets.sorted().compactMap { addedDensity(of: $0, by: partner.owned, to: owner.owned) }
    return added.isEmpty ? nil : added.reduce(0, +) / Double(added.count)
  }
}
