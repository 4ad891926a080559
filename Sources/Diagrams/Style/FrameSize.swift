/// The size of a whole picture.
public struct FrameSize: Hashable, Sendable, CustomStringConvertible {
  /// The width in inches.
  public let width: Double
  /// The height in inches.
  public let height: Double

  /// The least and greatest width and height in inches; slides go no further than 56.
  public static let limits: ClosedRange<Double> = 3...56

  /// A slide of 16:9, 13.333 × 7.5 inches.
  public static let widescreen = FrameSize(unchecked: 40.0 / 3, 7.5)
  /// A slide of 4:3, 10 × 7.5 inches.
  public static let standard = FrameSize(unchecked: 10, 7.5)
  /// A sheet of A4 on its long side, 297 × 210 mm.
  public static let a4Landscape = FrameSize(unchecked: 297 / 25.4, 210 / 25.4)

  private init(unchecked width: Double, _ height: Double) { (self.width, self.height) = (width, height) }

  /// The frame as many times smaller, for inner use, whatever the limits.
  func divided(by factor: Double) -> FrameSize {
    factor == 1 ? self : FrameSize(unchecked: width / factor, height / factor)
  }

  /// A part of a frame, in points, whatever the limits.
  init(part: Size) { self.init(unchecked: part.width / 72, part.height / 72) }

  /// Makes a size in inches, or nil outside ``limits``.
  public init?(width: Double, height: Double) {
    guard Self.limits.contains(width), Self.limits.contains(height) else { return nil }
    self.init(unchecked: width, height)
  }

  /// Reads `16:9`, `4:3`, `A4` or inches such as `12x6.75`; nil for anything else.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "16:9": self = .widescreen
    case "4:3": self = .standard
    case "a4": self = .a4Landscape
    case let text:
      let parts = text.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }
      let isPlain = text.allSatisfy { $0.isASCII && $0.isNumber || ".x×".contains($0) }
      guard isPlain, parts.count == 2, let width = Double(parts[0]), let height = Double(parts[1]) else { return nil }
      self.init(width: width, height: height)
    }
  }

  /// The size in points of 1/72 inch.
  public var points: Size { Size(width: width * 72, height: height * 72) }

  /// The text that ``init(_:)`` reads back.
  public var description: String {
    switch self {
    case .widescreen: "16:9"
    case .standard: "4:3"
    case .a4Landscape: "A4"
    default: "\(width)x\(height)"
    }
  }
}
