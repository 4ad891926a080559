import ClusterFiles
import ClusterModel
import GraphCore
import Testing

/// Plain edge lists are read in bulk.
///
/// A column of dates makes the same rows take the general way, which is the oracle.
@Suite struct BulkRowsTests {
  /// What a reading found, for comparison: everything but the dates.
  private struct Found: Equatable {
    var ties: [String]
    var organisations: [String]
    var problems: [String]
    var notices: [String]
    var omittedRows: Int
  }

  private func found(_ text: String, threads: Int? = nil) throws -> Found {
    var options = LoadOptions(problems: .lenient)
    options.threads = threads
    let loaded = try ClusterLoader(options: options).load(bytes: Array(text.utf8), named: "list.csv")
    return Found(
      ties: loaded.records.ties.map {
        let attributes = $0.attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let words = "\($0.provenance.source ?? "-") \($0.provenance.note ?? "-")"
        return
          "\($0.provenance.row) \($0.sourceID) \($0.targetID) \($0.strength) \($0.kind.rawValue) \(attributes) \(words)"
      },
      organisations: loaded.records.organisations.map { "\($0.provenance.row) \($0.id) \($0.name)" },
      problems: loaded.problems.map(\.description), notices: loaded.notices, omittedRows: loaded.omittedRows)
  }

  private func expectSameBothWays(_ rows: [String], header: String = "source,target,weight", lineEnd: String = "\n")
    throws
  {
    // A row without any value stays one.
    let dated = { (row: String) in row.isEmpty ? row : row.allSatisfy { $0 == "," } ? row + "," : row + ",2019" }
    let plain = ([header] + rows).joined(separator: lineEnd) + lineEnd
    let wider = ([header + ",since"] + rows.map(dated)).joined(separator: lineEnd) + lineEnd
    #expect(try found(plain) == found(wider), "\(rows.joined(separator: " | "))")
  }

  @Test(arguments: [
    "a,b,1", "7,8,2.5", "007,7,1", "\"a\",\"b\",\"3\"", "\"7\",8,1", "a,,1", ",b,1", "a,b,", "a,b,0", "a,b,-1",
    "a,b,nan", "a,b,1e-3", "a,b,+2", "a,b,.5", "a,b,5.", "a,b,.", "a,b,0.1", "a,b,123456789.123456789", "a,b,1e400",
    " a,b,1", "a ,b,1", "a,b, 1", "\u{A0}a,b,1", "a,b\u{2003},1", "é,e\u{301},1", "\u{212A},K,1", "K,\u{212A},1",
    "ANOTHER LONG \u{212A} NAME,ANOTHER LONG K NAME,1", "1E+05,b,1",
    "1E5,b,1", "'=a,=a,1", "'a,a,1", "3-Dec,b,1", "12-34,b,1", "\"7\",\"8\",\"9\"",
    "a,a,1", "\"a\"\"b\",c,1", "a\"b,c,1", "0,00,1", "999999999,1000000000,1", "123456789012,a,1",
    "a name that is longer than fifteen bytes,another name that is just as long,1", "a\u{0},b,1", "a,b,\"1", "日本,東京,4",
  ])
  func everyFormOfARowIsReadAsTheGeneralWayReadsIt(row: String) throws {
    try expectSameBothWays(["x,y,1", row, "y,z,2", row, "a,b,1"])
    try expectSameBothWays(["", row, "", "", "a,b,1"], lineEnd: "\r\n")
    try expectSameBothWays(["x,y,1", row, "", "y,z,2", "a,b,1"], lineEnd: "\r")
  }

  /// Each line end is one that some programs write; mixed, they come of files joined by hand.
  @Test func linesMayEndInSeveralWaysInOneFile() throws {
    let mixed = { (end: String) in
      "source,target,weight\(end)\na,b,1\(end)\r\nb,c,2\(end)\rc,d,3\(end)\r\r\n\nd,e,1\(end)\r10,11,1\(end)"
    }
    let (plain, dated) = (
      try found(mixed("")), try found(mixed(",2019").replacing("weight,2019", with: "weight,since"))
    )
    #expect(plain == dated && plain.ties.count == 5)
  }

  @Test(arguments: [1, 3]) func rowsThatRepeatEarlierOnesAreCounted(threads: Int) throws {
    // 40,000 rows of 2 · 3 · 5 · 7 · 11 pairs: the remainders of a number tell it, so each pair is there 17 or 18 times.
    let rows = (0..<40_000).map { "\($0 % 42),n\($0 % 55)\n" }
    let loaded = try found("source,target\n" + rows.joined(), threads: threads)
    #expect(loaded.ties.count == 40_000)
    #expect(loaded.notices.contains("list.csv: \(40_000 - 2_310) rows repeat an earlier row exactly"))
  }

  /// Of 36,000 different rows, every 40th comes again at the end, the other way round, and once more.
  @Test(arguments: [1, 3, 8]) func fewRowsThatRepeatEarlierOnesAreCounted(threads: Int) throws {
    let rows = (0..<36_000).map { "\($0 % 180),n\($0 / 180)\n" }
    let (again, turned) = (
      stride(from: 0, to: 36_000, by: 40).map { rows[$0] },
      stride(from: 0, to: 36_000, by: 40).map { "n\($0 / 180),\($0 % 180)\n" }
    )
    let repeats = { (rows: [String]) in
      var options = LoadOptions()
      options.threads = threads
      let text = "source,target\n" + rows.joined()
      let loaded = try ClusterLoader(options: options).load(bytes: Array(text.utf8), named: "list.csv")
      return loaded.notices.filter { $0.contains("repeat") }
    }
    #expect(try repeats(rows + turned + again + again) == ["list.csv: 1800 rows repeat an earlier row exactly"])
    #expect(try repeats(rows + turned) == [])
  }

  /// Long rows of known ids let expect few new ones, and then there are two in each row.
  @Test(arguments: [1, 2]) func idsThatComeUpLateFindRoom(threads: Int) throws {
    let known = (0..<4_000).map { ["Anna", "an id of more than fifteen bytes \($0 % 3)"] }
    let new = (0..<7_000).map { ["late \($0)", $0 % 2 == 0 ? "žába \($0)" : "another id of many bytes \($0)"] }
    let rows = known + new + known.prefix(5)
    let loaded = try found("source,target\n" + rows.map { "\($0[0]),\($0[1])\n" }.joined(), threads: threads)
    var seen: Set<String> = []
    let ids = rows.joined().filter { seen.insert($0).inserted }
    #expect(loaded.organisations.map { $0.split(separator: " ", maxSplits: 1)[1] } == ids.map { "\($0) \($0)" })
    #expect(loaded.ties.count == rows.count)
    #expect(loaded.ties.last == "11006 Anna an id of more than fifteen bytes 1 1.0 tie [] - -")
  }

  /// They are shorter than any row of a tie, so more of them come at once than a file of its size could hold ties.
  @Test func manyRowsWithoutEndsAreReadAsTheGeneralWayReadsThem() throws {
    let empty = [String](repeating: ",", count: 300)
    try expectSameBothWays(["a,b"] + empty + ["b,c"], header: "source,target")
    try expectSameBothWays(empty, header: "source,target")
    try expectSameBothWays(["a,b,1"] + empty.map { $0 + "," }, header: "source,target,weight")
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func randomListsAreReadAsTheGeneralWayReadsThem(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ends = [
      "1", "2", "30", "007", "a", "Ana", "\"b\"", "été", " c", "",
      "a name of more than fifteen bytes",
      "99999999", "1E+05", "0",
    ]
    let weights = ["1", "2", "0.5", "1e2", "", "0", "x", "\"3\"", "1"]
    let rows = (0..<40).map { _ -> String in
      if Int.random(in: 0..<20, using: &generator) == 0 { return "" }
      let pick = { (words: [String], generator: inout SeededGenerator) in
        words[Int.random(in: 0..<words.count, using: &generator)]
      }
      return [pick(ends, &generator), pick(ends, &generator), pick(weights, &generator)].joined(separator: ",")
    }
    try expectSameBothWays(rows)
  }

  @Test(arguments: [
    "a,b,1,x,2020", "a,b,1,,", "a,b,1,\"x, y\",3.50", "a,b,1,\"say \"\"x\"\"\",1", "a,b,1,\"two\nlines\",1",
    "a,b,1,é,日本",
    "a,b,1, x ,1", "a,b,1,x\"y,1", "a,b,1,x\u{0},1", "a,b,1,'=x,'y", "a,b,0,x,1", ",,,x,",
  ])
  func furtherColumnsAreReadAsTheGeneralWayReadsThem(row: String) throws {
    let rows = ["x,y,1,p,2019", row, "y,z,2,,", row, "a,b,1,x,2020"]
    try expectSameBothWays(rows, header: "source,target,weight,word,year")
    try expectSameBothWays(rows, header: "Source,Target,Weight,note,year", lineEnd: "\r\n")
    try expectSameBothWays(rows, header: "source_id,target_id,weight,source,note")
  }

  /// A list of several parts, with odd rows in some of them, in which ids come up anew all the time.
  private func longList(seed: UInt64, names: Bool) -> (text: String, ends: [[String]]) {
    var generator = SeededGenerator(seed: seed)
    var text = "source,target,weight,word\n"
    var ends: [[String]] = []
    for row in 0..<24_000 {
      let pick = { (generator: inout SeededGenerator) -> String in
        let number = Int.random(in: 0...(40 + row / 3), using: &generator)
        return names ? number % 7 == 0 ? "Žaba número \(number) & Co." : "org-\(number)" : "\(number)"
      }
      let (source, target) = (pick(&generator), pick(&generator))
      let isOdd = Int.random(in: 0..<6_000, using: &generator) == 0
      text +=
        "\(isOdd ? " " : "")\(source),\(target),\(row % 5 + 1),\(isOdd ? "\"a \"\"b\"\"\n1,2\"" : "w\(row % 11)")\n"
      ends.append([source, target])
    }
    return (text, ends)
  }

  @Test(arguments: [(1, false), (2, true)] as [(UInt64, Bool)])
  func listsOfSeveralPartsAreTheSameForAnyNumberOfThreads(seed: UInt64, names: Bool) throws {
    let (text, ends) = longList(seed: seed, names: names)
    let one = try found(text, threads: 1)
    #expect(try one == found(text, threads: 2))
    #expect(try one == found(text, threads: 5))
    // Against the rows as they were made: ids in the order in which they come up.
    var seen: Set<String> = []
    let ids = ends.joined().filter { seen.insert($0).inserted }
    #expect(one.organisations.map { $0.split(separator: " ", maxSplits: 1)[1] } == ids.map { "\($0) \($0)" })
    #expect(one.ties.count == ends.count)
    for (place, tie) in one.ties.enumerated() where place % 97 == 0 {
      #expect(tie.contains(" \(ends[place][0]) \(ends[place][1]) \(Double(place % 5 + 1)) "))
    }
  }

  /// Unicode has two ways to write é and Č and a sign of its own for the K of kelvin; they are equal texts.
  @Test(arguments: [1, 2, 3, 8]) func anIDThatIsSpelledInSeveralWaysHasOnePlace(threads: Int) throws {
    let spellings = [
      "Kelvin & Co. \u{212A}G", "Kelvin & Co. KG", "caf\u{E9}", "cafe\u{301}", "C\u{30C}ad", "\u{10C}ad",
    ]
    let names = spellings + (0..<30).map { "name \($0)" } + (0..<30).map { "\($0 * $0)" }
    var generator = SeededGenerator(seed: 11)
    let rows = (0..<900).map { row in
      // The first rows name few, so that some spellings come up late.
      (0..<2).map { _ in names[Int.random(in: row < 400 ? 1..<40 : 0..<names.count, using: &generator)] }
    }
    let loaded = try found("source,target\n" + rows.map { "\($0[0]),\($0[1])\n" }.joined(), threads: threads)
    var firstRows: [String: Int] = [:]
    var ids: [String] = []
    for (row, end) in rows.enumerated().flatMap({ row, ends in ends.map { (row, $0) } }) where firstRows[end] == nil {
      firstRows[end] = row + 2
      ids.append(end)
    }
    // Scalars, since texts are equal however they are spelled: each id as it came up first.
    let scalars = { (texts: [String]) in texts.map { Array($0.unicodeScalars) } }
    #expect(scalars(loaded.organisations) == scalars(ids.map { "\(firstRows[$0] ?? 0) \($0) \($0)" }))
    #expect(loaded.ties.count == rows.count && ids.count < names.count)
    let spelledFirst = Dictionary(uniqueKeysWithValues: ids.map { ($0, $0) })
    for (tie, row) in zip(loaded.ties, rows) {
      #expect(tie.contains(" \(spelledFirst[row[0]] ?? "") \(spelledFirst[row[1]] ?? "") 1.0 "))
    }
  }

  /// Numbers far apart need more room than there are ends, so one thread alone looks for those that come up first.
  @Test(arguments: [1, 3]) func numbersFarApartGetPlacesInTheOrderOfRows(threads: Int) throws {
    let rows = (0..<500).map { [($0 * 7919 + 13) % 65_000, ($0 % 40) * 1_600] }
    let loaded = try found("source,target\n" + rows.map { "\($0[0]),\($0[1])\n" }.joined(), threads: threads)
    var seen: Set<Int> = []
    let ids = rows.joined().filter { seen.insert($0).inserted }
    #expect(loaded.organisations.map { $0.split(separator: " ")[1] } == ids.map { "\($0)" })
    #expect(zip(loaded.ties, rows).allSatisfy { $0.contains(" \($1[0]) \($1[1]) 1.0 ") })
  }

  @Test func columnsMayStandInAnyOrderAndBeSeparatedOtherwise() throws {
    let list = try ClusterLoader().load(
      bytes: Array("\u{FEFF}Weight;Target;Source\r\n2;b;a\r\n3;c;b".utf8), named: "l.csv")
    #expect(list.records.ties.map { "\($0.sourceID)\($0.targetID)\($0.strength)" } == ["ab2.0", "bc3.0"])
  }

  @Test func anUnknownOrganisationIsReportedAtItsPlace() throws {
    let folder = try TemporaryFolder(["nodes.csv": "id\na\nb\n7\n", "edges.csv": "source,target\na,b\n7,a\nb,8\nb,7\n"])
    let report = try ClusterLoader().check(path: folder.path)
    #expect(report.problems.map(\.place) == ["edges.csv:4:2"])
    #expect(report.records?.ties.map(\.provenance.row) == [2, 3, 5])
  }
}
