/// What the rows of plain ties say beside ends and strengths, looked up when a tie is asked for.
public protocol TieDetails: AnyObject, Sendable {
  /// Adds to a tie what else its row says: attributes, and in what words its source is given.
  ///
  /// - Parameters:
  ///   - tie: A tie with ends, strength and row.
  ///   - place: Its place among the ties.
  func complete(_ tie: inout Tie, at place: Int)
}

/// Ties of which ends, strengths and rows are kept column by column, and what else is known where it was read.
///
/// All are of no stated kind, direction and time, so the columns are all that a network needs.
public struct PlainTies: Sendable {
  /// The ids of the organisations, which the ties name by their places.
  public let ids: [RecordID]
  /// The place of the organisation where each tie leaves.
  public private(set) var sources: [Int32] = []
  /// The place of the organisation where each tie arrives.
  public private(set) var targets: [Int32] = []
  /// How strong each tie is; empty if every one is 1.
  public private(set) var strengths: [Double] = []
  /// The table, as the user would name it.
  public let file: String
  /// Where the numbers of rows do not just go on from the tie before: the place of a tie and its row.
  private var jumps: [RowJump] = []
  private let details: (any TieDetails)?

  /// Makes ties from columns.
  ///
  /// - Parameters:
  ///   - ids: The ids of the organisations.
  ///   - file: The table, as the user would name it.
  ///   - rows: The rows of the ties, as far as the table was read in one go.
  ///   - details: What else the rows say; nil if they say no more.
  public init(ids: [RecordID], file: String, _ rows: Rows, details: (any TieDetails)? = nil) {
    (self.ids, self.file, self.details) = (ids, file, details)
    (sources, targets, jumps) = (rows.sources, rows.targets, rows.jumps)
    strengths = rows.strengths
  }

  /// The number of ties.
  public var count: Int { sources.count }

  /// The places of the ties.
  public var indices: Range<Int> { 0..<count }

  /// The tie at a place, as a record.
  ///
  /// - Complexity: O(log *j*) for *j* interruptions of the numbers of rows.
  public subscript(place: Int) -> Tie {
    var tie = Tie(
      from: ids[Int(sources[place])], to: ids[Int(targets[place])], strength: strengths.isEmpty ? 1 : strengths[place],
      provenance: Provenance(file: file, row: row(of: place)))
    details?.complete(&tie, at: place)
    return tie
  }

  /// Whether two lists are known to be equal without a look at each tie.
  func isKnownToEqual(_ other: PlainTies) -> Bool {
    details === other.details && file == other.file && jumps == other.jumps && sources == other.sources
      && targets == other.targets && strengths == other.strengths && ids == other.ids
  }

  /// The row that states a tie.
  ///
  /// - Complexity: O(log *j*) for *j* interruptions of the numbers of rows.
  public func row(of place: Int) -> Int {
    var (low, high) = (0, jumps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if jumps[middle].place <= place { low = middle } else { high = middle }
    }
    return jumps[low].row + place - jumps[low].place
  }

  /// The columns while they are read.
  public struct Rows: Sendable {
    /// The place of the organisation where each tie leaves.
    public private(set) var sources: [Int32] = []
    /// The place of the organisation where each tie arrives.
    public private(set) var targets: [Int32] = []
    fileprivate var strengths: [Double] = []
    fileprivate var jumps: [RowJump] = []
    private var nextRow = 0
    private var hasStrengths = false

    /// Makes columns without rows.
    public init() {}

    /// The number of rows.
    public var count: Int { sources.count }

    /// Makes room for rows that are about to be added.
    public mutating func reserveCapacity(_ count: Int) {
      sources.reserveCapacity(count)
      targets.reserveCapacity(count)
    }

    /// Adds ties of rows that follow each other.
    ///
    /// - Parameters:
    ///   - newSources: The places of the organisations where they leave.
    ///   - newTargets: The places of the organisations where they arrive.
    ///   - newStrengths: How strong they are; empty if every one is 1.
    ///   - row: The row that states the first of them.
    /// - Precondition: The columns are of one length.
    public mutating func append(
      from newSources: some Collection<Int32>, to newTargets: some Collection<Int32>,
      strengths newStrengths: some Collection<Double>, row: Int
    ) {
      guard !newSources.isEmpty else { return }
      if row != nextRow { jumps.append(RowJump(place: sources.count, row: row)) }
      nextRow = row + newSources.count
      if !newStrengths.isEmpty { beginStrengths() }
      sources.append(contentsOf: newSources)
      targets.append(contentsOf: newTargets)
      if hasStrengths {
        if newStrengths.isEmpty {
          strengths.append(contentsOf: repeatElement(1, count: newSources.count))
        } else {
          strengths.append(contentsOf: newStrengths)
        }
      }
      precondition(targets.count == sources.count && (!hasStrengths || strengths.count == sources.count))
    }

    private mutating func beginStrengths() {
      guard !hasStrengths else { return }
      strengths.reserveCapacity(sources.capacity)
      strengths.append(contentsOf: repeatElement(1, count: sources.count))
      hasStrengths = true
    }

    /// Adds a tie.
    ///
    /// - Parameters:
    ///   - source: The place of the organisation where it leaves.
    ///   - target: The place of the organisation where it arrives.
    ///   - strength: How strong it is.
    ///   - row: The row that states it.
    public mutating func append(from source: Int32, to target: Int32, strength: Double, row: Int) {
      if row != nextRow { jumps.append(RowJump(place: sources.count, row: row)) }
      nextRow = row + 1
      if strength != 1 { beginStrengths() }
      sources.append(source)
      targets.append(target)
      if hasStrengths { strengths.append(strength) }
    }
  }
}

/// A tie whose row does not just follow that of the tie before.
private struct RowJump: Hashable, Sendable {
  var place: Int
  var row: Int
}
