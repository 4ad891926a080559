import Synchronization

/// Keeps calls of the C library apart: it holds global state, and DOT is read outside the renderer too.
enum CLibrary {
  private static let lock = Mutex(())

  /// Does work while nobody else calls the library.
  static func exclusively<Result: Sendable, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    try lock.withLock { (_: inout Void) throws(Failure) -> Result in try work() }
  }
}
