import ClusterModel

/// What rows of organisations say beside ids and names, kept once for all rows that say the same.
///
/// A table of millions of organisations has few kinds, countries and sectors, and so a few thousand different rows of them.
/// Where rows hardly repeat, because each states a web site of its own, they are soon no longer looked up.
struct SharedFacts {
  private let columns: [Int]
  private var known: [[UInt8]: Organisation.Known] = [:]
  private var text: [UInt8] = []
  private var hits = 0
  private var misses = 0

  private static let most = 1 << 16

  /// - Parameters:
  ///   - others: The columns of ids and names.
  ///   - count: How many columns there are.
  init(except others: [Int], of count: Int) { columns = (0..<count).filter { !others.contains($0) } }

  /// What the current row says.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - read: Reads the row, whose texts no row before had.
  /// - Returns: Its facts.
  mutating func known(
    _ table: inout TableReader, _ read: (inout TableReader) -> Organisation.Facts
  ) -> Organisation.Known {
    guard misses < 4096 || misses < 4 * hits else { return Organisation.Known(read(&table)) }
    text.removeAll(keepingCapacity: true)
    for column in columns {
      table.csv.append(field: column, to: &text)
      // No byte of a text in UTF-8.
      text.append(0xFF)
    }
    if let earlier = known[text] {
      hits += 1
      return earlier
    }
    misses += 1
    let codes = table.europeanCodes
    let facts = Organisation.Known(read(&table))
    // What is said of a row must be said of each, and counted.
    if table.isSound, table.reportedColumns.isEmpty, table.europeanCodes == codes, known.count < Self.most {
      known[text] = facts
    }
    return facts
  }
}
