import ClusterModel
import Dispatch

/// Reads the rows of an edge list, as long as there is nothing to say about them, on several threads.
///
/// Parts of the file are read at once (``BulkPiece``), each into the rows that its lines will be. Ids that come up for the
/// first time get their places in the order of the file, as one thread would give them. It stops before the first row that is
/// not plain. Such a row is left to ``TableReader``, which knows what to say, and then reading goes on here. So all checks
/// are kept, and are paid for where they matter.
struct BulkRows {
  /// The first row that names each id of those that were added while rows were read.
  private(set) var firstRows: [Int32] = []
  /// Where rows are written.
  let columns: BulkColumns
  private var writer: PlainTies.Writer
  private let breaks: LineBreaks
  private let readers: [Reader]
  /// How many bytes a thread reads next: little where rows are odd, since parts after an odd one are read again.
  private var pieceSize = smallest

  /// The hashes of rows that others read, if rows have no texts but ids; spelled oddly, these may be such texts.
  private var oddHashes: [Int: UInt32] = [:]

  private static let smallest = 1 << 16
  private static let largest = 1 << 22

  /// What one thread reads at a time; not safe for use by two at once.
  private final class Reader: @unchecked Sendable {
    var piece: BulkPiece

    init(_ piece: consuming BulkPiece) { self.piece = piece }
  }

  /// How many rows were read so far.
  var count: Int { writer.count }

  /// - Parameters:
  ///   - layout: What the columns mean.
  ///   - writer: Where rows go.
  ///   - breaks: The lines of the file.
  ///   - fileBytes: How long the file is.
  ///   - threads: How many threads read.
  init(_ layout: BulkLayout, _ writer: PlainTies.Writer, _ breaks: LineBreaks, fileBytes: Int, threads: Int) {
    (self.writer, self.breaks) = (writer, breaks)
    let columns = BulkColumns(writer, layout, fileBytes: fileBytes)
    self.columns = columns
    readers = (0..<threads).map { _ in Reader(BulkPiece(layout, columns, lineBreak: breaks.byte)) }
  }

  /// Adds a row that was read by others.
  mutating func append(from source: Int32, to target: Int32, strength: Double, hash: UInt32, row: Int, start: Int) {
    if columns.textHashes.count > 0 { columns.textHashes[count] = hash } else if hash != 0 { oddHashes[count] = hash }
    columns.starts?[count] = start
    for end in [source, target] where Int(end) == firstRows.count { firstRows.append(Int32(count)) }
    writer.append(from: source, to: target, strength: strength, row: row)
  }

  /// Hands the rows over, once all are read, and says how many repeat one before.
  mutating func finish() -> (PlainTies.Writer, repeats: Int) {
    let readers = readers
    DispatchQueue.concurrentPerform(iterations: readers.count) { readers[$0].piece.placeNewIDs() }
    let rows = RowFingerprints(columns: columns, count: count, oddHashes: oddHashes)
    let repeats = repeatCount(rows, threads: readers.count)
    return (writer, repeats)
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - start: Where the next row begins.
  ///   - row: The number of that row.
  ///   - index: The ids that are known.
  /// - Returns: Where the first row begins that was not read, and how many were.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, row: Int, _ index: inout IDIndex
  ) -> (end: Int, rows: Int) {
    var (at, next) = (start, row)
    while at < bytes.count {
      let parts = parts(of: bytes, from: at)
      readPieces(bytes, parts, index)
      var isWhole = true
      for (number, part) in parts.enumerated() {
        guard isWhole else {
          readers[number].piece.discard()
          continue
        }
        takeOver(&readers[number].piece, row: next, &index, isFirst: number == 0)
        (at, next) = (readers[number].piece.end, next + readers[number].piece.rowCount)
        isWhole = at >= part.range.upperBound
      }
      guard isWhole else {
        pieceSize = Self.smallest
        return (at, next - row)
      }
      pieceSize = min(2 * pieceSize, Self.largest)
    }
    return (at, next - row)
  }

  private mutating func takeOver(_ piece: inout BulkPiece, row: Int, _ index: inout IDIndex, isFirst: Bool) {
    if piece.newIDs.count > 0 {
      piece.places = index.add(piece.newIDs, areKnownToBeNew: isFirst)
      for (place, row) in zip(piece.places, piece.newIDs.rows) where Int(place) == firstRows.count {
        firstRows.append(row)
      }
    }
    writer.add(piece.rowCount, row: row, hasStrengths: piece.hasStrengths)
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

  private func readPieces(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: [Part], _ index: borrowing IDIndex) {
    let readers = readers
    index.look { look in
      nonisolated(unsafe) let (look, bytes) = (look, bytes)
      DispatchQueue.concurrentPerform(iterations: parts.count) { number in
        readers[number].piece.read(bytes, parts[number].range, firstRow: parts[number].firstRow, look)
      }
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
