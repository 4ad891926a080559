import ClusterModel
import Testing

@Suite struct TiesTests {
  private var plain: PlainTies {
    let rows = PlainTies.Rows(capacity: 3, isWeighted: true) { writer in
      writer.append(from: 0, to: 1, row: 2)
      writer.append(from: 1, to: 2, strength: 2.5, row: 3)
      // Row 4 was left out.
      writer.append(from: 2, to: 0, row: 5)
    }
    return PlainTies(ids: ["a", "b", "c"], file: "list.csv", rows)
  }

  private var each: Ties {
    [
      Tie(from: "a", to: "b", provenance: Provenance(file: "list.csv", row: 2)),
      Tie(from: "b", to: "c", strength: 2.5, provenance: Provenance(file: "list.csv", row: 3)),
      Tie(from: "c", to: "a", provenance: Provenance(file: "list.csv", row: 5)),
    ]
  }

  @Test func columnsAndRecordsAreTheSameList() {
    #expect(Ties(plain) == each && Ties(plain).hashValue == each.hashValue)
    #expect(Ties(plain).plain != nil && each.plain == nil)
    #expect(Ties(plain).kinds == [.unspecified] && Ties().kinds.isEmpty)
  }

  @Test func columnsBecomeRecordsWhenOneIsChanged() {
    var ties = Ties(plain)
    ties[1].kind = TieKind(rawValue: "partner")
    #expect(ties.plain == nil && ties.map(\.provenance.row) == [2, 3, 5] && ties.kinds.count == 2)
    ties.removeAll { $0.sourceID == "a" }
    ties.append(Tie(from: "c", to: "d", provenance: Provenance(file: "x", row: 1)))
    #expect(ties.map(\.sourceID) == ["b", "c", "c"])
  }

  @Test func rowsInOneGoAreThoseOneByOne() {
    let rows = PlainTies.Rows(capacity: 8, isWeighted: true) { writer in
      for (place, row) in [(0, 1, 1), (1, 2, 2.5), (2, 0, 1)].enumerated()
        as EnumeratedSequence<[(Int32, Int32, Double)]>
      {
        (writer.sources[place], writer.targets[place], writer.strengths[place]) = row
      }
      writer.add(2, row: 2, hasStrengths: true)
      writer.add(0, row: 4, hasStrengths: false)
      writer.add(1, row: 5, hasStrengths: false)
    }
    let ties = Ties(PlainTies(ids: ["a", "b", "c"], file: "list.csv", rows))
    #expect(ties == each && ties == Ties(plain))
  }

  /// Adds the place of a tie as an attribute.
  private final class Places: TieDetails {
    func complete(_ tie: inout Tie, at place: Int) { tie.attributes["place"] = String(place) }
  }

  @Test func detailsAreAddedWhereATieIsAskedFor() {
    let rows = PlainTies.Rows(capacity: 3, isWeighted: true) { writer in
      for row in 2..<4 { writer.append(from: 0, to: 1, row: row) }
    }
    let ties = Ties(PlainTies(ids: ["a", "b"], file: "", rows, details: Places()))
    #expect(ties.map { $0.attributes["place"] } == ["0", "1"])
    #expect(ties == Ties(PlainTies(ids: ["a", "b"], file: "", rows, details: Places())))
    #expect(ties != Ties(PlainTies(ids: ["a", "b"], file: "", rows)))
  }

  @Test func strengthsAreKeptOnlyWhereTheyDiffer() {
    let rows = PlainTies.Rows(capacity: 3, isWeighted: true) { writer in
      for row in 2..<5 { writer.append(from: 0, to: 1, row: row) }
    }
    #expect(PlainTies(ids: ["a", "b"], file: "", rows).strengths.isEmpty)
    #expect(plain.strengths == [1, 2.5, 1])
  }

  @Test func anOrganisationWithoutFactsEqualsOneWhoseFactsWereTakenAway() {
    var organisation = Organisation(id: "a", name: "A", provenance: Provenance(file: "x", row: 2))
    let before = organisation
    organisation.city = "Porto"
    organisation.provenance.note = "seen"
    #expect(organisation != before && organisation.city == "Porto" && organisation.provenance.note == "seen")
    organisation.city = nil
    organisation.provenance.note = nil
    #expect(organisation == before)
  }
}
