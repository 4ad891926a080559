internal import CGraphviz

/// What Graphviz said, collected instead of printed.
///
/// Graphviz reports through one C function pointer without a context, so there is one log. Only ``GraphvizRenderer``,
/// one actor, makes calls that report; nothing else touches the log.
enum MessageLog {
  private nonisolated(unsafe) static var text = ""
  private nonisolated(unsafe) static var reserved = 0

  /// Starts to collect messages, for a request whose input has a number of bytes.
  ///
  /// Up to version 2.4x Graphviz formats a message into a buffer and, if the message is longer, formats it once more
  /// with arguments that are already used up, which reads wild pointers. A message without arguments makes the
  /// buffer grow harmlessly, so one that is longer than any part of the input comes first.
  static func start(inputLength: Int) {
    isthmus_send_messages { piece in
      guard let piece else { return 0 }
      MessageLog.text += String(cString: piece)
      return 0
    }
    let needed = 4 * inputLength + 65_536
    if needed > reserved {
      var padding = [CChar](repeating: 0x20, count: needed)
      padding.append(0)
      padding.withUnsafeMutableBufferPointer { buffer in
        if let start = buffer.baseAddress { isthmus_report_plain(start) }
      }
      reserved = needed
    }
    text = ""
  }

  /// Does work whose messages nobody should see.
  static func withoutMessages(_ work: () -> Void) {
    let kept = text
    work()
    text = kept
  }

  /// The messages since the start, each in one line, with whether it is an error.
  static func messages() -> [(isError: Bool, text: String)] {
    var result: [(isError: Bool, text: String)] = []
    for line in text.split(separator: "\n") {
      let isError = line.hasPrefix("Error: ")
      if isError || line.hasPrefix("Warning: ") {
        result.append((isError, String(line.drop { $0 != " " }.dropFirst())))
      } else if let last = result.last {
        result[result.count - 1].text = last.text + " " + line.trimmedOfBlanks
      } else {
        result.append((true, line.trimmedOfBlanks))
      }
    }
    return result
  }

  /// The errors since the start, or what else was said, in one line.
  static func errorText() -> String {
    let all = messages()
    let errors = all.filter(\.isError)
    let chosen = (errors.isEmpty ? all : errors).map(\.text).joined(separator: "; ")
    return chosen.isEmpty ? "Graphviz gave no reason" : String(chosen.prefix(1000))
  }

  static func warnings() -> [String] { messages().map { String($0.text.prefix(1000)) } }
}

extension StringProtocol {
  fileprivate var trimmedOfBlanks: String {
    let tail = drop { $0 == " " || $0 == "\t" }
    return String(tail.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
