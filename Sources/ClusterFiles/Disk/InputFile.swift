import Dispatch
import Foundation
import GzipFiles

/// The disk, as far as loading needs it.
enum InputFile {
  enum Kind { case missing, file, folder }

  static func kind(of path: String) -> Kind {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return .missing }
    return isFolder.boolValue ? .folder : .file
  }

  /// Whether a path names a file of the disk, which can be read from its beginning more than once.
  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The bytes of a file; no second copy of them is ever held.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - isTable: Whether it must have lines, so that a huge file that is no table is refused before it is read.
  ///   - threads: How many threads read a large file.
  /// - Returns: Its bytes, unpacked.
  /// - Throws: ``LoadError/unreadable(path:reason:)``, also if somebody writes to the file while it is read.
  static func bytes(of path: String, isTable: Bool = false, threads: Int = 1) throws(LoadError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable(path) }
    // Pipes, devices and files of the system state no size.
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return try unpacked(StreamInput.bytes(of: file, named: path, isTable: isTable), path: path)
    }
    if isTable { try checkForLines(file, path: path, size: Int(status.st_size)) }
    let (bytes, isBroken) = contents(of: file, size: Int(status.st_size), threads: threads)
    if isBroken { throw unreadable(path) }
    var after = stat()
    guard fstat(file, &after) == 0 else { throw unreadable(path) }
    guard bytes.count == Int(status.st_size), after.st_size == status.st_size, after.lastChange == status.lastChange
    else {
      throw .unreadable(path: path, reason: "it changed while it was read; try again when it is written to its end")
    }
    return try unpacked(bytes, path: path)
  }

  /// The bytes of a file up to its end or one after its size, so that growth is seen, and whether some could not be read.
  private static func contents(of file: Int32, size: Int, threads: Int) -> (bytes: [UInt8], isBroken: Bool) {
    // Less than this is read before a thread has begun.
    let parts = size < 1 << 23 ? 1 : threads
    var isBroken = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      LargePages.use(under: buffer)
      var lengths = [Int](repeating: 0, count: parts)
      lengths.withUnsafeMutableBufferPointer { lengths in
        nonisolated(unsafe) let (buffer, lengths) = (buffer, lengths)
        DispatchQueue.concurrentPerform(iterations: parts) { part in
          let range = (size + 1) * part / parts..<(size + 1) * (part + 1) / parts
          lengths[part] = read(file, range, into: UnsafeMutableRawBufferPointer(buffer))
        }
      }
      isBroken = lengths.contains(-1)
      // A file that has shrunk ends in some part.
      for part in 0..<parts where !isBroken && count == (size + 1) * part / parts { count += lengths[part] }
    }
    return (bytes, isBroken)
  }

  /// Reads a part of a file to where it belongs; returns how many bytes there were, -1 if they could not be read.
  private static func read(_ file: Int32, _ range: Range<Int>, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var at = range.lowerBound
    while at < range.upperBound {
      let received = pread(file, buffer.baseAddress.map { $0 + at }, range.upperBound - at, off_t(at))
      if received < 0 && errno == EINTR { continue }
      guard received >= 0 else { return -1 }
      guard received > 0 else { break }
      at += received
    }
    return at - range.lowerBound
  }

  /// Refuses a long file whose first part, as long as the longest row, has no line break.
  private static func checkForLines(_ file: Int32, path: String, size: Int) throws(LoadError) {
    guard size > CSVReader.longestRecord else { return }
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var at = 0
    while at < CSVReader.longestRecord {
      let received = pread(file, &piece, piece.count, off_t(at))
      if received < 0 && errno == EINTR { continue }
      guard received > 0 else { return }
      if at == 0 && Gzip.isGzip(Array(piece.prefix(4))) { return }
      if piece[..<received].contains(where: { $0 == 10 || $0 == 13 }) { return }
      at += received
    }
    throw endlessLine(path)
  }

  /// What is said of a table whose first line does not end.
  static func endlessLine(_ path: String) -> LoadError {
    .unreadable(
      path: path,
      reason:
        "its first line is longer than \(CSVReader.longestRecord >> 20) MiB; is this a table, with a line for each row?"
    )
  }

  static func unreadable(_ path: String) -> LoadError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }

  /// Bytes without the packing of gzip, if they have it.
  static func unpacked(_ bytes: [UInt8], path: String) throws(LoadError) -> [UInt8] {
    guard Gzip.isGzip(bytes) else { return bytes }
    do throws(GzipError) {
      return try Gzip.unpacked(bytes)
    } catch {
      throw .unreadable(path: path, reason: error.description)
    }
  }

  /// The first bytes of a file, enough for its header.
  static func head(of path: String) throws(LoadError) -> [UInt8] {
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      let head = try handle.read(upToCount: 1 << 16).map { [UInt8]($0) } ?? []
      guard Gzip.isGzip(head) else { return head }
      // Only the beginning of a packed file is at hand, so its end is missing.
      if let start = try? Gzip.unpacked(head, limit: 1 << 16, stopsAtLimit: true) { return start }
      return try bytes(of: path)
    } catch let error as LoadError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
  }

  /// The names of the visible files in a folder, sorted.
  static func names(in folder: String) throws(LoadError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw .unreadable(path: folder, reason: error.localizedDescription)
    }
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The folder and the last part of a path.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}

extension stat {
  /// When the contents were last changed, to the nanosecond if the file system knows it.
  fileprivate var lastChange: [Int] {
    #if canImport(Darwin)
      [st_mtimespec.tv_sec, st_mtimespec.tv_nsec]
    #else
      [st_mtim.tv_sec, st_mtim.tv_nsec]
    #endif
  }
}
