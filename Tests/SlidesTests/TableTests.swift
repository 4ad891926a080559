import Diagrams
import GraphFormats
import Slides
import Testing

@Suite struct TableTests {
  /// A table on a slide as it is written.
  private struct Written {
    let widths: [Double]
    let heights: [Double]
    /// The text of each cell, row by row, with the size of its letters and whether it runs upwards.
    let cells: [[(text: String, size: Double, isTurned: Bool)]]

    init(_ table: SlideTable) throws {
      var deck = SampleDeck.deck()
      deck.slides[2].content = .table(table)
      let words = table.columns.map(\.title) + table.rows.flatMap { $0.map(\.text) }
      let measure = SampleDeck.measure(words + deck.slides.flatMap { [$0.title, $0.lead] } + ["…"])
      let file = try OfficeFile(DeckWriter(SlideDesign(theme: .light), measure: measure).bytes(of: deck))
      let slide = try file.tree(file.slides[2])
      func points(_ elements: [XMLTree], _ name: String) -> [Double] {
        elements.compactMap { $0[attribute: name].flatMap(Double.init) }.map { $0 / 12_700 }
      }
      widths = points(slide.descendants("gridCol"), "w")
      heights = points(slide.descendants("tr"), "h")
      // The trees leave texts out.
      let texts = file.text(file.slides[2]).components(before: "</a:tc>", after: "<a:tc>").map { cell in
        cell.components(before: "</a:t>", after: "<a:t>").joined()
      }
      var next = texts.makeIterator()
      cells = slide.descendants("tr").map { row in
        row.all("tc").map { cell in
          let size = cell.descendants("rPr").first?[attribute: "sz"].flatMap(Double.init) ?? 0
          return (next.next() ?? "", size / 100, cell.first("tcPr")?[attribute: "vert"] == "vert270")
        }
      }
    }

    /// How wide the longest word of a cell is; every letter is taken to be half as wide as it is high.
    static func longestWord(_ cell: (text: String, size: Double, isTurned: Bool)) -> Double {
      cell.text.split(separator: " ").map { Double($0.count) * cell.size / 2 }.max() ?? 0
    }
  }

  private static func matrix(_ names: [String], field: String) -> SlideTable {
    SlideTable(
      columns: [.init("Observed / expected")] + names.map { .init($0) },
      rows: names.map { name in [.init(name, isBold: true)] + names.map { _ in .init(field) } },
      description: "A matrix", caption: "A caption", isMatrix: true)
  }

  @Test(
    "A matrix breaks no word, keeps numbers on one line and letters at 11 points or more",
    arguments: [
      ["ICT", "Food"], (1...8).map { "Manufacturing \($0)" }, (1...8).map { "Telecommunications services \($0)" },
      (1...12).map { "Sector number \($0)" }, (1...8).map { "Donaudampfschifffahrtsgesellschaft \($0)" },
    ])
  func matrices(names: [String]) throws {
    let table = try Written(Self.matrix(names, field: "109 / 47 ▲"))
    #expect(table.cells.count == names.count + 1 && table.widths.count == names.count + 1)
    #expect(table.heights.reduce(0, +) < 400)
    for (row, cells) in table.cells.enumerated() {
      for (column, cell) in cells.enumerated() {
        #expect(cell.size >= 11)
        #expect(cell.isTurned == (row == 0 && column > 0 && table.cells[0][1].isTurned))
        let room = cell.isTurned ? table.heights[0] : table.widths[column]
        #expect(Written.longestWord(cell) < room, "“\(cell.text)” in \(room) points")
        if row > 0 && column > 0 { #expect(Double(cell.text.count) * cell.size / 2 < table.widths[column]) }
      }
    }
    // Names are turned where they would be broken, and only there.
    if names.count == 2 { #expect(!table.cells[0][1].isTurned) }
    if names[0].hasPrefix("Donau") { #expect(table.cells[0][1].isTurned) }
  }

  @Test("A word that no column has room for is cut, never broken")
  func longWords() throws {
    let long = String(repeating: "m", count: 400)
    let table = try Written(
      SlideTable(
        columns: [.init("Name"), .init("Words")],
        rows: [[.init("a"), .init("before \(long) after")], [.init(long), .init("b")]],
        description: "Long words"))
    #expect(table.cells[1][1].text.hasPrefix("before mm") && table.cells[1][1].text.hasSuffix("m… after"))
    #expect(table.cells[2][0].text.hasSuffix("m…"))
    for (row, height) in zip(table.cells, table.heights) {
      // Three lines at most.
      #expect(height < 80)
      for (cell, width) in zip(row, table.widths) { #expect(Written.longestWord(cell) < width) }
    }
  }
}

extension String {
  /// The parts that begin after one mark and end before another.
  fileprivate func components(before end: String, after start: String) -> [String] {
    split(separator: end).compactMap { part in
      part.ranges(of: start).last.map { String(part[$0.upperBound...]) }
    }
  }
}
