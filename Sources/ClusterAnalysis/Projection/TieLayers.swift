public import ClusterModel
public import GraphAlgorithms
public import GraphCore

/// The ties of a network, one layer for each kind of tie.
public struct TieLayers: Sendable {
  /// The kind of each layer, in alphabetical order.
  public let kinds: [TieKind]
  /// The layers; a network without ties has one that is empty.
  public let layers: Layers
}

extension ClusterNetwork {
  /// Takes the network apart by kinds of tie.
  ///
  /// - Parameter graph: The network's graph, or one with fewer of its edges; its own by default.
  /// - Returns: Layers in which every tie counts 1.
  /// - Complexity: O(*n* + *m* log *m*).
  public func layers(of graph: Graph? = nil) -> TieLayers {
    let graph = graph ?? self.graph
    let kinds = Set(ties.flatMap(\.kinds)).sorted()
    var builders = (kinds.isEmpty ? [TieKind.unspecified] : kinds).map { _ in
      GraphBuilder(nodeCount: graph.nodeCount, isDirected: graph.isDirected)
    }
    let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    for (edge, tie) in zip(self.graph.edges, ties) {
      guard graph.hasEdge(from: edge.source, to: edge.target) else { continue }
      for kind in tie.kinds {
        guard let place = places[kind] else { continue }
        // The edge was in a graph of as many nodes, so it fits into another.
        try? builders[place].addEdge(from: edge.source, to: edge.target)
      }
    }
    return TieLayers(kinds: kinds, layers: Layers(builders.map { $0.build().graph }))
  }

  /// How far apart sectors are in the tree of sectors; nil for other groups and without such a tree.
  ///
  /// - Complexity: O(*g*² *h*) for *g* groups and a tree of height *h*.
  public func groupDistances(of grouping: Grouping) -> GroupDistances? {
    guard grouping.attribute == "sector", records.sectors.contains(where: { $0.parentID != nil }) else { return nil }
    let ids = grouping.keys + records.sectors.map(\.id).filter { !grouping.keys.contains($0) }
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let parents = Dictionary(
      records.sectors.compactMap { sector in sector.parentID.map { (sector.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    // The loader refuses circles and unknown parents, so the tree is sound.
    return try? GroupDistances(
      treeParents: ids.map { parents[$0].flatMap { places[$0] } }, groupCount: grouping.keys.count)
  }

  /// Tests which pairs of organisations share more activities than their numbers of activities give.
  ///
  /// - Parameters:
  ///   - model: What chance means.
  ///   - threads: How many processors to use; nil for all.
  /// - Returns: Pairs of nodes by rising numbers; nil if the chances cannot be found, or without participations.
  /// - Throws: ``GraphError`` with more than some 10⁹ participations.
  /// - Complexity: As ``GraphAlgorithms/Affiliations/sharedEvents(under:threads:)``.
  public func sharedActivities(under model: SharedEventsModel, threads: Int? = nil) throws(GraphError) -> SharedEvents?
  {
    let events = Dictionary(
      uniqueKeysWithValues: records.activities.filter { activity in
        guard let day = options.asOf, let start = activity.start else { return true }
        return start.first <= day
      }.enumerated().map { ($1.id, $0) })
    let organisations = members.count { $0.organisation != nil }
    let pairs = records.participations.compactMap { participation -> (member: Int, event: Int)? in
      guard let node = table.node(of: participation.organisationID), node.index < organisations,
        let event = events[participation.activityID]
      else { return nil }
      return (node.index, event)
    }
    guard !pairs.isEmpty else { return nil }
    return try Affiliations(memberCount: organisations, eventCount: events.count, pairs)
      .sharedEvents(under: model, threads: threads)
  }
}
