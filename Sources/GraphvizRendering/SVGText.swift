import Diagrams

/// The text of an SVG picture that Graphviz wrote.
struct SVGText {
  private(set) var text: String

  /// Takes Graphviz's text without comments, document type, style sheets, links and references to elsewhere.
  init(_ raw: String, font: String = LaidOutDiagram.font) {
    var lines: [String] = []
    var isSkipping: String?
    for line in raw.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let end = isSkipping {
        if line.contains(end) { isSkipping = nil }
        continue
      }
      if line.hasPrefix("<!--") {
        if !line.contains("-->") { isSkipping = "-->" }
        continue
      }
      if line.hasPrefix("<!DOCTYPE") || line.hasPrefix("<?xml-stylesheet") {
        if !line.contains(">") || line.hasPrefix("<!DOCTYPE") && !line.hasSuffix(">") { isSkipping = ">" }
        continue
      }
      if line.hasPrefix("<image ") { continue }
      lines.append(Self.harmless(line, font))
    }
    text = lines.joined(separator: "\n")
  }

  /// A line as SVG 1.1 wants it, in fonts with fallbacks, without links.
  private static func harmless(_ line: String, _ font: String) -> String {
    guard line.hasPrefix("<") else { return line }
    var line = line.replacing("&#45;", with: "-")
    line = line.replacing("\"transparent\"", with: "\"none\"")
    let fallbacks = LaidOutDiagram.fallbackFonts.joined(separator: ", ")
    line = line.replacing(
      "font-family=\"\(font) Bold\"", with: "font-family=\"\(font), \(fallbacks)\" font-weight=\"bold\"")
    line = line.replacing("font-family=\"\(font)\"", with: "font-family=\"\(font), \(fallbacks)\"")
    while let start = line.firstRange(of: " xlink:href=\""),
      let end = line[start.upperBound...].firstIndex(of: "\"")
    {
      line.removeSubrange(start.lowerBound...end)
    }
    return line
  }

  /// The text with title and description of the picture, its nodes and its ties.
  func titled(for picture: LaidOutDiagram) -> String {
    var names: [String: (title: String, description: String)] = [:]
    for node in picture.nodes { names[picture.elementID(node)] = (node.name, node.description) }
    let labels = Dictionary(picture.nodes.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for (edge, element) in zip(picture.edges, picture.edgeElementIDs) {
      let dash = edge.arrow == .forward ? " → " : " – "
      names[element] = ((labels[edge.source] ?? "") + dash + (labels[edge.target] ?? ""), edge.description)
    }
    for (index, panel) in picture.panels.enumerated() { names["panel-\(index + 1)"] = (panel.name, "") }
    var lines: [String] = []
    var element = ""
    var isRootOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("<svg ") {
        isRootOpen = true
        lines.append(
          line.replacing(
            "<svg ", with: "<svg role=\"img\" aria-labelledby=\"picture-title picture-description\" "))
      } else if isRootOpen {
        isRootOpen = false
        lines.append(line.replacing(" xmlns=", with: " style=\"max-width:100%;height:auto\" xmlns="))
        lines.append("<title id=\"picture-title\">\(xmlEscaped(picture.title))</title>")
        lines.append("<desc id=\"picture-description\">\(xmlEscaped(picture.description))</desc>")
        lines.append("<metadata id=\"picture-quality\">\(xmlEscaped(picture.qualityJSON))</metadata>")
      } else if line.hasPrefix("<g id=\"") {
        element = String(line.dropFirst("<g id=\"".count).prefix { $0 != "\"" })
        lines.append(element == "graph0" ? line.replacing("id=\"graph0\"", with: "id=\"picture\"") : line)
      } else if line.hasPrefix("<title>") {
        // Graphviz writes internal names here; only what can be pointed at keeps a title.
        guard let name = names[element] else { continue }
        lines.append("<title>\(xmlEscaped(name.title))</title>")
        if !name.description.isEmpty { lines.append("<desc>\(xmlEscaped(name.description))</desc>") }
      } else {
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }
}
