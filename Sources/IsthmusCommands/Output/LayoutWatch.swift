import Dispatch
import Foundation

/// Ends the process if a layout runs away.
///
/// The layout library cannot be interrupted, but nothing is written before a layout is done and every file is moved to
/// its place whole, so ending the process leaves nothing half-done.
struct LayoutWatch {
  private let alarm: DispatchWorkItem

  /// Starts to watch.
  init(seconds: Double) {
    alarm = DispatchWorkItem {
      Console.printToStandardError(
        "isthmus: the layout took longer than \(rounded(seconds)) seconds and was stopped; nothing was written\n"
          + "isthmus: draw fewer with --top, leave --engine out, or allow more with --layout-seconds")
      // Ending in the usual way would wait for the library.
      _exit(CommandFailure.Status.software.rawValue)
    }
    DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: .now() + seconds, execute: alarm)
  }

  /// Stops watching: the layout is done.
  func stop() { alarm.cancel() }
}
