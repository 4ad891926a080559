import Foundation

/// What goes to the terminal: results to standard output, everything else to standard error.
struct Console {
  let isQuiet: Bool

  /// Says what was left out, joined or assumed, unless `--quiet` was given.
  func say(_ notices: [String]) {
    guard !isQuiet else { return }
    for notice in notices { Self.printToStandardError("note: \(notice)") }
  }

  static func printToStandardError(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Writes a result.
  static func printToStandardOutput(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw CommandFailure(.inputOutput, "cannot write to standard output: \(error.localizedDescription)")
    }
  }
}
