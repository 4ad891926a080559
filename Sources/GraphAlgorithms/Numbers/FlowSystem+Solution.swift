import GraphCore

extension FlowSystem {
  /// Solves the equations.
  ///
  /// - Parameters:
  ///   - shrinking: By which factor plain iteration shrinks errors at least, below 1.
  ///   - threads: How many threads work, nil for one per processor; the solution has the same bits for any number.
  /// - Returns: The unknown of each node, each within about 10⁻¹² of itself.
  /// - Complexity: O(*n* + *m*) time for each round on what is left, and once for all; O(*n* + *m*) space.
  func solution(shrinking: Double, threads: Int?) -> [Double] {
    let places = placesByLength()
    let (rows, constants) = reducedRows(places, threads)
    let core = rows.solution(constants, shrinking: shrinking, threads: threads)
    return expanded(core)
  }

  /// The inner nodes that are left, those with the longest rows first; each gets to know its place.
  ///
  /// Rows of the same length follow each other, so that a loop over one ends when it is expected to.
  private func placesByLength() -> (inner: Room<Int32>, offsets: Room<Int32>) {
    let length = Room<Int32>(innerCount)
    var (highest, count) = (0, 0)
    for inner in 0..<innerCount { length.start[inner] = offsets.start[inner + 1] - offsets.start[inner] }
    for inner in feeders.map(Int.init) { length[Int(fed[inner])] += length[inner] - 1 }
    for inner in 0..<innerCount where role.start[inner] == Role.core {
      highest = max(highest, Int(length.start[inner]))
      count += 1
    }
    let next = Room<Int32>(zeros: highest + 2)
    for inner in 0..<innerCount where role.start[inner] == Role.core {
      next.start[highest - Int(length.start[inner]) + 1] += 1
    }
    for index in 0...highest { next[index + 1] += next[index] }
    let (innerOfPlace, starts) = (Room<Int32>(count), Room<Int32>(count + 1))
    for inner in 0..<innerCount where role.start[inner] == Role.core {
      let rank = highest - Int(length.start[inner])
      innerOfPlace.start[Int(next.start[rank])] = Int32(truncatingIfNeeded: inner)
      shares.start[inner].place = next.start[rank]
      next.start[rank] += 1
    }
    starts[0] = 0
    for place in 0..<count { starts[place + 1] = starts[place] + length[Int(innerOfPlace[place])] }
    return (innerOfPlace, starts)
  }

  /// The rows of what is left, those of feeders joined to them, and what stands beside them.
  private func reducedRows(
    _ places: (inner: Room<Int32>, offsets: Room<Int32>), _ threads: Int?
  ) -> (rows: HubsFirstRows, constants: Room<Double>) {
    let (innerOfPlace, starts) = places
    // Followers know the node that they are a share of; now that has a place.
    for inner in 0..<innerCount where role.start[inner] == Role.follower {
      shares.start[inner].place = shares[Int(shares.start[inner].place)].place
    }
    let arcCount = Int(starts[innerOfPlace.count])
    let (targets, values) = (Room<Int32>(arcCount), Room<Double>(arcCount))
    let constants = Room<Double>(innerOfPlace.count)
    let rows = HubsFirstRows(offsets: starts, targets: targets, strengths: values, nodeOfPlace: innerOfPlace)
    forEachBlock(rows.blocks.count, threads: threads) { block, _ in
      var waiting: [(inner: Int, factor: Double)] = []
      for place in rows.blocks[block] {
        if (place - rows.blocks[block].lowerBound) % Self.touchedAtOnce == 0 {
          touchShares(innerOfPlace, place..<min(place + Self.touchedAtOnce, rows.blocks[block].upperBound))
        }
        var write = Int(starts.start[place])
        var (constant, ofItself) = (0.0, 0.0)
        var (inner, factor) = (Int(innerOfPlace.start[place]), 1.0)
        while true {
          constant += factor * states.start[Int(nodeOfInner.start[inner])].base
          for arc in Int(offsets.start[inner])..<Int(offsets.start[inner + 1]) {
            let share = shares.start[Int(sources.start[arc])]
            let times = strengths.count > 0 ? factor * strengths.start[arc] : factor
            if share.place == Share.feeder {
              waiting.append((Int(sources.start[arc]), times * share.factor))
            } else {
              constant += times * share.constant
              if Int(share.place) == place {
                ofItself += times * share.factor
              } else {
                targets.start[write] = share.place
                values.start[write] = times * share.factor
                write &+= 1
              }
            }
          }
          guard let next = waiting.popLast() else { break }
          (inner, factor) = next
        }
        // What goes straight back to where it came from is solved for; its arcs stay, without effect.
        let scale = 1 / (1 - ofItself)
        if ofItself > 0 { for arc in Int(starts[place])..<write { values[arc] *= scale } }
        for arc in write..<Int(starts[place + 1]) { (targets[arc], values[arc]) = (Int32(place), 0) }
        constants[place] = constant * scale
      }
    }
    return (rows, constants)
  }

  /// For how many rows at once what they need is brought into the cache.
  private static let touchedAtOnce = 32

  /// Reads the shares that the rows of some places will ask for; as nothing depends on what is read, waits for memory overlap.
  @inline(__always)
  private func touchShares(_ innerOfPlace: Room<Int32>, _ places: Range<Int>) {
    var seen: Int32 = 0
    for place in places {
      let inner = Int(innerOfPlace.start[place])
      for arc in Int(offsets.start[inner])..<Int(offsets.start[inner + 1]) {
        seen |= shares.start[Int(sources.start[arc])].place
      }
    }
    // Never the case; it only keeps the reads from being optimised away.
    if seen == .min { preconditionFailure("a place is no lowest number") }
  }

  /// Puts the solution of what is left back into the equations that were solved for others.
  private func expanded(_ core: Room<Double>) -> [Double] {
    let (n, incoming, isWeighted) = (graph.nodeCount, graph.incoming, graph.isWeighted)
    return [Double](unsafeUninitializedCapacity: n) { values, initialized in
      // What a node adds to others takes the place of its factor, which nothing needs from then on.
      let flow = factors.start
      for head in 0..<headCount {
        let node = Int(outer.start[head])
        // What heads add is in the base of others already.
        (values[node], flow[node]) = (states.start[node].base, 0)
      }
      for inner in 0..<innerCount where role.start[inner] != Role.feeder {
        let (node, share) = (Int(nodeOfInner.start[inner]), shares.start[inner])
        let unknown = core.start[Int(share.place)]
        let amount = share.constant + share.factor * unknown
        values[node] = role.start[inner] == Role.core ? unknown : amount / flow[node]
        flow[node] = amount
      }
      incoming.targets.withUnsafeBufferPointer { sources in
        func finish(_ node: Int) {
          var value = states.start[node].base
          for arc in incoming.row(node) {
            value += isWeighted ? incoming.strengths[arc] * flow[Int(sources[arc])] : flow[Int(sources[arc])]
          }
          values[node] = value
          flow[node] *= value
        }
        for feeder in feeders { finish(Int(nodeOfInner.start[Int(feeder)])) }
        for tail in (headCount..<headCount + tailCount).reversed() { finish(Int(outer.start[tail])) }
      }
      initialized = n
    }
  }
}
