public import ClusterModel
public import GraphCore

extension ClusterNetwork {
  /// Makes the network of a data set.
  ///
  /// Ties between the same two organisations become one edge. Strengths of one kind add up, unless the data set says
  /// that the kind does not; then the strongest counts. The edge's strength is the sum over its kinds.
  ///
  /// A tie counts on a day from the first day that its beginning can mean to the last day that its end can mean; an
  /// undated one always counts. An activity counts from its first day on, because those who met there have met.
  ///
  /// - Parameters:
  ///   - records: Checked records: every id that is used is there.
  ///   - options: Which part of them becomes the network.
  ///   - threads: How many threads work on it; nil stands for one per processor. The network is the same.
  /// - Throws: ``GraphError`` when a strength is not a finite number above zero or the network is too large.
  /// - Complexity: O(*m* log *m*), *m* counting each pair of participants of each activity.
  public init(
    _ records: ClusterRecords, options: ProjectionOptions = .init(), threads: Int? = nil
  ) throws(GraphError) {
    if let plain = Self.plainTies(of: records, options) {
      self = try Self.network(of: records, plain, options, threads: threads)
      return
    }
    var projection = Projection(records, options)
    projection.addOrganisations()
    projection.addTies()
    projection.addActivities()
    self = try projection.network()
  }
}

/// One reason for an edge.
private struct Contribution {
  enum Origin {
    case tie(Int)
    case activity(Int)
  }

  var source: Int
  var target: Int
  var kind: TieKind
  var strength: Double
  var origin: Origin
}

/// A network in the making.
private struct Projection {
  let records: ClusterRecords
  let options: ProjectionOptions
  let isDirected: Bool
  var members: [NetworkMember] = []
  var table = NodeTable()
  var contributions: [Contribution] = []
  var notices: [String] = []

  init(_ records: ClusterRecords, _ options: ProjectionOptions) {
    (self.records, self.options) = (records, options)
    isDirected =
      switch options.direction {
      case .fromData: records.ties.plain == nil && records.ties.contains { $0.isDirected == true }
      case .directed: true
      case .undirected: false
      }
  }

  mutating func addOrganisations() {
    for organisation in records.organisations {
      if !options.without.isEmpty, let kind = organisation.kind, options.without.contains(kind) { continue }
      _ = table.intern(organisation.id)
      members.append(.organisation(organisation))
    }
    let leftOut = records.organisations.count - members.count
    guard leftOut > 0 else { return }
    let kinds = options.without.map(\.rawValue).sorted().joined(separator: ", ")
    notices.append("\(counted(leftOut, "organisation")) left out by kind: \(kinds)")
  }

  mutating func addTies() {
    let wanted = options.tieKinds
    var notSteps: [TieKind: Int] = [:]
    var undated = 0
    for (index, tie) in records.ties.enumerated() {
      if let wanted {
        guard wanted.contains(tie.kind) else { continue }
      } else if records.tieKindRules[tie.kind]?.isStep == false {
        notSteps[tie.kind, default: 0] += 1
        continue
      }
      if let day = options.asOf {
        if tie.since == nil && tie.until == nil { undated += 1 }
        if let since = tie.since, since.first > day { continue }
        if let until = tie.until, until.last < day { continue }
      }
      guard let source = table.node(of: tie.sourceID), let target = table.node(of: tie.targetID) else { continue }
      let strength = options.ignoresStrength ? 1 : tie.strength
      add(source.index, target.index, tie.kind, strength, .tie(index))
      if isDirected && options.direction == .fromData && tie.isDirected != true && source != target {
        add(target.index, source.index, tie.kind, strength, .tie(index))
      }
    }
    for (kind, count) in notSteps.sorted(by: { $0.key < $1.key }) {
      notices.append(
        "\(counted(count, "tie")) of kind \(kind.rawValue) left out: the data set says it is no step of an "
          + "introduction; name it with --ties to count it")
    }
    if undated > 0 { notices.append("\(counted(undated, "tie")) without dates counted as always there") }
  }

  mutating func addActivities() {
    guard options.affiliations != .none, !records.participations.isEmpty else { return }
    var participants: [RecordID: Set<Int>] = [:]
    for participation in records.participations {
      guard let node = table.node(of: participation.organisationID) else { continue }
      participants[participation.activityID, default: []].insert(node.index)
    }
    let counted = records.activities.enumerated().filter { _, activity in
      guard let day = options.asOf, let start = activity.start else { return true }
      return start.first <= day
    }.map { (index: $0.offset, participants: (participants[$0.element.id] ?? []).sorted()) }
    if options.affiliations == .twoMode {
      addAsNodes(counted)
    } else {
      addAsTies(counted)
    }
  }

  private mutating func addAsNodes(_ activities: [(index: Int, participants: [Int])]) {
    for (index, participants) in activities {
      let activity = records.activities[index]
      // An activity may share its id with an organisation; the node's id must not.
      let id = table.node(of: activity.id) == nil ? activity.id : "activity/\(activity.id)"
      let node = table.intern(id).index
      members.append(.activity(activity))
      for participant in participants {
        add(participant, node, .affiliation, 1, .activity(index))
        if isDirected { add(node, participant, .affiliation, 1, .activity(index)) }
      }
    }
  }

  private mutating func addAsTies(_ activities: [(index: Int, participants: [Int])]) {
    var activityCount = [Int](repeating: 0, count: members.count)
    for (_, participants) in activities { for participant in participants { activityCount[participant] += 1 } }
    var shared: [Pair: [Int]] = [:]
    for (place, activity) in activities.enumerated() {
      let participants = activity.participants
      for (position, first) in participants.enumerated() {
        for second in participants[(position + 1)...] {
          shared[Pair(low: first, high: second), default: []].append(place)
        }
      }
    }
    for (pair, places) in shared {
      let strengths: [Double] =
        switch options.affiliations {
        case .newman: places.map { 1 / Double(activities[$0].participants.count - 1) }
        case .jaccard:
          // The share is one number for the pair; each shared activity carries its part of it.
          places.map { _ in 1 / Double(activityCount[pair.low] + activityCount[pair.high] - places.count) }
        case .count, .twoMode, .none: places.map { _ in 1 }
        }
      for (place, strength) in zip(places, strengths) {
        let origin = Contribution.Origin.activity(activities[place].index)
        let counted = options.ignoresStrength ? 1 : strength
        add(pair.low, pair.high, .affiliation, counted, origin)
        if isDirected { add(pair.high, pair.low, .affiliation, counted, origin) }
      }
    }
  }

  private mutating func add(
    _ source: Int, _ target: Int, _ kind: TieKind, _ strength: Double, _ origin: Contribution.Origin
  ) {
    let ends = isDirected || source < target ? (source, target) : (target, source)
    contributions.append(
      Contribution(source: ends.0, target: ends.1, kind: kind, strength: strength, origin: origin))
  }

  consuming func network() throws(GraphError) -> ClusterNetwork {
    contributions.sort { ($0.source, $0.target, $0.kind, $0.order) < ($1.source, $1.target, $1.kind, $1.order) }
    var builder = GraphBuilder(nodeCount: members.count, isDirected: isDirected)
    builder.reserveCapacity(contributions.count)
    var ties: [NetworkTie] = []
    var start = 0
    while start < contributions.count {
      let first = contributions[start]
      var end = start
      while end < contributions.count, contributions[end].source == first.source,
        contributions[end].target == first.target
      {
        end += 1
      }
      let parts = contributions[start..<end]
      start = end
      try builder.addEdge(from: NodeID(first.source), to: NodeID(first.target), strength: strength(of: parts))
      if first.source != first.target { ties.append(tie(of: parts)) }
    }
    let outcome = builder.build()
    let selfTies = contributions.count { $0.source == $0.target }
    let merged = contributions.count - selfTies - outcome.graph.edgeCount
    notices += options.notices(selfTies: selfTies, merged: merged)
    return ClusterNetwork(
      records: records, options: options, graph: outcome.graph, members: NetworkMembers(members), table: table,
      ties: NetworkTies(ties), notices: notices)
  }

  private func strength(of parts: ArraySlice<Contribution>) -> Double {
    guard !options.ignoresStrength else { return 1 }
    var total = 0.0
    var ofKind = 0.0
    var kind: TieKind?
    for part in parts {
      if part.kind != kind {
        total += ofKind
        (kind, ofKind) = (part.kind, part.strength)
      } else if records.tieKindRules[part.kind]?.addsUp ?? true {
        ofKind += part.strength
      } else {
        ofKind = max(ofKind, part.strength)
      }
    }
    return total + ofKind
  }

  private func tie(of parts: ArraySlice<Contribution>) -> NetworkTie {
    var tie = NetworkTie(kinds: [], recordIndices: [], activityIndices: [])
    for part in parts {
      if tie.kinds.last != part.kind { tie.kinds.append(part.kind) }
      switch part.origin {
      case .tie(let index): tie.recordIndices.append(index)
      case .activity(let index): tie.activityIndices.append(index)
      }
    }
    return tie
  }
}

extension Contribution {
  /// The place of the contribution's record, so that sums are added in the order of the tables.
  fileprivate var order: Int {
    switch origin {
    case .tie(let index): index
    case .activity(let index): index
    }
  }
}

private struct Pair: Hashable {
  var low: Int
  var high: Int
}
