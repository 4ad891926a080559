/// A field of a table as words of eight bytes, so that its end is found, and its value read, many bytes at a time.
///
/// The tricks are those of Mycroft (zero bytes of a word) and Lemire, *Parsing eight digits* (2022); a byte in a word is as
/// far from its lowest bit as the byte is from the beginning of the word.
enum FieldWords {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Marks bytes that end a field or need a closer look: control characters, quotes, the separator, and what is not ASCII.
  ///
  /// The lowest mark is exact; above it there may be marks too many.
  @inline(__always)
  static func marks(_ word: UInt64, separators: UInt64) -> UInt64 {
    let separated = word ^ separators
    let quoted = word ^ (ones &* 0x22)
    let control = (word &- ones &* 0x20) & ~word
    return (control | ((separated &- ones) & ~separated) | ((quoted &- ones) & ~quoted) | word) & tops
  }

  /// A byte, eight times.
  @inline(__always)
  static func repeated(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// Marks bytes that are no digits.
  @inline(__always)
  static func nonDigits(_ word: UInt64) -> UInt64 {
    let digits = word ^ (ones &* 0x30)
    return (digits | ((digits & ~tops) &+ ones &* 0x76)) & tops
  }

  /// The number that up to eight digits spell, the first one lowest and zeros after the last; -1 for anything else.
  @inline(__always)
  static func number(_ word: UInt64, count: Int) -> Int {
    let digits = (word ^ (ones &* 0x30).first(count)) << UInt64(64 - 8 * count)
    return (digits | (digits &+ ones &* 0x76)) & tops == 0 ? value(word, digitCount: count) : -1
  }

  /// The number that the first one to eight bytes of a word spell, which are known to be digits.
  @inline(__always)
  static func value(_ word: UInt64, digitCount: Int) -> Int {
    // Zeros before the first digit do not change a number.
    let digits = (word ^ ones &* 0x30) &<< UInt64(64 - 8 * digitCount)
    let pairs = (digits &* (10 << 8 + 1)) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* (100 << 16 + 1)) >> 16 & 0x0000_FFFF_0000_FFFF
    return Int(truncatingIfNeeded: (fours &* (10_000 << 32 + 1)) >> 32)
  }
}
