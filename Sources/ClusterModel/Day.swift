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

  /// Makes a day that is known to be one.
  init(checkedYear year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

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
///
/// It takes four bytes, because every tie may hold two.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  private let storedYear: Int16
  /// The month, or 0 if it is not known.
  private let storedMonth: UInt8
  /// The day of the month, or 0 if it is not known.
  private let storedDay: UInt8
  /// The first day that the date can mean.
  public var first: Day { Day(checkedYear: year, month: month ?? 1, day: day ?? 1) }
  /// The last day that the date can mean.
  public var last: Day {
    let lastMonth = month ?? 12
    return Day(checkedYear: year, month: lastMonth, day: day ?? Day.dayCount(year: year, month: lastMonth))
  }

  /// The year.
  public var year: Int { Int(storedYear) }
  /// The month, if known.
  public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
  /// The day of the month, if known.
  public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil if the text is none of these or names no real day.
  public init?(_ text: some StringProtocol) {
    var numbers = (0, 0, 0)
    var count = 0
    // Years have four digits, months and days two; a mark stands before each but the first.
    for byte in text.utf8 {
      switch (count, byte) {
      case (0...3, 48...57): numbers.0 = numbers.0 * 10 + Int(byte - 48)
      case (4, 45), (7, 45): break
      case (5...6, 48...57): numbers.1 = numbers.1 * 10 + Int(byte - 48)
      case (8...9, 48...57): numbers.2 = numbers.2 * 10 + Int(byte - 48)
      default: return nil
      }
      count += 1
    }
    let (hasMonth, hasDay) = (count == 7 || count == 10, count == 10)
    guard count == 4 || hasMonth,
      Day(year: numbers.0, month: hasMonth ? numbers.1 : 1, day: hasDay ? numbers.2 : 1) != nil
    else { return nil }
    (storedYear, storedMonth, storedDay) = (Int16(numbers.0), UInt8(numbers.1), UInt8(numbers.2))
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
