/// Why no deck was written.
public enum SlidesError: Error, Hashable, Sendable {
  /// The template is no presentation that can be used; what is wrong and what to do next.
  case badTemplate(what: String, next: String)
  /// The file could not be put together.
  case unwritable(String)
}

extension SlidesError: CustomStringConvertible {
  /// What is wrong and what to do next.
  public var description: String {
    switch self {
    case .badTemplate(let what, let next): "\(what); \(next)"
    case .unwritable(let message): message
    }
  }
}
