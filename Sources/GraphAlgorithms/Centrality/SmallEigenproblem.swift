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
