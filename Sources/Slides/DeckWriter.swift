public import Diagrams
internal import ZipFiles

/// What slides look like: the project's own design, or a user's master, layouts and theme.
public struct SlideDesign: Sendable {
  let design: Design

  /// The project's own design, 16:9, in the colours of a theme.
  public init(theme: Theme) { design = OwnDesign(theme).design }

  /// The design of a presentation or template, whose slides are left out.
  ///
  /// - Parameter template: The bytes of a `.pptx` or `.potx`.
  /// - Throws: ``SlidesError/badTemplate(what:next:)``.
  public init(template: [UInt8]) throws(SlidesError) { design = try Template(template).design() }

  /// The theme that pictures on these slides should be laid out with.
  public var pictureTheme: Theme { design.isDark ? .dark : .light }
}

/// Writes a deck as an Office Open XML presentation (ECMA-376, transitional).
public struct DeckWriter: Sendable {
  private let design: Design
  private let measure: TextMeasure

  /// The margin that a laid-out picture keeps at its own edges; on a slide the slide's margins take its place.
  private static let pictureMargin = (x: Typography.margin, y: Typography.margin * 0.8)

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - design: What slides look like.
  ///   - measure: The widths of the words of the deck.
  public init(_ design: SlideDesign, measure: TextMeasure) { (self.design, self.measure) = (design.design, measure) }

  /// The frame to lay out a picture in that stands under a title and its lead, and left of statements if there are any.
  public func pictureFrame(title: String, lead: String, hasPointsBeside: Bool = false) -> FrameSize {
    let plan = SlidePlan(title: title, lead: lead, design: design, measure: measure)
    let box = Self.frame(around: hasPointsBeside ? plan.split.picture : plan.content)
    // A slide has more room than the least frame by far.
    return FrameSize(width: box.size.width / 72, height: box.size.height / 72) ?? .widescreen
  }

  /// The frame of a picture whose parts fill an area.
  static func frame(around area: Box) -> Box {
    Box(
      x: area.minX - pictureMargin.x, y: area.minY - pictureMargin.y, width: area.size.width + 2 * pictureMargin.x,
      height: area.size.height + 2 * pictureMargin.y)
  }

  /// How often a connector of a picture runs through the name of an organisation that is not its own.
  ///
  /// Connectors keep to the forms that office programs know, so this may be more than what the layout of the picture found.
  public func crossedNameCount(in picture: LaidOutDiagram) -> Int {
    let palette = SlidePalette(picture.theme, design: design)
    return DiagramShapes(picture, palette: palette, origin: Point(x: 0, y: 0)).crossedNameCount
  }

  /// The bytes of the file; the same deck gives the same bytes.
  ///
  /// - Throws: ``SlidesError/unwritable(_:)`` if there is no memory.
  public func bytes(of deck: Deck) throws(SlidesError) -> [UInt8] {
    let package = Presentation(deck: deck, design: design, measure: measure)
    do {
      return try package.parts.archive(rootRelationships: Presentation.rootRelationships)
    } catch {
      throw .unwritable("\(error)")
    }
  }
}
