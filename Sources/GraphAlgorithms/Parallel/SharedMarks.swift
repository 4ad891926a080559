// Unsafe, because several threads may set the same mark, for which Swift's arrays have no place.

import Synchronization

/// Marks of numbered things that several threads may set at the same time.
///
/// To set a mark twice is to set it once, so what is marked in the end does not depend on who comes first.
final class SharedMarks: @unchecked Sendable {
  private let marks: UnsafeMutablePointer<Atomic<UInt8>>
  private let count: Int

  /// - Parameters:
  ///   - count: How many things there are.
  ///   - isSet: Whether all of them are marked.
  init(_ count: Int, isSet: Bool) {
    self.count = count
    marks = .allocate(capacity: count)
    for index in 0..<count { marks.advanced(by: index).initialize(to: Atomic(isSet ? 1 : 0)) }
  }

  deinit {
    marks.deinitialize(count: count)
    marks.deallocate()
  }

  /// Marks a thing.
  ///
  /// A mark that is set already is only looked at, so that threads need not hand it to and fro between their caches.
  @inline(__always)
  func set(_ index: Int) {
    assert(index >= 0 && index < count)
    if marks[index].load(ordering: .relaxed) == 0 { marks[index].store(1, ordering: .relaxed) }
  }

  /// Takes a thing's mark away, and says as 0 or 1 whether it had one; nobody else may be at this mark.
  @inline(__always)
  func take(_ index: Int) -> Int {
    assert(index >= 0 && index < count)
    let before = marks[index].load(ordering: .relaxed)
    marks[index].store(0, ordering: .relaxed)
    return Int(before)
  }
}
