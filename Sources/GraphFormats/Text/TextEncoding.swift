/// How characters stand in the bytes of a file.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, with a byte order mark or recognised by its zeros.
  case utf16 = "UTF-16"
  /// Windows-1252, Western Europe; holds ISO 8859-1.
  case windows1252 = "Windows-1252"
  /// Windows-1250, Central Europe.
  case windows1250 = "Windows-1250"

  /// The encoding that an XML declaration names; nil for one that is not known here.
  init?(declared name: String) {
    switch name.uppercased() {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII": self = .utf8
    case "UTF-16", "UTF-16LE", "UTF-16BE": self = .utf16
    case "ISO-8859-1", "LATIN1", "LATIN-1", "WINDOWS-1252", "CP1252", "ISO-8859-15": self = .windows1252
    case "WINDOWS-1250", "CP1250": self = .windows1250
    default: return nil
    }
  }

  /// The character of a byte from 0x80 up in a single-byte encoding.
  private func scalar(of byte: UInt8) -> Unicode.Scalar {
    let place = Int(byte) - 0x80
    if self == .windows1250 { return Self.windows1250Upper[place] }
    return place < 32 ? Self.windows1252Upper[place] : Unicode.Scalar(byte)
  }

  /// Bytes of a single-byte encoding as UTF-8.
  package func utf8(from bytes: ArraySlice<UInt8>) -> [UInt8] {
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { converted.append(byte) } else { converted += Array(UTF8.encode(scalar(of: byte)) ?? .init()) }
    }
    return converted
  }

  // Bytes without a character in the code page stand for the control character of the same number.
  private static let windows1252Upper = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
  private static let windows1250Upper = Array(
    ("€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙").unicodeScalars)
}
