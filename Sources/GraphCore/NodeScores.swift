/// Why a measure has no value at a node.
public enum UndefinedReason: UInt8, CaseIterable, Sendable {
  /// The node has no ties, so there is nothing to take a share or mean of.
  case noTies = 1
  /// The node belongs to no group (its attribute is blank).
  case noGroup
  /// None of the node's neighbours belongs to a group.
  case noGroupedNeighbors
  /// The node has fewer than two neighbours, and the measure is about pairs of them.
  case fewerThanTwoNeighbors
  /// The node is alone in its graph.
  case onlyNode
  /// The formula divides by zero here.
  case zeroDenominator
  /// Rounds that should come ever closer to the answer did not settle.
  case notConverged
  /// No node belongs to another group than this one.
  case noOtherGroups
  /// No path joins the node with another.
  case noPaths

  /// The code used in machine-readable output.
  public var code: String {
    switch self {
    case .noTies: "no-ties"
    case .noGroup: "no-group"
    case .noGroupedNeighbors: "no-grouped-neighbors"
    case .fewerThanTwoNeighbors: "fewer-than-two-neighbors"
    case .onlyNode: "only-node"
    case .zeroDenominator: "zero-denominator"
    case .notConverged: "not-converged"
    case .noOtherGroups: "no-other-groups"
    case .noPaths: "no-paths"
    }
  }
}

/// What a measure says of one node.
public enum NodeScore: Hashable, Sendable {
  /// A number.
  case value(Double)
  /// No number, and why.
  case undefined(UndefinedReason)
}

/// One number per node, or the reason why there is none.
public struct NodeScores: Hashable, Sendable {
  /// The number of each node; 0 stands where it is undefined.
  package let values: [Double]
  /// For each node the raw value of an ``UndefinedReason`` or 0; empty when every value is defined.
  package let reasons: [UInt8]

  /// Makes scores that are all defined.
  public init(_ values: [Double]) {
    assert(values.allSatisfy { !$0.isNaN }, "undefined is a reason, not a NaN")
    (self.values, reasons) = (values, [])
  }

  /// Makes scores from what a measure says of each node.
  public init(_ scores: [NodeScore]) {
    var values = [Double](repeating: 0, count: scores.count)
    var reasons = [UInt8](repeating: 0, count: scores.count)
    for (node, score) in scores.enumerated() {
      switch score {
      case .value(let value):
        assert(!value.isNaN, "undefined is a reason, not a NaN")
        values[node] = value
      case .undefined(let reason): reasons[node] = reason.rawValue
      }
    }
    self.values = values
    self.reasons = reasons.allSatisfy { $0 == 0 } ? [] : reasons
  }

  /// Makes scores from numbers and, beside them, the raw values of the reasons why some are undefined, or 0.
  package init(values: [Double], reasons: [UInt8]) {
    assert(reasons.isEmpty || reasons.count == values.count)
    assert(values.allSatisfy { !$0.isNaN }, "undefined is a reason, not a NaN")
    (self.values, self.reasons) = (values, reasons)
  }

  /// The number of nodes.
  public var count: Int { values.count }

  /// The score of a node, or nil where it is undefined.
  public subscript(node: NodeID) -> Double? {
    reasons.isEmpty || reasons[node.index] == 0 ? values[node.index] : nil
  }

  /// Why a node has no score, or nil if it has one.
  public func undefinedReason(of node: NodeID) -> UndefinedReason? {
    reasons.isEmpty ? nil : UndefinedReason(rawValue: reasons[node.index])
  }

  /// Nodes by falling score, undefined ones left out; equal scores by rising node, so that a ranking repeats exactly.
  ///
  /// - Complexity: O(*n* log *n*).
  public var ranking: [NodeID] {
    let defined = values.indices.filter { reasons.isEmpty || reasons[$0] == 0 }
    return defined.sorted { (values[$1], $0) < (values[$0], $1) }.map(NodeID.init)
  }
}
