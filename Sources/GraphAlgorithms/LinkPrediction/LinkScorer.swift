import GraphCore

/// What scores of pairs are made from, the same for all of them.
struct LinkScoreContext: Sendable {
  let score: LinkScore
  /// The ties without their direction.
  let ties: Graph
  /// What a shared contact counts by its number of contacts, for those that have few.
  private let worthOfDegree: [Double]
  /// What each node counts as a shared contact where that depends on strengths.
  private let worthOfNode: [Double]

  init(_ graph: Graph, _ score: LinkScore) {
    if case .katz(let attenuation, let longest) = score {
      precondition(attenuation > 0 && attenuation.isFinite, "an attenuation is a finite number above 0")
      precondition(longest >= 1, "a walk has at least one step")
    }
    let ties = UnderlyingTies(of: graph).graph
    (self.score, self.ties) = (score, ties)
    // Only nodes with two contacts or more are ever shared, so what others get does not matter.
    worthOfDegree = (0..<min(1024, ties.nodeCount)).map { $0 < 2 ? 0 : Self.worth(ofDegree: $0, score) }
    switch score {
    case .weightedAdamicAdar: worthOfNode = ties.strengths(.any).map { $0 > 0 ? 1 / naturalLogarithm(1 + $0) : 0 }
    case .weightedResourceAllocation: worthOfNode = ties.strengths(.any).map { $0 > 0 ? 1 / $0 : 0 }
    default: worthOfNode = []
    }
  }

  private static func worth(ofDegree degree: Int, _ score: LinkScore) -> Double {
    switch score {
    case .adamicAdar: 1 / naturalLogarithm(Double(degree))
    case .resourceAllocation: 1 / Double(degree)
    default: 1
    }
  }

  func degree(_ node: Int) -> Int { ties.outgoing.row(node).count }

  /// How many contacts a node's contacts have.
  func contactsOfContacts(_ node: Int) -> Int {
    ties.outgoing.row(node).reduce(0) { $0 + degree(Int(ties.outgoing.targets[$1])) }
  }

  /// Whether a score is made from the contacts of the nodes alone, not from all paths.
  var isLocal: Bool {
    switch score {
    case .katz, .inverseDistance: false
    default: true
    }
  }

  /// Whether a score is made from the contacts that two nodes share.
  var sharesContacts: Bool { isLocal && score != .preferentialAttachment }

  /// Whether each shared contact counts the same.
  var countsContacts: Bool { score == .commonNeighbors || score == .jaccard }

  /// What a node counts as a shared contact, apart from the strengths of its ties to both.
  @inline(__always)
  func worth(of contact: Int) -> Double {
    if !worthOfNode.isEmpty { return worthOfNode[contact] }
    let degree = degree(contact)
    return degree < worthOfDegree.count ? worthOfDegree[degree] : Self.worth(ofDegree: degree, score)
  }

  /// What a node counts as a contact that another one shares with the node in whose row an arc leads to it.
  @inline(__always)
  func worth(of contact: Int, to first: Int, by arc: Int) -> Double {
    guard !worthOfNode.isEmpty, let tie = ties.outgoing.arc(from: first, to: contact) else { return worth(of: contact) }
    return worth(of: contact) * (ties.outgoing.strength(tie) + ties.outgoing.strength(arc))
  }

  /// The score of two nodes, given what is added up over the contacts that they share.
  func score(sharing sum: Double, _ first: Int, _ second: Int) -> Double? {
    guard score == .jaccard else { return sum }
    let either = Double(degree(first) + degree(second)) - sum
    return either == 0 ? nil : sum / either
  }
}

/// Scores one node after another with all others, with working memory that is made once.
struct LinkScorer {
  private let context: LinkScoreContext
  private var source = 0
  private let sums: Room<Double>
  /// The nodes other than the source whose score may not be 0, each once.
  private(set) var touched: [Int] = []
  private var search: HopSearch

  init(_ context: LinkScoreContext) {
    self.context = context
    sums = Room(zeros: context.ties.nodeCount)
    search = HopSearch(context.ties)
  }

  /// Scores all pairs of a node; those of the node before are forgotten.
  mutating func scoreAll(from source: Int) {
    for node in touched { sums[node] = 0 }
    sums[self.source] = 0
    touched.removeAll(keepingCapacity: true)
    self.source = source
    switch context.score {
    case .preferentialAttachment:
      guard context.degree(source) > 0 else { return }
      for node in 0..<sums.count where node != source && context.degree(node) > 0 {
        sums[node] = Double(context.degree(source)) * Double(context.degree(node))
        touched.append(node)
      }
    case .inverseDistance:
      search.search(from: CollectionOfOne(source))
      for node in search.reached.dropFirst().map(Int.init) {
        sums[node] = 1 / Double(search.steps[node])
        touched.append(node)
      }
    case .katz(let attenuation, let longest): addWalks(attenuation, longest)
    case .weightedAdamicAdar, .weightedResourceAllocation: addSharedContacts(weighted: true)
    default: addSharedContacts(weighted: false)
    }
  }

  /// The score of the source and a node.
  func score(of node: Int) -> Double? {
    node == source ? nil : context.score(sharing: sums[node], source, node)
  }

  private mutating func addSharedContacts(weighted: Bool) {
    let ties = context.ties.outgoing
    for arc in ties.row(source) {
      let contact = Int(ties.targets[arc])
      let (weight, strength) = (context.worth(of: contact), ties.strength(arc))
      let row = ties.row(contact)
      for next in row {
        let node = Int(ties.targets[next])
        let before = sums[node]
        if before == 0 { touched.append(node) }
        sums[node] = before + (weighted ? weight * (strength + ties.strength(next)) : weight)
      }
    }
    // The source shares all its contacts with itself.
    sums[source] = 0
    touched.removeAll { $0 == source }
  }

  private mutating func addWalks(_ attenuation: Double, _ longest: Int) {
    let ties = context.ties.outgoing
    var walks = [Double](repeating: 0, count: sums.count)
    walks[source] = 1
    for _ in 0..<longest {
      // Walks may come back to the source and go on from there; only as an end it does not count.
      walks = walks.indices.map { node in
        attenuation * ties.row(node).reduce(0.0) { $0 + ties.strength($1) * walks[Int(ties.targets[$1])] }
      }
      for node in walks.indices where walks[node] > 0 {
        if sums[node] == 0 && node != source { touched.append(node) }
        sums[node] += walks[node]
      }
    }
  }
}
