import GraphCore

/// The eigenvector of the largest eigenvalue of one component of an undirected graph.
///
/// Lanczos' method comes close, most often as close as rounding allows, for one product with the matrix a step. What it
/// leaves is done by the locally optimal conjugate gradient method (Knyazev, SIAM Journal on Scientific Computing 23:517,
/// 2001, <https://doi.org/10.1137/S1064827500366124>), which also finds how large the residual really is: each step takes the
/// best vector in the space of the present one, its residual and the last step. That costs several times as much as a step
/// of Lanczos', but needs three vectors where the other needs all, and on long thin components, where power iteration takes
/// millions of rounds, a number of rounds that grows with their length.
struct ComponentEigenvector {
  /// The largest eigenvalue.
  let eigenvalue: Double
  /// The nodes of the component, in an order of the vector's own.
  let nodes: Room<Int32>
  /// The vector beside `nodes`, of unit length, without negative entries.
  let values: Room<Double>
  /// Whether the residual is within 10⁻¹² of the eigenvalue.
  let isConverged: Bool

  /// - Parameters:
  ///   - members: The nodes of the component, which has at least one edge.
  ///   - graph: The graph, whose strengths are the matrix.
  ///   - placeOfNode: Working memory with room for every node of the graph.
  ///   - threads: How many threads work, nil for one per processor; the vector has the same bits for any number.
  init(of members: [Int32], in graph: Graph, placeOfNode: Room<Int32>, threads: Int?) {
    let rows = HubsFirstRows(
      graph.outgoing, columns: graph.outgoing, among: members, placeOfNode: placeOfNode, threads: threads)
    let near = rows.isWeighted ? Self.lanczosVector(rows, threads) : Self.refinedVector(rows, threads)
    var search = EigenvectorSearch(from: near)
    let watch = Watch.current
    while search.rounds < 20_000 && !watch.isCancelled && search.improve() {}
    (nodes, values) = (rows.nodeOfPlace, search.bestVector)
    (eigenvalue, isConverged) = (search.bestValue, search.bestError <= 1e-12)
  }

  /// As near as rounding allows: the least share of the eigenvalue that a residual can be expected to come to.
  private static let roundingError = 4e-15

  private static func lanczosVector(_ rows: HubsFirstRows, _ threads: Int?) -> NearVector {
    var lanczos = LanczosVectors(rows, from: Room<Double>(repeating: 1, count: rows.count), threads: threads)
    let vectors = SearchVectors(rows, from: lanczos.dominantVector(accuracy: roundingError), threads: threads)
    let value = vectors.multiply(vectors.x, into: vectors.matrixX)
    return NearVector(vectors: vectors, value: value, accuracy: roundingError)
  }

  /// Finds a vector with 32-bit numbers, and then what it misses, six digits at a time.
  ///
  /// What a vector *x* misses solves (λ − *A*) *t* = *r* for its residual *r*, which is reckoned with 64 bits; to solve that
  /// to a few digits takes 32 (Dongarra, Moler and Wilkinson, SIAM Journal on Numerical Analysis 20:23, 1983,
  /// <https://doi.org/10.1137/0720002>). Strengths may differ by more than the range of such numbers, so there must be none.
  ///
  private static func refinedVector(_ rows: HubsFirstRows, _ threads: Int?) -> NearVector {
    // The numbers of ties: what the first product makes of equal scores.
    let degrees = Room<Float>(rows.count)
    for place in 0..<rows.count { degrees[place] = Float(rows.offsets[place + 1] - rows.offsets[place]) }
    var first = LanczosVectors(rows, from: degrees, threads: threads)
    let x = first.dominantVector(accuracy: 1e-6)
    let vectors = SearchVectors(rows, from: x, threads: threads)
    let (product, residual) = (vectors.matrixX, Room<Double>(rows.count))
    var value = 0.0
    let (vector, rest) = (Room<Float>(rows.count), Room<Float>(rows.count))
    var (best, accuracy) = (Double.infinity, roundingError)
    while !Watch.current.isCancelled {
      let present = rows.reduce(threads: threads) { block, places in
        rows.multiply(block, x, into: product)
        return dot(product, x, places)
      }
      value = present
      let square = rows.reduce(threads: threads) { _, places in
        for place in places { residual.start[place] = product.start[place] - present * x.start[place] }
        return dot(residual, residual, places)
      }
      let error = square.squareRoot() / value
      guard error > accuracy && error < best / 4 && error < 1e-3 else { break }
      best = error
      // In units of the residual, as its numbers may be too small for 32 bits.
      let scale = 1 / square.squareRoot()
      forEachBlock(rows.blocks.count, threads: threads) { block, _ in
        for place in rows.blocks[block] {
          vector.start[place] = Float(x.start[place])
          rest.start[place] = Float(residual.start[place] * scale)
        }
      }
      var search = LanczosVectors(rows, from: rest.copy(), avoiding: vector, threads: threads)
      let missing = search.solution(shift: value, accuracy: max(5e-7, accuracy / error))
      // The error of the vector is larger than its residual by 1 over the gap to the next eigenvalue.
      let gap = (value - search.largestValue) / value
      accuracy = max(roundingError, min(7e-13, 1e-11 * gap))
      let length = rows.reduce(threads: threads) { _, places in
        for place in places { x.start[place] += missing.start[place] / scale }
        return dot(x, x, places)
      }
      let unit = 1 / length.squareRoot()
      forEachBlock(rows.blocks.count, threads: threads) { block, _ in
        for place in rows.blocks[block] { x.start[place] *= unit }
      }
    }
    return NearVector(vectors: vectors, value: value, accuracy: accuracy)
  }
}

/// A vector that is close to the eigenvector, and what the matrix makes of it.
private struct NearVector {
  let vectors: SearchVectors
  /// The eigenvalue that fits it best.
  let value: Double
  /// The share of the eigenvalue below which its residual need not come: where the next eigenvalue is far away, the vector has
  /// settled before.
  let accuracy: Double
}

/// A vector on its way to the eigenvector of the largest eigenvalue of a symmetric matrix.
private struct EigenvectorSearch {
  private let vectors: SearchVectors
  private var hasStep = false
  private var value: Double
  private var sinceBest = 0
  private(set) var rounds = 0
  private(set) var bestError = Double.infinity
  private(set) var bestValue = 0.0
  /// The vector of the least error, once it is small enough to be of use.
  private var best: Room<Double>

  /// The residual that is small enough, as a share of the eigenvalue.
  private let accuracy: Double

  init(from near: NearVector) {
    (vectors, value, accuracy) = (near.vectors, near.value, near.accuracy)
    best = near.vectors.x
  }

  /// The best vector, its sign such that no entry is negative.
  var bestVector: Room<Double> {
    let sum = (0..<best.count).reduce(0) { $0 + best[$1] }
    let vector = Room<Double>(best.count)
    // The true vector is positive; where it is below the rounding error, its sign may be lost.
    for place in 0..<best.count { vector[place] = max(0, sum < 0 ? -best[place] : best[place]) }
    return vector
  }

  /// Takes one step; says whether another may help.
  mutating func improve() -> Bool {
    // What the matrix makes of the vector follows from the last step, up to rounding errors that add up.
    if rounds > 0 && (rounds % 8 == 0 || bestError < 1e-13) {
      value = vectors.multiply(vectors.x, into: vectors.matrixX)
    }
    rounds += 1
    let (square, overlap) = vectors.formResidual(value)
    let error = square.squareRoot() / value
    sinceBest = error < bestError / 2 ? 0 : sinceBest + 1
    // Go on below the promised 10⁻¹² while it still helps: the error of the vector is larger by λ over the gap.
    let isDone = error <= accuracy || (bestError <= 1e-12 && sinceBest > 100)
    if error < bestError {
      (bestError, bestValue) = (error, value)
      best = error < 1e-9 && !isDone ? vectors.x.copy() : vectors.x
    }
    if isDone { return false }
    // A residual is orthogonal to its vector; one that mostly was not is rounding errors, which lead nowhere.
    let rest = square - overlap * overlap
    guard rest > 0.25 * square else { return false }
    if !hasStep { vectors.clearStep() }
    let rr = vectors.multiplyUnitResidual(overlap, rest)
    let length = hasStep ? vectors.orthogonalizedStep() : 0
    let unit = length > 0 ? 1 / length : 0
    let products = vectors.products()
    let (xr, xs, rs, ss) = (products.x, products.y * unit, products.z * unit, products.w * unit * unit)
    let weights = dominantEigenvector([[value, xr, xs], [xr, rr, rs], [xs, rs, ss]])
    value = vectors.take(weights[0], weights[1], weights[2] * unit)
    hasStep = true
    return true
  }
}

/// The vector so far, its residual and the last step, each with what the matrix makes of it.
private struct SearchVectors: Sendable {
  let x: Room<Double>, matrixX: Room<Double>
  private let residual: Room<Double>, matrixResidual: Room<Double>
  private let step: Room<Double>, matrixStep: Room<Double>
  private let rows: HubsFirstRows
  private let threads: Int?

  init(_ rows: HubsFirstRows, from x: Room<Double>, threads: Int?) {
    (self.rows, self.threads, self.x) = (rows, threads, x)
    let n = rows.count
    (matrixX, residual, matrixResidual) = (Room(n), Room(n), Room(n))
    (step, matrixStep) = (Room(n), Room(n))
  }

  /// Makes the last step none.
  func clearStep() {
    forEachRange { places in
      for place in places { (step[place], matrixStep[place]) = (0, 0) }
    }
  }

  /// Multiplies by the matrix.
  ///
  /// - Returns: The product of the vector with the result.
  func multiply(_ vector: Room<Double>, into product: Room<Double>) -> Double {
    rows.reduce(threads: threads) { block, places in
      rows.multiply(block, vector, into: product)
      var sum = 0.0
      for place in places { sum += product[place] * vector[place] }
      return sum
    }
  }

  /// Finds the residual for an eigenvalue.
  ///
  /// - Returns: Its squared length and its product with the vector.
  func formResidual(_ value: Double) -> (square: Double, overlap: Double) {
    let sums = rows.reduceFour(threads: threads) { _, places in
      var (square, overlap) = (0.0, 0.0)
      for place in places {
        let rest = matrixX[place] - value * x[place]
        residual[place] = rest
        square += rest * rest
        overlap += rest * x[place]
      }
      return SIMD4(square, overlap, 0, 0)
    }
    return (sums.x, sums.y)
  }

  /// Makes the residual orthogonal to the vector and of unit length, and multiplies it by the matrix.
  ///
  /// - Returns: The product of the residual with the result.
  func multiplyUnitResidual(_ overlap: Double, _ rest: Double) -> Double {
    let scale = 1 / rest.squareRoot()
    forEachRange { places in
      for place in places { residual[place] = (residual[place] - overlap * x[place]) * scale }
    }
    return multiply(residual, into: matrixResidual)
  }

  /// Makes the last step orthogonal to the vector and the residual.
  ///
  /// - Returns: Its length, or 0 if nothing but rounding errors was left, as where nodes fall into three classes that look
  ///   alike.
  func orthogonalizedStep() -> Double {
    var sums = stepProducts()
    let before = sums.x.squareRoot()
    // Twice is enough (Parlett, The Symmetric Eigenvalue Problem, 1980), and once where little is taken away.
    for _ in 0..<2 {
      let (square, onX, onResidual) = (sums.x, sums.y, sums.z)
      forEachRange { places in
        for place in places {
          step[place] -= onX * x[place] + onResidual * residual[place]
          matrixStep[place] -= onX * matrixX[place] + onResidual * matrixResidual[place]
        }
      }
      sums = stepProducts()
      if sums.x > 0.5 * square { break }
    }
    let length = sums.x.squareRoot()
    guard length > 1e-10 * before else {
      clearStep()
      return 0
    }
    // Where little was left, what the matrix makes of it has lost as many digits.
    if length <= 0.01 * before { _ = multiply(step, into: matrixStep) }
    return length
  }

  /// The squared length of the step and its products with the vector and the residual.
  private func stepProducts() -> SIMD4<Double> {
    rows.reduceFour(threads: threads) { _, places in
      var sums = SIMD4<Double>.zero
      for place in places {
        let value = step[place]
        sums += SIMD4(value * value, value * x[place], value * residual[place], 0)
      }
      return sums
    }
  }

  /// The products, through the matrix, of vector and residual, vector and step, residual and step, step and step.
  func products() -> SIMD4<Double> {
    rows.reduceFour(threads: threads) { _, places in
      var sums = SIMD4<Double>.zero
      for place in places {
        let (ofX, throughStep) = (x[place], matrixStep[place])
        sums += SIMD4(
          ofX * matrixResidual[place], ofX * throughStep, residual[place] * throughStep, step[place] * throughStep)
      }
      return sums
    }
  }

  /// Goes to the vector with the given shares of the present one, the residual and the step.
  ///
  /// - Returns: The eigenvalue that fits it best.
  func take(_ ofX: Double, _ ofResidual: Double, _ ofStep: Double) -> Double {
    let sums = rows.reduceFour(threads: threads) { _, places in
      var (square, product) = (0.0, 0.0)
      for place in places {
        step[place] = ofResidual * residual[place] + ofStep * step[place]
        matrixStep[place] = ofResidual * matrixResidual[place] + ofStep * matrixStep[place]
        x[place] = ofX * x[place] + step[place]
        matrixX[place] = ofX * matrixX[place] + matrixStep[place]
        square += x[place] * x[place]
        product += x[place] * matrixX[place]
      }
      return SIMD4(square, product, 0, 0)
    }
    let scale = 1 / sums.x.squareRoot()
    forEachRange { places in
      for place in places {
        x[place] *= scale
        matrixX[place] *= scale
      }
    }
    return sums.y / sums.x
  }

  @inline(__always)
  private func forEachRange(_ body: @Sendable (_ places: Range<Int>) -> Void) {
    forEachBlock(rows.blocks.count, threads: threads) { block, _ in body(rows.blocks[block]) }
  }
}

extension [Double] {
  /// Divides by the Euclidean length; a vector of zeros stays.
  mutating func scaleToUnitLength() {
    var square = 0.0
    for value in self { square += value * value }
    let length = square.squareRoot()
    guard length > 0 else { return }
    for index in indices { self[index] /= length }
  }
}
