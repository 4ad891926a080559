public import GraphCore

extension Graph {
  /// Finds communities by letting each node take over the label that is most frequent among its neighbours.
  ///
  /// Each node starts with a label of its own and takes the label with the highest strength of ties; equal ones are drawn by
  /// lot (Raghavan, Albert and Kumara, Physical Review E 76:036106, 2007, <https://doi.org/10.1103/PhysRevE.76.036106>,
  /// who count neighbours; so does ``GraphCore/Graph/unweighted``). In eight rounds all nodes have their turn in random
  /// order, at most one in sixteen at a time by the labels from before: all at once would oscillate. Nodes are passed over
  /// unless a neighbour has taken another label since their last turn, or lots were drawn. Then a node has another turn only
  /// when a neighbour has taken another label than its own (Traag and Šubelj, Scientific Reports 13:2701, 2023,
  /// <https://doi.org/10.1038/s41598-023-29610-z>), one node after the other, and keeps its label if that is one of the
  /// highest, so that the end is certain. When nobody waits any more, every label is one of the highest among its
  /// neighbours, and labels whose nodes do not hang together are split. Directions are ignored, and strengths both ways
  /// added. Nothing is maximised: runs differ much, and all may end in one community.
  ///
  /// - Parameters:
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - threads: How many threads work, nil for one per processor; the communities are the same for any number.
  /// - Returns: Communities that are connected if directions are ignored, with their modularity at resolution 1. A node
  ///   without ties is a community of its own.
  /// - Precondition: Directed graphs have fewer than 2³⁰ edges.
  /// - Complexity: As a rule O(*n* + *m*) time; each change of a label after the rounds adds to the strength of ties between
  ///   equal ones, which bounds their number. O(*n* + *m*) space, and O(*n*) for each thread.
  public func labelPropagationCommunities(seed: UInt64, threads: Int? = nil) -> Communities {
    var generator = SeededGenerator(seed: seed)
    let order = (0..<Int32(nodeCount)).shuffled(using: &generator)
    let graph = CommunityGraph(self, order: order, resolution: 1, threads: threads)
    let propagation = LabelPropagation(graph, lots: generator.next(), threads: threads)
    withCrew(threads: propagation.threads) { propagation.run() }
    let parts = graph.connectedParts(of: propagation.labels).parts
    var groups = [Int32](repeating: 0, count: nodeCount)
    for (index, node) in order.enumerated() { groups[Int(node)] = parts[index] }
    return Communities(self, groups, resolution: 1, threads: threads)
  }
}

/// Labels on their way from node to node.
private struct LabelPropagation: Sendable {
  /// How often all nodes have their turn.
  ///
  /// With each round more of the small communities that stand side by side dissolve, each time fewer.
  static let rounds = 8
  /// In how many steps at least a round is done; nodes of the same step do not hear of each other.
  static let fewestSteps = 16
  /// The most nodes of a step where there are enough of them.
  static let stepSize = 4096
  /// How many nodes a thread takes at a time.
  static let blockSize = 128

  /// The label of each node.
  let labels: Room<Int32>
  let threads: Int?
  private let graph: CommunityGraph
  /// Where the numbers of lots begin.
  private let lots: UInt64
  private let steps: [Step]
  /// The nodes that are to have a turn.
  private let open: SharedMarks
  /// In the places of each block of nodes: those that have a turn, with few neighbours and with many.
  private let turns: (few: Room<Int32>, many: Room<Int32>)
  private let turnCounts: Room<SIMD2<Int32>>
  /// In the places of each block of nodes: those that take another label, and which.
  private let changes: Room<SIMD2<Int32>>
  private let changeCounts: Room<Int32>
  /// For each worker, the labels of the neighbours of each node of a block that has few.
  private let gathered: [Room<Int32>]
  private let choices: [LabelChoice]

  init(_ graph: CommunityGraph, lots: UInt64, threads: Int?) {
    let n = graph.nodeCount
    (self.graph, self.lots) = (graph, lots)
    // On fewer nodes threads take longer to start than they would work.
    self.threads = n < 4096 ? 1 : threads
    labels = graph.singletons()
    open = SharedMarks(n, isSet: true)
    let count = max(Self.fewestSteps, blockCount(n, size: Self.stepSize))
    var steps: [Step] = []
    for nodes in (0..<count).map({ n * $0 / count..<n * ($0 + 1) / count }) {
      steps.append(Step(nodes: nodes, firstBlock: steps.last.map { $0.firstBlock + $0.blocks } ?? 0))
    }
    self.steps = steps
    let (labels, blocks) = (labels, steps[count - 1].firstBlock + steps[count - 1].blocks)
    (turns, turnCounts) = ((Room(n), Room(n)), Room(blocks))
    (changes, changeCounts) = (Room(n), Room(blocks))
    let workers = workerCount(blocks, threads: self.threads)
    gathered = (0..<workers).map { _ in Room(Self.blockSize * LabelChoice.mostCompared) }
    choices = (0..<workers).map { _ in LabelChoice(graph, labels) }
  }

  /// A share of the nodes, cut into blocks that are numbered on from those before.
  private struct Step {
    let nodes: Range<Int>
    let firstBlock: Int
    var blocks: Int { blockCount(nodes.count, size: LabelPropagation.blockSize) }

    /// The nodes of a block of the step.
    func nodes(ofBlock block: Int) -> Range<Int> {
      let first = nodes.lowerBound + block * LabelPropagation.blockSize
      return first..<min(nodes.upperBound, first + LabelPropagation.blockSize)
    }
  }

  /// Passes labels on until each is one of the highest among its node's neighbours, or the work is cancelled.
  func run() {
    let watch = Watch.current
    apply(changesOf: Step(nodes: 0..<0, firstBlock: 0), thenCollectTurnsOf: steps[0])
    for round in 0..<Self.rounds where !watch.isCancelled {
      for (index, step) in steps.enumerated() {
        decide(step, round)
        apply(changesOf: step, thenCollectTurnsOf: steps[(index + 1) % steps.count])
      }
      watch.tell(round + 1, of: Self.rounds + 1)
    }
    settle()
  }

  /// Draws labels for the nodes of a step that have a turn, by the labels before; the neighbours of those that take another
  /// one are to have a turn in their next step.
  private func decide(_ step: Step, _ round: Int) {
    let lots = lots &+ UInt64(round) << 32
    forEachBlock(step.blocks, threads: threads) { block, worker in
      let (first, block) = (step.nodes(ofBlock: block).lowerBound, step.firstBlock + block)
      let (changes, labels, open) = (changes.start + first, labels.start, open)
      var count = 0
      forEachTurn(first, block, worker, lots, expectsMajority: round > 1) { node, drawn in
        if drawn.isByLot { open.set(node) }
        guard drawn.label != labels[node] else { return }
        changes[count] = SIMD2(Int32(truncatingIfNeeded: node), drawn.label)
        count += 1
        graph.forEachTie(of: node) { neighbor, _ in open.set(neighbor) }
      }
      changeCounts[block] = Int32(truncatingIfNeeded: count)
    }
  }

  /// Draws labels for the nodes of a block that have a turn, except those whose label is sure to be the highest.
  ///
  /// Labels of few neighbours are gathered for all nodes first, so that waits for memory overlap.
  @inline(__always)
  private func forEachTurn(
    _ first: Int, _ block: Int, _ worker: Int, _ lots: UInt64, expectsMajority: Bool,
    _ body: (_ node: Int, _ drawn: LabelChoice.Drawn) -> Void
  ) {
    let (few, many) = (turns.few.start + first, turns.many.start + first)
    let (choice, gathered, counts) = (choices[worker], gathered[worker].start, turnCounts[block])
    for index in 0..<Int(counts.x) {
      choice.gather(Int(few[index]), into: gathered + LabelChoice.mostCompared * index)
    }
    for index in 0..<Int(counts.x) {
      let node = Int(few[index])
      body(node, choice.mostFrequent(gathered + LabelChoice.mostCompared * index, node, lot: lots &+ UInt64(node)))
    }
    for index in 0..<Int(counts.y) {
      let node = Int(many[index])
      if expectsMajority && choice.isMajority(node) { continue }
      body(node, choice.highest(node, lot: lots &+ UInt64(node)))
    }
  }

  /// Lets the nodes of one step take the labels that were drawn, and finds out which nodes of another have a turn.
  private func apply(changesOf step: Step, thenCollectTurnsOf next: Step) {
    forEachBlock(step.blocks + next.blocks, threads: threads) { block, _ in
      guard block < step.blocks else { return collectTurns(next, block - step.blocks) }
      let changes = changes.start + step.nodes(ofBlock: block).lowerBound
      for index in 0..<Int(changeCounts[step.firstBlock + block]) { labels[Int(changes[index].x)] = changes[index].y }
    }
  }

  /// Lists the nodes of a block that are to have a turn and have neighbours, and takes their marks away.
  private func collectTurns(_ step: Step, _ block: Int) {
    let nodes = step.nodes(ofBlock: block)
    let (few, many) = (turns.few.start + nodes.lowerBound, turns.many.start + nodes.lowerBound)
    let mostCompared = graph.isWeighted ? 0 : LabelChoice.mostCompared
    var (fewCount, manyCount) = (0, 0)
    for node in nodes {
      let degree = graph.row(node).count
      let isOpen = open.take(node) & (degree > 0 ? 1 : 0)
      let isCompared = degree <= mostCompared ? 1 : 0
      few[fewCount] = Int32(truncatingIfNeeded: node)
      many[manyCount] = Int32(truncatingIfNeeded: node)
      fewCount &+= isOpen & isCompared
      manyCount &+= isOpen & (1 - isCompared)
    }
    turnCounts[step.firstBlock + block] = SIMD2(Int32(fewCount), Int32(manyCount))
  }

  /// Moves on, one after the other, the nodes whose label is not one of the highest.
  private func settle() {
    let (n, watch) = (graph.nodeCount, Watch.current)
    let isUnsettled = Room<Bool>(repeating: false, count: n)
    let lots = lots &+ UInt64(Self.rounds) << 32
    // The turns of the first step have been collected.
    for (index, step) in steps.enumerated() {
      forEachBlock(step.blocks, threads: threads) { block, worker in
        if index > 0 { collectTurns(step, block) }
        let first = step.nodes(ofBlock: block).lowerBound
        forEachTurn(first, step.firstBlock + block, worker, lots, expectsMajority: true) {
          isUnsettled[$0] = !$1.isOwnHighest
        }
      }
    }
    var queue = NodeQueue(n, waiting: (0..<Int32(n)).filter { isUnsettled[Int($0)] })
    var turn: UInt64 = 0
    while let node = queue.next() {
      turn &+= 1
      if turn & 1023 == 0 && watch.isCancelled { break }
      let drawn = choices[0].highest(node, lot: lots &- turn)
      guard !drawn.isOwnHighest else { continue }
      labels[node] = drawn.label
      graph.forEachTie(of: node) { neighbor, _ in
        if labels[neighbor] != drawn.label && !queue.isWaiting(neighbor) { queue.append(neighbor) }
      }
    }
  }
}
