import GraphCore

/// The eigenvector of the largest eigenvalue of one component of an undirected graph.
///
/// Locally optimal conjugate gradients (Knyazev, SIAM Journal on Scientific Computing 23:517, 2001,
/// <https://doi.org/10.1137/S1064827500366124>): each step takes the best vector in the space of the present one, its
/// residual and the last step. That needs three vectors where Lanczos' method needs all, and on long thin components,
/// where power iteration takes millions of rounds, a number of rounds that grows with their length.
struct ComponentEigenvector {
  /// The largest eigenvalue.
  let eigenvalue: Double
  /// The vector beside `members`, of unit length, without negative entries.
  let values: [Double]
  /// Whether the residual is within 10⁻¹² of the eigenvalue.
  let isConverged: Bool

  /// - Parameters:
  ///   - members: The nodes of the component, which has at least one edge.
  ///   - place: For each of them its place in `members`.
  ///   - graph: The graph, whose strengths are the matrix.
  init(of members: [Int32], place: [Int32], in graph: Graph) {
    let matrix = ComponentMatrix(members, place, graph)
    let zeros = [Double](repeating: 0, count: members.count)
    // The best vector so far, its residual, the last step, and what the matrix makes of them.
    var x = [Double](repeating: 1 / Double(members.count).squareRoot(), count: members.count)
    var (matrixX, residual, matrixResidual, step, matrixStep) = (zeros, zeros, zeros, zeros, zeros)
    var (lambda, best, sinceBest) = (0.0, Double.infinity, 0)
    var (bestX, bestLambda) = (x, 0.0)
    for _ in 0..<20_000 {
      matrix.multiply(x, into: &matrixX)
      lambda = dot(x, matrixX)
      for index in x.indices { residual[index] = matrixX[index] - lambda * x[index] }
      let error = dot(residual, residual).squareRoot() / lambda
      sinceBest = error < best / 2 ? 0 : sinceBest + 1
      if error < best { (best, bestX, bestLambda) = (error, x, lambda) }
      // Go on below the promised 10⁻¹² while it still helps: the error of the vector is larger by λ over the gap.
      if error <= 4e-16 || (best <= 1e-12 && sinceBest > 100) { break }
      let residualBefore = dot(residual, residual).squareRoot()
      for _ in 0..<2 { residual.subtractProjection(on: x) }
      // A residual is orthogonal to its vector; one that mostly was not is rounding errors, which lead nowhere.
      guard dot(residual, residual).squareRoot() > 0.5 * residualBefore else { break }
      residual.scaleToUnitLength()
      matrix.multiply(residual, into: &matrixResidual)
      let stepBefore = dot(step, step).squareRoot()
      for _ in 0..<2 {
        let (onX, onResidual) = (dot(step, x), dot(step, residual))
        for index in step.indices {
          step[index] -= onX * x[index] + onResidual * residual[index]
          matrixStep[index] -= onX * matrixX[index] + onResidual * matrixResidual[index]
        }
      }
      let length = dot(step, step).squareRoot()
      if length > 1e-10 * stepBefore {
        for index in step.indices { step[index] /= length }
        if length > 0.01 * stepBefore {
          for index in step.indices { matrixStep[index] /= length }
        } else {
          // Little was left: what the matrix makes of it has lost as many digits.
          matrix.multiply(step, into: &matrixStep)
        }
      } else {
        // Nothing but rounding errors was left, as where nodes fall into three classes that look alike.
        (step, matrixStep) = (zeros, zeros)
      }
      let (xr, xs, rs) = (dot(x, matrixResidual), dot(x, matrixStep), dot(residual, matrixStep))
      let weights = dominantEigenvector([
        [lambda, xr, xs], [xr, dot(residual, matrixResidual), rs], [xs, rs, dot(step, matrixStep)],
      ])
      for index in x.indices {
        step[index] = weights[1] * residual[index] + weights[2] * step[index]
        matrixStep[index] = weights[1] * matrixResidual[index] + weights[2] * matrixStep[index]
        x[index] = weights[0] * x[index] + step[index]
      }
      x.scaleToUnitLength()
    }
    let sign: Double = bestX.reduce(0, +) < 0 ? -1 : 1
    // The true vector is positive; where it is below the rounding error, its sign may be lost.
    values = bestX.map { max(0, sign * $0) }
    eigenvalue = bestLambda
    isConverged = best <= 1e-12
  }
}

/// The strengths inside one component, with nodes numbered from 0.
private struct ComponentMatrix {
  private var offsets: [Int32] = [0]
  private var targets: [Int32] = []
  private var strengths: [Double] = []

  init(_ members: [Int32], _ place: [Int32], _ graph: Graph) {
    for node in members {
      for arc in graph.outgoing.row(Int(node)) {
        targets.append(place[Int(graph.outgoing.targets[arc])])
        strengths.append(graph.outgoing.strength(arc))
      }
      offsets.append(Int32(targets.count))
    }
  }

  func multiply(_ vector: [Double], into product: inout [Double]) {
    for row in product.indices {
      var sum = 0.0
      for index in Int(offsets[row])..<Int(offsets[row + 1]) {
        sum += strengths[index] * vector[Int(targets[index])]
      }
      product[row] = sum
    }
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}

extension [Double] {
  fileprivate mutating func subtractProjection(on unit: [Double]) {
    let overlap = dot(self, unit)
    for index in indices { self[index] -= overlap * unit[index] }
  }

  /// Divides by the Euclidean length; a vector of zeros stays.
  mutating func scaleToUnitLength() {
    let length = dot(self, self).squareRoot()
    guard length > 0 else { return }
    for index in indices { self[index] /= length }
  }
}
