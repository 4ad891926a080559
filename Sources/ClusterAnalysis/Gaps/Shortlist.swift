import GraphAlgorithms
import GraphCore

/// The pairs that are measured exactly.
///
/// If no more pairs are eligible than there is room for, all of them. Else four lists are filled from what is known
/// without measuring: three eighths of the room go to pairs by what they *share* (resource allocation), a quarter by *need*
/// (block deficit, wish and shared contacts, each from 0 to 1, added up), a quarter to pairs *without a shared contact*
/// whose ends have many ties, since a tie between two hubs far from each other gains most, and one eighth to *newcomers*
/// without ties; need and wish weigh in all of them. Room that a list does not need goes to the others in this order.
///
/// Above 20,000 nodes only pairs are looked at that share a contact, or of which one is in a market or among the 200
/// organisations with most ties.
struct Shortlist {
  /// The pairs, the lower node first, by rising first and second node.
  let pairs: [NodePair]
  /// How many pairs are eligible, among those looked at.
  let eligibleCount: Int

  /// How many pairs are scored at a time.
  private static let chunk = 1_000_000

  init(_ scope: GapScope, deficit: (NodePair) -> Double?, largestDeficit: Double) {
    let graph = scope.network.graph
    let room = scope.options.candidates
    var (near, need, far, newcomers) = (BestPairs(room), BestPairs(room), BestPairs(room), BestPairs(room))
    var eligible = 0
    var open: [NodePair] = []
    func sortIn() {
      let shared = graph.linkScores(of: open, by: .resourceAllocation, threads: scope.options.threads)
      for (pair, shared) in zip(open, shared) {
        let wanted =
          (largestDeficit > 0 ? (deficit(pair) ?? 0) / largestDeficit : 0) + (scope.wish(of: pair) ?? 0) / 3
        let (a, b) = (Double(graph.outDegree(of: pair.first)), Double(graph.outDegree(of: pair.second)))
        if a == 0 || b == 0 {
          newcomers.add(pair, (1 + wanted) * (1 + max(a, b)))
        } else if let shared, shared > 0 {
          near.add(pair, (1 + wanted) * shared)
          need.add(pair, wanted + min(1, shared))
        } else {
          need.add(pair, wanted)
          far.add(pair, (1 + wanted) * (a * b).squareRoot())
        }
      }
      eligible += open.count
      open.removeAll(keepingCapacity: true)
    }
    let partners = Partners(scope)
    for node in graph.nodes {
      partners.forEach(above: node) { other in
        if scope.isCandidate(node, other) { open.append(NodePair(node, other)) }
      }
      if open.count >= Self.chunk { sortIn() }
    }
    sortIn()
    var chosen: Set<NodePair> = []
    let lists = [near, need, far, newcomers].map { $0.sorted.map(\.pair) }
    let shares = [room * 3 / 8, room - room * 3 / 8 - room / 4 - room / 8, room / 4, room / 8]
    for (list, share) in zip(lists, shares) {
      var taken = 0
      for pair in list where taken < share && chosen.insert(pair).inserted { taken += 1 }
    }
    for list in lists {
      for pair in list where chosen.count < room { chosen.insert(pair) }
    }
    pairs = chosen.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    eligibleCount = eligible
  }
}

/// With whom each node is looked at.
private struct Partners {
  private static let prominentCount = 200

  private let graph: Graph
  private let isProminent: [Bool]?
  private let prominent: [NodeID]

  init(_ scope: GapScope) {
    graph = scope.network.graph
    guard graph.nodeCount > scope.options.exactLimit else {
      (isProminent, prominent) = (nil, [])
      return
    }
    var isProminent = scope.places.marketOfNode.map { $0 != nil }
    for node in graph.degree().ranking.prefix(Self.prominentCount) { isProminent[node.index] = true }
    prominent = graph.nodes.filter { isProminent[$0.index] }
    self.isProminent = isProminent
  }

  /// Visits the partners of a node that come after it, each once.
  func forEach(above node: NodeID, _ body: (NodeID) -> Void) {
    guard let isProminent, !isProminent[node.index] else {
      for other in node.index + 1..<max(node.index + 1, graph.nodeCount) { body(NodeID(other)) }
      return
    }
    var others = Set(prominent.lazy.filter { $0 > node })
    for contact in graph.neighbors(of: node) {
      for other in graph.neighbors(of: contact) where other > node { others.insert(other) }
    }
    for other in others.sorted() { body(other) }
  }
}
