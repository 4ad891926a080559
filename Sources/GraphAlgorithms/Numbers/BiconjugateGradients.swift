extension HubsFirstRows {
  /// Comes close to the solution of *y* = `share` *A* *D* *y* + **1** for the matrix *A* of the rows and a diagonal one *D*.
  ///
  /// The stabilized method of biconjugate gradients (van der Vorst, SIAM Journal on Scientific and Statistical Computing
  /// 13:631, 1992, <https://doi.org/10.1137/0913035>): for matrices that are not symmetric, of which it needs no
  /// eigenvalues. A step takes two products with the matrix, and where plain iteration shrinks the error by a sixth, as
  /// many products shrink it by more than half. It may break down or stop short of the last digits, so whoever asks goes
  /// on with plain iteration, which sees when nothing changes any more.
  ///
  /// - Parameters:
  ///   - share: Such that the sums of `share` *A* *D* over columns are below 1.
  ///   - factors: The diagonal of *D*.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Numbers near the solution, or somewhere else if the method breaks down.
  func nearSolution(share: Double, factors: Room<Double>, threads: Int?) -> Room<Double> {
    var search = StabilizedGradients(self, share, factors, threads)
    let watch = Watch.current
    var steps = 0
    while steps < 200 && !watch.isCancelled && search.improve() { steps += 1 }
    let (scaled, solution) = (search.solution, Room<Double>(count))
    forEachBlock(blocks.count, threads: threads) { block, _ in
      for place in blocks[block] { solution[place] = share * sum(place, of: scaled.start) + 1 }
    }
    return solution
  }
}

/// The solution so far times the diagonal matrix, *z* = `share` *D* *A* *z* + *D* **1**, and what the method keeps beside it.
private struct StabilizedGradients {
  private let rows: HubsFirstRows
  private let share: Double
  private let factors: Room<Double>
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

  init(_ rows: HubsFirstRows, _ share: Double, _ factors: Room<Double>, _ threads: Int?) {
    (self.rows, self.share, self.factors, self.threads) = (rows, share, factors, threads)
    let n = rows.count
    solution = factors.copy()
    (direction, throughDirection) = (Room(zeros: n), Room(zeros: n))
    (residual, shadow, throughResidual) = (Room(n), Room(n), Room(n))
    let (residual, shadow) = (residual, shadow)
    square = rows.reduce(threads: threads) { places in
      var square = 0.0
      for place in places {
        let value = share * factors[place] * rows.sum(place, of: factors.start)
        (residual[place], shadow[place]) = (value, value)
        square += value * value
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
    // Beyond this, rounding errors of the products are larger than what is left.
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

  /// Multiplies a vector by 1 − `share` *D* *A*.
  ///
  /// - Returns: The product of the result with another vector and with itself.
  private func multiply(
    _ vector: Room<Double>, into product: Room<Double>, against other: Room<Double>
  ) -> SIMD4<Double> {
    let (rows, factors, share) = (rows, factors, share)
    return rows.reduceFour(threads: threads) { places in
      var (overlap, square) = (0.0, 0.0)
      for place in places {
        let value = vector[place] - share * factors[place] * rows.sum(place, of: vector.start)
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
    return rows.reduceFour(threads: threads) { places in
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
