/// How far the mean of a distribution on the numbers from 0 to 1 can be from the mean of independent draws.
///
/// Two inequalities hold for any such distribution and any number of draws, and the narrower one counts:
/// that of Hoeffding (Journal of the American Statistical Association 58:13, 1963, theorem 1,
/// <https://doi.org/10.1080/01621459.1963.10500830>) in its form with the Kullback–Leibler divergence, narrow where the
/// mean is near 0 or 1; and the empirical Bernstein bound of Maurer and Pontil (COLT 2009, theorem 4,
/// <https://doi.org/10.48550/arXiv.0907.3740>), narrow where draws vary little. Each may fail on either side with a
/// quarter of the risk.
struct MeanBound: Equatable {
  /// The mean of the draws.
  let mean: Double
  /// What divergence from the mean of the draws the mean of the distribution does not exceed.
  private let level: Double
  /// How far both means can be apart by the variance of the draws.
  private let spread: Double

  /// Makes the bound.
  ///
  /// - Parameters:
  ///   - sum: The sum of the draws.
  ///   - squares: The sum of their squares.
  ///   - count: How many there are.
  ///   - risk: With what probability the bound may fail.
  init(sum: Double, squares: Double, count: Int, risk: Double) {
    let count = Double(count)
    let weight = naturalLogarithm(4 / risk)
    mean = min(1, sum / count)
    level = weight / count
    guard count > 1 else {
      spread = .infinity
      return
    }
    let variance = max(0, squares - sum * sum / count) / (count - 1)
    // Theorem 4 has ln(2 / δ) for one side failing with probability δ, a quarter of the risk.
    let doubled = weight + naturalLogarithm(2)
    spread = (2 * variance * doubled / count).squareRoot() + 7 * doubled / (3 * (count - 1))
  }

  /// Whether the mean of the distribution is no farther off than `error`.
  func isWithin(_ error: Double) -> Bool {
    if spread <= error { return true }
    let isLowEnough = mean + error >= 1 || Self.divergence(mean, mean + error) >= level
    let isHighEnough = mean - error <= 0 || Self.divergence(mean, mean - error) >= level
    return isLowEnough && isHighEnough
  }

  /// The lowest mean the distribution can have.
  var lowest: Double { max(0, mean - spread, furthest(towards: 0)) }

  /// The highest mean the distribution can have.
  var highest: Double { min(1, mean + spread, furthest(towards: 1)) }

  /// The most by which the mean of the distribution can be off.
  var error: Double { max(highest - mean, mean - lowest) }

  /// The last number on the way to an end of the range that diverges by no more than `level`, rounded outwards.
  private func furthest(towards end: Double) -> Double {
    var (near, far) = (mean, end)
    for _ in 0..<40 {
      let middle = (near + far) / 2
      if Self.divergence(mean, middle) > level { far = middle } else { near = middle }
    }
    return far
  }

  /// The Kullback–Leibler divergence of a coin that shows 1 with probability `q` from one with probability `p`.
  static func divergence(_ p: Double, _ q: Double) -> Double {
    let ones = p > 0 ? p * naturalLogarithm(p / q) : 0
    return p < 1 ? ones + (1 - p) * naturalLogarithm((1 - p) / (1 - q)) : ones
  }
}
