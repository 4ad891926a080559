import GraphCore

/// Vectors that products with a symmetric matrix make of a first one, each orthogonal to all before: Lanczos' method.
///
/// Between them they hold the best vector, for whatever is asked, that so many products can make of the first one (Lanczos,
/// Journal of Research of the National Bureau of Standards 45:255, 1950, <https://doi.org/10.6028/jres.045.026>; Golub and
/// Van Loan, Matrix Computations, 4th edition, 2013, chapter 10). A step is one product and one pass over two vectors. Steps
/// lose orthogonality only after an eigenvalue has converged (Paige, Linear Algebra and its Applications 34:235, 1980,
/// <https://doi.org/10.1016/0024-3795(80)90167-6>), where this ends.
///
/// Half the bytes make a step take half as long, so the numbers may be of 32 bits.
struct LanczosVectors<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable & SendableMetatype> {
  private let rows: HubsFirstRows
  private let threads: Int?
  /// The vectors so far, each before it is divided by its length.
  private var vectors: [Room<Scalar>]
  /// The lengths of the vectors.
  private var lengths: [Double]
  /// The products of each vector, divided by its length, with itself through the matrix.
  private var diagonal: [Double] = []
  /// A unit vector to which all are kept orthogonal.
  private let avoided: Room<Scalar>?

  /// - Parameters:
  ///   - rows: The matrix.
  ///   - first: The first vector; not zero.
  ///   - avoided: A unit vector to which the first one, and so all, are to be orthogonal.
  ///   - threads: How many threads work, nil for one per processor; the vectors have the same bits for any number.
  init(_ rows: HubsFirstRows, from first: Room<Scalar>, avoiding avoided: Room<Scalar>? = nil, threads: Int?) {
    (self.rows, self.threads, self.avoided) = (rows, threads, avoided)
    let square = rows.reduce(threads: threads) { _, places in dot(first, first, places) }
    (vectors, lengths) = ([first], [square.squareRoot()])
  }

  /// How many vectors are kept at most: as many as take 256 megabytes, from 16 to 64.
  private var mostVectors: Int { min(64, max(16, (1 << 28) / max(1, rows.count * MemoryLayout<Scalar>.stride))) }

  /// The largest eigenvalue of what the matrix is between the vectors.
  var largestValue: Double {
    largestTridiagonalEigenvector(diagonal: diagonal, beside: Array(lengths.dropFirst().prefix(diagonal.count - 1)))
      .value
  }

  /// Takes steps until the best vector for the largest eigenvalue is good enough or no longer becomes better, or all vectors
  /// that may be kept are there.
  ///
  /// - Parameter accuracy: The length of the residual that is good enough, as a share of the eigenvalue.
  /// - Returns: The best vector, of unit length.
  mutating func dominantVector(accuracy: Double) -> Room<Double> {
    let (most, watch) = (mostVectors, Watch.current)
    var (best, bestError) = ([1.0], Double.infinity)
    while true {
      let next = step()
      let isLast = diagonal.count == most || next.length <= accuracy / 10 * abs(diagonal[0]) || watch.isCancelled
      // To ask costs less than a step, but on small graphs not by much.
      if isLast || diagonal.count % 2 == 0 {
        let found = largestTridiagonalEigenvector(diagonal: diagonal, beside: Array(lengths.dropFirst()))
        let error = next.length * abs(found.vector[found.vector.count - 1]) / found.value
        // Beyond rounding errors, copies of the eigenvalue appear, and its vector is shared out among them.
        let hasPassed = error > bestError && bestError < accuracy * 1e5
        if !hasPassed { (best, bestError) = (found.vector, error) }
        if isLast || hasPassed || error <= accuracy { return unit(combined(best)) }
      }
      vectors.append(next.vector)
      lengths.append(next.length)
    }
  }

  /// Solves (`shift` − *A*) *x* = *b* for the matrix *A* and the first vector *b*, where `shift` is above all eigenvalues that
  /// matter.
  ///
  /// The same vector as that of conjugate gradients, and the same equations (Golub and Van Loan, section 11.3).
  ///
  /// - Parameters:
  ///   - shift: The number on the diagonal.
  ///   - accuracy: The length of the residual that is good enough, as a share of that of the first vector.
  /// - Returns: The solution, or one that falls short of it if all vectors that may be kept are there.
  mutating func solution(shift: Double, accuracy: Double) -> Room<Double> {
    let (most, watch) = (mostVectors, Watch.current)
    // What elimination leaves of the tridiagonal equations, step by step.
    var (pivots, rest): ([Double], [Double]) = ([], [])
    while true {
      let next = step()
      let isFirst = pivots.isEmpty
      let beside = isFirst ? 0 : lengths[lengths.count - 1]
      let pivot = shift - diagonal[diagonal.count - 1] - (isFirst ? 0 : beside * beside / pivots[pivots.count - 1])
      // No eigenvalue that matters is above the shift, so rounding errors have taken over.
      guard pivot > 0 else { break }
      rest.append(isFirst ? lengths[0] : beside * rest[rest.count - 1] / pivots[pivots.count - 1])
      pivots.append(pivot)
      let error = next.length * abs(rest[rest.count - 1] / pivot) / lengths[0]
      if error <= accuracy || pivots.count == most || watch.isCancelled { break }
      vectors.append(next.vector)
      lengths.append(next.length)
    }
    var shares = [Double](repeating: 0, count: pivots.count)
    for row in shares.indices.reversed() {
      let after = row + 1 < shares.count ? lengths[row + 1] * shares[row + 1] : 0
      shares[row] = (rest[row] + after) / pivots[row]
    }
    return combined(shares)
  }

  /// Multiplies the last vector and takes away what lies along the last two.
  private mutating func step() -> (vector: Room<Scalar>, length: Double) {
    let (rows, threads) = (rows, threads)
    let (present, next) = (vectors[vectors.count - 1], Room<Scalar>(rows.count))
    let before = vectors.count > 1 ? vectors[vectors.count - 2] : present
    let avoided = avoided ?? present
    let isAvoiding = self.avoided != nil
    let scale = 1 / lengths[lengths.count - 1]
    let shareOfBefore = vectors.count > 1 ? lengths[lengths.count - 1] / lengths[lengths.count - 2] : 0
    let (times, less) = (Scalar(scale), Scalar(shareOfBefore))
    let products = rows.reduceFour(threads: threads) { block, places in
      rows.multiply(block, present, into: next)
      let (values, before) = (next.start, before.start)
      for place in places { values[place] = times * values[place] - less * before[place] }
      return SIMD4(dot(next, present, places), isAvoiding ? dot(next, avoided, places) : 0, 0, 0)
    }
    let alpha = scale * products.x
    let (shareOfPresent, shareOfAvoided) = (Scalar(alpha * scale), Scalar(products.y))
    let square = rows.reduce(threads: threads) { _, places in
      let (values, present) = (next.start, present.start)
      for place in places { values[place] -= shareOfPresent * present[place] }
      if isAvoiding {
        let avoided = avoided.start
        for place in places { values[place] -= shareOfAvoided * avoided[place] }
      }
      return dot(next, next, places)
    }
    diagonal.append(alpha)
    return (next, square.squareRoot())
  }

  /// Adds up the vectors, divided by their lengths, with the given shares.
  private func combined(_ shares: [Double]) -> Room<Double> {
    let (rows, vectors) = (rows, vectors)
    let factors = shares.indices.map { shares[$0] / lengths[$0] }
    let result = Room<Double>(zeros: rows.count)
    forEachBlock(rows.blocks.count, threads: threads) { block, _ in
      let result = result.start
      for index in factors.indices {
        let (factor, vector) = (factors[index], vectors[index].start)
        for place in rows.blocks[block] { result[place] += factor * Double(vector[place]) }
      }
    }
    return result
  }

  /// Divides a vector by its length, in place.
  private func unit(_ vector: Room<Double>) -> Room<Double> {
    let scale = 1 / rows.reduce(threads: threads) { _, places in dot(vector, vector, places) }.squareRoot()
    for place in 0..<vector.count { vector.start[place] *= scale }
    return vector
  }
}

/// Adds up the products of two vectors at some places.
@inline(__always)
func dot<Scalar: BinaryFloatingPoint & BitwiseCopyable>(
  _ first: Room<Scalar>, _ second: Room<Scalar>, _ places: Range<Int>
) -> Double {
  let (first, second) = (first.start, second.start)
  // Four sums at a time, since each addition waits for the one before.
  var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
  var place = places.lowerBound
  while place + 4 <= places.upperBound {
    a += Double(first[place]) * Double(second[place])
    b += Double(first[place + 1]) * Double(second[place + 1])
    c += Double(first[place + 2]) * Double(second[place + 2])
    d += Double(first[place + 3]) * Double(second[place + 3])
    place += 4
  }
  while place < places.upperBound {
    a += Double(first[place]) * Double(second[place])
    place += 1
  }
  return (a + b) + (c + d)
}
