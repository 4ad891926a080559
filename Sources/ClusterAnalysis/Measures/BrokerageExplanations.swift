extension Explanation {
  static let constraint = Explanation(
    title: "Burt’s constraint",
    meaning: "How much a node’s contacts lead back to each other, and so hold it: low values mean free hands to "
      + "broker.",
    formula: "C_i = Σ_{j∈N(i)} (p_ij + Σ_{q≠i,j} p_iq p_qj)², p_ij = z_ij/Σ_k z_ik, z_ij = w_ij + w_ji",
    scale: "Above 0; 1 for a pendant. It can exceed 1: about 1.007 at the triangle’s end of a triangle with a tail.",
    weights: "Strengths are the z; --unweighted counts every tie 1.",
    direction: "Directed: strengths both ways are added first.",
    edgeCases: "Undefined for an isolate. The sum runs over the node’s own neighbours only.",
    elsewhere: "Self-loops change NetworkX’s value (here they are dropped). UCINET can also sum over the whole "
      + "network.",
    references: [.burt1992, .burt2004])

  static let effectiveSize = Explanation(
    title: "Effective size",
    meaning: "How many of a node’s contacts are not redundant, because they are not tied to its other contacts.",
    formula: "ES_i = Σ_{j∈N(i)} [1 − Σ_{q≠i,j} p_iq m_jq], m_jq = z_jq / max_k z_jk",
    scale: "Contacts, up to the number of neighbours. Unweighted and undirected it is k − 2t/k, with t ties among k "
      + "neighbours.",
    weights: "Strengths are the z; --unweighted counts every tie 1.",
    direction: "Directed: strengths both ways are added first.",
    edgeCases: "Undefined for an isolate.",
    elsewhere: "NetworkX’s default path divides by the wrong maximum for weighted and directed graphs; its "
      + "`nodes=` path agrees with this.",
    references: [.burt1992, .borgatti1997])

  static let efficiency = Explanation(
    title: "Efficiency",
    meaning: "Which share of a node’s contacts is not redundant.",
    formula: "ES_i / |N(i)|",
    scale: "0 to 1.",
    weights: "As for effective size.",
    direction: "A neighbour tied both ways is one neighbour.",
    edgeCases: "Undefined for an isolate.",
    elsewhere: "Dividing by the directed degree, as NetworkX’s manual suggests, counts neighbours tied both ways "
      + "twice.",
    references: [.burt1992])

  static let coordinator = brokerageRole(
    "Coordinator", "brings together two of its own group",
    "g(a) = g(i) = g(c)")
  static let itinerant = brokerageRole(
    "Itinerant broker", "brings together two of one group from outside it (also called consultant)",
    "g(a) = g(c) ≠ g(i)")
  static let gatekeeper = brokerageRole(
    "Gatekeeper", "lets an outsider in to its own group", "g(a) ≠ g(i) = g(c)")
  static let representative = brokerageRole(
    "Representative", "speaks for its own group to an outsider", "g(a) = g(i) ≠ g(c)")
  static let liaison = brokerageRole(
    "Liaison", "joins two groups while belonging to neither", "g(a), g(i), g(c) all different")

  private static func brokerageRole(_ title: String, _ what: String, _ condition: String) -> Explanation {
    Explanation(
      title: title,
      meaning: "How often a node \(what): a tie to it, a tie from it, and none directly.",
      formula: "Ordered pairs a ≠ c with a → i → c, not a → c, and \(condition)",
      scale: "A count of ordered pairs.",
      weights: "Ignored.",
      direction: "Undirected: every tie runs both ways, so each pair counts twice and gatekeeper equals "
        + "representative.",
      edgeCases: "0 for an isolate; undefined for a node without a group. Triples with an ungrouped node are left out.",
      elsewhere: "Some R packages (netrics, ITNr) swap the names of gatekeeper and representative. sna’s order is "
        + "coordinator, itinerant, representative, gatekeeper, liaison.",
      references: [.gould1989])
  }

  static let crossBetweenness = Explanation(
    title: "Cross-group betweenness",
    meaning: "How often a node, or a tie, lies on a shortest path between two nodes of different groups: what it does "
      + "for cross-sector traffic, and nothing else. Also known as gefura or Q-measure.",
    formula: "Γ_i = Σ_{s≠i≠t, g(s)≠g(t)} σ_st(i) / σ_st",
    scale: "Pairs of nodes in different groups: unordered when undirected, ordered when directed. --normalized divides "
      + "by the number of such pairs that do not contain the node. --between A,B keeps to pairs of two groups.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed paths only.",
    edgeCases: "0 for isolates. Pairs with an ungrouped node are left out; an ungrouped node may still lie between.",
    elsewhere: "For two groups of an undirected graph, NetworkX’s betweenness_centrality_subset and igraph’s "
      + "betweenness with sources and targets give half of this; directed, they give the same.",
    references: [.flom2004, .guns2015])

  static let everettValente = Explanation(
    title: "Everett–Valente brokerage",
    meaning: "How much a node’s average tie carries: betweenness with the mere number of ties taken out.",
    formula: "The mean edge betweenness of a node’s ties; undirected (2 B_i + n_c − 1)/k_i, n_c being the size of its "
      + "component, and 0 for a pendant",
    scale: "Pairs of nodes per tie.",
    weights: "Through betweenness: --length says what a step costs.",
    direction: "Directed: the mean of (B_i + j)/k_in, where B_i > 0, and (B_i + r)/k_out, with j nodes reaching i and "
      + "r "
      + "nodes reached from it.",
    edgeCases: "0 for a pendant; undefined for an isolate.",
    elsewhere: "The authors’ R script uses the size of the whole network for n_c, which is wrong when it is not "
      + "connected, and gives infinity for isolates.",
    references: [.everett2016])
}
