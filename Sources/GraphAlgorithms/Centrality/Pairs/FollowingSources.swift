import GraphCore

/// Sources from which a search is not needed, since that from another node tells everything.
///
/// A single edge leaves a *follower*; it ends in the *leader*, which more edges leave. All paths of the follower go on as
/// those of the leader do, and none of those comes back to it before its end. So the leader's search shares out the pairs of
/// all its followers as well: each pair counts as often as there are sources, but for those that a follower would form with
/// itself. This is what folding a node into its only neighbour is in undirected graphs (Baglioni and others, ASONAM 2012:237,
/// <https://doi.org/10.1109/ASONAM.2012.46>). A follower remains where it is for the paths of others.
struct FollowingSources: Sendable {
  /// The followers of each leader.
  private var ofLeader: [Int32: [Int32]] = [:]

  /// No followers.
  init() {}

  /// Makes nodes follow the node that their single edge leads to.
  init(_ followers: [Int], in graph: Graph) {
    for node in followers {
      let leader = graph.outgoing.targets[graph.outgoing.row(node).lowerBound]
      ofLeader[leader, default: []].append(Int32(node))
    }
  }

  /// Whether a node is a follower; leader and follower are of one class, so that their pairs count the same.
  static func isFollower(_ node: Int, in graph: Graph, _ classes: [Int32]) -> Bool {
    let row = graph.outgoing.row(node)
    guard row.count == 1 else { return false }
    let leader = Int(graph.outgoing.targets[row.lowerBound])
    return classes[leader] == classes[node] && graph.outgoing.row(leader).count > 1
  }

  var isEmpty: Bool { ofLeader.isEmpty }

  /// The followers of a source.
  subscript(leader: Int32) -> [Int32] { ofLeader[leader] ?? [] }

  /// Adds what of the followers' pairs passes their leader, or their own edges; the rest was shared out from the leader.
  ///
  /// - Parameters:
  ///   - leader: A node from which a search was made.
  ///   - pairs: How much all pairs count that were shared out from it.
  ///   - withItself: How much a pair counts that a node forms with another of its class.
  ///   - firstArcs: Where each node's arcs begin, if what is added up is by arcs; else nil.
  ///   - sums: What is added to.
  ///   - isReached: Whether the search came by a node.
  func addPairs(
    of leader: Int32, _ pairs: Double, withItself: Double, firstArcs: [Int32]?, to sums: inout [Double],
    isReached: (Int) -> Bool
  ) {
    guard let followers = ofLeader[leader] else { return }
    let reachedCount = followers.count { isReached(Int($0)) }
    let ownPairs = (pairs + withItself * Double(reachedCount)) / Double(followers.count + 1)
    guard let firstArcs else {
      sums[Int(leader)] += pairs - ownPairs
      return
    }
    for follower in followers {
      // It forms a pair with its leader, and none with itself.
      let others = ownPairs + withItself - (isReached(Int(follower)) ? withItself : 0)
      sums[Int(firstArcs[Int(follower)])] += others
    }
  }
}
