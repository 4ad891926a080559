// Pointers instead of arrays: this is part of the inner loop of ``PatchPaths``.

/// Which nodes were visited, in which lanes, and which are next: those for which all is ready first, then others by level,
/// in each level the one added last.
struct PatchSchedule: ~Copyable {
  /// A node and the lanes in which all that comes before it was visited.
  struct Visit {
    let node: Int32
    let lanes: UInt16
  }

  /// How often each node may be visited for it to be worth it.
  private static let visitsPerNode = 4

  /// All visits; valid up to `visitCount`.
  let visits: UnsafeMutablePointer<Visit>
  private(set) var visitCount = 0
  private let visitLimit: Int
  private let ready: UnsafeMutablePointer<Int32>
  private var readyCount = 0
  /// The node added last of each level, and for each node the one added before; a node is added once until it is taken.
  private var last: [Int32] = []
  private let before: UnsafeMutablePointer<Int32>
  private let isAdded: UnsafeMutablePointer<Bool>
  private var level = 0

  init(nodeCount: Int) {
    visitLimit = Self.visitsPerNode * nodeCount + 64 * PatchDistances.laneCount
    // A node for which all is ready may be visited beyond the limit, once.
    visits = .allocate(capacity: visitLimit + nodeCount + 1)
    ready = .allocate(capacity: nodeCount)
    before = .allocate(capacity: nodeCount)
    isAdded = .allocate(capacity: nodeCount)
    isAdded.initialize(repeating: false, count: nodeCount)
  }

  deinit {
    visits.deallocate()
    ready.deallocate()
    before.deallocate()
    isAdded.deallocate()
  }

  /// Whether there are more visits than are worth it.
  var isTooLong: Bool { visitCount > visitLimit }

  /// Forgets all visits, and what is next.
  mutating func removeAll() {
    (visitCount, readyCount) = (0, 0)
    while take() != nil {}
    level = 0
  }

  @inline(__always)
  mutating func append(_ node: Int, _ lanes: UInt16) {
    visits[visitCount] = Visit(node: Int32(truncatingIfNeeded: node), lanes: lanes)
    visitCount &+= 1
  }

  @inline(__always)
  mutating func addReady(_ node: Int) {
    ready[readyCount] = Int32(truncatingIfNeeded: node)
    readyCount &+= 1
  }

  @inline(__always)
  mutating func takeReady() -> Int? {
    guard readyCount > 0 else { return nil }
    readyCount &-= 1
    return Int(ready[readyCount])
  }

  @inline(__always)
  mutating func add(_ node: Int, level: @autoclosure () -> Int) {
    guard !isAdded[node] else { return }
    isAdded[node] = true
    let level = level()
    while level >= last.count { last.append(-1) }
    before[node] = last[level]
    last[level] = Int32(truncatingIfNeeded: node)
    self.level = min(self.level, level)
  }

  /// Takes a node of the lowest level.
  mutating func take() -> Int? {
    while level < last.count {
      let node = Int(last[level])
      if node >= 0 {
        last[level] = before[node]
        isAdded[node] = false
        return node
      }
      level += 1
    }
    return nil
  }
}
