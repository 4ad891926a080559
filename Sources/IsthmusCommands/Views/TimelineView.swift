import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphCore

/// The picture of how a network grew: one small picture for each period, everyone in the same place in all of them.
struct TimelineView {
  let network: ClusterNetwork
  let attribute: String?
  var periods = PeriodLength.year
  var settings = ViewSettings()

  private static let mostMoments = 6
  private static let mostNodes = 36

  /// The network in one period.
  private struct State {
    let name: String
    let network: ClusterNetwork
    let tied: [NodeID]
    let ties: Set<[String]>
  }

  func diagram() throws -> Diagram {
    let states = try self.states()
    guard !states.isEmpty else {
      throw CommandFailure(
        .badData, "no tie or activity has a date, so there is no timeline; add columns since or start")
    }
    let earlier = try state("", undatedRecords)
    // Who is ever tied, those with most ties first if not all can be drawn.
    var degrees: [String: Int] = [:]
    for state in states {
      for node in state.tied {
        degrees[state.network.id(of: node), default: 0] += state.network.graph.neighbors(of: node).count
      }
    }
    let order = network.graph.nodes.map(network.id(of:)).filter { degrees[$0] != nil }
    let limit = settings.limit ?? Self.mostNodes
    let drawn = Set(order.sorted { (degrees[$1] ?? 0, $0) < (degrees[$0] ?? 0, $1) }.prefix(limit))
    let members = network.graph.nodes.filter { drawn.contains(network.id(of: $0)) }
    let grouping = attribute.flatMap { try? network.grouping(by: $0) }
    let marks = NetworkMarks(network, grouping: grouping, drawn: members, emphasis: "")
    let highlighted = Set(settings.highlighted.map(network.id(of:)))
    func node(_ node: NodeID, _ emphasis: Emphasis) -> DiagramNode {
      let id = network.id(of: node)
      return DiagramNode(
        id: id, label: network[node].label, description: marks.description(of: node), shape: marks.shape(of: node),
        fill: marks.fill(of: node), emphasis: highlighted.contains(id) ? .focus : emphasis)
    }
    var moments: [DiagramMoment] = []
    var union: [DiagramEdge] = []
    var known = earlier.ties
    var seen: Set<[String]> = []
    var knownNodes = Set(earlier.tied.map(earlier.network.id(of:)))
    for state in states {
      let there = Set(state.tied.map(state.network.id(of:)))
      let nodes = members.filter { there.contains(network.id(of: $0)) }.map { member in
        node(member, knownNodes.contains(network.id(of: member)) ? .minor : .normal)
      }
      let edges = zip(state.network.graph.edges, state.network.ties).compactMap { edge, tie -> DiagramEdge? in
        let ends = [state.network.id(of: edge.source), state.network.id(of: edge.target)]
        guard drawn.contains(ends[0]), drawn.contains(ends[1]) else { return nil }
        return DiagramEdge(
          source: ends[0], target: ends[1],
          description: "\(state.network[edge.source].label) – \(state.network[edge.target].label), \(state.name)",
          line: marks.line(of: tie), emphasis: known.contains(ends) ? .minor : .focus)
      }
      union += edges.filter { seen.insert([$0.source, $0.target]).inserted }
      moments.append(
        DiagramMoment(
          name: "\(state.name): \(counted(there.count, "organisation")), \(counted(state.ties.count, "tie"))",
          nodes: nodes, edges: edges))
      known.formUnion(state.ties)
      knownNodes.formUnion(there)
    }
    for index in union.indices { union[index].emphasis = .normal }
    return diagram(members.map { node($0, .normal) }, union, moments, marks, grouping, states, ever: order.count)
  }

  private func diagram(
    _ nodes: [DiagramNode], _ edges: [DiagramEdge], _ moments: [DiagramMoment], _ marks: NetworkMarks,
    _ grouping: Grouping?, _ states: [State], ever: Int
  ) -> Diagram {
    var style = marks.style
    style.nodeEmphasis = .init(
      title: "Organisation", entries: [.init(.normal, "new"), .init(.minor, "there before")])
    style.edgeEmphasis = .init(title: "", entries: [.init(.focus, "new tie"), .init(.minor, "tie from before")])
    var caption = DiagramCaption(
      network, grouping: grouping, selection: nodes.count < ever ? "the \(nodes.count) with most ties" : nil
    ).lines
    let undated = network.records.ties.count { $0.since == nil && $0.until == nil }
    if undated > 0 {
      caption.insert(
        "\(counted(undated, "tie")) without a date \(undated == 1 ? "counts" : "count") in every period.", at: 1)
    }
    let (first, last) = (states[0], states[states.count - 1])
    let title =
      "From \(first.name) to \(last.name) the network grew from \(first.ties.count) to "
      + "\(counted(last.ties.count, "tie"))"
    var diagram = Diagram(
      title: settings.title
        ?? (last.ties.count > first.ties.count ? title : "The network from \(first.name) to \(last.name)"),
      caption: caption, description: moments.map { $0.name + "." }.joined(separator: " "), nodes: nodes, edges: edges,
      style: style, frame: settings.frame, theme: settings.theme)
    diagram.form = .moments(moments)
    return diagram
  }

  /// The periods that are shown: all, or as many as can be read, evenly over time, the last one among them.
  private func states() throws -> [State] {
    var all = network.records.datedDays.map { Period.all(periods, over: $0) } ?? []
    if let day = network.options.asOf { all = all.filter { $0.days.lowerBound <= day } }
    if all.count > Self.mostMoments {
      let step = Double(all.count - 1) / Double(Self.mostMoments - 1)
      all = (0..<Self.mostMoments).map { all[Int((Double($0) * step).rounded())] }
    }
    return try all.map { try state($0.name, network.records.during($0.days)) }
  }

  /// What has no date was there before.
  private var undatedRecords: ClusterRecords {
    var records = network.records
    records.ties = records.ties.filter { $0.since == nil && $0.until == nil }
    records.activities = records.activities.filter { $0.start == nil && $0.end == nil }
    let there = Set(records.activities.map(\.id))
    records.participations = records.participations.filter { there.contains($0.activityID) }
    return records
  }

  private func state(_ name: String, _ records: ClusterRecords) throws -> State {
    var projection = network.options
    (projection.asOf, projection.direction) = (nil, .undirected)
    let there: ClusterNetwork
    do {
      there = try ClusterNetwork(records, options: projection)
    } catch {
      throw CommandFailure(.badData, "\(error)")
    }
    let graph = there.graph
    let tied = graph.nodes.filter { graph.outDegree(of: $0) + graph.inDegree(of: $0) > 0 }
    return State(
      name: name, network: there, tied: tied,
      ties: Set(graph.edges.map { [there.id(of: $0.source), there.id(of: $0.target)] }))
  }
}
