public import ClusterModel
public import GraphAlgorithms
import GraphCore

/// A network before a scenario and after it.
public struct ScenarioComparison: Sendable {
  /// A number of the whole network.
  public struct Figure: Hashable, Sendable {
    /// What is counted or measured.
    public let name: String
    /// How it was and is; nil where the measure is undefined.
    public let change: Change<Double?>

    /// By how much it grows; nil unless both are defined.
    public var difference: Double? {
      change.before.flatMap { before in change.after.map { $0 - before } }
    }
  }

  /// The ties between two groups.
  public struct MixingChange: Hashable, Sendable {
    /// The key of one group.
    public let first: String
    /// The key of the other, or of the same.
    public let second: String
    /// How many ties there are.
    public let observed: Change<Int>
    /// How many there would be if groups were dealt out at random, in closed form (``MixingModel/labels``).
    public let expected: Change<Double>
  }

  /// What happens.
  public let scenario: Scenario
  /// The network as it is.
  public let before: ClusterNetwork
  /// The network as it would be.
  public let after: ClusterNetwork
  /// The groups before; nil if none were asked for.
  public let grouping: Grouping?
  /// How many organisations, ties, nodes in the largest component and nodes without a tie there are.
  public let counts: [Figure]
  /// Every measure of the whole network.
  public let measures: [Figure]
  /// The mean of 1 / distance in hops over pairs of organisations that are in both networks and in different groups; nil
  /// without groups or pairs.
  public let crossEfficiency: Change<Double?>
  /// Organisations that stay and were in the largest part, but no longer are: by the parts that they are in then.
  public let cutOff: [[RecordID]]
  /// Organisations that stay and were not in the largest part, but then are.
  public let reconnected: [RecordID]
  /// Organisations whose only ties, apart from those of shared activities, were with those that leave or have ended.
  public let heldByActivitiesOnly: [RecordID]
  /// Ties between each pair of groups that has any, before or after.
  public let mixing: [MixingChange]
  /// How each ranking changes.
  public let rankings: [RankingChange]
  /// How each market is reached.
  public let markets: [MarketReach]

  /// Compares a network with what a scenario makes of it.
  ///
  /// - Parameters:
  ///   - scenario: What happens, with ids.
  ///   - before: The network as it is, with the groups and choices for measures.
  ///   - after: The network as it would be, with the groups by the same attribute.
  ///   - measures: The measures by which organisations are ranked.
  /// - Throws: ``GroupingNeeded`` if a measure needs groups and there are none.
  /// - Complexity: That of the measures, betweenness and distances being O(*n* *m*), twice.
  public init(
    of scenario: Scenario, before: MeasureRun, after: MeasureRun, rankedBy measures: [NodeMeasure]
  ) throws(GroupingNeeded) {
    var (before, after) = (before, after)
    let (old, new) = (before.network, after.network)
    (self.scenario, self.before, self.after, grouping) = (scenario, old, new, before.grouping)
    counts = Self.counts(old, new)
    let hasGroups = before.grouping != nil && after.grouping != nil
    var figures: [Figure] = []
    for measure in NetworkMeasure.allCases where hasGroups || !measure.needsGrouping {
      figures.append(
        Figure(
          name: measure.rawValue,
          change: Change(before: try before.value(of: measure), after: try after.value(of: measure))))
    }
    self.measures = figures
    crossEfficiency = Change(
      before: Self.crossEfficiency(before, among: new), after: Self.crossEfficiency(after, among: old))
    (cutOff, reconnected) = Self.mainPart(old, new)
    heldByActivitiesOnly = Self.heldByActivitiesOnly(old, new)
    mixing = Self.mixing(before, after)
    var rankings: [RankingChange] = []
    for measure in measures { rankings.append(try RankingChange(measure, &before, &after)) }
    self.rankings = rankings
    markets = MarketReach.all(before: old, after: new)
  }

  /// ``crossEfficiency`` as a figure like the others; nil without groups.
  public var crossGroupCloseness: Figure? {
    grouping == nil ? nil : Figure(name: "cross-group-closeness", change: crossEfficiency)
  }

  private static func counts(_ old: ClusterNetwork, _ new: ClusterNetwork) -> [Figure] {
    func figures(_ network: ClusterNetwork) -> [(String, Int)] {
      let graph = network.graph
      let components = graph.connectedComponents()
      return [
        ("organisations", network.organisationCount), ("ties", graph.edgeCount),
        ("largest-component", components.sizes.first ?? 0),
        ("isolates", graph.nodes.count { graph.outDegree(of: $0) == 0 && graph.inDegree(of: $0) == 0 }),
      ]
    }
    return zip(figures(old), figures(new)).map { before, after in
      Figure(name: before.0, change: Change(before: Double(before.1), after: Double(after.1)))
    }
  }

  /// The mean of 1 / distance over pairs in different groups, of organisations that another network has as well.
  private static func crossEfficiency(_ run: MeasureRun, among other: ClusterNetwork) -> Double? {
    guard let grouping = run.grouping else { return nil }
    let network = run.network
    let groups = network.graph.nodes.map { node in
      network[node].organisation.flatMap { other.table.node(of: $0.id) }.flatMap { _ in grouping.partition[node] }
    }
    let partition = NodePartition(groups, groupCount: grouping.partition.groupCount)
    return network.graph.distanceCounts(.acrossGroups(partition), threads: run.threads).efficiency
  }

  private static func mainPart(_ old: ClusterNetwork, _ new: ClusterNetwork) -> ([[RecordID]], [RecordID]) {
    let (was, then) = (old.graph.connectedComponents(), new.graph.connectedComponents())
    var pieces: [Int: [RecordID]] = [:]
    var reconnected: [RecordID] = []
    for node in new.graph.nodes where new[node].organisation != nil {
      let id = new.id(of: node)
      guard let earlier = old.table.node(of: id), let piece = then[node] else { continue }
      if was[earlier] == 0 && piece != 0 { pieces[piece, default: []].append(id) }
      // The lone organisation of a network without ties is in its largest part, but with nobody.
      if was[earlier] != 0 && piece == 0 && then.sizes[0] > 1 { reconnected.append(id) }
    }
    return (pieces.sorted { $0.key < $1.key }.map(\.value), reconnected)
  }

  private static func heldByActivitiesOnly(_ old: ClusterNetwork, _ new: ClusterNetwork) -> [RecordID] {
    let (had, have) = (old.nodesWithStatedTies, new.nodesWithStatedTies)
    return new.graph.nodes.compactMap { node in
      guard new[node].organisation != nil, let earlier = old.table.node(of: new.id(of: node)) else { return nil }
      let isTied = new.graph.outDegree(of: node) + new.graph.inDegree(of: node) > 0
      return isTied && had.contains(earlier) && !have.contains(node) ? new.id(of: node) : nil
    }
  }

  private static func mixing(_ before: MeasureRun, _ after: MeasureRun) -> [MixingChange] {
    guard let old = before.grouping, let new = after.grouping else { return [] }
    let (was, then) = (
      before.network.graph.mixingMatrix(old.partition), after.network.graph.mixingMatrix(new.partition)
    )
    let keys = Set(old.keys + new.keys).sorted()
    func cell(_ matrix: MixingMatrix, _ grouping: Grouping, _ a: String, _ b: String) -> MixingMatrix.Cell? {
      guard let a = grouping.keys.firstIndex(of: a), let b = grouping.keys.firstIndex(of: b) else { return nil }
      return matrix[a, b]
    }
    return keys.indices.flatMap { first in
      keys[(was.isDirected ? 0 : first)...].compactMap { second in
        let (a, b) = (cell(was, old, keys[first], second), cell(then, new, keys[first], second))
        let observed = Change(before: a?.observed ?? 0, after: b?.observed ?? 0)
        guard observed.before > 0 || observed.after > 0 else { return nil }
        return MixingChange(
          first: keys[first], second: second, observed: observed,
          expected: Change(before: a?.expected ?? 0, after: b?.expected ?? 0))
      }
    }
  }
}

extension ClusterNetwork {
  /// The nodes that have a tie which a record states, not only shared activities.
  fileprivate var nodesWithStatedTies: Set<NodeID> {
    var nodes: Set<NodeID> = []
    for (edge, tie) in zip(graph.edges, ties) where !tie.recordIndices.isEmpty {
      nodes.formUnion([edge.source, edge.target])
    }
    return nodes
  }

  /// The name of an organisation for people.
  func label(of id: RecordID) -> String { table.node(of: id).map { self[$0].label } ?? id }
}
