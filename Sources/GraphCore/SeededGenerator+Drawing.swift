// The standard library promises no fixed way from a generator's bits to a number or an order, so that a seed could give
// another graph with another version of Swift. These are fixed.
extension SeededGenerator {
  /// A number from 0 up to, not including, 1.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A whole number from 0 up to, not including, `bound`.
  ///
  /// The high half of a product (Lemire 2019, <https://doi.org/10.1145/3230636>) without its correction: off by less than
  /// `bound` / 2⁶⁴.
  package mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

  /// Puts elements in a random order (Fisher–Yates).
  ///
  /// - Complexity: O(*k*).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(last, below(last + 1)) }
  }

  /// The numbers from 0 in a random order.
  package mutating func permutation(_ count: Int) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(count)
    for number in 0..<count { numbers.append(Int32(number)) }
    shuffle(&numbers)
    return numbers
  }
}
