import Foundation

/// Text without the differences that people overlook: case, accents, blanks and punctuation.
package struct FoldedText: Hashable, Sendable {
  /// The letters and digits that remain.
  package let scalars: [UInt32]

  package init(_ text: String) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          scalars.append(UInt32(byte))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): scalars.append(UInt32(byte) + 32)
        default: break
        }
      }
    } else {
      for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
        if let plain = Self.withoutStroke[scalar] {
          scalars += plain.unicodeScalars.map(\.value)
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          if scalar.properties.canonicalCombiningClass == .notReordered { scalars.append(scalar.value) }
        }
      }
    }
    self.scalars = scalars
  }

  /// Letters whose stroke or ligature is part of them, so that decomposition leaves it.
  private static let withoutStroke: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
  ]
}
