import ClusterAnalysis
import ClusterModel
import GraphCore

/// The small lines under a picture: how many, as of when, what counts as a tie, what is left out.
struct DiagramCaption {
  let lines: [String]

  /// Words the lines; `selection` says which organisations are drawn if not all are, such as "the 60 with most ties".
  init(_ network: ClusterNetwork, grouping: Grouping?, selection: String? = nil) {
    let activities = network.graph.nodeCount - network.organisationCount
    var first = "n = \(counted(network.organisationCount, "organisation")), "
    if activities > 0 { first += activities == 1 ? "1 activity, " : "\(activities) activities, " }
    first += counted(network.graph.edgeCount, "tie")
    if let selection { first += "; drawn: \(selection)" }
    if let day = network.options.asOf { first += "; as of \(day)" }
    if let grouping, grouping.ungroupedCount > 0 {
      first += "; \(grouping.ungroupedCount) without a \(grouping.singular)"
    }
    var second = "A tie is "
    var kinds: [String] = []
    let named = Set(network.ties.flatMap(\.kinds)).subtracting([.affiliation, .unspecified])
    if !named.isEmpty { kinds.append("any of " + named.sorted().map(\.rawValue).joined(separator: ", ")) }
    if network.ties.contains(where: { $0.kinds.contains(.affiliation) }) {
      kinds.append(Self.affiliation(network.options))
    }
    second += kinds.isEmpty ? "whatever the data record" : kinds.joined(separator: ", or ")
    if !network.options.without.isEmpty {
      second += "; organisations of kind " + listed(network.options.without.map(\.rawValue).sorted()) + " are left out"
    }
    lines = [first + ".", second + ".", "Data: \(network.records.title)."]
  }

  private static func affiliation(_ options: ProjectionOptions) -> String {
    switch options.affiliations {
    case .twoMode: "taking part in an activity"
    case .count, .newman, .jaccard: "taking part in the same activity"
    case .none: ""
    }
  }
}
