internal import Diagrams

/// A colour as a drawing names it: through the theme, so that another theme recolours it, or by itself.
enum DrawingColour: Hashable, Sendable {
  /// A colour of the theme whose lightness is multiplied and then raised, both in thousandths.
  case scheme(String, times: Int = 1000, plus: Int = 0)
  /// A colour of its own.
  case rgb(Colour)

  /// The element that names it.
  var markup: Markup {
    switch self {
    case .rgb(let colour): return Markup("a:srgbClr", ["val": String(colour.description.dropFirst()).uppercased()])
    case .scheme(let name, let times, let plus):
      var changes: [Markup] = []
      if times != 1000 { changes.append(Markup("a:lumMod", ["val": String(times * 100)])) }
      if plus != 0 { changes.append(Markup("a:lumOff", ["val": String(plus * 100)])) }
      return Markup("a:schemeClr", ["val": name], changes)
    }
  }

  /// The element that fills with it.
  var fill: Markup { Markup("a:solidFill", [:], [markup]) }
}

/// The colours that the names of a theme stand for: `tx1`, `bg1`, `tx2`, `bg2` and `accent1` to `accent6`.
struct SchemeColours: Hashable, Sendable {
  private var colours: [String: Colour]

  init(_ colours: [String: Colour]) { self.colours = colours }

  /// The colour that is seen.
  func resolved(_ colour: DrawingColour) -> Colour {
    switch colour {
    case .rgb(let colour): colour
    case .scheme(let name, let times, let plus):
      (colours[name] ?? .black).withLightness { min(1, max(0, $0 * Double(times) / 1000 + Double(plus) / 1000)) }
    }
  }
}

extension Colour {
  /// The colour with another lightness of the HSL model, which `lumMod` and `lumOff` work on (ECMA-376, 20.1.2.3.20).
  fileprivate func withLightness(_ change: (Double) -> Double) -> Colour {
    let parts = [red, green, blue].map { Double($0) / 255 }
    let (high, low) = (parts.max() ?? 0, parts.min() ?? 0)
    let lightness = (high + low) / 2
    let wanted = change(lightness)
    guard abs(wanted - lightness) > 1e-9 else { return self }
    // Chroma at a lightness is saturation · (1 − |2 L − 1|); hue stays as the places of the parts between low and high.
    let room = 1 - abs(2 * lightness - 1)
    let saturation = room > 1e-9 ? (high - low) / room : 0
    let chroma = saturation * (1 - abs(2 * wanted - 1))
    let moved = parts.map { part in
      let place = high > low ? (part - low) / (high - low) : 0
      return wanted - chroma / 2 + place * chroma
    }
    let steps = moved.map { UInt32((min(1, max(0, $0)) * 255).rounded()) }
    return Colour(steps[0] << 16 | steps[1] << 8 | steps[2])
  }
}
