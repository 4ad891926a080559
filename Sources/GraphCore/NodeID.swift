/// The place of a node in its graph: a number from 0 up to, not including, the graph's node count.
///
/// Thirty-two bits hold two billion nodes and halve the memory that neighbour lists take.
@frozen public struct NodeID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number itself.
  public let rawValue: Int32

  /// Makes the id of the node at a place.
  ///
  /// - Precondition: `index` is not negative and fits 32 bits.
  @inlinable public init(_ index: Int) {
    precondition(index >= 0, "a node id is never negative")
    rawValue = Int32(index)
  }

  /// The number as an array index.
  @inlinable public var index: Int { Int(rawValue) }

  /// Orders nodes by their place.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The number in decimal.
  public var description: String { String(rawValue) }
}
