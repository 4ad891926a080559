/// Finds the known ids nearest to a word that is none of them.
///
/// Case, accents, blanks and punctuation do not count (``FoldedText``). A word is near if few letters differ (one in
/// three at most), or if one begins with the other. Work is bounded: beyond 2,000 names only those that share the rarest
/// pairs of letters are compared, and after 1,000 different words no more are looked up.
public struct NearestNames: Sendable {
  private struct Entry {
    var id: String
    var folded: [UInt32]
  }
  private var entries: [Entry] = []
  private var postings: [UInt64: [Int32]] = [:]
  private var known: [String: [String]] = [:]

  private static let scanLimit = 2_000
  private static let postingLimit = 20_000
  private static let lookupLimit = 1_000

  /// Starts with ids only.
  public init(_ ids: some Sequence<String>) {
    self.init(ids.lazy.map { ($0, []) })
  }

  /// Starts with ids and further names for each; a match in a name gives the id.
  public init(_ ids: some Sequence<(id: String, names: [String])>) {
    for (id, names) in ids {
      var seen: Set<FoldedText> = []
      for text in [id] + names where !text.isEmpty {
        let folded = FoldedText(text)
        guard !folded.scalars.isEmpty, seen.insert(folded).inserted else { continue }
        entries.append(Entry(id: id, folded: folded.scalars))
      }
    }
    guard entries.count > Self.scanLimit else { return }
    for (index, entry) in entries.enumerated() {
      for pair in Self.pairs(of: entry.folded) { postings[pair, default: []].append(Int32(index)) }
    }
  }

  /// The ids nearest to a word, best first.
  ///
  /// - Complexity: O(*n*) for up to 2,000 names, beyond that bounded by a constant.
  public mutating func nearest(to word: String, limit: Int = 3) -> [String] {
    if let found = known[word] { return Array(found.prefix(limit)) }
    guard known.count < Self.lookupLimit else { return [] }
    let folded = FoldedText(word).scalars
    var best: [Int: Int] = [:]
    for index in candidates(for: folded) {
      if let distance = Self.distance(folded, entries[index].folded) { best[index] = distance }
    }
    var found: [String] = []
    // Equal distances keep the order of the table, so that a report repeats exactly.
    for (index, _) in best.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      if !found.contains(entries[index].id) { found.append(entries[index].id) }
      if found.count == max(limit, 3) { break }
    }
    known[word] = found
    return Array(found.prefix(limit))
  }

  private static func distance(_ a: [UInt32], _ b: [UInt32]) -> Int? {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    let edits = editDistance(short, long, limit: max(1, long.count / 3))
    guard short.count >= 3, long.starts(with: short) else { return edits }
    return min(edits ?? 3, 3)
  }

  private func candidates(for folded: [UInt32]) -> [Int] {
    guard !postings.isEmpty else { return Array(entries.indices) }
    var shared: [Int32: Int] = [:]
    var budget = Self.postingLimit
    let lists = Self.pairs(of: folded).compactMap { postings[$0] }.sorted { $0.count < $1.count }
    for list in lists where budget > 0 {
      for index in list.prefix(budget) { shared[index, default: 0] += 1 }
      budget -= list.count
    }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(200).map { Int($0.key) }
  }

  /// The different pairs of neighbouring letters, the ends marked, in an order that repeats exactly.
  private static func pairs(of letters: [UInt32]) -> [UInt64] {
    let padded = [0] + letters + [0]
    return Set(zip(padded, padded.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }).sorted()
  }
}
