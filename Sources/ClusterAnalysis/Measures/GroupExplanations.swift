extension Explanation {
  static let eiIndex = Explanation(
    title: "E-I index",
    meaning: "Whether ties lead out of a node’s group or stay inside: −1 all inside, +1 all outside.",
    formula: "(E − I)/(E + I), with E ties to other groups and I ties within",
    scale: "−1 to 1. Read a network’s value against its mean under random labels, not against 0: large groups tie "
      + "inward by size alone.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: arcs in and out count.",
    edgeCases: "Undefined without a group, and without ties to grouped nodes.",
    elsewhere: "UCINET ignores strengths. Some R packages count the ties among a node’s neighbours too.",
    references: [.krackhardt1988])

  static let participation = Explanation(
    title: "Participation coefficient",
    meaning: "How evenly a node’s ties are spread over the groups.",
    formula: "P_i = 1 − Σ_s (κ_is/k_i)², κ_is being the strength of i’s ties to group s",
    scale: "0 (all ties to one group) up to 1 − 1/G for G groups.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: ties in and out are added.",
    edgeCases: "Undefined without ties to grouped nodes.",
    elsewhere: "bctpy and cograph give 0 to isolates; bctpy’s sparse form drops the fractions of strengths.",
    references: [.guimera2005])

  static let blau = Explanation(
    title: "Blau index of the neighbours",
    meaning: "How likely two of a node’s neighbours, drawn at random, belong to different groups.",
    formula: "1 − Σ_s p_s², p_s being the share of neighbours in group s",
    scale: "0 (all alike) up to 1 − 1/G for G groups.",
    weights: "Ignored: each neighbour counts once. With strengths it is the participation coefficient.",
    direction: "Directed: neighbours on either end count once.",
    edgeCases: "Undefined without a neighbour that has a group; the node itself does not count.",
    elsewhere: "netrics counts the node itself among its neighbours.",
    references: [.blau1977])

  static let assortativity = Explanation(
    title: "Attribute assortativity",
    meaning: "How much more ties keep to their own group than they would by chance, as a part of the most they could.",
    formula: "r = (Σ_s e_ss − Σ_s a_s b_s)/(1 − Σ_s a_s b_s), e_st being the share of ties from s to t",
    scale: "1 if every tie stays inside, 0 as by chance, below 0 if ties seek other groups. Undirected it is the "
      + "modularity of the groups as a part of the highest that their sizes allow.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: a_s and b_s are the shares of ties that leave and reach s.",
    edgeCases: "Undefined without ties between grouped nodes, or if they touch one group only.",
    elsewhere: "NetworkX and igraph count ties only, as --unweighted does. NetworkX gives 0 without ties "
      + "and counts nodes without the attribute as a group of their own.",
    references: [.newman2003])

  static let modularity = Explanation(
    title: "Modularity of the groups",
    meaning: "The share of ties inside groups, less the share that would be there if ties were dealt out at random to "
      + "nodes of the same strength.",
    formula: "Q = Σ_c [L_c/m − (K_c/2m)²]; directed Σ_c [L_c/m − K_c^out K_c^in/m²]",
    scale: "Below 1; 0 as by chance.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: as above.",
    edgeCases: "Undefined without ties. Ties of ungrouped nodes count in m but in no group.",
    elsewhere: "NetworkX uses an attribute called weight without being asked, though its betweenness does not.",
    references: [.newmanGirvan2004, .leicht2008])
}
