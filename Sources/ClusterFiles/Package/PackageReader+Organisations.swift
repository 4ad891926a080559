import ClusterModel

extension PackageReader {
  /// Reads `sectors.csv`; nil without that table, and then any word may be a sector.
  func readSectors(_ records: inout ClusterRecords) throws(LoadError) -> Known? {
    guard var (table, schema) = try open("sectors", needing: ["id"]) else { return nil }
    guard let id = table.column("id") else { return nil }
    let (name, parent) = (table.column("name"), table.column("parent"))
    let (source, note) = (table.column("source"), table.column("note"))
    var rowOfID: [RecordID: Int] = [:]
    var known = Known()
    var parents: [Parent] = []
    while table.nextRow() {
      let identifier = table.newID(id, &rowOfID)
      let parentID = table.trimmedText(parent)
      schema.check(&table)
      guard table.isSound, let identifier else {
        if let identifier { known.omitted.insert(identifier) }
        table.omitRow()
        continue
      }
      if let parentID { parents.append(Parent(sector: known.index.count, id: parentID, row: table.row)) }
      known.index.add(identifier)
      let provenance = table.provenance(source: source, note: note)
      records.sectors.append(
        Sector(id: identifier, name: table.trimmedText(name) ?? identifier, provenance: provenance))
    }
    table.finish()
    known.names = NearestNames(records.sectors.lazy.map { ($0.id, [$0.name]) })
    join(parents, &records, &known, table)
    return known
  }

  private struct Parent {
    var sector: Int
    var id: RecordID
    var row: Int
  }

  /// Sets the parents of sectors, which may stand below them; an unknown parent and a loop are problems.
  private func join(_ parents: [Parent], _ records: inout ClusterRecords, _ known: inout Known, _ table: TableReader) {
    func report(_ code: ImportProblem.Code, _ parent: Parent, _ message: String, _ suggestions: [String] = []) {
      log.add(
        ImportProblem(
          code, file: table.file, row: parent.row, column: table.column("parent").map { $0 + 1 },
          columnName: "parent", value: parent.id, message: message, suggestions: suggestions))
    }
    for parent in parents {
      guard !known.isUnknown(parent.id) else {
        if !known.omitted.contains(parent.id) {
          report(
            .unknownSector, parent, "parent \"\(parent.id)\" is no sector", known.names.nearest(to: parent.id))
        }
        continue
      }
      records.sectors[parent.sector].parentID = parent.id
    }
    for parent in parents where records.sectors[parent.sector].parentID != nil {
      var chain: [RecordID] = [records.sectors[parent.sector].id]
      var next = records.sectors[parent.sector].parentID
      while let id = next, !chain.contains(id) {
        chain.append(id)
        next = known.index.place(of: id).flatMap { records.sectors[$0].parentID }
      }
      guard let next, next == chain[0] else { continue }
      report(
        .sectorLoop, parent, "sector \"\(next)\" is part of itself: \((chain + [next]).joined(separator: " → "))")
      // Cut here, so that the rest of the loop is a chain and is reported once.
      records.sectors[parent.sector].parentID = nil
    }
  }

  /// Reads `organisations.csv`.
  func readOrganisations(_ records: inout ClusterRecords, _ sectors: Known?) throws(LoadError) -> Known? {
    guard var (table, schema) = try open("organisations", needing: ["id", "name"], isNeeded: true) else { return nil }
    guard let columns = OrganisationColumns(table) else { return nil }
    var sectors = sectors
    var rowOfID: [RecordID: Int] = [:]
    var known = Known()
    records.attributeNames = columns.attributes.map { table.headers[$0] }
    var organisations: [Organisation] = []
    organisations.reserveCapacity(table.csv.estimatedRecordCount)
    let ofEach = [columns.id, columns.name] + [columns.source, columns.note].compactMap(\.self)
    var facts = SharedFacts(except: ofEach, of: table.headers.count)
    while table.nextRow() {
      let organisation = organisation(&table, columns, &rowOfID, &facts, &sectors)
      schema.check(&table)
      guard table.isSound, let organisation else {
        if let id = table.trimmedText(columns.id), known.isUnknown(id) { known.omitted.insert(id) }
        table.omitRow()
        continue
      }
      known.index.add(organisation.id)
      organisations.append(organisation)
    }
    table.finish()
    records.organisations = Organisations(organisations)
    known.names = NearestNames(records.organisations.lazy.map { ($0.id, [$0.name, $0.shortName ?? ""]) })
    return known
  }

  private func organisation(
    _ table: inout TableReader, _ columns: OrganisationColumns, _ rowOfID: inout [RecordID: Int],
    _ shared: inout SharedFacts, _ sectors: inout Known?
  ) -> Organisation? {
    let id = table.newID(columns.id, &rowOfID)
    let name = table.required(columns.name)
    let known = shared.known(&table) { table in facts(&table, columns, &sectors) }
    guard let id, let name else { return nil }
    return Organisation(
      id: id, name: name, provenance: table.provenance(source: columns.source, note: columns.note), known)
  }

  private func facts(
    _ table: inout TableReader, _ columns: OrganisationColumns, _ sectors: inout Known?
  ) -> Organisation.Facts {
    var facts = Organisation.Facts()
    facts.shortName = table.trimmedText(columns.shortName)
    facts.kind = table.word(columns.kind, among: OrganisationKind.known.map(\.rawValue), .unknownKind)
      .map(OrganisationKind.init(rawValue:))
    facts.country = table.country(columns.country)
    facts.region = table.trimmedText(columns.region)
    facts.city = table.trimmedText(columns.city)
    facts.sectors = table.list(columns.sectors)
    facts.areas = table.list(columns.areas)
    facts.seeks = table.list(columns.seeks)
    facts.offers = table.list(columns.offers)
    facts.website = table.trimmedText(columns.website)
    for sector in facts.sectors {
      guard sectors?.isUnknown(sector) == true else { continue }
      guard sectors?.omitted.contains(sector) == false else {
        table.isSound = false
        continue
      }
      table.report(
        .unknownSector, column: columns.sectors, value: sector, "sector \"\(sector)\" is not in the table of sectors",
        suggestions: sectors?.names.nearest(to: sector) ?? [])
    }
    for column in columns.attributes {
      if let text = table.text(column) { facts.attributes[table.headers[column]] = text }
    }
    return facts
  }
}

/// Where `organisations.csv` keeps what.
private struct OrganisationColumns {
  let id: Int
  let name: Int
  let shortName: Int?
  let kind: Int?
  let country: Int?
  let region: Int?
  let city: Int?
  let sectors: Int?
  let areas: Int?
  let seeks: Int?
  let offers: Int?
  let website: Int?
  let source: Int?
  let note: Int?
  let attributes: [Int]

  init?(_ table: TableReader) {
    guard let id = table.column("id"), let name = table.column("name") else { return nil }
    (self.id, self.name) = (id, name)
    (shortName, kind, country) = (table.column("short_name"), table.column("kind"), table.column("country"))
    (region, city, sectors) = (table.column("region"), table.column("city"), table.column("sectors"))
    (areas, seeks, offers) = (table.column("areas"), table.column("seeks"), table.column("offers"))
    (website, source, note) = (table.column("website"), table.column("source"), table.column("note"))
    let own = [id, name, shortName, kind, country, region, city, sectors, areas, seeks, offers, website, source, note]
    attributes = table.headers.indices.filter { !own.contains($0) && !table.headers[$0].isEmpty }
  }
}
