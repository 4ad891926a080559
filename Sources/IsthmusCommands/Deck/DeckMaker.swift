import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphCore
import GraphvizRendering
import Slides

/// Parts of a deck that can be asked for.
enum DeckView: String, CaseIterable {
  case summary, network, map, bridges, ego, sectors, gaps, markets, timeline
}

/// Plans the slides of a deck and lays out their pictures.
struct DeckMaker {
  let context: DeckContext
  let views: Set<DeckView>
  let title: String

  /// The slides, in order, without what the network has nothing to say about.
  func plan(_ stopwatch: inout Stopwatch) throws -> [PlannedSlide] {
    let frame = FrameSlides(context: context)
    let places = PlaceSlides(context: context)
    var findings: [PlannedSlide?] = []
    if views.contains(.network) { findings.append(frame.everyone) }
    if views.contains(.map) { findings.append(places.map) }
    if !views.isDisjoint(with: [.bridges, .ego, .sectors]) {
      let analysis = stopwatch.timeMeasure("bridges") { bridgeAnalysis }
      let slides = BridgeSlides(context: context, analysis: analysis)
      if views.contains(.bridges) { findings += slides.bridges }
      if views.contains(.ego), let first = analysis.brokers.first, first.crossBetweenness > 0 {
        findings.append(places.around(first.node))
      }
      if views.contains(.bridges) { findings.append(slides.fragility) }
      if views.contains(.sectors) { findings.append(SectorSlide(context: context, analysis: analysis).slide) }
    }
    if !views.isDisjoint(with: [.gaps, .markets]) {
      let analysis = try stopwatch.timeMeasure("gaps") { try gapAnalysis() }
      if views.contains(.gaps) { findings += GapSlides(context: context, analysis: analysis).pairs }
      if views.contains(.markets) {
        let slides = MarketSlides(context: context, analysis: analysis)
        findings += slides.reach + [slides.indicators]
      }
    }
    if views.contains(.timeline), let report = try stopwatch.timeMeasure("timeline", { try timeline() }) {
      findings += GrowthSlides(context: context, report: report).slides
    }
    let slides = findings.compactMap(\.self)
    var result = [frame.cover(title: title)]
    // The summary takes the place of slide 2, so that findings begin with slide 3.
    let offset = views.contains(.summary) ? 3 : 2
    let numbered = slides.enumerated().compactMap { index, slide in
      slide.summary.map { (text: $0, number: index + offset) }
    }
    if views.contains(.summary), let summary = frame.inShort(numbered) { result.append(summary) }
    return result + slides + [frame.definitions]
  }

  private var bridgeAnalysis: BridgeAnalysis {
    var options = BridgeOptions()
    (options.between, options.keyPlayers) = (context.between, 0)
    (options.seed, options.threads) = (context.seed, context.threads)
    return BridgeAnalysis(context.network, grouping: context.grouping, options: options)
  }

  private func gapAnalysis() throws -> GapAnalysis {
    var options = GapOptions()
    (options.between, options.seed, options.threads) = (context.between, context.seed, context.threads)
    (options.cards, options.runs, options.draws) = (context.top, 0, context.draws)
    return try GapAnalysis(context.network, grouping: context.grouping, options: options)
  }

  private func timeline() throws -> TimelineReport? {
    let network = context.network
    guard context.summary.period != nil else { return nil }
    // Communities are found anew in every network, so they cannot be followed through time.
    let attribute = network.groupingAttributes.contains(context.grouping.attribute) ? context.grouping.attribute : nil
    var options = NetworkTimeline.Options()
    options.threads = context.threads
    let timeline = try NetworkTimeline(of: network, groupedBy: attribute, options: options)
    let outcomes = network.outcomeKinds
    return TimelineReport(
      network, timeline: timeline,
      conversions: outcomes.isEmpty ? [] : network.conversions(from: network.meetingKinds, to: outcomes),
      outcomes: outcomes)
  }

  /// The deck with its pictures laid out, and who writes it.
  func deck(_ slides: [PlannedSlide], design: SlideDesign) async throws -> (deck: Deck, writer: DeckWriter) {
    let renderer = GraphvizRenderer.shared
    let footer = "\(context.network.records.title)" + (context.date.map { " · \($0)" } ?? "")
    let texts = slides.flatMap(\.texts) + [footer]
    let writer = DeckWriter(design, measure: TextMeasure(try await renderer.widths(of: TextMeasure.lines(of: texts))))
    var deck = Deck(title: title, footer: footer)
    for slide in slides {
      let content: Slide.Content
      switch slide.content {
      case .ready(let ready): content = ready
      case .diagram(let planned):
        let frame = writer.pictureFrame(
          title: slide.title, lead: slide.lead, hasPointsBeside: !planned.beside.isEmpty)
        content = .diagram(try await picture(planned, frame, writer), beside: planned.beside)
      }
      deck.slides.append(Slide(title: slide.title, lead: slide.lead, content: content, notes: slide.notes))
    }
    return (deck, writer)
  }

  /// A picture with as many organisations as can be read: the first on which all names are shown and no connector runs
  /// through one, else that with fewest faults.
  private func picture(
    _ planned: PlannedPicture, _ frame: FrameSize, _ writer: DeckWriter
  ) async throws -> LaidOutDiagram {
    var best: (picture: LaidOutDiagram, faults: Int)?
    for limit in planned.limits {
      // The slide has the title.
      var drawn = try planned.make(ViewSettings(limit: limit, title: "", frame: frame, theme: context.theme))
      // The foot of the slide names the data already.
      drawn.caption.removeAll { $0.hasPrefix("Data: ") }
      let picture = try await GraphvizRenderer.shared.layOut(drawn)
      let quality = picture.quality
      let nameless = planned.needsAllNames ? quality.unlabelledCount : 0
      let faults = nameless + quality.overlapCount + writer.crossedNameCount(in: picture)
      if best.map({ faults < $0.faults }) ?? true { best = (picture, faults) }
      if faults == 0 { break }
    }
    return best?.picture ?? LaidOutDiagram(size: frame.points, title: "", description: "", theme: context.theme)
  }
}
