import ClusterModel
import GraphAlgorithms
import GraphCore

extension RepairPlan {
  /// The most pairs that are looked at as new ties, times the pairs that lost.
  private static let workLimit = 100_000_000

  /// Plans how to make good what a departure costs.
  ///
  /// Ties are suggested between organisations that stay and have none yet, unless a record of theirs says that they are
  /// not to be (``Options/blockingKinds``). Only ties count that alone make good some of the detour loss; of these,
  /// ``GraphCore/Graph/greedyTies(from:count:pairs:threads:)`` chooses one after the other by what it adds to the mean of
  /// 1 / distance between groups. The choice is greedy: another set of as many ties may be better.
  ///
  /// A replacement is tried for each combination of group and country that organisations have, in home countries if the
  /// leavers are from there, and for each that a leaver has. It joins as a new node and takes over ties to contacts of the
  /// leavers, chosen in the same greedy way, and what it makes good is counted for each pair of groups, and for each pair of countries, in the sum of
  /// 1 / distance over their pairs. With all contacts of a single leaver, one of the same group
  /// and country makes good everything. That these organisations would agree to the ties is not known.
  ///
  /// - Parameters:
  ///   - before: The network as it is, with groups.
  ///   - after: The network without those that leave, with groups by the same attribute.
  ///   - options: How many ties, and which pairs are not to be.
  /// - Throws: ``GroupingNeeded`` without groups; ``GraphError`` if the network is too large.
  /// - Complexity: O(*n* (*n* + *m*)) for distances, then that of the greedy choice once for the ties and once for each
  ///   group, and O(*n*²) for each profile; O(*n*²) bytes.
  public init(before: MeasureRun, after: MeasureRun, options: Options = .init()) throws {
    guard let old = before.grouping, let new = after.grouping else { throw GroupingNeeded(measure: "repair") }
    let ground = (
      before: try RepairGround(before, old, options.threads), after: try RepairGround(after, new, options.threads)
    )
    grouping = old
    countsActivities = after.network.ties.contains { !$0.activityIndices.isEmpty }
    let distances = HopDistances(ground.after.graph, threads: options.threads)
    let loss = DetourLoss(before: ground.before, after: ground.after, distances: distances)
    (lengthenedPairs, severedPairs) = (loss.pairs.count, loss.pairs.count { $0.after == 0 })
    detourLoss = loss.total
    let staying = (
      before: ground.before.partition { after.network.table.node(of: $0) != nil },
      after: ground.after.partition { before.network.table.node(of: $0) != nil }
    )
    crossEfficiency = Change(
      before: ground.before.graph.distanceCounts(.acrossGroups(staying.before), threads: options.threads).efficiency,
      after: ground.after.graph.distanceCounts(.acrossGroups(staying.after), threads: options.threads).efficiency)
    var notices: [String] = []
    ties = try Self.ties(ground.after, staying.after, loss, distances, options, &notices)
    let replacement = try Replacement(ground.before, ground.after, distances, options)
    blocks = replacement.blocks
    profiles = try replacement.profiles()
    notices += replacement.notices
    lostCompetences = Self.lostCompetences(before.network, after.network)
    self.notices = notices
  }

  private static func ties(
    _ ground: RepairGround, _ partition: NodePartition, _ loss: DetourLoss, _ distances: HopDistances,
    _ options: Options, _ notices: inout [String]
  ) throws -> [SuggestedTie] {
    guard loss.total > 0 else { return [] }
    let (graph, network) = (ground.graph, ground.network)
    // Those with most ties come first, in case not all can be looked at.
    let nodes = graph.nodes.filter { network[$0].organisation != nil }
      .sorted { (graph.outDegree(of: $1), $0) < (graph.outDegree(of: $0), $1) }
    let most = max(10, Int((2 * Double(workLimit) / Double(loss.pairs.count)).squareRoot()))
    if nodes.count > most {
      notices.append("new ties were looked for among the \(most) organisations with most ties only")
    }
    let blocked = network.blockedPairs(options.blockingKinds)
    var candidates: [Edge] = []
    let ends = nodes.prefix(most).sorted()
    for (place, source) in ends.enumerated() {
      for target in ends[(place + 1)...] where !graph.hasEdge(from: source, to: target) {
        let tie = Edge(source: source, target: target)
        if !blocked.contains([source, target]) && loss.isReduced(by: tie, distances) { candidates.append(tie) }
      }
    }
    let chosen = try graph.greedyTies(
      from: candidates, count: options.tieCount, pairs: .acrossGroups(partition), threads: options.threads)
    var ties: [SuggestedTie] = []
    var changed = graph
    var efficiency = graph.distanceCounts(.acrossGroups(partition), threads: options.threads).efficiency ?? 0
    for gain in chosen {
      changed = try changed.adding([gain.tie])
      let repaired = loss.repaired(HopDistances(changed, threads: options.threads)) ?? 0
      // What no longer repairs anything is a gain of another kind.
      guard repaired > (ties.last?.repaired ?? 0) else { break }
      let then = gain.pairs.efficiency ?? efficiency
      ties.append(
        SuggestedTie(
          source: network.id(of: gain.tie.source), target: network.id(of: gain.tie.target),
          crossEfficiency: Change(before: efficiency, after: then), repaired: repaired))
      efficiency = then
    }
    return ties
  }

  private static func lostCompetences(_ old: ClusterNetwork, _ new: ClusterNetwork) -> [String] {
    func competences(_ organisation: Organisation) -> [String] {
      let sectors = organisation.sectors.map { id in old.records.sectors.first { $0.id == id }?.name ?? id }
      return sectors + organisation.areas + organisation.offers
    }
    let kept = Set(new.members.compactMap(\.organisation).flatMap(competences))
    var lost: [String] = []
    for organisation in old.members.compactMap(\.organisation) where new.table.node(of: organisation.id) == nil {
      for competence in competences(organisation) where !kept.contains(competence) && !lost.contains(competence) {
        lost.append(competence)
      }
    }
    return lost
  }
}

extension ClusterNetwork {
  /// The pairs of nodes that a record says are not to be tied.
  fileprivate func blockedPairs(_ kinds: Set<TieKind>) -> Set<Set<NodeID>> {
    var pairs: Set<Set<NodeID>> = []
    for tie in records.ties where kinds.contains(tie.kind) {
      guard let source = table.node(of: tie.sourceID), let target = table.node(of: tie.targetID) else { continue }
      pairs.insert([source, target])
    }
    return pairs
  }
}
