import Foundation
import GraphAlgorithms
import Synchronization

/// A bar on the terminal that shows how far long work is; nothing where standard error is no terminal.
final class ProgressBar: Sendable {
  /// How long work goes on before a bar is worth looking at.
  private static let patience = Duration.seconds(1)
  private static let pause = Duration.milliseconds(100)
  private static let width = 30

  private struct State {
    var begun = ContinuousClock.now
    var shown: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let write: @Sendable (String) -> Void

  /// Makes a bar.
  ///
  /// - Parameter write: Where its lines go.
  init(write: @escaping @Sendable (String) -> Void) { self.write = write }

  /// Does work with a bar on the terminal, if there is one and quiet was not asked for.
  static func during<Outcome>(_ console: Console, _ work: () throws -> Outcome) throws -> Outcome {
    guard !console.isQuiet, isatty(STDERR_FILENO) == 1 else { return try work() }
    let bar = ProgressBar { FileHandle.standardError.write(Data($0.utf8)) }
    defer { bar.erase() }
    return try WorkMonitor { bar.show($0, at: .now) }.watch(work)
  }

  /// Shows which share is done, unless the work is young or the bar was drawn just now.
  func show(_ share: Double, at now: ContinuousClock.Instant) {
    let line = state.withLock { state -> String? in
      // A measure that goes over the network again starts anew.
      if share == 0 { state.begun = now }
      guard state.begun.duration(to: now) >= Self.patience else { return nil }
      if let shown = state.shown, shown.duration(to: now) < Self.pause { return nil }
      state.shown = now
      return Self.line(share, after: state.begun.duration(to: now))
    }
    if let line { write("\r" + line + "\u{1B}[K") }
  }

  /// Takes the bar away.
  func erase() {
    if state.withLock({ $0.shown != nil }) { write("\r\u{1B}[K") }
  }

  /// The bar, the share and the time that is left if all goes on as it went.
  static func line(_ share: Double, after elapsed: Duration) -> String {
    let full = min(width, Int(share * Double(width)))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let left = share > 0 ? Int((seconds * (1 - share) / share).rounded(.up)) : nil
    let rest = left.map { $0 < 120 ? ", \($0) s left" : ", \(PatienceOptions.words(for: Double($0))) left" } ?? ""
    return "\(bar) \(Int(share * 100)) %\(rest)"
  }
}
