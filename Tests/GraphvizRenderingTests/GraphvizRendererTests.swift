import Diagrams
import Foundation
import GraphvizRendering
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite(.serialized) struct GraphvizRendererTests {
  private let renderer = GraphvizRenderer.shared

  private func failure(_ dot: String, engine: String? = nil, format: String = "svg") async -> GraphvizError? {
    do {
      _ = try await renderer.draw(dot: dot, format: format, engine: engine)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: LayoutEngine.allCases, OutputFormat.allCases)
  func everyEngineDrawsEveryFormat(engine: LayoutEngine, format: OutputFormat) async throws {
    let bytes = try await renderer.draw(dot: "graph g { a -- b -- c -- a; c -- d }", as: format, using: engine).bytes
    switch format {
    case .png: #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    case .pdf: #expect(bytes.starts(with: Array("%PDF-1.".utf8)))
    case .svg: #expect(try XMLDocument(data: Data(bytes)).rootElement()?.name == "svg")
    case .json:
      let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      #expect(object?["name"] as? String == "g")
    case .dot: #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("graph g {"))
    case .plain: #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("stop\n"))
    }
  }

  @Test(arguments: LayoutEngine.allCases, [OutputFormat.svg, .png, .pdf])
  func equalRequestsGiveEqualBytes(engine: LayoutEngine, format: OutputFormat) async throws {
    // fdp orders by memory address in Graphviz 2.43.
    guard engine != .fdp else { return }
    let dot = DOTWriter().text(SampleDiagrams.network(30))
    let first = try await renderer.draw(dot: dot, as: format, using: engine)
    _ = try await renderer.draw(dot: "graph { start=random; x -- y -- z; overlap=prism }", as: .svg, using: .neato)
    #expect(try await renderer.draw(dot: dot, as: format, using: engine) == first)
  }

  @Test(arguments: [
    "graph { a }\n\n\n", "graph { a } graph { b }", "graph { a } graph {", "graph { a } \"x", "graph { a } /* open",
    "/* open", "graph { a -- \"b }", "graph { a [label=<<b>] }", "graph {", "graph { a } @ } # {", "graph { a } <<<x",
  ])
  func noTextReachesIntoTheNext(first: String) async throws {
    _ = try? await renderer.draw(dot: first, as: .svg)
    guard case .malformedDOT(line: 3, _) = await failure("graph {\n a -- b\n c -> -> d\n}") else {
      Issue.record("another line, or no error")
      return
    }
    _ = try? await renderer.draw(dot: first, as: .svg)
    let next = try await renderer.draw(dot: "graph { next }", as: .svg)
    #expect(String(decoding: next.bytes, as: UTF8.self).contains(">next<"))
  }

  @Test func malformedTextIsRefusedWithItsLine() async throws {
    guard case .malformedDOT(let line, let message) = await failure("graph {\n a -- b\n c -> -> d\n}") else {
      Issue.record("no error")
      return
    }
    #expect(line == 3)
    #expect(message.contains("syntax error"))
  }

  @Test(arguments: [
    "", "   ", "nonsense", "graph {", "graph { a -- \"b }", "graph { a [label=<<b>] }", "}", "\u{0}", "graph\u{1}{}",
  ])
  func otherTextsAreRefused(dot: String) async {
    guard case .malformedDOT = await failure(dot) else {
      Issue.record("no error")
      return
    }
  }

  @Test func longTokensInMessagesDoNoHarm() async {
    let long = String(repeating: "z", count: 200_000)
    #expect(await failure("graph { a [shape=\"\(long)\" color=\"\(long)%s%n\"] }") == nil)
    guard case .malformedDOT(_, let message) = await failure("graph { a -- b \(long) = = \(long) }") else {
      Issue.record("no error")
      return
    }
    #expect(message.count <= 1000)
  }

  @Test func unknownNamesAreReported() async {
    guard case .unknownEngine("nosuch", let message) = await failure("graph { a }", engine: "nosuch") else {
      Issue.record("no error")
      return
    }
    #expect(message.contains("neato"))
    guard case .unknownFormat("nosuch", _) = await failure("graph { a }", format: "nosuch") else {
      Issue.record("no error")
      return
    }
    // A renderer that failed goes on working.
    #expect(await failure("graph { a }") == nil)
  }

  @Test func warningsAreCollected() async throws {
    let drawing = try await renderer.draw(dot: "graph { a [color=nosuch shape=foo] }", as: .svg)
    #expect(drawing.warnings.contains { $0.contains("nosuch is not a known color") })
    #expect(drawing.warnings.contains { $0.contains("unknown shape foo") })
  }

  @Test(arguments: [
    "a [width=nan height=-3 fontsize=0]", "a [fontsize=-12 label=x]", "a [pos=\"x,y!\"] b [pos=\"1e400,2\"]",
    "K=0 a -- b",
    "dim=0 a -- b", "dim=99 a -- b", "start=\"-1\" maxiter=-5 a -- b", "size=\"0,0\" a -- b", "ratio=-1 a", "dpi=-72 a",
    "rank=nosuch splines=bananas overlap=wurst a -- b", "a [sides=-5 shape=polygon]", "a [peripheries=-1]",
    "a [fontname=\"nosuch\" label=\"\"]", "a -- b [len=-1 weight=-2 penwidth=-1]", "pad=-9 margin=-9 a", "bb=\"x\" a",
    "model=mds a -- b", "mode=hier a -- b", "root=nosuch a -- b", "a -- a -- a", "pack=-7 a b", "viewport=\"0,0,0\" a",
    "Damping=7 epsilon=0 a -- b", "a:nosuch -- b:nosuch:xx", "normalize=1e99 rotate=17 a -- b", "scale=0 a -- b",
  ])
  func strangeAttributesDoNotCrash(body: String) async {
    for engine in LayoutEngine.allCases { _ = await failure("graph { \(body) }", engine: engine.rawValue) }
  }

  @Test func pointersElsewhereAreIgnored() async throws {
    let dot = """
      digraph { stylesheet="http://x/s.css" _background="c 7 -#ff0000 I 0 0 9 9 4 -http"
        a [URL="http://x" image="/etc/passwd" tooltip="t"] a -> b [href="javascript:alert(1)" label=x]
        c [label=<<table href="http://x"><tr><td>y</td></tr></table>>] }
      """
    let svg = String(decoding: try await renderer.draw(dot: dot, as: .svg).bytes, as: UTF8.self)
    let unwelcome = [
      "http://x", "javascript", "passwd", "xlink:href", "<!DOCTYPE", "Generated by", "stylesheet", "<script",
    ]
    for word in unwelcome {
      #expect(!svg.contains(word), "\(word)")
    }
    _ = try XMLDocument(data: Data(svg.utf8))
  }

  @Test func widthsGrowWithTheText() async throws {
    let lines = ["", "i", "iiii", "WWWW", "😀", "a & b", "\\N \\G", "<b>x</b>"].map { MeasuredLine($0, fontSize: 12) }
    let widths = try await renderer.widths(of: lines + [MeasuredLine("WWWW", fontSize: 24, isBold: true)])
    #expect((widths[lines[1]] ?? 0) < (widths[lines[2]] ?? 0))
    #expect((widths[lines[2]] ?? 0) < (widths[lines[3]] ?? 0))
    #expect((widths[lines[0]] ?? 1) == 0)
    // Liberation Sans, as Arial: W is 1933/2048 of an em.
    #expect(abs((widths[lines[3]] ?? 0) - 4 * 12 * 1933 / 2048) < 1.5)
    #expect((widths[MeasuredLine("WWWW", fontSize: 24, isBold: true)] ?? 0) > 1.9 * (widths[lines[3]] ?? 0))
  }
}
