// Starts threads, and asks how many there may be.

import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Works through numbered items in fixed blocks, on several threads, and adds up what the blocks give in block order.
///
/// Which numbers go into which block depends only on `count` and `multiple`, and blocks are added one after the other, so
/// a sum of floating-point numbers has the same bits whatever the number of threads. No more than `threads` + 2 blocks are
/// begun before their predecessors are added, which bounds the memory for parts that wait for their turn.
///
/// Once the ``WorkMonitor`` of the work at hand is cancelled, no further block is worked through.
///
/// - Parameters:
///   - count: How many items there are.
///   - multiple: Blocks, but for the last, have a multiple of this number of items, for kernels that take so many at once.
///   - threads: How many threads work; nil stands for one per processor.
///   - total: What the first block is added to.
///   - scratch: Makes the working memory of one thread.
///   - skipped: What to add for a block that is not worked through any more; nothing unless given. A list in which later steps
///     look up items by number needs all of them, whatever they are.
///   - block: Works through the items of one block.
///   - add: Adds what a block gave to the total.
/// - Returns: The total of all blocks.
func reduceInOrder<Scratch, Part: Sendable, Total: Sendable>(
  _ count: Int, inMultiplesOf multiple: Int = 1, threads: Int?, into total: Total, scratch: @Sendable () -> Scratch,
  skipped: @Sendable (Range<Int>) -> Part? = { _ in nil }, block: @Sendable (Range<Int>, inout Scratch) -> Part,
  add: @Sendable (inout Total, Part) -> Void
) -> Total {
  let blockSize = max(1, ((count + 255) / 256 + multiple - 1) / multiple) * multiple
  let blockCount = (count + blockSize - 1) / blockSize
  let items = { @Sendable (index: Int) in index * blockSize..<min(count, (index + 1) * blockSize) }
  let watch = Watch.current
  watch.tell(0, of: blockCount)
  @Sendable func part(_ index: Int, _ scratch: inout Scratch) -> Part? {
    watch.isCancelled ? skipped(items(index)) : block(items(index), &scratch)
  }
  let threads = min(max(1, threads ?? processorCount()), blockCount)
  guard threads > 1 else {
    return Watch.$current.withValue(watch.silenced) {
      var total = total
      var scratch = scratch()
      for index in 0..<blockCount {
        if let part = part(index, &scratch) { add(&total, part) }
        watch.tell(index + 1, of: blockCount)
      }
      return total
    }
  }
  let queue = BlockQueue<Part, Total>(total)
  let begun = DispatchSemaphore(value: threads + 2)
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    Watch.$current.withValue(watch.silenced) {
      var scratch = scratch()
      while true {
        begun.wait()
        let index = queue.next()
        guard index < blockCount else {
          begun.signal()
          return
        }
        let part = part(index, &scratch)
        let (added, all) = queue.finish(index, with: part, add: add)
        watch.tell(all, of: blockCount)
        for _ in 0..<added { begun.signal() }
      }
    }
  }
  return queue.total
}

/// Hands out block numbers and adds finished blocks as their turn comes.
private final class BlockQueue<Part: Sendable, Total: Sendable>: Sendable {
  private struct State {
    var next = 0
    var added = 0
    var waiting: [Int: Part?] = [:]
    var total: Total
  }

  private let state: Mutex<State>

  init(_ total: Total) { state = Mutex(State(total: total)) }

  var total: Total { state.withLock { $0.total } }

  func next() -> Int {
    state.withLock { state in
      state.next += 1
      return state.next - 1
    }
  }

  /// Keeps a part until all before it are added; says how many could be added now, and how many are added in all.
  func finish(_ index: Int, with part: Part?, add: @Sendable (inout Total, Part) -> Void) -> (now: Int, all: Int) {
    state.withLock { state in
      state.waiting[index] = .some(part)
      let first = state.added
      while let part = state.waiting.removeValue(forKey: state.added) {
        if let part { add(&state.total, part) }
        state.added += 1
      }
      return (state.added - first, state.added)
    }
  }
}

/// How many processors there are.
func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
