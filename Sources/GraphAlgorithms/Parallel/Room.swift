// Unsafe, because several threads write to places of one array that no other thread touches, which the checks of Swift's
// arrays for exclusive access do not allow; and because the fastest kernels spend a tenth of their time on bounds checks.

/// Numbers of a fixed count in memory of their own, freed with the last reference.
///
/// - Warning: Places are checked in debug builds only.
final class Room<Element: BitwiseCopyable>: @unchecked Sendable {
  /// Where the numbers begin.
  let start: UnsafeMutablePointer<Element>
  /// How many there are.
  let count: Int

  /// Room whose numbers must be written before they are read.
  init(_ count: Int) {
    self.count = count
    start = .allocate(capacity: count)
  }

  /// Room in which every place holds the same.
  convenience init(repeating value: Element, count: Int) {
    self.init(count)
    start.initialize(repeating: value, count: count)
  }

  /// Room with a copy of an array.
  convenience init(_ array: [Element]) {
    self.init(array.count)
    array.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { start.initialize(from: base, count: count) }
    }
  }

  deinit { start.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always)
    get {
      assert(index >= 0 && index < count)
      return start[index]
    }
    @inline(__always)
    set {
      assert(index >= 0 && index < count)
      start[index] = newValue
    }
  }

  /// The numbers as an array.
  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }
}

extension Room where Element: AdditiveArithmetic {
  /// Room in which every place holds zero.
  convenience init(zeros count: Int) { self.init(repeating: .zero, count: count) }
}
