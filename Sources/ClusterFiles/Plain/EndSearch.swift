import ClusterModel

/// Ids that are known.
protocol PlacedIDs {
  /// The place of an id, or what stands for it until it has one; nil if it is not known.
  func place(of id: RecordID, in table: CSVReader) -> Int?
}

/// Finds the organisations that ties name, and says what is wrong with those that it does not find.
struct EndSearch {
  /// How many rows named an organisation whose own row was left out.
  private(set) var danglingCount = 0
  /// The node table, if there is one.
  let nodeFile: String?
  private let organisations: [Organisation]
  private let omitted: Set<RecordID>
  private var nearest: NearestNames?

  /// - Parameter nodes: The organisations; nil takes those that the ties name.
  init(_ nodes: NodeTable?) {
    (nodeFile, organisations, omitted) = (nodes?.file, nodes?.organisations ?? [], nodes?.omitted ?? [])
  }

  /// One end of a tie, as far as it is known.
  struct End {
    var id: RecordID
    var place: Int?
  }

  /// The end that the current row names in a column; nil if it has none that counts.
  mutating func end(_ table: inout TableReader, _ column: Int, _ ids: some PlacedIDs) -> End? {
    guard let id = table.identifier(column) else { return nil }
    if let place = ids.place(of: id, in: table.csv) { return End(id: id, place: place) }
    guard !omitted.contains(id) else {
      if table.isSound { danglingCount += 1 }
      table.isSound = false
      return nil
    }
    guard let nodeFile else {
      table.warnIfDamaged(id, column: column)
      return End(id: id, place: nil)
    }
    if nearest == nil { nearest = NearestNames(organisations.lazy.map { ($0.id, [$0.name, $0.shortName ?? ""]) }) }
    let suggestions = nearest?.nearest(to: id) ?? []
    table.report(
      .unknownOrganisation, column: column, value: id,
      "\(table.headers[column]) \"\(id)\" is no organisation"
        + (suggestions.isEmpty ? "; add it to \(nodeFile) or correct it" : ""), suggestions: suggestions)
    return nil
  }
}
