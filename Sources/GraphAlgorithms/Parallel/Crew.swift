// Starts threads, and lets them look for work without sleeping in between: to wake a sleeping thread takes longer than a round
// of most iterations.

import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Does some work whose ``forEachBlock(_:threads:canStop:_:)`` calls are shared by threads that stay awake from one to the next.
///
/// For iterations: a hundred rounds of a tenth of a millisecond each gain nothing from a second thread that is woken for each
/// of them. The outcome is the same with and without, and for any number of threads.
///
/// - Parameters:
///   - threads: How many threads work; nil stands for one per processor.
///   - work: What to do, on any one thread.
/// - Returns: What the work returns.
func withCrew<Outcome>(threads: Int?, _ work: () -> Outcome) -> Outcome {
  let count = max(1, threads ?? processorCount())
  guard count > 1 && Crew.current == nil else { return work() }
  let crew = Crew()
  let watch = Watch.current
  nonisolated(unsafe) var outcome: Outcome?
  withoutActuallyEscaping(work) { work in
    nonisolated(unsafe) let work = work
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      // Whoever comes first leads, so that nobody waits for a thread that may never be started.
      let member = crew.arrive()
      guard member == 0 else { return crew.help(as: member) }
      Watch.$current.withValue(watch) { Crew.$current.withValue(crew) { outcome = work() } }
      crew.dismiss()
    }
  }
  guard let outcome else { preconditionFailure("one thread leads") }
  return outcome
}

/// A thread that leads and others that help it with blocks of work.
///
/// The leader opens a job, takes part in it, closes it when no block is left, and waits for those who are still at work. A
/// helper looks whether a job is open only after it has put itself down as working, so none is at work on a job that is over.
final class Crew: @unchecked Sendable {
  /// The crew that the thread at hand leads.
  @TaskLocal static var current: Crew?

  private let arrived = Atomic<Int>(0)
  private let isOpen = Atomic<Bool>(false)
  private let isDismissed = Atomic<Bool>(false)
  /// How many helpers are at work, or about to look whether there is any.
  private let working = Atomic<Int>(0)
  /// The job; written by the leader while it is closed and nobody works.
  private var take: ((_ worker: Int) -> Void)?
  private var mostWorkers = 0

  /// Numbers those who come.
  fileprivate func arrive() -> Int { arrived.wrappingAdd(1, ordering: .relaxed).oldValue }

  /// Sends all home.
  fileprivate func dismiss() { isDismissed.store(true, ordering: .releasing) }

  /// Whether a job is under way, so that a further one cannot be.
  var isBusy: Bool { take != nil }

  /// Lets helpers take part in a job until its leader has no more to do.
  ///
  /// - Parameters:
  ///   - workers: How many may take part, the leader, number 0, included.
  ///   - job: Takes blocks until none is left.
  func share(workers: Int, _ job: @escaping (_ worker: Int) -> Void) {
    (take, mostWorkers) = (job, workers)
    isOpen.store(true, ordering: .sequentiallyConsistent)
    job(0)
    isOpen.store(false, ordering: .sequentiallyConsistent)
    var waits = 0
    while working.load(ordering: .sequentiallyConsistent) > 0 { Self.pause(&waits) }
    take = nil
  }

  /// Helps until the crew is dismissed.
  fileprivate func help(as member: Int) {
    var waits = 0
    while !isDismissed.load(ordering: .acquiring) {
      if isOpen.load(ordering: .relaxed) {
        working.wrappingAdd(1, ordering: .sequentiallyConsistent)
        if isOpen.load(ordering: .sequentiallyConsistent) && takePart(as: member) { waits = 0 }
        working.wrappingSubtract(1, ordering: .sequentiallyConsistent)
      }
      Self.pause(&waits)
    }
  }

  /// Takes blocks of the job at hand; nothing of it is held on to when this returns.
  @inline(never)
  private func takePart(as member: Int) -> Bool {
    guard let take, member < mostWorkers else { return false }
    take(member)
    return true
  }

  /// Waits a moment: at first not at all, then as long as others want the processor, and when nothing has happened for a
  /// millisecond or so, asleep.
  private static func pause(_ waits: inout Int) {
    waits += 1
    if waits > 4_000 {
      usleep(50)
    } else if waits > 100 {
      sched_yield()
    }
  }
}
