// Unsafe reads: products of a sparse matrix and a vector are all that the spectral measures do, one sum over neighbours
// after the other, and checks of indices would double their cost.

import GraphCore

/// Neighbour lists in which nodes go by their *place*: those that occur most often in the lists come first.
///
/// A vector is then read mostly near its beginning, which stays in the cache; on networks with hubs this makes products
/// up to twice as fast, and ten of them pay for the sorting.
struct HubsFirstRows: Sendable {
  /// Where the row of each place starts.
  private let offsets: Room<Int32>
  /// The places that each row leads to.
  private let targets: Room<Int32>
  /// How strong the tie on each arc is; empty if all are 1.
  private let strengths: Room<Double>
  /// The node of each place.
  let nodeOfPlace: Room<Int32>
  /// Ranges of places with about the same number of arcs each, which depend on the rows only.
  let blocks: [Range<Int>]

  /// The number of nodes.
  var count: Int { nodeOfPlace.count }
  /// Whether some tie has a strength other than 1.
  var isWeighted: Bool { strengths.count > 0 }

  /// Puts rows in order.
  ///
  /// - Parameters:
  ///   - rows: The neighbours over which each node sums.
  ///   - columns: The same arcs the other way round: how often each node occurs in `rows`.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Complexity: O(*n* + *m*) time and space.
  init(_ rows: Adjacency, columns: Adjacency, threads: Int?) {
    let n = rows.offsets.count - 1
    let (nodeOfPlace, placeOfNode) = Self.mostFrequentFirst(columns)
    let offsets = Room<Int32>(n + 1)
    offsets[0] = 0
    for place in 0..<n { offsets[place + 1] = offsets[place] + Int32(rows.row(Int(nodeOfPlace[place])).count) }
    let targets = Room<Int32>(rows.targets.count)
    let strengths = Room<Double>(rows.strengths.count)
    let blocks = Self.balanced(offsets)
    forEachBlock(blocks.count, threads: threads) { block, _ in
      rows.targets.withUnsafeBufferPointer { neighbors in
        for place in blocks[block] {
          var write = Int(offsets[place])
          for arc in rows.row(Int(nodeOfPlace[place])) {
            targets[write] = placeOfNode[Int(neighbors[arc])]
            if strengths.count > 0 { strengths[write] = rows.strengths[arc] }
            write += 1
          }
        }
      }
    }
    (self.offsets, self.targets, self.strengths) = (offsets, targets, strengths)
    (self.nodeOfPlace, self.blocks) = (nodeOfPlace, blocks)
  }

  /// Sorts nodes by how many arcs lead to them, by counting; equal ones stay in their order.
  private static func mostFrequentFirst(_ columns: Adjacency) -> (nodeOfPlace: Room<Int32>, placeOfNode: Room<Int32>) {
    let n = columns.offsets.count - 1
    var highest = 0
    for node in 0..<n { highest = max(highest, columns.row(node).count) }
    let next = Room<Int32>(zeros: highest + 2)
    for node in 0..<n { next[highest - columns.row(node).count + 1] += 1 }
    for index in 0...highest { next[index + 1] += next[index] }
    let (nodeOfPlace, placeOfNode) = (Room<Int32>(n), Room<Int32>(n))
    for node in 0..<n {
      let rank = highest - columns.row(node).count
      placeOfNode[node] = next[rank]
      nodeOfPlace[Int(next[rank])] = Int32(node)
      next[rank] += 1
    }
    return (nodeOfPlace, placeOfNode)
  }

  /// Cuts places into 64 ranges of about as many arcs and places each.
  private static func balanced(_ offsets: Room<Int32>) -> [Range<Int>] {
    let n = offsets.count - 1
    var bounds = [0]
    for index in 1..<64 {
      let wanted = (Int(offsets[n]) + n) * index / 64
      var (low, high) = (bounds[index - 1], n)
      while low < high {
        let middle = (low + high) / 2
        if Int(offsets[middle]) + middle < wanted { low = middle + 1 } else { high = middle }
      }
      bounds.append(low)
    }
    bounds.append(n)
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }

  /// Adds up the numbers of a place's neighbours, each times the strength of the tie.
  @inline(__always)
  func sum(_ place: Int, of vector: UnsafeMutablePointer<Double>) -> Double {
    var arc = Int(offsets.start[place])
    let end = Int(offsets.start[place + 1])
    let targets = targets.start
    // Four sums at a time, since each addition waits for the one before.
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    guard strengths.count > 0 else {
      while arc + 4 <= end {
        a += vector[Int(targets[arc])]
        b += vector[Int(targets[arc + 1])]
        c += vector[Int(targets[arc + 2])]
        d += vector[Int(targets[arc + 3])]
        arc += 4
      }
      while arc < end {
        a += vector[Int(targets[arc])]
        arc += 1
      }
      return (a + b) + (c + d)
    }
    let strengths = strengths.start
    while arc + 4 <= end {
      a += strengths[arc] * vector[Int(targets[arc])]
      b += strengths[arc + 1] * vector[Int(targets[arc + 1])]
      c += strengths[arc + 2] * vector[Int(targets[arc + 2])]
      d += strengths[arc + 3] * vector[Int(targets[arc + 3])]
      arc += 4
    }
    while arc < end {
      a += strengths[arc] * vector[Int(targets[arc])]
      arc += 1
    }
    return (a + b) + (c + d)
  }

  /// Works through all places on several threads and adds up what the blocks give, in block order.
  @inline(__always)
  func reduce(threads: Int?, _ body: @Sendable (Range<Int>) -> Double) -> Double {
    let parts = Room<Double>(zeros: blocks.count)
    forEachBlock(blocks.count, threads: threads) { block, _ in parts[block] = body(blocks[block]) }
    return (0..<blocks.count).reduce(0) { $0 + parts[$1] }
  }

  /// The numbers of places put at their nodes.
  func atNodes(_ vector: Room<Double>) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { values, initialized in
      for place in 0..<count { values.initializeElement(at: Int(nodeOfPlace[place]), to: vector[place]) }
      initialized = count
    }
  }

  /// The numbers of nodes put at their places.
  func atPlaces(_ values: [Double]) -> Room<Double> {
    let vector = Room<Double>(count)
    for place in 0..<count { vector[place] = values[Int(nodeOfPlace[place])] }
    return vector
  }
}
