import ClusterFiles
import Testing

@Suite struct TableWriterTests {
  @Test func quotesOnlyWhereNeeded() {
    var writer = TableWriter(header: ["id", "na;me"])
    writer.append(["a", "b;c"])
    writer.append(["x,y", "say \"hi\""])
    writer.append(["", "two\nlines"])
    #expect(writer.text == "id,\"na;me\"\na,b;c\n\"x,y\",\"say \"\"hi\"\"\"\n,\"two\nlines\"\n")
  }

  @Test func loneEmptyFieldIsNoBlankLine() {
    var writer = TableWriter(header: ["id"])
    writer.append([""])
    #expect(writer.text == "id\n\"\"\n")
  }

  @Test(arguments: [
    (1.0, "1"), (0.1, "0.1"), (-2.5, "-2.5"), (1e21, "1e+21"), (0, "0"), (1.0 / 3, "0.3333333333333333"),
  ])
  func numbersAreShort(number: Double, text: String) { #expect(TableWriter.text(of: number) == text) }

  @Test func undefinedIsEmpty() {
    #expect(TableWriter.text(of: Double.nan) == "")
    #expect(TableWriter.text(of: Double.infinity) == "")
    #expect(TableWriter.text(of: nil as Double?) == "")
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func numbersReadBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(Double(TableWriter.text(of: number))?.bitPattern == number.bitPattern)
    }
  }

  @Test func raggedRowTraps() async {
    await #expect(processExitsWith: .failure) {
      var writer = TableWriter(header: ["a", "b"])
      writer.append(["1"])
    }
  }
}
