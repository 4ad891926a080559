import GraphFormats

/// How a workbook shows numbers: which are dates, and which have zeros in front.
struct CellFormats {
  private enum Shown { case number, date, zeros(Int) }
  private var ofStyle: [Shown] = []

  /// Reads the formats of the styles of cells; without a part all numbers are numbers.
  init(_ text: SourceText?) throws(FormatError) {
    guard let text else { return }
    var codes: [Int: String] = [:]
    var xml = XMLReader(text)
    var isInCellStyles = false
    while let event = try xml.next() {
      switch event {
      case .start("numFmt", let attributes):
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
      case .start("cellXfs", _): isInCellStyles = true
      case .end("cellXfs"): isInCellStyles = false
      case .start("xf", let attributes) where isInCellStyles:
        let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
        ofStyle.append(Self.shown(id, codes[id]))
      default: break
      }
    }
  }

  /// What a format shows: numbers 14 to 22, 27 to 36 and 45 to 58 are dates and times of Excel itself.
  private static func shown(_ id: Int, _ code: String?) -> Shown {
    guard let code else {
      return (14...22).contains(id) || (27...36).contains(id) || (45...58).contains(id) ? .date : .number
    }
    var plain = ""
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if !isQuoted, character == "[" {
        isBracketed = true
      } else if character == "]" {
        isBracketed = false
      } else if !isQuoted && !isBracketed {
        plain.append(character)
      }
    }
    let first = plain.split(separator: ";").first ?? ""
    if first.contains(where: { "dyhs".contains($0) }) || first.contains("m") && !first.contains("0") { return .date }
    return first.count > 1 && first.allSatisfy { $0 == "0" } ? .zeros(first.count) : .number
  }

  /// The cell of a number.
  func cell(_ number: Double, style: Int, startsIn1904: Bool) -> WorkbookCell {
    let shown = ofStyle.indices.contains(style) ? ofStyle[style] : .number
    if case .date = shown, let date = Self.date(number, startsIn1904: startsIn1904) { return WorkbookCell(date, .date) }
    guard number == number.rounded(), abs(number) < 1e18 else { return WorkbookCell(number.description, .number) }
    var text = String(Int(number))
    if case .zeros(let width) = shown, number >= 0, text.count < width {
      text = String(repeating: "0", count: width - text.count) + text
    }
    return WorkbookCell(text, abs(number) < 1e15 ? .number : .roundedNumber)
  }

  /// The day and time of a serial number, as ISO 8601; nil for one that no sheet shows as a date.
  ///
  /// Day 1 is 1900-01-01, and Excel counts a 29 February of 1900 that there was not; or day 0 is 1904-01-01.
  static func date(_ number: Double, startsIn1904: Bool) -> String? {
    guard number >= 0, number < 2_958_466 else { return nil }
    let whole = number.rounded(.down)
    var seconds = Int(((number - whole) * 86_400).rounded())
    // Days since 1970-01-01.
    var day = Int(whole) + (startsIn1904 ? -24_107 : whole < 60 ? -25_568 : -25_569)
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    func padded(_ value: Int, _ width: Int = 2) -> String {
      String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
    }
    let time = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    guard whole > 0 || startsIn1904 else { return time }
    // Howard Hinnant's civil calendar from days, with years beginning in March.
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    let date = "\(padded(year, 4))-\(padded(month < 10 ? month + 3 : month - 9))-\(padded(dayOfMonth))"
    return seconds == 0 ? date : "\(date) \(time)"
  }
}
