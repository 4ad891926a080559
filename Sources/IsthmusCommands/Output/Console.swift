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
    try text.withUTF8 { try printToStandardOutput(UnsafeRawBufferPointer($0)) }
  }

  /// Writes a part of a result.
  static func printToStandardOutput(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try printToStandardOutput($0) }
  }

  private static func printToStandardOutput(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(STDOUT_FILENO, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw CommandFailure(
          .inputOutput, "cannot write to standard output: \(String(cString: strerror(errno)))")
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}
