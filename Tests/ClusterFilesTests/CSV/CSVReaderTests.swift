import ClusterFiles
import Testing

/// All records of a text, and all problems.
func read(_ bytes: [UInt8], separator: CSVSeparator? = nil) -> (records: [[String]], problems: [ImportProblem]) {
  var reader = CSVReader(bytes: bytes, file: "t.csv", separator: separator)
  var records: [[String]] = []
  while reader.nextRecord() { records.append(reader.texts) }
  return (records, reader.takeProblems())
}

func read(_ text: String, separator: CSVSeparator? = nil) -> (records: [[String]], problems: [ImportProblem]) {
  read(Array(text.utf8), separator: separator)
}

@Suite struct CSVReaderTests {
  @Test(
    "Reads what RFC 4180 says",
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
      ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
      ("\"a\",\"b, c\"\n", [["a", "b, c"]]),
      ("\"say \"\"hi\"\"\",\"\"\"\"\n", [["say \"hi\"", "\""]]),
      ("\"one\ntwo\",\"x\r\ny\"\n", [["one\ntwo", "x\r\ny"]]),
      (",\n,,\n", [["", ""], ["", "", ""]]),
      ("\"\"\n", [[""]]),
      ("\n\n", []),
      ("", []),
      (" a ,\\N\n", [[" a ", "\\N"]]),
      ("日本,🙂\n", [["日本", "🙂"]]),
    ] as [(String, [[String]])])
  func reads(text: String, expected: [[String]]) {
    let result = read(text, separator: .comma)
    #expect(result.records == expected)
    #expect(result.problems.isEmpty)
  }

  @Test("Every disguise of a file reads alike", arguments: Fixtures.names(in: "valid"))
  func disguises(name: String) throws {
    var result = read(try Fixtures.bytes("valid/\(name)")).records
    result.removeAll { record in record.allSatisfy { $0.isEmpty } }
    #expect(
      result.map { $0.map { $0 == "0,5" ? "0.5" : $0 } } == [
        ["Source", "Target", "Weight", "remark"], ["Pôle SCS", "gaia", "2", "say \"hi\", twice"],
        ["gaia", "mesap", "0.5", "two\nlines"], ["mesap", "Pôle SCS", "1", ""],
      ])
  }

  @Test("Rows are those of a spreadsheet, lines those of an editor")
  func positions() {
    var reader = CSVReader(bytes: Array("h\n\n\"a\nb\"\nc\r\n\r\nd".utf8), file: "t.csv")
    var places: [[Int]] = []
    while reader.nextRecord() { places.append([reader.row, reader.line]) }
    #expect(places == [[1, 1], [3, 3], [4, 5], [6, 7]])
  }

  @Test(
    "The separator is found in the header",
    arguments: [
      ("a,b;c,d\n", CSVSeparator.comma), ("a;b,c;d\n", .semicolon), ("a\tb\n", .tab), ("a\n", .comma),
      ("\"a,b,c\";d\n", .semicolon), ("a,b;c\n", .comma), ("\n\na;b\nc,d,e\n", .semicolon),
      ("sep=;\na,b,c\n", .semicolon),
      ("sep=\t\na,b\n", .tab), ("sep=x\na,b\n", .comma),
    ])
  func separators(text: String, expected: CSVSeparator) {
    #expect(CSVReader(bytes: Array(text.utf8), file: "t.csv").separator == expected)
  }

  @Test func separatorCanBeForced() {
    #expect(read("a,b;c\n", separator: .semicolon).records == [["a,b", "c"]])
  }

  @Test("The line sep=; is row 1 and no record")
  func declaredSeparator() {
    var reader = CSVReader(bytes: Array("sep=;\r\na;b\r\n".utf8), file: "t.csv")
    let hasRecord = reader.nextRecord()
    #expect(hasRecord)
    #expect(reader.texts == ["a", "b"])
    #expect(reader.row == 2)
  }

  @Test func utf16IsConvertedAndSaid() throws {
    let reader = CSVReader(bytes: try Fixtures.bytes("valid/utf-16be.csv"), file: "t.csv")
    #expect(reader.notices == ["t.csv: the text is UTF-16BE; it was read as such"])
  }

  @Test("A broken quote spoils its row and no other")
  func recovery() {
    let result = read("a,b\n\"c,d\ne,f\n\"g\nh,\"i\n", separator: .comma)
    #expect(result.records.first == ["a", "b"])
    #expect(result.records.contains(["e", "f"]))
    #expect(result.problems.allSatisfy { $0.code == .badQuote })
    #expect(result.problems.map(\.row) == [2, 4, 5])
  }

  @Test func problemsSayWhatToDo() {
    let encoding = read([0x61, 0x2C, 0xE9, 0x0A]).problems
    #expect(
      encoding.map(\.description) == [
        "t.csv:1:2: byte 0xE9 is no UTF-8; open the file in the program that wrote it and save it as UTF-8"
      ])
    #expect(
      read("a,b\n\"c\n").problems.map(\.description) == [
        "t.csv:2:1: the quote that opens here is never closed; close it or double it"
      ])
  }

  @Test(
    "Bytes that no UTF-8 has are found",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x99], [0xFF, 0x61],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    #expect(read([0x61, 0x2C] + bytes + [0x0A, 0x62, 0x2C, 0x63]).problems.map(\.place) == ["t.csv:1:2"])
  }
}
