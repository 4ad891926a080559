extension HubsFirstRows {
  /// Solves *y* = *A* *y* + *b* for the matrix *A* of the rows, whose numbers are not negative.
  ///
  /// - Parameters:
  ///   - constants: The numbers *b*, all positive.
  ///   - shrinking: By which factor plain iteration shrinks errors at least, below 1.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: A solution, each number within about 10⁻¹² of itself.
  func solution(_ constants: Room<Double>, shrinking: Double, threads: Int?) -> Room<Double> {
    var present = nearSolution(constants, threads: threads)
    // No number of the solution is below its constant, so whatever is has gone astray.
    for place in 0..<count where !(present[place] > constants[place] / 2 && present[place] < .infinity) {
      present[place] = constants[place]
    }
    // What is left to find shrinks by `shrinking` in each round, so `bound` is the most that numbers can still move.
    let tolerance = 1e-12 * min(1, (1 - shrinking) / max(shrinking, 1e-3))
    var next = Room<Double>(count)
    var bound = 1.0
    while bound > 1e-17 && !Watch.current.isCancelled {
      bound *= shrinking
      let (old, new) = (present, next)
      let moving = reduce(threads: threads) { block, places in
        multiply(block, old, into: new)
        var moving = 0.0
        for place in places {
          let value = constants[place] + new[place]
          if abs(value - old[place]) > tolerance * value { moving = 1 }
          new[place] = value
        }
        return moving
      }
      (present, next) = (new, old)
      if moving == 0 { break }
    }
    return present
  }

  /// Comes close to the solution of *y* = *A* *y* + *b*.
  ///
  /// The stabilized method of biconjugate gradients (van der Vorst, SIAM Journal on Scientific and Statistical Computing
  /// 13:631, 1992, <https://doi.org/10.1137/0913035>): for matrices that are not symmetric, of which it needs no
  /// eigenvalues. A step takes two products with the matrix, and where plain iteration shrinks the error by a sixth, as
  /// many products shrink it by more than half. It may break down or stop short of the last digits, so whoever asks goes
  /// on with plain iteration, which sees when nothing changes any more.
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
    solution = constants.copy()
    (direction, throughDirection) = (Room(zeros: n), Room(zeros: n))
    (residual, shadow, throughResidual) = (Room(n), Room(n), Room(n))
    let (residual, shadow) = (residual, shadow)
    square = rows.reduce(threads: threads) { block, places in
      rows.multiply(block, constants, into: residual)
      var square = 0.0
      for place in places {
        shadow[place] = residual[place]
        square += residual[place] * residual[place]
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
    let through = multiply(direction, into: throughDirection, against: shadow).x
    guard through != 0 else { return false }
    alpha = rho / through
    takeDirection()
    let sums = multiply(residual, into: throughResidual, against: residual)
    guard sums.y > 0 else { return false }
    omega = sums.x / sums.y
    let ends = takeResidual()
    (overlap, square) = (ends.x, ends.y)
    // The few rounds of plain iteration that follow do the rest for less.
    return square.isFinite && square > 1e-30 * ends.z
  }

  /// Turns the direction to the residual, as far as the last step allows.
  private func turn(_ beta: Double) {
    let (residual, direction, through, omega) = (residual, direction, throughDirection, omega)
    forEachRange { places in
      for place in places {
        direction[place] = residual[place] + beta * (direction[place] - omega * through[place])
      }
    }
  }

  /// Multiplies a vector by 1 − *A*.
  ///
  /// - Returns: The product of the result with another vector and with itself.
  private func multiply(
    _ vector: Room<Double>, into product: Room<Double>, against other: Room<Double>
  ) -> SIMD4<Double> {
    let rows = rows
    return rows.reduceFour(threads: threads) { block, places in
      rows.multiply(block, vector, into: product)
      var (overlap, square) = (0.0, 0.0)
      for place in places {
        let value = vector[place] - product[place]
        product[place] = value
        overlap += value * other[place]
        square += value * value
      }
      return SIMD4(overlap, square, 0, 0)
    }
  }

  /// Goes along the direction: what is left of the residual takes its place.
  private func takeDirection() {
    let (residual, through, alpha) = (residual, throughDirection, alpha)
    let (solution, direction) = (solution, direction)
    forEachRange { places in
      for place in places {
        solution[place] += alpha * direction[place]
        residual[place] -= alpha * through[place]
      }
    }
  }

  /// Goes along the residual as far as it shrinks.
  ///
  /// - Returns: The product of the new residual with the first one, its squared length, and that of the solution.
  private func takeResidual() -> SIMD4<Double> {
    let (residual, through, shadow, solution, omega) = (residual, throughResidual, shadow, solution, omega)
    return rows.reduceFour(threads: threads) { _, places in
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

  @inline(__always)
  private func forEachRange(_ body: @Sendable (_ places: Range<Int>) -> Void) {
    let rows = rows
    forEachBlock(rows.blocks.count, threads: threads) { block, _ in body(rows.blocks[block]) }
  }
}
