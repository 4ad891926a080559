/// Where a record came from.
public struct Provenance: Hashable, Sendable {
  /// The file that holds the record, as the user would name it.
  public var file: String
  /// The row of the table, as a spreadsheet numbers it: the header is row 1.
  public var row: Int
  /// Where the fact is stated, in the words of the data set's author.
  public var source: String?
  /// A remark of the data set's author.
  public var note: String?

  /// Makes a provenance.
  public init(file: String, row: Int, source: String? = nil, note: String? = nil) {
    (self.file, self.row, self.source, self.note) = (file, row, source, note)
  }
}
