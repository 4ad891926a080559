import ClusterFiles
import Diagrams
import Foundation
import Yams

/// Reads a house's own theme from YAML: colours, font, least sizes of letters, and the corner kept free for a logo.
enum ThemeFile {
  /// More than anybody writes by hand.
  private static let sizeLimit = 1 << 16

  /// The theme of that name, or of that file.
  static func theme(named name: String) throws -> Theme {
    try Theme.all.first { $0.name == name } ?? read(path: name)
  }

  private static func read(path: String) throws -> Theme {
    let known = Theme.all.map(\.name).joined(separator: ", ")
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
      throw CommandFailure(
        .usage, "--theme: “\(path)” is no theme and no file; there are: \(known), or name a YAML file")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.inputOutput, "\(path): cannot be read")
    }
    guard data.count <= sizeLimit else { throw CommandFailure(.badData, "\(path): a theme has at most 64 kB") }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure(.badData, "\(path): no UTF-8 text")
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw CommandFailure(.badData, "\(path): the YAML cannot be read: \(error)")
    }
    var reader = ThemeReader(path: path)
    let theme = reader.theme(root)
    guard reader.problems.isEmpty else {
      throw CommandFailure(.badData, reader.problems.prefix(20).joined(separator: "\n"))
    }
    return theme
  }
}

/// Turns the nodes of a theme file into a theme and notes every problem.
private struct ThemeReader {
  let path: String
  private(set) var problems: [String] = []

  init(path: String) { self.path = path }

  private mutating func report(_ node: Node?, _ message: String) {
    let place = node?.mark.map { ":\($0.line):\($0.column)" } ?? ""
    problems.append("\(path)\(place): \(message)")
  }

  private mutating func fields(_ node: Node?, _ what: String, _ allowed: [String]) -> [String: Node] {
    guard let node else { return [:] }
    guard let mapping = node.mapping else {
      report(node, "\(what) is a mapping with any of \(allowed.joined(separator: ", "))")
      return [:]
    }
    var result: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, allowed.contains(name) else {
        report(key, "“\(key.string ?? "…")” is not part of \(what); it has \(allowed.joined(separator: ", "))")
        continue
      }
      result[name] = value
    }
    return result
  }

  mutating func theme(_ root: Node?) -> Theme {
    guard let root else {
      report(nil, "the file is empty; a theme has keys such as base, colours, font, sizes or logo")
      return .light
    }
    let keys = ["name", "base", "colours", "font", "sizes", "logo"]
    let fields = fields(root, "a theme", keys)
    var theme = Theme.light
    if let base = fields["base"] {
      if let known = Theme.all.first(where: { $0.name == base.string }) {
        theme = known
      } else {
        report(base, "base is one of \(Theme.all.map(\.name).joined(separator: ", "))")
      }
    }
    theme.name = fields["name"]?.string ?? "own"
    colours(fields["colours"], &theme)
    if let font = fields["font"] {
      let name = font.string ?? ""
      if name.isEmpty || name.count > 60 || !name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }) {
        report(font, "font is the name of one font, of letters, digits, blanks and hyphens")
      } else {
        theme.font = name
      }
    }
    sizes(fields["sizes"], &theme)
    logo(fields["logo"], &theme)
    return theme
  }

  private mutating func colours(_ node: Node?, _ theme: inout Theme) {
    let parts: [(String, WritableKeyPath<Theme, Colour>)] = [
      ("background", \.background), ("ink", \.ink), ("quiet-ink", \.quietInk), ("panel", \.panel),
      ("other", \.otherColour), ("deficit", \.deficit), ("surplus", \.surplus),
    ]
    let fields = fields(node, "colours", parts.map(\.0) + ["groups"])
    for (name, part) in parts {
      if let value = fields[name], let colour = colour(value, name) { theme[keyPath: part] = colour }
    }
    if let groups = fields["groups"] {
      let items = groups.sequence.map { Array($0) } ?? []
      if items.isEmpty || items.count > Theme.groupColourCount {
        report(groups, "groups is a list of 1 to \(Theme.groupColourCount) colours")
      }
      for (index, item) in items.prefix(Theme.groupColourCount).enumerated() {
        if let colour = colour(item, "groups") { theme.groupColours[index] = colour }
      }
      theme.softening = 0
    }
    for (name, ink) in [("ink", theme.ink), ("quiet-ink", theme.quietInk)] {
      for (ground, paper) in [("background", theme.background), ("panel", theme.panel)]
      where ink.contrast(with: paper) < 4.5 {
        let figure = (ink.contrast(with: paper) * 10).rounded() / 10
        report(
          fields[name] ?? fields[ground] ?? node,
          "\(name) on \(ground) has a contrast of \(figure) : 1; 4.5 : 1 can be read")
      }
    }
    if Set(theme.groupColours).count < theme.groupColours.count {
      report(fields["groups"], "two groups have the same colour")
    }
  }

  private mutating func colour(_ node: Node, _ name: String) -> Colour? {
    // Unquoted, a # starts a comment, so the value is empty then.
    let digits = node.string.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 } ?? ""
    guard digits.count == 6, digits.allSatisfy(\.isHexDigit), let rgb = UInt32(digits, radix: 16) else {
      report(node, "\(name): a colour is six hexadecimal digits in quotes, such as \"#0072B2\"")
      return nil
    }
    return Colour(rgb)
  }

  private mutating func sizes(_ node: Node?, _ theme: inout Theme) {
    let parts: [(String, WritableKeyPath<Theme, Double>, ClosedRange<Double>)] = [
      ("label", \.leastLabelSize, 11...24), ("focus", \.leastFocusSize, 14...32), ("title", \.titleSize, 24...48),
    ]
    let fields = fields(node, "sizes", parts.map(\.0))
    for (name, part, range) in parts {
      guard let value = fields[name] else { continue }
      if let number = number(value, name, range, "points") { theme[keyPath: part] = number }
    }
  }

  private mutating func logo(_ node: Node?, _ theme: inout Theme) {
    guard let node else { return }
    let fields = fields(node, "logo", ["corner", "width", "height"])
    let corners = Theme.LogoSpace.Corner.allCases
    guard let corner = fields["corner"]?.string.flatMap(Theme.LogoSpace.Corner.init(rawValue:)) else {
      report(
        fields["corner"] ?? node, "corner of the logo is one of \(corners.map(\.rawValue).joined(separator: ", "))")
      return
    }
    guard let width = fields["width"], let height = fields["height"] else {
      report(node, "logo needs a width and a height in inches")
      return
    }
    guard let width = number(width, "width", 0.2...4, "inches"),
      let height = number(height, "height", 0.1...1.5, "inches")
    else { return }
    theme.logo = .init(corner: corner, size: Size(width: width * 72, height: height * 72))
  }

  private mutating func number(_ node: Node, _ name: String, _ range: ClosedRange<Double>, _ unit: String) -> Double? {
    guard let value = node.float, range.contains(value) else {
      report(node, "\(name) is a number of \(unit) from \(rounded(range.lowerBound)) to \(rounded(range.upperBound))")
      return nil
    }
    return value
  }
}
