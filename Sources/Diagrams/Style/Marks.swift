/// How much a node or tie stands out; by custom it tells what the finding is about.
public enum Emphasis: String, CaseIterable, Hashable, Sendable {
  /// Drawn first, faint and small; the label goes when room is short.
  case minor
  /// As usual.
  case normal
  /// Drawn last, larger and heavier; never loses its label.
  case focus
}

/// How a tie is drawn; by custom it tells the kind of tie.
public enum LineStyle: String, CaseIterable, Hashable, Sendable {
  /// One unbroken line.
  case solid
  /// Dashes.
  case dashed
  /// Dots.
  case dotted
  /// An unbroken line of twice the width.
  case bold
  /// Two thin lines side by side.
  case double
}

/// What fills a node; by custom it tells the sector or community.
public enum NodeFill: Hashable, Sendable {
  /// The colour of a numbered group in the theme's palette, from 0; numbers past the palette are drawn as `other`.
  case group(Int)
  /// The grey of all groups that have no colour of their own.
  case other
  /// The colour of the paper.
  case plain
  /// A colour of its own.
  case colour(Colour)
  /// A place on the theme's scale, from -1 (far fewer than expected) over 0 (the paper) to 1 (far more).
  case scale(Double)
}

/// How large a node is drawn besides its label; by custom it tells a number such as its ties.
public enum SizeClass: Int, CaseIterable, Hashable, Comparable, Sendable {
  /// Just as large as the label needs.
  case small
  /// Some room around the label.
  case medium
  /// Much room around the label.
  case large

  /// Orders classes by size.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Which way a tie points.
public enum Arrow: String, CaseIterable, Hashable, Sendable {
  /// Neither way.
  case none
  /// From source to target.
  case forward
  /// Both ways.
  case both
}
