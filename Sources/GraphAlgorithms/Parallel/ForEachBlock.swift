// Starts threads, as `reduceInOrder` does, for work whose results lie apart and need no adding up.

import Dispatch
package import GraphCore
import Synchronization

/// Works through numbered blocks, fewer than 2³¹, on several threads, in no particular order.
///
/// The outcome is the same for any number of threads if each block writes places of its own, or adds whole numbers to
/// places of its worker, since these add up to the same in any order.
///
/// - Parameters:
///   - count: How many blocks there are.
///   - threads: How many threads work; nil stands for one per processor.
///   - canStop: Whether blocks may be left out once the ``WorkMonitor`` of the work at hand is cancelled, which is also told
///     how far the work is. Not where later steps would go astray on what was left unwritten.
///   - body: Works through one block; workers are numbered from 0 up to ``workerCount(_:threads:)``.
func forEachBlock(
  _ count: Int, threads: Int?, canStop: Bool = false, _ body: @Sendable (_ block: Int, _ worker: Int) -> Void
) {
  let workers = workerCount(count, threads: threads)
  let watch = canStop ? Watch.current : nil
  guard workers > 1 else {
    for block in 0..<count {
      if watch?.isCancelled == true { return }
      body(block, 0)
      watch?.tell(block + 1, of: count)
    }
    return
  }
  let taken = TakenBlocks()
  if let crew = Crew.current, !crew.isBusy {
    withoutActuallyEscaping(body) { body in
      crew.share(workers: workers) { worker in taken.work(through: count, as: worker, watch, body) }
    }
  } else {
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      taken.work(through: count, as: worker, watch, body)
    }
  }
}

/// Numbers out blocks to workers.
private final class TakenBlocks: Sendable {
  // Half the workers begin with the first block and half with the last, so that in work that is done in rounds each
  // mostly meets the blocks that it had before and still has in its cache. The lower half of the number counts those taken
  // in front, the upper half those behind.
  private let taken = Atomic<UInt64>(0)
  private let done = Atomic<Int>(0)

  /// Works on blocks that nobody has taken yet, until none is left or the work is cancelled.
  @inline(__always)
  func work(through count: Int, as worker: Int, _ watch: Watch?, _ body: (_ block: Int, _ worker: Int) -> Void) {
    let isInFront = worker % 2 == 0
    while watch?.isCancelled != true {
      let before = taken.wrappingAdd(isInFront ? 1 : 1 << 32, ordering: .relaxed).oldValue
      let (front, behind) = (Int(before & 0xFFFF_FFFF), Int(before >> 32))
      guard front + behind < count else { return }
      body(isInFront ? front : count - 1 - behind, worker)
      watch?.tell(done.wrappingAdd(1, ordering: .relaxed).newValue, of: count)
    }
  }
}

extension GraphBuilder.Concurrency {
  /// Threads that share the making of a graph.
  ///
  /// - Parameters:
  ///   - threads: How many; nil stands for one per processor.
  ///   - edges: How many edges there are; a few are not worth a thread.
  /// - Returns: What runs as many pieces as there are threads.
  package static func threads(_ threads: Int?, edges: Int) -> Self {
    // Each piece keeps a number for each node, so there are never many.
    let pieces = min(8, max(1, edges >> 16), max(1, threads ?? processorCount()))
    return Self(pieces: pieces) { body in forEachBlock(pieces, threads: pieces) { piece, _ in body(piece) } }
  }
}

/// How many threads ``forEachBlock(_:threads:_:)`` uses for a number of blocks.
func workerCount(_ blocks: Int, threads: Int?) -> Int { min(max(1, threads ?? processorCount()), max(1, blocks)) }

/// The items of one of several blocks of the same size.
@inline(__always)
func items(ofBlock block: Int, size: Int, count: Int) -> Range<Int> { block * size..<min(count, (block + 1) * size) }

/// How many blocks of a size hold a number of items.
func blockCount(_ count: Int, size: Int) -> Int { (count + size - 1) / size }

/// Adds up many numbers at once over numbered blocks, in four lanes, or two if the numbers are fewer than a million.
///
/// Which lane a block belongs to depends on its number only, the blocks of a lane follow each other, and the lanes are
/// added in order, so the sums have the same bits for any number of threads. Four lanes keep four threads busy; more
/// would cost more memory and, on one thread, more time to add them, which two lanes halve where all is soon done. Once
/// the ``WorkMonitor`` of the work at hand is cancelled, no further block is worked through.
///
/// - Parameters:
///   - size: How many sums there are.
///   - blocks: How many blocks there are.
///   - threads: How many threads work; nil stands for one per processor.
///   - scratch: Makes the working memory of a lane.
///   - body: Adds what belongs to one block.
/// - Returns: The sums.
func sumInLanes<Scratch>(
  _ size: Int, blocks: Int, threads: Int?, scratch: @Sendable () -> Scratch,
  _ body: @Sendable (_ block: Int, _ sums: Room<Double>, _ scratch: Scratch) -> Void
) -> Room<Double> {
  let laneCount = max(1, min(size < 1 << 20 ? 2 : 4, blocks))
  let lanes = (0..<laneCount).map { _ in Room<Double>(zeros: size) }
  let watch = Watch.current
  forEachBlock(laneCount, threads: threads) { lane, _ in
    let scratch = scratch()
    for block in stride(from: lane, to: blocks, by: laneCount) where !watch.isCancelled {
      body(block, lanes[lane], scratch)
      if lane == 0 { watch.tell(block + 1, of: blocks) }
    }
  }
  let chunk = 1 << 14
  forEachBlock(blockCount(size, size: chunk), threads: threads) { block, _ in
    let total = lanes[0].start
    for sums in lanes.dropFirst().map(\.start) {
      for index in items(ofBlock: block, size: chunk, count: size) { total[index] += sums[index] }
    }
  }
  return lanes[0]
}
