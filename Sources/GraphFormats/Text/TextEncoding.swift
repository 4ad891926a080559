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
  /// ISO 8859-2, Central Europe on other systems than Windows.
  case latin2 = "ISO-8859-2"
  /// ISO 8859-15, Western Europe with the euro.
  case latin9 = "ISO-8859-15"

  /// The encoding that an XML declaration names; nil for one that is not known here.
  init?(declared name: String) {
    switch name.uppercased() {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII": self = .utf8
    case "UTF-16", "UTF-16LE", "UTF-16BE": self = .utf16
    case "ISO-8859-1", "LATIN1", "LATIN-1", "ISO_8859-1", "WINDOWS-1252", "CP1252": self = .windows1252
    case "WINDOWS-1250", "CP1250": self = .windows1250
    case "ISO-8859-2", "ISO_8859-2", "LATIN2", "LATIN-2": self = .latin2
    case "ISO-8859-15", "ISO_8859-15", "LATIN9", "LATIN-9": self = .latin9
    default: return nil
    }
  }

  /// The character of a byte from 0x80 up in a single-byte encoding.
  private func scalar(of byte: UInt8) -> Unicode.Scalar {
    let place = Int(byte) - 0x80
    switch self {
    case .windows1250: return Self.windows1250Upper[place]
    case .latin2: return place < 32 ? Unicode.Scalar(byte) : Self.latin2Upper[place - 32]
    case .latin9: return Self.latin9Differences[byte] ?? Unicode.Scalar(byte)
    case .utf8, .utf16, .windows1252: return place < 32 ? Self.windows1252Upper[place] : Unicode.Scalar(byte)
    }
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
  private static let latin2Upper = Array(
    ("\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙").unicodeScalars)
  private static let latin9Differences: [UInt8: Unicode.Scalar] = [
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ]
  private static let windows1250Upper = Array(
    ("€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙").unicodeScalars)
}
