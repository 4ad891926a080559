import GraphCore

/// How the ties of two layers fall together.
public struct LayerPair: Hashable, Sendable {
  /// How many ties the first layer has.
  public let inFirst: Int
  /// How many ties the second layer has.
  public let inSecond: Int
  /// How many ties are in both.
  public let inBoth: Int

  /// The share of ties in either layer that are in both; nil without ties.
  public var overlap: Double? {
    let inEither = inFirst + inSecond - inBoth
    return inEither == 0 ? nil : Double(inBoth) / Double(inEither)
  }

  /// The share of ties in the first layer that are in the second too; nil if the first has none.
  ///
  /// With those who met at an event first and those who signed an agreement second: how many meetings became agreements.
  public var conversion: Double? { inFirst == 0 ? nil : Double(inBoth) / Double(inFirst) }
}

extension Layers {
  /// Counts the ties of two layers and those in both.
  ///
  /// - Parameters:
  ///   - first: The number of one layer.
  ///   - second: The number of the other.
  /// - Returns: Counts of ties; when directed, of edges, which must run the same way to be in both. Strengths do not count.
  /// - Precondition: There are such layers.
  /// - Complexity: O(*n* + *m*) for *m* ties of both.
  public func pair(_ first: Int, _ second: Int) -> LayerPair {
    precondition(graphs.indices.contains(first) && graphs.indices.contains(second), "there is no such layer")
    let (one, other) = (graphs[first], graphs[second])
    var arcs = 0
    for node in 0..<nodeCount {
      var (a, b) = (one.outgoing.row(node), other.outgoing.row(node))
      while let left = a.first, let right = b.first {
        let (leftTarget, rightTarget) = (one.outgoing.targets[left], other.outgoing.targets[right])
        if leftTarget == rightTarget { arcs += 1 }
        if leftTarget <= rightTarget { a = a.dropFirst() }
        if rightTarget <= leftTarget { b = b.dropFirst() }
      }
    }
    return LayerPair(
      inFirst: one.edgeCount, inSecond: other.edgeCount, inBoth: one.isDirected ? arcs : arcs / 2)
  }
}
