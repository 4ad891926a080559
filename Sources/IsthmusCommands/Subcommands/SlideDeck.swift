import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import ClusterModel
import Diagrams
import Foundation
import GraphvizRendering
import Slides

/// `isthmus slides`: the findings as a presentation.
struct SlideDeck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slides",
    abstract: "Write the findings as a PowerPoint deck of native shapes that can be edited.",
    discussion: """
      One finding a slide: it is the title, in words, with its numbers. Organisations are shapes with their names, ties \
      are connectors glued to them; tables are tables. Speaker notes hold method, source and command. The same input \
      gives the same bytes.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write, ending in .pptx.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The parts to show, with commas between: \(DeckView.allCases.map(\.rawValue).joined(separator: ", ")). By default "
        + "all that the data have something to say about.", valueName: "view,…"),
    transform: { list in
      try Set(
        list.split(separator: ",").map { word in
          guard let view = DeckView(rawValue: word.trimmingBlanks()) else {
            throw ValidationError(
              "“\(word)” is no part of a deck; there are: \(DeckView.allCases.map(\.rawValue).joined(separator: ", "))")
          }
          return view
        })
    })
  var views: Set<DeckView> = Set(DeckView.allCases)

  @Option(
    help: ArgumentHelp(
      "The colours, unless a template brings its own: light, dark, print, or a YAML file.", valueName: "theme"))
  var theme: String?

  @Option(
    help: ArgumentHelp("A presentation or template whose master, layouts and theme are used.", valueName: "file"),
    completion: .file(extensions: ["pptx", "potx"]))
  var template: String?

  @Option(help: "The title of the deck, instead of that of the data set.") var title: String?
  @Option(help: ArgumentHelp("How many pairs to recommend.", valueName: "n")) var top = 8
  @OptionGroup var threadOptions: ThreadOptions

  func validate() throws {
    guard output.lowercased().hasSuffix(".pptx") else {
      throw ValidationError("“\(output)”: the name must end in .pptx.")
    }
    if views.isEmpty { throw ValidationError("--views names no part.") }
    if theme != nil && template != nil {
      throw ValidationError("--theme and --template exclude each other: a template brings its own colours.")
    }
    if top < 1 { throw ValidationError("--top must be at least 1.") }
  }

  func run() async throws {
    // A template that cannot be used is better known before the work than after it.
    let ownTheme = try theme.map(ThemeFile.theme(named:))
    let design = try design(ownTheme)
    var session = try Session(input, networkOptions)
    let network = session.network
    let grouping = try groupOptions.grouping(of: network)
    let context = DeckContext(
      network: network, summary: NetworkSummary(network), grouping: grouping,
      commands: CommandLines(without: ["--views", "--theme", "--template", "--title"]),
      theme: ownTheme ?? design.pictureTheme, top: top, seed: groupOptions.seed, threads: threadOptions.threads,
      between: try groupOptions.pair(in: grouping))
    let maker = DeckMaker(context: context, views: views, title: title ?? network.records.title)
    do {
      let slides = try maker.plan(&session.stopwatch)
      let (deck, writer) = try await session.stopwatch.time("layout") {
        try await maker.deck(slides, design: design)
      }
      try session.stopwatch.time("write") { try writeFile(try writer.bytes(of: deck), to: output) }
      session.console.say(["wrote \(output): \(deck.slides.count) slides"])
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as GraphvizError {
      throw CommandFailure(.software, "\(output): \(error)")
    } catch let error as SlidesError {
      throw CommandFailure(.software, "\(output): \(error)")
    } catch {
      throw CommandFailure(.badData, "\(input.path): \(error)")
    }
    session.finish()
  }

  private func design(_ theme: Theme?) throws -> SlideDesign {
    guard let template else { return SlideDesign(theme: theme ?? .light) }
    let bytes: [UInt8]
    do {
      bytes = try Array(Data(contentsOf: URL(filePath: template)))
    } catch {
      let exists = FileManager.default.fileExists(atPath: template)
      throw CommandFailure(
        exists ? .inputOutput : .noInput,
        "\(template): \(exists ? error.localizedDescription : "there is no such file")")
    }
    do {
      return try SlideDesign(template: bytes)
    } catch {
      throw CommandFailure(.badData, "\(template): this template cannot be used: \(error)")
    }
  }
}
