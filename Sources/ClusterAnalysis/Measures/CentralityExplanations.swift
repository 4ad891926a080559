extension Explanation {
  static let degree = Explanation(
    title: "Degree",
    meaning: "How many others a node is tied to directly.",
    formula: "k_i = Σ_j a_ij",
    scale: "A count of neighbours, 0 to n − 1.",
    weights: "Ignored; strength is the weighted form.",
    direction: "Directed: ties in plus ties out, so a tie that runs both ways counts twice.",
    edgeCases: "An isolate has 0.",
    elsewhere: "Tools that keep parallel ties or self-loops count each of them; here they are joined or dropped first.",
    references: [.freeman1978])

  static let inDegree = Explanation(
    title: "In-degree",
    meaning: "How many ties arrive at a node.",
    formula: "k_i^in = Σ_j a_ji",
    scale: "A count, 0 to n − 1.",
    weights: "Ignored.",
    direction: "Undirected: equal to the degree.",
    edgeCases: "0 without arriving ties.",
    elsewhere: "Agrees with NetworkX and igraph on graphs without parallel ties.",
    references: [.wasserman1994])

  static let outDegree = Explanation(
    title: "Out-degree",
    meaning: "How many ties leave a node.",
    formula: "k_i^out = Σ_j a_ij",
    scale: "A count, 0 to n − 1.",
    weights: "Ignored.",
    direction: "Undirected: equal to the degree.",
    edgeCases: "0 without leaving ties.",
    elsewhere: "Agrees with NetworkX and igraph on graphs without parallel ties.",
    references: [.wasserman1994])

  static let strength = Explanation(
    title: "Strength",
    meaning: "How strongly a node is tied in all: its degree with every tie counted by its strength.",
    formula: "s_i = Σ_j w_ij",
    scale: "In the unit of the strengths.",
    weights: "Strengths of all ties add up.",
    direction: "Directed: strengths in plus strengths out.",
    edgeCases: "An isolate has 0.",
    elsewhere: "NetworkX calls it weighted degree.",
    references: [.barrat2004])

  static let betweenness = Explanation(
    title: "Betweenness",
    meaning: "How often a node lies on a shortest path between two others: the traffic that would pass through it.",
    formula: "B_i = Σ_{s≠i≠t} σ_st(i) / σ_st, σ_st counting the shortest paths from s to t, σ_st(i) those through i",
    scale: "Pairs of other nodes: unordered when undirected, ordered when directed. --normalized divides by their "
      + "number, (n − 1)(n − 2)/2 or (n − 1)(n − 2).",
    weights: "A step costs one hop unless --length says otherwise. Path lengths that differ by less than 10⁻¹⁰ of "
      + "themselves count as equal.",
    direction: "Directed paths only.",
    edgeCases: "Isolates and pendants have 0. Pairs that no path joins add nothing. Normalised values change when "
      + "isolates are left out, because n does.",
    elsewhere: "NetworKit counts ordered pairs in undirected graphs (twice this). NetworkX and NetworKit compare "
      + "weighted path lengths exactly, so that 0.1 + 0.2 and 0.3 do not tie; igraph uses a tolerance as here. Gephi "
      + "ignores weights.",
    references: [.freeman1977, .brandes2001])

  static let edgeBetweenness = Explanation(
    title: "Edge betweenness",
    meaning: "How often a tie lies on a shortest path between two nodes.",
    formula: "B_e = Σ_{s≠t} σ_st(e) / σ_st",
    scale: "Pairs of nodes, the tie’s own ends included: unordered when undirected, ordered when directed. "
      + "--normalized divides by n(n − 1)/2 or n(n − 1).",
    weights: "As for betweenness.",
    direction: "Directed paths only.",
    edgeCases: "At least 1 for a tie that is the shortest path between its ends.",
    elsewhere: "NetworKit gives twice this for undirected graphs.",
    references: [.girvan2002, .brandes2008])

  static let closeness = Explanation(
    title: "Closeness",
    meaning: "How near a node is to all that it can be reached from, weighed by how many those are.",
    formula: "C_i = ((r − 1)/(n − 1)) · ((r − 1)/Σ_j d_ji), r counting the nodes with a path to i, i included",
    scale: "0 to 1 with hops; 1 when everyone is a direct neighbour.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: distances towards the node.",
    edgeCases: "0 for a node that nobody reaches; undefined in a network of one node.",
    elsewhere: "The Wasserman–Faust factor (r − 1)/(n − 1) keeps small components from scoring high: NetworkX applies "
      + "it, igraph and Gephi do not (isolates: igraph gives no number). igraph and Gephi measure directed distances "
      + "away from the node.",
    references: [.freeman1978, .wasserman1994])

  static let harmonic = Explanation(
    title: "Harmonic closeness",
    meaning: "The mean nearness of a node to all others, where an unreachable one counts as infinitely far.",
    formula: "H_i = (1/(n − 1)) · Σ_{j≠i} 1/d_ji",
    scale: "0 to 1 with hops.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: distances towards the node.",
    edgeCases: "0 for an isolate; undefined in a network of one node. Finite in networks of several components, which "
      + "is its point.",
    elsewhere: "NetworkX gives the sum (n − 1 times this), igraph the mean.",
    references: [.marchiori2000, .boldi2014])

  static let eigenvector = Explanation(
    title: "Eigenvector centrality",
    meaning: "How well a node is tied to well-tied nodes.",
    formula: "λ x_i = Σ_j w_ji x_j for the largest eigenvalue λ, Σ x_i² = 1, x ≥ 0",
    scale: "0 to 1; the squares sum to 1.",
    weights: "Strengths are the matrix entries.",
    direction: "Directed: along arriving ties.",
    edgeCases: "In several components, only those whose largest eigenvalue is the largest of all have values above 0. "
      + "Undefined without ties and in directed networks without a cycle.",
    elsewhere: "igraph scales the highest value to 1. NetworkX refuses disconnected graphs or leaves traces of about "
      + "10⁻⁵ where the value is 0.",
    references: [.bonacich1972])

  static let pageRank = Explanation(
    title: "PageRank",
    meaning: "The share of time that a walker spends at a node who follows ties by their strength and now and then "
      + "starts anew anywhere.",
    formula: "p_i = (1 − α)/n + α (Σ_j p_j w_ji/s_j^out + Σ_{j: s_j^out = 0} p_j/n), α = 0.85",
    scale: "A share; all shares sum to 1.",
    weights: "Strengths are the odds of following a tie.",
    direction: "Directed: along leaving ties. Undirected: both ways.",
    edgeCases: "What a node without leaving ties holds is spread evenly over all nodes, so isolates have a share too.",
    elsewhere: "NetworKit loses the mass of such nodes, so its values sum to less than 1.",
    references: [.brin1998])

  static let coreNumber = Explanation(
    title: "Core number",
    meaning: "How deep in the network’s dense centre a node sits.",
    formula: "The largest k such that i belongs to a subgraph in which everyone has at least k ties",
    scale: "A whole number from 0.",
    weights: "Ignored.",
    direction: "Directed: ties in plus ties out count.",
    edgeCases: "An isolate has 0.",
    elsewhere: "Agrees with NetworkX and igraph on graphs without self-loops.",
    references: [.seidman1983, .batagelj2011])

  static let clustering = Explanation(
    title: "Local clustering",
    meaning: "Which share of a node’s neighbours are tied to each other.",
    formula: "c_i = 2 t_i / (k_i (k_i − 1)), t_i counting the triangles at i",
    scale: "0 to 1.",
    weights: "Ignored.",
    direction: "Directed: Fagiolo’s form, which counts directed triangles of all shapes: "
      + "c_i = T_i / (2 (k_i (k_i − 1) − 2 k_i^↔)), k_i being in-degree plus out-degree.",
    edgeCases: "Undefined with fewer than two neighbours.",
    elsewhere: "NetworkX gives 0 with fewer than two neighbours, which pulls averages down; igraph gives no number.",
    references: [.watts1998, .fagiolo2007])
}
