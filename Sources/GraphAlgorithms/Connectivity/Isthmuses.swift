public import GraphCore

/// An edge without which its component falls in two.
public struct Isthmus: Hashable, Sendable {
  /// The lower end.
  public let source: NodeID
  /// The higher end.
  public let target: NodeID
  /// How many nodes the part that holds `source` has.
  public let sourceSideCount: Int
  /// How many nodes the part that holds `target` has.
  public let targetSideCount: Int
  /// The number of the lower node in the walk's tree; its subtree is one of the sides.
  fileprivate let child: Int

  /// How many nodes the smaller part has.
  public var smallerSideCount: Int { min(sourceSideCount, targetSideCount) }
}

/// The isthmuses of a graph, and what each of them cuts off.
public struct Isthmuses: Sendable {
  /// Every isthmus, by rising source, then rising target.
  public let all: [Isthmus]
  private let forest: DepthFirstForest

  fileprivate init(_ forest: DepthFirstForest) {
    self.forest = forest
    all = (0..<forest.count).compactMap { child in
      let parent = Int(forest.parent[child])
      guard parent >= 0 && Int(forest.lowest[child]) == child else { return nil }
      let (upper, lower) = (NodeID(Int(forest.nodes[parent])), NodeID(Int(forest.nodes[child])))
      let lowerCount = forest.subtree(child).count
      let upperCount = forest.component(child).count - lowerCount
      return upper < lower
        ? Isthmus(
          source: upper, target: lower, sourceSideCount: upperCount, targetSideCount: lowerCount, child: child)
        : Isthmus(
          source: lower, target: upper, sourceSideCount: lowerCount, targetSideCount: upperCount, child: child)
    }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  /// Lists the nodes that an isthmus cuts off.
  ///
  /// - Parameter isthmus: One of ``all``.
  /// - Returns: The nodes of the smaller part in rising order; of two equal parts, the one that holds `source`.
  /// - Complexity: O(*k* log *k*) for *k* nodes if the part is a subtree of the walk, else O(*c* log *c*) for the *c*
  ///   nodes of the component.
  public func smallerSide(of isthmus: Isthmus) -> [NodeID] {
    let (subtree, component) = (forest.subtree(isthmus.child), forest.component(isthmus.child))
    let sourceIsBelow = Int(forest.nodes[isthmus.child]) == isthmus.source.index
    let wantsSource = isthmus.sourceSideCount <= isthmus.targetSideCount
    let numbers =
      wantsSource == sourceIsBelow
      ? Array(subtree) : component.filter { !subtree.contains($0) }
    return numbers.map { NodeID(Int(forest.nodes[$0])) }.sorted()
  }
}

extension Graph {
  /// Finds the edges whose loss would cut their component in two.
  ///
  /// Also called bridges. Directions are ignored, and two edges that run both ways between the same nodes are one tie
  /// (Tarjan, Information Processing Letters 2:160, 1974, <https://doi.org/10.1016/0020-0190(74)90003-9>).
  ///
  /// - Returns: The isthmuses with the sizes of both sides.
  /// - Complexity: O(*n* + *m*) time, plus sorting the isthmuses; O(*n*) space, O(*n* + *m*) when directed.
  public func isthmuses() -> Isthmuses { Isthmuses(DepthFirstForest(UnderlyingTies(of: self).graph)) }
}
