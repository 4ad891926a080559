extension HubsFirstRows {
  /// Solves *x* = *S* *A* *x* + *b* for the matrix *A* of the rows and a diagonal one *S*, if the eigenvalues of *S* *A* are
  /// real and lie between −`radius` and `radius`.
  ///
  /// Chebyshev's semi-iteration (Golub and Varga, Numerische Mathematik 3:147, 1961,
  /// <https://doi.org/10.1007/BF01386013>) shrinks the error in each round by *r* / (1 + √(1 − *r*²)) for the radius *r*,
  /// half as many rounds as plain iteration needs with a radius of 0.85 and a tenth of them with 0.99. It needs no scalar
  /// products, unlike conjugate gradients, so a round is a single pass, and its sums do not depend on threads.
  ///
  /// Without strengths the rounds are done with 32-bit numbers, of which twice as many fit a cache: they find six digits of
  /// what is missing, which is then reckoned anew with 64 bits (iterative refinement: Wilkinson, Rounding Errors in
  /// Algebraic Processes, 1963; Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, 2002, chapter 12).
  /// Strengths may differ by more than the range of such numbers.
  ///
  /// - Parameters:
  ///   - scales: The diagonal of *S*.
  ///   - constants: The numbers *b*.
  ///   - radius: At least the largest absolute eigenvalue, from 0 up to but not including 1.
  ///   - start: A first guess; overwritten.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: A solution, each number within about 10⁻¹² of itself.
  func solve(
    scales: Room<Double>, constants: Room<Double>, radius: Double, from start: Room<Double>, threads: Int?
  ) -> Room<Double> {
    let residual = Room<Double>(count)
    // An error is to what is missing as one to 1 − `radius` at most.
    let tolerance = 1e-12 * (1 - radius)
    let shrinking = radius / (1 + (1 - radius * radius).squareRoot())
    var best = Double.infinity
    // Rounding errors of 32-bit numbers grow by 1 / (1 − radius).
    let digitsInFloat = 0x1p23 * (1 - radius)
    let isInFloat = !isWeighted && digitsInFloat > 64
    while !Watch.current.isCancelled {
      let missing = formResidual(residual, scales, constants, start, threads)
      // What no longer shrinks is rounding errors.
      guard missing > tolerance && missing < best / 2 else { break }
      best = missing
      let wanted = isInFloat ? min(digitsInFloat, 2 * missing / tolerance) : 2 * missing / tolerance
      let rounds = Int(naturalLogarithm(wanted) / -naturalLogarithm(max(shrinking, 1e-9))) + 1
      if isInFloat {
        correct(start, singlePrecision(residual), singlePrecision(scales), radius, rounds: rounds, threads)
      } else {
        correct(start, residual, scales, radius, rounds: rounds, threads)
      }
    }
    return start
  }

  /// Finds what a guess misses.
  ///
  /// - Returns: The most that is missing, as a share of the guess.
  private func formResidual(
    _ residual: Room<Double>, _ scales: Room<Double>, _ constants: Room<Double>, _ guess: Room<Double>, _ threads: Int?
  ) -> Double {
    let worst = Room<Double>(zeros: blocks.count)
    forEachBlock(blocks.count, threads: threads) { block, _ in
      multiply(block, guess, into: residual)
      var most = 0.0
      for place in blocks[block] {
        let value = scales.start[place] * residual.start[place] + constants.start[place]
        let rest = value - guess.start[place]
        residual.start[place] = rest
        // A share of the larger of both, which is 0 only if both are.
        let share = abs(rest) / max(abs(value), abs(guess.start[place]))
        most = share > most ? share : most
      }
      worst[block] = most
    }
    return (0..<blocks.count).reduce(0) { max($0, worst[$1]) }
  }

  /// Solves for what is missing, and adds it.
  @inline(__always)
  private func correct<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable & SendableMetatype>(
    _ solution: Room<Double>, _ residual: Room<Scalar>, _ scales: Room<Scalar>, _ radius: Double, rounds: Int,
    _ threads: Int?
  ) {
    // The vector before is overwritten with the one to come, place by place. The first round from zero gives the residual.
    var (before, present) = (Room<Scalar>(zeros: count), residual.copy())
    let product = Room<Scalar>(count)
    var weight = 1 / (1 - radius * radius / 2)
    for _ in 1..<max(1, rounds) {
      let (earlier, vector, factor) = (before, present, Scalar(weight))
      forEachBlock(blocks.count, threads: threads) { block, _ in
        multiply(block, vector, into: product)
        let (scales, residual, product, earlier) = (scales.start, residual.start, product.start, earlier.start)
        for place in blocks[block] {
          let value = scales[place] * product[place] + residual[place]
          earlier[place] = factor * (value - earlier[place]) + earlier[place]
        }
      }
      swap(&before, &present)
      weight = 1 / (1 - radius * radius * weight / 4)
    }
    let correction = present
    forEachBlock(blocks.count, threads: threads) { block, _ in
      for place in blocks[block] { solution.start[place] += Double(correction.start[place]) }
    }
  }

  private func singlePrecision(_ numbers: Room<Double>) -> Room<Float> {
    let result = Room<Float>(count)
    for place in 0..<count { result.start[place] = Float(numbers.start[place]) }
    return result
  }
}
