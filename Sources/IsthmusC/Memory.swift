// Memory that the caller lends: the one file that reads it by address.

import CIsthmus

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole numbers that lie in memory of the caller, perhaps with gaps between them.
struct BorrowedIntegers {
  private let start: UnsafeRawPointer?
  private let stride: Int
  private let isWide: Bool
  let count: Int

  init(_ integers: isthmus_integers, _ argument: String) throws(CallError) {
    guard integers.width == 4 || integers.width == 8 else {
      throw .invalid("\(argument).width is \(integers.width); numbers of 4 or 8 bytes are understood")
    }
    isWide = integers.width == 8
    count = try checkedCount(integers.count, argument)
    stride = integers.stride == 0 ? Int(integers.width) : Int(integers.stride)
    start = integers.data
    guard start != nil || count == 0 else { throw .null("\(argument).data") }
  }

  subscript(index: Int) -> Int {
    guard let start else { preconditionFailure("there are no numbers") }
    let place = start + index * stride
    return isWide ? Int(place.loadUnaligned(as: Int64.self)) : Int(place.loadUnaligned(as: Int32.self))
  }
}

/// Numbers that lie in memory of the caller, or 1 for every index.
struct BorrowedDoubles {
  private let start: UnsafeRawPointer?
  private let stride: Int

  init(_ doubles: isthmus_doubles, count: Int, _ argument: String) throws(CallError) {
    start = doubles.data
    stride = doubles.stride == 0 ? 8 : Int(doubles.stride)
    guard start == nil || doubles.count == Int64(count) else {
      throw .invalid("\(argument) has \(doubles.count) numbers where there are \(count) edges")
    }
  }

  subscript(index: Int) -> Double { start.map { ($0 + index * stride).loadUnaligned(as: Double.self) } ?? 1 }
}

/// An array of the caller into which results go.
struct Room<Element: BitwiseCopyable> {
  private let start: UnsafeMutablePointer<Element>?

  /// Accepts an array that has room for exactly so many elements.
  init(_ start: UnsafeMutablePointer<Element>?, count: Int64, exactly needed: Int, _ argument: String) throws(CallError)
  {
    guard count == Int64(needed) else { throw .invalid("\(argument) has room for \(count) numbers; \(needed) are due") }
    guard start != nil || needed == 0 else { throw .null(argument) }
    self.start = start
  }

  func fill(_ elements: some Collection<Element>) {
    guard var place = start else { return }
    for element in elements {
      place.initialize(to: element)
      place += 1
    }
  }
}

func checkedCount(_ count: Int64, _ argument: String) throws(CallError) -> Int {
  guard count >= 0 else { throw .invalid("\(argument).count is \(count), which is below 0") }
  return Int(count)
}

/// Makes sure that memory of a size is to be had, because an array that does not get its memory ends the process.
///
/// - Throws: `ISTHMUS_OUT_OF_MEMORY`.
func reserve(bytes: Int, for purpose: String) throws(CallError) {
  guard let trial = malloc(max(1, bytes)) else {
    throw CallError(
      status: Int32(ISTHMUS_OUT_OF_MEMORY), message: "\(purpose) needs about \(bytes >> 20) MB, which are not to be had"
    )
  }
  free(trial)
}
