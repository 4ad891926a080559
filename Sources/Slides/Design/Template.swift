internal import Diagrams
internal import GraphFormats
internal import ZipFiles

/// A user's presentation or template, of which master, layouts and theme are taken.
struct Template {
  private var contents: [String: [UInt8]] = [:]
  private var overrides: [String: String] = [:]
  private var defaults: [String: String] = [:]
  private var presentationName = ""

  private static let hint = "save it in PowerPoint or LibreOffice as .pptx or .potx and try again"

  init(_ bytes: [UInt8]) throws(SlidesError) {
    // An old binary file or an encrypted one is a compound file, which begins so.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .badTemplate(
        what: "it is an old .ppt or protected by a password", next: "save it as .pptx without a password")
    }
    do {
      let archive = try ZipReader(bytes)
      for entry in archive.entries where !entry.isFolder {
        // Names of parts are the same whatever their case.
        contents[entry.name.lowercased()] = try archive.contents(of: entry)
      }
    } catch {
      throw .badTemplate(what: "\(error)", next: Self.hint)
    }
    guard let list = contents["[content_types].xml"] else {
      throw .badTemplate(what: "it is an archive, but no Office Open XML file", next: Self.hint)
    }
    let types = try Self.tree(list, "[Content_Types].xml")
    for entry in types.children {
      guard let type = entry[attribute: "ContentType"] else { continue }
      if entry.name == "Override", let name = entry[attribute: "PartName"] {
        overrides[String(name.drop { $0 == "/" }).lowercased()] = type
      } else if entry.name == "Default", let ending = entry[attribute: "Extension"] {
        defaults[ending.lowercased()] = type
      }
    }
    let root = try references(of: "")
    guard let main = root.first(where: { $0.type.hasSuffix("/officeDocument") }) else {
      throw .badTemplate(what: "it does not say which of its parts is the document", next: Self.hint)
    }
    if main.type.hasPrefix("http://purl.oclc.org/") {
      throw .badTemplate(
        what: "it is saved in the strict form of Open XML", next: "save it as an ordinary .pptx or .potx")
    }
    let type = contentType(of: main.target) ?? ""
    guard type.contains("presentation.main") || type.contains("template.main") || type.contains("slideshow.main") else {
      throw .badTemplate(what: "its main part is no presentation (\(type.isEmpty ? "no type" : type))", next: Self.hint)
    }
    presentationName = main.target
  }

  /// What the writer has to know of it.
  func design() throws(SlidesError) -> Design {
    let presentation = try tree(presentationName)
    guard let sizes = presentation.first("sldSz"), let size = Self.size(sizes, "cx", "cy"), size.width >= 360,
      size.height >= 270, size.width <= 4032, size.height <= 4032
    else { throw .badTemplate(what: "its slides have no size that can be used", next: "use slides of 16:9 or 4:3") }
    let references = try references(of: presentationName)
    let masters = references.filter { $0.type.hasSuffix("/slideMaster") }
    // The order of the list is that of the program; the first is the one in use.
    let order = presentation.first("sldMasterIdLst")?.all("sldMasterId") ?? []
    let listed = order.compactMap { entry in
      masters.first { master in entry.attributes.contains { $0.name == "id" && $0.value == master.id } }
    }
    guard let master = listed.first ?? masters.first else {
      throw .badTemplate(what: "it has no slide master", next: Self.hint)
    }
    let masterTree = try tree(master.target)
    let masterReferences = try self.references(of: master.target)
    let inUse = masterReferences.filter { $0.type.hasSuffix("/slideLayout") }.map(\.target)
    let layouts = try inUse.map { name throws(SlidesError) in (name: name, tree: try tree(name)) }
    let reading = LayoutReading(master: masterTree, size: size)
    guard let finding = reading.findingLayout(layouts) else {
      throw .badTemplate(what: "none of its layouts has a place for a title", next: "add a layout with a title")
    }
    let cover = reading.coverLayout(layouts) ?? finding
    guard let themeName = masterReferences.first(where: { $0.type.hasSuffix("/theme") })?.target else {
      throw .badTemplate(what: "its slide master has no theme", next: Self.hint)
    }
    let theme = try tree(themeName)
    let colours = try reading.colours(of: theme)
    let findingTree = layouts.first { $0.name == finding.part }?.tree
    let (paper, ink, needsSheet) = reading.paperAndInk(findingTree, colours)
    var names: [String] = []
    try collect(master.target, into: &names)
    if let taken = names.first(where: Self.isTaken) {
      throw .badTemplate(
        what: "its master needs a part named \(taken), a name that the deck itself uses", next: Self.hint)
    }
    // Layouts have numbers of their own in the same range.
    let used = masterTree.first("sldLayoutIdLst")?.all("sldLayoutId").flatMap(\.attributes).compactMap { Int($0.value) }
    let number = max(2_147_483_648, (used?.max() ?? 0) + 1)
    return Design(
      size: size, parts: try names.map { name throws(SlidesError) in try part(name) },
      masters: [(master.target, number)],
      cover: cover, finding: finding, colours: colours, paper: paper, ink: ink, needsSheet: needsSheet,
      fontWidth: LayoutReading.fontWidth(theme))
  }

  // MARK: Parts

  /// A part and everything that it refers to, but for slides.
  private func collect(_ name: String, into names: inout [String]) throws(SlidesError) {
    guard !names.contains(name) else { return }
    guard names.count < 2000 else { throw .badTemplate(what: "it has too many parts", next: Self.hint) }
    names.append(name)
    for reference in try references(of: name) where !reference.isExternal && !Self.isLeftOut(reference.type) {
      try collect(reference.target, into: &names)
    }
  }

  /// Slides and notes belong to the old content; macros and their like are not taken from a template.
  private static func isLeftOut(_ type: String) -> Bool {
    ["/slide", "/notesSlide", "/notesMaster", "/vbaProject", "/control", "/comments"].contains { type.hasSuffix($0) }
  }

  /// Whether the deck has a part of its own under a name.
  private static func isTaken(_ name: String) -> Bool {
    let folders = ["docprops/", "ppt/slides/", "ppt/notesslides/", "ppt/notesmasters/", "_rels/"]
    let files = [
      "[content_types].xml", "ppt/presentation.xml", "ppt/presprops.xml", "ppt/tablestyles.xml",
      "ppt/theme/notestheme.xml",
    ]
    return files.contains(name.lowercased()) || folders.contains { name.lowercased().hasPrefix($0) }
  }

  private func part(_ name: String) throws(SlidesError) -> PackageParts.Part {
    guard let bytes = contents[name.lowercased()], let type = contentType(of: name) else {
      throw .badTemplate(what: "its part \(name) is missing or of no known type", next: Self.hint)
    }
    let references = try references(of: name).filter { !Self.isLeftOut($0.type) }.map { reference in
      var reference = reference
      if !reference.isExternal { reference.target = "/" + reference.target }
      return reference
    }
    return .init(name: name, contentType: type, bytes: bytes, relationships: references)
  }

  private func contentType(of name: String) -> String? {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return overrides[name.lowercased()] ?? defaults[ending]
  }

  /// What a part refers to, with targets from the root; of the whole file for an empty name.
  private func references(of name: String) throws(SlidesError) -> [Relationship] {
    let listName = name.isEmpty ? "_rels/.rels" : PackageParts.relationshipsName(of: name)
    guard let bytes = contents[listName.lowercased()] else { return [] }
    let list = try Self.tree(bytes, listName)
    let folder = name.split(separator: "/").dropLast().map(String.init)
    return try list.all("Relationship").map { entry throws(SlidesError) in
      guard let id = entry[attribute: "Id"], let type = entry[attribute: "Type"],
        let target = entry[attribute: "Target"]
      else { throw .badTemplate(what: "\(listName) has an entry without id, type or target", next: Self.hint) }
      let isExternal = entry[attribute: "TargetMode"] == "External"
      let resolved = isExternal ? target : Self.resolved(target, in: folder)
      return Relationship(id: id, type: type, target: resolved, isExternal: isExternal)
    }
  }

  /// A target as a name from the root.
  private static func resolved(_ target: String, in folder: [String]) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }

  private func tree(_ name: String) throws(SlidesError) -> XMLTree {
    guard let bytes = contents[name.lowercased()] else {
      throw .badTemplate(what: "its part \(name) is missing", next: Self.hint)
    }
    return try Self.tree(bytes, name)
  }

  private static func tree(_ bytes: [UInt8], _ name: String) throws(SlidesError) -> XMLTree {
    do {
      return try XMLTree(bytes)
    } catch {
      let place = error.line.map { ":\($0)" + (error.column.map { ":\($0)" } ?? "") } ?? ""
      throw .badTemplate(what: "its part \(name)\(place) is damaged: \(error.what)", next: hint)
    }
  }

  /// A size in points from attributes in English Metric Units.
  static func size(_ element: XMLTree, _ width: String, _ height: String) -> Size? {
    guard let width = element[attribute: width].flatMap(Int.init),
      let height = element[attribute: height].flatMap(Int.init)
    else { return nil }
    return Size(width: Double(width) / 12_700, height: Double(height) / 12_700)
  }
}
