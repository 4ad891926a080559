extension Explanation {
  static let coordinator = brokerageRole(
    "Coordinator", "brings together two of its own group",
    "g(a) = g(i) = g(c)", "g(a) = g(i) = g(c)",
    .init(.twoSectors, at: "D", value: 2, reckoning: "E → D → F and F → D → E, all in industry"))
  static let itinerant = brokerageRole(
    "Itinerant broker", "brings together two of one group from outside it (also called consultant)",
    "g(a) = g(c) ≠ g(i)", #"g(a) = g(c) \ne g(i)"#,
    .init(.threeSectors, at: "B", value: 2, reckoning: "A → B → C and C → B → A: both in ICT, B is not"))
  static let gatekeeper = brokerageRole(
    "Gatekeeper", "lets an outsider in to its own group", "g(a) ≠ g(i) = g(c)",
    #"g(a) \ne g(i) = g(c)"#,
    .init(.twoSectors, at: "C", value: 2, reckoning: "D → C → A and D → C → B: D is outside ICT"))
  static let representative = brokerageRole(
    "Representative", "speaks for its own group to an outsider", "g(a) = g(i) ≠ g(c)",
    #"g(a) = g(i) \ne g(c)"#,
    .init(.twoSectors, at: "C", value: 2, reckoning: "A → C → D and B → C → D: D is outside ICT"))
  static let liaison = brokerageRole(
    "Liaison", "joins two groups while belonging to neither", "g(a), g(i), g(c) all different",
    #"g(a) \ne g(i) \ne g(c) \ne g(a)"#,
    .init(.threeSectors, at: "B", value: 4, reckoning: "A with D and C with D, both ways: three sectors each time"))

  private static func brokerageRole(
    _ title: String, _ what: String, _ condition: String, _ latex: String, _ example: WorkedExample
  ) -> Explanation {
    Explanation(
      title: title,
      meaning: "How often a node \(what): a tie to it, a tie from it, and none directly.",
      formula: "Ordered pairs a ≠ c with a → i → c, not a → c, and \(condition)",
      latex: #"\lvert \{ (a, c) : a \to i \to c,\ a \not\to c,\ \#(latex) \} \rvert"#,
      scale: "A count of ordered pairs.",
      weights: "Ignored.",
      direction: "Undirected: every tie runs both ways, so each pair counts twice and gatekeeper equals "
        + "representative.",
      edgeCases: "0 for an isolate; undefined for a node without a group. Triples with an ungrouped node are left out.",
      elsewhere: "Some R packages (netrics, ITNr) swap the names of gatekeeper and representative. sna’s order is "
        + "coordinator, itinerant, representative, gatekeeper, liaison.",
      example: example,
      references: [.gould1989])
  }
}
