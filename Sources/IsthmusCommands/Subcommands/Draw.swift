public import ArgumentParser
import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore
import GraphvizRendering

/// `isthmus draw`: one diagram.
struct Draw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a diagram; the extension of --output says whether DOT, SVG, PNG or PDF.")

  enum View: String, CaseIterable, ExpressibleByArgument {
    case network, bridges
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write: .dot, .gv, .svg, .png or .pdf.", valueName: "file"))
  var output: String

  @Option(help: "network: everyone. bridges: groups apart, what connects them between.") var view: View = .network

  @Option(help: ArgumentHelp("Organisations to point out, by id or name, with commas between.", valueName: "org,…"))
  var highlight: String?

  @Option(help: ArgumentHelp("Draw at most so many organisations.", valueName: "n")) var top: Int?

  @Option(help: "The layout engine; by default several are tried and the clearest picture is kept.")
  var engine: LayoutEngine?

  @Option(help: "The colours.") var theme: Theme = .light

  @Option(
    help: ArgumentHelp("The size: 16:9, 4:3, A4, or inches such as 12x6.75.", valueName: "size"),
    transform: { text in
      guard let size = FrameSize(text) else {
        throw ValidationError("“\(text)” is no size; write 16:9, 4:3, A4, or inches such as 12x6.75")
      }
      return size
    })
  var size: FrameSize = .widescreen

  @Option(help: "The title, instead of the finding.") var title: String?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
    guard format != nil else {
      throw ValidationError("“\(output)”: the name must end in .dot, .gv, .svg, .png or .pdf.")
    }
  }

  private var format: OutputFormat? {
    guard let point = output.lastIndex(of: ".") else { return nil }
    let ending = output[output.index(after: point)...].lowercased()
    return ending == "gv" ? .dot : OutputFormat(rawValue: ending)
  }

  func run() async throws {
    guard let format else { return }
    var session = try Session(input, networkOptions)
    let diagram = try diagram(of: session.network)
    let renderer = GraphvizRenderer.shared
    do {
      let laidOut = try await session.stopwatch.time("layout") { try await renderer.layOut(diagram, engine: engine) }
      let drawing = try await renderer.draw(laidOut, as: format)
      session.console.say(drawing.warnings)
      try session.stopwatch.time("write") { try writeFile(drawing.bytes, to: output) }
    } catch let error as GraphvizError {
      throw CommandFailure(.software, "\(output): \(error)")
    }
    session.console.say(["wrote \(output)"])
    session.finish()
  }

  private func diagram(of network: ClusterNetwork) throws -> Diagram {
    let highlighted = try highlight.map { try NodeNames(network).nodes(in: $0) } ?? []
    switch view {
    case .network:
      var view = NetworkView(network: network, grouping: try groupOptions.optionalGrouping(of: network))
      (view.highlighted, view.title, view.frame, view.theme) = (highlighted, title, size, theme)
      if let top { view.limit = top }
      return view.diagram()
    case .bridges:
      let grouping = try groupOptions.grouping(of: network)
      var options = BridgeOptions()
      (options.between, options.keyPlayers) = (try groupOptions.pair(in: grouping), 0)
      let analysis = BridgeAnalysis(network, grouping: grouping, options: options)
      var view = BridgesView(analysis: analysis)
      (view.highlighted, view.title, view.frame, view.theme) = (highlighted, title, size, theme)
      if let top { view.limit = top }
      return view.diagram()
    }
  }
}

extension LayoutEngine: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}
