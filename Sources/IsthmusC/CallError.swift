import CIsthmus
import GraphCore

/// Why a call from C could not be served.
struct CallError: Error {
  let status: Int32
  let message: String

  static func invalid(_ message: String) -> CallError {
    CallError(status: Int32(ISTHMUS_INVALID_ARGUMENT), message: message)
  }

  static func null(_ argument: String) -> CallError { .invalid("\(argument) is NULL") }

  static func tooLarge(_ message: String) -> CallError {
    CallError(status: Int32(ISTHMUS_TOO_LARGE), message: message)
  }

  static let cancelled = CallError(status: Int32(ISTHMUS_CANCELLED), message: "the task was cancelled")

  init(status: Int32, message: String) { (self.status, self.message) = (status, message) }

  init(_ error: GraphError) {
    switch error {
    case .tooManyArcs: self = .tooLarge(error.description)
    case .invalidStrength, .invalidLength: self = .invalid(error.description)
    }
  }
}

/// Runs the body of a function called from C and reports its error there.
///
/// - Returns: `ISTHMUS_OK`, or the status of the error.
func attempt(_ report: UnsafeMutablePointer<isthmus_error>?, _ body: () throws(CallError) -> Void) -> isthmus_status {
  do {
    try body()
    report?.pointee = isthmus_error()
    return isthmus_status(ISTHMUS_OK)
  } catch {
    report?.write(error)
    return error.status
  }
}

extension UnsafeMutablePointer<isthmus_error> {
  /// Writes status and message, the message cut to whole characters that fit.
  fileprivate func write(_ error: CallError) {
    pointee = isthmus_error()
    pointee.status = error.status
    withUnsafeMutableBytes(of: &pointee.message) { room in
      var used = 0
      for character in error.message {
        let bytes = character.utf8
        guard used + bytes.count < room.count else { break }
        for byte in bytes {
          room[used] = byte
          used += 1
        }
      }
    }
  }
}
