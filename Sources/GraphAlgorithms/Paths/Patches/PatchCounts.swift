// Pointers instead of arrays, as in the search that is counted.

import GraphCore

/// How many nodes lie at each distance from each source of a ``PatchDistances`` search.
struct PatchCounts {
  /// For each distance, a number for each lane.
  private var numbers: [UInt32] = []

  /// How many distances there are, 0 included.
  var distanceCount: Int { numbers.count / PatchDistances.laneCount }

  /// How many nodes lie at some distance from the source in a lane.
  @inline(__always)
  subscript(distance: Int, lane lane: Int) -> Int { Int(numbers[distance * PatchDistances.laneCount + lane]) }

  /// Counts the nodes of the last search.
  ///
  /// Those of a level are counted by offset, for all lanes together, if they are many; else one by one.
  ///
  /// - Parameters:
  ///   - distances: The search.
  ///   - allowed: Is given a node and returns 1 in the lanes for which it counts, else 0.
  @inline(__always)
  mutating func count(_ distances: PatchDistances, allowed: (_ node: Int) -> PatchOffsets) {
    let width = PatchDistances.laneCount
    let levels = distances.levelStarts.count - 1
    var largest = 0
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(0, count: (levels + Int(PatchOffsets.unreached)) * width))
    numbers.withUnsafeMutableBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return }
      for distance in 0..<levels {
        let level = distances.levelStarts[distance]..<distances.levelStarts[distance + 1]
        let offsets = 0..<distances.largestOffset(level) + 1
        largest = max(largest, distance + offsets.count)
        // What a step of each costs, in about a third of a nanosecond.
        let isWide = offsets.count * (16 * level.count + 60) < 200 * level.count
        if isWide {
          for offset in offsets {
            Self.count(distances, level, offset, allowed, into: start + (distance + offset) * width)
          }
        } else {
          Self.countOneByOne(distances, level, allowed, into: start + distance * width)
        }
      }
    }
    numbers.removeSubrange((largest * width)...)
  }

  @inline(__always)
  private static func count(
    _ distances: PatchDistances, _ level: Range<Int>, _ offset: Int, _ allowed: (Int) -> PatchOffsets,
    into numbers: UnsafeMutablePointer<UInt32>
  ) {
    let wanted = PatchOffsets.Quarter(repeating: UInt8(truncatingIfNeeded: offset))
    // A byte counts to 255.
    for first in stride(from: level.lowerBound, to: level.upperBound, by: 255) {
      var counts = PatchOffsets(repeating: 0)
      for index in first..<min(level.upperBound, first + 255) {
        let node = Int(distances.order[index])
        distances.offsets[node].count(wanted, allowed: allowed(node), into: &counts)
      }
      withUnsafeBytes(of: counts) { counts in
        for lane in 0..<PatchDistances.laneCount { numbers[lane] &+= UInt32(counts[lane]) }
      }
    }
  }

  @inline(__always)
  private static func countOneByOne(
    _ distances: PatchDistances, _ level: Range<Int>, _ allowed: (Int) -> PatchOffsets,
    into numbers: UnsafeMutablePointer<UInt32>
  ) {
    for index in level {
      let node = Int(distances.order[index])
      withUnsafeBytes(of: distances.offsets[node]) { offsets in
        withUnsafeBytes(of: allowed(node)) { allowed in
          for lane in 0..<PatchDistances.laneCount where offsets[lane] != PatchOffsets.unreached {
            numbers[Int(offsets[lane]) * PatchDistances.laneCount + lane] &+= UInt32(allowed[lane])
          }
        }
      }
    }
  }
}

extension PatchDistances {
  /// The largest offset of a source that a path joins with a node at some places.
  fileprivate func largestOffset(_ places: Range<Int>) -> Int {
    var largest = PatchOffsets(repeating: 0)
    for index in places { largest.raise(to: offsets[Int(order[index])]) }
    return largest.largest
  }
}

/// For each group, 1 in the lanes of a batch whose sources, all of which have a group, belong to other groups.
struct PatchLanesOfOtherGroups {
  private let groups: NodePartition
  private let lanes: [PatchOffsets]

  init(_ groups: NodePartition, _ sources: ArraySlice<Int32>) {
    self.groups = groups
    // The last one stands for no group, which is no other end.
    var lanes = [PatchOffsets](repeating: PatchOffsets(repeating: 0), count: groups.groupCount + 1)
    for (lane, source) in sources.enumerated() {
      for group in 0..<groups.groupCount where group != Int(groups.groups[Int(source)]) { lanes[group][lane] = 1 }
    }
    self.lanes = lanes
  }

  /// What counts at a node.
  @inline(__always) subscript(node: Int) -> PatchOffsets {
    let group = Int(groups.groups[node])
    return lanes[group < 0 ? groups.groupCount : group]
  }
}
