import ClusterModel
import Testing

@Suite struct OrganisationsTests {
  private var named: Organisations {
    let rows = PlainTies.Rows(capacity: 9, isWeighted: false) { writer in
      writer.append(from: 0, to: 0, row: 2)
      writer.append(from: 0, to: 1, row: 3)
      // Row 4 was left out.
      writer.append(from: 2, to: 1, row: 5)
      writer.append(from: 1, to: 0, row: 6)
    }
    return Organisations(namedIn: PlainTies(ids: ["a", "b", "c"], file: "list.csv", rows), firstTies: [0, 1, 2])
  }

  private var each: Organisations {
    [("a", 2), ("b", 3), ("c", 5)].reduce(into: []) { list, entry in
      list.append(Organisation(id: entry.0, name: entry.0, provenance: Provenance(file: "list.csv", row: entry.1)))
    }
  }

  @Test func thoseThatTiesNameAreRecordsOfTheRowThatDoesSoFirst() {
    #expect(named == each && named.hashValue == each.hashValue)
    #expect(named.namedIDs == ["a", "b", "c"] && each.namedIDs == nil)
    #expect(named.count == 3 && Organisations().isEmpty)
  }

  @Test func theyBecomeRecordsWhenOneIsChanged() {
    var organisations = named
    organisations[1].city = "Porto"
    #expect(organisations.namedIDs == nil && organisations != each)
    #expect(organisations.map(\.provenance.row) == [2, 3, 5] && organisations.map(\.city) == [nil, "Porto", nil])
    organisations.removeAll { $0.id == "a" }
    organisations += [Organisation(id: "d", name: "D", provenance: Provenance(file: "x", row: 1))]
    #expect(organisations.map(\.id) == ["b", "c", "d"])
  }
}
