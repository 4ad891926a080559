/// How observed numbers compare with those of random draws.
struct DrawTally: Sendable {
  /// Twice the number of draws below the observed one, equal ones counting half: 2 for less, 1 for as much.
  private var below: [Int]
  private var draws = 0
  /// Sums of drawn minus observed numbers, and of their squares.
  private var differences: [Double]
  private var squares: [Double]

  /// Begins without draws.
  init(count: Int) {
    below = Array(repeating: 0, count: count)
    differences = Array(repeating: 0, count: count)
    squares = differences
  }

  /// Adds the numbers of one draw.
  mutating func add(_ drawn: [Int], observed: [Int]) {
    draws += 1
    for index in observed.indices {
      let difference = Double(drawn[index] - observed[index])
      below[index] += difference < 0 ? 2 : difference == 0 ? 1 : 0
      differences[index] += difference
      squares[index] += difference * difference
    }
  }

  /// Adds the draws of another tally of the same numbers.
  mutating func add(_ other: DrawTally) {
    draws += other.draws
    for index in below.indices { below[index] += other.below[index] }
    differences.add(other.differences)
    squares.add(other.squares)
  }

  /// The two-sided mid-*p* value of each number, the observed one counting as one of the draws.
  var p: [Double] {
    below.map { below in
      let share = Double(below + 1) / Double(2 * (draws + 1))
      return min(1, 2 * min(share, 1 - share))
    }
  }

  /// The mean of a number over the draws.
  func mean(_ index: Int, observed: Int) -> Double { Double(observed) + differences[index] / Double(draws) }

  /// The standard deviation of a number, estimated from the draws; 0 if it never varied.
  func standardDeviation(_ index: Int) -> Double {
    let sum = squares[index] - differences[index] * differences[index] / Double(draws)
    return draws > 1 && sum > 1e-13 * squares[index] ? (sum / Double(draws - 1)).squareRoot() : 0
  }

  /// The root of the mean squared distance from a mean that is known; 0 if the number never left it.
  func spread(_ index: Int, observed: Int, around mean: Double) -> Double {
    let shift = mean - Double(observed)
    let sum = squares[index] - 2 * shift * differences[index] + Double(draws) * shift * shift
    return sum > 1e-13 * (squares[index] + Double(draws) * shift * shift) ? (sum / Double(draws)).squareRoot() : 0
  }
}
