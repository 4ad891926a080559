import Diagrams
import Foundation
import Testing

@Suite struct ColourTests {
  /// WCAG 2's formula with `pow`, written anew.
  private func luminance(_ colour: Colour) -> Double {
    func linear(_ value: UInt8) -> Double {
      let s = Double(value) / 255
      return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
  }

  private func contrast(_ a: Colour, _ b: Colour) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test func luminanceFollowsTheStandard() {
    for rgb in stride(from: UInt32(0), through: 0xFFFFFF, by: 0x01_01_07) {
      #expect(abs(Colour(rgb).relativeLuminance - luminance(Colour(rgb))) < 1e-9)
    }
    #expect(abs(Colour.black.contrast(with: .white) - 21) < 1e-9)
    #expect(Colour(0x77AADD).description == "#77aadd")
  }

  @Test func everyColourHasAReadableInk() {
    for rgb in stride(from: UInt32(0), through: 0xFFFFFF, by: 0x01_03_05) {
      #expect(contrast(Colour(rgb), Colour(rgb).readableInk) >= 4.5)
    }
  }

  @Test(arguments: Theme.all) func textsAreReadableInEveryTheme(theme: Theme) {
    let fills =
      (0...Theme.groupColourCount).map(NodeFill.group) + [
        .other, .plain, .colour(Colour(0x808080)), .scale(-1), .scale(-0.4), .scale(0.4), .scale(1),
      ]
    for fill in fills {
      for emphasis in Emphasis.allCases {
        let colour = theme.fill(of: fill, emphasis: emphasis)
        #expect(contrast(colour, colour.readableInk) >= 4.5, "\(fill) \(emphasis)")
      }
    }
    for ink in [theme.ink, theme.quietInk] {
      #expect(contrast(ink, theme.background) >= 4.5)
      #expect(contrast(ink, theme.panel) >= 4.5)
    }
    // Lines that carry meaning stand out from the paper.
    #expect(contrast(theme.line(.focus), theme.background) >= 4.5)
    #expect(contrast(theme.line(.normal), theme.background) >= 1.8)
  }

  @Test(arguments: Theme.all) func groupsDiffer(theme: Theme) {
    let colours = (0..<Theme.groupColourCount).map { theme.colour(of: .group($0)) } + [theme.colour(of: .other)]
    #expect(Set(colours).count == colours.count)
  }
}
