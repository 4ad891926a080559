/// Sixteen numbers, one for each of the sources that share a search.
///
/// Concrete on purpose: a generic `SIMD` type is not turned into vector instructions reliably, and wider ones are spilled.
typealias PathLaneValues = SIMD16<Double>

/// Eight of the sixteen, so that what a step needs at a time stays in registers.
typealias HalfLaneValues = SIMD8<Double>

extension SIMD8<Double> {
  /// The sum, pair by pair.
  @inline(__always)
  var laneSum: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// The quotient, and 0 where the divisor is 0.
  @inline(__always)
  func dividedOrZero(by divisor: Self) -> Self {
    (self / divisor).replacing(with: Self(), where: divisor .== Self())
  }
}

extension SIMD8<UInt64> {
  /// Whether some bit is set.
  @inline(__always)
  var hasBits: Bool {
    let four = lowHalf | highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] != 0
  }

  /// How many bits are set: up to 512.
  ///
  /// Counted in parallel inside all words (Warren, Hacker's Delight, 2nd edition, 2012, section 5–1), since the counting
  /// instruction is not among those that every x86-64 processor has.
  @inline(__always)
  var bitCount: Int {
    typealias Words = SIMD8<UInt64>
    let pairs = self &- ((self &>> 1) & Words(repeating: 0x5555_5555_5555_5555))
    let low = Words(repeating: 0x3333_3333_3333_3333)
    let nibbles = (pairs & low) &+ ((pairs &>> 2) & low)
    let bytes = (nibbles &+ (nibbles &>> 4)) & Words(repeating: 0x0f0f_0f0f_0f0f_0f0f)
    // A byte holds 8 at most, so that of eight words 64.
    let four = bytes.lowHalf &+ bytes.highHalf
    let two = four.lowHalf &+ four.highHalf
    let word = two[0] &+ two[1]
    let halves = (word & 0x00ff_00ff_00ff_00ff) &+ ((word &>> 8) & 0x00ff_00ff_00ff_00ff)
    return Int((halves &* 0x0001_0001_0001_0001) &>> 48)
  }
}

/// For each set of four lanes, all bits of those in the set: what turns sixteen bits into sixteen masks without the
/// vector shifts that older processors lack.
final class LaneMasks: Sendable {
  /// Sixteen vectors, never written again.
  nonisolated(unsafe) let quarters: UnsafeMutablePointer<SIMD4<UInt64>>

  init() {
    quarters = .allocate(capacity: 16)
    for set in 0..<16 {
      var mask = SIMD4<UInt64>(repeating: 0)
      for lane in 0..<4 where set >> lane & 1 == 1 { mask[lane] = .max }
      (quarters + set).initialize(to: mask)
    }
  }

  deinit { quarters.deallocate() }
}

extension UnsafeMutablePointer<SIMD4<UInt64>> {
  /// Numbers with 0 in place of those outside a set of eight lanes, even of infinities.
  @inline(__always)
  func keep(_ lanes: Int, of values: HalfLaneValues) -> HalfLaneValues {
    let mask = SIMD8(lowHalf: self[lanes & 15], highHalf: self[lanes >> 4 & 15])
    return unsafeBitCast(unsafeBitCast(values, to: SIMD8<UInt64>.self) & mask, to: HalfLaneValues.self)
  }
}
