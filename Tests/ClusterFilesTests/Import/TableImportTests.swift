import ClusterModel
import Foundation
import Testing

@testable import ClusterFiles

@Suite struct TableImportTests {
  private static let folder = Fixtures.path("import/mapped")

  /// The package of a mapping that stands beside the fixture's tables, or others of the same names.
  private func package(_ mapping: String, _ tables: [String: String] = [:]) throws -> ImportedPackage {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mapping-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(atPath: Self.folder, toPath: folder.path)
    for (name, text) in tables { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try Data(mapping.utf8).write(to: folder.appending(path: "mapping.yaml"))
    return try TableImport.package(mapping: folder.appending(path: "mapping.yaml").path)
  }

  @Test func columnsValuesListsAndNames() throws {
    let package = try TableImport.package(mapping: Fixtures.path("import/mapped/mapping.yaml"))
    let folder = FileManager.default.temporaryDirectory.appending(path: "mapped-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try package.write(to: folder)
    let records = try ClusterLoader().load(path: folder).records
    #expect(records.title == "Our cluster" && records.homeCountries.map(\.code).sorted() == ["AT", "SI"])
    #expect(records.organisations.map(\.id) == ["čebelica-d-o-o", "tu-graz", "holzcluster", "ohne-land"])
    #expect(records.organisations.map(\.kind) == [.sme, .research, .cluster, .sme])
    #expect(records.organisations.map { $0.country?.code } == ["SI", "AT", "AT", nil])
    #expect(records.organisations[3].attributes["country_text"] == "Freedonia")
    #expect(records.organisations.map(\.sectors) == [["Holz", "IKT"], ["IKT"], ["Holz"], ["Holz"]])
    #expect(records.organisations[1].attributes["Mitarbeiter"] == "4000")
    #expect(records.ties.map(\.strength) == [2.5, 1, 1])
    #expect(records.ties.map(\.kind.rawValue) == ["Vertrag", "Mitglied", "Mitglied"])
    #expect(records.ties[0].since?.description == "2019-12-31" && records.ties[0].provenance.source == "contacts.csv:2")
    #expect(records.activities.map(\.name) == ["Hannover 2019"] && records.participations.count == 2)
    #expect(records.participations.allSatisfy { $0.role?.rawValue == "participant" })
  }

  @Test func everyProblemWithItsPlace() throws {
    let package = try TableImport.package(mapping: Fixtures.path("import/mapped/mapping.yaml"))
    let found = package.problems.map { "\($0.file):\($0.row ?? 0):\($0.column ?? 0) \($0.code.rawValue)" }
    #expect(
      found == [
        "members.csv:6:3 unknown-country", "contacts.csv:5:1 unknown-organisation", "contacts.csv:6:5 bad-date",
        "fairs.csv:4:1 duplicate-participation",
      ], "\(found)")
    #expect(package.problems[1].suggestions.first == "tu-graz")
    // What is no country is kept as text.
    #expect(package.leftOut?.split(separator: "\n").count == 4)
    #expect(package.notices.contains { $0.contains("1 row repeat") })
  }

  /// A tie to a row that is left out is left out with it, and no other name is proposed for it.
  @Test func tiesToNamesOfRowsThatAreLeftOut() throws {
    let package = try package(
      """
      organisations: {file: members.csv, columns: {name: Name, kind: Kind}}
      ties: {file: contacts.csv, columns: {source_id: From, target_id: To}, match: name}
      """,
      [
        "members.csv": "Name,Kind\nAcme A,sme\nAcme B,wizard\nAcme C,sme\n",
        "contacts.csv": "From,To\nACME B,Acme A\nAcme C,Acme A\n",
      ])
    #expect(package.problems.map { "\($0.row ?? 0) \($0.code.rawValue)" } == ["3 unknown-kind"])
    let leftOut = try #require(package.leftOut)
    #expect(leftOut.contains("contacts.csv,2,it needs a row that is left out,\"ACME B,Acme A\""), "\(leftOut)")
  }

  @Test(arguments: [
    ("", "empty"), ("ties: {file: x.csv}", "needs \"organisations\""),
    ("organisations: {file: members.csv, columns: {name: Firma}}", "ties or participations"),
    ("organisations: {file: members.csv, colums: {}}\nties: {file: contacts.csv}", "nearest: \"columns\""),
    ("organisations: [a]\nties: {file: contacts.csv}", "must be a mapping"),
    ("dates: ymd\norganisations: {file: members.csv}\nties: {file: contacts.csv}", "none of iso, dmy, mdy"),
    ("organisations: {file: ../mapping.yaml}\nties: {file: contacts.csv}", "lie in its folder"),
    ("organisations: {file: /etc/passwd}\nties: {file: contacts.csv}", "lie in its folder"),
    ("organisations: {file: none.csv}\nties: {file: contacts.csv}", "no such file"),
    ("organisations: {file: members.csv, columns: {name: Name}}\nties: {file: contacts.csv}", "no column \"Name\""),
    ("organisations: {file: members.csv}\nties: {file: contacts.csv}", "which column is \"name\""),
    ("a: &a [x]\nb: *a", "aliases"), ("organisations: {", "YAML"),
  ])
  func whatIsNoMapping(_ text: String, _ words: String) throws {
    let error = try #require(throws: LoadError.self) { try package(text) }
    #expect("\(error)".contains(words), "\(error)")
  }
}
