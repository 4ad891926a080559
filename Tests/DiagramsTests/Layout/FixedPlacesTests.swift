import Diagrams
import Testing

@Suite struct FixedPlacesTests {
  /// Every letter six points wide, so that no font is needed.
  private func picture(_ diagram: Diagram) throws -> LaidOutDiagram {
    var widths: [MeasuredLine: Double] = [:]
    for line in diagram.measuredLines { widths[line] = Double(line.text.count) * line.fontSize * 0.55 }
    return try #require(diagram.pictureInFixedPlaces(widths: TextWidths(widths)))
  }

  private func table(_ count: Int) -> Diagram {
    let names = (0..<count).map { "Sector number \($0)" }
    let cells = (0..<count).map { row in (0..<count).map { Optional("\(row)/\($0)") } }
    var diagram = Diagram(
      title: "Who mixes with whom", caption: ["n = 3"],
      nodes: cells.flatMap(\.self).compactMap(\.self).map {
        DiagramNode(id: $0, label: "3 of 9.2", shape: .box, fill: .scale(-0.5))
      }, edges: [])
    diagram.form = .tables([DiagramTable(rows: names, columns: names, cells: cells)])
    return diagram
  }

  private func overlaps(_ boxes: [Box]) -> Int {
    boxes.indices.map { a in
      boxes.indices.count { b in
        a < b && boxes[a].minX < boxes[b].maxX - 0.01 && boxes[b].minX < boxes[a].maxX - 0.01
          && boxes[a].minY < boxes[b].maxY - 0.01 && boxes[b].minY < boxes[a].maxY - 0.01
      }
    }.reduce(0, +)
  }

  @Test(arguments: [1, 3, 10, 30]) func tablesAreReadable(count: Int) throws {
    let picture = try picture(table(count))
    #expect(picture.nodes.count == count * count)
    #expect(overlaps(picture.nodes.map(\.box)) == 0)
    #expect(picture.nodes.allSatisfy { picture.plot.contains($0.box) })
    // Every cell shows its number; where there is room, also what chance would give.
    #expect(picture.nodes.allSatisfy { $0.lines.first?.hasPrefix("3") == true && $0.fontSize >= 11 })
    if count <= 10 { #expect(picture.nodes.allSatisfy { $0.lines.joined(separator: " ") == "3 of 9.2" }) }
    let rows = picture.texts.filter { $0.role == .rowName }
    #expect(rows.count == count && picture.texts.count { $0.role == .columnName } == count)
    for (number, row) in rows.enumerated() {
      let cell = try #require(picture.nodes.first { $0.id == "\(number)/0" })
      #expect(abs(cell.box.center.y - row.box.center.y) < 1 && row.box.maxX <= cell.box.minX + 0.01)
    }
  }

  @Test func severalTablesStandSideBySide() throws {
    var diagram = table(4)
    guard case .tables(let tables) = diagram.form else { return }
    var all: [DiagramTable] = []
    diagram.nodes = []
    for country in ["FR", "DE", "ES"] {
      let cells = tables[0].cells.map { $0.map { $0.map { "\(country)/\($0)" } } }
      all.append(DiagramTable(name: country, rows: tables[0].rows, columns: tables[0].columns, cells: cells))
      diagram.nodes += cells.flatMap(\.self).compactMap(\.self).map { DiagramNode(id: $0, label: "1 of 2") }
    }
    diagram.form = .tables(all)
    let picture = try picture(diagram)
    #expect(picture.panels.map(\.name) == ["FR", "DE", "ES"])
    #expect(overlaps(picture.nodes.map(\.box)) == 0 && overlaps(picture.panels.map(\.box)) == 0)
    // What the numbers before the rows mean stands in the legend.
    #expect(picture.legend.contains { $0.text.lines == ["1 Sector number 0"] })
  }

  private func chain(_ columns: [[String]]) -> Diagram {
    let steps = zip(columns, columns.dropFirst()).flatMap { a, b in
      a.flatMap { a in b.map { DiagramEdge(source: a, target: $0, label: "member") } }
    }
    var diagram = Diagram(
      title: "A chain", nodes: columns.flatMap(\.self).map { DiagramNode(id: $0, label: "Organisation \($0)") },
      edges: steps)
    diagram.form = .columns(columns)
    return diagram
  }

  @Test(arguments: [
    [["a"], ["b"], ["c"]], [["a"], ["b", "c", "d", "e"], ["f", "g"], ["h"]],
    (0..<5).map { ["n\($0)"] },
  ]) func columnsRunFromLeftToRight(columns: [[String]]) throws {
    let picture = try picture(chain(columns))
    #expect(overlaps(picture.nodes.map(\.box)) == 0)
    #expect(picture.nodes.allSatisfy { picture.plot.contains($0.box, tolerance: 0.01) })
    let places = picture.positions
    for (left, right) in zip(columns, columns.dropFirst()) {
      for a in left { for b in right { #expect((places[a]?.x ?? .infinity) < (places[b]?.x ?? 0)) } }
    }
    #expect(picture.edges.count == zip(columns, columns.dropFirst()).map { $0.count * $1.count }.reduce(0, +))
  }

  @Test func longChainsRunToAndFro() throws {
    let picture = try picture(chain((0..<17).map { ["number \($0)"] }))
    #expect(overlaps(picture.nodes.map(\.box)) == 0)
    #expect(picture.nodes.allSatisfy { picture.plot.contains($0.box, tolerance: 0.01) })
    #expect(picture.quality.crossedLabelCount == 0)
  }

  @Test func countriesStandWhereTheyAre() throws {
    let codes = ["PT", "ES", "FR", "DE", "PL", "SE", "IT", "US", "CA"]
    var diagram = Diagram(
      title: "Map", nodes: codes.map { DiagramNode(id: $0, label: "\($0): 3") },
      edges: codes.dropFirst().map { DiagramEdge(source: "DE", target: $0) }.filter { $0.target != "DE" })
    diagram.form = .map(countries: Dictionary(uniqueKeysWithValues: codes.map { ($0, $0) }))
    let picture = try picture(diagram)
    let places = picture.positions
    func x(_ code: String) -> Double { places[code]?.x ?? 0 }
    func y(_ code: String) -> Double { places[code]?.y ?? 0 }
    #expect(x("PT") < x("ES") && x("ES") < x("DE") && x("DE") < x("PL") && x("PL") < x("US"))
    #expect(y("SE") < y("DE") && y("DE") < y("IT"))
    #expect(abs(x("US") - x("CA")) < 1)
    #expect(overlaps(picture.nodes.map(\.box)) == 0)
    // The sea, then land, all inside the plot.
    #expect(picture.outlines.count > 10)
    for outline in picture.outlines {
      #expect(
        outline.points.allSatisfy {
          picture.plot.inset(by: -0.01).contains(Box(center: $0, size: Size(width: 0, height: 0)))
        })
    }
    #expect(picture.quality.widthShare > 0.6)
  }

  @Test func aMapWithoutEuropeHasRows() throws {
    var diagram = Diagram(title: "Far", nodes: ["US", "CN"].map { DiagramNode(id: $0) }, edges: [])
    diagram.form = .map(countries: ["US": "US", "CN": "CN"])
    let picture = try picture(diagram)
    #expect(picture.outlines.isEmpty && overlaps(picture.nodes.map(\.box)) == 0)
  }
}
