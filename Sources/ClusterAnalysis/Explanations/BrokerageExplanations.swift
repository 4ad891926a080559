extension Explanation {
  static let brokeringActivity = Explanation(
    title: "Brokering activity",
    meaning: "How many pairs of different groups a node could introduce to each other.",
    formula: "Pairs a, c with a → i → c, not a → c, and g(a) ≠ g(c)",
    latex: #"\lvert \{ \{a, c\} : a, c \in N(i),\ c \notin N(a),\ g(a) \ne g(c) \} \rvert"#,
    scale: "A count of pairs: unordered when undirected, ordered when directed.",
    weights: "Ignored.",
    direction: "Directed: along the ties.",
    edgeCases: "0 for an isolate. Pairs with an ungrouped end are left out; the node itself needs no group.",
    elsewhere: "netrics gives the same counts. Half the sum of gatekeeper, representative and liaison, which "
      + "count ordered pairs, when undirected.",
    example: .init(.twoSectors, at: "C", value: 2, reckoning: "A, D and B, D"),
    references: [.hamilton2020])

  static let brokeringExclusivity = Explanation(
    title: "Brokering exclusivity",
    meaning: "How many pairs of different groups only this node could introduce to each other.",
    formula: "Pairs a, c of brokering activity with no other node between them",
    latex: #"\lvert \{ \{a, c\} : N(a) \cap N(c) = \{i\},\ c \notin N(a),\ g(a) \ne g(c) \} \rvert"#,
    scale: "A count of pairs: unordered when undirected, ordered when directed.",
    weights: "Ignored.",
    direction: "Directed: along the ties.",
    edgeCases: "0 for an isolate. Pairs with an ungrouped end are left out; the node itself needs no group.",
    elsewhere: "netrics gives the same counts.",
    example: .init(.twoSectors, at: "D", value: 6 / 3, reckoning: "C, E and C, F"),
    references: [.hamilton2020])

  static let everettValente = Explanation(
    title: "Everett–Valente brokerage",
    meaning: "How much a node’s average tie carries: betweenness with the mere number of ties taken out.",
    formula: "The mean edge betweenness of a node’s ties; undirected (2 B_i + n_c − 1)/k_i, n_c being the size "
      + "of its component, and 0 for a pendant",
    latex: #"\mathit{EV}_i = \frac{2 B_i + n_c - 1}{k_i}"#,
    scale: "Pairs of nodes per tie.",
    weights: "Through betweenness: --length says what a step costs.",
    direction: "Directed: the mean of (B_i + j)/k_in, where B_i > 0, and (B_i + r)/k_out, with j nodes reaching "
      + "i and r nodes reached from it.",
    edgeCases: "0 for a pendant; undefined for an isolate.",
    elsewhere: "The authors’ R script uses the size of the whole network for n_c, which is wrong when it is not "
      + "connected, and gives infinity for isolates.",
    example: .init(
      .twoSectors, at: "C", value: 17 / 3, reckoning: "B = 6, six nodes in the component, three ties: (12 + 5)/3"),
    references: [.everett2016])

  static let valenteFujimoto = Explanation(
    title: "Valente–Fujimoto bridging",
    meaning: "How much nearer a node’s ties bring everyone to each other, per tie.",
    formula: "b_i = (1/k_i) Σ_{e∋i} [E(G) − E(G − e)], E being the global efficiency",
    latex: #"b_i = \frac{1}{k_i} \sum_{e \ni i} \bigl[ E(G) - E(G - e) \bigr]"#,
    scale: "A difference of efficiencies, in 1/unit of distance.",
    weights: "Through distances: --length says what a step costs.",
    direction: "Directed: ties in and out count, each taken away on its own.",
    edgeCases: "Undefined for an isolate.",
    elsewhere: "influenceR gives the same for undirected graphs.",
    example: .init(
      .star, at: "H", value: 0.25, reckoning: "E = (4 + 6/2)/10 = 0.7; without one tie (3 + 3/2)/10 = 0.45"),
    references: [.valente2010])

  static let bridgingCentrality = Explanation(
    title: "Bridging centrality",
    meaning: "Betweenness of a node that sits between well-tied neighbours without being so itself.",
    formula: "B_i · β_i, β_i = (1/k_i) / Σ_{j∈N(i)} 1/k_j",
    latex: #"B_i \beta_i, \quad \beta_i = \frac{k_i^{-1}}{\sum_{j \in N(i)} k_j^{-1}}"#,
    scale: "Pairs of nodes, weighed.",
    weights: "Betweenness takes lengths; β counts ties.",
    direction: "Directed: B along paths; β on neighbours on either end.",
    edgeCases: "0 for an isolate and a pendant.",
    elsewhere: "Some texts multiply ranks instead of values; the normalisation of betweenness changes the scale.",
    example: .init(.twoSectors, at: "C", value: 3 / 2, reckoning: "B = 6; β = (1/3)/(1/2 + 1/2 + 1/3) = 1/4"),
    references: [.hwang2008])

  static let bridgeness = Explanation(
    title: "Bridgeness",
    meaning: "Betweenness without the pairs that a node’s own neighbours are part of: far-reaching bridges, "
      + "not local hubs.",
    formula: "Σ σ_st(i)/σ_st over pairs s, t that are neither i nor neighbours of i",
    latex: #"\sum_{\substack{s \ne i \ne t \\ s, t \notin N(i)}} \frac{\sigma_{st}(i)}{\sigma_{st}}"#,
    scale: "Pairs of nodes: unordered when undirected, ordered when directed.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed paths only.",
    edgeCases: "0 for isolates and pendants.",
    elsewhere: "Other measures share the name: one of ties (Cheng 2010) and one of overlapping groups (Nepusz "
      + "2008).",
    example: .init(.path, at: "C", value: 1, reckoning: "of the four pairs through C only A, E has no neighbour of C"),
    references: [.jensen2016])
}
