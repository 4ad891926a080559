import GraphCore

/// Where mean and standard deviation of a number of brokered pairs come from.
enum RoleExpectation {
  /// Both of nodes in closed form; the deviation of totals from draws.
  case density(RandomEdges)
  /// The mean in closed form, the deviation from draws.
  case labels
  /// Both from draws.
  case drawn

  /// Mean and standard deviation of a role (in the order of ``BrokerageRole``) at a node, or over all nodes if `place`
  /// is the number of nodes.
  func moments(
    _ role: Int, at place: Int, _ partition: NodePartition, openPairs: Int, observed: Int, _ tally: DrawTally,
    index: Int
  ) -> (mean: Double, deviation: Double) {
    switch self {
    case .density(let edges):
      guard place == partition.nodeCount else { return edges.roleMoments(role, of: place) }
      let mean = (0..<place).reduce(0) { $0 + edges.roleMoments(role, of: $1).mean }
      return (mean, tally.spread(index, observed: observed, around: mean))
    case .labels:
      let mean = Double(openPairs) * partition.chanceOfRole(role)
      return (mean, tally.spread(index, observed: observed, around: mean))
    case .drawn: return (tally.mean(index, observed: observed), tally.standardDeviation(index))
    }
  }
}

/// Directed graphs whose edges are there or not independently of each other, all with the same chance.
struct RandomEdges: Sendable {
  private let partition: NodePartition
  /// The nodes that have a group, between which the edges are.
  private let nodes: [NodeID]
  /// The chance of each edge.
  private let density: Double

  init(_ partition: NodePartition, edgeCount: Int) {
    self.partition = partition
    nodes = partition.groups.indices.filter { partition.groups[$0] >= 0 }.map(NodeID.init)
    density = edgeCount == 0 ? 0 : Double(edgeCount) / fallingFactorial(nodes.count, 2)
  }

  /// Draws a graph, stepping from one edge to the next by the number of pairs without one between them.
  ///
  /// - Complexity: O(*n* + *m*) time on average.
  func draw(using generator: inout SeededGenerator) -> Graph {
    var builder = GraphBuilder(nodeCount: partition.nodeCount, isDirected: true)
    let pairCount = nodes.count * max(0, nodes.count - 1)
    var pair = -1
    while density > 0 {
      if density < 1 {
        let steps = naturalLogarithm(1 - Double.random(in: 0..<1, using: &generator)) / naturalLogarithm(1 - density)
        guard steps < Double(pairCount) else { break }
        pair += Int(steps)
      }
      pair += 1
      guard pair < pairCount else { break }
      let (source, place) = pair.quotientAndRemainder(dividingBy: nodes.count - 1)
      let target = place < source ? place : place + 1
      do {
        try builder.addEdge(from: nodes[source], to: nodes[target])
      } catch {
        preconditionFailure("a random graph has too many edges: \(error)")
      }
    }
    return builder.build().graph
  }

  /// Mean and standard deviation of the number of pairs a node brokers in a role, as in Gould and Fernandez.
  ///
  /// Of a pair *a*, *c* the chance is *d*² (1 − *d*). Two pairs of the same broker that share their sender, or their
  /// receiver, share an edge and go together more often than by chance by *d*³ (1 − *d*)³; others are independent.
  func roleMoments(_ role: Int, of node: Int) -> (mean: Double, deviation: Double) {
    let group = Int(partition.groups[node])
    guard group >= 0 else { return (0, 0) }
    let (inside, all) = (Double(partition.sizes[group] - 1), Double(nodes.count))
    let outside = all - inside - 1
    let others = partition.sizes.indices.filter { $0 != group }.map { Double(partition.sizes[$0]) }
    let pairs: Double
    let sharing: Double
    switch role {
    case 0: (pairs, sharing) = (inside * (inside - 1), 2 * inside * (inside - 1) * (inside - 2))
    case 1:
      pairs = others.reduce(0) { $0 + $1 * ($1 - 1) }
      sharing = 2 * others.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) }
    case 2, 3: (pairs, sharing) = (inside * outside, inside * outside * (inside + outside - 2))
    default:
      pairs = others.reduce(0) { $0 + $1 * (outside - $1) }
      sharing = 2 * others.reduce(0) { $0 + $1 * (outside - $1) * (outside - $1 - 1) }
    }
    let one = density * density * (1 - density)
    let together = density * (1 - density)
    let variance = pairs * one * (1 - one) + sharing * together * together * together
    return (pairs * one, variance.squareRoot())
  }
}

extension NodePartition {
  /// The groups of all nodes after those of nodes that have one were dealt out anew.
  func groupsDealtOut(using generator: inout SeededGenerator) -> [Int32] {
    var dealt = groups.filter { $0 >= 0 }.shuffled(using: &generator)[...]
    return groups.map { $0 < 0 ? $0 : dealt.popFirst() ?? $0 }
  }

  /// The chance that three different nodes drawn at random stand to each other as in a role.
  func chanceOfRole(_ role: Int) -> Double {
    let n = groupedNodeCount
    let allSame = sizes.reduce(0) { $0 + fallingFactorial($1, 3) }
    let twoSame = sizes.reduce(0) { $0 + fallingFactorial($1, 2) * Double(n - $1) }
    switch role {
    case 0: return chance(allSame, drawing: 3, from: n)
    case 1, 2, 3: return chance(twoSame, drawing: 3, from: n)
    default: return chance(fallingFactorial(n, 3) - allSame - 3 * twoSame, drawing: 3, from: n)
    }
  }
}
