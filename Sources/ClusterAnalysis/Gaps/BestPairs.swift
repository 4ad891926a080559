import GraphAlgorithms
import GraphCore

/// The best of many pairs, equal ones by rising nodes, in bounded space.
struct BestPairs: Sendable {
  /// A pair with what it is ordered by.
  struct Entry: Sendable {
    let key: Double
    let pair: NodePair
  }

  private let room: Int
  private var entries: [Entry] = []
  private var threshold = -Double.infinity

  /// Makes room for so many pairs.
  init(_ room: Int) { self.room = room }

  /// Takes in a pair; pairs come by rising nodes.
  mutating func add(_ pair: NodePair, _ key: Double) {
    guard key > threshold || entries.count < room else { return }
    entries.append(Entry(key: key, pair: pair))
    guard entries.count >= 4 * max(64, room) else { return }
    entries.sort(by: Self.isBetter)
    entries.removeSubrange(room...)
    // Pairs come by rising nodes, so a later one of the same key is no better.
    threshold = entries.last?.key ?? -.infinity
  }

  /// The best first.
  var sorted: [Entry] { Array(entries.sorted(by: Self.isBetter).prefix(room)) }

  private static func isBetter(_ a: Entry, _ b: Entry) -> Bool {
    (b.key, a.pair.first, a.pair.second) < (a.key, b.pair.first, b.pair.second)
  }
}
