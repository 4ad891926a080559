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
  var lowest: Double { max(0, mean - spread, 1 - Self.furthest(above: 1 - mean, level)) }

  /// The highest mean the distribution can have.
  var highest: Double { min(1, mean + spread, Self.furthest(above: mean, level)) }

  /// The most by which the mean of the distribution can be off.
  var error: Double { max(highest - mean, mean - lowest) }

  /// The largest number from which the divergence of a mean is no more than `level`, rounded up.
  ///
  /// By Newton's method: the divergence is convex, so that whoever comes from beyond stays beyond.
  private static func furthest(above mean: Double, _ level: Double) -> Double {
    guard mean < 1 else { return 1 }
    // Two bounds to begin with: that of Pinsker, and what is left if the logarithm of 1 / q is not counted.
    let ones = mean > 0 ? mean * naturalLogarithm(mean) : 0
    let last = 1 - (1 - mean) * exponential((ones - level) / (1 - mean))
    var far = min(last, mean + (level / 2).squareRoot())
    // It takes five steps or so; as many as there are digits would be too many in any case.
    for _ in 0..<Double.significandBitCount where far < 1 {
      let nearer = far - (divergence(mean, far) - level) * far * (1 - far) / (far - mean)
      guard nearer < far * (1 - 1e-12) else { break }
      far = nearer
    }
    return far
  }

  /// The Kullback–Leibler divergence of a coin that shows 1 with probability `q` from one with probability `p`.
  static func divergence(_ p: Double, _ q: Double) -> Double {
    let ones = p > 0 ? p * naturalLogarithm(p / q) : 0
    return p < 1 ? ones + (1 - p) * naturalLogarithm((1 - p) / (1 - q)) : ones
  }
}
