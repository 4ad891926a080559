import Foundation

/// Memory in pages of two megabytes instead of four kilobytes, where the system has them.
enum LargePages {
  private static let size = 1 << 21

  /// Asks for large pages under memory that is about to be written for the first time.
  ///
  /// The system hands out, and clears, a page at its first use. To do so five hundred times as seldom saves a tenth of the time
  /// that it takes to load a large table, and reads at random places find their pages sooner. Nothing else changes: systems
  /// without such pages, and small memory, go on as before.
  ///
  /// - Parameter memory: The memory, of any size; what lies beside it up to the next large page may get one too.
  static func use<Element: ~Copyable>(under memory: UnsafeMutableBufferPointer<Element>) {
    #if canImport(Glibc)
      let bytes = memory.count * MemoryLayout<Element>.stride
      guard bytes >= size, let start = memory.baseAddress else { return }
      let first = Int(bitPattern: start) & ~(size - 1)
      let end = (Int(bitPattern: start) + bytes + size - 1) & ~(size - 1)
      // It is advice: where it is refused, as beside the end of all memory, small pages do.
      _ = madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
    #endif
  }
}
