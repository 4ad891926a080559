import Diagrams
import GraphFormats
import Slides
import Testing
import ZipFiles

@Suite struct TemplateTests {
  /// A file with some parts of a deck replaced or, for nil, left out.
  private func file(_ changes: [String: String?] = [:], theme: Theme = .light) throws -> [UInt8] {
    let original = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck(), design: SlideDesign(theme: theme)))
    var writer = try ZipWriter()
    for name in original.names {
      if let change = changes[name] {
        if let text = change { try writer.add(name, Array(text.utf8)) }
      } else {
        try writer.add(name, original.contents(name))
      }
    }
    for (name, text) in changes.sorted(by: { $0.key < $1.key }) where !original.names.contains(name) {
      if let text { try writer.add(name, Array(text.utf8)) }
    }
    return try writer.finish()
  }

  private func failure(_ bytes: [UInt8]) -> String? {
    do {
      _ = try SlideDesign(template: bytes)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("Master, layouts and theme of a template are taken as they are; its slides and notes are not")
  func parts() throws {
    let marked = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck())).text("ppt/theme/theme1.xml")
      .replacing("77AADD", with: "00CC55")
    let template = try file(["ppt/theme/theme1.xml": marked])
    var deck = SampleDeck.deck()
    deck.slides.removeLast(2)
    let result = try OfficeFile(SampleDeck.bytes(of: deck, design: SlideDesign(template: template)))
    #expect(result.text("ppt/theme/theme1.xml") == marked)
    #expect(result.contents("ppt/slideMasters/slideMaster1.xml").count > 1000)
    #expect(result.slides.count == 2)
    for name in result.names {
      for target in try result.targets(of: name) { #expect(result.names.contains(target), "\(name) → \(target)") }
    }
  }

  @Test("A dark template gets pictures in light letters")
  func darkTemplate() throws {
    #expect(try SlideDesign(template: file(theme: .dark)).pictureTheme == .dark)
    #expect(try SlideDesign(template: file()).pictureTheme == .light)
  }

  private enum Background: CaseIterable { case plain, gradient, shape }

  @Test("On a picture or gradient contents stand on a sheet of the paper's colour", arguments: Background.allCases)
  private func backgrounds(background: Background) throws {
    let master = try OfficeFile(file()).text("ppt/slideMasters/slideMaster1.xml")
    let start = try #require(master.firstRange(of: "<p:bg>")?.lowerBound)
    let end = try #require(master.firstRange(of: "</p:bg>")?.upperBound)
    let gradient = """
      <p:bg><p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000080"/></a:gs><a:gs pos="100000">\
      <a:srgbClr val="4040FF"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill><a:effectLst/></p:bgPr></p:bg>
      """
    let whole = """
      <p:sp><p:nvSpPr><p:cNvPr id="90" name="Sky"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>\
      <a:ext cx="12192000" cy="6858000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>
      """
    let changed =
      switch background {
      case .plain: master
      case .gradient: master.replacing(master[start..<end], with: gradient)
      case .shape: master.replacing("</p:grpSpPr>", with: "</p:grpSpPr>" + whole, maxReplacements: 1)
      }
    let template = try file(["ppt/slideMasters/slideMaster1.xml": changed])
    let result = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck(), design: SlideDesign(template: template)))
    let names = try result.slides.map { slide in
      try result.tree(slide).descendants("sp").compactMap { $0.first("nvSpPr", "cNvPr")?[attribute: "name"] }
    }
    // The sheet lies under everything but the title.
    for names in names.dropFirst() {
      #expect((names.firstIndex(of: "Sheet") == 1) == (background != .plain), "\(names)")
    }
    #expect(!names[0].contains("Sheet"))
  }

  /// A layout's list of what it refers to, with a picture.
  private func references(to picture: String) -> String {
    """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster" \
    Target="../slideMasters/slideMaster1.xml"/>
    <Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" \
    Target="../\(picture)"/></Relationships>
    """
  }

  @Test("Pictures that a layout refers to come along")
  func pictures() throws {
    let types = try OfficeFile(file()).text("[Content_Types].xml")
      .replacing(
        "<Override", with: "<Default Extension=\"png\" ContentType=\"image/png\"/><Override", maxReplacements: 1)
    let template = try file([
      "ppt/slideLayouts/_rels/slideLayout2.xml.rels": references(to: "media/logo.png"), "ppt/media/logo.png": "a logo",
      "[Content_Types].xml": types,
    ])
    let result = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck(), design: SlideDesign(template: template)))
    #expect(try result.targets(of: "ppt/slideLayouts/slideLayout2.xml").contains("ppt/media/logo.png"))
    #expect(result.text("ppt/media/logo.png") == "a logo")
    #expect(result.text("[Content_Types].xml").contains("image/png"))
  }

  @Test("A template whose parts have names of the deck's own is refused")
  func takenNames() throws {
    let template = try file(["ppt/slideLayouts/_rels/slideLayout2.xml.rels": references(to: "slides/slide1.xml")])
    #expect(failure(template)?.contains("ppt/slides/slide1.xml") == true)
  }

  @Test("What is no template is refused with the reason")
  func refusals() throws {
    #expect(failure(Array("no archive".utf8))?.contains("not a ZIP archive") == true)
    #expect(failure([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])?.contains("password") == true)
    #expect(try failure(file(["[Content_Types].xml": nil]))?.contains("no Office Open XML") == true)
    #expect(try failure(file(["_rels/.rels": nil]))?.contains("which of its parts") == true)
    #expect(try failure(file(["ppt/presentation.xml": nil]))?.contains("ppt/presentation.xml") == true)
    #expect(try failure(file(["ppt/presentation.xml": "<p:presentation"]))?.contains("damaged") == true)
    #expect(try failure(file(["ppt/slideMasters/slideMaster1.xml": nil]))?.contains("missing") == true)
    #expect(try failure(file(["ppt/theme/theme1.xml": "<a:theme xmlns:a='x'/>"]))?.contains("no colours") == true)
    let strict = """
      <Relationships><Relationship Id="rId1" Target="ppt/presentation.xml" \
      Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></Relationships>
      """
    #expect(try failure(file(["_rels/.rels": strict]))?.contains("strict") == true)
    let bomb = """
      <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p:presentation>&b;</p:presentation>
      """
    #expect(try failure(file(["ppt/presentation.xml": bomb]))?.contains("expand") == true)
    #expect(try failure(file()) == nil)
  }

  @Test("A layout without a place for a title is passed over; without any, the template is refused")
  func layouts() throws {
    let empty = "<p:sldLayout xmlns:p='p' type='titleOnly'><p:cSld><p:spTree/></p:cSld></p:sldLayout>"
    let one = try SlideDesign(template: file(["ppt/slideLayouts/slideLayout2.xml": empty]))
    let result = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck(), design: one))
    #expect(try result.targets(of: result.slides[1]).contains("ppt/slideLayouts/slideLayout3.xml"))
    let names = (1...3).map { "ppt/slideLayouts/slideLayout\($0).xml" }
    let all = try failure(file(Dictionary(uniqueKeysWithValues: names.map { ($0, empty) })))
    #expect(all?.contains("place for a title") == true)
  }
}
