/// Finds the eigenvector of the largest eigenvalue of a symmetric 3 × 3 matrix.
///
/// Jacobi's method: rotations in a plane make one entry off the diagonal zero at a time (Golub and Van Loan, Matrix
/// Computations, 4th edition, 2013, section 8.5).
func dominantEigenvector(_ matrix: [[Double]]) -> [Double] {
  var a = matrix
  var vectors: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
  for _ in 0..<30 {
    let off = abs(a[0][1]) + abs(a[0][2]) + abs(a[1][2])
    guard off > 1e-300 else { break }
    for (p, q) in [(0, 1), (0, 2), (1, 2)] where a[p][q] != 0 {
      let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
      let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
      let cosine = 1 / (tangent * tangent + 1).squareRoot()
      let sine = tangent * cosine
      for k in 0..<3 { (a[k][p], a[k][q]) = (cosine * a[k][p] - sine * a[k][q], sine * a[k][p] + cosine * a[k][q]) }
      for k in 0..<3 { (a[p][k], a[q][k]) = (cosine * a[p][k] - sine * a[q][k], sine * a[p][k] + cosine * a[q][k]) }
      for k in 0..<3 {
        (vectors[k][p], vectors[k][q]) = (
          cosine * vectors[k][p] - sine * vectors[k][q], sine * vectors[k][p] + cosine * vectors[k][q]
        )
      }
    }
  }
  let largest = (0..<3).max { a[$0][$0] < a[$1][$1] } ?? 0
  return (0..<3).map { vectors[$0][largest] }
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
