internal import Diagrams

/// What slides look like: master, layouts and theme with what the writer has to know of them.
struct Design: Sendable {
  /// The size of a slide in points.
  var size: Size
  /// Masters, layouts, themes and what they refer to.
  var parts: [PackageParts.Part]
  /// The names of the master parts with the numbers that the presentation knows them by.
  var masters: [(name: String, number: Int)]
  /// For the first slide.
  var cover: LayoutPlan
  /// For every other slide.
  var finding: LayoutPlan
  /// What the names of colours stand for.
  var colours: SchemeColours
  /// The colour of the slide.
  var paper: DrawingColour
  /// The colour of letters on it.
  var ink: DrawingColour
  /// Whether contents need a sheet of the paper's colour under them, because slides stand on a picture or gradient.
  var needsSheet = false
  /// How much wider its letters may be than those of Arial.
  var fontWidth: Double

  /// How light the paper is, from 0 to 1000.
  var paperLightness: Int {
    let paper = colours.resolved(paper)
    let parts = [paper.red, paper.green, paper.blue].map(Int.init)
    return ((parts.max() ?? 0) + (parts.min() ?? 0)) * 1000 / 510
  }

  /// Whether the paper is darker than the letters.
  var isDark: Bool { colours.resolved(paper).relativeLuminance < colours.resolved(ink).relativeLuminance }
}

/// A layout of a master, as far as slides fill it.
struct LayoutPlan: Hashable, Sendable {
  /// The name of its part.
  var part: String
  /// Where the title goes.
  var title: Placeholder
  /// Where lines under the title of the first slide go.
  var subtitle: Placeholder?
  /// Where the line at the foot goes.
  var footer: Placeholder?
  /// Where the number goes.
  var slideNumber: Placeholder?
}

/// A place of a layout that slides fill.
struct Placeholder: Hashable, Sendable {
  /// What it is for, in the words of the format: `title`, `ctrTitle`, `subTitle`, `ftr`, `sldNum`.
  var type: String
  /// Its number in the layout.
  var index: String?
  /// Where it stands on the slide.
  var box: Box
  /// The size of its letters in points.
  var fontSize: Double
  /// Whether its letters are bold.
  var isBold = false
  /// Whether text starts at the top of the box.
  var startsAtTop = false
  /// The room between the left and right edges of the box and its text.
  var inset = 7.2
}
