/// The colours, the font and the least sizes of letters of a picture.
///
/// Group colours follow Paul Tol's *light* scheme, which people with any colour vision tell apart; the two ends of the
/// scale are vermilion and blue of Okabe and Ito. See <https://sronpersonalpages.nl/~pault/> and
/// <https://jfly.uni-koeln.de/color/>.
public struct Theme: Hashable, Sendable {
  /// A corner that is left free for a logo.
  public struct LogoSpace: Hashable, Sendable {
    /// The corners of a picture.
    public enum Corner: String, CaseIterable, Hashable, Sendable {
      /// Beside the title, at the left.
      case topLeft = "top-left"
      /// Beside the title, at the right.
      case topRight = "top-right"
      /// Beside the caption, at the left.
      case bottomLeft = "bottom-left"
      /// Beside the caption, at the right.
      case bottomRight = "bottom-right"
    }
    /// Which corner.
    public var corner: Corner
    /// How much of it, in points on a slide.
    public var size: Size

    /// Keeps a corner free.
    public init(corner: Corner, size: Size) { (self.corner, self.size) = (corner, size) }
  }

  /// What it is called.
  public var name: String
  /// The paper.
  public var background: Colour
  /// Text.
  public var ink: Colour
  /// Captions and other small print.
  public var quietInk: Colour
  /// The area behind a group.
  public var panel: Colour
  /// The colours of groups, in order; ``groupColourCount`` of them.
  public var groupColours: [Colour]
  /// Groups that have no colour of their own.
  public var otherColour: Colour
  /// The lower end of a scale: fewer than expected.
  public var deficit: Colour
  /// The upper end of a scale: more than expected.
  public var surplus: Colour
  /// How far group colours are drawn towards the paper, from 0 to 1.
  public var softening: Double
  /// The font of all texts.
  public var font = LaidOutDiagram.font
  /// The least size of any letter, in points on a slide of 13.33 × 7.5 inches.
  public var leastLabelSize = 11.0
  /// The least size of the names in focus.
  public var leastFocusSize = 14.0
  /// The size of the title; up to a tenth less, but never below 24 points, where that saves a line.
  public var titleSize = 26.0
  /// Whether groups also have letters, because colours may be lost on the way to the reader.
  public var lettersGroups = false
  /// The corner kept free for a logo.
  public var logo: LogoSpace?

  /// How many groups have a colour of their own.
  public static let groupColourCount = 8

  /// Dark on white, for slides and documents.
  public static let light = Theme(
    name: "light", background: .white, ink: Colour(0x16191D), quietInk: Colour(0x4A5361), panel: Colour(0xF4F6F9),
    deficit: Colour(0xD55E00), surplus: Colour(0x0072B2), softening: 0)
  /// Light on dark, for dark slides.
  public static let dark = Theme(
    name: "dark", background: Colour(0x14181F), ink: Colour(0xF2F4F7), quietInk: Colour(0xB9C1CD),
    panel: Colour(0x1E242E), deficit: Colour(0xE8843A), surplus: Colour(0x56B4E9), softening: 0.12)
  /// Pale colours that stay apart in grey, for paper.
  public static let print: Theme = {
    var theme = printColours
    theme.lettersGroups = true
    return theme
  }()
  private static let printColours = Theme(
    name: "print", background: .white, ink: .black, quietInk: Colour(0x333333), panel: Colour(0xF7F7F7),
    deficit: .white, surplus: Colour(0x6E6E6E), softening: 0.35)
  /// The themes that every picture can have.
  public static let all = [light, dark, print]

  private init(
    name: String, background: Colour, ink: Colour, quietInk: Colour, panel: Colour, deficit: Colour, surplus: Colour,
    softening: Double
  ) {
    (self.name, self.background, self.ink, self.quietInk) = (name, background, ink, quietInk)
    (self.panel, self.deficit, self.surplus, self.softening) = (panel, deficit, surplus, softening)
    groupColours = [0x77AADD, 0xEE8866, 0x44BB99, 0xEEDD88, 0xFFAABB, 0x99DDFF, 0xBBCC33, 0xAAAA00].map(Colour.init)
    otherColour = Colour(0xD5D8DD)
  }

  /// Lines that only part things.
  public var rule: Colour { background.mixed(with: ink, share: 0.18) }
  /// The land of a map.
  public var land: Colour { background.mixed(with: ink, share: isDark ? 0.13 : 0.07) }

  private var isDark: Bool { background.relativeLuminance < ink.relativeLuminance }

  /// The full colour of a fill.
  public func colour(of fill: NodeFill) -> Colour {
    switch fill {
    case .group(let index):
      (groupColours.indices.contains(index) ? groupColours[index] : otherColour)
        .mixed(with: background, share: softening)
    case .other: otherColour.mixed(with: background, share: softening)
    case .plain: background
    case .colour(let colour): colour
    case .scale(let value):
      background.mixed(with: value < 0 ? deficit : surplus, share: min(abs(value), 1) * 0.9)
    }
  }

  /// The colour inside a node.
  public func fill(of fill: NodeFill, emphasis: Emphasis) -> Colour {
    let base = colour(of: fill)
    if case .scale = fill { return base }
    return switch emphasis {
    case .focus: base
    case .normal: base.mixed(with: background, share: isDark ? 0.1 : 0.3)
    case .minor: base.mixed(with: background, share: isDark ? 0.3 : 0.6)
    }
  }

  /// The colour of a node's outline.
  public func stroke(of fill: NodeFill, emphasis: Emphasis) -> Colour {
    if case .scale = fill { return emphasis == .focus ? ink : background.mixed(with: ink, share: 0.3) }
    return switch emphasis {
    case .focus: ink
    case .normal: fill == .plain ? quietInk : colour(of: fill).mixed(with: ink, share: 0.45)
    case .minor: fill == .plain ? rule : colour(of: fill).mixed(with: ink, share: 0.15)
    }
  }

  /// The colour of a tie.
  public func line(_ emphasis: Emphasis) -> Colour {
    let share =
      switch emphasis {
      case .focus: 0.85
      case .normal: 0.45
      case .minor: 0.22
      }
    return background.mixed(with: ink, share: share)
  }
}
