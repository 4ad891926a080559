/// Why Graphviz drew nothing, in its own words.
public enum GraphvizError: Error, Hashable, Sendable {
  /// The text is not DOT; the line is the first where Graphviz noticed, if it said so.
  case malformedDOT(line: Int?, message: String)
  /// No plug-in of this installation knows the layout engine.
  case unknownEngine(name: String, message: String)
  /// No plug-in of this installation writes the format.
  case unknownFormat(name: String, message: String)
  /// The engine gave up.
  case layoutFailed(message: String)
  /// The drawing could not be written.
  case renderingFailed(message: String)
  /// Graphviz could not be started.
  case unavailable(message: String)
  /// The text is longer than ``GraphvizRenderer/longestInput``.
  case inputTooLong(byteCount: Int)
}

extension GraphvizError: CustomStringConvertible {
  /// One sentence for people, with Graphviz's words at its end.
  public var description: String {
    switch self {
    case .malformedDOT(let line, let message):
      "not a DOT graph\(line.map { ", line \($0)" } ?? ""): \(message)"
    case .unknownEngine(let name, let message): "no layout engine “\(name)”: \(message)"
    case .unknownFormat(let name, let message): "no output format “\(name)”: \(message)"
    case .layoutFailed(let message): "the layout failed: \(message)"
    case .renderingFailed(let message): "the drawing failed: \(message)"
    case .unavailable(let message): "Graphviz cannot be used: \(message)"
    case .inputTooLong(let byteCount): "the DOT text has \(byteCount) bytes, which is too many"
    }
  }
}

/// A drawing, and what Graphviz had to say about it.
public struct Drawing: Hashable, Sendable {
  /// The bytes of the file.
  public let bytes: [UInt8]
  /// Graphviz's warnings, in its words and in order.
  public let warnings: [String]

  /// Makes a drawing.
  public init(bytes: [UInt8], warnings: [String] = []) { (self.bytes, self.warnings) = (bytes, warnings) }
}
