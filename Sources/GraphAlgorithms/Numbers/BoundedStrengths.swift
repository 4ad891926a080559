import GraphCore

extension Graph {
  /// The same graph with strengths whose squares stay within the range of numbers, for what does not depend on their unit.
  ///
  /// Strengths from 2⁻²⁵⁶ to 2²⁵⁶ are left as they are. Otherwise all are multiplied by a power of two that brings the largest
  /// near to 2²⁵⁶, which changes no digit, and those that stay below 2⁻²⁵⁶, less than 10⁻¹⁵³ of the largest, are raised to that.
  ///
  /// - Complexity: O(*m*); without copying where nothing changes.
  var withBoundedStrengths: Graph {
    let (least, most) = (0x1p-256, 0x1p256)
    var (lowest, highest) = (least, most)
    for strength in outgoing.strengths {
      if strength < lowest { lowest = strength }
      if strength > highest { highest = strength }
    }
    guard lowest < least || highest > most else { return self }
    // If none is above the range, the strongest may still be below it, or far from its top.
    let strongest = outgoing.strengths.max() ?? 1
    let scale = Double(sign: .plus, exponent: min(1023, 255 - strongest.exponent), significand: 1)
    func bounded(_ adjacency: Adjacency) -> Adjacency {
      Adjacency(
        offsets: adjacency.offsets, targets: adjacency.targets,
        strengths: adjacency.strengths.map { max($0 * scale, least) })
    }
    let outgoing = bounded(outgoing)
    return Graph(isDirected: isDirected, outgoing: outgoing, incoming: isDirected ? bounded(incoming) : outgoing)
  }
}
