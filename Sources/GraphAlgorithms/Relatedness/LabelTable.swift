/// How much of each label each owner has: clusters by sectors, clusters by technology areas.
public struct LabelTable: Hashable, Sendable {
  /// For each owner the count of each label.
  public let counts: [[Double]]
  /// How many labels there are.
  public let labelCount: Int

  /// Makes a table from the counts of each owner.
  ///
  /// - Precondition: Every owner has `labelCount` counts, all finite and none below 0.
  public init(_ counts: [[Double]], labelCount: Int) {
    for row in counts {
      precondition(row.count == labelCount, "one count for each label")
      precondition(row.allSatisfy { $0.isFinite && $0 >= 0 }, "a count is a finite number, not below 0")
    }
    (self.counts, self.labelCount) = (counts, labelCount)
  }

  /// Measures how much more of each label each owner has than its size and the label's would give.
  ///
  /// (*x_rs* / *x_r*) / (*x_s* / *x*) with the sums of the owner, of the label and of all (Balassa, The Manchester School
  /// 33:99, 1965, <https://doi.org/10.1111/j.1467-9957.1965.tb00050.x>), called revealed comparative advantage or
  /// location quotient.
  ///
  /// - Returns: For each owner and label a number from 0 on, 1 being average; nil for an owner without any label and a
  ///   label without any owner.
  /// - Complexity: O(size of the table).
  public func revealedAdvantages() -> [[Double?]] {
    let ofOwner = counts.map { $0.reduce(0, +) }
    let ofLabel = (0..<labelCount).map { label in counts.reduce(0.0) { $0 + $1[label] } }
    let total = ofOwner.reduce(0, +)
    return counts.indices.map { owner in
      (0..<labelCount).map { label in
        guard ofOwner[owner] > 0 && ofLabel[label] > 0 else { return nil }
        return counts[owner][label] / ofOwner[owner] / (ofLabel[label] / total)
      }
    }
  }

  /// Finds the specialities of each owner: the labels with a revealed advantage above 1.
  ///
  /// - Returns: For each owner whether each label is one; an undefined advantage is none.
  /// - Complexity: O(size of the table).
  public func specialities() -> [[Bool]] {
    revealedAdvantages().map { $0.map { ($0 ?? 0) > 1 } }
  }
}
