public import ArgumentParser
import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphCore
import GraphFormats
import GraphvizRendering

/// `isthmus draw`: one diagram.
struct Draw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a diagram; the extension of --output says whether DOT, SVG, PNG, PDF or JSON.",
    discussion: """
      Every picture is measured after it is laid out: sizes of letters on a slide, overlaps, names cut or crossed, \
      contrast, room used. --audit prints the figures; what falls short is said on standard error, and with --strict \
      nothing is written then and the exit status is 1.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var viewOptions: ViewOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write: .dot, .gv, .svg, .png, .pdf or .json (places).", valueName: "file"))
  var output: String?

  @Option(help: "The layout engine; by default several are tried and the clearest picture is kept.")
  var engine: LayoutEngine?

  @Option(
    help: ArgumentHelp(
      "A file of places: everyone in it stays there, and it is brought up to date. It is made if it is missing.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var positions: String?

  @Option(help: ArgumentHelp("Stop if the layout takes longer.", valueName: "n")) var layoutSeconds = 60.0

  @Flag(help: "Print what was measured on the picture, as JSON, on standard output.") var audit = false

  func validate() throws {
    guard layoutSeconds > 0, layoutSeconds <= 86_400 else {
      throw ValidationError("--layout-seconds must be above 0 and at most 86400.")
    }
    guard output != nil || audit else {
      throw ValidationError("Name the file to write with --output, or ask for --audit alone.")
    }
    if positions != nil && (viewOptions.to != nil || [.sectors, .map, .timeline].contains(viewOptions.view)) {
      throw ValidationError("--positions is for pictures whose places are searched for: network, bridges, ego, gaps.")
    }
    if let output, format == nil {
      throw ValidationError("“\(output)”: the name must end in .dot, .gv, .svg, .png, .pdf or .json.")
    }
  }

  private var format: OutputFormat? {
    guard let output, let point = output.lastIndex(of: ".") else { return nil }
    let ending = output[output.index(after: point)...].lowercased()
    let format = ending == "gv" ? .dot : OutputFormat(rawValue: ending)
    return format == .plain ? nil : format
  }

  func run() async throws {
    // Files that cannot be read are better known before the work than after it.
    let theme = try viewOptions.namedTheme()
    let known = try positions.map(PositionsFile.init(path:))
    var session = try Session(input, networkOptions)
    var diagram = try viewOptions.diagram(
      of: session.network, groupOptions, theme: theme, stopwatch: &session.stopwatch)
    diagram.shrinksLetters = true
    let renderer = GraphvizRenderer.shared
    do {
      let watch = LayoutWatch(seconds: layoutSeconds)
      let places = known?.places(on: diagram.frame.points) ?? [:]
      let picture = try await session.stopwatch.time("layout") {
        try await renderer.layOut(diagram, engine: engine, keeping: places)
      }
      watch.stop()
      if picture.quality.scale < 1 { session.console.say([Self.words(onScale: picture.quality)]) }
      session.stopwatch.note("score", AuditReport.score(of: picture))
      let figures = try await renderer.audit(picture)
      try report(figures, session.console)
      if let output, let format {
        let drawing = try await renderer.draw(picture, as: format)
        session.console.say(drawing.warnings)
        try session.stopwatch.time("write") { try writeFile(drawing.bytes, to: output) }
        session.console.say(["wrote \(output)"])
      }
      try known?.updated(with: picture).write()
      if audit { try Console.printToStandardOutput(AuditReport(figures, of: picture).json.text) }
    } catch let error as GraphvizError {
      throw CommandFailure(.software, "\(output ?? input.path): \(error)")
    }
    session.finish()
  }

  /// What is to be known of a picture that is a slide made smaller.
  private static func words(onScale quality: LayoutQuality) -> String {
    func points(_ size: Double) -> String { "\(rounded((size * 10).rounded() / 10)) pt" }
    return "a slide at \(Int((quality.scale * 100).rounded())) % of its size: the smallest letters are "
      + "\(points(quality.smallestFontSize)) here, \(points(quality.smallestFontSize / quality.scale)) on a slide"
  }

  /// Says which figures fall short; with `--strict` that is a failure.
  private func report(_ figures: LayoutAudit, _ console: Console) throws {
    let missed = figures.lines.filter { !$0.isMet }.map(\.words)
    guard !missed.isEmpty else { return }
    guard input.problems == .strict else {
      console.say(missed.map { "the picture falls short: \($0)" })
      return
    }
    if audit { try Console.printToStandardOutput(AuditReport(figures, of: nil).json.text) }
    throw CommandFailure(
      .problemsFound,
      (missed.map { "the picture falls short: \($0)" } + [
        "nothing was written; draw fewer with --top, or on a larger --size"
      ])
      .joined(separator: "\n"))
  }
}

extension LayoutEngine: ExpressibleByArgument {}
