import Foundation

/// Writes folders so that a reader never sees half of one.
public enum AtomicFolder {
  /// Writes files into a folder beside its place and moves the folder there.
  ///
  /// - Parameters:
  ///   - files: The names and contents.
  ///   - path: Where the folder shall be; it must not exist, or be empty.
  /// - Throws: ``FileError`` with the path and what the system says; nothing is left behind then.
  public static func write(_ files: [OutputFile], to path: String) throws(FileError) {
    let target = URL(filePath: path).standardizedFileURL.path
    if let inside = try? FileManager.default.contentsOfDirectory(atPath: target), !inside.isEmpty {
      throw FileError(path: path, reason: "there is such a folder already, and it is not empty; name another one")
    }
    let name = "\(target).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
    UnfinishedFiles.add(name)
    do {
      try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: false)
    } catch {
      UnfinishedFiles.remove(name)
      throw FileError(
        path: path, reason: "cannot make the folder; is there a folder to hold it, and may you write to it?")
    }
    do throws(FileError) {
      for file in files { try AtomicFile.write(file.bytes, to: "\(name)/\(file.name)") }
      // This replaces an empty folder and nothing else.
      if !UnfinishedFiles.move(name, to: target) {
        throw FileError(path: path, reason: String(cString: strerror(errno)))
      }
    } catch {
      try? FileManager.default.removeItem(atPath: name)
      UnfinishedFiles.remove(name)
      throw error
    }
  }
}
