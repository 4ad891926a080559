import ClusterModel
import GraphAlgorithms
import GraphCore

// The short way from an edge list to a network: where nothing is known of ties but ends and strengths, and all of them
// count, the columns become the graph as they are. The result is that of the long way, for a small part of its time and
// memory.
extension ClusterNetwork {
  /// The ties of records that may take the short way; nil if some option or record asks for more.
  static func plainTies(of records: ClusterRecords, _ options: ProjectionOptions) -> PlainTies? {
    guard let plain = records.ties.plain, options.asOf == nil, options.without.isEmpty,
      options.tieKinds?.contains(.unspecified) ?? true, records.tieKindRules[.unspecified] == nil,
      options.affiliations == .none || records.participations.isEmpty && records.activities.isEmpty,
      areTheSame(plain.ids, records.organisations)
    else { return nil }
    return plain
  }

  private static func areTheSame(_ ids: [RecordID], _ organisations: Organisations) -> Bool {
    if let named = organisations.namedIDs { return named == ids }
    return ids.count == organisations.count && zip(ids, organisations).allSatisfy { $0 == $1.id }
  }

  static func network(
    of records: ClusterRecords, _ plain: PlainTies, _ options: ProjectionOptions, threads: Int?
  ) throws(GraphError) -> ClusterNetwork {
    let isWeighted = !options.ignoresStrength && !plain.strengths.isEmpty
    let outcome = try GraphBuilder.build(
      nodeCount: plain.ids.count, isDirected: options.direction == .directed, sources: plain.sources,
      targets: plain.targets, strengths: isWeighted ? plain.strengths : [],
      parallelTies: options.ignoresStrength ? .maximum : .sum,
      concurrency: .threads(threads, edges: plain.count))
    return ClusterNetwork(
      records: records, options: options, graph: outcome.graph, members: NetworkMembers(all: records.organisations),
      table: NodeTable(distinct: plain.ids), ties: NetworkTies(of: outcome.graph, plain),
      notices: options.notices(
        selfTies: outcome.selfLoopCount, merged: plain.count - outcome.selfLoopCount - outcome.graph.edgeCount))
  }
}

extension ProjectionOptions {
  /// What is to be said of ties that became none, or part of another.
  func notices(selfTies: Int, merged: Int) -> [String] {
    var notices: [String] = []
    if selfTies > 0 { notices.append("\(counted(selfTies, "tie")) of an organisation with itself left out") }
    if merged > 0 {
      notices.append(
        "\(counted(merged, "further tie")) between organisations that are tied already joined with the first"
          + (ignoresStrength ? "" : " (strengths added)"))
    }
    return notices
  }
}
