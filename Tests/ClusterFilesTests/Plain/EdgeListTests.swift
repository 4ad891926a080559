import ClusterFiles
import ClusterModel
import Testing

@Suite struct EdgeListTests {
  private func load(_ text: String) throws -> LoadedNetwork {
    try ClusterLoader().load(bytes: Array(text.utf8), named: "e.csv")
  }

  @Test(
    "The ends are found under many names",
    arguments: [
      "Source,Target", "SOURCE,TARGET", "source_id,target_id", "From,To", "sender,receiver", "node1,node2",
      "Node_1,Node 2",
      "i,j", ":START_ID,:END_ID", "ego,alter", " Source , Target ",
    ])
  func headers(header: String) throws {
    let ties = try load("\(header)\na,b\n").records.ties
    #expect(ties.map { [$0.sourceID, $0.targetID] } == [["a", "b"]])
  }

  @Test func allColumns() throws {
    let text = """
      Source,Target,Type,Kind,Id,Label,Weight,since,until
      a,b,Undirected,visit,1,first,2.5,2018-05,2019
      b,c,directed,,2,,,,
      c,d,,agreement,3,,1e3,2018-05-02,
      """
    let network = try load(text)
    let ties = network.records.ties
    #expect(ties.map(\.isDirected) == [false, true, nil])
    #expect(ties.map(\.kind.rawValue) == ["visit", "tie", "agreement"])
    #expect(ties.map(\.strength) == [2.5, 1, 1000])
    #expect(ties.map(\.since) == [PartialDate("2018-05"), nil, PartialDate("2018-05-02")])
    #expect(ties.map(\.until) == [PartialDate("2019"), nil, nil])
    #expect(ties.map(\.attributes) == [["Id": "1", "Label": "first"], ["Id": "2"], ["Id": "3"]])
    #expect(network.records.tieAttributeNames == ["Id", "Label"])
    #expect(ties.map(\.provenance) == (2...4).map { Provenance(file: "e.csv", row: $0) })
  }

  @Test("Words for nothing are empty fields where numbers and dates stand, and texts elsewhere")
  func wordsForNothing() throws {
    let network = try load("source,target,weight,since,kind,directed\na,NA,NA,n/a,NA,\\N\nNA,b,2,-,visit,null\n")
    let ties = network.records.ties
    #expect(ties.map(\.sourceID) == ["a", "NA"] && ties.map(\.strength) == [1, 2])
    #expect(ties.map(\.since) == [nil, nil] && ties.map(\.isDirected) == [nil, nil])
    #expect(ties.map(\.kind.rawValue) == ["NA", "visit"])
    #expect(network.notices.contains { $0.contains("1 row with NA") && $0.contains("weight") })
    #expect(network.notices.contains { $0.contains("2 rows with NA") && $0.contains("since") })
    // In bulk as well.
    let plain = try load("source,target,weight\na,b,3\nb,c,NA\nc,d,.\nd,a,4\n")
    #expect(plain.records.ties.map(\.strength) == [3, 1, 1, 4])
    #expect(plain.notices.contains { $0.contains("2 rows with NA") })
  }

  @Test func aFailedCalculationIsNoStrength() throws {
    #expect(throws: LoadError.self) { try load("source,target,weight\na,b,NaN\n") }
  }

  @Test(
    "Tables of a kind that is known say what to do",
    arguments: [
      ("_id,_labels,name,_start,_end,_type\n0,:Firm,Ana,,,\n,,,0,1,KNOWS\n", "bulkImport"),
      ("0,1,1,0\n1,0,0,1\n1,0,0,1\n0,1,1,0\n", "matrix without names"),
      ("0;1;1;0\n1;0;0;1\n1;0;0;1\n0;1;1;0\n", "matrix without names"),
      ("projectID;organisationID;name;role\n1;2;Ana;partner\n", "isthmus import --from cordis"),
      ("rcn;acronym;programme;startDate\n1;A;FP6;2004-01-01\n", "isthmus import --from cordis"),
    ])
  func advice(text: String, words: String) {
    #expect {
      try load(text)
    } throws: {
      "\($0)".contains(words)
    }
  }

  @Test func typeIsTheKindUnlessItIsADirection() throws {
    let ties = try load("Source,Target,Type\na,b,membership\nb,c,Directed\n").records.ties
    #expect(ties.map(\.kind.rawValue) == ["membership", "tie"])
    #expect(ties.map(\.isDirected) == [nil, true])
  }

  @Test func typeBesideKindIsKept() throws {
    let ties = try load("Source,Target,Kind,Type\na,b,visit,strategic\n").records.ties
    #expect(ties[0].kind.rawValue == "visit")
    #expect(ties[0].attributes == ["Type": "strategic"])
  }

  @Test func directedColumn() throws {
    let ties = try load("Source,Target,directed\na,b,TRUE\na,b,no\na,b,\n").records.ties
    #expect(ties.map(\.isDirected) == [true, false, nil])
  }

  @Test func withoutHeader() throws {
    let weighted = try load("a,b,2\nb,c,3\n")
    #expect(weighted.records.ties.map(\.strength) == [2, 3])
    #expect(weighted.notices[0].contains("first row is no header"))
    #expect(try load("a\tb\n").records.ties.count == 1)
    #expect(try load("a,b,visit\n").records.ties.map(\.kind.rawValue) == ["visit"])
  }

  @Test func decimalCommaIsReadAndSaid() throws {
    let network = try load("Source;Target;Weight\na;b;0,5\nb;c;2,25\n")
    #expect(network.records.ties.map(\.strength) == [0.5, 2.25])
    #expect(network.notices.contains("e.csv: 2 numbers read with a decimal comma"))
  }

  @Test func blanksAroundIDsAreRemovedAndSaid() throws {
    let network = try load("Source,Target\n a,b \na,\u{A0}b\n")
    #expect(network.records.organisations.map(\.id) == ["a", "b"])
    #expect(network.notices.contains("e.csv: blanks around 3 ids removed"))
  }

  @Test("An empty id is not NA or \\N, which are words")
  func onlyEmptyIsEmpty() throws {
    #expect(try load("Source,Target\nNA,\\N\nNULL,b\n").records.organisations.map(\.id) == ["NA", "\\N", "NULL", "b"])
  }

  @Test func columnsOfEndsDescribeOrganisations() throws {
    let text = """
      Source,Target,source_sector,target_sector,source_country,target_country,Source Size,target_name
      a,b,ict,food,IT,Greece,12,Beta
      b,c,food,,EL,Ruritania,,
      """
    let network = try load(text)
    let organisations = network.records.organisations
    #expect(organisations.map(\.sector) == ["ict", "food", nil])
    #expect(organisations.map { $0.country?.code } == ["IT", "GR", nil])
    #expect(organisations.map(\.name) == ["a", "Beta", "c"])
    #expect(organisations.map(\.attributes) == [["Size": "12"], [:], ["country": "Ruritania"]])
    #expect(network.records.attributeNames == ["Size", "country"])
    #expect(network.problems.map(\.code) == [.unknownCountry])
    #expect(network.records.ties.allSatisfy { $0.attributes.isEmpty })
  }

  @Test func columnsOfEndsBelongToTheTieBesideANodeTable() throws {
    let folder = try TemporaryFolder(["nodes.csv": "id\na\nb\n", "edges.csv": "Source,Target,source_role\na,b,lead\n"])
    let records = try ClusterLoader().load(path: folder.path).records
    #expect(records.ties[0].attributes == ["source_role": "lead"])
    #expect(records.tieAttributeNames == ["source_role"])
  }

  @Test("A problem with a strength names the tie")
  func strengthNamesTie() {
    let error = #expect(throws: LoadError.self) { try load("Source,Target,Weight\na,b,0\n") }
    #expect(
      error?.description
        == "e.csv:2:3: Weight \"0\" of the tie \"a\" – \"b\" is not a finite number above zero; "
        + "correct it, or leave the row out if there is no tie")
  }
}
