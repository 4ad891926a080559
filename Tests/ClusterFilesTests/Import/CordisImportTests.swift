import ClusterModel
import Foundation
import Testing

@testable import ClusterFiles

/// A small extract in the form of CORDIS, with what is wrong in the real ones; expected values are read off it by eye.
@Suite struct CordisImportTests {
  private func imported(_ names: String...) throws -> (package: ImportedPackage, records: ClusterRecords) {
    let package = try CordisImport.package(paths: names.map { Fixtures.path("import/cordis/\($0)") })
    let folder = FileManager.default.temporaryDirectory.appending(path: "cordis-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try package.write(to: folder)
    // A strict run accepts what the import made.
    return (package, try ClusterLoader().load(path: folder).records)
  }

  @Test func organisationsOnceAsLastUpdated() throws {
    let records = try imported("organization.csv", "project.csv").records
    #expect(records.organisations.map(\.id) == ["999900001", "999900002", "999900003"])
    #expect(records.organisations.map(\.name) == ["INSTITUTO DO MAR", "ODYSSEIA MARE LTD", "QENDRA E ZHVILLIMIT"])
    #expect(records.organisations.map(\.kind) == [.research, .company, nil])
    #expect(records.organisations.map { $0.country?.code } == ["PT", "GR", nil])
    #expect(records.organisations[0].shortName == "IMAR" && records.organisations[0].region == "PT16B")
    #expect(records.organisations[0].attributes["latitude"] == "40.2")
    #expect(records.organisations[0].attributes["street"] == "RUA \"A\" 1")
    #expect(records.organisations[2].attributes["country_text"] == "ZZ")
  }

  @Test func projectsAndRoles() throws {
    let records = try imported("organization.csv", "project.csv").records
    #expect(records.activities.map(\.name) == ["ALPHA", "BETA", "GAMMA"])
    #expect(
      records.activities[0].start?.description == "2021-01-01"
        && records.activities[0].provenance.note == "The sea; and more")
    #expect(records.activities[1].start?.description == "2022-05-01" && records.activities[1].end == nil)
    #expect(records.participations.count == 5 && records.ties.isEmpty)
    #expect(
      records.participations.map { $0.role?.rawValue } == ["coordinator", "participant", "coordinator", "partner", nil])
  }

  @Test func everyProblemIsSaidAndEveryRowKept() throws {
    let package = try imported("organization.csv", "project.csv").package
    let found = package.problems.map { "\($0.file):\($0.row ?? 0) \($0.code.rawValue)" }
    #expect(
      found == [
        "organization.csv:4 duplicate-participation", "organization.csv:5 contradiction",
        "organization.csv:5 contradiction", "organization.csv:5 bad-number", "organization.csv:6 unknown-country",
        "organization.csv:6 bad-number", "organization.csv:6 bad-boolean", "organization.csv:7 missing-value",
        "organization.csv:8 unknown-role", "project.csv:3 date-order",
      ], "\(found)")
    let leftOut = try #require(package.leftOut)
    #expect(leftOut.split(separator: "\n").count == 3 && leftOut.contains("NOBODY"))
    #expect(package.notices.contains { $0.contains("1 project not in the table of projects") })
    #expect(package.notices.contains { $0.contains("country EL read as the ISO code GR (3 times)") })
  }

  @Test func withoutProjects() throws {
    let (package, records) = try imported("organization.csv")
    #expect(records.activities.map(\.name) == ["ALPHA", "BETA", "GAMMA"] && records.activities[0].start == nil)
    #expect(package.notices.contains { $0.contains("no table of projects") })
  }

  @Test func whatIsNoCordis() throws {
    for (names, words) in [
      (["import/cordis/project.csv"], "add organization.csv"), (["import/mapped/members.csv"], "--mapping"),
      (["import/none.csv"], "no such"),
    ] {
      let error = try #require(throws: LoadError.self) {
        try CordisImport.package(paths: names.map { Fixtures.path($0) })
      }
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  @Test func aFolderThatIsThereStaysAsItIs() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cordis-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("mine".utf8).write(to: folder.appending(path: "notes.txt"))
    let package = try CordisImport.package(paths: [Fixtures.path("import/cordis/organization.csv")])
    #expect(throws: FileError.self) { try package.write(to: folder.path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
    let around = try FileManager.default.contentsOfDirectory(atPath: folder.deletingLastPathComponent().path)
    #expect(!around.contains { $0.hasPrefix(folder.lastPathComponent + ".") })
  }
}
