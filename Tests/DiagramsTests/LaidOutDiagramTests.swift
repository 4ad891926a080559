import Diagrams
import Foundation
import Testing

@Suite struct LaidOutDiagramTests {
  @Test func jsonReadsBack() throws {
    var picture = LaidOutDiagram(
      size: Size(width: 960, height: 540), title: "a \"b\" \\ \u{1}\n\u{2028} é 😀", description: "", theme: .light)
    let empty = try #require(JSONSerialization.jsonObject(with: Data(picture.json.utf8)) as? [String: Any])
    #expect(empty["title"] as? String == picture.title)
    #expect((empty["nodes"] as? [Any])?.isEmpty == true)
    picture.nodes = [
      PlacedNode(
        id: "\u{0}x", name: "X", description: "", lines: [], box: Box(x: 10, y: 20, width: 30, height: 40), shape: .box,
        fill: .white, stroke: .black, strokeWidth: 1, ink: .black, fontSize: 11, isBold: false, emphasis: .normal)
    ]
    let object = try #require(JSONSerialization.jsonObject(with: Data(picture.json.utf8)) as? [String: Any])
    let node = try #require((object["nodes"] as? [[String: Any]])?.first)
    #expect(node["id"] as? String == "\u{0}x")
    #expect(node["x"] as? Double == 25 && node["y"] as? Double == 40)
    #expect(picture.positions == ["\u{0}x": Point(x: 25, y: 40)])
  }
}
