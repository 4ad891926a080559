/// How closely labels go together, judged by how often the same owners have both.
public struct LabelRelatedness: Hashable, Sendable {
  /// How to measure it, *s* and *t* being the numbers of owners of each label, *c* of both and *n* of all owners.
  public enum Measure: String, CaseIterable, Sendable {
    /// *c* / max(*s*, *t*): the smaller of the shares of one label's owners that have the other (Hidalgo and others,
    /// Science 317:482, 2007, <https://doi.org/10.1126/science.1144581>).
    case conditionalProbability
    /// *c* *n* / (*s* *t*): how many times as often as by chance (van Eck and Waltman, Journal of the American Society for
    /// Information Science and Technology 60:1635, 2009, <https://doi.org/10.1002/asi.21075>, there without *n*).
    case associationStrength
    /// *c* / √(*s* *t*).
    case cosine
    /// *c* over the owners of either.
    case jaccard
  }

  /// For each two labels their relatedness from 0 on, at most 1 except for association strength, and 0 for a label with
  /// itself; nil for two labels of which one has no owner.
  public let values: [[Double?]]

  /// Measures how closely labels go together.
  ///
  /// - Parameters:
  ///   - owned: For each owner whether it has each label, such as ``LabelTable/specialities()``.
  ///   - labelCount: How many labels there are.
  ///   - measure: How to measure it.
  /// - Precondition: Every owner has `labelCount` answers.
  /// - Complexity: O(*n* *l*²) time for *n* owners and *l* labels, O(*l*²) space.
  public init(owned: [[Bool]], labelCount: Int, by measure: Measure = .conditionalProbability) {
    precondition(owned.allSatisfy { $0.count == labelCount }, "one answer for each label")
    let both = (0..<labelCount).map { s in
      (0..<labelCount).map { t in Double(owned.count { $0[s] && $0[t] }) }
    }
    values = (0..<labelCount).map { s in
      (0..<labelCount).map { t -> Double? in
        let (ofS, ofT, shared) = (both[s][s], both[t][t], both[s][t])
        guard ofS > 0 && ofT > 0 else { return nil }
        guard s != t else { return 0 }
        return switch measure {
        case .conditionalProbability: shared / max(ofS, ofT)
        case .associationStrength: shared * Double(owned.count) / (ofS * ofT)
        case .cosine: shared / (ofS * ofT).squareRoot()
        case .jaccard: shared / (ofS + ofT - shared)
        }
      }
    }
  }

  /// Takes relatedness that was measured elsewhere, such as on a larger table.
  ///
  /// - Parameter values: For each two labels their relatedness; that of a label with itself is not used.
  /// - Precondition: As many rows as columns; numbers are finite and not below 0, and the same both ways.
  public init(_ values: [[Double?]]) {
    for (s, row) in values.enumerated() {
      precondition(row.count == values.count, "as many rows as columns")
      for (t, value) in row.enumerated() where s != t {
        precondition(value.map { $0.isFinite && $0 >= 0 } ?? true, "relatedness is a finite number, not below 0")
        precondition(value == values[t][s], "relatedness is the same both ways")
      }
    }
    self.values = values.indices.map { s in values.indices.map { $0 == s ? values[s][s].map { _ in 0 } : values[s][$0] }
    }
  }

  /// How many labels there are.
  public var labelCount: Int { values.count }
}
