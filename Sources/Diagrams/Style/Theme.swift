/// A set of colours that go together.
///
/// Group colours are the *light* qualitative scheme of Paul Tol (<https://personal.sron.nl/~pault/>), made for filling
/// boxes that hold dark text and told apart with every common kind of colour blindness.
public enum Theme: String, CaseIterable, Hashable, Sendable {
  /// Dark on white, for screens and slides.
  case light
  /// Light on near-black, for dark rooms.
  case dark
  /// Pale fills and black lines, for paper and for copiers without colour.
  case print

  /// How many groups have a colour of their own.
  public static let groupColourCount = 8

  private static let groups: [Colour] = [
    0x77AADD, 0xEE8866, 0x44BB99, 0xEEDD88, 0xFFAABB, 0x99DDFF, 0xBBCC33, 0xAAAA00,
  ].map(Colour.init)

  /// The colour of the paper.
  public var background: Colour {
    switch self {
    case .light, .print: .white
    case .dark: Colour(0x14181F)
    }
  }
  /// The colour of titles and headings.
  public var ink: Colour {
    switch self {
    case .light: Colour(0x16191D)
    case .dark: Colour(0xF2F4F7)
    case .print: .black
    }
  }
  /// The colour of captions and legend texts.
  public var quietInk: Colour {
    switch self {
    case .light: Colour(0x4A5361)
    case .dark: Colour(0xB9C1CD)
    case .print: Colour(0x333333)
    }
  }
  /// The colour of the panel behind a group.
  public var panel: Colour {
    switch self {
    case .light: Colour(0xF4F6F9)
    case .dark: Colour(0x1E242E)
    case .print: Colour(0xF7F7F7)
    }
  }
  /// The colour of thin rules that set parts apart.
  public var rule: Colour { background.mixed(with: ink, share: 0.18) }

  /// The colour of a fill, before emphasis.
  public func colour(of fill: NodeFill) -> Colour {
    let base: Colour =
      switch fill {
      case .group(let index): Self.groups.indices.contains(index) ? Self.groups[index] : Colour(0xD5D8DD)
      case .other: Colour(0xD5D8DD)
      case .plain: background
      case .colour(let colour): colour
      }
    switch (self, fill) {
    case (_, .plain), (_, .colour), (.light, _): return base
    case (.dark, _): return base.mixed(with: background, share: 0.12)
    case (.print, _): return base.mixed(with: .white, share: 0.35)
    }
  }

  /// The fill of a node; minor nodes are nearer to the paper.
  public func fill(of fill: NodeFill, emphasis: Emphasis) -> Colour {
    let base = colour(of: fill)
    return switch emphasis {
    case .focus: base
    case .normal: base.mixed(with: background, share: self == .dark ? 0.1 : 0.3)
    case .minor: base.mixed(with: background, share: self == .dark ? 0.3 : 0.6)
    }
  }

  /// The outline of a node.
  public func stroke(of fill: NodeFill, emphasis: Emphasis) -> Colour {
    switch emphasis {
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
