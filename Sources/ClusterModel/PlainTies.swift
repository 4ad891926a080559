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
    (sources, targets, strengths, jumps) = (rows.sources, rows.targets, rows.strengths, rows.jumps)
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

  /// The columns as they were read.
  public struct Rows: Sendable {
    /// The place of the organisation where each tie leaves.
    public private(set) var sources: [Int32] = []
    /// The place of the organisation where each tie arrives.
    public private(set) var targets: [Int32] = []
    fileprivate var strengths: [Double] = []
    fileprivate var jumps: [RowJump] = []

    /// The number of rows.
    public var count: Int { sources.count }

    /// Makes columns of rows that are written one after the other, or many at once by threads.
    ///
    /// - Parameters:
    ///   - capacity: How many rows there may be at most; memory is taken only for those that are written.
    ///   - isWeighted: Whether strengths other than 1 may be written.
    ///   - body: Writes them.
    public init(capacity: Int, isWeighted: Bool, _ body: (inout Writer) -> Void) {
      var (sources, targets, jumps): ([Int32], [Int32], [RowJump]) = ([], [], [])
      strengths = Array(unsafeUninitializedCapacity: isWeighted ? capacity : 0) { strengths, strengthCount in
        targets = Array(unsafeUninitializedCapacity: capacity) { targetBuffer, targetCount in
          sources = Array(unsafeUninitializedCapacity: capacity) { sourceBuffer, sourceCount in
            var writer = Writer(sources: sourceBuffer, targets: targetBuffer, strengths: strengths)
            body(&writer)
            (sourceCount, targetCount) = (writer.count, writer.count)
            strengthCount = writer.hasStrengths ? writer.count : 0
            jumps = writer.jumps
          }
        }
      }
      (self.sources, self.targets, self.jumps) = (sources, targets, jumps)
    }
  }

  // Unsafe pointers: threads write parts of the same columns, of which each belongs to one.

  /// Columns of which the first rows are written.
  public struct Writer {
    /// Where the places of the organisations belong where ties leave.
    package let sources: UnsafeMutableBufferPointer<Int32>
    /// Where the places of the organisations belong where ties arrive.
    package let targets: UnsafeMutableBufferPointer<Int32>
    /// Where strengths belong; empty if every one is 1.
    package let strengths: UnsafeMutableBufferPointer<Double>
    /// How many rows are written.
    public private(set) var count = 0
    fileprivate private(set) var jumps: [RowJump] = []
    fileprivate private(set) var hasStrengths = false
    private var nextRow = 0

    fileprivate init(
      sources: UnsafeMutableBufferPointer<Int32>, targets: UnsafeMutableBufferPointer<Int32>,
      strengths: UnsafeMutableBufferPointer<Double>
    ) {
      (self.sources, self.targets, self.strengths) = (sources, targets, strengths)
    }

    /// Adds a tie.
    ///
    /// - Parameters:
    ///   - source: The place of the organisation where it leaves.
    ///   - target: The place of the organisation where it arrives.
    ///   - strength: How strong it is.
    ///   - row: The row that states it.
    /// - Precondition: There is room for it, and its strength is 1 unless the columns are weighted.
    public mutating func append(from source: Int32, to target: Int32, strength: Double = 1, row: Int) {
      precondition(count < sources.count && (strength == 1 || strengths.count > 0))
      (sources[count], targets[count]) = (source, target)
      if strengths.count > 0 { strengths[count] = strength }
      add(1, row: row, hasStrengths: strength != 1)
    }

    /// Takes over ties of rows that follow each other and that were written behind the others.
    ///
    /// - Parameters:
    ///   - newCount: How many they are.
    ///   - row: The row that states the first of them.
    ///   - hasStrengths: Whether one of them has a strength other than 1.
    package mutating func add(_ newCount: Int, row: Int, hasStrengths: Bool) {
      guard newCount > 0 else { return }
      precondition(count + newCount <= sources.count)
      if row != nextRow { jumps.append(RowJump(place: count, row: row)) }
      nextRow = row + newCount
      count += newCount
      if hasStrengths { self.hasStrengths = true }
    }
  }
}

/// A tie whose row does not just follow that of the tie before.
private struct RowJump: Hashable, Sendable {
  var place: Int
  var row: Int
}
