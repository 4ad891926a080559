extension Explanation {
  static let crossBetweenness = Explanation(
    title: "Cross-group betweenness",
    meaning: "How often a node, or a tie, lies on a shortest path between two nodes of different groups: what "
      + "it does for cross-sector traffic, and nothing else. Also known as gefura or Q-measure.",
    formula: "Γ_i = Σ_{s≠i≠t, g(s)≠g(t)} σ_st(i) / σ_st",
    latex: #"\Gamma_i = \sum_{\substack{s \ne i \ne t \\ g(s) \ne g(t)}} "#
      + #"\frac{\sigma_{st}(i)}{\sigma_{st}}"#,
    scale: "Pairs of nodes in different groups: unordered when undirected, ordered when directed. "
      + "--normalized divides by the number of such pairs that do not contain the node. --between A,B "
      + "keeps to pairs of two groups.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed paths only.",
    edgeCases: "0 for isolates. Pairs with an ungrouped node are left out; an ungrouped node may still lie "
      + "between.",
    elsewhere: "For two groups of an undirected graph, NetworkX’s betweenness_centrality_subset and igraph’s "
      + "betweenness with sources and targets give half of this; directed, they give the same.",
    example: .init(
      .twoSectors, at: "D", value: 6,
      reckoning: "A, B, C with E, F: 3 · 2 pairs; the pair E, F is of one sector and does not count"),
    references: [.flom2004, .guns2015])

  static let bridgeStrength = Explanation(
    title: "Bridge strength",
    meaning: "How strongly a node is tied to other groups in all.",
    formula: "Σ_{j: g(j)≠g(i)} w_ij",
    latex: #"\sum_{j : g(j) \ne g(i)} w_{ij}"#,
    scale: "In the unit of the strengths.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: ties in and out are added.",
    edgeCases: "0 without ties to other groups; undefined without a group.",
    elsewhere: "networktools gives the same.",
    example: .init(.twoSectors, at: "C", value: 1, reckoning: "of its ties only C–D leaves ICT"),
    references: [.jones2021])

  static let bridgeCloseness = Explanation(
    title: "Bridge closeness",
    meaning: "How near a node is to the members of other groups.",
    formula: "1 / mean of d_ji over j with g(j) ≠ g(i) and a path to i",
    latex: #"\Bigl( \frac{1}{\lvert R_i \rvert} \sum_{j \in R_i} d_{ji} \Bigr)^{-1}, \quad R_i = \{ j : "#
      + #"g(j) \ne g(i),\ d_{ji} < \infty \}"#,
    scale: "0 to 1 with hops.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: distances towards the node.",
    edgeCases: "0 if no path joins the node with another group; undefined without a group, and in a network of "
      + "one group.",
    elsewhere: "networktools takes inverse strengths for lengths: --length inverse-strength.",
    example: .init(.twoSectors, at: "C", value: 0.6, reckoning: "D, E, F at 1, 2, 2 steps: 3/5"),
    references: [.jones2021])

  static let eiIndex = Explanation(
    title: "E-I index",
    meaning: "Whether ties lead out of a node’s group or stay inside: −1 all inside, +1 all outside.",
    formula: "(E − I)/(E + I), with E ties to other groups and I ties within",
    latex: #"\mathit{EI} = \frac{E - I}{E + I}"#,
    scale: "−1 to 1. Read a network’s value against its mean under random labels, not against 0: large "
      + "groups tie inward by size alone.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: arcs in and out count.",
    edgeCases: "Undefined without a group, and without ties to grouped nodes.",
    elsewhere: "UCINET ignores strengths. Some R packages count the ties among a node’s neighbours too.",
    example: .init(.twoSectors, at: "C", value: -1 / 3, reckoning: "one tie outward, two inward: (1 − 2)/3"),
    references: [.krackhardt1988])

  static let participation = Explanation(
    title: "Participation coefficient",
    meaning: "How evenly a node’s ties are spread over the groups.",
    formula: "P_i = 1 − Σ_s (κ_is/k_i)², κ_is being the strength of i’s ties to group s",
    latex: #"P_i = 1 - \sum_s \Bigl( \frac{\kappa_{is}}{k_i} \Bigr)^2"#,
    scale: "0 (all ties to one group) up to 1 − 1/G for G groups.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: ties in and out are added.",
    edgeCases: "Undefined without ties to grouped nodes.",
    elsewhere: "bctpy and cograph give 0 to isolates; bctpy’s sparse form drops the fractions of strengths.",
    example: .init(
      .twoSectors, at: "C", value: 4 / 9, reckoning: "two of three ties to ICT, one to industry: 1 − 4/9 − 1/9"),
    references: [.guimera2005])

  static let withinModuleZ = Explanation(
    title: "Within-group z",
    meaning: "How many more ties a node has inside its group than its fellows, in standard deviations.",
    formula: "z_i = (κ_i − κ̄_s)/σ_s, κ_i being the strength of i’s ties inside its group s and σ_s taken over "
      + "all n_s members",
    latex: #"z_i = \frac{\kappa_i - \bar\kappa_s}{\sigma_s}"#,
    scale: "Standard deviations; 2.5 and more is called a hub.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: ties in and out are added.",
    edgeCases: "Undefined without a group, and where all members of the group have equally many ties inside.",
    elsewhere: "brainGraph and cograph divide by n_s − 1 in σ, bctpy by n_s as here.",
    example: .init(
      .twoSectors, at: "D", value: 1.4142135623730951,
      reckoning: "ties inside industry: 2, 1, 1; mean 4/3, deviation √2/3"),
    references: [.guimera2005])

  static let blau = Explanation(
    title: "Blau index of the neighbours",
    meaning: "How likely two of a node’s neighbours, drawn at random, belong to different groups.",
    formula: "1 − Σ_s p_s², p_s being the share of neighbours in group s",
    latex: #"1 - \sum_s p_s^2"#,
    scale: "0 (all alike) up to 1 − 1/G for G groups.",
    weights: "Ignored: each neighbour counts once. With strengths it is the participation coefficient.",
    direction: "Directed: neighbours on either end count once.",
    edgeCases: "Undefined without a neighbour that has a group; the node itself does not count.",
    elsewhere: "netrics counts the node itself among its neighbours.",
    example: .init(
      .twoSectors, at: "C", value: 4 / 9, reckoning: "two of three neighbours in ICT, one in industry: 1 − 4/9 − 1/9"),
    references: [.blau1977])

  static let iqv = Explanation(
    title: "Index of qualitative variation",
    meaning: "The Blau index of the neighbours as a part of the most that it could be.",
    formula: "(1 − Σ_s p_s²) · G/(G − 1) for the G groups of the network",
    latex: #"\frac{G}{G - 1} \Bigl( 1 - \sum_s p_s^2 \Bigr)"#,
    scale: "0 (all alike) to 1 (all groups alike).",
    weights: "Ignored: each neighbour counts once.",
    direction: "Directed: neighbours on either end count once.",
    edgeCases: "Undefined without a neighbour that has a group, and in a network of one group.",
    elsewhere: "Some tools take G as the groups among the neighbours.",
    example: .init(.twoSectors, at: "C", value: 8 / 9, reckoning: "Blau index 4/9, two sectors: 4/9 · 2/1"),
    references: [.agresti1978])

  static let shannon = Explanation(
    title: "Shannon diversity of the neighbours",
    meaning: "How uncertain the group of a neighbour is.",
    formula: "−Σ_s p_s ln p_s, p_s being the share of neighbours in group s",
    latex: #"- \sum_s p_s \ln p_s"#,
    scale: "0 up to ln G nats.",
    weights: "Ignored: each neighbour counts once.",
    direction: "Directed: neighbours on either end count once.",
    edgeCases: "Undefined without a neighbour that has a group.",
    elsewhere: "Some tools use logarithms of base 2.",
    example: .init(
      .twoSectors, at: "C", value: 0.6365141682948128, reckoning: "two of three neighbours in ICT: ⅔ ln 3/2 + ⅓ ln 3"),
    references: [.shannon1948, .teachman1980])

  static let assortativity = Explanation(
    title: "Attribute assortativity",
    meaning: "How much more ties keep to their own group than they would by chance, as a part of the most they "
      + "could.",
    formula: "r = (Σ_s e_ss − Σ_s a_s b_s)/(1 − Σ_s a_s b_s), e_st being the share of ties from s to t",
    latex: #"r = \frac{\sum_s e_{ss} - \sum_s a_s b_s}{1 - \sum_s a_s b_s}"#,
    scale: "1 if every tie stays inside, 0 as by chance, below 0 if ties seek other groups. Undirected it is "
      + "the modularity of the groups as a part of the highest that their sizes allow.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: a_s and b_s are the shares of ties that leave and reach s.",
    edgeCases: "Undefined without ties between grouped nodes, or if they touch one group only.",
    elsewhere: "NetworkX and igraph count ties only, as --unweighted does. NetworkX gives 0 without ties and "
      + "counts nodes without the attribute as a group of their own.",
    example: .init(
      .twoSectors, value: 23 / 35, reckoning: "5 of 6 ties inside; ends 7/12 and 5/12: (5/6 − 74/144)/(1 − 74/144)"),
    references: [.newman2003])

  static let modularity = Explanation(
    title: "Modularity of the groups",
    meaning: "The share of ties inside groups, less the share that would be there if ties were dealt out at "
      + "random to nodes of the same strength.",
    formula: "Q = Σ_c [L_c/m − (K_c/2m)²]; directed Σ_c [L_c/m − K_c^out K_c^in/m²]",
    latex: #"Q = \sum_c \Bigl[ \frac{L_c}{m} - \Bigl( \frac{K_c}{2m} \Bigr)^2 \Bigr]"#,
    scale: "Below 1; 0 as by chance.",
    weights: "Strengths are added; --unweighted counts ties.",
    direction: "Directed: as above.",
    edgeCases: "Undefined without ties. Ties of ungrouped nodes count in m but in no group.",
    elsewhere: "NetworkX uses an attribute called weight without being asked, though its betweenness does not.",
    example: .init(.twoSectors, value: 23 / 72, reckoning: "3/6 − (7/12)² + 2/6 − (5/12)²"),
    references: [.newmanGirvan2004, .leicht2008])

  static let crossBetweennessLocal = Explanation(
    title: "Local cross-group betweenness",
    meaning: "How often a node lies between a member of its own group and one of another: what it does for its own "
      + "group’s way out. Also known as local gefura.",
    formula: "Σ_{s≠i≠t, g(s)=g(i)≠g(t)} σ_st(i) / σ_st",
    latex:
      #"\Gamma^{L}_i = \sum_{\substack{s \ne i \ne t \\ g(s) = g(i) \ne g(t)}} \frac{\sigma_{st}(i)}{\sigma_{st}}"#,
    scale: "Pairs of nodes: unordered when undirected, ordered when directed, where the node’s own group may be at "
      + "either end. --normalized divides by the number of such pairs that do not contain the node.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed paths only.",
    edgeCases: "Undefined without a group. Pairs with an ungrouped node are left out.",
    elsewhere: "The Python package gefura gives the same.",
    example: .init(.twoSectors, at: "C", value: 6, reckoning: "A and B of its own sector with D, E, F: 2 · 3"),
    references: [.guns2015])

  static let crossBetweennessExternal = Explanation(
    title: "External cross-group betweenness",
    meaning:
      "How often a node lies between members of two groups of which neither is its own: what it does for others. "
      + "Also known as external gefura.",
    formula: "Σ_{s≠i≠t, g(s)≠g(t), g(i)∉{g(s),g(t)}} σ_st(i) / σ_st",
    latex: #"\Gamma^{E}_i = \sum_{\substack{s \ne i \ne t,\ g(s) \ne g(t) \\ g(i) \notin \{g(s), g(t)\}}} "#
      + #"\frac{\sigma_{st}(i)}{\sigma_{st}}"#,
    scale: "Pairs of nodes: unordered when undirected, ordered when directed. --normalized divides by the number of "
      + "such pairs.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed paths only.",
    edgeCases: "0 with two groups only. To a node without a group all groups are other groups.",
    elsewhere: "The Python package gefura gives the same. Local and external add up to cross-betweenness.",
    example: .init(.threeSectors, at: "B", value: 2, reckoning: "A with D and C with D; A and C are of one sector"),
    references: [.guns2015])

  static let raoStirling = Explanation(
    title: "Rao–Stirling diversity of the neighbours",
    meaning:
      "How far apart the groups of two neighbours are on average: variety, balance and difference in one number.",
    formula: "Σ_{s≠t} p_s p_t d_st over ordered pairs of groups, p_s being the share of neighbours in group s",
    latex: #"\sum_{s \ne t} p_s p_t d_{st}"#,
    scale: "0 (all alike) to below 1.",
    weights: "Ignored: each neighbour counts once.",
    direction: "Directed: neighbours on either end count once.",
    edgeCases:
      "Undefined without a neighbour that has a group. Distances d come from --relatedness (1 − relatedness), or "
      + "from the tree of sectors (steps between two sectors as a share of the most there are); without either all are 1, "
      + "which makes it the Blau index.",
    elsewhere: "Tools that sum every pair of groups once give half of this.",
    example: .init(
      .twoSectors, at: "C", value: 4 / 9, reckoning: "ICT ⅔, industry ⅓, one step apart of one: 2 · ⅔ · ⅓ · 1"),
    references: [.stirling2007])

  static let oddsRatio = Explanation(
    title: "Odds ratio of ties inside groups",
    meaning: "How much likelier a tie is inside a group than between groups, whatever the sizes of groups.",
    formula: "(S/S̄)/(D/D̄), S and S̄ counting tied and untied pairs inside groups, D and D̄ those between groups",
    latex: #"\frac{S / \bar S}{D / \bar D}"#,
    scale: "1 if group makes no difference, above 1 if ties keep inside.",
    weights: "Ignored.",
    direction: "Directed: ordered pairs.",
    edgeCases: "Undefined without an untied pair inside, or without a tie between groups; Yule’s Q is defined there.",
    elsewhere: "Agrees with a 2 × 2 table in any statistics program.",
    example: .init(
      .twoSectors, value: 40, reckoning: "inside 5 tied and 1 untied, between 1 tied and 8 untied: (5/1)/(1/8)"),
    references: [.moody2001])

  static let yulesQ = Explanation(
    title: "Yule’s Q of ties inside groups",
    meaning: "The odds ratio of ties inside groups on a scale from −1 to 1.",
    formula:
      "(S D̄ − S̄ D)/(S D̄ + S̄ D), S and S̄ counting tied and untied pairs inside groups, D and D̄ those between groups",
    latex: #"\frac{S \bar D - \bar S D}{S \bar D + \bar S D}"#,
    scale: "−1 (ties between groups only) to 1 (inside only); 0 if group makes no difference.",
    weights: "Ignored.",
    direction: "Directed: ordered pairs.",
    edgeCases: "Undefined where both products are 0, such as without ties.",
    elsewhere: "UCINET gives the same.",
    example: .init(.twoSectors, value: 39.0 / 41, reckoning: "(5 · 8 − 1 · 1)/(5 · 8 + 1 · 1)"),
    references: [.yule1912])
}
