/// Why a graph, or lengths for its edges, could not be made.
public enum GraphError: Error, Hashable, Sendable, CustomStringConvertible {
  /// More arcs than 32-bit offsets can address; an undirected edge is two arcs.
  case tooManyArcs(limit: Int)
  /// A tie strength that is zero, negative, infinite or not a number.
  case invalidStrength(source: NodeID, target: NodeID, value: Double)
  /// An edge length that is zero, negative, infinite or not a number.
  case invalidLength(source: NodeID, target: NodeID, value: Double)

  /// One sentence for people.
  public var description: String {
    switch self {
    case .tooManyArcs(let limit):
      "the graph would need more than \(limit) arcs (an undirected tie is two), the most that 32-bit offsets can hold"
    case .invalidStrength(let source, let target, let value):
      "the tie \(source)–\(target) has strength \(value); a strength must be a finite number above zero"
    case .invalidLength(let source, let target, let value):
      "the tie \(source)–\(target) has length \(value); a length must be a finite number above zero"
    }
  }
}
