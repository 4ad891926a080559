// Pointers instead of arrays: this is the inner loop of betweenness, and each access would be checked.

import GraphCore

extension PathLanes {
  /// Finds what of the pairs runs through each node.
  ///
  /// - Parameters:
  ///   - classes: The class of each node.
  ///   - weights: For each class, how much a pair counts that a node of the class forms with the source in each lane.
  ///   - body: Is given each node but sources as often as it was visited, and what runs through it in both halves of the
  ///     lanes of the visit.
  @inline(__always)
  func shareOut(
    _ classes: [Int32], _ weights: [PathLaneValues],
    body: (_ node: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void
  ) {
    withUnsafeTables(classes, weights) { leaving, classes, weights in
      for level in levels.dropFirst().reversed() where !watch.isCancelled {
        for index in level {
          let visit = visits[index]
          let node = Int(visit.node)
          let sums = leaving.sums(of: coefficient, visit)
          let weights = weights + 2 * Int(classes[node])
          let found = 2 * (index - level.lowerBound)
          let (low, high) = (pathCount[2 * node], pathCount[2 * node + 1])
          let dependency = (
            low: masks.quarters.keep(visit.low, of: sums.low * low),
            high: masks.quarters.keep(visit.high, of: sums.high * high)
          )
          body(node, dependency.low, dependency.high)
          buffer[found] = masks.quarters.keep(visit.low, of: (weights[0] + dependency.low) / low)
          buffer[found + 1] = masks.quarters.keep(visit.high, of: (weights[1] + dependency.high) / high)
        }
        addCoefficients(of: level)
      }
    }
  }

  /// Finds what of the pairs runs along each outgoing arc.
  ///
  /// - Parameters:
  ///   - classes: The class of each node.
  ///   - weights: As in the other form.
  ///   - flows: What is added to, one number for each arc.
  func shareOut(_ classes: [Int32], _ weights: [PathLaneValues], alongArcs flows: inout [Double]) {
    flows.withUnsafeMutableBufferPointer { flows in
      withUnsafeTables(classes, weights) { leaving, classes, weights in
        var next = 0..<0
        for level in levels.reversed() where !watch.isCancelled {
          for index in level {
            let visit = visits[index]
            let node = Int(visit.node)
            let weights = weights + 2 * Int(classes[node])
            let sums = addFlows(of: visit, leaving, flows)
            let place = 2 * (index - level.lowerBound)
            buffer[place] = masks.quarters.keep(visit.low, of: (weights[0] + sums.low) / pathCount[2 * node])
            buffer[place + 1] = masks.quarters.keep(visit.high, of: (weights[1] + sums.high) / pathCount[2 * node + 1])
          }
          for index in next { atLevel[Int(visits[index].node)] = 0 }
          addCoefficients(of: level)
          for index in level { atLevel[Int(visits[index].node)] = visits[index].lanes }
          next = level
        }
      }
    }
  }

  /// How much the pairs of a source count in all, once they were shared out.
  func pairs(from source: Int32, lane: Int) -> Double {
    leaving.row(Int(source)).reduce(0) { $0 + coefficient[2 * Int(leaving.targets[$1]) + lane >> 3][lane & 7] }
  }

  /// Whether the search in a lane came by a node.
  func isReached(_ node: Int, lane: Int) -> Bool { pathCount[2 * node + lane >> 3][lane & 7] > 0 }

  /// Adds what runs along the arcs that leave a visited node, and returns what that is in all.
  @inline(__always)
  private func addFlows(
    of visit: Visit, _ leaving: UnsafeRows, _ flows: UnsafeMutableBufferPointer<Double>
  ) -> (low: HalfLaneValues, high: HalfLaneValues) {
    let node = Int(visit.node)
    var sums = (low: HalfLaneValues(), high: HalfLaneValues())
    let low = masks.quarters.keep(visit.low, of: pathCount[2 * node])
    let high = masks.quarters.keep(visit.high, of: pathCount[2 * node + 1])
    for arc in leaving.arcs(node) {
      let target = Int(leaving.targets[arc])
      guard atLevel[target] & visit.lanes != 0 else { continue }
      let flow = (low: low * coefficient[2 * target], high: high * coefficient[2 * target + 1])
      flows[arc] += (flow.low + flow.high).laneSum
      (sums.low, sums.high) = (sums.low + flow.low, sums.high + flow.high)
    }
    return sums
  }

  /// Adds what the visits of a level found to the coefficients of their nodes.
  @inline(__always)
  private func addCoefficients(of level: Range<Int>) {
    for index in level {
      let visit = visits[index]
      let (place, found) = (2 * Int(visit.node), 2 * (index - level.lowerBound))
      coefficient[place] += buffer[found]
      coefficient[place + 1] += buffer[found + 1]
    }
  }

  /// Lends what the loops read; the weights as halves.
  @inline(__always)
  private func withUnsafeTables(
    _ classes: [Int32], _ weights: [PathLaneValues],
    _ body: (UnsafeRows, UnsafeBufferPointer<Int32>, UnsafePointer<HalfLaneValues>) -> Void
  ) {
    leaving.withUnsafeRows { leaving in
      classes.withUnsafeBufferPointer { classes in
        weights.withUnsafeBytes { bytes in
          guard let start = bytes.baseAddress else { return }
          body(leaving, classes, start.assumingMemoryBound(to: HalfLaneValues.self))
        }
      }
    }
  }
}
