public import Diagrams

/// A slide deck as plain data: what each slide says, not yet how large its letters are.
///
/// Texts may hold anything; what no XML may hold is left out when the deck is written.
public struct Deck: Hashable, Sendable {
  /// What the deck is about.
  public var title: String
  /// A line at the foot of every slide but the first.
  public var footer: String
  /// The slides in order.
  public var slides: [Slide]

  /// Makes a deck.
  public init(title: String, footer: String = "", slides: [Slide] = []) {
    (self.title, self.footer, self.slides) = (title, footer, slides)
  }
}

/// One slide: a finding in words, what shows it, and what the presenter should know.
public struct Slide: Hashable, Sendable {
  /// What a slide shows under its title.
  public enum Content: Hashable, Sendable {
    /// The first slide: lines under the title.
    case cover(lines: [String])
    /// A picture, laid out for ``DeckWriter/pictureFrame(title:lead:hasPointsBeside:)``, with statements at its right if
    /// there are any.
    case diagram(LaidOutDiagram, beside: [SlidePoint] = [])
    /// Rows and columns.
    case table(SlideTable)
    /// A few statements, each with what is behind it.
    case points([SlidePoint])
  }

  /// The finding.
  public var title: String
  /// What is behind the finding, under the title; may be empty.
  public var lead: String
  /// What shows it.
  public var content: Content
  /// What the presenter should know, a paragraph each: how it was measured, where it comes from.
  public var notes: [String]

  /// Makes a slide.
  public init(title: String, lead: String = "", content: Content, notes: [String]) {
    (self.title, self.lead, self.content, self.notes) = (title, lead, content, notes)
  }
}

/// A statement with what is behind it.
public struct SlidePoint: Hashable, Sendable {
  /// The statement.
  public var headline: String
  /// What is behind it; may be empty.
  public var detail: String

  /// Makes a statement.
  public init(_ headline: String, detail: String = "") { (self.headline, self.detail) = (headline, detail) }
}

/// A table of a slide.
public struct SlideTable: Hashable, Sendable {
  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its heading.
    public var title: String
    /// Whether it holds numbers, which stand at the right.
    public var isNumeric: Bool

    /// Makes a column.
    public init(_ title: String, isNumeric: Bool = false) { (self.title, self.isNumeric) = (title, isNumeric) }
  }

  /// What a cell's colour says besides its text.
  public enum Tone: Hashable, Sendable {
    /// Nothing.
    case plain
    /// Less than expected, weakly or strongly.
    case low(isStrong: Bool)
    /// More than expected, weakly or strongly.
    case high(isStrong: Bool)
    /// No meaning here, such as a group with itself.
    case empty
  }

  /// A cell.
  public struct Cell: Hashable, Sendable {
    /// Its text.
    public var text: String
    /// Whether the letters are bold.
    public var isBold: Bool
    /// What its colour says.
    public var tone: Tone

    /// Makes a cell.
    public init(_ text: String, isBold: Bool = false, tone: Tone = .plain) {
      (self.text, self.isBold, self.tone) = (text, isBold, tone)
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, the most important first: what finds no room is left out from the end.
  public var rows: [[Cell]]
  /// The table in words, for those who cannot see it.
  public var description: String
  /// A line under the table; may be empty.
  public var caption: String
  /// What to do for the rows that found no room, such as a command.
  public var whereTheRestIs: String
  /// Whether all columns but the first are of one width, as in a matrix.
  public var isMatrix: Bool

  /// Makes a table.
  public init(
    columns: [Column], rows: [[Cell]], description: String, caption: String = "", whereTheRestIs: String = "",
    isMatrix: Bool = false
  ) {
    (self.columns, self.rows, self.description) = (columns, rows, description)
    (self.caption, self.whereTheRestIs, self.isMatrix) = (caption, whereTheRestIs, isMatrix)
  }
}
