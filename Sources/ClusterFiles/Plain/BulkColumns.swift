import ClusterModel

// Unsafe pointers: see BulkPiece.

/// Where the rows of an edge list are written while they are read in bulk.
///
/// Memory is taken only for rows that are written. Not safe for use by two threads at once, unless each writes rows of its own.
final class BulkColumns: @unchecked Sendable {
  let sources: UnsafeMutableBufferPointer<Int32>
  let targets: UnsafeMutableBufferPointer<Int32>
  let strengths: UnsafeMutableBufferPointer<Double>
  /// For each row a hash of all its texts but the ids; empty if there are no others.
  let textHashes: UnsafeMutableBufferPointer<UInt32>
  /// Where rows begin, if the layout asks for it.
  let starts: RowStarts?

  init(_ writer: PlainTies.Writer, _ layout: BulkLayout, fileBytes: Int) {
    (sources, targets, strengths) = (writer.sources, writer.targets, writer.strengths)
    textHashes = .allocate(capacity: layout.hasTexts ? writer.sources.count : 0)
    LargePages.use(under: sources)
    LargePages.use(under: targets)
    LargePages.use(under: strengths)
    LargePages.use(under: textHashes)
    starts = layout.keepsStarts ? RowStarts(capacity: writer.sources.count, fileBytes: fileBytes) : nil
  }

  deinit { textHashes.deallocate() }

  /// How many rows there may be.
  var capacity: Int { sources.count }
}

/// Where rows of a file begin: 4 bytes each unless the file is longer than these can say.
///
/// Not safe for use by two threads at once, unless each writes rows of its own.
final class RowStarts: @unchecked Sendable {
  private let short: UnsafeMutableBufferPointer<UInt32>
  private let long: UnsafeMutableBufferPointer<Int>

  /// Takes memory for starts, of which only those that are written may be asked for.
  init(capacity: Int, fileBytes: Int) {
    let isShort = fileBytes <= Int(UInt32.max)
    short = .allocate(capacity: isShort ? capacity : 0)
    long = .allocate(capacity: isShort ? 0 : capacity)
    LargePages.use(under: short)
    LargePages.use(under: long)
  }

  deinit {
    short.deallocate()
    long.deallocate()
  }

  /// Where a row begins.
  @inline(__always)
  subscript(row: Int) -> Int {
    get { short.count > 0 ? Int(short[row]) : long[row] }
    set { if short.count > 0 { short[row] = UInt32(truncatingIfNeeded: newValue) } else { long[row] = newValue } }
  }
}
