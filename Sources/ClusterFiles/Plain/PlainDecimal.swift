/// Numbers as most tables write them.
enum PlainDecimal {
  /// A number above zero; nil if the text is anything else.
  ///
  /// With a decimal point and at most 15 digits it is the quotient of two exact numbers, which a division gives exactly
  /// rounded (Clinger 1990, <https://doi.org/10.1145/93542.93557>); other forms take the general way.
  static func positive(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var (digits, scale) = (0, 1)
    var point = false
    for byte in text {
      if byte == UInt8(ascii: "."), !point {
        point = true
      } else if 48...57 ~= byte {
        digits = digits * 10 + Int(byte - 48)
        if point { scale *= 10 }
        guard digits < 1_000_000_000_000_000, scale < 1_000_000_000_000_000 else { return general(text) }
      } else {
        return general(text)
      }
    }
    guard digits > 0, text.count > 1 || !point else { return nil }
    return Double(digits) / Double(scale)
  }

  private static func general(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let isPlain = text.allSatisfy { 48...57 ~= $0 || [43, 45, 46, 69, 101].contains($0) }
    guard isPlain, let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite, number > 0 else {
      return nil
    }
    return number
  }
}
