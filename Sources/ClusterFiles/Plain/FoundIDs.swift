import ClusterModel
import Dispatch
import Foundation

/// The ids that an edge list names, numbered by threads as they read, and put in the order in which the file names them.
///
/// While rows are read an id is a *code*: a small whole number stands for itself, and any other text for its number in a table
/// that all threads share, as a number below 0. When all rows are read, codes get places in the order in which rows name them,
/// so the places are those that one thread would give. Ids that Unicode calls the same (an accent as a mark of its own or
/// not) get one place, as they are equal texts.
///
/// Not safe for use by two threads at once but for ``table``.
final class FoundIDs: PlacedIDs, @unchecked Sendable {
  /// Texts that are no small numbers.
  let table = SharedKeyTable()
  /// Numbers below this are codes of their own; what is kept for each takes at most 4 bytes.
  let numberLimit: Int
  /// For each place the first row that names its id.
  var firstRows: [Int32] { placed.firstRows }

  private var placed = PlacedCodes()
  private var numbers = SharedKeyTable.Numbers()
  /// Every bit of the small numbers that others have read.
  private var numberBits: Int32 = 0

  /// - Parameter fieldBytes: How many bytes the ids take at most; sets how large numbers may be.
  init(fieldBytes: Int) {
    numberLimit = IDIndex.numberLimit(fieldBytes: fieldBytes)
  }

  /// The code of an id that others have read.
  func code(of id: RecordID, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    var id = id
    return id.withUTF8 { text in
      if let number = text.smallNumber, number < numberLimit {
        numberBits |= Int32(number)
        return Int32(number)
      }
      return Int32(-1 - table.add(text, in: bytes, &numbers))
    }
  }

  /// The number of an id in the table, or the id itself as a number; nil if no row has named it in this spelling.
  func place(of id: RecordID, in table: CSVReader) -> Int? {
    var id = id
    return id.withUTF8 { text in
      if let number = text.smallNumber, number < numberLimit { return number }
      let number = table.withBytes { self.table.look.number(of: text, in: $0) }
      return number >= 0 ? number : nil
    }
  }

  /// Gives all codes of some rows their places, and writes these where the codes stood.
  ///
  /// - Parameters:
  ///   - columns: The columns of the rows.
  ///   - rows: How many there are.
  ///   - numberBits: Every bit of the small numbers that were read in bulk.
  ///   - bytes: The file.
  ///   - threads: How many threads work.
  func place(
    _ columns: BulkColumns, rows: Int, numberBits: Int32, _ bytes: UnsafeBufferPointer<UInt8>, threads: Int
  ) {
    let bits = self.numberBits | numberBits
    let numbers = bits == 0 ? 1 : 1 << (Int32.bitWidth - bits.leadingZeroBitCount)
    placed = PlacedCodes(
      columns, rows: rows, numbers: min(numberLimit, numbers), table, bytes, threads: threads)
  }

  /// The ids in the order of their places, made by several threads.
  func ids(_ bytes: UnsafeBufferPointer<UInt8>, threads: Int) -> [RecordID] {
    let codes = placed.codes
    return Array(unsafeUninitializedCapacity: codes.count) { ids, count in
      LargePages.use(under: ids)
      count = codes.count
      nonisolated(unsafe) let (ids, bytes, look) = (ids, bytes, table.look)
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for place in codes.count * thread / threads..<codes.count * (thread + 1) / threads {
          ids.initializeElement(at: place, to: Self.id(of: codes[place], bytes, look))
        }
      }
    }
  }

  @inline(__always)
  private static func id(
    of code: Int32, _ bytes: UnsafeBufferPointer<UInt8>, _ look: SharedKeyTable.Look
  ) -> RecordID {
    if code >= 0 { return text(ofNumber: Int(code)) }
    return look.withText(-1 - Int(code), in: bytes) { String(decoding: $0, as: UTF8.self) }
  }

  /// A number of at most nine digits as a text, several times as fast as by its description.
  @inline(__always)
  private static func text(ofNumber number: Int) -> String {
    var (word, count, rest) = (UInt64(0), 0, UInt32(truncatingIfNeeded: number))
    var last: UInt8 = 0
    repeat {
      if count == 8 { last = UInt8(truncatingIfNeeded: word >> 56) }
      word = word << 8 | UInt64(48 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    var bytes = (word.littleEndian, last)
    return withUnsafeBytes(of: &bytes) { String(decoding: $0[..<count], as: UTF8.self) }
  }
}
