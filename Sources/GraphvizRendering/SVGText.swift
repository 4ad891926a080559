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
    let fallbacks = LaidOutDiagram.fallbackFonts.joined(separator: ", ")
    var line = line.replacingBytes("&#45;", with: "-")
      .replacingBytes("\"transparent\"", with: "\"none\"")
      .replacingBytes(
        "font-family=\"\(font) Bold\"", with: "font-family=\"\(font), \(fallbacks)\" font-weight=\"bold\""
      )
      .replacingBytes("font-family=\"\(font)\"", with: "font-family=\"\(font), \(fallbacks)\"")
    guard Array(line.utf8).firstPlace(of: Array(" xlink:href=".utf8)) != nil else { return line }
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

extension String {
  /// The text with another put in wherever the first occurs, found byte by byte: many times faster than by characters.
  fileprivate func replacingBytes(_ old: String, with new: String) -> String {
    let (bytes, pattern) = (Array(utf8), Array(old.utf8))
    var result: [UInt8] = []
    var copied = 0
    while let place = bytes.firstPlace(of: pattern, from: copied) {
      result += bytes[copied..<place]
      result += new.utf8
      copied = place + pattern.count
    }
    return copied == 0 ? self : String(decoding: result + bytes[copied...], as: UTF8.self)
  }
}

extension [UInt8] {
  /// Where others first occur in a row, from a place on.
  fileprivate func firstPlace(of pattern: [UInt8], from start: Int = 0) -> Int? {
    guard let first = pattern.first, start + pattern.count <= count else { return nil }
    return (start...(count - pattern.count)).first { place in
      self[place] == first && self[place..<place + pattern.count].elementsEqual(pattern)
    }
  }
}
