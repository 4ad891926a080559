import Foundation
import GzipFiles

/// Input that does not say how long it is: standard input, pipes, devices.
public enum StreamInput {
  /// How many bytes are read at most: a quarter of the machine's memory, since a network takes some times the memory of its
  /// text.
  public static let limit = Int(ProcessInfo.processInfo.physicalMemory / 4)

  /// Reads a stream to its end.
  ///
  /// - Parameters:
  ///   - descriptor: The open stream.
  ///   - name: What problems shall call it.
  ///   - isTable: Whether it must have lines, so that one without is refused before the limit.
  ///   - limit: How many bytes it may have.
  /// - Returns: The bytes, as they are packed.
  /// - Throws: ``LoadError/unreadable(path:reason:)`` if it is longer, has no lines, or cannot be read.
  public static func bytes(
    of descriptor: Int32, named name: String, isTable: Bool, limit: Int = limit
  ) throws(LoadError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var hasLines = !isTable
    while true {
      let received = read(descriptor, &piece, piece.count)
      if received < 0 && errno == EINTR { continue }
      guard received >= 0 else { throw InputFile.unreadable(name) }
      guard received > 0 else { return bytes }
      let part = piece[..<received]
      if bytes.isEmpty && Gzip.isGzip(Array(part.prefix(4))) { hasLines = true }
      hasLines = hasLines || part.contains { $0 == 10 || $0 == 13 }
      guard bytes.count + received <= limit else {
        throw .unreadable(
          path: name,
          reason:
            "it goes on after \(limit >> 20) MiB, the most that is read of a stream; save it to a file and name that")
      }
      bytes += part
      guard hasLines || bytes.count <= CSVReader.longestRecord else { throw InputFile.endlessLine(name) }
    }
  }
}
