/// How many steps of a series the memory of a value lasts.
package struct MemoryLength {
  /// The integrated autocorrelation time in steps.
  package let steps: Double
  /// Whether the series is at least a hundred times as long, so that the estimate can be trusted.
  package let isReliable: Bool
}

/// Estimates the integrated autocorrelation time of a series: ½ + Σ ρ(*t*) for the autocorrelation ρ at *t* steps.
///
/// An autocorrelation that falls as exp(−*t* / τ) gives about τ, and independent values give ½. The sum ends at the first
/// *t* that is six times the sum so far, beyond which there is mostly noise (Sokal, Monte Carlo Methods in Statistical
/// Mechanics, in: Functional Integration, 1997, <https://doi.org/10.1007/978-1-4899-0319-8_6>).
///
/// - Parameter series: Values at equal steps, after the start has been forgotten.
/// - Returns: The time in steps; nil if the values are fewer than two or never vary.
/// - Complexity: O(*k* τ) time for *k* values.
package func memoryLength(_ series: [Double]) -> MemoryLength? {
  guard series.count > 1 else { return nil }
  let mean = series.reduce(0, +) / Double(series.count)
  let deviations = series.map { $0 - mean }
  let variance = deviations.reduce(0) { $0 + $1 * $1 }
  guard variance > 1e-13 * series.reduce(0, { $0 + $1 * $1 }) else { return nil }
  var sum = 0.5
  for lag in 1..<series.count {
    var covariance = 0.0
    for index in 0..<series.count - lag { covariance += deviations[index] * deviations[index + lag] }
    sum += covariance / variance
    if Double(lag) >= 6 * sum { break }
  }
  return MemoryLength(steps: sum, isReliable: Double(series.count) >= 100 * sum)
}
