import Foundation

/// What becomes of memory that a step of a command no longer needs.
enum FreedMemory {
  /// Keeps it for the next step instead of giving it back to the system.
  ///
  /// Each page that the system hands out again costs half a microsecond, which on networks of some ten thousand
  /// organisations is a sixth of what a measure takes. Blocks above 32 megabytes, the most that glibc allows, are still given
  /// back, and a command ends soon, so the peak is not higher. C libraries without `mallopt` decide by themselves.
  static func keepForReuse() {
    // Swift's module of glibc leaves this function out, with the numbers of its settings.
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let mallopt = unsafeBitCast(symbol, to: (@convention(c) (_ setting: CInt, _ value: CInt) -> CInt).self)
    let (trimThreshold, mmapThreshold): (CInt, CInt) = (-1, -3)
    // Where one is refused, memory is handled as it was.
    _ = mallopt(mmapThreshold, 32 << 20)
    _ = mallopt(trimThreshold, .max)
  }
}
