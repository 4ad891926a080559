import ClusterModel
import GraphFormats

/// A graph whose nodes say whether each is an organisation or an activity, as an export of two modes has it.
struct TwoModeGraph {
  private let graph: AttributedGraph
  private let isActivity: [Bool]

  init(_ graph: AttributedGraph, mode: AttributeColumn) {
    self.graph = graph
    isActivity = mode.values.map { $0?.text == "activity" }
  }

  /// The records with activities and participations in place of the organisations and ties that stood for them.
  ///
  /// Records stay as they are if an edge joins two activities.
  func restoring(_ records: ClusterRecords) -> ClusterRecords {
    guard !graph.edges.contains(where: { isActivity[$0.source] && isActivity[$0.target] }) else { return records }
    let places = Dictionary(uniqueKeysWithValues: zip(graph.nodeIDs, graph.nodeIDs.indices))
    func standsForActivity(_ id: RecordID) -> Bool { places[id].map { isActivity[$0] } ?? false }
    var result = records
    result.organisations.removeAll { standsForActivity($0.id) }
    result.ties.removeAll { standsForActivity($0.sourceID) || standsForActivity($0.targetID) }
    for organisation in records.organisations where standsForActivity(organisation.id) {
      var activity = Activity(id: organisation.id, name: organisation.name, provenance: organisation.provenance)
      activity.kind = organisation.kind.map { ActivityKind(rawValue: $0.rawValue) }
      (activity.country, activity.city) = (organisation.country, organisation.city)
      result.activities.append(activity)
    }
    for tie in records.ties {
      let (first, second) =
        standsForActivity(tie.targetID) ? (tie.sourceID, tie.targetID) : (tie.targetID, tie.sourceID)
      guard standsForActivity(second) else { continue }
      result.participations.append(Participation(of: first, in: second, provenance: tie.provenance))
    }
    return result
  }
}
