public import GraphCore

/// A graph drawn at random among those with the same degrees.
public struct Rewiring: Hashable, Sendable {
  /// The graph.
  public let graph: Graph
  /// How many swaps of two ties were attempted.
  public let attempted: Int
  /// How many of them changed something.
  public let accepted: Int
}

/// A random walk over the graphs with the degrees of one graph, from which any number of them can be drawn.
///
/// Every step swaps the ends of two ties drawn at random; steps that would make a loop or a second tie between the same
/// nodes leave the graph as it is and count all the same, which is what makes all graphs equally likely in the end
/// (Artzy-Randrup and Stone, Physical Review E 72:056708, 2005, <https://doi.org/10.1103/PhysRevE.72.056708>; Fosdick,
/// Larremore, Nishimura and Ugander, SIAM Review 60:315, 2018, <https://doi.org/10.1137/16M1087175>). Edges that run one
/// way also turn around in circles of three, without which some graphs could not be reached (Berger and
/// Müller-Hannemann, <https://arxiv.org/abs/0912.0685>).
///
/// Each draw is a walk of its own from the original graph, so that draws can be made in any order and at the same time.
public struct RewiringChain: Sendable {
  /// How many swaps are attempted for each tie unless asked otherwise.
  ///
  /// A swap that is carried out moves two of *m* ties. If a share α of attempts is, a tie is still where it was after
  /// *s* attempts for each tie with a chance of about exp(−2 α *s*): below 1 in 2,000 for *s* = 20 and α of a fifth.
  /// Where stars or dense cores let fewer swaps through, ``GraphCore/Graph/rewiringMixing(modes:swapsPerTie:samples:seed:statistic:)``
  /// says so.
  public static let defaultSwapsPerTie = 20

  let original: TieSwapper

  /// Prepares to rewire a graph.
  ///
  /// - Parameters:
  ///   - graph: A graph, directed or not. When directed, nodes keep how many edges leave and how many arrive.
  ///   - modes: The mode of each node, such as members and events; nodes without one are a mode of their own. Each node
  ///     keeps how many ties it has with nodes of each mode. In a two-mode graph, so, ties stay between the modes.
  /// - Complexity: O(*n* + *m*) time and space.
  public init(_ graph: Graph, modes: NodePartition? = nil) { original = TieSwapper(graph, modes: modes) }

  /// Draws a graph.
  ///
  /// Strengths stay with their ties. When directed, an edge keeps the node it leaves, so that what leaves a node keeps
  /// its total strength; what arrives does not, and undirected strengths add up anew.
  ///
  /// - Parameters:
  ///   - seed: Where the random numbers start; the same seed gives the same graph.
  ///   - swapsPerTie: How many swaps are attempted for each tie.
  /// - Returns: A graph without loops and parallel ties, all such graphs with the same degrees being equally likely if
  ///   the walk is long enough; the original one if it is the only one.
  /// - Complexity: O(*n* + *s* *m*) time for *s* attempts for each tie, O(*n* + *m*) space.
  public func draw(seed: UInt64, swapsPerTie: Int = defaultSwapsPerTie) -> Rewiring {
    var generator = SeededGenerator(seed: seed)
    let (swapper, accepted) = drawTies(swapsPerTie: swapsPerTie, using: &generator)
    return Rewiring(graph: swapper.graph(), attempted: swapsPerTie * swapper.count, accepted: accepted)
  }

  /// The ties of a drawn graph, and how many swaps were carried out.
  func drawTies(swapsPerTie: Int, using generator: inout SeededGenerator) -> (TieSwapper, accepted: Int) {
    precondition(swapsPerTie >= 0, "a number of swaps is not negative")
    var swapper = original
    let accepted = swapper.swap(attempts: swapsPerTie * swapper.count, using: &generator)
    return (swapper, accepted)
  }
}

extension Graph {
  /// Draws a graph at random among those with the same degrees.
  ///
  /// See ``RewiringChain`` for the method and for many draws from one graph.
  ///
  /// - Parameters:
  ///   - modes: The mode of each node, if nodes are to keep their number of ties with each mode.
  ///   - swapsPerTie: How many swaps are attempted for each tie.
  ///   - seed: Where the random numbers start; the same seed gives the same graph.
  /// - Returns: The graph, and how many swaps were attempted and carried out. Strengths stay with their ties.
  /// - Complexity: O(*n* + *s* *m*) time for *s* attempts for each tie, O(*n* + *m*) space.
  public func rewired(
    modes: NodePartition? = nil, swapsPerTie: Int = RewiringChain.defaultSwapsPerTie, seed: UInt64
  ) -> Rewiring {
    RewiringChain(self, modes: modes).draw(seed: seed, swapsPerTie: swapsPerTie)
  }
}

/// How many rewired graphs are drawn, and how.
public struct Rewirings: Hashable, Sendable {
  /// How many graphs are drawn.
  public var draws: Int
  /// Where the random numbers start.
  public var seed: UInt64
  /// How many swaps are attempted for each tie.
  public var swapsPerTie: Int
  /// The mode of each node, if nodes are to keep their number of ties with each mode.
  public var modes: NodePartition?

  /// Plans draws.
  ///
  /// - Precondition: There is at least one draw.
  public init(
    draws: Int = 999, seed: UInt64, swapsPerTie: Int = RewiringChain.defaultSwapsPerTie, modes: NodePartition? = nil
  ) {
    precondition(draws > 0, "without a draw there is nothing to compare with")
    (self.draws, self.seed, self.swapsPerTie, self.modes) = (draws, seed, swapsPerTie, modes)
  }
}

/// The seeds of draws that are numbered, each from one stream.
func seedsOfDraws(_ draws: Int, seed: UInt64) -> [UInt64] {
  var seeds = SeededGenerator(seed: seed)
  return (0..<draws).map { _ in seeds.next() }
}
