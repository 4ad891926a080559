import ClusterAnalysis
import ClusterModel
import GraphCore

/// Networks made for tests of gaps.
enum GapNetworks {
  static let here = Provenance(file: "test", row: 1)
  static let planned = TieKind(rawValue: "planned")
  static let declined = TieKind(rawValue: "declined")

  /// An organisation; blanks stand for nothing.
  static func organisation(
    _ id: String, sector: String = "", country: String = "", kind: OrganisationKind? = nil
  ) -> Organisation {
    var organisation = Organisation(id: id, name: id.uppercased(), provenance: here)
    organisation.sectors = sector.isEmpty ? [] : [sector]
    organisation.country = Country(code: country)
    organisation.kind = kind
    return organisation
  }

  /// Ties written as "a b", "a b kind".
  static func ties(_ list: [String]) -> [Tie] {
    list.enumerated().map { row, text in
      let words = text.split(separator: " ").map(String.init)
      var tie = Tie(
        from: words[0], to: words[1], kind: words.count > 2 ? TieKind(rawValue: words[2]) : .unspecified,
        provenance: Provenance(file: "ties.csv", row: row + 2, source: "page \(row)"))
      tie.isDirected = false
      return tie
    }
  }

  static func records(_ organisations: [Organisation], _ list: [String]) -> ClusterRecords {
    var records = ClusterRecords(title: "Test", organisations: organisations, ties: ties(list))
    records.tieKindRules[planned] = TieKindRule(label: "Planned", isStep: false)
    return records
  }

  /// Organisations of three sectors, or none, in two home countries, two markets, or nowhere; some ties are declined or
  /// planned, and some organisations have none.
  static func random(seed: UInt64, count: Int = 16) -> ClusterRecords {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<count).map { "o\($0)" }
    let organisations = names.map { name in
      let sector = ["x", "y", "z", ""][Int.random(in: 0..<4, using: &generator)]
      let country = ["FR", "DE", "DE", "US", "CA", ""][Int.random(in: 0..<6, using: &generator)]
      return organisation(
        name, sector: sector, country: country, kind: Bool.random(using: &generator) ? .cluster : .sme)
    }
    var list: [String] = []
    for a in 0..<count {
      for b in 0..<a {
        let draw = Double.random(in: 0..<1, using: &generator)
        if draw < 0.12 { list.append("\(names[a]) \(names[b])") }
        if draw > 0.88 { list.append("\(names[a]) \(names[b]) declined") }
        if draw > 0.1 && draw < 0.17 { list.append("\(names[b]) \(names[a]) planned") }
      }
    }
    var records = records(organisations, list)
    records.homeCountries = Set(["FR", "DE"].compactMap(Country.init(code:)))
    records.markets = ["US", "CA"].compactMap(Country.init(code:)).map { Market(country: $0, provenance: here) }
    records.markets[0].priority = MarketPriority(rawValue: "target")
    records.markets[1].priority = MarketPriority(rawValue: "vehicle")
    return records
  }

  static func analysis(_ records: ClusterRecords, _ change: (inout GapOptions) -> Void = { _ in }) throws -> GapAnalysis
  {
    var options = GapOptions()
    (options.null, options.draws, options.runs) = (.density, 99, 0)
    change(&options)
    let network = try ClusterNetwork(records)
    return try GapAnalysis(network, grouping: try network.grouping(by: "sector"), options: options)
  }
}
