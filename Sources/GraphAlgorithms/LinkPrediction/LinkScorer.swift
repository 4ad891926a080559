import GraphCore

/// What scores of pairs are made from, the same for all of them.
struct LinkScoreContext: Sendable {
  let score: LinkScore
  /// The ties without their direction.
  let ties: Graph
  /// What each node counts as a shared contact.
  let weights: [Double]

  init(_ graph: Graph, _ score: LinkScore) {
    if case .katz(let attenuation, let longest) = score {
      precondition(attenuation > 0 && attenuation.isFinite, "an attenuation is a finite number above 0")
      precondition(longest >= 1, "a walk has at least one step")
    }
    let ties = UnderlyingTies(of: graph).graph
    let strengths = ties.strengths(.any)
    // Only nodes with two contacts or more are ever shared, so what others get does not matter.
    weights = (0..<ties.nodeCount).map { node in
      let degree = Double(ties.outgoing.row(node).count)
      guard degree >= 2 else { return 0 }
      return switch score {
      case .adamicAdar: 1 / naturalLogarithm(degree)
      case .resourceAllocation: 1 / degree
      case .weightedAdamicAdar: 1 / naturalLogarithm(1 + strengths[node])
      case .weightedResourceAllocation: 1 / strengths[node]
      default: 1
      }
    }
    (self.score, self.ties) = (score, ties)
  }

  func degree(_ node: Int) -> Int { ties.outgoing.row(node).count }
}

/// Scores one node after another with all others, with working memory that is made once.
struct LinkScorer {
  private let context: LinkScoreContext
  private var source = 0
  private let sums: Room<Double>
  /// The strength of the source's tie to each node while pairs are scored one by one, else 0.
  private let strengthTo: Room<Double>
  /// The nodes other than the source whose score may not be 0, each once.
  private(set) var touched: [Int] = []
  private var search: HopSearch

  init(_ context: LinkScoreContext) {
    self.context = context
    (sums, strengthTo) = (Room(zeros: context.ties.nodeCount), Room(zeros: context.ties.nodeCount))
    search = HopSearch(context.ties)
  }

  /// Scores a node with some others, the same as ``scoreAll(from:)`` would.
  ///
  /// - Parameters:
  ///   - source: The node.
  ///   - ends: The others.
  ///   - body: Gets for each of them, in order, its place among them and the score.
  @inline(__always)
  mutating func forEachScore(
    from source: Int, with ends: some Collection<Int>, _ body: (_ place: Int, _ score: Double?) -> Void
  ) {
    switch context.score {
    case .preferentialAttachment:
      for (place, end) in ends.enumerated() {
        body(place, end == source ? nil : Double(context.degree(source)) * Double(context.degree(end)))
      }
      return
    case .katz, .inverseDistance: break
    default:
      // Either all contacts of contacts are gone through, or all contacts of the others.
      let ties = context.ties.outgoing
      let row = ties.row(source)
      let steps = ends.reduce(row.count) { $0 + context.degree($1) }
      guard steps < row.reduce(0, { $0 + context.degree(Int(ties.targets[$1])) }) else { break }
      for arc in row { strengthTo[Int(ties.targets[arc])] = ties.strength(arc) }
      for (place, end) in ends.enumerated() {
        body(place, end == source ? nil : score(sharing: sharedContacts(with: end), source, end))
      }
      for arc in row { strengthTo[Int(ties.targets[arc])] = 0 }
      return
    }
    scoreAll(from: source)
    for (place, end) in ends.enumerated() { body(place, score(of: end)) }
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
    node == source ? nil : score(sharing: sums[node], source, node)
  }

  /// The score of two nodes, given what is added up over the contacts that they share.
  private func score(sharing sum: Double, _ source: Int, _ node: Int) -> Double? {
    guard context.score == .jaccard else { return sum }
    let either = Double(context.degree(source) + context.degree(node)) - sum
    return either == 0 ? nil : sum / either
  }

  /// What the contacts come to that a node shares with the source whose ties are marked.
  private func sharedContacts(with node: Int) -> Double {
    let ties = context.ties.outgoing
    let isWeighted =
      switch context.score {
      case .weightedAdamicAdar, .weightedResourceAllocation: true
      default: false
      }
    // In the order of the contacts, as all pairs of the source are added up, so that the sums have the same bits.
    return ties.targets.withUnsafeBufferPointer { contacts in
      var sum = 0.0
      for arc in ties.row(node) {
        let contact = Int(contacts[arc])
        let strength = strengthTo[contact]
        guard strength > 0 else { continue }
        sum += context.weights[contact] * (isWeighted ? strength + ties.strength(arc) : 1)
      }
      return sum
    }
  }

  private mutating func addSharedContacts(weighted: Bool) {
    let ties = context.ties.outgoing
    for arc in ties.row(source) {
      let contact = Int(ties.targets[arc])
      let (weight, strength) = (context.weights[contact], ties.strength(arc))
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
