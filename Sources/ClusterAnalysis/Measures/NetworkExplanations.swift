extension Explanation {
  static let density = Explanation(
    title: "Density",
    meaning: "Which share of all possible ties exists.",
    formula: "2m/(n(n − 1)); directed m/(n(n − 1))",
    scale: "0 to 1.",
    weights: "Ignored.",
    direction: "Directed: ordered pairs.",
    edgeCases: "Undefined with fewer than two nodes.",
    elsewhere: "Agrees with NetworkX and igraph on graphs without self-loops and parallel ties.",
    references: [.wasserman1994])

  static let components = Explanation(
    title: "Components",
    meaning: "Into how many pieces without ties between them the network falls.",
    formula: "The number of maximal sets of nodes joined by paths",
    scale: "A count; an isolate is a piece of its own.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored (weak components).",
    edgeCases: "0 for an empty network.",
    elsewhere: "Agrees with NetworkX and igraph.",
    references: [.wasserman1994])

  static let diameter = Explanation(
    title: "Diameter",
    meaning: "How far apart the two nodes are that are farthest from each other.",
    formula: "max d_st over pairs that a path joins",
    scale: "In hops, or in the unit of --length.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: along directed paths.",
    edgeCases: "Undefined if no path joins any pair. In several components, the largest within any of them.",
    elsewhere: "NetworkX refuses a network of several components; igraph agrees with this.",
    references: [.wasserman1994])

  static let meanDistance = Explanation(
    title: "Mean distance",
    meaning: "How many steps it takes on average from one node to another.",
    formula: "The mean of d_st over ordered pairs s ≠ t that a path joins",
    scale: "In hops, or in the unit of --length.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: along directed paths.",
    edgeCases: "Undefined if no path joins any pair. Pairs that no path joins are left out, so compare networks of "
      + "several components by global efficiency instead.",
    elsewhere: "NetworkX refuses a network of several components; igraph agrees with this.",
    references: [.watts1998])

  static let globalEfficiency = Explanation(
    title: "Global efficiency",
    meaning: "The mean nearness of all pairs, where an unreachable pair counts 0.",
    formula: "E = (1/(n(n − 1))) Σ_{s≠t} 1/d_st",
    scale: "0 to 1 with hops.",
    weights: "A step costs one hop unless --length says otherwise.",
    direction: "Directed: along directed paths.",
    edgeCases: "Undefined with fewer than two nodes. Finite in several components.",
    elsewhere: "Agrees with NetworkX for undirected graphs; NetworkX has no directed form.",
    references: [.latora2001])

  static let articulationPoints = Explanation(
    title: "Articulation points",
    meaning: "How many nodes hold the network together: without any one of them it falls into more pieces.",
    formula: "The number of nodes whose removal leaves more components",
    scale: "A count of nodes.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored.",
    edgeCases: "0 for an empty network.",
    elsewhere: "Agrees with NetworkX and igraph.",
    references: [.hopcroft1973])

  static let bridges = Explanation(
    title: "Bridges (isthmuses)",
    meaning: "How many ties hold the network together: without any one of them it falls into more pieces.",
    formula: "The number of ties whose removal leaves more components",
    scale: "A count of ties.",
    weights: "Ignored.",
    direction: "Directed: direction is ignored, and two ties in opposite directions are one.",
    edgeCases: "0 for an empty network.",
    elsewhere: "NetworkX refuses directed graphs. igraph ignores direction too, but takes two ties in opposite "
      + "directions for two, neither of which is a bridge.",
    references: [.tarjan1974])
}
