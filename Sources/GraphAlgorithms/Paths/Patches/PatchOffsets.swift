/// By how much each of 64 sources is farther from a node than the nearest of them.
///
/// Four vectors of sixteen bytes, because wider ones are not turned into vector instructions.
struct PatchOffsets: BitwiseCopyable {
  typealias Quarter = SIMD16<UInt8>

  /// The offset of a source that no path joins with the node.
  ///
  /// Together with the largest difference that counts, which is as much, it still is a byte.
  static let unreached: UInt8 = 127

  private(set) var first: Quarter
  private(set) var second: Quarter
  private(set) var third: Quarter
  private(set) var fourth: Quarter

  init(repeating offset: UInt8) {
    let quarter = Quarter(repeating: offset)
    (first, second, third, fourth) = (quarter, quarter, quarter, quarter)
  }

  subscript(lane: Int) -> UInt8 {
    @inline(__always)
    get {
      withUnsafeBytes(of: self) { $0[lane] }
    }
    @inline(__always)
    set {
      withUnsafeMutableBytes(of: &self) { $0[lane] = newValue }
    }
  }

  /// Takes in each lane another offset plus a difference instead, if that is less.
  @inline(__always)
  mutating func lower(to other: PatchOffsets, plus difference: UInt8) {
    let difference = Quarter(repeating: difference)
    first.lower(to: other.first &+ difference)
    second.lower(to: other.second &+ difference)
    third.lower(to: other.third &+ difference)
    fourth.lower(to: other.fourth &+ difference)
  }

  /// Takes in each lane another offset instead, if that is more and not ``unreached``.
  @inline(__always)
  mutating func raise(to other: PatchOffsets) {
    first.raise(to: other.first)
    second.raise(to: other.second)
    third.raise(to: other.third)
    fourth.raise(to: other.fourth)
  }

  /// Whether some offset is another than in other offsets.
  @inline(__always)
  func differs(from other: PatchOffsets) -> Bool {
    let left = (first ^ other.first) | (second ^ other.second)
    let right = (third ^ other.third) | (fourth ^ other.fourth)
    return (left | right).hasBits
  }

  /// Whether some lane is unreached.
  @inline(__always)
  var hasUnreached: Bool {
    // One more than that has the highest bit.
    let sum = ((first &+ 1) | (second &+ 1) | (third &+ 1) | (fourth &+ 1)) & 0x80
    return sum.hasBits
  }

  /// Whether some lane is unreached here that is not there.
  @inline(__always)
  func isUnreachedElsewhereThan(_ other: PatchOffsets) -> Bool {
    // The highest bit is set here, and not there.
    let (a, b) = ((first &+ 1) & ~(other.first &+ 1), (second &+ 1) & ~(other.second &+ 1))
    let (c, d) = ((third &+ 1) & ~(other.third &+ 1), (fourth &+ 1) & ~(other.fourth &+ 1))
    return ((a | b | c | d) & 0x80).hasBits
  }

  /// The largest of all.
  var largest: Int {
    var largest = first
    largest.raise(to: second)
    largest.raise(to: third)
    largest.raise(to: fourth)
    return Int(largest.max())
  }

  /// Adds 1 to the counts of those lanes that have some offset and are allowed.
  @inline(__always)
  func count(_ offset: Quarter, allowed: PatchOffsets, into counts: inout PatchOffsets) {
    counts.first &+= allowed.first.kept(where: first .== offset)
    counts.second &+= allowed.second.kept(where: second .== offset)
    counts.third &+= allowed.third.kept(where: third .== offset)
    counts.fourth &+= allowed.fourth.kept(where: fourth .== offset)
  }
}

extension SIMD16<UInt8> {
  @inline(__always)
  fileprivate var hasBits: Bool {
    let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }

  /// The smallest of all.
  @inline(__always)
  var smallest: UInt8 {
    var eight = lowHalf
    eight.replace(with: highHalf, where: highHalf .< eight)
    var four = eight.lowHalf
    four.replace(with: eight.highHalf, where: eight.highHalf .< four)
    return Swift.min(Swift.min(four[0], four[1]), Swift.min(four[2], four[3]))
  }

  @inline(__always)
  fileprivate mutating func lower(to other: Self) { replace(with: other, where: other .< self) }

  @inline(__always)
  fileprivate mutating func raise(to other: Self) {
    let known = other.replacing(with: 0, where: other .== Self(repeating: PatchOffsets.unreached))
    replace(with: known, where: known .> self)
  }

  @inline(__always)
  fileprivate func kept(where mask: SIMDMask<SIMD16<Int8>>) -> Self { Self().replacing(with: self, where: mask) }
}
