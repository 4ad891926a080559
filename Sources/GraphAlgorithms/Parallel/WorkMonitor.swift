import Synchronization

/// Watches long work: hears how far it is, and can stop it.
///
/// Measures take no monitor as an argument; whatever runs inside ``watch(_:)`` is watched:
///
/// ```swift
/// let monitor = WorkMonitor { print("\(Int(100 * $0)) %") }
/// let scores = try monitor.watch { graph.betweenness() }  // monitor.cancel() from another thread ends it
/// ```
///
/// Measures look at the monitor between blocks of work and between the levels of a search, which costs next to nothing:
/// they stop within a fraction of a second of being told to.
public final class WorkMonitor: Sendable {
  private let isStopped = Atomic<Bool>(false)
  private let onProgress: (@Sendable (Double) -> Void)?
  /// The thousandths told last.
  private let told = Mutex<Int>(-1)

  /// Makes a monitor.
  ///
  /// - Parameter onProgress: Is told which share is done, rising from 0 to 1 in steps of a thousandth at least, one call
  ///   at a time but on any thread. A measure that goes over the graph several times starts again at 0 each time.
  public init(onProgress: (@Sendable (Double) -> Void)? = nil) { self.onProgress = onProgress }

  /// Asks the work to stop; may be called from any thread, also before the work begins.
  public func cancel() { isStopped.store(true, ordering: .relaxed) }

  /// Whether the work was asked to stop.
  public var isCancelled: Bool { isStopped.load(ordering: .relaxed) }

  /// Does some work under the eyes of this monitor.
  ///
  /// - Parameter work: What to do; a measure inside it that is stopped hands back unfinished numbers, which never leave
  ///   this method.
  /// - Returns: What the work returns.
  /// - Throws: `CancellationError` if ``cancel()`` was called before the work ended, else what the work throws.
  public func watch<Outcome>(_ work: () throws -> Outcome) throws -> Outcome {
    if isCancelled { throw CancellationError() }
    do {
      let outcome = try Watch.$current.withValue(Watch(monitor: self, tells: true), operation: work)
      if isCancelled { throw CancellationError() }
      return outcome
    } catch {
      throw isCancelled ? CancellationError() : error
    }
  }

  /// Passes on how much is done, unless that was told already.
  fileprivate func tell(_ done: Int, of total: Int) {
    guard let onProgress, total > 0 else { return }
    let thousandths = done * 1000 / total
    told.withLock { told in
      guard thousandths > told || done == 0 else { return }
      told = thousandths
      onProgress(Double(done) / Double(total))
    }
  }
}

/// How a measure, deep inside, asks whether to stop and tells how far it is.
struct Watch: Sendable {
  /// The watch kept over the thread at hand; without a monitor it never stops anything and tells nobody.
  @TaskLocal static var current = Watch(monitor: nil, tells: false)

  fileprivate let monitor: WorkMonitor?
  fileprivate let tells: Bool

  /// Whether to stop; what is handed back from then on does not matter, as long as it can be handed back.
  var isCancelled: Bool { monitor?.isCancelled ?? false }

  /// Tells how many of all steps are done.
  func tell(_ done: Int, of total: Int) {
    if tells { monitor?.tell(done, of: total) }
  }

  /// The same watch for parts of a step, whose progress is nobody's concern.
  var silenced: Watch { Watch(monitor: monitor, tells: false) }
}
