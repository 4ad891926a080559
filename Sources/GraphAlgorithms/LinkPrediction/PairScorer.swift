import GraphCore

/// Pairs of nodes by their first node.
struct PairsByFirst: Sendable {
  private let pairs: [NodePair]
  /// The places of the pairs in that order; nil if they are in order.
  private let order: Room<Int>?

  /// - Complexity: O(*p*) time and space for *p* pairs in order, O(*n* + *p*) else.
  init(_ pairs: [NodePair], nodeCount: Int) {
    self.pairs = pairs
    guard !zip(pairs, pairs.dropFirst()).allSatisfy({ $0.first <= $1.first }) else {
      order = nil
      return
    }
    let starts = Room<Int>(zeros: nodeCount + 1)
    for pair in pairs { starts[pair.first.index + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    let order = Room<Int>(pairs.count)
    for (index, pair) in pairs.enumerated() {
      order[starts[pair.first.index]] = index
      starts[pair.first.index] += 1
    }
    self.order = order
  }

  var count: Int { pairs.count }

  /// The place of a pair in the list as it was given.
  @inline(__always)
  func index(_ place: Int) -> Int { order.map { $0[place] } ?? place }

  @inline(__always)
  func first(_ place: Int) -> Int { pairs[index(place)].first.index }

  @inline(__always)
  func second(_ place: Int) -> Int { pairs[index(place)].second.index }
}

/// Scores pairs of nodes, those with the same first node together, with working memory that is made once.
final class PairScorer {
  private let context: LinkScoreContext
  private let pairs: PairsByFirst
  /// Where the scores go; undefined unless they are written.
  private let scores: Room<Double>
  /// A bit for each node: whether it is a contact of the first node.
  private let isContact: Room<UInt64>
  /// Contacts of both, some at a time: their number and the arcs of the second node that lead there.
  private let (shared, sharedArcs): (Room<Int32>, Room<Int32>)
  private let readAhead = Room<Int32>(2 * PairScorer.blockSize)
  /// Scores a node with all others, where that takes less than one after the other.
  private lazy var scorerOfAll = LinkScorer(context)

  /// How many pairs are handed out at a time where each takes little.
  static let blockSize = 256
  /// How many contacts are looked at before what they come to is added up.
  private static let chunk = 64

  init(_ context: LinkScoreContext, _ pairs: PairsByFirst, _ scores: Room<Double>) {
    (self.context, self.pairs, self.scores) = (context, pairs, scores)
    isContact = Room(zeros: context.sharesContacts ? context.ties.nodeCount / 64 + 1 : 0)
    (shared, sharedArcs) = (Room(Self.chunk), Room(Self.chunk))
  }

  /// Scores the pairs of each first node whose first pair is at one of some places.
  func score(_ places: Range<Int>) {
    var place = places.lowerBound
    if place > 0 {
      let before = pairs.first(place - 1)
      while place < places.upperBound && pairs.first(place) == before { place += 1 }
    }
    if context.sharesContacts && place < places.upperBound { readAhead(place..<places.upperBound) }
    while place < places.upperBound {
      let first = pairs.first(place)
      var end = place + 1
      while end < pairs.count && pairs.first(end) == first { end += 1 }
      score(first, place..<end)
      place = end
    }
  }

  /// Reads where the neighbour lists of both ends of pairs begin, all at once, so that waits for memory overlap.
  private func readAhead(_ places: Range<Int>) {
    let count = places.count
    context.ties.outgoing.withUnsafeRows { rows in
      let last = max(0, context.ties.arcCount - 1)
      for (index, place) in places.enumerated() {
        readAhead[index] = rows.offsets[pairs.first(place)]
        readAhead[index + count] = rows.offsets[pairs.second(place)]
      }
      for index in 0..<2 * count { readAhead[index] = rows.targets[min(last, Int(readAhead[index]))] }
    }
  }

  /// Scores a node with the second nodes of some pairs.
  private func score(_ first: Int, _ places: Range<Int>) {
    switch context.score {
    case .preferentialAttachment:
      for place in places where pairs.second(place) != first {
        write(Double(context.degree(first)) * Double(context.degree(pairs.second(place))), place)
      }
    case .katz, .inverseDistance: scoreAll(first, places)
    default:
      let degree = context.degree(first)
      let steps = places.reduce(degree) { $0 + context.degree(pairs.second($1)) }
      // Either all contacts of the others are gone through, or, where these are many, all contacts of contacts.
      if places.count > degree && steps >= Self.allFactor * context.contactsOfContacts(first) {
        scoreAll(first, places)
      } else if degree > Self.searchedFactor * (steps - degree) {
        for place in places { write(searchedScore(first, pairs.second(place)), place) }
      } else {
        context.ties.outgoing.withUnsafeRows { rows in
          for arc in rows.arcs(first) { isContact[Int(rows.targets[arc]) >> 6] |= 1 << UInt64(rows.targets[arc] & 63) }
          for place in places {
            let second = pairs.second(place)
            let isSearched = context.degree(second) > Self.searchedFactor * degree
            write(isSearched ? searchedScore(first, second) : markedScore(first, second, rows), place)
          }
          for arc in rows.arcs(first) { isContact[Int(rows.targets[arc]) >> 6] = 0 }
        }
      }
    }
  }

  /// By how much a list of contacts must be longer than another for it to be searched instead of gone through.
  private static let searchedFactor = 32
  /// How many times as long it takes to add up what a contact comes to for all nodes as to look whether one is shared.
  private static let allFactor = 4

  private func scoreAll(_ first: Int, _ places: Range<Int>) {
    scorerOfAll.scoreAll(from: first)
    for place in places {
      if let score = scorerOfAll.score(of: pairs.second(place)) { write(score, place) }
    }
  }

  @inline(__always)
  private func write(_ score: Double, _ place: Int) { scores[pairs.index(place)] = score }

  /// The score of a node whose contacts are marked and another one, which is not a number where it is undefined.
  @inline(__always)
  private func markedScore(_ first: Int, _ second: Int, _ rows: UnsafeRows) -> Double {
    guard first != second else { return .nan }
    let (isContact, row) = (isContact.start, rows.arcs(second))
    if context.countsContacts {
      var count = 0
      for arc in row {
        let contact = rows.targets[arc]
        count &+= Int(truncatingIfNeeded: isContact[Int(contact) >> 6] &>> UInt64(contact & 63) & 1)
      }
      return context.score(sharing: Double(count), first, second) ?? .nan
    }
    let (shared, sharedArcs) = (shared.start, sharedArcs.start)
    // In the order of the contacts, as all pairs of a node are added up, so that the sums have the same bits.
    var (sum, start) = (0.0, row.lowerBound)
    while start < row.upperBound {
      let end = min(row.upperBound, start + Self.chunk)
      var count = 0
      for arc in start..<end {
        let contact = rows.targets[arc]
        shared[count] = contact
        sharedArcs[count] = Int32(truncatingIfNeeded: arc)
        count &+= Int(truncatingIfNeeded: isContact[Int(contact) >> 6] &>> UInt64(contact & 63) & 1)
      }
      for index in 0..<count { sum += context.worth(of: Int(shared[index]), to: first, by: Int(sharedArcs[index])) }
      start = end
    }
    return sum
  }

  /// The same, where each contact of the one who has fewer is looked for among those of the other.
  private func searchedScore(_ first: Int, _ second: Int) -> Double {
    guard first != second else { return .nan }
    let ties = context.ties.outgoing
    let (few, many) = context.degree(first) < context.degree(second) ? (first, second) : (second, first)
    var sum = 0.0
    for arc in ties.row(few) {
      let contact = Int(ties.targets[arc])
      guard let other = ties.arc(from: many, to: contact) else { continue }
      sum += context.countsContacts ? 1 : context.worth(of: contact, to: first, by: few == second ? arc : other)
    }
    return context.score(sharing: sum, first, second) ?? .nan
  }
}
