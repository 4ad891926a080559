/// Another program whose definitions can be asked for, so that published numbers can be met.
///
/// Only differences of definition are here. Where a program is wrong by the definition that it gives itself, its number
/// cannot be had; ``Explanation/elsewhere`` says so.
public enum Convention: String, CaseIterable, Hashable, Sendable {
  /// NetworkX 3 (Python).
  case networkx
  /// igraph as called from Python.
  case igraph
  /// UCINET 6.
  case ucinet
  /// The package sna of R.
  case sna

  /// What the program does differently for a measure; nil where it agrees.
  public func difference(in measure: String) -> String? {
    Self.differences.first { $0.convention == self && $0.measure == measure }?.text
  }

  private static let differences: [(convention: Convention, measure: String, text: String)] = [
    (.networkx, "closeness", "0 for the only node of a network"),
    (.networkx, "harmonic", "the sum over the others, not their mean"),
    (.networkx, "eccentricity", "undefined for all unless every node reaches every other"),
    (.networkx, "eigenvector", "undefined for all in a network of several components"),
    (.networkx, "katz", "α = 0.1, and the squares sum to 1"),
    (.networkx, "hub", "the values sum to 1"),
    (.networkx, "authority", "the values sum to 1"),
    (.networkx, "clustering", "0 with fewer than two neighbours"),
    (.networkx, "cross-betweenness", "half the value with --between, unless directed"),
    (.networkx, "density", "0 with fewer than two nodes"),
    (.networkx, "global-efficiency", "0 with fewer than two nodes"),
    (.networkx, "transitivity", "0 if no node has two neighbours"),
    (.networkx, "assortativity", "0 without ties; strengths are ignored"),
    (.networkx, "diameter", "undefined unless every node reaches every other"),
    (.networkx, "mean-distance", "undefined unless every node reaches every other"),
    (.igraph, "closeness", "of those within reach alone, undefined for isolates; directions are ignored"),
    (.igraph, "harmonic", "directions are ignored"),
    (.igraph, "eccentricity", "0 for a node with no path to another"),
    (.igraph, "eigenvector", "the highest value is 1"),
    (.igraph, "hub", "the highest value is 1"),
    (.igraph, "authority", "the highest value is 1"),
    (.igraph, "clustering", "directions are ignored"),
    (.igraph, "cross-betweenness", "half the value with --between, unless directed"),
    (.igraph, "assortativity", "strengths are ignored"),
    (.igraph, "bridges", "ties that run both ways are no bridges"),
    (.ucinet, "betweenness", "--normalized gives percent"),
    (.ucinet, "ei-index", "strengths are ignored"),
    (.ucinet, "reciprocity", "the share of tied pairs, not of ties"),
    (.sna, "closeness", "0 unless the node reaches every other; directed distances from the node"),
    (.sna, "reciprocity", "the share of all pairs, tied or not, that are alike both ways"),
    (.sna, "transitivity", "directed: the share of a → b → c with a → c"),
  ]
}
