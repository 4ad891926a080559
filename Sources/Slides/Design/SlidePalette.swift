internal import Diagrams

/// Which colours of a theme stand for the colours of a picture.
///
/// Pictures come with colours of their own. Those that mean something (a group, the paper, the ink) are replaced by names
/// of the theme, so that a presenter who changes the theme recolours the picture.
struct SlidePalette {
  private let references: [Colour: DrawingColour]
  private let colours: SchemeColours
  private let paper: DrawingColour
  private let ink: DrawingColour
  private let isDark: Bool

  /// Pairs the colours of a picture's theme with names.
  ///
  /// - Parameters:
  ///   - theme: The theme that the picture was laid out with.
  ///   - design: What the slides look like.
  init(_ theme: Theme, design: Design) {
    (colours, paper, ink) = (design.colours, design.paper, design.ink)
    let isDark = design.isDark
    self.isDark = isDark
    var references: [Colour: DrawingColour] = [:]
    func pair(_ colour: Colour, _ reference: DrawingColour) {
      if references[colour] == nil { references[colour] = reference }
    }
    /// Nearer to the paper.
    func faded(_ name: String, _ share: Int, base: Int = 1000) -> DrawingColour {
      .scheme(name, times: base * (1000 - share) / 1000, plus: share * design.paperLightness / 1000)
    }
    pair(theme.background, design.paper)
    pair(theme.ink, design.ink)
    for emphasis in Emphasis.allCases {
      let share = emphasis == .focus ? 0 : emphasis == .normal ? (isDark ? 120 : 300) : (isDark ? 400 : 600)
      for group in 0..<Theme.groupColourCount {
        let (name, base) = Self.accents[group % Self.accents.count]
        pair(theme.fill(of: .group(group), emphasis: emphasis), faded(name, share, base: base))
        guard emphasis != .focus else { continue }
        pair(
          theme.stroke(of: .group(group), emphasis: emphasis),
          isDark ? .scheme(name, times: base * 6 / 10, plus: 400) : .scheme(name, times: base * 6 / 10))
      }
      // Greys are ink that gives way to paper.
      let greys: [(Colour, Int)] = [
        (theme.fill(of: .other, emphasis: emphasis), emphasis == .focus ? 200 : emphasis == .normal ? 150 : 90),
        (theme.stroke(of: .other, emphasis: emphasis), 550),
        (theme.stroke(of: .plain, emphasis: emphasis), emphasis == .minor ? 250 : 650),
        (theme.line(emphasis), emphasis == .focus ? 850 : emphasis == .normal ? 500 : 250),
      ]
      for (colour, share) in greys { pair(colour, Self.grey(share, of: design)) }
    }
    pair(theme.quietInk, Self.grey(750, of: design))
    pair(theme.panel, Self.grey(50, of: design))
    pair(theme.rule, Self.grey(180, of: design))
    // Countries that hold something are a little darker than the other land of a map.
    pair(theme.land, Self.grey(isDark ? 130 : 70, of: design))
    pair(theme.land.mixed(with: theme.ink, share: 0.09), Self.grey(isDark ? 208 : 154, of: design))
    self.references = references
  }

  /// How a colour of the picture is named.
  func reference(_ colour: Colour) -> DrawingColour { references[colour] ?? .rgb(colour) }

  /// How a fill with text on it is named, and the letters on it: as asked for, or lighter until they can be read.
  func fillWithText(_ colour: Colour) -> (fill: DrawingColour, ink: DrawingColour) {
    var fill = reference(colour)
    for _ in 0..<8 {
      let seen = colours.resolved(fill)
      let best = [ink, paper].max { contrast($0, seen) < contrast($1, seen) } ?? ink
      if contrast(best, seen) >= Self.readable { return (fill, best) }
      guard case .scheme(let name, let times, let plus) = fill else { break }
      // Farther from the ink on every round.
      fill = .scheme(name, times: times * 3 / 4, plus: plus * 3 / 4 + (isDark ? 0 : 250))
    }
    let seen = colours.resolved(fill)
    return (fill, .rgb(seen.readableInk))
  }

  private func contrast(_ colour: DrawingColour, _ seen: Colour) -> Double {
    colours.resolved(colour).contrast(with: seen)
  }

  /// The contrast that WCAG 2 asks for at level AA.
  private static let readable = 4.5

  /// Accents of the theme for groups; two more are made of the first by darkening.
  private static let accents = [
    ("accent1", 1000), ("accent2", 1000), ("accent3", 1000), ("accent4", 1000), ("accent5", 1000), ("accent6", 1000),
    ("accent3", 600), ("accent1", 600),
  ]

  /// Ink that gives way to paper: a share of ink in thousandths.
  static func grey(_ share: Int, of design: Design) -> DrawingColour {
    guard case .scheme(let name, _, _) = design.ink else { return design.ink }
    return .scheme(name, times: share, plus: (1000 - share) * design.paperLightness / 1000)
  }
}
