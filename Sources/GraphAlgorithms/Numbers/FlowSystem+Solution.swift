import GraphCore

extension FlowSystem {
  /// Solves the equations.
  ///
  /// - Parameters:
  ///   - shrinking: By which factor plain iteration shrinks errors at least, below 1.
  ///   - threads: How many threads work, nil for one per processor; the solution has the same bits for any number.
  /// - Returns: The unknown of each node, each within about 10⁻¹² of itself.
  /// - Complexity: O(*n* + *m*) time for each round on what is left, and once for all; O(*n* + *m*) space.
  func solution(shrinking: Double, threads: Int?) -> Room<Double> {
    let places = placesByLength()
    let (rows, constants) = reducedRows(places, threads)
    let core = rows.solution(constants, shrinking: shrinking, threads: threads)
    return expanded(core)
  }

  /// The nodes that are left, those with the longest rows first; each gets to know its place.
  ///
  /// Rows of the same length follow each other, so that a loop over one ends when it is expected to.
  private func placesByLength() -> (nodes: Room<Int32>, offsets: Room<Int32>) {
    let n = graph.nodeCount
    let length = Room<Int32>(zeros: n)
    var (highest, count) = (0, 0)
    for node in 0..<n where role[node] == Role.core { length[node] = arcsIn[node] }
    for node in feeders { length[Int(fed[Int(node)])] += arcsIn[Int(node)] - 1 }
    for node in 0..<n where role[node] == Role.core {
      highest = max(highest, Int(length[node]))
      count += 1
    }
    let next = Room<Int32>(zeros: highest + 2)
    for node in 0..<n where role[node] == Role.core { next[highest - Int(length[node]) + 1] += 1 }
    for index in 0...highest { next[index + 1] += next[index] }
    let (nodes, offsets) = (Room<Int32>(count), Room<Int32>(count + 1))
    for node in 0..<n where role[node] == Role.core {
      let rank = highest - Int(length[node])
      nodes[Int(next[rank])] = Int32(truncatingIfNeeded: node)
      shares[node].place = next[rank]
      next[rank] += 1
    }
    offsets[0] = 0
    for place in 0..<count { offsets[place + 1] = offsets[place] + length[Int(nodes[place])] }
    return (nodes, offsets)
  }

  /// The rows of the nodes that are left, those of feeders joined to them, and what stands beside them.
  private func reducedRows(
    _ places: (nodes: Room<Int32>, offsets: Room<Int32>), _ threads: Int?
  ) -> (rows: HubsFirstRows, constants: Room<Double>) {
    let (nodes, offsets) = places
    // Followers know the node that they are a share of; now that has a place.
    let n = graph.nodeCount
    for node in 0..<n where role[node] == Role.follower { shares[node].place = shares[Int(shares[node].place)].place }
    let arcCount = Int(offsets[nodes.count])
    let (targets, strengths) = (Room<Int32>(arcCount), Room<Double>(arcCount))
    let constants = Room<Double>(nodes.count)
    let rows = HubsFirstRows(offsets: offsets, targets: targets, strengths: strengths, nodeOfPlace: nodes)
    forEachBlock(rows.blocks.count, threads: threads) { block, _ in
      var waiting: [(node: Int, factor: Double)] = []
      let blockEnd = Int(offsets[rows.blocks[block].upperBound])
      for place in rows.blocks[block] {
        if (place - rows.blocks[block].lowerBound) % Self.touchedAtOnce == 0 {
          touchShares(nodes, place..<min(place + Self.touchedAtOnce, rows.blocks[block].upperBound))
        }
        var write = Int(offsets[place])
        var (constant, ofItself) = (0.0, 0.0)
        waiting.append((Int(nodes[place]), 1))
        while let (node, factor) = waiting.popLast() {
          constant += factor * base[node]
          forEachArc(into: node) { source, strength in
            let share = shares.start[source]
            let times = factor * strength
            if share.place == Share.feeder {
              waiting.append((source, times * share.factor))
              return
            }
            constant += times * share.constant
            if Int(share.place) == place {
              ofItself += times * share.factor
            } else {
              // Written always and kept only if it leads to an unknown: there is no branch to guess.
              if write < blockEnd {
                targets.start[write] = share.place
                strengths.start[write] = times * share.factor
              }
              write &+= share.place >= 0 ? 1 : 0
            }
          }
        }
        // What goes straight back to where it came from is solved for; its arcs stay, without effect.
        let scale = 1 / (1 - ofItself)
        if ofItself > 0 { for arc in Int(offsets[place])..<write { strengths[arc] *= scale } }
        for arc in write..<Int(offsets[place + 1]) { (targets[arc], strengths[arc]) = (Int32(place), 0) }
        constants[place] = constant * scale
      }
    }
    return (rows, constants)
  }

  /// For how many rows at once what they need is brought into the cache.
  private static let touchedAtOnce = 32

  /// Reads the shares that the rows of some places will ask for; as nothing depends on what is read, waits for memory overlap.
  @inline(__always)
  private func touchShares(_ nodes: Room<Int32>, _ places: Range<Int>) {
    var seen: Int32 = 0
    for place in places { forEachArc(into: Int(nodes[place])) { source, _ in seen |= shares.start[source].place } }
    // Never the case; it only keeps the reads from being optimised away.
    if seen == .min { preconditionFailure("a place is no lowest number") }
  }

  /// Puts the solution of what is left back into the equations that were solved for others.
  private func expanded(_ core: Room<Double>) -> Room<Double> {
    let n = graph.nodeCount
    let values = Room<Double>(n)
    // What each node adds to others for each unit of strength.
    let flow = Room<Double>(n)
    for node in 0..<n {
      let share = shares.start[node]
      switch role[node] {
      case Role.core:
        values[node] = core[Int(share.place)]
        flow[node] = factors[node] * values[node]
      case Role.follower:
        flow[node] = share.constant + share.factor * core[Int(share.place)]
        values[node] = flow[node] / factors[node]
      case Role.head:
        // What heads add is in the base of others already.
        (values[node], flow[node]) = (base[node], 0)
      default: break
      }
    }
    for node in feeders + tails {
      let node = Int(node)
      var value = base[node]
      forEachArc(into: node) { source, strength in value += strength * flow.start[source] }
      values[node] = value
      flow[node] = factors[node] * value
    }
    return values
  }
}
