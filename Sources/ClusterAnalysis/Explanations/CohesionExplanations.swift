extension Explanation {
  static let coreNumber = Explanation(
    title: "Core number",
    meaning: "How deep in the network’s dense centre a node sits.",
    formula: "The largest k such that i belongs to a subgraph in which everyone has at least k ties",
    latex: #"\max \{ k : i \in H \subseteq V,\ \min_{j \in H} k_j(H) \ge k \}"#,
    scale: "A whole number from 0.",
    weights: "Ignored.",
    direction: "Directed: ties in plus ties out count.",
    edgeCases: "An isolate has 0.",
    elsewhere: "Agrees with NetworkX and igraph on graphs without self-loops.",
    example: .init(.twoSectors, at: "C", value: 2, reckoning: "in the triangle A, B, C everyone has 2 ties"),
    references: [.seidman1983, .batagelj2011])

  static let clustering = Explanation(
    title: "Local clustering",
    meaning: "Which share of a node’s neighbours are tied to each other.",
    formula: "c_i = 2 t_i / (k_i (k_i − 1)), t_i counting the triangles at i",
    latex: #"c_i = \frac{2 t_i}{k_i (k_i - 1)}"#,
    scale: "0 to 1.",
    weights: "Ignored.",
    direction: "Directed: Fagiolo’s form, which counts directed triangles of all shapes: c_i = T_i / (2 (k_i "
      + "(k_i − 1) − 2 k_i^↔)), k_i being in-degree plus out-degree.",
    edgeCases: "Undefined with fewer than two neighbours.",
    elsewhere: "NetworkX gives 0 with fewer than two neighbours, which pulls averages down; igraph gives no "
      + "number.",
    example: .init(.twoSectors, at: "C", value: 1 / 3, reckoning: "of the pairs A–B, A–D, B–D one is tied"),
    references: [.watts1998, .fagiolo2007])

  static let triangles = Explanation(
    title: "Triangles",
    meaning: "How many pairs of a node’s neighbours are tied to each other.",
    formula: "t_i = Σ_{j<k} a_ij a_ik a_jk",
    latex: #"t_i = \sum_{j < k} a_{ij} a_{ik} a_{jk}"#,
    scale: "A count.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored, and two ties in opposite directions are one.",
    edgeCases: "0 with fewer than two neighbours.",
    elsewhere: "Agrees with NetworkX and igraph for undirected graphs.",
    example: .init(.twoSectors, at: "C", value: 1, reckoning: "A, B, C"),
    references: [.wasserman1994])

  static let transitivity = Explanation(
    title: "Transitivity",
    meaning: "How often two neighbours of a node are tied to each other, over the whole network.",
    formula: "3 × triangles / connected triples",
    latex: #"\frac{3 \cdot \text{triangles}}{\text{connected triples}}"#,
    scale: "0 to 1.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored.",
    edgeCases: "Undefined if no node has two neighbours.",
    elsewhere: "NetworkX gives 0 where it is undefined. The mean of local clustering is another number.",
    example: .init(.twoSectors, value: 3 / 8, reckoning: "one triangle; triples at A 1, B 1, C 3, D 3"),
    references: [.newmanStrogatz2001])

  static let reciprocity = Explanation(
    title: "Reciprocity",
    meaning: "Which share of directed ties is returned.",
    formula: "Σ_ij a_ij a_ji / m",
    latex: #"\frac{1}{m} \sum_{ij} a_{ij} a_{ji}"#,
    scale: "0 to 1.",
    weights: "Ignored.",
    direction: "Undirected: 1.",
    edgeCases: "Undefined without ties.",
    elsewhere: "UCINET counts pairs instead of ties unless told otherwise.",
    example: .init(.directed, value: 1 / 2, reckoning: "of four ties A → B and B → A are returned"),
    references: [.garlaschelli2004])

  static let density = Explanation(
    title: "Density",
    meaning: "Which share of all possible ties exists.",
    formula: "2m/(n(n − 1)); directed m/(n(n − 1))",
    latex: #"\frac{2m}{n(n - 1)}"#,
    scale: "0 to 1.",
    weights: "Ignored.",
    direction: "Directed: ordered pairs.",
    edgeCases: "Undefined with fewer than two nodes.",
    elsewhere: "Agrees with NetworkX and igraph on graphs without self-loops and parallel ties.",
    example: .init(.twoSectors, value: 0.4, reckoning: "6 of 15 pairs"),
    references: [.wasserman1994])

  static let components = Explanation(
    title: "Components",
    meaning: "Into how many pieces without ties between them the network falls.",
    formula: "The number of maximal sets of nodes joined by paths",
    latex: #"\lvert \{ \text{maximal connected sets} \} \rvert"#,
    scale: "A count; an isolate is a piece of its own.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored (weak components).",
    edgeCases: "0 for an empty network.",
    elsewhere: "Agrees with NetworkX and igraph.",
    example: .init(.twoPieces, value: 2, reckoning: "A, B, C and D, E"),
    references: [.wasserman1994])

  static let articulationPoints = Explanation(
    title: "Articulation points",
    meaning: "How many nodes hold the network together: without any one of them it falls into more pieces.",
    formula: "The number of nodes whose removal leaves more components",
    latex: #"\lvert \{ i : c(G - i) > c(G) \} \rvert"#,
    scale: "A count of nodes.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored.",
    edgeCases: "0 for an empty network.",
    elsewhere: "Agrees with NetworkX and igraph.",
    example: .init(.twoSectors, value: 2, reckoning: "C and D"),
    references: [.hopcroft1973])

  static let bridges = Explanation(
    title: "Bridges (isthmuses)",
    meaning: "How many ties hold the network together: without any one of them it falls into more pieces.",
    formula: "The number of ties whose removal leaves more components",
    latex: #"\lvert \{ e : c(G - e) > c(G) \} \rvert"#,
    scale: "A count of ties.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored, and two ties in opposite directions are one.",
    edgeCases: "0 for an empty network.",
    elsewhere: "NetworkX refuses directed graphs. igraph ignores direction too, but takes two ties in opposite "
      + "directions for two, neither of which is a bridge.",
    example: .init(.twoSectors, value: 3, reckoning: "C–D, D–E and D–F"),
    references: [.tarjan1974])

  static let fragmentation = Explanation(
    title: "Fragmentation",
    meaning: "Which share of pairs cannot reach each other.",
    formula: "F = 1 − Σ_k s_k(s_k − 1)/(n(n − 1)), s_k being the sizes of the components",
    latex: #"F = 1 - \frac{\sum_k s_k (s_k - 1)}{n (n - 1)}"#,
    scale: "0 (all connected) to 1 (no ties).",
    weights: "Ignored.",
    direction: "Directed: direction is ignored.",
    edgeCases: "Undefined with fewer than two nodes.",
    elsewhere: "Agrees with the key-player literature.",
    example: .init(.twoPieces, value: 0.6, reckoning: "pieces of 3 and 2: 1 − (6 + 2)/20"),
    references: [.borgatti2006])

  static let distanceFragmentation = Explanation(
    title: "Distance-weighted fragmentation",
    meaning: "How far the network falls short of everyone being one step apart.",
    formula: "D_F = 1 − (2/(n(n − 1))) Σ_{i<j} 1/d_ij, which is 1 − global efficiency",
    latex: #"D_F = 1 - \frac{2}{n (n - 1)} \sum_{i < j} \frac{1}{d_{ij}}"#,
    scale: "0 (everyone tied) to 1 (no ties) with hops.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: the mean over ordered pairs.",
    edgeCases: "Undefined with fewer than two nodes.",
    elsewhere: "KeyPlayer 2 and influenceR give the same.",
    example: .init(.twoSectors, value: 31 / 90, reckoning: "1 − (6 + 5/2 + 4/3)/15"),
    references: [.borgatti2006])

  static let diameter = Explanation(
    title: "Diameter",
    meaning: "How far apart the two nodes are that are farthest from each other.",
    formula: "max d_st over pairs that a path joins",
    latex: #"\max_{d_{st} < \infty} d_{st}"#,
    scale: "In hops, or in the unit of --length.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: along directed paths.",
    edgeCases: "Undefined if no path joins any pair. In several components, the largest within any of them.",
    elsewhere: "NetworkX refuses a network of several components; igraph agrees with this.",
    example: .init(.twoSectors, value: 3, reckoning: "from A to E"),
    references: [.wasserman1994])

  static let meanDistance = Explanation(
    title: "Mean distance",
    meaning: "How many steps it takes on average from one node to another.",
    formula: "The mean of d_st over ordered pairs s ≠ t that a path joins",
    latex: #"\frac{\sum_{d_{st} < \infty} d_{st}}{\lvert \{ (s, t) : d_{st} < \infty \} \rvert}"#,
    scale: "In hops, or in the unit of --length.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: along directed paths.",
    edgeCases: "Undefined if no path joins any pair. Pairs that no path joins are left out, so compare networks "
      + "of several components by global efficiency instead.",
    elsewhere: "NetworkX refuses a network of several components; igraph agrees with this.",
    example: .init(.twoSectors, value: 28 / 15, reckoning: "6 pairs at 1, 5 at 2, 4 at 3 steps: (6 + 10 + 12)/15"),
    references: [.watts1998])

  static let globalEfficiency = Explanation(
    title: "Global efficiency",
    meaning: "The mean nearness of all pairs, where an unreachable pair counts 0.",
    formula: "E = (1/(n(n − 1))) Σ_{s≠t} 1/d_st",
    latex: #"E = \frac{1}{n(n - 1)} \sum_{s \ne t} \frac{1}{d_{st}}"#,
    scale: "0 to 1 with hops.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: along directed paths.",
    edgeCases: "Undefined with fewer than two nodes. Finite in several components.",
    elsewhere: "Agrees with NetworkX for undirected graphs; NetworkX has no directed form.",
    example: .init(.twoSectors, value: 59 / 90, reckoning: "6 pairs at 1, 5 at 2, 4 at 3 steps: (6 + 5/2 + 4/3)/15"),
    references: [.latora2001])

  static let community = Explanation(
    title: "Community",
    meaning: "Which group of closely tied nodes a node belongs to, found in the ties alone.",
    formula: "The partition that the Leiden algorithm finds for Q = Σ_c [L_c/m − γ(K_c/2m)²]; directed "
      + "Σ_c [L_c/m − γ K_c^out K_c^in/m²]",
    latex: #"\max_{\text{partitions}} \sum_c \Bigl[ \frac{L_c}{m} - \gamma \Bigl( \frac{K_c}{2m} \Bigr)^2 \Bigr]"#,
    scale: "A number from 1, in the order of the communities’ first nodes; it names, it does not measure.",
    weights: "Strengths count; --unweighted counts every tie 1.",
    direction: "Directed: as above.",
    edgeCases: "An isolate is a community of its own.",
    elsewhere:
      "--community-method asks for Louvain or label propagation, --resolution for another γ, --seed for another "
      + "try: the highest modularity is out of reach for large networks, and programs differ by a little.",
    example: .init(
      .twoSectors, at: "D", value: 2, reckoning: "A, B, C and D, E, F give Q = 23/72, the highest there is"),
    references: [.traag2019, .blondel2008, .raghavan2007])
}
