public import ClusterModel

/// The id of a gap: the same for the same two organisations in every run, whatever their order and rank.
///
/// The 64-bit FNV-1a hash (Fowler, Noll and Vo) of both ids in alphabetical order with a zero
/// byte between, as 16 hexadecimal digits.
public func gapID(_ a: RecordID, _ b: RecordID) -> String {
  let (first, second) = a.utf8.lexicographicallyPrecedes(b.utf8) ? (a, b) : (b, a)
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in Array(first.utf8) + [0] + Array(second.utf8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
