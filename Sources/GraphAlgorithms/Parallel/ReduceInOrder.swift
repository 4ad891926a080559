// The one file that starts threads.

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
/// Which numbers go into which block depends only on `count`, and blocks are added one after the other, so a sum of
/// floating-point numbers has the same bits whatever the number of threads. No more than `threads` + 2 blocks are begun
/// before their predecessors are added, which bounds the memory for parts that wait for their turn.
///
/// - Parameters:
///   - count: How many items there are.
///   - threads: How many threads work; nil stands for one per processor.
///   - total: What the first block is added to.
///   - scratch: Makes the working memory of one thread.
///   - block: Works through the items of one block.
///   - add: Adds what a block gave to the total.
/// - Returns: The total of all blocks.
func reduceInOrder<Scratch, Part: Sendable, Total: Sendable>(
  _ count: Int, threads: Int?, into total: Total, scratch: @Sendable () -> Scratch,
  block: @Sendable (Range<Int>, inout Scratch) -> Part, add: @Sendable (inout Total, Part) -> Void
) -> Total {
  let blockSize = max(1, (count + 255) / 256)
  let blockCount = (count + blockSize - 1) / blockSize
  let items = { @Sendable (index: Int) in index * blockSize..<min(count, (index + 1) * blockSize) }
  let threads = min(max(1, threads ?? processorCount()), blockCount)
  guard threads > 1 else {
    var total = total
    var scratch = scratch()
    for index in 0..<blockCount { add(&total, block(items(index), &scratch)) }
    return total
  }
  let queue = BlockQueue<Part, Total>(total)
  let begun = DispatchSemaphore(value: threads + 2)
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    var scratch = scratch()
    while true {
      begun.wait()
      let index = queue.next()
      guard index < blockCount else {
        begun.signal()
        return
      }
      let part = block(items(index), &scratch)
      for _ in 0..<queue.finish(index, with: part, add: add) { begun.signal() }
    }
  }
  return queue.total
}

/// Hands out block numbers and adds finished blocks as their turn comes.
private final class BlockQueue<Part: Sendable, Total: Sendable>: Sendable {
  private struct State {
    var next = 0
    var added = 0
    var waiting: [Int: Part] = [:]
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

  /// Keeps a part until all before it are added; says how many could be added now.
  func finish(_ index: Int, with part: Part, add: @Sendable (inout Total, Part) -> Void) -> Int {
    state.withLock { state in
      state.waiting[index] = part
      let first = state.added
      while let part = state.waiting.removeValue(forKey: state.added) {
        add(&state.total, part)
        state.added += 1
      }
      return state.added - first
    }
  }
}

func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
