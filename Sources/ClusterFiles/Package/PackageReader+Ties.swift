import ClusterModel

extension PackageReader {
  /// Reads `ties.csv`.
  ///
  /// - Returns: Whether there is such a table.
  func readTies(_ records: inout ClusterRecords, _ organisations: Known?) throws(LoadError) -> Bool {
    guard var (table, schema) = try open("ties", needing: ["source_id", "target_id"], isNeeded: true) else {
      return false
    }
    // Without organisations every end would be unknown, which says nothing new.
    guard var known = organisations, let columns = TieColumns(table) else { return false }
    records.tieAttributeNames = columns.attributes.map { table.headers[$0] }
    let kinds = records.tieKindRules.keys.map(\.rawValue).sorted()
    var nearestKinds = NearestNames(kinds)
    let ids = known.index.ids
    var fingerprints: [UInt64] = []
    var ties: [Tie] = []
    ties.reserveCapacity(table.csv.estimatedRecordCount)
    while table.nextRow() {
      let source = table.reference(columns.source, to: &known, .unknownOrganisation, "organisation")
      let target = table.reference(columns.target, to: &known, .unknownOrganisation, "organisation")
      let kind = table.trimmedText(columns.kind)
      if let kind, let column = columns.kind, !kinds.isEmpty, !kinds.contains(kind) {
        table.report(
          .unknownKind, severity: .warning, column: column, value: kind,
          "kind \"\(kind)\" is not among the \"tieKinds\" of \(PackageDescriptor.fileName)",
          suggestions: nearestKinds.nearest(to: kind))
      }
      let sourceID = source.map { ids[$0] } ?? ""
      let targetID = target.map { ids[$0] } ?? ""
      let strength = table.strength(columns.strength, of: "\"\(sourceID)\" – \"\(targetID)\"")
      let isDirected = table.boolean(columns.directed)
      let (since, until) = table.period(columns.since, columns.until)
      schema.check(&table)
      guard table.isSound, source != nil, target != nil else {
        table.omitRow()
        continue
      }
      if source == target {
        table.report(
          .selfTie, severity: .warning, column: columns.target, value: targetID,
          "the tie joins \"\(targetID)\" with itself; it does not count")
      }
      fingerprints.append(table.csv.fingerprint)
      var tie = Tie(
        from: sourceID, to: targetID, kind: kind.map(TieKind.init(rawValue:)) ?? .unspecified, strength: strength,
        provenance: table.provenance(source: columns.provenance, note: columns.note))
      (tie.isDirected, tie.since, tie.until) = (isDirected, since, until)
      for column in columns.attributes {
        if let text = table.text(column) { tie.attributes[table.headers[column]] = text }
      }
      ties.append(tie)
    }
    records.ties = Ties(ties)
    table.finish()
    let repeats = repeatCount(fingerprints, threads: options.threads)
    if repeats > 0 {
      log.note("\(table.file): \(counted(repeats, "row")) repeat\(repeats == 1 ? "s" : "") an earlier row exactly")
    }
    return true
  }
}

/// Where `ties.csv` keeps what.
private struct TieColumns {
  let source: Int
  let target: Int
  let kind: Int?
  let strength: Int?
  let directed: Int?
  let since: Int?
  let until: Int?
  let provenance: Int?
  let note: Int?
  let attributes: [Int]

  init?(_ table: TableReader) {
    guard let source = table.column("source_id"), let target = table.column("target_id") else { return nil }
    (self.source, self.target) = (source, target)
    (kind, strength, directed) = (table.column("kind"), table.column("strength"), table.column("directed"))
    (since, until) = (table.column("since"), table.column("until"))
    (provenance, note) = (table.column("source"), table.column("note"))
    let own = [source, target, kind, strength, directed, since, until, provenance, note]
    attributes = table.headers.indices.filter { !own.contains($0) && !table.headers[$0].isEmpty }
  }
}
