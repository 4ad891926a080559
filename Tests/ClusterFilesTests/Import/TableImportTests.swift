import ClusterModel
import Foundation
import Testing

@testable import ClusterFiles

@Suite struct TableImportTests {
  private static let folder = Fixtures.path("import/mapped")

  /// The package of a mapping that stands beside the fixture's tables.
  private func package(_ mapping: String) throws -> ImportedPackage {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mapping-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(atPath: Self.folder, toPath: folder.path)
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
    #expect(records.organisations.map(\.id) == ["čebelica-d-o-o", "tu-graz", "holzcluster"])
    #expect(records.organisations.map(\.kind) == [.sme, .research, .cluster])
    #expect(records.organisations.map { $0.country?.code } == ["SI", "AT", "AT"])
    #expect(records.organisations.map(\.sectors) == [["Holz", "IKT"], ["IKT"], ["Holz"]])
    #expect(records.organisations[1].attributes["Mitarbeiter"] == "4000")
    #expect(records.ties.map(\.strength) == [2.5, 1] && records.ties.map(\.kind.rawValue) == ["Vertrag", "Mitglied"])
    #expect(records.ties[0].since?.description == "2019-12-31" && records.ties[0].provenance.source == "contacts.csv:2")
    #expect(records.activities.map(\.name) == ["Hannover 2019"] && records.participations.count == 2)
    #expect(records.participations.allSatisfy { $0.role?.rawValue == "participant" })
  }

  @Test func everyProblemWithItsPlace() throws {
    let package = try TableImport.package(mapping: Fixtures.path("import/mapped/mapping.yaml"))
    let found = package.problems.map { "\($0.file):\($0.row ?? 0):\($0.column ?? 0) \($0.code.rawValue)" }
    #expect(
      found == [
        "members.csv:6:3 unknown-country", "contacts.csv:4:2 unknown-organisation",
        "contacts.csv:5:1 unknown-organisation", "contacts.csv:6:5 bad-date", "fairs.csv:4:1 duplicate-participation",
      ], "\(found)")
    #expect(package.problems[2].suggestions.first == "tu-graz")
    #expect(package.leftOut?.split(separator: "\n").count == 6)
    #expect(package.notices.contains { $0.contains("1 row repeat") })
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
