extension Explanation {
  static let constraint = Explanation(
    title: "Burt’s constraint",
    meaning: "How much a node’s contacts lead back to each other, and so hold it: low values mean free hands "
      + "to broker.",
    formula: "C_i = Σ_{j∈N(i)} (p_ij + Σ_{q≠i,j} p_iq p_qj)², p_ij = z_ij/Σ_k z_ik, z_ij = w_ij + w_ji",
    latex: #"C_i = \sum_{j \in N(i)} \Bigl( p_{ij} + \sum_{q \ne i,j} p_{iq} p_{qj} \Bigr)^2, \quad "#
      + #"p_{ij} = \frac{z_{ij}}{\sum_k z_{ik}}, \quad z_{ij} = w_{ij} + w_{ji}"#,
    scale: "Above 0; 1 for a pendant. It can exceed 1: about 1.007 at the triangle’s end of a triangle with "
      + "a tail.",
    weights: "Strengths are the z; --unweighted counts every tie 1.",
    direction: "Directed: strengths both ways are added first.",
    edgeCases: "Undefined for an isolate. The sum runs over the node’s own neighbours only.",
    elsewhere: "Self-loops change NetworkX’s value (here they are dropped). UCINET can also sum over the whole "
      + "network.",
    example: .init(
      .twoSectors, at: "C", value: 11 / 18,
      reckoning: "A and B constrain by (1/3 + 1/3 · 1/2)² = 1/4 each, D by (1/3)² = 1/9"),
    references: [.burt1992, .burt2004])

  static let effectiveSize = Explanation(
    title: "Effective size",
    meaning: "How many of a node’s contacts are not redundant, because they are not tied to its other "
      + "contacts.",
    formula: "ES_i = Σ_{j∈N(i)} [1 − Σ_{q≠i,j} p_iq m_jq], m_jq = z_jq / max_k z_jk",
    latex: #"\mathit{ES}_i = \sum_{j \in N(i)} \Bigl( 1 - \sum_{q \ne i,j} p_{iq} m_{jq} \Bigr), \quad "#
      + #"m_{jq} = \frac{z_{jq}}{\max_k z_{jk}}"#,
    scale: "Contacts, up to the number of neighbours. Unweighted and undirected it is k − 2t/k, with t ties "
      + "among k neighbours.",
    weights: "Strengths are the z; --unweighted counts every tie 1.",
    direction: "Directed: strengths both ways are added first.",
    edgeCases: "Undefined for an isolate.",
    elsewhere: "NetworkX’s default path divides by the wrong maximum for weighted and directed graphs; its "
      + "`nodes=` path agrees with this.",
    example: .init(.twoSectors, at: "C", value: 7 / 3, reckoning: "3 − 2 · 1/3, one tie among three neighbours"),
    references: [.burt1992, .borgatti1997])

  static let efficiency = Explanation(
    title: "Efficiency",
    meaning: "Which share of a node’s contacts is not redundant.",
    formula: "ES_i / |N(i)|",
    latex: #"\frac{\mathit{ES}_i}{\lvert N(i) \rvert}"#,
    scale: "0 to 1.",
    weights: "As for effective size.",
    direction: "A neighbour tied both ways is one neighbour.",
    edgeCases: "Undefined for an isolate.",
    elsewhere: "Dividing by the directed degree, as NetworkX’s manual suggests, counts neighbours tied both ways "
      + "twice.",
    example: .init(.twoSectors, at: "C", value: 7 / 9, reckoning: "effective size 7/3 over 3 neighbours"),
    references: [.burt1992])

  static let hierarchy = Explanation(
    title: "Burt’s hierarchy",
    meaning: "Whether a node’s constraint comes from one contact rather than from all alike.",
    formula: "H_i = Σ_j (c_ij/(C_i/N)) ln(c_ij/(C_i/N)) / (N ln N), c_ij being the constraint by j and N the "
      + "number of neighbours",
    latex: #"H_i = \frac{1}{N \ln N} \sum_j \frac{c_{ij}}{C_i / N} \ln \frac{c_{ij}}{C_i / N}"#,
    scale: "0 (all alike) to 1 (all from one).",
    weights: "Strengths are the z of constraint; --unweighted counts every tie 1.",
    direction: "Directed: strengths both ways are added first.",
    edgeCases: "1 for a node with one neighbour; undefined for an isolate.",
    elsewhere: "netrics uses the neighbours’ own constraint instead of the part that each of them imposes.",
    example: .init(
      .twoSectors, at: "C", value: 0.05220454544675263,
      reckoning: "with constraints 1/4, 1/4, 1/9 the parts of the mean 11/54 are r = 27/22, 27/22, 6/11; Σ r ln "
        + "r/(3 ln 3)"),
    references: [.burt1992])
}
