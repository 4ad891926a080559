import ClusterFiles
import ClusterModel
import Foundation
import Testing

/// Input that does not say how long it is.
@Suite struct StreamInputTests {
  /// What is read of a pipe into which somebody writes the bytes given.
  private func read(_ bytes: [UInt8], isTable: Bool = true, limit: Int) async throws -> [UInt8] {
    let pipe = Pipe()
    let writing = pipe.fileHandleForWriting
    let writer = Task.detached {
      // A reader that refuses what comes closes the pipe.
      try? writing.write(contentsOf: bytes)
      try? writing.close()
    }
    defer { withExtendedLifetime(pipe) {} }
    let read = try StreamInput.bytes(
      of: pipe.fileHandleForReading.fileDescriptor, named: "standard input", isTable: isTable, limit: limit)
    await writer.value
    return read
  }

  @Test func aStreamIsReadUpToItsLimit() async throws {
    let bytes = Array("source,target\na,b\n".utf8)
    #expect(try await read(bytes, limit: bytes.count) == bytes)
    #expect(try await read([], limit: 0).isEmpty)
    let error = await #expect(throws: LoadError.self) { try await read(bytes, limit: bytes.count - 1) }
    #expect(
      error?.description
        == "standard input: cannot be read: it goes on after 0 MiB, the most that is read of a stream; save it to a file and name that"
    )
  }

  @Test func aPipeIsReadAsAFileIs() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe.csv"
    #expect(mkfifo(path, 0o600) == 0)
    let writer = Thread { try? Data("source,target\na,b\n".utf8).write(to: URL(filePath: path)) }
    writer.start()
    #expect(try ClusterLoader().load(path: path).records.ties.count == 1)
  }
}
