import ClusterAnalysis
import ClusterModel
import GraphCore
import GraphFormats

extension ClusterNetwork {
  /// The network as other tools see it: every attribute that has a value somewhere, and the measures given.
  func attributedGraph(measures: [(NodeMeasure, NodeScores)]) -> AttributedGraph {
    func texts(_ name: String, _ value: (NetworkMember) -> String?) -> AttributeColumn? {
      column(name, members.map { value($0).map(AttributeValue.string) })
    }
    func lists(_ name: String, _ value: (NetworkMember) -> [String]) -> AttributeColumn? {
      column(
        name,
        members.map { member in
          let values = value(member)
          return values.isEmpty ? nil : .list(values)
        })
    }
    var nodeColumns = [
      texts("label") { $0.label },
      texts("name") { $0.name == $0.label ? nil : $0.name },
      texts("kind") { $0.kind },
      texts("country") { $0.country?.code },
      texts("region") { $0.organisation?.region },
      texts("city") { $0.organisation?.city },
      texts("sector") { $0.organisation?.sector },
      lists("sectors") { $0.organisation?.sectors ?? [] },
      lists("areas") { $0.organisation?.areas ?? [] },
      texts("website") { $0.organisation?.website },
    ].compactMap(\.self)
    if organisationCount < members.count {
      nodeColumns.append(
        AttributeColumn("mode", members.map { .string($0.organisation == nil ? "activity" : "organisation") }))
    }
    let taken = Set(nodeColumns.map(\.name))
    nodeColumns += records.attributeNames.filter { !taken.contains($0) }.compactMap { name in
      inferred(name, members.map { $0.organisation?.attributes[name] })
    }
    nodeColumns += measures.map { measure, scores in
      AttributeColumn(measure.rawValue, graph.nodes.map { scores[$0].map(AttributeValue.double) })
    }
    let edges = graph.edges
    var edgeColumns = [
      column("kind", ties.map { .string($0.kinds.map(\.rawValue).joined(separator: ";")) }),
      column("weight", edges.map { .double($0.strength) }),
      column(
        "since",
        ties.map { tie in
          let dates = tie.recordIndices.compactMap { records.ties[$0].since }
          return dates.min { $0.first < $1.first }.map { .string($0.description) }
        }),
      column(
        "until",
        ties.map { tie in
          // A tie that has no end has not ended.
          let dates = tie.recordIndices.map { records.ties[$0].until }
          guard !dates.contains(nil) else { return nil }
          return dates.compactMap(\.self).max { $0.last < $1.last }.map { .string($0.description) }
        }),
    ].compactMap(\.self)
    let edgeNames = Set(edgeColumns.map(\.name))
    edgeColumns += records.tieAttributeNames.filter { !edgeNames.contains($0) }.compactMap { name in
      inferred(name, ties.map { values(of: name, in: $0) })
    }
    return AttributedGraph(
      name: records.title, isDirected: graph.isDirected, nodeIDs: table.keys,
      edges: edges.map { .init(source: $0.source.index, target: $0.target.index) }, nodeColumns: nodeColumns,
      edgeColumns: edgeColumns)
  }

  /// What the records of an edge say under a name: each text once, in the order of the records.
  private func values(of name: String, in tie: NetworkTie) -> String? {
    var texts: [String] = []
    for index in tie.recordIndices {
      if let text = records.ties[index].attributes[name], !texts.contains(text) { texts.append(text) }
    }
    return texts.isEmpty ? nil : texts.joined(separator: ";")
  }

  /// A column of the type that its texts have, unless it is empty.
  private func inferred(_ name: String, _ texts: [String?]) -> AttributeColumn? {
    texts.contains { $0 != nil } ? AttributeColumn(inferring: name, texts) : nil
  }

  /// A column, unless it is empty.
  private func column(_ name: String, _ values: [AttributeValue?]) -> AttributeColumn? {
    values.contains { $0 != nil } ? AttributeColumn(name, values) : nil
  }
}
