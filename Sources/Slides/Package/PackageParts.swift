internal import Diagrams
internal import ZipFiles

/// What a part of a file refers to.
struct Relationship: Hashable, Sendable {
  var id: String
  var type: String
  var target: String
  var isExternal = false
}

/// The parts of an Office Open XML file (ECMA-376 part 2), in the order in which they are written.
struct PackageParts {
  /// A part: its name without the leading slash, what it is, its bytes, and what it refers to.
  struct Part {
    var name: String
    var contentType: String
    var bytes: [UInt8]
    var relationships: [Relationship] = []
  }

  private(set) var parts: [Part] = []

  /// Adds a part.
  mutating func add(_ part: Part) { parts.append(part) }

  /// The file.
  ///
  /// The same parts give the same bytes.
  func archive(rootRelationships: [Relationship]) throws(ZipError) -> [UInt8] {
    var writer = try ZipWriter()
    let overrides = parts.map {
      Markup("Override", ["PartName": "/" + $0.name, "ContentType": $0.contentType])
    }
    let defaults = [
      Markup("Default", ["Extension": "rels", "ContentType": Self.relationshipsType]),
      Markup("Default", ["Extension": "xml", "ContentType": "application/xml"]),
    ]
    try writer.add(
      "[Content_Types].xml", Markup("Types", ["xmlns": Namespace.contentTypes], defaults + overrides).document)
    try writer.add("_rels/.rels", Self.document(of: rootRelationships))
    for part in parts {
      try writer.add(part.name, part.bytes, packing: part.isPacked ? .stored : .deflated)
      guard !part.relationships.isEmpty else { continue }
      try writer.add(Self.relationshipsName(of: part.name), Self.document(of: part.relationships))
    }
    return try writer.finish()
  }

  /// The name of the part that says what another refers to.
  static func relationshipsName(of name: String) -> String {
    let slash = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    return name[..<slash] + "_rels/" + name[slash...] + ".rels"
  }

  static let relationshipsType = "application/vnd.openxmlformats-package.relationships+xml"

  private static func document(of relationships: [Relationship]) -> [UInt8] {
    let elements = relationships.map { relationship in
      Markup(
        "Relationship",
        [
          "Id": relationship.id, "Type": relationship.type, "Target": relationship.target,
          "TargetMode": relationship.isExternal ? "External" : nil,
        ])
    }
    return Markup("Relationships", ["xmlns": Namespace.packageRelationships], elements).document
  }
}

extension PackageParts.Part {
  /// Whether packing would not make it smaller.
  fileprivate var isPacked: Bool {
    ["png", "jpg", "jpeg", "gif"].contains { name.lowercased().hasSuffix("." + $0) }
  }
}

/// What kinds of part there are and how they refer to each other.
enum PartType {
  private static let office = "application/vnd.openxmlformats-officedocument."
  private static let presentationML = office + "presentationml."
  static let presentation = presentationML + "presentation.main+xml"
  static let slide = presentationML + "slide+xml"
  static let layout = presentationML + "slideLayout+xml"
  static let master = presentationML + "slideMaster+xml"
  static let notes = presentationML + "notesSlide+xml"
  static let notesMaster = presentationML + "notesMaster+xml"
  static let presentationProperties = presentationML + "presProps+xml"
  static let tableStyles = presentationML + "tableStyles+xml"
  static let theme = office + "theme+xml"
  static let application = office + "extended-properties+xml"
  static let core = "application/vnd.openxmlformats-package.core-properties+xml"

  /// The type of a reference within office documents.
  static func reference(_ name: String) -> String { Namespace.relationships + "/" + name }
  static let coreReference = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
}
