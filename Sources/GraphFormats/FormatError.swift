/// Why bytes are not a graph in the format they were read as, and what to do about it.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The format that was expected.
  public let format: GraphFormat
  /// The file, when several were read together.
  public let file: String?
  /// The line, from 1; nil when the whole file is meant.
  public let line: Int?
  /// The character of the line, from 1.
  public let column: Int?
  /// What is wrong, a sentence without its full stop.
  public let what: String
  /// What to do next, a sentence without its full stop.
  public let next: String
  /// Whether only edges are wrong that ``ReadOptions/MissingNodes/leaveOut`` would leave out.
  public var isAboutEdges = false

  /// Makes an error.
  public init(
    format: GraphFormat, file: String? = nil, line: Int? = nil, column: Int? = nil, what: String, next: String
  ) {
    (self.format, self.file, self.line, self.column) = (format, file, line, column)
    (self.what, self.next) = (what, next)
  }

  /// The error as a line of text.
  public var description: String {
    var place = file.map { "\($0): " } ?? ""
    if let line { place += "line \(line)" + (column.map { ", column \($0)" } ?? "") + ": " }
    return "\(place)\(what). \(next)."
  }
}
