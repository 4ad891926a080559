import Foundation

/// Writes files so that a reader never sees half of one.
public enum AtomicFile {
  /// Writes a file beside its place, waits until the disk has it, and puts it in its place.
  ///
  /// An old file is replaced whole or, on failure, left as it was, and the new one keeps its permissions. A link is
  /// followed. What is no ordinary file, such as `/dev/null` or a pipe, is written to directly.
  ///
  /// - Parameters:
  ///   - bytes: What the file shall hold.
  ///   - path: Where; its folder must exist.
  /// - Throws: ``FileError`` with the path and what the system says.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write(to: path) { put throws(FileError) in try put(bytes) }
  }

  /// Takes what a file shall hold part by part.
  public typealias Writing = (_ put: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void

  /// The same for a file that is never held whole.
  ///
  /// - Parameters:
  ///   - path: Where; its folder must exist.
  ///   - body: Puts one part after the other.
  /// - Throws: ``FileError`` with the path and what the system says.
  public static func write(to path: String, _ body: Writing) throws(FileError) {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    var status = stat()
    let exists = stat(target, &status) == 0
    let isOrdinary = !exists || status.st_mode & S_IFMT == S_IFREG
    if exists && status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(path: path, reason: "is a folder")
    }
    guard isOrdinary else {
      try write(opening: target, O_WRONLY, mode: 0, named: path, body)
      return
    }
    // The process id keeps two programs apart, the random part two tasks of one.
    let name = "\(target).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
    UnfinishedFiles.add(name)
    do throws(FileError) {
      let mode = exists ? status.st_mode & 0o7777 : 0o666
      try write(opening: name, O_WRONLY | O_CREAT | O_EXCL, mode: mode, named: path, body)
      if exists && chmod(name, mode) != 0 { throw lastError(path) }
      if !UnfinishedFiles.move(name, to: target) { throw lastError(path) }
    } catch {
      unlink(name)
      UnfinishedFiles.remove(name)
      throw error
    }
  }

  private static func write(
    opening name: String, _ flags: Int32, mode: mode_t, named path: String, _ body: Writing
  ) throws(FileError) {
    let file = open(name, flags | O_CLOEXEC, mode)
    guard file >= 0 else { throw lastError(path) }
    do throws(FileError) {
      try body { bytes throws(FileError) in try put(bytes, file, named: path) }
    } catch {
      close(file)
      throw error
    }
    // A pipe or terminal cannot be synchronised, which is no fault.
    if fsync(file) != 0 && errno != EINVAL && errno != ENOTSUP {
      let error = lastError(path)
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw lastError(path) }
  }

  private static func put(_ bytes: [UInt8], _ file: Int32, named path: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw lastError(path) }
      written += count
    }
  }

  private static func lastError(_ path: String) -> FileError {
    FileError(path: path, reason: String(cString: strerror(errno)))
  }
}
