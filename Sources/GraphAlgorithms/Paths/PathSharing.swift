/// Shortest paths from up to sixteen sources, counted together, over which pairs of ends can be shared out once.
protocol PathSharing {
  /// Finds what of the pairs runs through each node.
  ///
  /// - Parameters:
  ///   - classes: The class of each node.
  ///   - weights: For each class, how much a pair counts that a node of the class forms with the source in each lane.
  ///   - onNode: Is given each node as often as something runs through it from sources other than itself, and what that is in
  ///     both halves of the lanes.
  func shareOut(
    _ classes: [Int32], _ weights: [PathLaneValues],
    onNode: (_ node: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void)

  /// The same along each leaving arc; for searches that keep arcs.
  func shareOutAlongArcs(
    _ classes: [Int32], _ weights: [PathLaneValues],
    onArc: (_ arc: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void)

  /// How much the pairs of a source count in all, once they were shared out.
  func pairs(fromLane lane: Int) -> Double

  /// Whether the search in a lane came by a node.
  func isReached(_ node: Int, lane: Int) -> Bool
}
