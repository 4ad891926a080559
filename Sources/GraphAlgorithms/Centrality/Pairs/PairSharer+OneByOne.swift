import GraphCore

extension PairSharer {
  /// Shares out the pairs of a batch with one search for each source.
  mutating func shareOneByOne(from batch: ArraySlice<Int32>, into sums: inout [Double]) {
    for source in batch where !Watch.current.isCancelled {
      let start = Int(network.classes[Int(source)])
      var weightOfClass = (0..<network.weights.classCount).map { network.weights.weight(from: start, to: $0) }
      if let hopCounter, hopCounter.search(from: Int(source)) {
        share(from: source, hopCounter, &weightOfClass, into: &sums)
      } else if let lengthCounter, lengthCounter.search(from: Int(source)) {
        share(lengthCounter, weightOfClass, ofClass: start, into: &sums)
      } else {
        shareWithCare(from: source, weightOfClass, ofClass: start, into: &sums)
      }
    }
  }

  private mutating func share(
    from source: Int32, _ counter: HopCounter, _ weightOfClass: inout [Double], into sums: inout [Double]
  ) {
    let (start, followers) = (Int(network.classes[Int(source)]), network.followers[source])
    let withItself = network.weightWithItself(source)
    if !followers.isEmpty {
      for end in weightOfClass.indices { weightOfClass[end] *= Double(1 + followers.count) }
      // They are of a class of their own for the time being.
      weightOfClass.append(weightOfClass[start] - withItself)
      for follower in followers { classes[Int(follower)] = Int32(weightOfClass.count - 1) }
    }
    let n = network.graph.nodeCount
    let pairs = sums.withUnsafeMutableBufferPointer { sums in
      switch tally {
      case .nodes: counter.shareOut(classes, weightOfClass) { node, share in sums[node] += share }
      case .nodesByOwnClass:
        counter.shareOut(classes, weightOfClass) { node, share in
          sums[node] += share
          if Int(network.classes[node]) == start { sums[n + node] += share }
        }
      case .arcs: counter.shareOutAlongArcs(classes, weightOfClass) { arc, share in sums[arc] += share }
      }
    }
    guard !followers.isEmpty else { return }
    for follower in followers { classes[Int(follower)] = network.classes[Int(follower)] }
    network.followers.addPairs(
      of: source, pairs, withItself: withItself, firstArcs: tally.firstArcs(in: network.graph), to: &sums,
      isReached: counter.isReached)
  }

  private func share(_ counter: LengthCounter, _ weightOfClass: [Double], ofClass start: Int, into sums: inout [Double])
  {
    let n = network.graph.nodeCount
    switch tally {
    case .nodes: counter.shareOut(network.classes, weightOfClass) { node, share in sums[node] += share }
    case .nodesByOwnClass:
      counter.shareOut(network.classes, weightOfClass) { node, share in
        sums[node] += share
        if Int(network.classes[node]) == start { sums[n + node] += share }
      }
    case .arcs: counter.shareOutAlongArcs(network.classes, weightOfClass) { arc, share in sums[arc] += share }
    }
  }

  /// The same without limits to path counts and to how much lengths differ.
  private mutating func shareWithCare(
    from source: Int32, _ weightOfClass: [Double], ofClass start: Int, into sums: inout [Double]
  ) {
    var counter = counter ?? ShortestPathCounter(network.graph, network.lengths, along: paths)
    let n = network.graph.nodeCount
    if weights.isEmpty { weights = Array(repeating: 0, count: n) }
    let (followers, withItself) = (network.followers[source], network.weightWithItself(source))
    let sourceCount = Double(1 + followers.count)
    for node in network.reach(of: [source]) { weights[node] = sourceCount * weightOfClass[Int(network.classes[node])] }
    for follower in followers { weights[Int(follower)] -= withItself }
    counter.search(from: Int(source))
    switch tally {
    case .nodes: counter.addNodeShares(weights: weights, to: &sums)
    case .nodesByOwnClass:
      counter.forEachNodeShare(weights: weights) { node, share in
        sums[node] += share
        if Int(network.classes[node]) == start { sums[n + node] += share }
      }
    case .arcs: counter.addArcShares(weights: weights, to: &sums)
    }
    if !followers.isEmpty {
      let pairs = counter.reached.dropFirst().reduce(0) { $0 + weights[Int($1)] }
      network.followers.addPairs(
        of: source, pairs, withItself: withItself, firstArcs: tally.firstArcs(in: network.graph), to: &sums
      ) {
        counter.distance(to: $0) < .infinity
      }
    }
    self.counter = counter
  }
}
