public import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import ClusterModel
public import Diagrams
import GraphCore

/// Which picture, of whom, how large and in which colours.
struct ViewOptions: ParsableArguments {
  enum View: String, CaseIterable, ExpressibleByArgument {
    case network, bridges, sectors, map, ego, gaps, timeline
  }

  @Option(
    help: """
      network: everyone. bridges: groups apart, what connects them between. sectors: ties between groups against \
      chance. map: ties between countries. ego: one organisation (--focus), or how it gets to another (--to). gaps: ties \
      worth making. timeline: how the network grew.
      """) var view: View = .network

  @Option(help: ArgumentHelp("Organisations to point out, by id or name, with commas between.", valueName: "org,…"))
  var highlight: String?

  @Option(help: ArgumentHelp("ego: the organisation in the middle.", valueName: "org")) var focus: String?
  @Option(
    help: ArgumentHelp("ego: whom it wants to meet: an organisation, or anyone in a country.", valueName: "org|country")
  )
  var to: String?
  @Option(
    help: ArgumentHelp("gaps: a tie to propose, instead of those that the gap analysis finds.", valueName: "A -- B"))
  var add: [String] = []
  @Option(help: "timeline: how time is cut.") var periods: PeriodLength = .year
  @Flag(help: "sectors: a table for each of the largest countries.") var byCountry = false

  @Option(
    help: ArgumentHelp(
      "Draw at most so many organisations; sectors: rows; map: countries beside it; gaps: proposals.", valueName: "n"))
  var top: Int?

  @Option(help: ArgumentHelp("The colours: light, dark, print, or a YAML file.", valueName: "theme"))
  var theme = "light"

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
    let belonging: [(View, Bool, String)] = [
      (.ego, focus != nil, "--focus"), (.ego, to != nil, "--to"), (.gaps, !add.isEmpty, "--add"),
      (.sectors, byCountry, "--by-country"),
    ]
    for (owner, isGiven, name) in belonging where isGiven && owner != view {
      throw ValidationError("\(name) belongs to --view \(owner.rawValue).")
    }
    if view == .ego && focus == nil { throw ValidationError("--view ego needs --focus with an organisation.") }
  }

  /// The theme of that name, or of that file.
  func namedTheme() throws -> Theme { try ThemeFile.theme(named: theme) }

  /// The picture that was asked for.
  func diagram(
    of network: ClusterNetwork, _ groups: GroupOptions, theme: Theme, stopwatch: inout Stopwatch
  ) throws -> Diagram {
    let highlighted = try highlight.map { try NodeNames(network).nodes(in: $0) } ?? []
    let settings = ViewSettings(highlighted: highlighted, limit: top, title: title, frame: size, theme: theme)
    switch view {
    case .network:
      let grouping = try groups.optionalGrouping(of: network)
      return stopwatch.timeMeasure("view") {
        NetworkView(network: network, grouping: grouping, settings: settings).diagram()
      }
    case .bridges:
      let grouping = try groups.grouping(of: network)
      var options = BridgeOptions()
      (options.between, options.keyPlayers) = (try groups.pair(in: grouping), 0)
      if BridgeEstimate.isWanted(for: network.graph) { options.sampling = BridgeEstimate.effort }
      return stopwatch.timeMeasure("view") {
        let analysis = BridgeAnalysis(network, grouping: grouping, options: options)
        var view = BridgesView(analysis: analysis, settings: settings)
        view.isEstimated = options.sampling != nil
        return view.diagram()
      }
    case .sectors:
      var view = SectorsView(network: network, grouping: try groups.grouping(of: network), settings: settings)
      (view.seed, view.isByCountry) = (groups.seed, byCountry)
      return stopwatch.timeMeasure("view") { view.diagram() }
    case .map: return MapView(network: network, settings: settings).diagram()
    case .ego: return try egoDiagram(network, groups, settings)
    case .gaps: return try gapsDiagram(network, groups, settings, &stopwatch)
    case .timeline:
      let grouping = try groups.optionalGrouping(of: network)
      return try TimelineView(network: network, attribute: grouping?.attribute, periods: periods, settings: settings)
        .diagram()
    }
  }

  private func egoDiagram(_ network: ClusterNetwork, _ groups: GroupOptions, _ settings: ViewSettings) throws -> Diagram
  {
    let names = NodeNames(network)
    let grouping = try groups.optionalGrouping(of: network)
    let center = try names.node(named: focus ?? "")
    guard let to else {
      return EgoView(network: network, grouping: grouping, focus: center, settings: settings).diagram()
    }
    let target: IntroductionView.Target
    do {
      let node = try names.node(named: to)
      if node == center { throw CommandFailure(.usage, "--to: “\(to)” is the organisation in focus itself") }
      target = .organisation(node)
    } catch let failure as CommandFailure {
      guard network.table.node(of: to) == nil, let country = Country(code: to) ?? Country(name: to) else {
        throw failure
      }
      let there = network.graph.nodes.filter { network[$0].organisation != nil && network[$0].country == country }
      guard !there.isEmpty else {
        throw CommandFailure(.usage, "--to: the network has no organisation in \(country.name)")
      }
      target = .country(country, there)
    }
    return IntroductionView(network: network, grouping: grouping, focus: center, target: target, settings: settings)
      .diagram()
  }

  private func gapsDiagram(
    _ network: ClusterNetwork, _ groups: GroupOptions, _ settings: ViewSettings, _ stopwatch: inout Stopwatch
  ) throws -> Diagram {
    // --top counts the proposals here; how many organisations stand around them is for the layout to say.
    var settings = settings
    settings.limit = nil
    guard add.isEmpty else {
      return GapsView(
        network: network, grouping: try groups.optionalGrouping(of: network), proposals: try added(network),
        settings: settings
      ).diagram()
    }
    let grouping = try groups.grouping(of: network)
    var options = GapOptions()
    (options.cards, options.runs, options.seed) = (top ?? 5, 0, groups.seed)
    // What is said of the network without hubs has no place in the picture.
    options.hubs = []
    options.between = try groups.pair(in: grouping)
    let analysis: GapAnalysis
    do {
      analysis = try stopwatch.timeMeasure("gaps") { try GapAnalysis(network, grouping: grouping, options: options) }
    } catch {
      throw CommandFailure(.badData, "\(error)")
    }
    let proposals = analysis.cards.map {
      GapsView.Proposal(
        source: $0.source, target: $0.target, introducer: $0.introducer == $0.target ? nil : $0.introducer)
    }
    return GapsView(network: network, grouping: grouping, proposals: proposals, settings: settings).diagram()
  }

  private func added(_ network: ClusterNetwork) throws -> [GapsView.Proposal] {
    let names = NodeNames(network)
    return try add.map { text in
      guard let tie = TieText(text) else {
        throw CommandFailure(.usage, "--add: “\(text)” is no tie; write \"A -- B\"")
      }
      let (source, target) = (try names.node(named: tie.source), try names.node(named: tie.target))
      guard source != target else { throw CommandFailure(.usage, "--add: “\(text)” ties an organisation to itself") }
      guard !network.graph.hasEdge(from: source, to: target) else {
        throw CommandFailure(.usage, "--add: \(network[source].label) and \(network[target].label) are tied already")
      }
      return GapsView.Proposal(source: source, target: target)
    }
  }
}

extension Theme: ExpressibleByArgument {
  /// The theme of a name.
  public init?(argument: String) {
    guard let theme = Theme.all.first(where: { $0.name == argument }) else { return nil }
    self = theme
  }

  /// The names of the themes.
  public static var allValueStrings: [String] { all.map(\.name) }

  /// The name.
  public var defaultValueDescription: String { name }
}
