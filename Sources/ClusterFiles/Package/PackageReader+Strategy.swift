import ClusterModel

extension PackageReader {
  /// Reads `markets.csv`.
  func readMarkets(_ records: inout ClusterRecords) throws(LoadError) {
    guard var (table, schema) = try open("markets", needing: ["country"]) else { return }
    guard let country = table.column("country") else { return }
    let (priority, rationale) = (table.column("priority"), table.column("rationale"))
    let (source, note) = (table.column("source"), table.column("note"))
    while table.nextRow() {
      _ = table.required(country)
      let place = table.country(country)
      let word = table.word(priority, among: MarketPriority.known.map(\.rawValue), .unknownPriority)
      schema.check(&table)
      guard table.isSound, let place else {
        table.omitRow()
        continue
      }
      var market = Market(country: place, provenance: table.provenance(source: source, note: note))
      market.priority = word.map(MarketPriority.init(rawValue:))
      market.rationale = table.trimmedText(rationale)
      records.markets.append(market)
    }
    table.finish()
  }

  /// Reads `indicators.csv`.
  func readIndicators(_ records: inout ClusterRecords) throws(LoadError) {
    guard var (table, schema) = try open("indicators", needing: ["id", "name"]) else { return }
    guard let id = table.column("id"), let name = table.column("name") else { return }
    let (unit, target, achieved) = (table.column("unit"), table.column("target"), table.column("achieved"))
    let (source, note) = (table.column("source"), table.column("note"))
    var rowOfID: [RecordID: Int] = [:]
    while table.nextRow() {
      let identifier = table.newID(id, &rowOfID)
      let title = table.required(name)
      let (promised, reached) = (table.number(target), table.number(achieved))
      schema.check(&table)
      guard table.isSound, let identifier, let title else {
        table.omitRow()
        continue
      }
      var indicator = Indicator(id: identifier, name: title, provenance: table.provenance(source: source, note: note))
      indicator.unit = table.trimmedText(unit)
      (indicator.target, indicator.achieved) = (promised, reached)
      records.indicators.append(indicator)
    }
    table.finish()
  }

  /// Reads `surveys.csv`: survey, country, kind, count.
  func readSurveys(_ records: inout ClusterRecords) throws(LoadError) {
    guard var (table, schema) = try open("surveys", needing: ["survey", "count"]) else { return }
    guard let survey = table.column("survey"), let count = table.column("count") else { return }
    let (country, kind) = (table.column("country"), table.column("kind"))
    let (source, note) = (table.column("source"), table.column("note"))
    while table.nextRow() {
      let name = table.required(survey)
      _ = table.required(count)
      let number = table.count(count)
      let place = table.country(country)
      let word = table.word(kind, among: OrganisationKind.known.map(\.rawValue), .unknownKind)
      schema.check(&table)
      guard table.isSound, let name, let number else {
        table.omitRow()
        continue
      }
      records.surveys.append(
        SurveyCount(
          survey: name, country: place, kind: word.map(OrganisationKind.init(rawValue:)), count: number,
          provenance: table.provenance(source: source, note: note)))
    }
    table.finish()
  }
}
