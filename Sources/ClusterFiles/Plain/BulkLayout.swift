/// What the columns of an edge list mean to whoever reads it in bulk.
struct BulkLayout: Sendable {
  /// What a column holds.
  enum Role {
    case source
    case target
    case strength
    /// Something that is looked up when a tie is asked for.
    case other
  }

  /// The role of each column.
  let roles: [Role]
  let separator: UInt8
  /// Whether ids that are not known yet are added.
  let addsIDs: Bool
  /// Whether it is kept where rows begin, since they say more than ends and strengths.
  let keepsStarts: Bool

  init(_ columns: EdgeColumns, columnCount: Int, separator: CSVSeparator, addsIDs: Bool) {
    roles = (0..<columnCount).map { column in
      switch column {
      case columns.source: .source
      case columns.target: .target
      case columns.strength: .strength
      default: .other
      }
    }
    self.separator = separator.byte
    self.addsIDs = addsIDs
    keepsStarts = columns.saysMore
  }

  /// Whether rows state a strength.
  var isWeighted: Bool { roles.contains(.strength) }

  /// Whether rows have texts that are no ids.
  var hasTexts: Bool { roles.count > 2 }

  /// The length of the shortest row: one letter in either end, and one mark after each field.
  var shortestRow: Int { roles.count + 2 }
}
