/// A second opinion on CSV: one state machine over scalars, no positions, no recovery.
enum SlowCSV {
  private enum State { case start, plain, quoted, quoteInQuoted }

  /// The records without blank lines, or nil if a quote is where none may be.
  static func records(_ text: String, separator: Unicode.Scalar = ",") -> [[String]]? {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var state = State.start
    var wasQuoted = false
    func isBlank() -> Bool { record.isEmpty && field.isEmpty && !wasQuoted }
    func endField() {
      record.append(String(field))
      (field, state, wasQuoted) = (.init(), .start, false)
    }
    func endRecord() {
      guard !isBlank() else { return }
      endField()
      records.append(record)
      record = []
    }
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    for (index, scalar) in scalars.enumerated() {
      let isLineFeedOfCRLF = scalar == "\n" && index > 0 && scalars[index - 1] == "\r"
      switch (state, scalar) {
      case (.quoted, "\""): state = .quoteInQuoted
      case (.quoted, _): field.append(scalar)
      case (.quoteInQuoted, "\""):
        field.append(scalar)
        state = .quoted
      case (.start, "\""): (state, wasQuoted) = (.quoted, true)
      case (.plain, "\""): return nil
      case (_, separator): endField()
      case (_, "\n") where isLineFeedOfCRLF: break
      case (_, "\n"), (_, "\r"): endRecord()
      case (.quoteInQuoted, _): return nil
      default:
        field.append(scalar)
        state = .plain
      }
    }
    if state == .quoted { return nil }
    if !isBlank() { endRecord() }
    return records
  }
}
