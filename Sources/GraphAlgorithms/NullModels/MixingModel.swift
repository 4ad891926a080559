/// What chance means when ties between groups are counted.
///
/// The models hold fixed more and more of the network. Ties with an end that has no group are left out of all of them,
/// so that *m* is the number of ties between the *n* nodes that have one.
public enum MixingModel: Hashable, Sendable {
  /// The *m* ties fall on any pairs of different nodes, each set of *m* pairs being equally likely.
  ///
  /// Only sizes of groups count. In closed form: a pair of groups with *c* of all *N* pairs of nodes has *m* *c* / *N*
  /// ties on average, and the number is hypergeometric.
  case density
  /// The ends of ties are joined at random, so that every node keeps its degree.
  ///
  /// In closed form, over all ways to join the 2 *m* ends in pairs (when directed, to join *m* starts with *m* ends):
  /// *K*ᵣ *K*ₛ / (2 *m* − 1) ties between two groups whose degrees add up to *K*ᵣ and *K*ₛ, and
  /// (*K*ᵣ² − Σ *k*ᵢ²) / (2 (2 *m* − 1)) within one; when directed, *O*ᵣ *I*ₛ / *m* and (*O*ᵣ *I*ᵣ − Σ *o*ᵢ *j*ᵢ) / *m*.
  /// The sums over nodes take away pairs of ends at the same node, which would be loops and are no ties, so the
  /// expected numbers add up to less than *m*; the usual *K*ᵣ² / (4 *m*) leaves them in. Parallel ties may occur and
  /// count as often as they do, which matters where hubs are tied to each other; ``rewiring(_:)`` has none of them.
  case degrees
  /// The network stays as it is and the labels of groups are dealt out at random, each order being equally likely.
  ///
  /// In closed form. The mean is that of ``density``; the spread also depends on which ties share ends.
  case labels
  /// The network is drawn at random among all simple graphs in which every node has its degree (``RewiringChain``).
  ///
  /// By simulation. The only model of these that holds for two-mode networks, given their modes.
  case rewiring(Rewirings)
}
