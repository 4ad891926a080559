internal import Diagrams

/// All parts of the file of a deck.
struct Presentation {
  let deck: Deck
  let design: Design
  let measure: TextMeasure

  static let rootRelationships = [
    Relationship(id: "rId1", type: PartType.reference("officeDocument"), target: "ppt/presentation.xml"),
    Relationship(id: "rId2", type: PartType.coreReference, target: "docProps/core.xml"),
    Relationship(id: "rId3", type: PartType.reference("extended-properties"), target: "docProps/app.xml"),
  ]

  var parts: PackageParts {
    var parts = PackageParts()
    parts.add(presentation)
    for part in design.parts { parts.add(part) }
    let notesMaster = NotesMarkup.master(design)
    parts.add(notesMaster.master)
    parts.add(notesMaster.theme)
    let markup = SlideMarkup(deck: deck, design: design, measure: measure)
    for (index, slide) in deck.slides.enumerated() {
      let number = index + 1
      let isCover = if case .cover = slide.content { true } else { false }
      let layout = isCover ? design.cover.part : design.finding.part
      parts.add(
        .init(
          name: Self.slideName(number), contentType: PartType.slide, bytes: markup.document(of: slide, number: number),
          relationships: [
            Relationship(id: "rId1", type: PartType.reference("slideLayout"), target: "/" + layout),
            Relationship(
              id: "rId2", type: PartType.reference("notesSlide"), target: "/" + NotesMarkup.name(number)),
          ]))
      parts.add(NotesMarkup.part(of: withWholeTexts(slide), number: number, slideName: Self.slideName(number)))
    }
    parts.add(
      .init(
        name: "ppt/presProps.xml", contentType: PartType.presentationProperties,
        bytes: Markup(
          "p:presentationPr",
          ["xmlns:a": Namespace.drawing, "xmlns:r": Namespace.relationships, "xmlns:p": Namespace.presentation]
        ).document))
    parts.add(
      .init(
        name: "ppt/tableStyles.xml", contentType: PartType.tableStyles,
        bytes: Markup(
          "a:tblStyleLst", ["xmlns:a": Namespace.drawing, "def": "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"]
        ).document))
    parts.add(coreProperties)
    parts.add(applicationProperties)
    return parts
  }

  /// The slide with a title or lead that had to be cut at the beginning of its notes.
  private func withWholeTexts(_ slide: Slide) -> Slide {
    if case .cover = slide.content { return slide }
    let plan = SlidePlan(title: slide.title, lead: slide.lead, design: design, measure: measure)
    var slide = slide
    let cut = [(slide.title, plan.title.text), (slide.lead, plan.lead.text)].filter { $0.0 != $0.1 }.map(\.0)
    slide.notes = cut + slide.notes
    return slide
  }

  private static func slideName(_ number: Int) -> String { "ppt/slides/slide\(number).xml" }

  private var presentation: PackageParts.Part {
    var relationships: [Relationship] = []
    func refer(_ type: String, _ target: String) -> String {
      let id = "rId\(relationships.count + 1)"
      relationships.append(Relationship(id: id, type: PartType.reference(type), target: "/" + target))
      return id
    }
    let masters = design.masters.map { master in
      Markup("p:sldMasterId", ["id": String(master.number), "r:id": refer("slideMaster", master.name)])
    }
    let notes = Markup("p:notesMasterId", ["r:id": refer("notesMaster", NotesMarkup.masterName)])
    let slides = deck.slides.indices.map { index in
      // Numbers of slides begin at 256.
      Markup("p:sldId", ["id": String(256 + index), "r:id": refer("slide", Self.slideName(index + 1))])
    }
    for (type, name) in [
      ("presProps", "ppt/presProps.xml"), ("theme", themeName), ("tableStyles", "ppt/tableStyles.xml"),
    ] {
      _ = refer(type, name)
    }
    let size = ["cx": emuText(design.size.width), "cy": emuText(design.size.height)] as KeyValuePairs<String, String?>
    let notesSize = ["cx": "6858000", "cy": "9144000"] as KeyValuePairs<String, String?>
    let root = Markup(
      "p:presentation",
      [
        "xmlns:a": Namespace.drawing, "xmlns:r": Namespace.relationships, "xmlns:p": Namespace.presentation,
        "saveSubsetFonts": "1",
      ],
      [
        Markup("p:sldMasterIdLst", [:], masters), Markup("p:notesMasterIdLst", [:], [notes]),
        Markup("p:sldIdLst", [:], slides), Markup("p:sldSz", size), Markup("p:notesSz", notesSize),
      ])
    return .init(
      name: "ppt/presentation.xml", contentType: PartType.presentation, bytes: root.document,
      relationships: relationships)
  }

  /// The theme of the first master, which is that of the presentation too.
  private var themeName: String {
    design.parts.first { $0.contentType == PartType.theme }?.name ?? "ppt/theme/theme1.xml"
  }

  private var coreProperties: PackageParts.Part {
    // No dates: the same deck is the same file.
    let root = Markup(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ],
      [Markup("dc:title", text: deck.title), Markup("dc:creator", text: "Isthmus")])
    return .init(name: "docProps/core.xml", contentType: PartType.core, bytes: root.document)
  }

  private var applicationProperties: PackageParts.Part {
    let root = Markup(
      "Properties",
      ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"],
      [Markup("Application", text: "Isthmus"), Markup("Slides", text: String(deck.slides.count))])
    return .init(name: "docProps/app.xml", contentType: PartType.application, bytes: root.document)
  }
}
