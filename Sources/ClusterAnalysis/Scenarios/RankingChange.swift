public import ClusterModel
import GraphAlgorithms
import GraphCore

/// How a ranking of organisations changes.
public struct RankingChange: Hashable, Sendable {
  /// Where one organisation stands.
  public struct Place: Hashable, Sendable {
    /// The score; nil where it is undefined or the organisation is not there.
    public let score: Double?
    /// 1 + the number of organisations with a better score; nil without a score.
    public let rank: Int?
  }

  /// Where one organisation stood and stands.
  public struct Row: Hashable, Sendable {
    /// The organisation.
    public let id: RecordID
    /// Its name.
    public let label: String
    /// Before the scenario; nil if it joins.
    public let before: Place?
    /// After it; nil if it leaves.
    public let after: Place?

    /// How many places it moves up (down below 0); nil unless it has both ranks.
    public var shift: Int? { before?.rank.flatMap { old in after?.rank.map { old - $0 } } }
    /// By how much its score grows; nil unless it has both scores.
    public var scoreDifference: Double? {
      before?.score.flatMap { old in after?.score.map { $0 - old } }
    }
  }

  /// The measure.
  public let measure: NodeMeasure
  /// Every organisation that is in either network, by rank after, then by rank before; those without come last.
  public let rows: [Row]
  /// The organisations that stay whose score becomes better, the most first: those that take over.
  public let takingOver: [Row]

  init(_ measure: NodeMeasure, _ before: inout MeasureRun, _ after: inout MeasureRun) throws(GroupingNeeded) {
    self.measure = measure
    let (old, new) = (before.network, after.network)
    let places = (
      before: try Self.places(measure, &before), after: try Self.places(measure, &after)
    )
    let newcomers = new.graph.nodes.map(new.id(of:)).filter { old.table.node(of: $0) == nil }
    let ids = old.graph.nodes.map(old.id(of:)) + newcomers
    let rows = ids.filter { places.before[$0] != nil || places.after[$0] != nil }.map { id in
      Row(
        id: id, label: places.after[id] == nil ? old.label(of: id) : new.label(of: id), before: places.before[id],
        after: places.after[id])
    }
    func key(_ row: Row) -> (Int, Int) { (row.after?.rank ?? .max, row.before?.rank ?? .max) }
    self.rows = rows.enumerated().sorted { left, right in
      let (a, b) = (key(left.element), key(right.element))
      return a != b ? a < b : left.offset < right.offset
    }.map(\.element)
    let sign = measure.isBetterWhenLow ? -1.0 : 1.0
    takingOver = rows.enumerated().filter { ($0.element.scoreDifference ?? 0) * sign > 1e-9 }
      .sorted { left, right in
        let (a, b) = ((left.element.scoreDifference ?? 0) * sign, (right.element.scoreDifference ?? 0) * sign)
        return a != b ? a > b : left.offset < right.offset
      }.map(\.element)
  }

  /// The place of each organisation by id.
  private static func places(
    _ measure: NodeMeasure, _ run: inout MeasureRun
  ) throws(GroupingNeeded) -> [RecordID: Place] {
    let scores = try run.scores(measure)
    let network = run.network
    let nodes = network.graph.nodes.filter { network[$0].organisation != nil }
    let sign = measure.isBetterWhenLow ? -1.0 : 1.0
    let ranks = competitionRanks(nodes.map { node in scores[node].map { $0 * sign } })
    return Dictionary(
      uniqueKeysWithValues: zip(nodes, ranks).map { node, rank in
        (network.id(of: node), Place(score: scores[node], rank: rank == 0 ? nil : Int(rank)))
      })
  }
}

extension NodeMeasure {
  /// Whether a low number makes a strong position, as with constraint.
  public var isBetterWhenLow: Bool {
    switch self {
    case .constraint, .hierarchy, .eccentricity: true
    default: false
    }
  }
}
