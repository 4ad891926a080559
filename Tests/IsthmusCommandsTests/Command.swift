import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A run of the built command, as a user would start it.
struct Command {
  let status: Int32
  let output: String
  let errors: String

  init(_ arguments: [String], input: String? = nil) throws {
    let process = Process()
    process.executableURL = Self.products.appending(path: "isthmus")
    process.arguments = arguments
    let (outputPipe, errorPipe, inputPipe) = (Pipe(), Pipe(), Pipe())
    (process.standardOutput, process.standardError, process.standardInput) = (outputPipe, errorPipe, inputPipe)
    try process.run()
    if let input { try inputPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try inputPipe.fileHandleForWriting.close()
    // Results may be longer than a pipe holds, so they are read before the end is waited for.
    let output = outputPipe.fileHandleForReading.readDataToEndOfFile()
    let errors = errorPipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: output, as: UTF8.self)
    self.errors = String(decoding: errors, as: UTF8.self)
  }

  init(_ arguments: String..., input: String? = nil) throws { try self.init(arguments, input: input) }

  /// A run at a terminal, where questions are asked; what it prints there are its errors.
  init(_ arguments: String..., atTerminalAnswering answer: String) throws {
    var (ours, theirs): (Int32, Int32) = (-1, -1)
    try #require(openpty(&ours, &theirs, nil, nil, nil) == 0)
    defer { close(ours) }
    let process = Process()
    process.executableURL = Self.products.appending(path: "isthmus")
    process.arguments = arguments
    let outputPipe = Pipe()
    let terminal = FileHandle(fileDescriptor: theirs, closeOnDealloc: false)
    (process.standardInput, process.standardError, process.standardOutput) = (terminal, terminal, outputPipe)
    try process.run()
    close(theirs)
    // The terminal keeps the answer until it is asked for.
    let typed = Array((answer + "\n").utf8)
    try #require(write(ours, typed, typed.count) == typed.count)
    let output = outputPipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var errors: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    // Once nobody is at the other end, what is left is read, and then there is an error.
    while case let count = read(ours, &part, part.count), count > 0 { errors += part[..<count] }
    status = process.terminationStatus
    self.output = String(decoding: output, as: UTF8.self)
    self.errors = String(decoding: errors, as: UTF8.self)
  }

  /// The lines of the output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The output as a JSON object.
  var json: [String: Any] {
    get throws { try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]) }
  }

  private static var products: URL {
    // On macOS the tests run inside a helper of the tool chain; their bundle lies beside the products.
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      return bundle.bundleURL.deletingLastPathComponent()
    }
    return Bundle.main.bundleURL
  }
}

/// A folder of files that is removed with its owner.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "isthmus-\(UUID().uuidString)")

  init(_ files: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }
  func path(_ name: String) -> String { url.appending(path: name).path }
  func text(_ name: String) throws -> String { try String(contentsOf: url.appending(path: name), encoding: .utf8) }
}

/// A data set of the repository.
func dataset(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "datasets/\(name)").path
}
