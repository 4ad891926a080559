// Unsafe, because several threads change the same labels by atomic exchange, for which Swift's arrays have no place.

import GraphCore
import Synchronization

/// Labels each node with the lowest node of its component.
///
/// Afforest (Sutton, Ben-Nun and Barak, IEEE International Parallel and Distributed Processing Symposium 2018,
/// <https://doi.org/10.1109/IPDPS.2018.00014>): nodes are trees of labels that lead to lower nodes. Each node is linked
/// with its first two neighbours, which nearly always makes the giant component whole; then only nodes outside it need
/// to look at the rest of their ties. Labels only ever fall, and every root but the lowest of its component ends up below
/// another, so the outcome does not depend on which thread comes first.
final class ComponentLabels: @unchecked Sendable {
  private let labels: UnsafeMutablePointer<Atomic<Int32>>
  private let count: Int
  /// Whether no other thread changes labels at the same time, so that no exchange needs to be atomic.
  private let isAlone: Bool

  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  init(_ graph: Graph, threads: Int?) {
    count = graph.nodeCount
    labels = .allocate(capacity: count)
    // On fewer nodes threads take longer to start than they would work.
    let (size, first) = (1 << 16, 2)
    let blocks = blockCount(count, size: size)
    isAlone = workerCount(blocks, threads: threads) == 1
    for node in 0..<count { labels.advanced(by: node).initialize(to: Atomic(Int32(node))) }
    let nodeCount = count
    forEachBlock(blocks, threads: threads) { block, _ in
      graph.outgoing.targets.withUnsafeBufferPointer { targets in
        for node in items(ofBlock: block, size: size, count: nodeCount) {
          for arc in graph.outgoing.row(node).prefix(first) { link(Int32(node), targets[arc]) }
        }
      }
    }
    compress(blocks, size, threads)
    let giant = mostFrequentLabel()
    forEachBlock(blocks, threads: threads) { block, _ in
      for node in items(ofBlock: block, size: size, count: nodeCount) where label(node) != giant {
        for arc in graph.outgoing.row(node).dropFirst(first) { link(Int32(node), graph.outgoing.targets[arc]) }
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
    for _ in 0..<1024 { frequency[label(Int.random(in: 0..<count, using: &generator)), default: 0] += 1 }
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
