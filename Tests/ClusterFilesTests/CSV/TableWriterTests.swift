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

  @Test func raggedRowTraps() async {
    await #expect(processExitsWith: .failure) {
      var writer = TableWriter(header: ["a", "b"])
      writer.append(["1"])
    }
  }
}
