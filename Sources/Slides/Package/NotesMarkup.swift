internal import Diagrams

/// Pages of notes and their master.
enum NotesMarkup {
  static let masterName = "ppt/notesMasters/notesMaster1.xml"
  private static let themeName = "ppt/theme/notesTheme.xml"

  static func name(_ number: Int) -> String { "ppt/notesSlides/notesSlide\(number).xml" }

  private static let slideImage = Box(x: 54, y: 68, width: 432, height: 243)
  private static let body = Box(x: 54, y: 340, width: 432, height: 350)
  private static let namespaces =
    ["xmlns:a": Namespace.drawing, "xmlns:r": Namespace.relationships, "xmlns:p": Namespace.presentation]
    as KeyValuePairs<String, String?>

  /// The notes of a slide.
  static func part(of slide: Slide, number: Int, slideName: String) -> PackageParts.Part {
    let style = TextStyle(size: 12)
    let paragraphs = slide.notes.filter { !$0.isEmpty }.map { style.paragraph([$0], spaceBefore: 6) }
    let root = Markup(
      "p:notes", namespaces,
      [
        Markup(
          "p:cSld", [:],
          [
            SlideMarkup.tree([
              imagePlace(2, box: nil),
              place(
                3, "Notes", "body", index: "1", box: nil,
                paragraphs: paragraphs.isEmpty ? [style.paragraph([""])] : paragraphs),
            ])
          ]), Markup("p:clrMapOvr", [:], [Markup("a:masterClrMapping")]),
      ])
    return .init(
      name: name(number), contentType: PartType.notes, bytes: root.document,
      relationships: [
        Relationship(id: "rId1", type: PartType.reference("notesMaster"), target: "/" + masterName),
        Relationship(id: "rId2", type: PartType.reference("slide"), target: "/" + slideName),
      ])
  }

  /// The master of notes with a theme of its own, which the format demands.
  static func master(_ design: Design) -> (master: PackageParts.Part, theme: PackageParts.Part) {
    let style = TextStyle(size: 12)
    let level = Markup(
      "a:lvl1pPr", ["marL": "0", "algn": "l", "rtl": "0"],
      [
        Markup(
          "a:defRPr", ["sz": "1200", "kern": "1200"],
          [
            DrawingColour.scheme("tx1").fill, Markup("a:latin", ["typeface": "+mn-lt"]),
            Markup("a:ea", ["typeface": "+mn-ea"]), Markup("a:cs", ["typeface": "+mn-cs"]),
          ])
      ])
    let root = Markup(
      "p:notesMaster", namespaces,
      [
        Markup(
          "p:cSld", [:],
          [
            Markup(
              "p:bg", [:], [Markup("p:bgRef", ["idx": "1001"], [Markup("a:schemeClr", ["val": "bg1"])])]),
            SlideMarkup.tree([
              imagePlace(2, box: slideImage),
              place(3, "Notes", "body", index: "1", box: body, paragraphs: [style.paragraph(["Notes"])]),
            ]),
          ]), OwnDesign.colourMap(isDark: false), Markup("p:notesStyle", [:], [level]),
      ])
    return (
      .init(
        name: masterName, contentType: PartType.notesMaster, bytes: root.document,
        relationships: [Relationship(id: "rId1", type: PartType.reference("theme"), target: "/" + themeName)]),
      .init(name: themeName, contentType: PartType.theme, bytes: OwnDesign.themeDocument(.light))
    )
  }

  private static func imagePlace(_ number: Int, box: Box?) -> Markup {
    let locks = Markup("a:spLocks", ["noGrp": "1", "noRot": "1", "noChangeAspect": "1"])
    var properties: [Markup] = []
    if let box {
      properties = [
        ShapeMarkup.place(box), ShapeMarkup.rectangle, Markup("a:noFill"),
        ShapeMarkup.line(.scheme("tx1"), width: 0.75),
      ]
    }
    return Markup(
      "p:sp", [:],
      [
        Markup(
          "p:nvSpPr", [:],
          [
            Markup("p:cNvPr", ["id": String(number), "name": "Slide image"]), Markup("p:cNvSpPr", [:], [locks]),
            Markup("p:nvPr", [:], [Markup("p:ph", ["type": "sldImg", "idx": box == nil ? nil : "2"])]),
          ]), Markup("p:spPr", [:], properties),
      ])
  }

  private static func place(
    _ number: Int, _ name: String, _ type: String, index: String, box: Box?, paragraphs: [Markup]
  ) -> Markup {
    ShapeMarkup.placeholder((type, index), number, name, paragraphs, box: box, shrinks: false)
  }
}
