extension Explanation {
  static let degree = Explanation(
    title: "Degree",
    meaning: "How many others a node is tied to directly.",
    formula: "k_i = Σ_j a_ij",
    latex: #"k_i = \sum_j a_{ij}"#,
    scale: "A count of neighbours, 0 to n − 1.",
    weights: "Ignored; strength is the weighted form.",
    direction: "Directed: ties in plus ties out, so a tie that runs both ways counts twice.",
    edgeCases: "An isolate has 0.",
    elsewhere: "Tools that keep parallel ties or self-loops count each of them; here they are joined or dropped "
      + "first.",
    example: .init(.twoSectors, at: "C", value: 3, reckoning: "C is tied to A, B and D"),
    references: [.freeman1978])

  static let inDegree = Explanation(
    title: "In-degree",
    meaning: "How many ties arrive at a node.",
    formula: "k_i^in = Σ_j a_ji",
    latex: #"k_i^{\mathrm{in}} = \sum_j a_{ji}"#,
    scale: "A count, 0 to n − 1.",
    weights: "Ignored.",
    direction: "Undirected: equal to the degree.",
    edgeCases: "0 without arriving ties.",
    elsewhere: "Agrees with NetworkX and igraph on graphs without parallel ties.",
    example: .init(.directed, at: "B", value: 1, reckoning: "only A → B arrives"),
    references: [.wasserman1994])

  static let outDegree = Explanation(
    title: "Out-degree",
    meaning: "How many ties leave a node.",
    formula: "k_i^out = Σ_j a_ij",
    latex: #"k_i^{\mathrm{out}} = \sum_j a_{ij}"#,
    scale: "A count, 0 to n − 1.",
    weights: "Ignored.",
    direction: "Undirected: equal to the degree.",
    edgeCases: "0 without leaving ties.",
    elsewhere: "Agrees with NetworkX and igraph on graphs without parallel ties.",
    example: .init(.directed, at: "B", value: 2, reckoning: "B → A and B → C leave"),
    references: [.wasserman1994])

  static let strength = Explanation(
    title: "Strength",
    meaning: "How strongly a node is tied in all: its degree with every tie counted by its strength.",
    formula: "s_i = Σ_j w_ij",
    latex: #"s_i = \sum_j w_{ij}"#,
    scale: "In the unit of the strengths.",
    weights: "Strengths of all ties add up.",
    direction: "Directed: strengths in plus strengths out.",
    edgeCases: "An isolate has 0.",
    elsewhere: "NetworkX calls it weighted degree.",
    example: .init(.strengths, at: "A", value: 3, reckoning: "2 to B and 1 to C"),
    references: [.barrat2004])

  static let betweenness = Explanation(
    title: "Betweenness",
    meaning: "How often a node lies on a shortest path between two others: the traffic that would pass through "
      + "it.",
    formula: "B_i = Σ_{s≠i≠t} σ_st(i) / σ_st, σ_st counting the shortest paths from s to t, σ_st(i) those "
      + "through i",
    latex: #"B_i = \sum_{s \ne i \ne t} \frac{\sigma_{st}(i)}{\sigma_{st}}"#,
    scale: "Pairs of other nodes: unordered when undirected, ordered when directed. --normalized divides by "
      + "their number, (n − 1)(n − 2)/2 or (n − 1)(n − 2).",
    weights: "A step costs one hop unless --length says otherwise. Path lengths that differ by less than 10⁻¹⁰ "
      + "of themselves count as equal.",
    direction: "Directed paths only.",
    edgeCases: "Isolates and pendants have 0. Pairs that no path joins add nothing. Normalised values change "
      + "when isolates are left out, because n does.",
    elsewhere: "NetworKit counts ordered pairs in undirected graphs (twice this). NetworkX and NetworKit compare "
      + "weighted path lengths exactly, so that 0.1 + 0.2 and 0.3 do not tie; igraph uses a tolerance as "
      + "here. Gephi ignores weights.",
    example: .init(
      .twoSectors, at: "D", value: 7, reckoning: "the 3 · 2 pairs of A, B, C with E, F, and the pair E, F"),
    references: [.freeman1977, .brandes2001])

  static let edgeBetweenness = Explanation(
    title: "Edge betweenness",
    meaning: "How often a tie lies on a shortest path between two nodes.",
    formula: "B_e = Σ_{s≠t} σ_st(e) / σ_st",
    latex: #"B_e = \sum_{s \ne t} \frac{\sigma_{st}(e)}{\sigma_{st}}"#,
    scale: "Pairs of nodes, the tie’s own ends included: unordered when undirected, ordered when directed. "
      + "--normalized divides by n(n − 1)/2 or n(n − 1).",
    weights: "As for betweenness.",
    direction: "Directed paths only.",
    edgeCases: "At least 1 for a tie that is the shortest path between its ends.",
    elsewhere: "NetworKit gives twice this for undirected graphs.",
    example: .init(
      .twoSectors, at: "C–D", value: 9, reckoning: "every path between A, B, C and D, E, F takes it: 3 · 3"),
    references: [.girvan2002, .brandes2008])

  static let closeness = Explanation(
    title: "Closeness",
    meaning: "How near a node is to all that it can be reached from, weighed by how many those are.",
    formula: "C_i = ((r − 1)/(n − 1)) · ((r − 1)/Σ_j d_ji), r counting the nodes with a path to i, i included",
    latex: #"C_i = \frac{r_i - 1}{n - 1} \cdot \frac{r_i - 1}{\sum_j d_{ji}}"#,
    scale: "0 to 1 with hops; 1 when everyone is a direct neighbour.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: distances towards the node.",
    edgeCases: "0 for a node that nobody reaches; undefined in a network of one node.",
    elsewhere: "The Wasserman–Faust factor (r − 1)/(n − 1) keeps small components from scoring high: NetworkX "
      + "applies it, igraph and Gephi do not (isolates: igraph gives no number). igraph ignores "
      + "directions unless told otherwise; Gephi measures directed distances away from the node.",
    example: .init(.twoSectors, at: "C", value: 5 / 7, reckoning: "five others at 1 + 1 + 1 + 2 + 2 = 7 steps"),
    references: [.freeman1978, .wasserman1994])

  static let harmonic = Explanation(
    title: "Harmonic closeness",
    meaning: "The mean nearness of a node to all others, where an unreachable one counts as infinitely far.",
    formula: "H_i = (1/(n − 1)) · Σ_{j≠i} 1/d_ji",
    latex: #"H_i = \frac{1}{n - 1} \sum_{j \ne i} \frac{1}{d_{ji}}"#,
    scale: "0 to 1 with hops.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: distances towards the node.",
    edgeCases: "0 for an isolate; undefined in a network of one node. Finite in networks of several components, "
      + "which is its point.",
    elsewhere: "NetworkX gives the sum (n − 1 times this), igraph the mean.",
    example: .init(.twoSectors, at: "C", value: 4 / 5, reckoning: "(1 + 1 + 1 + 1/2 + 1/2)/5"),
    references: [.marchiori2000, .boldi2014])

  static let eccentricity = Explanation(
    title: "Eccentricity",
    meaning: "How far away the node is that is hardest to reach.",
    formula: "e_i = max_j d_ij over the nodes that i has a path to",
    latex: #"e_i = \max_{j : d_{ij} < \infty} d_{ij}"#,
    scale: "In hops, or in the unit of --length.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: distances from the node.",
    edgeCases: "Undefined for a node with no path to another. In several components, within the node’s own.",
    elsewhere: "NetworkX refuses a network of several components. igraph ignores direction unless told otherwise "
      + "and gives 0 to isolates.",
    example: .init(.twoSectors, at: "C", value: 2, reckoning: "E and F are 2 steps away, nobody is farther"),
    references: [.hage1995])

  static let eigenvector = Explanation(
    title: "Eigenvector centrality",
    meaning: "How well a node is tied to well-tied nodes.",
    formula: "λ x_i = Σ_j w_ji x_j for the largest eigenvalue λ, Σ x_i² = 1, x ≥ 0",
    latex: #"\lambda x_i = \sum_j w_{ji} x_j, \quad \sum_i x_i^2 = 1"#,
    scale: "0 to 1; the squares sum to 1.",
    weights: "Strengths are the matrix entries.",
    direction: "Directed: along arriving ties.",
    edgeCases: "In several components, only those whose largest eigenvalue is the largest of all have values "
      + "above 0. Undefined without ties and in directed networks without a cycle.",
    elsewhere: "igraph scales the highest value to 1. NetworkX refuses disconnected graphs or leaves traces of "
      + "about 10⁻⁵ where the value is 0.",
    example: .init(
      .star, at: "H", value: 0.7071067811865476,
      reckoning: "λ = 2, so a leaf has half the centre’s value: x² + 4 (x/2)² = 1"),
    references: [.bonacich1972])

  static let pageRank = Explanation(
    title: "PageRank",
    meaning: "The share of time that a walker spends at a node who follows ties by their strength and now and "
      + "then starts anew anywhere.",
    formula: "p_i = (1 − α)/n + α (Σ_j p_j w_ji/s_j^out + Σ_{j: s_j^out = 0} p_j/n), α = 0.85",
    latex: #"p_i = \frac{1 - \alpha}{n} + \alpha \Bigl( \sum_j p_j \frac{w_{ji}}{s_j^{\mathrm{out}}} + "#
      + #"\sum_{j : s_j^{\mathrm{out}} = 0} \frac{p_j}{n} \Bigr)"#,
    scale: "A share; all shares sum to 1.",
    weights: "Strengths are the odds of following a tie.",
    direction: "Directed: along leaving ties. Undirected: both ways.",
    edgeCases: "What a node without leaving ties holds is spread evenly over all nodes, so isolates have a share "
      + "too.",
    elsewhere: "NetworKit loses the mass of such nodes, so its values sum to less than 1.",
    example: .init(
      .star, at: "H", value: 0.132 / 0.2775,
      reckoning: "with h at the centre and l at a leaf, h = 0.03 + 0.85 · 4 l and l = 0.03 + 0.85 h/4"),
    references: [.brin1998])

  static let katz = Explanation(
    title: "Katz centrality",
    meaning: "How many walks lead to a node, each step of a walk counting for less.",
    formula: "x_i = 1 + α Σ_j w_ji x_j; α is 0.85 of 1/λ, the value from which on the sum has no end, λ being "
      + "the largest eigenvalue",
    latex: #"x_i = 1 + \alpha \sum_j w_{ji} x_j"#,
    scale: "1 for a node that no tie leads to, more for others; not scaled.",
    weights: "Strengths are the matrix entries.",
    direction: "Directed: along arriving ties.",
    edgeCases: "An isolate has 1. Undefined for all where the sum does not settle.",
    elsewhere: "NetworkX takes α = 0.1 unless told, which diverges on dense graphs, and scales the squares to "
      + "sum to 1.",
    example: .init(
      .star, at: "H", value: 2.7 / 0.2775,
      reckoning: "λ = 2, α = 0.425; with l at a leaf, h = 1 + 4 α l and l = 1 + α h"),
    references: [.katz1953])

  static let hub = Explanation(
    title: "Hub score",
    meaning: "How much a node points to those that many good hubs point to.",
    formula: "h ∝ W a, a ∝ Wᵀ h, Σ h_i² = 1",
    latex: #"h = \frac{W a}{\lVert W a \rVert}, \quad a = \frac{W^{\mathsf T} h}{\lVert W^{\mathsf T} h "#
      + #"\rVert}"#,
    scale: "0 to 1; the squares sum to 1.",
    weights: "Strengths are the matrix entries.",
    direction: "Undirected: hub and authority are the eigenvector centrality of W².",
    edgeCases: "Undefined without ties.",
    elsewhere: "NetworkX lets the values sum to 1, igraph scales the highest to 1.",
    example: .init(.directed, at: "B", value: 1, reckoning: "B points to two, which no other node points to"),
    references: [.kleinberg1999])

  static let authority = Explanation(
    title: "Authority score",
    meaning: "How much a node is pointed to by good hubs.",
    formula: "a ∝ Wᵀ h, h ∝ W a, Σ a_i² = 1",
    latex: #"a = \frac{W^{\mathsf T} h}{\lVert W^{\mathsf T} h \rVert}, \quad h = \frac{W a}{\lVert W a "#
      + #"\rVert}"#,
    scale: "0 to 1; the squares sum to 1.",
    weights: "Strengths are the matrix entries.",
    direction: "Undirected: equal to the hub score.",
    edgeCases: "Undefined without ties.",
    elsewhere: "NetworkX lets the values sum to 1, igraph scales the highest to 1.",
    example: .init(
      .directed, at: "C", value: 0.7071067811865476, reckoning: "the best hub, B, points to A and C alike: each has √½"),
    references: [.kleinberg1999])
}
