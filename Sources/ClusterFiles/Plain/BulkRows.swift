import ClusterModel
import Dispatch
import Foundation

/// Reads the rows of an edge list, as long as there is nothing to say about them, on several threads.
///
/// Parts of the file are read at once (``BulkPiece``) and their rows taken over in the order of the file, so that ids get the
/// places that one thread would give them. It stops before the first row that is not plain. Such a row is left to
/// ``TableReader``, which knows what to say, and then reading goes on here. So all checks are kept, and are paid for where
/// they matter.
struct BulkRows {
  /// What was read so far.
  private(set) var rows = PlainTies.Rows()
  /// For each row a hash of all its texts but the ids.
  private(set) var textHashes: [UInt32] = []
  /// Where each row begins, if the layout asks for it.
  private(set) var starts: [Int] = []

  private let layout: BulkLayout
  private var pieces: [BulkPiece]
  /// How many bytes a thread reads next: little where rows are odd, since parts after an odd one are read again.
  private var pieceSize = smallest

  private static let smallest = 1 << 16
  private static let largest = 1 << 22

  /// - Parameters:
  ///   - layout: What the columns mean.
  ///   - threads: How many threads read; nil stands for one per processor.
  init(_ layout: BulkLayout, threads: Int?) {
    self.layout = layout
    pieces = (0..<max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)).map { _ in BulkPiece(layout) }
  }

  /// Makes room for rows that are about to be added.
  mutating func reserveCapacity(_ count: Int) {
    rows.reserveCapacity(count)
    textHashes.reserveCapacity(count)
    if layout.keepsStarts { starts.reserveCapacity(count) }
  }

  /// Adds a row that was read by others.
  mutating func append(from source: Int32, to target: Int32, strength: Double, hash: UInt32, row: Int, start: Int) {
    rows.append(from: source, to: target, strength: strength, row: row)
    textHashes.append(hash)
    if layout.keepsStarts { starts.append(start) }
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
      for (piece, part) in zip(pieces, parts) {
        takeOver(piece, bytes, row: next, &index)
        (at, next) = (piece.end, next + piece.rowCount)
        guard at >= part.upperBound else {
          pieceSize = Self.smallest
          return (at, next - row)
        }
      }
      pieceSize = min(2 * pieceSize, Self.largest)
    }
    return (at, next - row)
  }

  /// The next parts, which begin where lines do.
  private func parts(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var at = start
    while at < bytes.count, parts.count < pieces.count {
      let wanted = min(bytes.count, at + pieceSize)
      let lineFeed = bytes[wanted...].firstIndex(of: UInt8(ascii: "\n"))
      let end = lineFeed.map { $0 + 1 } ?? bytes.count
      parts.append(at..<end)
      at = end
    }
    return parts
  }

  private func readPieces(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: [Range<Int>], _ index: borrowing IDIndex) {
    guard parts.count > 1 else {
      pieces[0].read(bytes, parts[0], index)
      return
    }
    let shared = Shared(bytes: bytes, index: copy index, pieces: pieces)
    DispatchQueue.concurrentPerform(iterations: parts.count) { number in
      shared.pieces[number].read(shared.bytes, parts[number], shared.index)
    }
  }

  /// What threads read at once and none changes.
  private struct Shared: @unchecked Sendable {
    let bytes: UnsafeBufferPointer<UInt8>
    let index: IDIndex
    let pieces: [BulkPiece]
  }

  /// Adds the rows of a piece, whose new ids get places.
  private mutating func takeOver(
    _ piece: BulkPiece, _ bytes: UnsafeBufferPointer<UInt8>, row: Int, _ index: inout IDIndex
  ) {
    let read = 0..<piece.rowCount
    if piece.hasNewIDs { placeNewIDs(of: piece, bytes, &index) }
    rows.append(
      from: UnsafeBufferPointer(rebasing: piece.sources[read]), to: UnsafeBufferPointer(rebasing: piece.targets[read]),
      strengths: UnsafeBufferPointer(rebasing: piece.strengths[0..<(piece.hasStrengths ? piece.rowCount : 0)]), row: row
    )
    textHashes.append(contentsOf: UnsafeBufferPointer(rebasing: piece.textHashes[read]))
    if layout.keepsStarts { starts.append(contentsOf: UnsafeBufferPointer(rebasing: piece.starts[read])) }
  }

  private func placeNewIDs(of piece: BulkPiece, _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout IDIndex) {
    // In the order in which rows name them, which is that of the places.
    var places = [Int32](repeating: -1, count: piece.newIDs.count)
    let place = { (code: Int32, index: inout IDIndex) -> Int32 in
      guard code < 0 else { return code }
      let new = BulkPiece.newID(code)
      if new.number >= 0 { return index.add(number: new.number) }
      if places[new.place] < 0 {
        places[new.place] = Int32(index.add(String(decoding: bytes[piece.newIDs[new.place]], as: UTF8.self)))
      }
      return places[new.place]
    }
    let (sources, targets) = (piece.sources, piece.targets)
    for row in 0..<piece.rowCount {
      sources[row] = place(sources[row], &index)
      targets[row] = place(targets[row], &index)
    }
  }
}

/// A number that rows share which name the same ends and say the same, and others hardly ever do.
@inline(__always)
func rowFingerprint(_ source: Int32, _ target: Int32, _ texts: UInt32) -> UInt64 {
  let ends = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
  let product = (ends ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(texts) ^ 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
