import ClusterAnalysis
import ClusterModel
import Testing

@Suite struct MadeUpNetworkTests {
  private let recipe = MadeUpNetwork(clusters: 12, smes: 600, countries: 9, sectors: 7, seed: 4)

  @Test func hasWhatWasAskedFor() throws {
    let records = try recipe.records()
    let kinds = Dictionary(grouping: records.organisations) { $0.kind }
    #expect(kinds[.cluster]?.count == 12 && kinds[.sme]?.count == 600)
    #expect(kinds[.research]?.count == 30 && kinds[.company]?.count == 30)
    #expect(Set(records.organisations.map(\.id)).count == 672)
    #expect(records.homeCountries.count == 9 && records.sectors.count == 7)
    #expect(records.organisations.allSatisfy { $0.country.map(records.homeCountries.contains) ?? false })
    let sectors = Set(records.sectors.map(\.id))
    #expect(records.organisations.allSatisfy { $0.sector.map(sectors.contains) ?? false })
  }

  @Test func tiesMeanWhatTheirKindSays() throws {
    let records = try recipe.records()
    let kindOfID = Dictionary(uniqueKeysWithValues: records.organisations.map { ($0.id, $0.kind) })
    #expect(Set(records.ties.map(\.kind.rawValue)) == ["membership", "partner", "consortium", "contact", "agreement"])
    for tie in records.ties {
      #expect(records.tieKindRules[tie.kind] != nil && tie.since != nil && tie.sourceID != tie.targetID)
      if tie.kind.rawValue == "membership" { #expect(kindOfID[tie.targetID] == .cluster) }
      if tie.kind.rawValue == "agreement" {
        #expect(kindOfID[tie.sourceID] == .cluster && kindOfID[tie.targetID] == .cluster)
      }
    }
    // Members mostly share the sector of their cluster: 0.7 and a seventh of the rest.
    let sectorOfID = Dictionary(uniqueKeysWithValues: records.organisations.map { ($0.id, $0.sector) })
    let memberships = records.ties.filter { $0.kind.rawValue == "membership" }
    let shared = memberships.count { sectorOfID[$0.sourceID] == sectorOfID[$0.targetID] }
    #expect(abs(Double(shared) / Double(memberships.count) - 0.743) < 0.08)
  }

  @Test func aSeedGivesOneNetwork() throws {
    var other = recipe
    other.seed = 5
    #expect(try recipe.records() == recipe.records())
    #expect(try recipe.records() != other.records())
  }

  @Test func theSmallestNetworkIsOneCluster() throws {
    let records = try MadeUpNetwork(clusters: 1, smes: 0, countries: 1, sectors: 1, seed: 1).records()
    #expect(records.organisations.map(\.id) == ["cluster-1"] && records.ties.isEmpty)
  }
}
