public import ClusterModel
import GraphAlgorithms
public import GraphCore

/// How a network grew, period by period.
public struct NetworkTimeline: Sendable {
  /// Choices for a timeline.
  public struct Options: Hashable, Sendable {
    /// How time is cut.
    public var length = PeriodLength.year
    /// What is done with ties and activities without a date.
    public var undated = UndatedRule.always
    /// How many organisations count as the brokers of a period.
    public var brokerCount = 5
    /// How many processors to use; nil for all.
    public var threads: Int?

    /// Makes the choices that hold unless told otherwise.
    public init() {}
  }

  /// The network in one period: everything that was there at some time in it.
  public struct Entry: Hashable, Sendable {
    /// The period.
    public let period: Period
    /// How many organisations have a tie.
    public let organisations: Int
    /// How many of them had none in the period before.
    public let newOrganisations: Int
    /// How many pairs are tied.
    public let ties: Int
    /// How many of them were not in the period before.
    public let newTies: Int
    /// How many pairs that were tied in the period before no longer are.
    public let endedTies: Int
    /// How many pairs are no longer tied on the day after the period.
    public let endingTies: Int
    /// How many activities began in the period.
    public let newActivities: Int
    /// How many parts the organisations with a tie fall into.
    public let components: Int
    /// The share of possible ties among the organisations with a tie; nil below two of them.
    public let density: Double?
    /// Ties to other groups less those inside, over all; nil without groups or ties between grouped organisations.
    public let eiIndex: Double?
    /// The share of ties that join different groups, among those whose ends both have one; nil as ``eiIndex``.
    public let crossShare: Double?
  }

  /// Who the brokers of a period are, beside those of the one before.
  public struct Brokers: Hashable, Sendable {
    /// The period.
    public let period: Period
    /// The organisations with the highest cross-group betweenness above 0, the highest first; equal scores by table.
    public let top: [RecordID]
    /// Those that were not among them in the period before; empty in the first.
    public let entered: [RecordID]
    /// Those that were and are no longer; empty in the first.
    public let left: [RecordID]
    /// How many are in both over how many are in either; nil in the first period or if both are empty.
    public let jaccard: Double?
    /// Spearman's correlation of the scores over organisations with a tie in both periods; nil if one of them puts all in
    /// one place, and in the first period.
    public let rankCorrelation: Double?
  }

  /// The title of the data set.
  public let title: String
  /// The attribute that makes the groups; nil without.
  public let attribute: String?
  /// The periods, from the first day that the data name to the last.
  public let entries: [Entry]
  /// Who the brokers are; empty without groups.
  public let brokers: [Brokers]
  /// How many ties have neither beginning nor end, of how many.
  public let undatedTies: (undated: Int, all: Int)
  /// How many activities have no date, of how many.
  public let undatedActivities: (undated: Int, all: Int)
  /// What is done with these.
  public let undated: UndatedRule

  /// Follows a network through time; if nothing is dated, there are no periods.
  ///
  /// - Parameters:
  ///   - network: The network, whose records and choices hold for every period; with ``ProjectionOptions/asOf`` nothing
  ///     after that day is looked at. Directions are ignored: what is counted is pairs that are tied. Activities that
  ///     are nodes count as organisations do.
  ///   - attribute: The attribute that makes the groups, or nil.
  ///   - options: How time is cut.
  /// - Throws: ``GraphError`` if the network is too large.
  /// - Complexity: That of betweenness, O(*n* *m*), for each period.
  public init(
    of network: ClusterNetwork, groupedBy attribute: String?, options: Options = .init()
  ) throws(GraphError) {
    let records = network.records
    (title, self.attribute, undated) = (records.title, attribute, options.undated)
    let ties = records.ties.filter { tie in
      network.options.tieKinds?.contains(tie.kind) ?? records.tieKindRules[tie.kind]?.isStep ?? true
    }
    undatedTies = (ties.count { $0.since == nil && $0.until == nil }, ties.count)
    undatedActivities = (records.activities.count { $0.start == nil && $0.end == nil }, records.activities.count)
    var periods = records.datedDays.map { Period.all(options.length, over: $0) } ?? []
    if let day = network.options.asOf {
      periods = periods.filter { $0.days.lowerBound <= day }.map { period in
        Period(name: period.name, days: period.days.lowerBound...min(period.days.upperBound, day))
      }
    }
    var projection = network.options
    (projection.asOf, projection.direction) = (nil, .undirected)
    // Before the first period there is only what has no beginning, or none that is known.
    var last = State()
    if let first = periods.first, let before = first.days.lowerBound.dayBefore {
      let earlier = records.during(before...before, undated: options.undated)
      last = State(try ClusterNetwork(earlier, options: projection), attribute, options)
    }
    var entries: [Entry] = []
    var brokers: [Brokers] = []
    for period in periods {
      let there = records.during(period.days, undated: options.undated)
      let state = State(try ClusterNetwork(there, options: projection), attribute, options)
      let tomorrow = period.days.upperBound.dayAfter.map { $0...$0 } ?? period.days
      let afterwards = records.during(tomorrow, undated: options.undated)
      let remaining = State(try ClusterNetwork(afterwards, options: projection), nil, options)
      let begun = records.activities.count { activity in
        (activity.start ?? activity.end).map { period.days.contains($0.first) } ?? false
      }
      entries.append(
        Entry(
          period: period, organisations: state.tied.count,
          newOrganisations: state.tied.subtracting(last.tied).count, ties: state.ties.count,
          newTies: state.ties.subtracting(last.ties).count, endedTies: last.ties.subtracting(state.ties).count,
          endingTies: state.ties.subtracting(remaining.ties).count,
          newActivities: begun, components: state.components, density: state.density, eiIndex: state.eiIndex,
          crossShare: state.crossShare))
      if attribute != nil { brokers.append(state.brokers(period, after: entries.count > 1 ? last : nil)) }
      last = state
    }
    (self.entries, self.brokers) = (entries, brokers)
  }
}

extension Day {
  /// The day before, or nil before the first day of the calendar.
  var dayBefore: Day? {
    if day > 1 { return Day(year: year, month: month, day: day - 1) }
    if month > 1 {
      return (28...31).reversed().lazy.compactMap { Day(year: year, month: month - 1, day: $0) }.first
    }
    return Day(year: year - 1, month: 12, day: 31)
  }
}

extension Day {
  /// The day after, or nil after the last day of the calendar.
  var dayAfter: Day? {
    Day(year: year, month: month, day: day + 1) ?? Day(year: year, month: month + 1, day: 1)
      ?? Day(year: year + 1, month: 1, day: 1)
  }
}

/// The network of one period, as far as the next one is compared with it.
private struct State {
  private struct Score {
    let id: RecordID
    let value: Double
  }

  struct Tie: Hashable {
    let source: RecordID
    let target: RecordID
  }

  var tied: Set<RecordID> = []
  var ties: Set<Tie> = []
  var components = 0
  var density: Double?
  var eiIndex: Double?
  var crossShare: Double?
  private var scores: [Score] = []
  private var top: [RecordID] = []

  /// Before everything.
  init() {}

  init(_ network: ClusterNetwork, _ attribute: String?, _ options: NetworkTimeline.Options) {
    let graph = network.graph
    let nodes = graph.nodes.filter { graph.outDegree(of: $0) + graph.inDegree(of: $0) > 0 }
    tied = Set(nodes.map(network.id(of:)))
    ties = Set(graph.edges.map { Tie(source: network.id(of: $0.source), target: network.id(of: $0.target)) })
    components = graph.connectedComponents().sizes.count - (graph.nodeCount - nodes.count)
    let possible = nodes.count * (nodes.count - 1) / (graph.isDirected ? 1 : 2)
    density = possible > 0 ? Double(graph.edgeCount) / Double(possible) : nil
    guard let attribute, let grouping = try? network.grouping(by: attribute) else { return }
    eiIndex = graph.unweighted.networkEIIndex(grouping.partition)
    crossShare = eiIndex.map { ($0 + 1) / 2 }
    let cross = graph.crossGroupBetweenness(grouping.partition, threads: options.threads)
    let organisations = nodes.filter { network[$0].organisation != nil }
    scores = organisations.compactMap { node in cross[node].map { Score(id: network.id(of: node), value: $0) } }
    let ranked = cross.ranking.filter { network[$0].organisation != nil && (cross[$0] ?? 0) > 0 }
    top = ranked.prefix(options.brokerCount).map(network.id(of:))
  }

  func brokers(_ period: Period, after last: State?) -> NetworkTimeline.Brokers {
    guard let last else {
      return NetworkTimeline.Brokers(
        period: period, top: top, entered: [], left: [], jaccard: nil, rankCorrelation: nil)
    }
    let either = Set(top).union(last.top).count
    let earlier = Dictionary(uniqueKeysWithValues: last.scores.map { ($0.id, $0.value) })
    let both = scores.compactMap { score in earlier[score.id].map { (was: $0, then: score.value) } }
    let correlation = rankCorrelation(
      competitionRanks(both.map { Optional($0.was) }), competitionRanks(both.map { Optional($0.then) }))
    return NetworkTimeline.Brokers(
      period: period, top: top, entered: top.filter { !last.top.contains($0) },
      left: last.top.filter { !top.contains($0) },
      jaccard: either == 0 ? nil : Double(either - Set(top).symmetricDifference(last.top).count) / Double(either),
      rankCorrelation: correlation)
  }
}
