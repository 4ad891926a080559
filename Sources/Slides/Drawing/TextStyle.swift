/// A run of letters of one kind.
struct TextStyle {
  /// The font that pictures are measured in, under the name that office programs know.
  static let pictureFont = "Arial"

  var size: Double
  var isBold = false
  var colour: DrawingColour?
  /// The font, if it must not be that of the theme.
  var font: String?
  var alignment: String?
  /// Whether the text is a name alone, which then runs in its own direction; a sentence runs from left to right, whatever
  /// name it begins with.
  var isName = false

  /// Paragraphs, one for each line or text.
  func paragraphs(_ texts: [String]) -> [Markup] { texts.map { paragraph([$0]) } }

  /// One paragraph whose lines are broken by hand.
  func paragraph(_ lines: [String], spaceBefore: Double = 0) -> Markup {
    let isRightToLeft = isName && lines.joined().startsRightToLeft
    var properties: [Markup] = []
    if spaceBefore > 0 {
      properties = [Markup("a:spcBef", [:], [Markup("a:spcPts", ["val": String(Int(spaceBefore * 100))])])]
    }
    var children = [
      Markup("a:pPr", ["algn": alignment, "rtl": isRightToLeft ? "1" : "0"], properties)
    ]
    for (index, line) in lines.enumerated() {
      if index > 0 { children.append(Markup("a:br", [:], [runProperties("a:rPr")])) }
      if !line.isEmpty {
        children.append(
          Markup("a:r", [:], [runProperties("a:rPr"), isName ? Markup("a:t", text: line) : .sentence("a:t", line)]))
      }
    }
    if lines.allSatisfy(\.isEmpty) { children.append(runProperties("a:endParaRPr")) }
    return Markup("a:p", [:], children)
  }

  /// A paragraph that shows the number of its slide.
  func slideNumber(_ number: Int) -> Markup {
    let field = Markup(
      // The id only has to be there and to be a GUID.
      "a:fld", ["id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"],
      [runProperties("a:rPr"), Markup("a:t", text: String(number))])
    return Markup("a:p", [:], [Markup("a:pPr", ["algn": alignment]), field])
  }

  private func runProperties(_ name: String) -> Markup {
    var children: [Markup] = []
    if let colour { children.append(colour.fill) }
    if let font {
      children += [Markup("a:latin", ["typeface": font]), Markup("a:cs", ["typeface": font])]
    }
    return Markup(
      name,
      [
        "lang": "en-GB", "sz": size > 0 ? String(Int((size * 100).rounded())) : nil, "b": isBold ? "1" : nil,
        "dirty": "0",
      ],
      children)
  }
}

extension String {
  /// Whether the first letter with a direction runs from right to left (Hebrew, Arabic and their neighbours).
  var startsRightToLeft: Bool { unicodeScalars.first(where: \.properties.isAlphabetic)?.runsFromRight ?? false }

  /// Turns the direction of what follows.
  static let leftToRightMark: Character = "\u{200E}"

  /// The text with a left-to-right mark after each name that runs from right to left, so that numbers and signs that
  /// follow stand at its right, where the sentence goes on.
  var readFromLeft: String {
    guard unicodeScalars.contains(where: \.runsFromRight) else { return self }
    let scalars = Array(unicodeScalars)
    func isFromRight(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index].runsFromRight }
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      result.append(scalar)
      guard scalar.runsFromRight, let next = scalars[(index + 1)...].firstIndex(where: { !$0.isWithinName }),
        !isFromRight(next)
      else { continue }
      // A sign between two letters, as in an abbreviation, is part of the name, and so are marks on its letters.
      let isInside = next == index + 1 && isFromRight(next + 1)
      let isMarked = scalars[index + 1].properties.canonicalCombiningClass != .notReordered
      if !isInside && !isMarked { result.append(contentsOf: String.leftToRightMark.unicodeScalars) }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var runsFromRight: Bool {
    properties.isAlphabetic
      && ((0x590...0x8FF).contains(value) || (0xFB1D...0xFDFF).contains(value) || (0xFE70...0xFEFF).contains(value))
  }

  /// Whether it may stand between two letters of a name without ending it.
  fileprivate var isWithinName: Bool {
    properties.isWhitespace || properties.canonicalCombiningClass != .notReordered
  }
}
