import GraphCore

/// How likely each member is to be at each event if only the numbers of events and members are known.
///
/// Of all distributions over affiliations in which every member has its number of events on average and every event its
/// number of members, this one assumes the least else (largest entropy): affiliations are independent with chances
/// *x*ᵢ *y*ₑ / (1 + *x*ᵢ *y*ₑ). It is the bipartite configuration model of Saracco, Di Clemente, Gabrielli and Squartini
/// (Scientific Reports 5:10595, 2015, <https://doi.org/10.1038/srep10595>).
public struct BipartiteConfiguration: Hashable, Sendable {
  /// How many rounds it took to find *x* and *y*.
  public let rounds: Int
  /// Members with as many events, and events with as many members, have the same chances.
  let classOfMember: [Int]
  let classOfEvent: [Int]
  /// The chance for each class of members, and in it for each class of events.
  let chances: [[Double]]

  /// The chance that a member is at an event.
  public func chance(member: Int, event: Int) -> Double { chances[classOfMember[member]][classOfEvent[event]] }
}

extension Affiliations {
  /// Fits the chance that each member is at each event to the numbers of events and members.
  ///
  /// Where the numbers leave no choice, as for a member who was at all events, chances are exactly 0 or 1; the rest is
  /// fitted by going back and forth between *x*ᵢ = *k*ᵢ / Σₑ *y*ₑ / (1 + *x*ᵢ *y*ₑ) and the same for *y*ₑ, once for each
  /// number that occurs.
  ///
  /// - Parameters:
  ///   - tolerance: By how much the chances of a member or an event may miss its number, as a share of it.
  ///   - maximumRounds: How often to go back and forth at most.
  /// - Returns: The chances; nil if they do not settle.
  /// - Complexity: O(*n* + *m* + *r* *a* *b*) time for *r* rounds and *a* and *b* different numbers of events and members.
  public func bipartiteConfiguration(
    tolerance: Double = 1e-12, maximumRounds: Int = 100_000
  ) -> BipartiteConfiguration? {
    let (members, classOfMember) = DegreeClass.sorted(eventsOfMembers)
    let (events, classOfEvent) = DegreeClass.sorted(membersOfEvents)
    var fit = ConfigurationFit(
      chances: Array(repeating: Array(repeating: 0, count: events.count), count: members.count),
      tolerance: tolerance, maximumRounds: maximumRounds)
    guard fit.solve(members, events) else { return nil }
    return BipartiteConfiguration(
      rounds: fit.rounds, classOfMember: classOfMember, classOfEvent: classOfEvent, chances: fit.chances)
  }
}

/// Members, or events, of the same degree.
private struct DegreeClass {
  /// Its number among the classes of its mode.
  let number: Int
  /// How many there are.
  let count: Int
  /// How many partners each still has to get.
  var degree: Int

  /// The classes by falling degree, and the class of each member or event.
  static func sorted(_ degrees: [Int]) -> ([DegreeClass], [Int]) {
    var counts: [Int: Int] = [:]
    for degree in degrees { counts[degree, default: 0] += 1 }
    let classes = counts.sorted { $0.key > $1.key }.enumerated().map { number, degree in
      DegreeClass(number: number, count: degree.value, degree: degree.key)
    }
    let numbers = Dictionary(uniqueKeysWithValues: classes.map { ($0.degree, $0.number) })
    return (classes, degrees.compactMap { numbers[$0] })
  }
}

/// The chances on their way to fit the degrees.
private struct ConfigurationFit {
  var chances: [[Double]]
  let tolerance: Double
  let maximumRounds: Int
  var rounds = 0

  /// Finds the chances between some members and some events, both by falling degree; says whether they settled.
  mutating func solve(_ members: [DegreeClass], _ events: [DegreeClass]) -> Bool {
    guard !members.isEmpty && !events.isEmpty else { return true }
    guard let (top, left) = forcedSplit(members, events) else { return iterate(members, events) }
    for member in members[..<top] { for event in events[..<left] { chances[member.number][event.number] = 1 } }
    let (topCount, leftCount) = (size(members[..<top]), size(events[..<left]))
    var (highMembers, highEvents) = (Array(members[..<top]), Array(events[..<left]))
    for index in highMembers.indices { highMembers[index].degree -= leftCount }
    for index in highEvents.indices { highEvents[index].degree -= topCount }
    return solve(highMembers, Array(events[left...])) && solve(Array(members[top...]), highEvents)
  }

  /// Looks for members and events, those of highest degrees, who must all have met while none of the others did.
  ///
  /// In the notation of Ryser (Canadian Journal of Mathematics 9:371, 1957,
  /// <https://doi.org/10.4153/CJM-1957-044-3>), that is a zero of the structure matrix *e* *f* + Σ *r*ᵢ − Σ *s*ⱼ, with sums
  /// over members beyond the first *e* and over the first *f* events. Only there are *x* or *y* infinite.
  private func forcedSplit(_ members: [DegreeClass], _ events: [DegreeClass]) -> (top: Int, left: Int)? {
    var (topCount, below) = (0, members.reduce(0) { $0 + $1.count * $1.degree })
    for top in 0...members.count {
      if top > 0 {
        topCount += members[top - 1].count
        below -= members[top - 1].count * members[top - 1].degree
      }
      var (leftCount, inLeft) = (0, 0)
      for left in 0...events.count {
        if left > 0 {
          leftCount += events[left - 1].count
          inLeft += events[left - 1].count * events[left - 1].degree
        }
        // None of the members with all events, or the other way round, is no split.
        let isWhole = (top == 0 && left == events.count) || (top == members.count && left == 0)
        if !isWhole && topCount * leftCount + below == inLeft { return (top, left) }
      }
    }
    return nil
  }

  private func size(_ classes: ArraySlice<DegreeClass>) -> Int { classes.reduce(0) { $0 + $1.count } }

  private mutating func iterate(_ members: [DegreeClass], _ events: [DegreeClass]) -> Bool {
    let ties = Double(members.reduce(0) { $0 + $1.count * $1.degree })
    var x = members.map { Double($0.degree) / ties.squareRoot() }
    var y = events.map { Double($0.degree) / ties.squareRoot() }
    for _ in 0..<maximumRounds {
      rounds += 1
      let farFromMembers = Self.adjust(&x, members, y, events)
      let farFromEvents = Self.adjust(&y, events, x, members)
      guard max(farFromMembers, farFromEvents) <= tolerance else { continue }
      for (i, member) in members.enumerated() {
        for (e, event) in events.enumerated() {
          chances[member.number][event.number] = x[i] * y[e] / (1 + x[i] * y[e])
        }
      }
      return true
    }
    return false
  }

  /// Sets one side's factors from the other's; tells by which share of a degree the old ones missed it at most.
  private static func adjust(
    _ x: inout [Double], _ own: [DegreeClass], _ y: [Double], _ others: [DegreeClass]
  ) -> Double {
    var far = 0.0
    for i in own.indices {
      var sum = 0.0
      for (e, other) in others.enumerated() { sum += Double(other.count) * y[e] / (1 + x[i] * y[e]) }
      let degree = Double(own[i].degree)
      far = max(far, abs(x[i] * sum / degree - 1))
      x[i] = degree / sum
    }
    return far
  }
}
