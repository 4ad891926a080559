import ClusterModel
import Dispatch

/// Reads the rows of an edge list, as long as there is nothing to say about them, on several threads.
///
/// Parts of the file are read at once (``BulkPiece``), each into the rows that its lines will be. It stops before the first row
/// that is not plain. Such a row is left to ``TableReader``, which knows what to say, and then reading goes on here. So all
/// checks are kept, and are paid for where they matter. Ids that are taken as they come get their places at the end, in the
/// order of the file, as one thread would give them (``FoundIDs``).
struct BulkRows {
  /// Where rows are written.
  let columns: BulkColumns
  private let ids: IDs
  private var writer: PlainTies.Writer
  private let breaks: LineBreaks
  private let readers: [Reader]
  /// How many bytes a thread reads next: little where rows are odd, since parts after an odd one are read again.
  private var pieceSize = smallest
  /// How many bytes there are for each new text, as far as was seen last.
  private var bytesPerText = 16

  /// The hashes of rows that others read, if rows have no texts but ids; spelled oddly, these may be such texts.
  private var oddHashes: [Int: UInt32] = [:]

  private static let smallest = 1 << 16
  private static let largest = 1 << 22

  /// Which ids rows may name.
  enum IDs {
    /// Those of a node table.
    case known(IDIndex)
    /// Any; they are taken as they come.
    case found(FoundIDs)
  }

  /// What one thread reads at a time; not safe for use by two at once.
  private final class Reader: @unchecked Sendable {
    var piece: BulkPiece

    init(_ piece: consuming BulkPiece) { self.piece = piece }
  }

  /// How many rows were read so far.
  var count: Int { writer.count }

  /// - Parameters:
  ///   - layout: What the columns mean.
  ///   - ids: Which ids rows may name.
  ///   - writer: Where rows go.
  ///   - breaks: The lines of the file.
  ///   - fileBytes: How long the file is.
  ///   - threads: How many threads read.
  init(
    _ layout: BulkLayout, _ ids: IDs, _ writer: PlainTies.Writer, _ breaks: LineBreaks, fileBytes: Int, threads: Int
  ) {
    (self.ids, self.writer, self.breaks) = (ids, writer, breaks)
    let columns = BulkColumns(writer, layout, fileBytes: fileBytes)
    self.columns = columns
    readers = (0..<threads).map { _ in Reader(BulkPiece(layout, columns, lineBreak: breaks.byte)) }
  }

  /// A row that was read by others.
  struct OddRow {
    var source: RecordID
    var target: RecordID
    var strength: Double
    /// The hash of its texts.
    var hash: UInt32
    /// Its number in the file, and where it begins there.
    var row: Int
    var start: Int
  }

  /// Adds a row that was read by others.
  mutating func append(_ row: OddRow, _ bytes: UnsafeBufferPointer<UInt8>) {
    if columns.textHashes.count > 0 {
      columns.textHashes[count] = row.hash
    } else if row.hash != 0 {
      oddHashes[count] = row.hash
    }
    columns.starts?[count] = row.start
    let ends = [row.source, row.target].map { id in
      switch ids {
      case .known(let index): Int32(index.place(of: id) ?? 0)
      case .found(let found): found.code(of: id, bytes)
      }
    }
    writer.append(from: ends[0], to: ends[1], strength: row.strength, row: row.row)
  }

  /// Hands the rows over, once all are read, and says how many repeat one before.
  mutating func finish(_ bytes: UnsafeBufferPointer<UInt8>) -> (PlainTies.Writer, repeats: Int) {
    if case .found(let found) = ids {
      let numberBits = readers.reduce(0) { $0 | $1.piece.numberBits }
      found.place(columns, rows: count, numberBits: numberBits, bytes, threads: readers.count)
    }
    let rows = RowFingerprints(columns: columns, count: count, oddHashes: oddHashes)
    return (writer, repeatCount(rows, threads: readers.count))
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - start: Where the next row begins.
  ///   - row: The number of that row.
  /// - Returns: Where the first row begins that was not read, and how many were.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, row: Int) -> (end: Int, rows: Int) {
    var (at, next) = (start, row)
    while at < bytes.count {
      let parts = parts(of: bytes, from: at)
      let textCount = makeRoom(for: (parts.last?.range.upperBound ?? at) - at)
      readPieces(bytes, parts)
      let begin = at
      var (isWhole, needsRoom) = (true, false)
      // What is behind a row that was left to others is read again, as its rows belong elsewhere.
      for (part, reader) in zip(parts, readers) where isWhole {
        writer.add(reader.piece.rowCount, row: next, hasStrengths: reader.piece.hasStrengths)
        (at, next) = (reader.piece.end, next + reader.piece.rowCount)
        (isWhole, needsRoom) = (at >= part.range.upperBound, reader.piece.needsRoom)
      }
      guard isWhole || needsRoom else {
        pieceSize = Self.smallest
        return (at, next - row)
      }
      learn(textCount, bytes: at - begin, needsRoom: needsRoom)
      if isWhole { pieceSize = min(2 * pieceSize, Self.largest) }
    }
    return (at, next - row)
  }

  /// Makes room for as many new texts as so many bytes are likely to hold; returns how many there are now.
  private func makeRoom(for bytes: Int) -> Int {
    guard case .found(let found) = ids else { return 0 }
    found.table.makeRoom(for: bytes / bytesPerText + readers.count * SharedKeyTable.Numbers.share)
    return found.table.numberCount
  }

  private mutating func learn(_ textsBefore: Int, bytes: Int, needsRoom: Bool) {
    guard case .found(let found) = ids else { return }
    let new = found.table.numberCount - textsBefore
    // As a rule fewer come up the more are known; where the order of rows is another, room runs out, and is made.
    bytesPerText = needsRoom ? max(1, bytesPerText / 2) : max(1, min(1 << 16, bytes / (new + 1)))
  }

  /// A part of the file that begins where a line does, and where its first row belongs.
  private struct Part {
    var range: Range<Int>
    var firstRow: Int
  }

  private func parts(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Part] {
    let breaksBefore = breaks.count(before: start, in: bytes)
    var parts: [Part] = []
    var at = start
    while at < bytes.count, parts.count < readers.count {
      let wanted = min(bytes.count, at + pieceSize)
      let end = bytes[wanted...].firstIndex(of: breaks.byte).map { $0 + 1 } ?? bytes.count
      // Each row of the parts before ends one line, or those parts end early and this one is read again.
      parts.append(Part(range: at..<end, firstRow: count + breaks.count(before: at, in: bytes) - breaksBefore))
      at = end
    }
    return parts
  }

  private func readPieces(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: [Part]) {
    switch ids {
    case .known(let index): index.look { readPieces(bytes, parts, .known($0)) }
    case .found(let found): readPieces(bytes, parts, .found(found.table.look, numberLimit: found.numberLimit))
    }
  }

  private func readPieces(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: [Part], _ ids: BulkPiece.IDs) {
    let readers = readers
    nonisolated(unsafe) let (ids, bytes) = (ids, bytes)
    DispatchQueue.concurrentPerform(iterations: parts.count) { number in
      readers[number].piece.read(bytes, parts[number].range, firstRow: parts[number].firstRow, ids)
    }
  }
}

/// For each row a number that rows share which name the same ends and say the same, and others hardly ever do.
private struct RowFingerprints: RandomAccessCollection, Sendable {
  let columns: BulkColumns
  let count: Int
  let oddHashes: [Int: UInt32]

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(row: Int) -> UInt64 {
    let texts =
      columns.textHashes.count > 0 ? columns.textHashes[row] : oddHashes.isEmpty ? 0 : oddHashes[row] ?? 0
    let ends =
      UInt64(UInt32(bitPattern: columns.sources[row])) << 32 | UInt64(UInt32(bitPattern: columns.targets[row]))
    let product = (ends ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(texts) ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
