/// A colour of the sRGB space.
public struct Colour: Hashable, Sendable, CustomStringConvertible {
  /// Red, 0 to 255.
  public let red: UInt8
  /// Green, 0 to 255.
  public let green: UInt8
  /// Blue, 0 to 255.
  public let blue: UInt8

  /// Makes a colour from 0xRRGGBB; higher bits are ignored.
  public init(_ rgb: UInt32) {
    (red, green, blue) = (UInt8(rgb >> 16 & 255), UInt8(rgb >> 8 & 255), UInt8(rgb & 255))
  }

  /// Black.
  public static let black = Colour(0x000000)
  /// White.
  public static let white = Colour(0xFFFFFF)

  /// The colour as `#rrggbb`.
  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Returns the colour with a share of another mixed in, 0 for none and 1 for all.
  public func mixed(with other: Colour, share: Double) -> Colour {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt32 {
      UInt32((Double(a) + (Double(b) - Double(a)) * min(max(share, 0), 1)).rounded())
    }
    return Colour(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
  }

  /// The relative luminance of WCAG 2, from 0 for black to 1 for white.
  ///
  /// See <https://www.w3.org/TR/WCAG21/#dfn-relative-luminance>.
  public var relativeLuminance: Double {
    let (r, g, b) = (Self.linear[Int(red)], Self.linear[Int(green)], Self.linear[Int(blue)])
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  /// The contrast ratio of WCAG 2 between two colours, from 1 to 21.
  public func contrast(with other: Colour) -> Double {
    let (a, b) = (relativeLuminance, other.relativeLuminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// A near-black or white that is read on this colour with a contrast of at least 4.5; pure black if neither is.
  public var readableInk: Colour {
    let candidates = [Colour(0x16191D), .white]
    let best = candidates.max { contrast(with: $0) < contrast(with: $1) } ?? .black
    // Of pure black and pure white one always has at least 4.58.
    return contrast(with: best) >= 4.5 ? best : .black
  }

  /// The linear light of each of the 256 steps of sRGB.
  private static let linear: [Double] = (0...255).map { step in
    let value = Double(step) / 255
    return value <= 0.04045 ? value / 12.92 : power12over5((value + 0.055) / 1.055)
  }

  /// *x* to the power of 2.4 as the fifth root of *x*¹², by Newton's method: the standard library has no `pow`.
  private static func power12over5(_ x: Double) -> Double {
    let x4 = x * x * x * x
    let goal = x4 * x4 * x4
    var root = max(x, 1e-3)
    for _ in 0..<60 {
      let r4 = root * root * root * root
      root -= (r4 * root - goal) / (5 * r4)
    }
    return root
  }
}
