import ClusterModel
import Foundation
import Testing
import Workbooks

@testable import ClusterFiles

/// Matrices of ties as UCINET, R, pandas and spreadsheets write them.
@Suite struct AdjacencyMatrixTests {
  private func load(_ text: String, _ change: (inout LoadOptions) -> Void = { _ in }) throws -> LoadedNetwork {
    var options = LoadOptions()
    change(&options)
    return try ClusterLoader(options: options).load(bytes: Array(text.utf8), named: "m.csv")
  }

  private func ties(_ loaded: LoadedNetwork) -> [String] {
    loaded.records.ties.map { tie in
      "\(tie.sourceID)\(tie.isDirected == true ? ">" : "-")\(tie.targetID) \(tie.strength)"
    }
  }

  @Test(arguments: [
    ",A,B,C\nA,0,1,0\nB,1,0,2.5\nC,0,2.5,0\n", "\"\",\"A\",\"B\",\"C\"\n\"A\",0,1,0\n\"B\",1,0,2.5\n\"C\",0,2.5,0\n",
    "A,B,C\nA,0,1,0\nB,1,0,2.5\nC,0,2.5,0\n", "org;A;B;C\nA;;1;\nB;1;;2,5\nC;;2,5;\n",
    "\tC\tA\tB\nA\t0\t0\t1\nB\t2.5\t1\t0\nC\t0\tNA\t2.5\n",
  ])
  func oneModeBothWays(_ text: String) throws {
    let loaded = try load(text)
    #expect(ties(loaded) == ["A-B 1.0", "B-C 2.5"] && loaded.records.organisations.map(\.id) == ["A", "B", "C"])
    #expect(loaded.notices.contains { $0.contains("both halves say the same") })
    #expect(loaded.records.ties[1].provenance.file == "m.csv" && loaded.records.ties[1].provenance.row == 3)
  }

  @Test func oneWay() throws {
    let loaded = try load(",A,B\nA,1,0\nB,3,0\n")
    #expect(ties(loaded) == ["A>A 1.0", "B>A 3.0"])
    #expect(loaded.notices.contains { $0.contains("from the row to the column") })
    #expect(loaded.notices.contains("m.csv: 1 tie from an organisation to itself"))
  }

  /// Pivot tables end with sums; an organisation of that name stays.
  @Test func totalsOfPivotTables() throws {
    let loaded = try load(",A,B,Grand Total\nA,0,2,2\nB,1,0,1\nGrand Total,1,2,3\n")
    #expect(ties(loaded) == ["A>B 2.0", "B>A 1.0"] && loaded.records.organisations.map(\.id) == ["A", "B"])
    #expect(loaded.notices.contains("m.csv: the row and the column \"Grand Total\" are sums and left out"))
    #expect(try load(",A,B,Total\nA,0,2,1\nB,1,0,1\nTotal,1,2,0\n").records.organisations.count == 3)
  }

  @Test func oneHalfOfAMatrix() throws {
    let loaded = try load(",A,B,C\nA,,1,1\nB,,,0\nC,,,\n")
    #expect(ties(loaded) == ["A>B 1.0", "A>C 1.0"])
    #expect(loaded.notices.contains { $0.contains("only one half is filled") })
  }

  @Test func twoModes() throws {
    let text = ",E1,E2,E3\nAnn,1,0,1\nBo,0,1,1\n"
    let loaded = try load(text)
    #expect(loaded.records.organisations.map(\.id) == ["Ann", "Bo"] && loaded.records.ties.isEmpty)
    #expect(loaded.records.activities.map(\.id) == ["E1", "E2", "E3"])
    #expect(
      loaded.records.participations.map { "\($0.organisationID) \($0.activityID)" } == [
        "Ann E1", "Ann E3", "Bo E2", "Bo E3",
      ])
  }

  /// A table of figures is no matrix of ties unless somebody says so.
  @Test func figuresAreNoTies() throws {
    let text = "name,employees,founded\nAnn,12,1999\nBo,7,2003\n"
    let error = try #require(throws: LoadError.self) { try load(text) }
    guard case .problems(let problems) = error else { throw error }
    #expect(problems.count == 1 && problems[0].message.hasSuffix("say --from matrix"))
    #expect(try load(text) { $0.format = .matrix }.records.participations.count == 4)
  }

  @Test func whatIsWrongHasItsPlace() throws {
    for (text, place, word) in [
      (",A,B\nA,0,-1\nB,0,0\n", "m.csv:2:3", "below zero"),
      (",A,B,A\nA,0,1,0\nA,0,0,0\nB,0,0,0\n", "m.csv:3:1", "another row"),
    ] {
      let error = try #require(throws: LoadError.self) { try load(text) { $0.format = .matrix } }
      guard case .problems(let problems) = error else { throw error }
      #expect(problems.map(\.place) == [place] && problems[0].message.contains(word))
    }
    let cut = try #require(throws: LoadError.self) { try load(",A,B,C,D,E\nA,0,1,0,1,1\nB,1,0,1,0,1\nC,0,1,0,1,0\n") }
    #expect("\(cut)".contains("there is no row for \"D\", \"E\""))
    let error = try #require(throws: LoadError.self) { try load("a,b\nc,d\n") { $0.format = .matrix } }
    #expect("\(error)".contains("this is no matrix"))
  }

  private func workbook(_ sheets: [(name: String, columns: [String], rows: [[WorkbookWriter.Cell]])]) throws
    -> LoadedNetwork
  {
    let bytes = try WorkbookWriter.bytes(of: sheets.map { .init(name: $0.name, columns: $0.columns, rows: $0.rows) })
    var options = LoadOptions()
    options.format = .workbook
    return try ClusterLoader(options: options).load(bytes: bytes, named: "m.xlsx")
  }

  @Test func sheetsOfAWorkbook() throws {
    let friends: [[WorkbookWriter.Cell]] = [
      [.text("A"), .empty, .integer(1)], [.text("B"), .number(1), .empty],
    ]
    let one = try workbook([("friends", ["", "A", "B"], friends)])
    #expect(ties(one) == ["A-B 1.0"] && one.records.ties[0].provenance.file == "m.xlsx[friends]")
    let advice: [[WorkbookWriter.Cell]] = [[.text("B"), .number(2.5), .empty], [.text("A"), .empty, .empty]]
    let both = try workbook([("friends", ["", "A", "B"], friends), ("advice", ["", "A", "B"], advice)])
    #expect(ties(both) == ["A-B 1.0", "B>A 2.5"] && both.records.ties.map(\.kind.rawValue) == ["friends", "advice"])
    #expect(both.records.organisations.map(\.id) == ["A", "B"])
    let events: [[WorkbookWriter.Cell]] = [
      [.text("A"), .integer(1), .integer(0)], [.text("B"), .integer(1), .integer(1)],
    ]
    let attended = try workbook([("attended", ["", "Fair", "Forum"], events)])
    #expect(attended.records.participations.map(\.activityID) == ["Fair", "Fair", "Forum"])
    let error = try #require(throws: LoadError.self) {
      try workbook([("friends", ["", "A", "B"], friends), ("attended", ["", "Fair", "Forum"], events)])
    }
    #expect("\(error)".contains("their names differ: \"friends\", \"attended\""))
  }

  @Test func aPackageOfAMatrixOfTwoModes() throws {
    let events: [[WorkbookWriter.Cell]] = [
      [.text("A"), .integer(1), .integer(0)], [.text("B"), .integer(1), .integer(1)],
    ]
    let book = try WorkbookWriter.bytes(of: [.init(name: "attended", columns: ["", "Fair", "Forum"], rows: events)])
    let folder = try TemporaryFolder()
    try folder.write(book, "a.xlsx")
    try WorkbookImport.package(path: folder.path + "/a.xlsx").write(to: folder.path + "/made")
    let records = try ClusterLoader().load(path: folder.path + "/made").records
    #expect(records.activities.map(\.id) == ["Fair", "Forum"])
    #expect(records.participations.map { "\($0.organisationID) \($0.activityID)" } == ["A Fair", "B Fair", "B Forum"])
  }

  @Test func organisationsOfATableBeside() throws {
    let folder = try TemporaryFolder([
      "x.nodes.csv": "id,name,country\nA,Alpha,SI\nB,Beta,AT\n", "x.edges.csv": ",A,B\nA,0,1\nB,1,0\n",
    ])
    let loaded = try ClusterLoader().load(path: folder.path + "/x.edges.csv")
    #expect(ties(loaded) == ["A-B 1.0"] && loaded.records.organisations.map(\.label) == ["Alpha", "Beta"])
    try folder.write(Array("id\nA\n".utf8), "x.nodes.csv")
    let error = try #require(throws: LoadError.self) { try ClusterLoader().load(path: folder.path + "/x.edges.csv") }
    #expect("\(error)".contains("x.edges.csv:3:1: \"B\" is no organisation of x.nodes.csv"))
  }
}

/// Headers of tables that other programs and people write.
@Suite struct ForeignTableTests {
  private func load(_ text: String) throws -> LoadedNetwork {
    try ClusterLoader().load(bytes: Array(text.utf8), named: "e.csv")
  }

  @Test(arguments: [
    "Quelle;Ziel;Gewicht\nA;B;1,5\nB;C;2\n", "Source;Cible;Poids\nA;B;1,5\nB;C;2\n",
    "source|target|weight\nA|B|1.5\nB|C|2\n",
    "Partner in the north;Its partner;Joint projects\nA;B;1,5\nB;C;2\n", ",source,target,weight\n0,A,B,1.5\n1,B,C,2\n",
    "\"\",\"from\",\"to\",\"weight\"\n\"1\",\"A\",\"B\",1.5\n\"7\",\"B\",\"C\",2\n",
    "Vertex 1,Vertex 2,Edge Weight\nA,B,1.5\nB,C,2\n",
  ])
  func headersOfTies(_ text: String) throws {
    let records = try load(text).records
    #expect(records.ties.map { "\($0.sourceID)\($0.targetID) \($0.strength)" } == ["AB 1.5", "BC 2.0"])
    #expect(records.organisations.count == 3)
  }

  @Test func aColumnWithoutANameThatCountsNoRows() throws {
    let error = try #require(throws: LoadError.self) { try load(",source,target\nx,A,B\n") }
    #expect("\(error)".contains("the column has no name"))
  }

  /// Files that were put behind each other.
  @Test(arguments: [
    "Source,Target\nA,B\nSource,Target\nB,C\n", "Source,Target,Kind\nA,B,x\nSource,Target,Kind\nB,C,y\n",
  ])
  func aSecondHeader(_ text: String) throws {
    let loaded = try load(text)
    #expect(loaded.problems.map(\.place) == ["e.csv:3"] && loaded.problems[0].message.contains("a second time"))
  }

  @Test func formulasThatFailed() throws {
    let loaded = try load("Source,Target\nA,#N/A\n")
    #expect(
      loaded.problems.map(\.place) == ["e.csv:2:2"] && loaded.problems[0].message.contains("a formula that failed"))
    #expect(try load("Source,Target\nA,#1\n").problems.isEmpty)
  }

  @Test func titlesAboveTheHeader() throws {
    let loaded = try load("Partners in 2024,,\n,,\nSource,Target,Weight\nA,B,2\n")
    #expect(loaded.records.ties.map(\.strength) == [2] && loaded.records.ties[0].provenance.row == 4)
    #expect(loaded.notices.contains("e.csv: 2 rows above the header skipped"))
  }

  /// Without numbers nothing tells a header from a tie.
  @Test func aHeaderThatIsNotKnown() throws {
    #expect(try load("North,South\nA,B\n").records.ties.count == 2)
  }
}
