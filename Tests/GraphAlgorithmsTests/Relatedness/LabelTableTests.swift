import GraphAlgorithms
import GraphTestSupport
import Testing

@Suite struct LabelTableTests {
  /// Three owners, four labels; nobody has the last one.
  static let table = LabelTable([[10, 0, 5, 0], [5, 5, 0, 0], [0, 15, 10, 0], [0, 0, 0, 0]], labelCount: 4)

  @Test("Advantages by hand") func advantages() {
    // Sums: owners 15, 10, 25, 0; labels 15, 20, 15, 0; all 50.
    let expected: [[Double?]] = [
      [10.0 / 15 / 0.3, 0, 5.0 / 15 / 0.3, nil], [0.5 / 0.3, 0.5 / 0.4, 0, nil], [0, 0.6 / 0.4, 0.4 / 0.3, nil],
      [nil, nil, nil, nil],
    ]
    let found = Self.table.revealedAdvantages()
    for owner in 0..<4 { #expect(zip(found[owner], expected[owner]).allSatisfy { agree($0, $1) }) }
    #expect(
      Self.table.specialities() == [
        [true, false, true, false], [true, true, false, false], [false, true, true, false],
        [false, false, false, false],
      ])
  }

  @Test("An average share is no speciality") func average() {
    #expect(LabelTable([[1, 1], [2, 2]], labelCount: 2).specialities() == [[false, false], [false, false]])
    #expect(LabelTable([], labelCount: 2).revealedAdvantages().isEmpty)
  }

  @Test func countsAreChecked() async {
    await #expect(processExitsWith: .failure) { _ = LabelTable([[1]], labelCount: 2) }
    await #expect(processExitsWith: .failure) { _ = LabelTable([[-1]], labelCount: 1) }
  }
}
