public import ClusterModel

/// How time is cut into periods.
public enum PeriodLength: String, CaseIterable, Hashable, Sendable {
  /// Calendar years.
  case year
  /// Half calendar years.
  case halfYear = "half-year"
  /// Quarters of calendar years.
  case quarter

  /// How many months a period has.
  var months: Int {
    switch self {
    case .year: 12
    case .halfYear: 6
    case .quarter: 3
    }
  }
}

/// A stretch of time with a name.
public struct Period: Hashable, Sendable {
  /// What it is called: `2018`, `2018-H1` or `2018-Q3`.
  public let name: String
  /// Its first and its last day.
  public let days: ClosedRange<Day>

  /// Cuts the time between two days into calendar periods, of which the first and the last may be cut short.
  ///
  /// - Complexity: O(*k*) for *k* periods.
  public static func all(_ length: PeriodLength, over days: ClosedRange<Day>) -> [Period] {
    var periods: [Period] = []
    for year in days.lowerBound.year...days.upperBound.year {
      for part in 0..<(12 / length.months) {
        let (firstMonth, lastMonth) = (part * length.months + 1, (part + 1) * length.months)
        guard let first = Day(year: year, month: firstMonth, day: 1),
          let last = PartialDate("\(fourDigits(year))-\(twoDigits(lastMonth))")?.last,
          first <= days.upperBound, last >= days.lowerBound
        else { continue }
        let name =
          switch length {
          case .year: "\(year)"
          case .halfYear: "\(year)-H\(part + 1)"
          case .quarter: "\(year)-Q\(part + 1)"
          }
        periods.append(Period(name: name, days: max(first, days.lowerBound)...min(last, days.upperBound)))
      }
    }
    return periods
  }
}

private func fourDigits(_ number: Int) -> String { String(repeating: "0", count: 4 - "\(number)".count) + "\(number)" }
private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// What is done with ties and activities that have no date.
public enum UndatedRule: String, CaseIterable, Hashable, Sendable {
  /// They count in every period.
  case always
  /// They count in none.
  case never
}

extension ClusterRecords {
  /// The first and the last day that ties and activities name; nil if nothing is dated.
  public var datedDays: ClosedRange<Day>? {
    let dates = ties.flatMap { [$0.since, $0.until] } + activities.flatMap { [$0.start, $0.end] }
    let days = dates.compactMap(\.self)
    return days.map(\.first).min().flatMap { first in days.map(\.last).max().map { first...$0 } }
  }

  /// The records of what was there at some time in a period.
  ///
  /// A tie is there from the first day that its beginning can mean to the last day that its end can mean; without a
  /// beginning it was there before, without an end it goes on. An activity is there from its first day on, because those
  /// who met there have met. Organisations without a tie or a participation that is left are left out.
  ///
  /// - Parameters:
  ///   - days: The period.
  ///   - undated: Whether ties and activities without any date count.
  /// - Returns: These records; what is no tie, activity, participation or organisation stays as it is.
  /// - Complexity: O(*n* + *m* + *p*) for *p* participations.
  public func during(_ days: ClosedRange<Day>, undated: UndatedRule = .always) -> ClusterRecords {
    var records = self
    records.ties = ties.filter { tie in
      guard tie.since != nil || tie.until != nil else { return undated == .always }
      return (tie.since?.first ?? days.lowerBound) <= days.upperBound
        && (tie.until?.last ?? days.upperBound) >= days.lowerBound
    }
    records.activities = activities.filter { activity in
      guard let start = activity.start ?? activity.end else { return undated == .always }
      return start.first <= days.upperBound
    }
    let there = Set(records.activities.map(\.id))
    records.participations = participations.filter { there.contains($0.activityID) }
    let active = Set(
      records.ties.flatMap { [$0.sourceID, $0.targetID] } + records.participations.map(\.organisationID))
    records.organisations = organisations.filter { active.contains($0.id) }
    return records
  }
}
