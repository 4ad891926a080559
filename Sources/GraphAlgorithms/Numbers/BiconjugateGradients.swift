extension HubsFirstRows {
  /// Solves *y* = *A* *y* + *b* for the matrix *A* of the rows, whose numbers are not negative.
  ///
  /// - Parameters:
  ///   - constants: The numbers *b*, all positive.
  ///   - shrinking: By which factor plain iteration shrinks errors at least, below 1.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: A solution, each number within about 10⁻¹² of itself.
  func solution(_ constants: Room<Double>, shrinking: Double, threads: Int?) -> Room<Double> {
    let solution = nearSolution(constants, threads: threads)
    // No number of the solution is below its constant, so whatever is has gone astray.
    for place in 0..<count where !(solution[place] > constants[place] / 2 && solution[place] < .infinity) {
      solution[place] = constants[place]
    }
    // What is left to find shrinks by `shrinking` in each round at least, so `bound` is the most that numbers can still move.
    let tolerance = 1e-12 * min(1, (1 - shrinking) / max(shrinking, 1e-3))
    var bound = 1.0
    while bound > 1e-17 && !Watch.current.isCancelled {
      bound *= shrinking
      if !sweep(solution, adding: constants, tolerance: tolerance) { break }
    }
    return solution
  }

  /// Renews each number in turn, so that those behind it get to know (Gauss and Seidel's iteration): *y* becomes
  /// (1 − *L*)⁻¹ (*U* *y* + *b*) for the parts *L* and *U* of *A* below and above the diagonal.
  ///
  /// - Returns: Whether some number moved by more than `tolerance` of itself.
  private func sweep(_ vector: Room<Double>, adding constants: Room<Double>, tolerance: Double) -> Bool {
    var isMoving = false
    for place in 0..<count {
      let value = constants.start[place] + sum(place, of: vector.start)
      isMoving = isMoving || abs(value - vector.start[place]) > tolerance * value
      vector.start[place] = value
    }
    return isMoving
  }

  /// Comes close to the solution of *y* = *A* *y* + *b*.
  ///
  /// The stabilized method of biconjugate gradients (van der Vorst, SIAM Journal on Scientific and Statistical Computing
  /// 13:631, 1992, <https://doi.org/10.1137/0913035>): for matrices that are not symmetric, of which it needs no
  /// eigenvalues. It is asked for what Gauss and Seidel's iteration would end with, *y* = (1 − *L*)⁻¹ (*U* *y* + *b*),
  /// which takes half as many rounds as the equations themselves, while a round takes as long as a product with *A* (Saad,
  /// Iterative Methods for Sparse Linear Systems, 2nd edition, 2003, section 10.2). Each number waits for those before it, so
  /// rounds are done by one thread, in about the time in which two do twice as many. The method may break down or stop short
  /// of the last digits, so whoever asks goes on with Gauss and Seidel's iteration, which sees when nothing changes any more.
  ///
  /// - Returns: Numbers near the solution, or somewhere else if the method breaks down.
  private func nearSolution(_ constants: Room<Double>, threads: Int?) -> Room<Double> {
    var search = StabilizedGradients(self, constants, threads)
    let watch = Watch.current
    var steps = 0
    while steps < 200 && !watch.isCancelled && search.improve() { steps += 1 }
    return search.solution
  }
}

/// The solution so far, and what the method keeps beside it.
private struct StabilizedGradients {
  private let rows: HubsFirstRows
  private let threads: Int?
  let solution: Room<Double>
  private let residual: Room<Double>
  /// The first residual, which later ones are held against.
  private let shadow: Room<Double>
  private let direction: Room<Double>, throughDirection: Room<Double>
  private let throughResidual: Room<Double>
  private var (rho, alpha, omega) = (1.0, 1.0, 1.0)
  /// The product of the residual with the first one, and its squared length.
  private var (overlap, square) = (0.0, 0.0)

  init(_ rows: HubsFirstRows, _ constants: Room<Double>, _ threads: Int?) {
    (self.rows, self.threads) = (rows, threads)
    let n = rows.count
    (solution, residual) = (constants.copy(), constants.copy())
    (direction, throughDirection) = (Room(zeros: n), Room(zeros: n))
    (shadow, throughResidual) = (Room(n), Room(n))
    let (residual, shadow) = (residual, shadow)
    for place in 0..<n { residual.start[place] = constants.start[place] + rows.sum(place, of: residual.start) }
    square = rows.reduce(threads: threads) { _, places in
      var square = 0.0
      for place in places {
        let rest = residual.start[place] - constants.start[place]
        (residual.start[place], shadow.start[place]) = (rest, rest)
        square += rest * rest
      }
      return square
    }
    overlap = square
  }

  /// Takes one step; says whether another may help.
  mutating func improve() -> Bool {
    guard square > 0 && overlap != 0 && omega != 0 else { return false }
    let beta = overlap / rho * (alpha / omega)
    rho = overlap
    turn(beta)
    let through = pass(direction, through: throughDirection, against: shadow).x
    guard through != 0 else { return false }
    alpha = rho / through
    takeDirection()
    let sums = pass(residual, through: throughResidual, against: residual)
    guard sums.y > 0 else { return false }
    omega = sums.x / sums.y
    let ends = takeResidual()
    (overlap, square) = (ends.x, ends.y)
    // The few rounds of plain iteration that follow do the rest for less.
    return square.isFinite && square > 1e-30 * ends.z
  }

  /// Turns the direction to the residual, as far as the last step allows, and copies it to where it is to be passed on.
  private func turn(_ beta: Double) {
    let (residual, direction, through, omega) = (residual.start, direction.start, throughDirection.start, omega)
    for place in 0..<rows.count {
      let value = residual[place] + beta * (direction[place] - omega * through[place])
      (direction[place], through[place]) = (value, value)
    }
  }

  /// Takes away from a vector what a round makes of it.
  ///
  /// - Parameters:
  ///   - vector: The vector.
  ///   - result: A copy of it; takes what is left.
  ///   - other: What the result is multiplied with.
  /// - Returns: The product of the result with the other vector and with itself.
  private func pass(
    _ vector: Room<Double>, through result: Room<Double>, against other: Room<Double>
  ) -> SIMD4<Double> {
    let rows = rows
    for place in 0..<rows.count { result.start[place] = rows.sum(place, of: result.start) }
    return rows.reduceFour(threads: threads) { _, places in
      let (vector, result, other) = (vector.start, result.start, other.start)
      var (overlap, square) = (0.0, 0.0)
      for place in places {
        let value = vector[place] - result[place]
        result[place] = value
        overlap += value * other[place]
        square += value * value
      }
      return SIMD4(overlap, square, 0, 0)
    }
  }

  /// Goes along the direction: what is left of the residual takes its place, and is copied to where it is to be passed on.
  private func takeDirection() {
    let (residual, through, alpha) = (residual.start, throughDirection.start, alpha)
    let (solution, direction, copy) = (solution.start, direction.start, throughResidual.start)
    for place in 0..<rows.count {
      solution[place] += alpha * direction[place]
      let rest = residual[place] - alpha * through[place]
      (residual[place], copy[place]) = (rest, rest)
    }
  }

  /// Goes along the residual as far as it shrinks.
  ///
  /// - Returns: The product of the new residual with the first one, its squared length, and that of the solution.
  private func takeResidual() -> SIMD4<Double> {
    let (residual, through, shadow, solution, omega) = (residual, throughResidual, shadow, solution, omega)
    return rows.reduceFour(threads: threads) { _, places in
      let (residual, through, shadow) = (residual.start, through.start, shadow.start)
      let solution = solution.start
      var sums = SIMD4<Double>.zero
      for place in places {
        let before = residual[place]
        let (value, rest) = (solution[place] + omega * before, before - omega * through[place])
        (solution[place], residual[place]) = (value, rest)
        sums += SIMD4(rest * shadow[place], rest * rest, value * value, 0)
      }
      return sums
    }
  }
}
