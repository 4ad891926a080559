/// Why a file could not be read or written.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public var path: String
  /// What the system says.
  public var reason: String

  /// Makes an error.
  public init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }

  /// The file and what the system says.
  public var description: String { "\(path): \(reason)" }
}
