import ClusterModel
import Testing

@Suite struct TiesTests {
  private var plain: PlainTies {
    var rows = PlainTies.Rows()
    rows.append(from: 0, to: 1, strength: 1, row: 2)
    rows.append(from: 1, to: 2, strength: 2.5, row: 3)
    // Row 4 was left out.
    rows.append(from: 2, to: 0, strength: 1, row: 5)
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

  @Test func columnsOfRowsInOneGoAreThoseOfRowsOneByOne() {
    var rows = PlainTies.Rows()
    rows.append(from: [0] as [Int32], to: [1], strengths: [Double](), row: 2)
    rows.append(from: [1] as [Int32], to: [2], strengths: [2.5], row: 3)
    rows.append(from: [2] as [Int32], to: [0], strengths: [Double](), row: 5)
    let ties = Ties(PlainTies(ids: ["a", "b", "c"], file: "list.csv", rows))
    #expect(ties == each && ties == Ties(plain))
  }

  /// Adds the place of a tie as an attribute.
  private final class Places: TieDetails {
    func complete(_ tie: inout Tie, at place: Int) { tie.attributes["place"] = String(place) }
  }

  @Test func detailsAreAddedWhereATieIsAskedFor() {
    var rows = PlainTies.Rows()
    for row in 2..<4 { rows.append(from: 0, to: 1, strength: 1, row: row) }
    let ties = Ties(PlainTies(ids: ["a", "b"], file: "", rows, details: Places()))
    #expect(ties.map { $0.attributes["place"] } == ["0", "1"])
    #expect(ties == Ties(PlainTies(ids: ["a", "b"], file: "", rows, details: Places())))
    #expect(ties != Ties(PlainTies(ids: ["a", "b"], file: "", rows)))
  }

  @Test func strengthsAreKeptOnlyWhereTheyDiffer() {
    var rows = PlainTies.Rows()
    for row in 2..<5 { rows.append(from: 0, to: 1, strength: 1, row: row) }
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
