/// A day of the proleptic Gregorian calendar, without a time or a zone.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a day, or nil if the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard (1...Self.dayCount(year: year, month: month)).contains(day) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// How many days a month has.
  static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Orders days by time.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The day as ISO 8601 writes it.
  public var description: String {
    "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// A date that may be known only to its month or year.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// The year.
  public let year: Int
  /// The month, if known.
  public let month: Int?
  /// The day of the month, if known.
  public let day: Int?

  /// The first day that the date can mean.
  public let first: Day
  /// The last day that the date can mean.
  public let last: Day

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil if the text is none of these or names no real day.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }) else { return nil }
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil }
    guard numbers.count == parts.count else { return nil }
    let month = numbers.count > 1 ? numbers[1] : nil
    let day = numbers.count > 2 ? numbers[2] : nil
    let lastMonth = month ?? 12
    guard (1...12).contains(lastMonth),
      let first = Day(year: numbers[0], month: month ?? 1, day: day ?? 1),
      let last = Day(
        year: numbers[0], month: lastMonth, day: day ?? Day.dayCount(year: numbers[0], month: lastMonth))
    else { return nil }
    (year, self.month, self.day, self.first, self.last) = (numbers[0], month, day, first, last)
  }

  /// The date as it was written.
  public var description: String {
    let parts = [padded(year, to: 4)] + [month, day].compactMap { $0.map { padded($0, to: 2) } }
    return parts.joined(separator: "-")
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
