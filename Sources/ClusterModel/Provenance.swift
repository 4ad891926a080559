/// Where a record came from.
public struct Provenance: Hashable, Sendable {
  /// The file that holds the record, as the user would name it.
  public var file: String
  /// The row of the table, as a spreadsheet numbers it: the header is row 1.
  public var row: Int
  private var words: Boxed<Words>?

  private struct Words: Hashable, Sendable {
    var source: String?
    var note: String?
  }

  /// Where the fact is stated, in the words of the data set's author.
  public var source: String? {
    get { words?.value.source }
    set { change { $0.source = newValue } }
  }

  /// A remark of the data set's author.
  public var note: String? {
    get { words?.value.note }
    set { change { $0.note = newValue } }
  }

  /// Makes a provenance.
  public init(file: String, row: Int, source: String? = nil, note: String? = nil) {
    (self.file, self.row) = (file, row)
    if source != nil || note != nil { words = Boxed(Words(source: source, note: note)) }
  }

  private mutating func change(_ body: (inout Words) -> Void) {
    var value = words?.value ?? Words()
    body(&value)
    words = value == Words() ? nil : Boxed(value)
  }
}
