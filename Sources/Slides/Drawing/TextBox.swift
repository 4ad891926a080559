internal import Diagrams

/// Paragraphs in a box that is no placeholder.
struct TextBox {
  var name: String
  var box: Box
  var paragraphs: [Markup]
  var description: String

  func markup(_ number: Int) -> Markup {
    Markup(
      "p:sp", [:],
      [
        Markup(
          "p:nvSpPr", [:],
          [
            ShapeMarkup.named(number, name, description: description), Markup("p:cNvSpPr", ["txBox": "1"]),
            Markup("p:nvPr"),
          ]),
        Markup("p:spPr", [:], [ShapeMarkup.place(box), ShapeMarkup.rectangle, Markup("a:noFill")]),
        Markup(
          "p:txBody", [:],
          [
            Markup(
              "a:bodyPr", ["wrap": "square", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "rtlCol": "0"],
              [Markup("a:normAutofit")]), Markup("a:lstStyle"),
          ] + paragraphs),
      ])
  }
}
