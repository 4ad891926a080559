// Pointers instead of arrays: this is the inner loop of every measure of betweenness, and each access would be checked.

import GraphCore

extension PathLanes: PathSharing {
  @inline(__always)
  func shareOut(
    _ classes: [Int32], _ weights: [PathLaneValues],
    onNode: (_ node: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void
  ) {
    withUnsafeTables(classes, weights) { classes, weights in
      let (visits, values, successors) = (visits, values, successors)
      for level in levels.dropFirst().reversed() where !watch.isCancelled {
        for index in level {
          let node = Int(visits[index].node)
          let weights = weights + 2 * Int(classes[node])
          var given = (low: weights[0], high: weights[1])
          let places = visits[index].firstSuccessor..<visits[index + 1].firstSuccessor
          if !places.isEmpty {
            var sums = (low: HalfLaneValues(), high: HalfLaneValues())
            for place in places {
              let next = 2 * Int(successors[place])
              sums.low += values[next]
              sums.high += values[next + 1]
            }
            let dependency = (low: sums.low * values[2 * index], high: sums.high * values[2 * index + 1])
            onNode(node, dependency.low, dependency.high)
            given = (given.low + dependency.low, given.high + dependency.high)
          }
          values[2 * index] = given.low.dividedOrZero(by: values[2 * index])
          values[2 * index + 1] = given.high.dividedOrZero(by: values[2 * index + 1])
        }
      }
    }
  }

  @inline(__always)
  func shareOutAlongArcs(
    _ classes: [Int32], _ weights: [PathLaneValues],
    onArc: (_ arc: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void
  ) {
    withUnsafeTables(classes, weights) { classes, weights in
      let (visits, values, successors, arcs) = (visits, values, successors, arcs)
      for level in levels.reversed() where !watch.isCancelled {
        for index in level {
          let weights = weights + 2 * Int(classes[Int(visits[index].node)])
          var given = (low: weights[0], high: weights[1])
          let (low, high) = (values[2 * index], values[2 * index + 1])
          for place in visits[index].firstSuccessor..<visits[index + 1].firstSuccessor {
            let next = 2 * Int(successors[place])
            let flow = (low: low * values[next], high: high * values[next + 1])
            onArc(Int(arcs[place]), flow.low, flow.high)
            given = (given.low + flow.low, given.high + flow.high)
          }
          values[2 * index] = given.low.dividedOrZero(by: low)
          values[2 * index + 1] = given.high.dividedOrZero(by: high)
        }
      }
    }
  }

  func pairs(fromLane lane: Int) -> Double {
    (visits[lane].firstSuccessor..<visits[lane + 1].firstSuccessor).reduce(0) { sum, place in
      sum + values[2 * Int(successors[place]) + lane >> 3][lane & 7]
    }
  }

  /// Lends what the loops read; the weights as halves.
  @inline(__always)
  private func withUnsafeTables(
    _ classes: [Int32], _ weights: [PathLaneValues],
    _ body: (UnsafeBufferPointer<Int32>, UnsafePointer<HalfLaneValues>) -> Void
  ) {
    classes.withUnsafeBufferPointer { classes in
      weights.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        body(classes, start.assumingMemoryBound(to: HalfLaneValues.self))
      }
    }
  }
}

extension PathLanes {
  /// Finds what of the pairs runs through each node that is no neighbour of the source, and on through the next one.
  ///
  /// - Parameters:
  ///   - handed: Working memory, which is made larger when needed.
  ///   - body: Is given such a node as often as something runs through it, and what that is in both halves of the lanes.
  @inline(__always)
  func shareOutBeyondNeighbors(
    _ handed: inout Room<HalfLaneValues>, body: (_ node: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void
  ) {
    if handed.count < 2 * visitsOfLastSearch { handed = Room(3 * visitsOfLastSearch) }
    let (visits, values, successors, handed) = (visits, values, successors, handed.start)
    let one = HalfLaneValues(repeating: 1)
    for (distance, level) in levels.enumerated().dropFirst().reversed() where !watch.isCancelled {
      for index in level {
        var sums = (low: HalfLaneValues(), high: HalfLaneValues())
        var further = sums
        for place in visits[index].firstSuccessor..<visits[index + 1].firstSuccessor {
          let next = 2 * Int(successors[place])
          sums.low += values[next]
          sums.high += values[next + 1]
          further.low += handed[next]
          further.high += handed[next + 1]
        }
        let (low, high) = (values[2 * index], values[2 * index + 1])
        // What runs through the next node and what ends there was added up; only the first is asked for.
        if distance > 1 { body(Int(visits[index].node), low * further.low, high * further.high) }
        handed[2 * index] = sums.low.replacing(with: HalfLaneValues(), where: low .== HalfLaneValues())
        handed[2 * index + 1] = sums.high.replacing(with: HalfLaneValues(), where: high .== HalfLaneValues())
        values[2 * index] = (one + low * sums.low).dividedOrZero(by: low)
        values[2 * index + 1] = (one + high * sums.high).dividedOrZero(by: high)
      }
    }
  }
}
