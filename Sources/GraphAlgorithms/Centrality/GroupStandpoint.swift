/// Which pairs of nodes from different groups count for a node, seen from the node's own group.
public enum GroupStandpoint: String, CaseIterable, Hashable, Sendable {
  /// All of them: the *global* form.
  case anywhere
  /// Pairs with one end in the node's own group: the *local* form.
  case ownGroup
  /// Pairs that start in the node's own group; the same as ``ownGroup`` when the graph is undirected.
  case fromOwnGroup
  /// Pairs that end in the node's own group; the same as ``ownGroup`` when the graph is undirected.
  case toOwnGroup
  /// Pairs with no end in the node's own group: the *external* form.
  case otherGroups
}

/// What one point of a betweenness between groups stands for.
public enum GroupPairScale: String, CaseIterable, Hashable, Sendable {
  /// Pairs of nodes: unordered ones when the graph is undirected, ordered ones when it is directed.
  case pairs
  /// The share of the pairs of nodes that could run through the node (the *basic* normalisation), from 0 to 1; 0 when
  /// there are none. Large groups count more than small ones.
  case fractionOfPairs
  /// The mean over pairs of groups of the share of their pairs of nodes (the *structural* normalisation), from 0 to 1;
  /// 0 when there are none. All groups count alike.
  case meanOverGroupPairs
}
