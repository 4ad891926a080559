/// Texts made over so that a format can hold them, and kept apart where they then are the same.
func distinctNames(_ names: [String], clean: (String) -> String) -> [String] {
  var taken: Set<String> = []
  return names.map { name in
    let base = clean(name)
    var candidate = base
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = clean("\(base) (\(number))")
      number += 1
    }
    return candidate
  }
}

/// Ids without the characters that XML forbids.
func xmlNames(_ ids: [String]) -> [String] {
  guard ids.contains(where: { $0.unicodeScalars.contains(where: isForbiddenInXML) }) else { return ids }
  return distinctNames(ids) { id in
    String(String.UnicodeScalarView(id.unicodeScalars.filter { !isForbiddenInXML($0) }))
  }
}

extension Losses {
  /// Names of nodes that the format can hold, saying how many had to change.
  mutating func nodeNames(_ ids: [String], because reason: String, clean: (String) -> String) -> [String] {
    let names = distinctNames(ids, clean: clean)
    let changed = zip(ids, names).count { $0 != $1 }
    if changed > 0 {
      add("\(counted(changed, "node id")) \(changed == 1 ? "is" : "are") written otherwise, since \(reason).")
    }
    return names
  }
}
