import ClusterModel

/// Ids that a part of a file names and that were not known before, in the order in which they came.
struct NewIDs {
  private(set) var texts: [RecordID] = []
  /// The values of small whole numbers; else -1.
  private(set) var numbers: [Int32] = []
  /// The keys of those that are no small numbers.
  private(set) var keys: [KeyTable.Key] = []
  /// The rows that name them first, as their places among all rows.
  private(set) var rows: [Int32] = []
  /// Whether some may have letters beyond ASCII, so that other spellings may mean the same.
  var haveForeign = false

  var count: Int { texts.count }
  var indices: Range<Int> { 0..<count }

  @inline(__always)
  mutating func append(_ text: RecordID, number: Int32, _ key: KeyTable.Key, row: Int32) {
    texts.append(text)
    numbers.append(number)
    keys.append(key)
    rows.append(row)
  }

  mutating func removeAll(from first: Int) {
    texts.removeSubrange(first...)
    numbers.removeSubrange(first...)
    keys.removeSubrange(first...)
    rows.removeSubrange(first...)
    if first == 0 { haveForeign = false }
  }
}
