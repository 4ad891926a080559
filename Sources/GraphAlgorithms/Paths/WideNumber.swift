/// A number that is not negative, with the precision of `Double` and no practical limit to its size.
///
/// Shortest paths across a 1,000 × 1,000 grid number about 10⁶⁰⁰, and their inverses matter too.
struct WideNumber {
  /// 0, or from 1 up to 2.
  private var significand: Double
  /// The power of two that the significand is multiplied by.
  private var exponent: Int

  static let zero = WideNumber(0)

  init(_ value: Double) { self.init(value, scaledBy: 0) }

  private init(_ value: Double, scaledBy exponent: Int) {
    (significand, self.exponent) = value == 0 ? (0, 0) : (value.significand, exponent + Int(value.exponent))
  }

  /// The nearest `Double`: 0 or infinity when out of its range.
  var double: Double { Double(sign: .plus, exponent: exponent, significand: significand) }

  static func + (left: Self, right: Self) -> Self {
    guard left.significand > 0 else { return right }
    guard right.significand > 0 else { return left }
    let (large, small) = left.exponent >= right.exponent ? (left, right) : (right, left)
    let shifted = Double(sign: .plus, exponent: small.exponent - large.exponent, significand: small.significand)
    return Self(large.significand + shifted, scaledBy: large.exponent)
  }

  static func * (left: Self, right: Self) -> Self {
    Self(left.significand * right.significand, scaledBy: left.exponent + right.exponent)
  }

  static func / (left: Self, right: Self) -> Self {
    Self(left.significand / right.significand, scaledBy: left.exponent - right.exponent)
  }
}
