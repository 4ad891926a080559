/// A country, by its ISO 3166-1 alpha-2 code.
public struct Country: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The two capital letters of ISO 3166-1.
  public let code: String

  /// Finds the country of a code, in any case; nil if ISO 3166-1 has no such code.
  ///
  /// `XK`, which the standard leaves to its users, is Kosovo, as in the data of the European institutions.
  /// European institutions write `EL` and `UK` where ISO has `GR` and `GB`; both are understood, see
  /// ``isoCode(ofEuropean:)``.
  public init?(code: String) {
    let upper = code.uppercased()
    let iso = Self.isoCode(ofEuropean: upper) ?? upper
    guard CountryNames.byCode[iso] != nil else { return nil }
    self.code = iso
  }

  /// The ISO code that a code of the European institutions stands for, or nil if both agree.
  public static func isoCode(ofEuropean code: String) -> String? {
    switch code.uppercased() {
    case "EL": "GR"
    case "UK": "GB"
    default: nil
    }
  }

  /// Finds the country of an English short name, of another name in common use such as `USA`, or of what a European
  /// country calls itself, in any case; nil if there is none.
  public init?(name: String) {
    let folded = name.lowercased()
    guard let code = CountryNames.byFoldedName[folded] ?? CountryNames.byOtherName[folded] else { return nil }
    self.code = code
  }

  /// The short English name.
  public var name: String { CountryNames.byCode[code] ?? code }

  /// Every country of ISO 3166-1, and Kosovo, by code.
  public static var all: [Country] { CountryNames.byCode.keys.sorted().compactMap(Country.init(code:)) }

  /// Orders countries by code.
  public static func < (left: Self, right: Self) -> Bool { left.code < right.code }

  /// The code.
  public var description: String { code }
}
