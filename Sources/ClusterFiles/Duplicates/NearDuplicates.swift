public import ClusterModel

/// Two organisations that may be one.
public struct NearDuplicate: Hashable, Sendable {
  /// Where they stand among the organisations; the first one first.
  public var first: Int
  /// The other one.
  public var second: Int
  /// How alike their names are, from ``NearDuplicates/threshold`` to 1.
  public var score: Double
  /// In what they are alike, in a few words.
  public var reason: String
}

/// Finds organisations whose names differ in case, accents, legal form, abbreviations, the order of words or a few letters,
/// or whose ids differ in case alone.
///
/// Names are compared word by word without legal forms and small words, words of several languages in one spelling
/// (``NameWords``). Two names are as alike as the better of two numbers says: the share of their words' weights that they
/// have in common, a rare word weighing more (Salton & Buckley 1988, <https://doi.org/10.1016/0306-4573(88)90021-0>); and
/// one less the edit distance of the words that differ over the length. Different countries take a fifth away. Candidates are for somebody to look
/// at; nothing is ever merged for them.
public enum NearDuplicates {
  /// The score from which two organisations are a candidate.
  public static let threshold = 0.88

  /// How many names may share a word or a beginning for it to bring candidates together.
  private static let rare = 40

  /// The pairs that may be one organisation, the most alike first.
  ///
  /// - Parameter organisations: The organisations.
  /// - Returns: The pairs, in the order of scores, then of places.
  /// - Complexity: O(*n* · length of names) and a bounded number of comparisons for each name.
  public static func pairs(among organisations: some Collection<Organisation>) -> [NearDuplicate] {
    let organisations = Array(organisations)
    let names = organisations.map { NameWords($0.name).words }
    let joined = names.map { $0.joined(separator: " ") }
    var holders: [String: [Int32]] = [:]
    for (place, words) in names.enumerated() {
      // The beginning of a name brings together what a slip in its only rare word parts.
      for key in Set(words + ["^" + joined[place].prefix(6)]) { holders[key, default: []].append(Int32(place)) }
    }
    let weights = holders.mapValues { 1 / Double($0.count).squareRoot() }
    var seen: Set<UInt64> = []
    var found: [NearDuplicate] = []
    for (_, places) in holders where (2...rare).contains(places.count) {
      for (index, first) in places.enumerated() {
        for second in places[(index + 1)...] where seen.insert(UInt64(first) << 32 | UInt64(second)).inserted {
          let (a, b) = (Int(first), Int(second))
          guard let (score, reason) = likeness(names[a], names[b], joined[a], joined[b], weights) else { continue }
          let countries = [organisations[a].country, organisations[b].country].compactMap(\.self)
          let final = countries.count == 2 && countries[0] != countries[1] ? score * 0.8 : score
          if final >= threshold { found.append(NearDuplicate(first: a, second: b, score: final, reason: reason)) }
        }
      }
    }
    found += sameIDs(organisations, without: Set(found.map { [$0.first, $0.second] }))
    return found.sorted { ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second) }
  }

  /// The pairs whose ids a person would take for the same; what is found already is left out.
  private static func sameIDs(_ organisations: [Organisation], without known: Set<[Int]>) -> [NearDuplicate] {
    var holders: [String: [Int]] = [:]
    for (place, organisation) in organisations.enumerated() {
      holders[organisation.id.lowercased(), default: []].append(place)
    }
    return holders.values.filter { (2...rare).contains($0.count) }.flatMap { places in
      places.indices.flatMap { index in
        places[(index + 1)...].filter { !known.contains([places[index], $0]) }.map {
          NearDuplicate(first: places[index], second: $0, score: 1, reason: "the same id but for case")
        }
      }
    }
  }

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private static func likeness(
    _ a: [String], _ b: [String], _ joinedA: String, _ joinedB: String, _ weights: [String: Double]
  ) -> (Double, String)? {
    if joinedA == joinedB { return (1, "the same name but for case, accents, legal form or abbreviations") }
    let (setA, setB) = (Set(a), Set(b))
    if setA == setB { return (0.98, "the same words in another order") }
    func weight(_ words: Set<String>) -> Double { words.sorted().reduce(0) { $0 + (weights[$1] ?? 1) } }
    let shared = weight(setA.intersection(setB)) / weight(setA.union(setB))
    // Two towns may differ in a few letters: slips are counted within the words that differ.
    let (onlyA, onlyB) = (a.filter { !setB.contains($0) }, b.filter { !setA.contains($0) })
    let parts = (scalars(onlyA.joined(separator: " ")), scalars(onlyB.joined(separator: " ")))
    let longest = max(parts.0.count, parts.1.count)
    let edits = longest >= 6 ? editDistance(parts.0, parts.1, limit: max(1, longest / 6)) : nil
    let length = max(joinedA.unicodeScalars.count, joinedB.unicodeScalars.count)
    let spelling = edits.map { 1 - Double($0) / Double(length) } ?? 0
    // A number tells one from another: Hall 2 is not Hall 3.
    let numbers = [setA, setB].map { words in words.filter { $0.contains { $0.isNumber } } }
    guard numbers[0] == numbers[1], max(shared, spelling) > 0 else { return nil }
    return spelling >= shared
      ? (0.98 * spelling, "\(counted(edits ?? 0, "letter")) apart") : (0.98 * shared, "most words are the same")
  }
}
