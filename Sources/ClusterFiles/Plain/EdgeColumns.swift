/// What the columns of an edge list mean.
struct EdgeColumns {
  /// A column that describes one end of the tie, such as `source_sector`.
  struct OfEnd {
    var column: Int
    var isSource: Bool
    /// What it describes, as the header spells it.
    var name: String
  }

  var source: Int
  var target: Int
  var strength: Int?
  var kind: Int?
  var type: Int?
  var directed: Int?
  var since: Int?
  var until: Int?
  var provenance: Int?
  var note: Int?
  var ofEnds: [OfEnd] = []
  /// The other columns, in the order of the file.
  var attributes: [Int] = []

  /// The columns of an edge list with a header; nil if it names no ends.
  init?(headers: [String]) {
    let folded = headers.map(ColumnNames.folded)
    guard let ends = ColumnNames.findEnds(in: folded) else { return nil }
    (source, target) = ends
    var taken: Set<Int> = [source, target]
    func take(_ names: [String]) -> Int? {
      let found = ColumnNames.find(names, in: folded, except: taken)
      if let found { taken.insert(found) }
      return found
    }
    strength = take(ColumnNames.strengths)
    kind = take(ColumnNames.tieKinds)
    type = take(ColumnNames.types)
    directed = take(ColumnNames.directions)
    since = take(ColumnNames.beginnings)
    until = take(ColumnNames.ends)
    // In `source_id,target_id,…,source` the last column says where the fact is stated.
    if folded[source] != "source" { provenance = take(["source"]) }
    note = take(["note"])
    for (index, header) in headers.enumerated() where !taken.contains(index) {
      if let ofEnd = Self.ofEnd(header, index) {
        ofEnds.append(ofEnd)
      } else if !header.isEmpty {
        attributes.append(index)
      }
    }
  }

  /// The columns of an edge list of two or three columns without a header.
  init(withoutHeader thirdIsStrength: Bool?) {
    (source, target) = (0, 1)
    if thirdIsStrength == true { strength = 2 }
    if thirdIsStrength == false { kind = 2 }
  }

  /// Whether ends and strengths are all that a network needs of a table with these headers; what else its rows say has no
  /// meaning of its own.
  func isPlain(_ headers: [String]) -> Bool {
    let others = [kind, type, directed, since, until]
    return others.allSatisfy { $0 == nil } && ofEnds.isEmpty && !headers.contains("")
  }

  /// Whether rows say more than ends and strengths.
  var saysMore: Bool { !attributes.isEmpty || provenance != nil || note != nil }

  private static func ofEnd(_ header: String, _ column: Int) -> OfEnd? {
    let lower = header.lowercased()
    for (word, isSource) in [("source", true), ("target", false)] {
      guard lower.hasPrefix(word), let mark = lower.dropFirst(word.count).first, "_-. ".contains(mark) else { continue }
      let name = String(header.dropFirst(word.count + 1)).trimmed
      if !name.isEmpty { return OfEnd(column: column, isSource: isSource, name: name) }
    }
    return nil
  }
}
