import ClusterAnalysis
import GraphAlgorithms
import GraphCore
import GraphFormats

/// A column of a table of nodes or ties.
struct MeasureColumn {
  var name: String
  var cell: (Int) -> Cell
}

/// Fills columns with measures of nodes or ties, exact or estimated, tested or not.
struct MeasureColumns {
  let sampling: SamplingOptions
  let doubt: DoubtOptions
  let seed: UInt64
  /// The columns so far.
  private(set) var columns: [MeasureColumn] = []
  /// What the reader must know of them, in sentences.
  private(set) var notes: [String] = []
  /// The same for scripts.
  private(set) var remarks: [JSONValue.Member] = []

  init(_ sampling: SamplingOptions, _ doubt: DoubtOptions, seed: UInt64) {
    (self.sampling, self.doubt, self.seed) = (sampling, doubt, seed)
  }

  /// Adds a measure of nodes; returns its scores.
  mutating func add(
    _ measure: NodeMeasure, _ run: inout MeasureRun, _ stopwatch: inout Stopwatch
  ) throws -> NodeScores {
    guard let effort = sampling.effort, MeasureRun.sampledNodeMeasures.contains(measure) else {
      let scores = try stopwatch.timeMeasure(measure.rawValue) { try run.scores(measure) }
      columns.append(MeasureColumn(name: measure.rawValue) { Cell(scores[NodeID($0)]) })
      return scores
    }
    let single = run
    let estimate = try stopwatch.timeMeasure(measure.rawValue) {
      try single.estimate(measure, effort, confidence: sampling.confidence)
    }
    columns.append(MeasureColumn(name: measure.rawValue) { Cell(estimate.scores[NodeID($0)]) })
    addBounds(of: estimate, measure.rawValue)
    return estimate.scores
  }

  /// Adds a measure of ties; returns its scores.
  mutating func add(_ measure: TieMeasure, _ run: MeasureRun, _ stopwatch: inout Stopwatch) throws -> [Double] {
    guard let effort = sampling.effort else {
      let scores = try stopwatch.timeMeasure(measure.rawValue) { try run.scores(measure) }
      columns.append(MeasureColumn(name: measure.rawValue) { .number(scores[$0]) })
      return scores
    }
    let estimate = try stopwatch.timeMeasure(measure.rawValue) {
      try run.estimate(measure, effort, confidence: sampling.confidence)
    }
    columns.append(MeasureColumn(name: measure.rawValue) { .number(estimate.scores[$0]) })
    addBounds(of: estimate, measure.rawValue)
    return estimate.scores
  }

  private mutating func addBounds<Scores>(of estimate: SampledScores<Scores>, _ name: String) {
    columns.append(MeasureColumn(name: "\(name)-error") { .number(estimate.errorBounds[$0]) })
    notes.append(
      "\(name): estimated from \(counted(estimate.samples, "sample")); every value is within its error of the exact one "
        + "with a probability of \(rounded(estimate.confidence * 100)) % for all together")
    remarks.append(
      .init(
        name,
        .object([
          .init("samples", .int(estimate.samples)), .init("confidence", .number(estimate.confidence)),
          .init("error_bound", .number(estimate.errorBound)),
        ])))
  }

  /// Adds what chance gives of the roles among some measures.
  mutating func addChance(
    of measures: [NodeMeasure], _ run: MeasureRun, _ stopwatch: inout Stopwatch
  ) throws -> [JSONValue.Member] {
    guard let model = doubt.model(for: run.network, seed: seed) else { return [] }
    let roles = measures.filter(NodeMeasure.brokerageRoles.contains)
    guard !roles.isEmpty else {
      throw CommandFailure(
        .usage,
        "--test: name brokerage roles with --measures: "
          + NodeMeasure.brokerageRoles.map(\.rawValue).joined(separator: ","))
    }
    guard let significance = try stopwatch.timeMeasure("test", { try run.roleSignificance(under: model) }) else {
      throw CommandFailure(
        .usage,
        """
        --test density supposes that a tie and its way back are two chances; in an undirected network they are one, and \
        its z would be about √2 too large. Use --test labels or --test rewiring.
        """)
    }
    var totals: [JSONValue.Member] = []
    for measure in roles {
      guard let role = significance.role(measure) else { continue }
      let parts = [("expected", role.expected), ("z", role.z), ("p", role.pValue), ("q", role.qValue)]
      columns += parts.map { part, scores in
        MeasureColumn(name: "\(measure.rawValue)-\(part)") { Cell(scores[NodeID($0)]) }
      }
      let total = role.total
      totals.append(
        .init(
          measure.rawValue,
          .object([
            .init("observed", .int(total.observed)), .init("expected", .number(total.expected)),
            .init("sd", .number(total.standardDeviation)), .init("z", .optional(total.z)),
            .init("p", .number(total.pValue)),
          ])))
    }
    return totals
  }

  /// Adds for each tie how many activities its ends share and whether chance would give as many.
  mutating func addSharedActivities(
    _ network: ClusterNetwork, _ edges: [Edge], _ model: SharedEventsModel, _ threads: Int?
  ) throws {
    guard let shared = try network.sharedActivities(under: model, threads: threads) else {
      throw CommandFailure(.usage, "--shared: the network has no activities in which organisations took part")
    }
    let pairs = Dictionary(
      uniqueKeysWithValues: shared.pairs.map { (Set([NodeID($0.first), NodeID($0.second)]), $0) })
    let ofEdge = edges.map { pairs[[$0.source, $0.target]] }
    columns += [
      MeasureColumn(name: "shared") { .integer(ofEdge[$0]?.count ?? 0) },
      MeasureColumn(name: "shared-expected") { Cell(ofEdge[$0]?.expected) },
      MeasureColumn(name: "shared-p") { Cell(ofEdge[$0]?.pValue) },
      MeasureColumn(name: "shared-q") { Cell(ofEdge[$0]?.qValue) },
    ]
    notes.append(
      "shared activities: p is the chance of at least as many; q the false discovery rate among "
        + "\(shared.testedPairCount) pairs of organisations")
  }

  /// Adds how the ranks by a measure hold up without some of the ties.
  mutating func addRobustness(
    of measure: NodeMeasure, _ run: MeasureRun, _ paths: PathOptions, _ stopwatch: inout Stopwatch
  ) throws -> [JSONValue.Member] {
    guard let share = doubt.drop else { return [] }
    let lengths = try paths.lengthsOfAnyGraph()
    let robustness = try stopwatch.timeMeasure("robustness") {
      try run.rankRobustness(of: measure, dropping: share, runs: doubt.runs, top: doubt.within, lengths: lengths)
    }
    let nodes = robustness.nodes
    columns += [
      MeasureColumn(name: "rank") { Cell(nodes[$0].rank) },
      MeasureColumn(name: "rank-best") { Cell(nodes[$0].interval?.lowerBound) },
      MeasureColumn(name: "rank-worst") { Cell(nodes[$0].interval?.upperBound) },
      MeasureColumn(name: "top-\(doubt.within)-share") { .number(nodes[$0].topShare) },
    ]
    notes.append(
      "ranks by \(measure.rawValue) in \(robustness.runs) runs, each without \(counted(robustness.droppedCount, "tie")): "
        + "nine of ten lie between rank-best and rank-worst"
        + (robustness.correlation.map { "; mean rank correlation \(rounded($0))" } ?? ""))
    return [
      .init("measure", .string(measure.rawValue)), .init("dropped", .int(robustness.droppedCount)),
      .init("runs", .int(robustness.runs)), .init("top", .int(doubt.within)),
      .init("rank_correlation", .optional(robustness.correlation)),
    ]
  }
}
