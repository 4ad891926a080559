import GraphCore

/// A vector near the eigenvector of the largest eigenvalue of a symmetric matrix, by Lanczos' method.
///
/// Of all vectors that so many products with the matrix can make of the first one, it is the best (Lanczos, Journal of
/// Research of the National Bureau of Standards 45:255, 1950, <https://doi.org/10.6028/jres.045.026>; Golub and Van Loan,
/// Matrix Computations, 4th edition, 2013, section 10.1). A step is one product and one pass over two vectors. Steps lose
/// orthogonality only after the largest eigenvalue has converged (Paige, Linear Algebra and its Applications 34:235, 1980,
/// <https://doi.org/10.1016/0024-3795(80)90167-6>), where this ends.
struct LanczosVectors {
  private let rows: HubsFirstRows
  private let threads: Int?
  /// The vectors so far, each before it is divided by its length.
  private var vectors: [Room<Double>]
  /// The lengths of the vectors.
  private var lengths: [Double]
  /// The products of each vector, divided by its length, with itself through the matrix.
  private var diagonal: [Double] = []

  /// - Parameters:
  ///   - rows: The matrix.
  ///   - threads: How many threads work, nil for one per processor; the vector has the same bits for any number.
  init(_ rows: HubsFirstRows, threads: Int?) {
    (self.rows, self.threads) = (rows, threads)
    vectors = [Room(repeating: 1, count: rows.count)]
    lengths = [Double(rows.count).squareRoot()]
  }

  /// How many vectors are kept at most: as many as take 32 million numbers, from 16 to 64.
  private static func mostVectors(_ count: Int) -> Int { min(64, max(16, (1 << 25) / max(1, count))) }

  /// Takes steps until the residual is within the rounding error or no longer falls, or all vectors that may be kept are there.
  ///
  /// - Returns: The best vector, of unit length.
  mutating func dominantVector() -> Room<Double> {
    let most = Self.mostVectors(rows.count)
    let watch = Watch.current
    var (best, bestError) = ([1.0], Double.infinity)
    while true {
      let next = step()
      let isLast = diagonal.count == most || next.length <= 1e-13 * abs(diagonal[0]) || watch.isCancelled
      // To ask costs less than a step, but on small graphs not by much.
      if isLast || diagonal.count % 2 == 0 {
        let found = largestTridiagonalEigenvector(diagonal: diagonal, beside: Array(lengths.dropFirst()))
        let error = next.length * abs(found.vector[found.vector.count - 1]) / found.value
        // Beyond rounding errors, copies of the eigenvalue appear, and its vector is shared out among them.
        let hasPassed = error > bestError && bestError < 1e-9
        if !hasPassed { (best, bestError) = (found.vector, error) }
        if isLast || hasPassed || error <= 4e-15 { return combined(best) }
      }
      vectors.append(next.vector)
      lengths.append(next.length)
    }
  }

  /// Multiplies the last vector and takes away what lies along the last two.
  private mutating func step() -> (vector: Room<Double>, length: Double) {
    let (rows, threads) = (rows, threads)
    let (present, next) = (vectors[vectors.count - 1], Room<Double>(rows.count))
    let before = vectors.count > 1 ? vectors[vectors.count - 2] : present
    let scale = 1 / lengths[lengths.count - 1]
    let shareOfBefore = vectors.count > 1 ? lengths[lengths.count - 1] / lengths[lengths.count - 2] : 0
    let alpha =
      scale
      * rows.reduce(threads: threads) { block, places in
        rows.multiply(block, present, into: next)
        var product = 0.0
        for place in places {
          let value = scale * next[place] - shareOfBefore * before[place]
          next[place] = value
          product += value * present[place]
        }
        return product
      }
    let shareOfPresent = alpha * scale
    let square = rows.reduce(threads: threads) { _, places in
      var square = 0.0
      for place in places {
        let value = next[place] - shareOfPresent * present[place]
        next[place] = value
        square += value * value
      }
      return square
    }
    diagonal.append(alpha)
    return (next, square.squareRoot())
  }

  /// Adds up the vectors with the given shares, and divides by the length.
  private func combined(_ shares: [Double]) -> Room<Double> {
    let (rows, vectors) = (rows, vectors)
    let factors = shares.indices.map { shares[$0] / lengths[$0] }
    let result = Room<Double>(rows.count)
    let square = rows.reduce(threads: threads) { _, places in
      var square = 0.0
      for place in places {
        var sum = 0.0
        for index in factors.indices { sum += factors[index] * vectors[index].start[place] }
        result[place] = sum
        square += sum * sum
      }
      return square
    }
    let scale = 1 / square.squareRoot()
    for place in 0..<result.count { result[place] *= scale }
    return result
  }
}

/// Finds the largest eigenvalue of a symmetric tridiagonal matrix, and its eigenvector of unit length.
///
/// The eigenvalue by bisection with Sturm's sequence, the vector by inverse iteration from just above it, where the matrix
/// that is taken apart is definite (Golub and Van Loan, Matrix Computations, 4th edition, 2013, sections 8.4 and 7.6).
///
/// - Parameters:
///   - diagonal: The entries on the diagonal, one at least.
///   - beside: The entries beside it, one fewer, none negative.
/// - Returns: The eigenvalue, and its vector without a negative entry.
/// - Complexity: O(*k*) for *k* rows.
func largestTridiagonalEigenvector(diagonal: [Double], beside: [Double]) -> (value: Double, vector: [Double]) {
  let k = diagonal.count
  // Gershgorin's circles hold all eigenvalues.
  let reach = (0..<k).map { ($0 > 0 ? beside[$0 - 1] : 0) + ($0 < k - 1 ? beside[$0] : 0) }
  var high = (0..<k).reduce(-Double.infinity) { max($0, diagonal[$1] + reach[$1]) }
  var low = (0..<k).reduce(-Double.infinity) { max($0, diagonal[$1]) }
  let smallest = max(abs(high), abs(low)) * 0x1p-52
  guard smallest > 0 else { return (0, (0..<k).map { $0 == 0 ? 1 : 0 }) }
  /// Whether all eigenvalues are below a number.
  func isAboveAll(_ shift: Double) -> Bool {
    var pivot = shift - diagonal[0]
    for row in 1..<max(1, k) {
      guard pivot > 0 else { return false }
      pivot = shift - diagonal[row] - beside[row - 1] * beside[row - 1] / pivot
    }
    return pivot > 0
  }
  high += smallest
  while high - low > smallest {
    let middle = low + (high - low) / 2
    guard middle > low && middle < high else { break }
    if isAboveAll(middle) { high = middle } else { low = middle }
  }
  var pivots = [high - diagonal[0]]
  for row in 1..<max(1, k) {
    pivots.append(high - diagonal[row] - beside[row - 1] * beside[row - 1] / pivots[row - 1])
  }
  var vector = [Double](repeating: 1, count: k)
  for _ in 0..<4 {
    for row in 1..<max(1, k) { vector[row] += beside[row - 1] / pivots[row - 1] * vector[row - 1] }
    for row in (0..<k).reversed() {
      vector[row] = (vector[row] + (row < k - 1 ? beside[row] * vector[row + 1] : 0)) / pivots[row]
    }
    let largest = vector.reduce(0) { max($0, abs($1)) }
    for row in 0..<k { vector[row] /= largest }
    vector.scaleToUnitLength()
  }
  return (high, vector)
}
