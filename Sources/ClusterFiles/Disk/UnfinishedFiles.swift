import Foundation
import Synchronization

/// The files and folders that are being written beside their places, so that whoever ends the process can take them away.
public enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Remembers a path until what is written there has its place.
  static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Forgets a path.
  static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Removes all of them, and keeps others from being begun or put in their places: the process is about to end.
  ///
  /// - Parameter end: Ends the process.
  public static func removeAll(andThen end: () -> Never) -> Never {
    paths.withLock { paths in
      for path in paths { try? FileManager.default.removeItem(atPath: path) }
      end()
    }
  }

  /// Moves what was written to its place, unless the process is about to end.
  static func move(_ path: String, to target: String) -> Bool {
    paths.withLock { paths in
      guard rename(path, target) == 0 else { return false }
      paths.remove(path)
      return true
    }
  }
}
