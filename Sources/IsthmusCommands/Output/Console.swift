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
    var text = text
    let reason = text.withUTF8 { bytes -> String? in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(STDOUT_FILENO, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return String(cString: strerror(errno)) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return nil
    }
    if let reason { throw CommandFailure(.inputOutput, "cannot write to standard output: \(reason)") }
  }
}
