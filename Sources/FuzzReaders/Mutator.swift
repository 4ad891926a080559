/// Changes files in the ways that readers trip over; the same seed makes the same changes.
struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// The next number of Marsaglia's xorshift generator (2003, <https://doi.org/10.18637/jss.v008.i14>).
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// A number below a bound.
  mutating func below(_ bound: Int) -> Int { Int(next() >> 1) % max(1, bound) }

  private static let pieces = [
    "-1", "99999999999999999999", "1e999", "NaN", "-0", "2147483648", "\"", "\"\"", "[", "]", "{", "}", "<", ">", "</",
    "&#x0;", "&amp;", "&", "*", "\0", "=", ":", ";", ",", "\n", "\r", "\t", "\u{FEFF}", "\u{2028}", "0", "<![CDATA[",
    "]]>",
    "<!--", "-->", "<!DOCTYPE a [", "\\u", "\\ud800", "\\", "/*", "//", "#", "%", "*Vertices 9", "*Edges", "labels:",
    "nm=2",
    "--", "->", "subgraph", "null", "true", "sep=;",
  ].map { Array($0.utf8) }

  /// A file made of one or two others.
  mutating func mutated(_ bytes: [UInt8], with other: [UInt8], longest: Int) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) where !bytes.isEmpty {
      let place = below(bytes.count)
      let end = min(bytes.count, place + 1 + below(24))
      switch below(10) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
      case 1: bytes[place] ^= 1 << UInt8(below(8))
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
      case 4: bytes.removeSubrange(place...)
      case 5 where !other.isEmpty:
        let start = below(other.count)
        bytes.insert(contentsOf: other[start..<min(other.count, start + 1 + below(200))], at: place)
      case 6:
        // Nesting and repetition.
        let piece = Array(bytes[place..<end])
        for _ in 0..<below(64) { bytes.insert(contentsOf: piece, at: place) }
      default: bytes.replaceSubrange(place..<end, with: Self.pieces[below(Self.pieces.count)])
      }
    }
    return bytes.count > longest ? Array(bytes.prefix(longest)) : bytes
  }
}
