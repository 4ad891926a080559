import ClusterModel
import Testing

@testable import ClusterFiles

@Suite struct NearDuplicatesTests {
  private func organisations(_ names: [(String, String?)]) -> [Organisation] {
    names.enumerated().map { place, entry in
      var organisation = Organisation(
        id: "o\(place)", name: entry.0, provenance: Provenance(file: "x", row: place + 2))
      organisation.country = entry.1.flatMap { Country(code: $0) }
      return organisation
    }
  }

  /// Pairs that a person calls the same, and such that a person does not.
  @Test(arguments: [
    ("Siemens AG", "SIEMENS Aktiengesellschaft", true), ("Čebelica d.o.o.", "CEBELICA", true),
    ("Universität Zürich", "UNIVERSITAET ZUERICH", true), ("Universidade de Aveiro", "University of Aveiro", true),
    ("Univ. Ljubljana", "Ljubljana University", true), ("Pôle SCS", "Pole S.C.S.", true),
    ("Fraunhofer Gesellschaft", "Fraunhofer Geselschaft", true), ("Renault SAS", "Renault", true),
    ("Inovatech Lda", "Inovatech Portugal Lda", false), ("Halle 2 GmbH", "Halle 3 GmbH", false),
    ("Instituto do Mar", "Instituto da Terra", false), ("TU Graz", "TU Wien", false),
    ("Università degli Studi di Teramo", "Universita' degli Studi di Bergamo", false),
    ("Acme Robotics Ltd", "Robotics Acme Limited", true),
  ])
  func whatAPersonCallsTheSame(_ a: String, _ b: String, _ areSame: Bool) {
    let pairs = NearDuplicates.pairs(among: organisations([(a, nil), (b, nil)]))
    #expect(!pairs.isEmpty == areSame, "\(pairs)")
    for pair in pairs { #expect((NearDuplicates.threshold...1).contains(pair.score) && !pair.reason.isEmpty) }
  }

  @Test func countriesAndOrder() {
    let list = organisations([("Acme Ltd", "PT"), ("ACME SA", "DE"), ("Other", nil), ("Acme, Lda.", "PT")])
    let pairs = NearDuplicates.pairs(among: list)
    #expect(pairs.map { [$0.first, $0.second] } == [[0, 3]] && pairs[0].score == 1)
  }

  @Test func idsThatDifferInCase() {
    let list = [("Foodvalley", "Food Valley NL"), ("ben", "Ben"), ("foodvalley", "Wageningen"), ("Ben", "BEN")]
    let organisations = list.map { Organisation(id: $0.0, name: $0.1, provenance: Provenance(file: "x", row: 2)) }
    let pairs = NearDuplicates.pairs(among: organisations)
    // Ben is found by name, and once.
    #expect(pairs.map { [$0.first, $0.second] } == [[0, 2], [1, 3]])
    #expect(pairs.map(\.score) == [1, 1] && pairs[0].reason == "the same id but for case")
  }

  /// Against every pair compared with every other: names that share no word and no beginning are never alike enough.
  @Test func manyNames() {
    let words = ["alpha", "beta", "gamma", "delta", "marine", "solar", "wind", "steel", "glass", "wood"]
    var names: [(String, String?)] = []
    for first in words { for second in words where first != second { names.append(("\(first) \(second) works", nil)) } }
    let pairs = NearDuplicates.pairs(among: organisations(names))
    // The same two words in another order, and nothing else: ten words give 45 such pairs.
    #expect(pairs.count == 45 && pairs.allSatisfy { $0.score == 0.98 })
  }
}

@Suite struct MergeFileTests {
  private func records() -> ClusterRecords {
    func organisation(_ id: String, _ country: String?) -> Organisation {
      var organisation = Organisation(id: id, name: id, provenance: Provenance(file: "n", row: 2))
      organisation.country = country.flatMap { Country(code: $0) }
      return organisation
    }
    func tie(_ a: String, _ b: String) -> Tie { Tie(from: a, to: b, provenance: Provenance(file: "t", row: 2)) }
    var records = ClusterRecords(
      title: "x", organisations: [organisation("a", nil), organisation("b", "PT"), organisation("c", "DE")],
      ties: [tie("a", "b"), tie("b", "c"), tie("c", "c")])
    records.activities = [Activity(id: "e", name: "e", provenance: Provenance(file: "x", row: 2))]
    records.participations = ["a", "b"].map {
      Participation(of: $0, in: "e", provenance: Provenance(file: "p", row: 2))
    }
    return records
  }

  private func merge(_ text: String) throws -> (records: ClusterRecords, notices: [String]) {
    let folder = try TemporaryFolder(["merge.csv": text])
    return try MergeFile(path: folder.path + "/merge.csv").applied(to: records())
  }

  @Test func whatIsMerged() throws {
    let (records, notices) = try merge("id,into,score\nb,a,0.9\n")
    #expect(records.organisations.map(\.id) == ["a", "c"] && records.organisations[0].country?.code == "PT")
    #expect(records.ties.map { $0.sourceID + $0.targetID } == ["ac", "cc"] && records.participations.count == 1)
    #expect(notices.count == 3)
    // A chain ends where nobody goes on.
    #expect(try merge("id,into\nb,c\nc,a\n").records.organisations.map(\.id) == ["a"])
  }

  @Test(arguments: [
    ("id,into\nx,a\n", "nearest"), ("id,into\na,b\nb,a\n", "circle"), ("id,into\na,a\n", "itself"),
    ("id,into\na,b\na,c\n", "row 2 already"), ("id,to\na,b\n", "\"into\""), ("id,into\n,b\n", "empty"),
  ])
  func whatCannotBe(_ text: String, _ words: String) throws {
    let error = try #require(throws: LoadError.self) { try merge(text) }
    #expect("\(error)".contains(words) || words == "nearest" && "\(error)".contains("no organisation"), "\(error)")
  }

  @Test func candidatesAreSuchAFile() throws {
    let organisations = records().organisations
    let text = MergeFile.text(
      of: [NearDuplicate(first: 0, second: 1, score: 0.954, reason: "alike")], among: organisations)
    #expect(text == "id,into,score,name,into_name,country,into_country,why\nb,a,0.95,b,a,PT,,alike\n")
    #expect(try merge(text).records.organisations.count == 2)
  }
}
