/// The natural logarithm by the series of 2 artanh((m − 1) / (m + 1)), to which powers of two are added.
func logarithm(_ x: Double) -> Double {
  let series = { (m: Double) in
    let y = (m - 1) / (m + 1)
    return (0..<40).reversed().reduce(0.0) { $0 * y * y + 2 / Double(2 * $1 + 1) } * y
  }
  return series(x.significand) + Double(x.exponent) * series(2)
}
