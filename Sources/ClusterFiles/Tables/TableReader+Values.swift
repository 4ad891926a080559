import ClusterModel
import GraphFormats

// What the fields of a row mean. Each returns nil for an empty field; what cannot be read is logged.
extension TableReader {
  /// The text of a field; nil if it is empty or the table has no such column.
  func text(_ column: Int?) -> String? {
    guard let column, !csv.isEmpty(column) else { return nil }
    let text = unguards ? FormulaGuard.unguarded(csv.text(column)) : csv.text(column)
    return !missingValues.isEmpty && missingValues.contains(text) ? nil : text
  }

  /// The text of a field without blanks around it.
  func trimmedText(_ column: Int?) -> String? {
    guard let text = text(column)?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// The text of a field for a number, a date, or yes or no; nil also for what programs write where they know none.
  private mutating func statedText(_ column: Int) -> String? {
    guard let text = trimmedText(column) else { return nil }
    guard unguards, text.utf8.count <= 4, Self.wordsForNothing.contains(text.lowercased()) else { return text }
    unstated[column, default: 0] += 1
    return nil
  }

  /// `NA` of R, `#N/A` of spreadsheets, `\N` of databases, `.` of SAS and Stata; `nan` is the result of a failed calculation.
  private static let wordsForNothing: Set<String> = [
    "na", "n/a", "n.a.", "#n/a", "null", "none", "\\n", ".", "-", "–", "—",
  ]

  /// The parts of a field between semicolons.
  func list(_ column: Int?) -> [String] {
    guard let text = text(column) else { return [] }
    return text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// An id, without blanks around it; its absence is a problem.
  mutating func identifier(_ column: Int) -> String? {
    guard let text = text(column) else {
      report(.missingValue, column: column, "\(headers[column]) is empty")
      return nil
    }
    guard let first = text.utf8.first, let last = text.utf8.last,
      first <= 0x20 || last <= 0x20 || last >= 0x80 || first >= 0x80
    else { return text }
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else {
      report(.missingValue, column: column, value: text, "\(headers[column]) holds nothing but blanks")
      return nil
    }
    if trimmed.utf8.count != text.utf8.count { trimmedIDs += 1 }
    return trimmed
  }

  /// Warns of an id that looks as if a spreadsheet had made a number or a date of it.
  mutating func warnIfDamaged(_ id: String, column: Int) {
    guard let damage = spreadsheetDamage(id) else { return }
    report(
      .damagedID, severity: .warning, column: column, value: id,
      "\(headers[column]) \"\(id)\" looks like \(damage) and export again")
  }

  /// A text that must be there.
  mutating func required(_ column: Int) -> String? {
    if let text = text(column) { return text }
    report(.missingValue, column: column, "\(headers[column]) is empty")
    return nil
  }

  /// A day, month or year.
  mutating func date(_ column: Int?) -> PartialDate? {
    guard let column, let text = statedText(column) else { return nil }
    if let date = PartialDate(text) { return date }
    report(
      .badDate, column: column, value: text,
      "\(headers[column]) \"\(text)\" is no date; write it as 2019, 2019-03 or 2019-03-31")
    return nil
  }

  /// Two dates, the second not before the first.
  mutating func period(_ start: Int?, _ end: Int?) -> (start: PartialDate?, end: PartialDate?) {
    let (first, last) = (date(start), date(end))
    if let start, let end, let first, let last, last.last < first.first {
      report(
        .dateOrder, column: end, value: last.description,
        "\(headers[end]) \(last) is before \(headers[start]) \(first); exchange or correct them")
    }
    return (first, last)
  }

  /// A finite number, with a decimal point, or a decimal comma where commas do not separate fields.
  mutating func number(_ column: Int?) -> Double? {
    guard let column, let text = statedText(column) else { return nil }
    if let number = plainNumber(text) { return number }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let withPoint = parts.joined(separator: ".")
    guard parts.count == 2, plainNumber(withPoint) != nil, !text.contains(".") else {
      report(.badNumber, column: column, value: text, "\(headers[column]) \"\(text)\" is no number; write it as 1234.5")
      return nil
    }
    // 1,000 may be a thousand or one; nobody but the author can tell.
    guard csv.separator != .comma, parts[1].count != 3 || parts[0] == "0" || parts[0].count > 3 else {
      report(
        .badNumber, column: column, value: text,
        "\(headers[column]) \"\(text)\" has a comma; write it with a decimal point and without thousands marks",
        suggestions: [withPoint])
      return nil
    }
    decimalCommas += 1
    return plainNumber(withPoint)
  }

  private func plainNumber(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { byte in
      48...57 ~= byte || byte == 46 || byte == 45 || byte == 43 || byte == 69 || byte == 101
    }
    guard isPlain, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// A whole number that counts something.
  mutating func count(_ column: Int?) -> Int? {
    guard let column, let text = statedText(column) else { return nil }
    if let count = Int(text), count >= 0 { return count }
    report(
      .badNumber, column: column, value: text,
      "\(headers[column]) \"\(text)\" is no count; write a whole number without marks, such as 1200")
    return nil
  }

  /// Yes or no.
  mutating func boolean(_ column: Int?) -> Bool? {
    guard let column, let text = statedText(column) else { return nil }
    switch text.lowercased() {
    case "true", "yes", "1": return true
    case "false", "no", "0": return false
    default:
      report(.badBoolean, column: column, value: text, "\(headers[column]) \"\(text)\" is neither true nor false")
      return nil
    }
  }

  /// The strength of a tie, above zero; its absence is 1.
  mutating func strength(_ column: Int?, of tie: @autoclosure () -> String) -> Double {
    guard let column, let text = statedText(column) else { return 1 }
    // Words such as `nan` and `inf` are numbers to some programs, but no strength.
    let number = plainNumber(text) ?? (Double(text)?.isFinite == false ? .nan : number(column))
    guard let number else { return 1 }
    guard number > 0 else {
      report(
        .badStrength, column: column, value: text,
        "\(headers[column]) \"\(text)\" of the tie \(tie()) is not a finite number above zero; "
          + "correct it, or leave the row out if there is no tie")
      return 1
    }
    return number
  }

  /// A country by its code; counts codes of the European institutions.
  mutating func countryByCode(_ text: String) -> Country? {
    guard text.utf8.count == 2, let country = Country(code: text) else { return nil }
    if Country.isoCode(ofEuropean: text) != nil { europeanCodes[text.uppercased(), default: 0] += 1 }
    return country
  }

  /// Where the current row came from.
  func provenance(source: Int?, note: Int?) -> Provenance {
    Provenance(file: file, row: row, source: text(source), note: text(note))
  }
}

/// The ISO code that a code of the European institutions stands for.
func isoCode(_ code: String) -> String { Country.isoCode(ofEuropean: code) ?? code }

/// What a spreadsheet may have made of an id, and what to do about it: a rounded number such as 1.2E+05, a day such as 3-Dec,
/// or a formula that failed; nil for others.
private func spreadsheetDamage(_ id: String) -> String? {
  let text = id.utf8
  let failures: Set = ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#NV", "#BEZUG!", "#WERT!"]
  if text.first == UInt8(ascii: "#"), failures.contains(id) {
    return "a formula that failed in a spreadsheet; mend it"
  }
  if let mark = text.firstIndex(of: UInt8(ascii: "E")), text[text.index(after: mark)...].first == UInt8(ascii: "+") {
    let exponent = text[mark...].dropFirst(2)
    let isNumber =
      mark > text.startIndex && text[..<mark].allSatisfy { 48...57 ~= $0 || $0 == 46 || $0 == 44 }
      && !exponent.isEmpty && exponent.allSatisfy { 48...57 ~= $0 }
    return isNumber ? "a number that a spreadsheet has rounded; format the column as text" : nil
  }
  guard 5...6 ~= text.count, text.contains(UInt8(ascii: "-")) else { return nil }
  let parts = id.split(separator: "-")
  let months: Set<Substring> = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  guard parts.count == 2 else { return nil }
  let isDay = parts.contains { months.contains($0) } && parts.contains { Int($0) != nil }
  return isDay ? "a day that a spreadsheet has made of something like 12-3; format the column as text" : nil
}
