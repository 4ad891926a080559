import ClusterAnalysis
import ClusterModel
import GraphCore
import Testing

/// Plain ties take a short way to the graph; records of the same ties take the long one, which is the oracle.
@Suite struct PlainProjectionTests {
  private func records(seed: UInt64, weighted: Bool) -> (plain: ClusterRecords, each: ClusterRecords) {
    var generator = SeededGenerator(seed: seed)
    let ids = (0..<12).map { "o\($0)" }
    let rows = PlainTies.Rows(capacity: 40, isWeighted: weighted) { writer in
      for row in 0..<40 {
        let strength = weighted ? Double(Int.random(in: 1...9, using: &generator)) / 7 : 1
        writer.append(
          from: Int32.random(in: 0..<12, using: &generator), to: Int32.random(in: 0..<12, using: &generator),
          strength: strength, row: row + 2)
      }
    }
    let plain = PlainTies(ids: ids, file: "list.csv", rows)
    let organisations = ids.map { Organisation(id: $0, name: $0, provenance: Provenance(file: "list.csv", row: 2)) }
    return (
      ClusterRecords(title: "t", organisations: organisations, ties: Ties(plain)),
      ClusterRecords(title: "t", organisations: organisations, ties: Array(Ties(plain)))
    )
  }

  @Test(arguments: 0..<20 as Range<UInt64>, [false, true])
  func theShortWayGivesWhatTheLongWayGives(seed: UInt64, weighted: Bool) throws {
    let (plain, each) = records(seed: seed, weighted: weighted)
    #expect(plain.ties.plain != nil && each.ties.plain == nil)
    for direction in [DirectionRule.fromData, .directed, .undirected] {
      for ignoresStrength in [false, true] {
        let options = ProjectionOptions(direction: direction, ignoresStrength: ignoresStrength)
        let (short, long) = (try ClusterNetwork(plain, options: options), try ClusterNetwork(each, options: options))
        #expect(short.graph == long.graph && short.table == long.table && short.notices == long.notices)
        #expect(Array(short.ties) == Array(long.ties) && Array(short.members) == Array(long.members))
      }
    }
    let none = ProjectionOptions(tieKinds: [TieKind(rawValue: "partner")])
    #expect(try ClusterNetwork(plain, options: none).graph == ClusterNetwork(each, options: none).graph)
  }
}
