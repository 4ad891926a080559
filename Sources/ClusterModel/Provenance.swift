/// Where a record came from.
public struct Provenance: Hashable, Sendable {
  /// The file that holds the record, as the user would name it.
  public var file: String
  /// The line of the file on which the record starts, from 1.
  public var line: Int
  /// Where the fact is stated, in the words of the data set's author.
  public var source: String?
  /// A remark of the data set's author.
  public var note: String?

  /// Makes a provenance.
  public init(file: String, line: Int, source: String? = nil, note: String? = nil) {
    (self.file, self.line, self.source, self.note) = (file, line, source, note)
  }
}
