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
  /// What is known, until the first word is looked up: most runs never look one up.
  private var source: [(id: String, names: [String])]
  private var entries: [Entry] = []
  private var postings: [UInt64: [Int32]] = [:]
  private var found: [String: [String]] = [:]

  private static let scanLimit = 2_000
  private static let postingLimit = 20_000
  private static let candidateLimit = 200
  private static let lookupLimit = 1_000

  /// Starts with ids only.
  public init(_ ids: some Sequence<String>) {
    self.init(ids.lazy.map { ($0, []) })
  }

  /// Starts with ids and further names for each; a match in a name gives the id.
  public init(_ ids: some Sequence<(id: String, names: [String])>) {
    source = Array(ids)
  }

  private mutating func prepare() {
    guard !source.isEmpty else { return }
    for (id, names) in source {
      var seen: Set<FoldedText> = []
      for text in [id] + names where !text.isEmpty {
        let folded = FoldedText(text)
        guard !folded.scalars.isEmpty, seen.insert(folded).inserted else { continue }
        entries.append(Entry(id: id, folded: folded.scalars))
      }
    }
    source = []
    guard entries.count > Self.scanLimit else { return }
    for (index, entry) in entries.enumerated() {
      for pair in Self.pairs(of: entry.folded) { postings[pair, default: []].append(Int32(index)) }
    }
  }

  /// The ids nearest to a word, best first.
  ///
  /// - Complexity: O(*n*), the first time with all letters of the names; beyond 2,000 names a few are compared.
  public mutating func nearest(to word: String, limit: Int = 3) -> [String] {
    if let earlier = found[word] { return Array(earlier.prefix(limit)) }
    guard found.count < Self.lookupLimit else { return [] }
    prepare()
    let folded = FoldedText(word).scalars
    var best: [Int: Int] = [:]
    for index in candidates(for: folded) {
      if let distance = Self.distance(folded, entries[index].folded) { best[index] = distance }
    }
    var ids: [String] = []
    // Equal distances keep the order of the table, so that a report repeats exactly.
    for (index, _) in best.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      if !ids.contains(entries[index].id) { ids.append(entries[index].id) }
      if ids.count == max(limit, 3) { break }
    }
    found[word] = ids
    return Array(ids.prefix(limit))
  }

  private static func distance(_ a: [UInt32], _ b: [UInt32]) -> Int? {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    let edits = editDistance(short, long, limit: max(1, long.count / 3))
    guard short.count >= 3, long.starts(with: short) else { return edits }
    return min(edits ?? 3, 3)
  }

  private func candidates(for folded: [UInt32]) -> [Int] {
    guard !postings.isEmpty else { return Array(entries.indices) }
    var shared = [UInt8](repeating: 0, count: entries.count)
    var touched: [Int32] = []
    var budget = Self.postingLimit
    let lists = Self.pairs(of: folded).prefix(Int(UInt8.max)).compactMap { postings[$0] }.sorted { $0.count < $1.count }
    for list in lists where budget > 0 {
      for index in list.prefix(budget) {
        if shared[Int(index)] == 0 { touched.append(index) }
        shared[Int(index)] += 1
      }
      budget -= list.count
    }
    var byCount = [[Int]](repeating: [], count: lists.count + 1)
    for index in touched { byCount[Int(shared[Int(index)])].append(Int(index)) }
    return Array(byCount.reversed().joined().prefix(Self.candidateLimit))
  }

  /// The different pairs of neighbouring letters, the ends marked, in an order that repeats exactly.
  private static func pairs(of letters: [UInt32]) -> [UInt64] {
    let padded = [0] + letters + [0]
    return Set(zip(padded, padded.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }).sorted()
  }
}
