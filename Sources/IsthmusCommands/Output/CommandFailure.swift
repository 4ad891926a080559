/// A reason to stop, with the exit status that scripts look at (the numbers of `sysexits.h`).
struct CommandFailure: Error {
  enum Status: Int32 {
    /// A check found problems.
    case problemsFound = 1
    /// The command line makes no sense.
    case usage = 64
    /// The data are not what they should be.
    case badData = 65
    /// There is no such input.
    case noInput = 66
    /// Our fault.
    case software = 70
    /// The output cannot be made.
    case cannotCreate = 73
    /// Reading or writing failed.
    case inputOutput = 74
  }

  let status: Status
  /// One to three lines: what, where, what to do next.
  let message: String

  init(_ status: Status, _ message: String) { (self.status, self.message) = (status, message) }
}
