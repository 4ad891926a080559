internal import Diagrams
internal import GraphFormats

/// Finds in a user's master and layouts what slides fill, and which colours they stand on.
struct LayoutReading {
  let master: XMLTree
  let size: Size

  // MARK: Layouts

  /// The layout for findings: one for a title alone, else any with a title.
  func findingLayout(_ layouts: [(name: String, tree: XMLTree)]) -> LayoutPlan? {
    let byType = { (type: String) in layouts.filter { $0.tree[attribute: "type"] == type } }
    // A layout whose other places stay empty serves as well: slides show only the places that they fill.
    let candidates =
      byType("titleOnly") + byType("obj") + layouts.filter { $0.tree[attribute: "type"] != "title" } + layouts
    for layout in candidates {
      guard let title = place(["title", "ctrTitle"], in: layout.tree) else { continue }
      return LayoutPlan(
        part: layout.name, title: title, footer: place(["ftr"], in: layout.tree),
        slideNumber: place(["sldNum"], in: layout.tree))
    }
    return nil
  }

  /// The layout for the first slide.
  func coverLayout(_ layouts: [(name: String, tree: XMLTree)]) -> LayoutPlan? {
    for layout in layouts where layout.tree[attribute: "type"] == "title" {
      guard let title = place(["ctrTitle", "title"], in: layout.tree) else { continue }
      return LayoutPlan(part: layout.name, title: title, subtitle: place(["subTitle", "body"], in: layout.tree))
    }
    return nil
  }

  /// A placeholder of a layout with what it inherits from the master.
  private func place(_ types: [String], in layout: XMLTree) -> Placeholder? {
    guard let shape = shape(types, in: layout), let mark = shape.first("nvSpPr", "nvPr", "ph"),
      let type = mark[attribute: "type"]
    else { return nil }
    let inherited = self.shape(Self.masterTypes[type] ?? [type], in: master)
    guard let box = box(of: shape) ?? inherited.flatMap(box) else { return nil }
    let style = styleProperties(of: shape, inherited, type)
    let fontSize = style.compactMap { $0[attribute: "sz"].flatMap(Double.init) }.first ?? 1800
    let bold = style.compactMap { $0[attribute: "b"] }.first
    let bodies = [shape, inherited].compactMap { $0?.first("txBody", "bodyPr") }
    let anchor = bodies.compactMap { $0[attribute: "anchor"] }.first
    let inset = bodies.compactMap { $0[attribute: "lIns"].flatMap(Double.init) }.first
    return Placeholder(
      type: type, index: mark[attribute: "idx"], box: box, fontSize: fontSize / 100,
      isBold: bold == "1" || bold == "true",
      startsAtTop: anchor == nil || anchor == "t", inset: inset.map { $0 / 12_700 } ?? 7.2)
  }

  /// Which placeholder of the master a placeholder of a layout inherits from.
  private static let masterTypes = [
    "ctrTitle": ["title"], "subTitle": ["body"], "title": ["title"], "body": ["body"],
  ]

  private func shape(_ types: [String], in tree: XMLTree) -> XMLTree? {
    let shapes = tree.first("cSld", "spTree")?.all("sp") ?? []
    for type in types {
      if let found = shapes.first(where: { $0.first("nvSpPr", "nvPr", "ph")?[attribute: "type"] == type }) {
        return found
      }
    }
    return nil
  }

  private func box(of shape: XMLTree) -> Box? {
    guard let place = shape.first("spPr", "xfrm"), let offset = place.first("off"), let extent = place.first("ext"),
      let origin = Template.size(offset, "x", "y"), let size = Template.size(extent, "cx", "cy")
    else { return nil }
    return Box(x: origin.width, y: origin.height, width: size.width, height: size.height)
  }

  /// Where the letters of a placeholder are described, nearest first.
  private func styleProperties(of shape: XMLTree, _ inherited: XMLTree?, _ type: String) -> [XMLTree] {
    let own = [shape, inherited].compactMap { $0?.first("txBody", "lstStyle", "lvl1pPr", "defRPr") }
    let style =
      type.hasSuffix("itle") && type != "subTitle"
      ? "titleStyle" : type == "subTitle" || type == "body" ? "bodyStyle" : "otherStyle"
    return own + [master.first("txStyles", style, "lvl1pPr", "defRPr")].compactMap(\.self)
  }

  // MARK: Colours and fonts

  /// What the names of colours stand for, by the master's map.
  func colours(of theme: XMLTree) throws(SlidesError) -> SchemeColours {
    guard let scheme = theme.first("themeElements", "clrScheme") else {
      throw .badTemplate(what: "its theme has no colours", next: "save it again as .pptx or .potx")
    }
    var named: [String: Colour] = [:]
    for entry in scheme.children {
      let value = entry.first("srgbClr")?[attribute: "val"] ?? entry.first("sysClr")?[attribute: "lastClr"]
      if let value, let rgb = UInt32(value, radix: 16) { named[entry.name] = Colour(rgb) }
    }
    let map = master.first("clrMap")?.attributes ?? []
    for (name, target) in map { if let colour = named[target] { named[name] = colour } }
    for (name, fallback) in [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")] where named[name] == nil {
      named[name] = named[fallback]
    }
    return SchemeColours(named)
  }

  /// The colour that slides of a layout stand on, and of the theme's text colours the one that is read best there.
  ///
  /// What pictures, gradients and patterns show cannot be known, so contents stand on a sheet of the theme's paper there.
  func paperAndInk(
    _ layout: XMLTree?, _ colours: SchemeColours
  ) -> (paper: DrawingColour, ink: DrawingColour, needsSheet: Bool) {
    var (paper, needsSheet) = (DrawingColour.scheme("bg1"), false)
    for tree in [layout, master].compactMap(\.self) {
      guard let background = tree.first("cSld", "bg") else { continue }
      let fill = background.first("bgPr", "solidFill") ?? background.first("bgRef")
      if let name = fill?.first("schemeClr")?[attribute: "val"] {
        paper = .scheme(name)
      } else if let value = fill?.first("srgbClr")?[attribute: "val"], let rgb = UInt32(value, radix: 16) {
        paper = .rgb(Colour(rgb))
      }
      let others = ["blipFill", "gradFill", "pattFill"]
      needsSheet = others.contains { background.first("bgPr", $0) != nil }
      break
    }
    if [layout, master].compactMap(\.self).contains(where: isCovered) { needsSheet = true }
    let seen = colours.resolved(paper)
    let contrast = { (name: String) in colours.resolved(.scheme(name)).contrast(with: seen) }
    return (paper, .scheme(contrast("tx1") >= contrast("bg1") ? "tx1" : "bg1"), needsSheet)
  }

  /// Whether a picture or shape lies on a whole slide, as other programs write backgrounds.
  private func isCovered(_ tree: XMLTree) -> Bool {
    (tree.first("cSld", "spTree")?.children ?? []).contains { shape in
      guard ["pic", "sp"].contains(shape.name), shape.first("nvSpPr", "nvPr", "ph") == nil,
        shape.first("spPr", "noFill") == nil, let place = shape.first("spPr", "xfrm", "ext"),
        let extent = Template.size(place, "cx", "cy")
      else { return false }
      return extent.width >= size.width * 0.9 && extent.height >= size.height * 0.9
    }
  }

  /// How much wider the letters of a theme's fonts may be than those of Arial, which texts are measured in.
  static func fontWidth(_ theme: XMLTree) -> Double {
    let fonts = ["majorFont", "minorFont"].compactMap {
      theme.first("themeElements", "fontScheme", $0, "latin")?[attribute: "typeface"]
    }
    let noWider = [
      "Arial", "Helvetica", "Liberation Sans", "Calibri", "Calibri Light", "Aptos", "Aptos Display", "Carlito",
    ]
    return fonts.allSatisfy(noWider.contains) ? 1 : 1.15
  }
}
