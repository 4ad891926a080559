/// Why no network came of an input.
public enum LoadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file or folder.
  case noSuchInput(path: String)
  /// The file or folder is none that is read here; the hint says what would be.
  case unsupported(path: String, hint: String)
  /// More than one file could be the table.
  case ambiguous(path: String, table: String, candidates: [String])
  /// The file could not be read.
  case unreadable(path: String, reason: String)
  /// The data have problems; all of them, in the order of files and rows.
  case problems([ImportProblem])

  /// What went wrong and what to do next.
  public var description: String {
    switch self {
    case .noSuchInput(let path):
      "\(path): no such file or folder"
    case .unsupported(let path, let hint):
      "\(path): \(hint)"
    case .ambiguous(let path, let table, let candidates):
      "\(path): more than one file could be the \(table): \(candidates.joined(separator: ", ")); name the one to read"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .problems(let problems):
      problems.map(\.description).joined(separator: "\n")
    }
  }
}
