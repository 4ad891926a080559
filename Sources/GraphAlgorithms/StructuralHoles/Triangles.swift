public import GraphCore

/// Three nodes that are all tied to each other.
struct Triangle {
  /// The nodes, in no particular order.
  let a: Int, b: Int, c: Int
  /// The arcs of the undirected graph that join them, from the first node named to the second.
  let ab: Int, ac: Int, bc: Int
}

extension Graph {
  /// Visits each triangle of an undirected graph once, in an order that depends on the graph only.
  ///
  /// Ties are turned from the end with fewer neighbours to the end with more, so that hubs have few to look through
  /// (Latapy, Theoretical Computer Science 407:458, 2008, <https://doi.org/10.1016/j.tcs.2008.07.017>).
  ///
  /// - Parameter body: What is done with each triangle.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  @inline(__always)
  func forEachTriangle(_ body: (Triangle) -> Void) {
    let targets = outgoing.targets
    // Arcs that lead up in the order by (degree, node), row by row.
    var upOffsets: [Int32] = [0]
    var up: [Int32] = []
    upOffsets.reserveCapacity(nodeCount + 1)
    up.reserveCapacity(edgeCount)
    for node in 0..<nodeCount {
      let row = outgoing.row(node)
      for arc in row {
        let target = Int(targets[arc])
        if (row.count, node) < (outgoing.row(target).count, target) { up.append(Int32(arc)) }
      }
      upOffsets.append(Int32(up.count))
    }
    /// The arc from `a` to each node above it, or -1.
    var arcFromA = [Int32](repeating: -1, count: nodeCount)
    for a in 0..<nodeCount {
      let rowOfA = Int(upOffsets[a])..<Int(upOffsets[a + 1])
      for arc in up[rowOfA] { arcFromA[Int(targets[Int(arc)])] = arc }
      for ab in up[rowOfA] {
        let b = Int(targets[Int(ab)])
        for bc in up[Int(upOffsets[b])..<Int(upOffsets[b + 1])] {
          let c = Int(targets[Int(bc)])
          guard arcFromA[c] >= 0 else { continue }
          body(Triangle(a: a, b: b, c: c, ab: Int(ab), ac: Int(arcFromA[c]), bc: Int(bc)))
        }
      }
      for arc in up[rowOfA] { arcFromA[Int(targets[Int(arc)])] = -1 }
    }
  }

  /// Counts the triangles at each node.
  ///
  /// - Returns: Triangles, each counted at its three nodes; directions are ignored.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func triangleCounts() -> NodeScores {
    var counts = [Double](repeating: 0, count: nodeCount)
    UnderlyingTies(of: self).graph.forEachTriangle { triangle in
      counts[triangle.a] += 1
      counts[triangle.b] += 1
      counts[triangle.c] += 1
    }
    return NodeScores(counts)
  }
}
