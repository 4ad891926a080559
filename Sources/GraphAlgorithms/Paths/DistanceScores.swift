import GraphCore

extension Graph {
  /// Scores each node by a search for the distances from it, or to it.
  ///
  /// - Returns: What `score` says; undefined (``GraphCore/UndefinedReason/onlyNode``) if the graph has no other node.
  func distanceScores(
    _ lengths: EdgeLengths, _ paths: PathDirection, _ threads: Int?,
    score: @Sendable (_ node: Int, _ search: DistanceSearch) -> NodeScore
  ) -> NodeScores {
    guard nodeCount != 1 else { return NodeScores([.undefined(.onlyNode)]) }
    let scores = reduceInOrder(nodeCount, threads: threads, into: [NodeScore]()) {
      DistanceSearch(self, lengths, along: paths)
    } skipped: { sources in
      sources.map { _ in .value(0) }
    } block: { sources, search in
      sources.map { source in
        search.search(from: source)
        return score(source, search)
      }
    } add: { total, part in
      total += part
    }
    return NodeScores(scores)
  }
}
