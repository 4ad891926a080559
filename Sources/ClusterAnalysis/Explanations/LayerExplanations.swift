extension Explanation {
  static let layerOverlap = Explanation(
    title: "Overlap over kinds of tie",
    meaning: "How many ties a node has in all, when a partner counts once for each kind of tie with it.",
    formula: "o_i = Σ_α k_i^α, k_i^α being the ties of kind α",
    latex: #"o_i = \sum_\alpha k_i^{[\alpha]}"#,
    scale: "A count.",
    weights: "Ignored.",
    direction: "Directed: ties in plus ties out.",
    edgeCases: "0 for an isolate.",
    elsewhere: "muxViz and pymnet give the same.",
    example: .init(.twoKinds, at: "B", value: 4, reckoning: "A twice, by agreement and by meeting, C and D once"),
    references: [.battiston2014])

  static let layerParticipation = Explanation(
    title: "Participation over kinds of tie",
    meaning: "How evenly a node’s ties are spread over the kinds of tie.",
    formula: "P_i = L/(L − 1) · [1 − Σ_α (k_i^α/o_i)²] for L kinds of tie",
    latex: #"P_i = \frac{L}{L - 1} \Bigl[ 1 - \sum_\alpha \Bigl( \frac{k_i^{[\alpha]}}{o_i} \Bigr)^2 \Bigr]"#,
    scale: "0 (all of one kind) to 1 (as many of each).",
    weights: "Ignored.",
    direction: "Directed: ties in plus ties out.",
    edgeCases: "Undefined for an isolate, and where there is one kind of tie only.",
    elsewhere: "muxViz gives the same.",
    example: .init(
      .twoKinds, at: "B", value: 3 / 4, reckoning: "one agreement, three meetings: 2 · (1 − 1/16 − 9/16)"),
    references: [.battiston2014])

  static let interdependence = Explanation(
    title: "Interdependence of kinds of tie",
    meaning: "How much a node needs several kinds of tie to reach others.",
    formula: "The mean over j of the share of shortest paths from i to j that use ties of more than one kind",
    latex: #"\lambda_i = \frac{1}{\lvert R_i \rvert} \sum_{j \in R_i} \frac{\psi_{ij}}{\sigma_{ij}}"#,
    scale: "0 (one kind always does) to 1.",
    weights: "Ignored: paths are counted in hops, and a step that two kinds of tie allow counts as two paths.",
    direction: "Directed: paths from the node.",
    edgeCases: "Undefined for a node with no path to another.",
    elsewhere: "Some texts sum over j instead of taking the mean.",
    example: .init(
      .twoKinds, at: "A", value: 1 / 3,
      reckoning: "to B one step; to C and to D two paths each, one by meetings alone: (0 + ½ + ½)/3"),
    references: [.battiston2014])

  static let redundancy = Explanation(
    title: "Redundancy of a two-mode network",
    meaning: "Which share of a node’s pairs of neighbours have met elsewhere too.",
    formula: "The share of pairs of neighbours that have another common neighbour than i",
    latex:
      #"\frac{\lvert \{ \{u, w\} \subseteq N(i) : \exists\, v \ne i,\ u, w \in N(v) \} \rvert}{k_i (k_i - 1) / 2}"#,
    scale: "0 (nobody would have met without it) to 1.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored.",
    edgeCases: "Undefined with fewer than two neighbours. Meant for --affiliations two-mode.",
    elsewhere: "Agrees with NetworkX, which refuses nodes with fewer than two neighbours.",
    example: .init(.square, at: "A", value: 1, reckoning: "its neighbours B and D also meet at C"),
    references: [.latapy2008])

  static let robinsAlexander = Explanation(
    title: "Robins–Alexander clustering",
    meaning: "How often two who met once in a two-mode network met again elsewhere.",
    formula: "4 × cycles of four / paths of three ties",
    latex: #"\frac{4 \cdot C_4}{L_3}"#,
    scale: "0 to 1.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored.",
    edgeCases: "Undefined without paths of three ties. Meant for --affiliations two-mode.",
    elsewhere: "NetworkX gives 0 where it is undefined.",
    example: .init(.square, value: 1, reckoning: "one cycle, four paths of three ties: 4 · 1/4"),
    references: [.robins2004])
}
