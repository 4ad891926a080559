public import GraphCore

extension Graph {
  /// Finds the parts of the graph that paths hold together.
  ///
  /// Directions are ignored (weak components).
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: Components numbered from 0, the largest first and of equal ones the one with the lowest node first;
  ///   every node has one.
  /// - Complexity: O(*n* + *m*) time, plus sorting the components of two nodes or more; O(*n*) space.
  public func connectedComponents(threads: Int? = nil) -> NodePartition {
    ComponentLabels(self, threads: threads).partition(threads: threads)
  }

  /// Measures what share of the possible edges there are.
  ///
  /// - Returns: Edges over *n*(*n* − 1) / 2 when undirected and over *n*(*n* − 1) when directed, from 0 to 1; nil with
  ///   fewer than two nodes.
  /// - Complexity: O(1).
  public func density() -> Double? {
    guard nodeCount > 1 else { return nil }
    return Double(arcCount) / (Double(nodeCount) * Double(nodeCount - 1))
  }
}
