/// The nodes a shortest-path search has seen and not yet settled, nearest first.
///
/// A binary heap that knows where each node sits, so that a shorter way found later moves it up. Nodes at the same
/// distance leave by rising number, which makes searches repeat exactly.
struct DistanceHeap {
  private var heap: [Int32] = []
  /// Where each node sits in `heap`, or -1.
  private var place: [Int32]

  init(nodeCount: Int) { place = Array(repeating: -1, count: nodeCount) }

  var isEmpty: Bool { heap.isEmpty }

  /// Puts a node in, or moves it up after its distance fell.
  mutating func insertOrMoveUp(_ node: Int32, _ distance: [Double]) {
    if place[Int(node)] < 0 {
      place[Int(node)] = Int32(heap.count)
      heap.append(node)
    }
    var index = Int(place[Int(node)])
    while index > 0 {
      let parent = (index - 1) / 2
      guard Self.isNearer(node, heap[parent], distance) else { break }
      put(heap[parent], at: index)
      index = parent
    }
    put(node, at: index)
  }

  /// Takes the nearest node out.
  mutating func removeNearest(_ distance: [Double]) -> Int32? {
    guard let nearest = heap.first else { return nil }
    place[Int(nearest)] = -1
    let last = heap.removeLast()
    guard !heap.isEmpty else { return nearest }
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count && Self.isNearer(heap[child + 1], heap[child], distance) { child += 1 }
      guard Self.isNearer(heap[child], last, distance) else { break }
      put(heap[child], at: index)
      index = child
    }
    put(last, at: index)
    return nearest
  }

  /// Takes all nodes out.
  mutating func removeAll() {
    for node in heap { place[Int(node)] = -1 }
    heap.removeAll(keepingCapacity: true)
  }

  private mutating func put(_ node: Int32, at index: Int) {
    heap[index] = node
    place[Int(node)] = Int32(index)
  }

  @inline(__always)
  private static func isNearer(_ a: Int32, _ b: Int32, _ distance: [Double]) -> Bool {
    let (toA, toB) = (distance[Int(a)], distance[Int(b)])
    return toA < toB || (toA == toB && a < b)
  }
}
