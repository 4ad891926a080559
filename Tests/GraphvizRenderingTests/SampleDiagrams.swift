import Diagrams

/// Pictures of the kinds that clients are shown, made up but with names as they come.
enum SampleDiagrams {
  static let names = [
    "Pôle SCS", "BalticNet-PlasmaTec", "Municipality of Västerås", "Computer Research Institute of Montréal",
    "Silicon Saxony", "Minalogic", "DSP Valley", "Cap Digital", "Hamburg Aviation", "Skywise", "Aerospace Valley",
    "BioM Biotech Cluster", "Medicon Valley Alliance", "Eurobiomed", "Lyonbiopôle", "Biocat", "Flanders' FOOD",
    "Food Valley NL", "Agropolis Fondation", "Vitagora", "Wagralim", "Water Alliance", "CleanTech Alps",
    "Energy Cluster Denmark", "Tenerrdis", "Axelera", "Oslo Cancer Cluster", "Norwegian Ocean Technology",
    "Kompetenznetz Mechatronik BW", "Produtech", "AFIL Lombardia", "Brainport Industries", "GAIA", "Tecnalia",
    "VTT", "Fraunhofer IPMS", "CEA-Leti", "imec", "TNO", "RISE", "City of Kraków", "Basque Country (SPRI)",
    "Région Sud", "Invest Lithuania", "SME Instrument Ltd", "NanoSense GmbH", "Optika d.o.o.", "AgriBot SAS",
    "Hydrogène de France", "MedTech & Søn A/S", "Ubiquity Robotics", "Taiwan Photonics Association",
    "Israel Innovation Hub", "Toronto Region Board of Trade", "Korea Institute of Industrial Technology",
  ]
  static let sectors = ["Electronics", "Mobility", "Health", "Food", "Energy & environment"]
  static let kinds: [(NodeShape, String)] = [
    (.roundedBox, "cluster organisation"), (.box, "SME"), (.ellipse, "research institute"),
    (.hexagon, "public authority"), (.note, "third-country contact"), (.octagon, "investor"),
  ]

  struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 31)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  static let style = DiagramStyle(
    fills: .init(title: "Sector", entries: sectors.enumerated().map { .init(.group($0), $1) }),
    shapes: .init(title: "Kind", entries: kinds.map { .init($0, $1) }),
    lines: .init(
      title: "Tie",
      entries: [.init(.solid, "joint project"), .init(.dashed, "event"), .init(.dotted, "memorandum")]),
    nodeEmphasis: .init(title: "Finding", entries: [.init(.focus, "bridges two sectors")]),
    edgeEmphasis: .init(title: "", entries: [.init(.focus, "bridging tie")]),
    widthMeaning: "Thicker: more joint projects")

  /// A network of organisations in five sectors with ties mostly inside a sector and 15 between sectors.
  static func network(_ count: Int, seed: UInt64 = 1, grouped: Bool = false, density: Double = 1.4) -> Diagram {
    var numbers = Numbers(state: seed)
    func name(_ index: Int) -> String {
      index < names.count ? names[index] : "\(names[index % names.count].split(separator: " ")[0]) \(index)"
    }
    func sector(_ index: Int) -> Int { index * sectors.count / max(1, count) }
    var edges: [DiagramEdge] = []
    let lines: [LineStyle] = [.solid, .solid, .dashed, .dotted]
    for _ in 0..<Int(Double(count) * density) {
      let a = Int.random(in: 0..<count, using: &numbers)
      let same = (0..<count).filter { $0 != a && sector($0) == sector(a) }
      guard let b = same.randomElement(using: &numbers) else { continue }
      edges.append(
        DiagramEdge(
          source: "o\(min(a, b))", target: "o\(max(a, b))", line: lines[Int.random(in: 0..<4, using: &numbers)],
          width: Double.random(in: 0.7...1.8, using: &numbers)))
    }
    var bridging: Set<Int> = []
    for _ in 0..<min(15, count / 2) {
      let hubs = (0..<count).filter { $0 % 8 == 3 }
      guard let a = hubs.randomElement(using: &numbers) else { continue }
      let others = (0..<count).filter { sector($0) != sector(a) }
      guard let b = others.randomElement(using: &numbers) else { continue }
      bridging.insert(a)
      edges.append(
        DiagramEdge(source: "o\(a)", target: "o\(b)", width: 1.2, emphasis: .focus))
    }
    var seen: Set<[String]> = []
    edges = edges.filter { seen.insert([$0.source, $0.target]).inserted }
    let nodes = (0..<count).map { index in
      DiagramNode(
        id: "o\(index)", label: name(index), description: "\(name(index)), \(sectors[sector(index)])",
        shape: kinds[index % 7 == 0 ? 0 : index % 6].0, fill: .group(sector(index)),
        emphasis: bridging.contains(index) ? .focus : index % 3 == 2 ? .minor : .normal)
    }
    let groups =
      grouped
      ? sectors.indices.map { s in
        DiagramGroup(
          name: sectors[s], nodeIDs: nodes.indices.filter { sector($0) == s && !bridging.contains($0) }.map { "o\($0)" }
        )
      } : []
    return Diagram(
      title: "\(bridging.count) organisations hold five sectors together",
      subtitle: "Ties between member organisations, 2021–2025",
      caption: [
        "n = \(count) organisations, \(edges.count) ties, as of 2026-01-31. A tie is a project, event or memorandum.",
        "Filter: ties with at least one activity since 2021.",
      ],
      nodes: nodes, edges: edges, groups: groups, style: style)
  }

  /// A hub with many spokes.
  static func star(_ count: Int) -> Diagram {
    Diagram(
      title: "One hub reaches \(count - 1) organisations",
      caption: ["n = \(count)"],
      nodes: (0..<count).map {
        DiagramNode(
          id: "s\($0)", label: names[$0 % names.count] + ($0 >= names.count ? " \($0)" : ""),
          fill: .group($0 % 5), emphasis: $0 == 0 ? .focus : .normal)
      },
      edges: (1..<max(1, count)).map { DiagramEdge(source: "s0", target: "s\($0)") }, style: style)
  }

  /// Several parts and nodes without ties.
  static var disconnected: Diagram {
    var diagram = network(30, seed: 5)
    diagram.title = "Three parts and seven organisations without a tie"
    diagram.edges = []
    for index in 0..<30 { diagram.nodes[index].emphasis = .normal }
    for (a, b) in (0..<12).map({ ($0, ($0 + 1) % 12) }) + [(0, 4), (2, 8)] + (13..<18).map({ (12, $0) })
      + [(18, 19), (20, 21), (21, 22)]
    { diagram.edges.append(DiagramEdge(source: "o\(a)", target: "o\(b)")) }
    return diagram
  }

  /// Labels that go on and on.
  static var longNames: Diagram {
    var diagram = network(14, seed: 3)
    diagram.title =
      "Organisations with very long names still fit in their boxes, even where the title itself runs over more than one line of the slide"
    for index in diagram.nodes.indices {
      diagram.nodes[index].label =
        "Europäische Forschungsgemeinschaft für \(index) angewandte Donaudampfschifffahrtselektrizitätentechnik e. V."
    }
    return diagram
  }
}
