// Unsafe, because several threads change the same labels by atomic exchange, for which Swift's arrays have no place.

import GraphCore
import Synchronization

/// Labels each node with the lowest node of its component.
///
/// Nodes are trees of labels that lead to lower nodes, as in Afforest (Sutton, Ben-Nun and Barak, IEEE International Parallel
/// and Distributed Processing Symposium 2018, <https://doi.org/10.1109/IPDPS.2018.00014>). Unlike there, each node begins with
/// the lowest of its neighbours that is lower than itself, which takes no search and leaves few trees; one further tie of a
/// part of the nodes nearly always makes the giant component whole, and then only nodes outside it need to look at all their
/// ties. Labels only ever fall, and every root but the lowest of its component ends up below another, so the outcome does not
/// depend on which thread comes first.
final class ComponentLabels: @unchecked Sendable {
  private let labels: UnsafeMutablePointer<Atomic<Int32>>
  private let count: Int
  /// Whether no other thread changes labels at the same time, so that no exchange needs to be atomic.
  private let isAlone: Bool

  /// One in how many nodes links with a second neighbour before the giant component is told.
  private static let sampledNodes = 4

  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  init(_ graph: Graph, threads: Int?) {
    count = graph.nodeCount
    labels = .allocate(capacity: count)
    // On fewer nodes threads take longer to start than they would work.
    let size = 1 << 16
    let blocks = blockCount(count, size: size)
    isAlone = workerCount(blocks, threads: threads) == 1
    let nodeCount = count
    forEachBlock(blocks, threads: threads) { block, _ in
      graph.outgoing.targets.withUnsafeBufferPointer { targets in
        for node in items(ofBlock: block, size: size, count: nodeCount) {
          let row = graph.outgoing.row(node)
          // Rows are in rising order.
          let lowest = row.isEmpty ? Int32(node) : min(Int32(node), targets[row.lowerBound])
          labels.advanced(by: node).initialize(to: Atomic(lowest))
        }
      }
    }
    compress(blocks, size, threads)
    forEachBlock(blocks, threads: threads) { block, _ in
      for node in stride(from: block * size, to: min(nodeCount, (block + 1) * size), by: Self.sampledNodes) {
        let row = graph.outgoing.row(node)
        if row.count > 1 { link(Int32(node), graph.outgoing.targets[row.lowerBound + 1]) }
      }
    }
    compress(blocks, size, threads)
    let giant = mostFrequentLabel()
    forEachBlock(blocks, threads: threads) { block, _ in
      for node in items(ofBlock: block, size: size, count: nodeCount) where label(node) != giant {
        for arc in graph.outgoing.row(node) { link(Int32(node), graph.outgoing.targets[arc]) }
        // An edge from the giant component has not been looked at from its other end.
        guard graph.isDirected else { continue }
        for arc in graph.incoming.row(node) { link(Int32(node), graph.incoming.targets[arc]) }
      }
    }
    compress(blocks, size, threads)
  }

  deinit {
    labels.deinitialize(count: count)
    labels.deallocate()
  }

  /// The lowest node of a node's component.
  @inline(__always)
  func label(_ node: Int) -> Int32 { labels[node].load(ordering: .relaxed) }

  /// Makes two nodes lead to the same root.
  @inline(__always)
  private func link(_ a: Int32, _ b: Int32) {
    var (p, q) = (label(Int(a)), label(Int(b)))
    while p != q {
      let (high, low) = (max(p, q), min(p, q))
      let above = label(Int(high))
      if above == low { return }
      if above == high {
        if isAlone {
          labels[Int(high)].store(low, ordering: .relaxed)
          return
        }
        if labels[Int(high)].compareExchange(expected: high, desired: low, ordering: .relaxed).exchanged { return }
      }
      (p, q) = (label(Int(label(Int(high)))), label(Int(low)))
    }
  }

  /// Makes every node lead straight to its root.
  private func compress(_ blocks: Int, _ size: Int, _ threads: Int?) {
    forEachBlock(blocks, threads: threads) { block, _ in
      for node in items(ofBlock: block, size: size, count: count) {
        var root = label(node)
        while label(Int(root)) != root { root = label(Int(root)) }
        labels[node].store(root, ordering: .relaxed)
      }
    }
  }

  /// A label that many nodes have, from a sample; which one it is changes how long the rest takes, not what comes out.
  private func mostFrequentLabel() -> Int32? {
    guard count > 0 else { return nil }
    var generator = SeededGenerator(seed: 1)
    var frequency: [Int32: Int] = [:]
    for _ in 0..<256 { frequency[label(Int.random(in: 0..<count, using: &generator)), default: 0] += 1 }
    return frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The components, numbered by falling size, equal ones by their lowest node.
  func partition(threads: Int?) -> NodePartition {
    let sizeOfRoot = Room<Int32>(zeros: count)
    for node in 0..<count { sizeOfRoot[Int(label(node))] += 1 }
    var (several, single): ([Int32], [Int32]) = ([], [])
    for node in 0..<count where label(node) == Int32(node) {
      if sizeOfRoot[node] > 1 { several.append(Int32(node)) } else { single.append(Int32(node)) }
    }
    several.sort { (sizeOfRoot[Int($1)], $0) < (sizeOfRoot[Int($0)], $1) }
    let roots = several + single
    let number = Room<Int32>(count)
    for (place, root) in roots.enumerated() { number[Int(root)] = Int32(place) }
    let (groups, size) = (Room<Int32>(count), 8192)
    forEachBlock(blockCount(count, size: size), threads: threads) { block, _ in
      for node in items(ofBlock: block, size: size, count: count) { groups[node] = number[Int(label(node))] }
    }
    return NodePartition(groups: groups.array, sizes: roots.map { Int(sizeOfRoot[Int($0)]) })
  }
}
