import GraphCore

/// Neighbour lists without checks of bounds, valid as long as the closure runs that is given them.
struct UnsafeRows {
  let offsets: UnsafePointer<Int32>
  let targets: UnsafePointer<Int32>

  @inline(__always)
  func arcs(_ node: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(offsets[node]), Int(offsets[node + 1])))
  }
}

extension Adjacency {
  /// Lends the neighbour lists to an inner loop.
  @inline(__always)
  func withUnsafeRows<Outcome>(_ body: (UnsafeRows) -> Outcome) -> Outcome {
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        guard let offsets = offsets.baseAddress else { preconditionFailure("offsets have at least one number") }
        // A graph without arcs has no targets to point at, and none are asked for.
        return body(UnsafeRows(offsets: offsets, targets: targets.baseAddress ?? offsets))
      }
    }
  }
}
