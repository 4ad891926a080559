import ClusterFiles
import Foundation

/// What happens when somebody stops the command: nothing half-written stays behind, and the shell sees the signal.
enum Interruption {
  /// Waits for signals from now on, on a thread of its own; to be called before other threads begin.
  static func listen() {
    // Whoever closes the other end of a pipe has read enough, which is no fault.
    signal(SIGPIPE, SIG_DFL)
    var awaited = sigset_t()
    sigemptyset(&awaited)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { sigaddset(&awaited, number) }
    // Threads that begin later block them as well, so they reach the one that waits.
    pthread_sigmask(SIG_BLOCK, &awaited, nil)
    let signals = awaited
    Thread.detachNewThread {
      var (awaited, number) = (signals, Int32(0))
      guard sigwait(&awaited, &number) == 0 else { return }
      UnfinishedFiles.removeAll { stop(by: number) }
    }
  }

  /// Whether whoever started the command wants it to go on in spite of a signal, as nohup does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var current = sigaction()
    sigaction(number, nil, &current)
    #if canImport(Darwin)
      let handler = current.__sigaction_u.__sa_handler
    #else
      let handler = current.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func stop(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var caught = sigset_t()
    sigemptyset(&caught)
    sigaddset(&caught, number)
    pthread_sigmask(SIG_UNBLOCK, &caught, nil)
    raise(number)
    // Not reached: the signal ends the process.
    exit(128 + number)
  }
}
