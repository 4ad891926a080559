import ClusterFiles
import ClusterModel
import Foundation
import Testing

@Suite struct PackageWriterTests {
  /// Records without what writing changes: the tables and rows that they came from.
  private func withoutPlaces(_ records: ClusterRecords) -> ClusterRecords {
    func moved(_ provenance: Provenance) -> Provenance {
      Provenance(file: "", row: 0, source: provenance.source, note: provenance.note)
    }
    var records = records
    for place in records.organisations.indices {
      records.organisations[place].provenance = moved(records.organisations[place].provenance)
    }
    for place in records.ties.indices { records.ties[place].provenance = moved(records.ties[place].provenance) }
    for place in records.sectors.indices {
      records.sectors[place].provenance = moved(records.sectors[place].provenance)
    }
    for place in records.activities.indices {
      records.activities[place].provenance = moved(records.activities[place].provenance)
    }
    for place in records.participations.indices {
      records.participations[place].provenance = moved(records.participations[place].provenance)
    }
    for place in records.markets.indices {
      records.markets[place].provenance = moved(records.markets[place].provenance)
    }
    for place in records.indicators.indices {
      records.indicators[place].provenance = moved(records.indicators[place].provenance)
    }
    for place in records.surveys.indices {
      records.surveys[place].provenance = moved(records.surveys[place].provenance)
    }
    return records
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "datasets/digital-industry-alliance")
    let records = try ClusterLoader().load(path: data.path).records
    let folder = FileManager.default.temporaryDirectory.appending(path: "isthmus-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try AtomicFolder.write(PackageWriter(name: "copy", description: "A copy.").files(for: records), to: folder.path)
    #expect(withoutPlaces(try ClusterLoader().load(path: folder.path).records) == withoutPlaces(records))
  }

  @Test func aFolderWithSomethingInItIsLeftAlone() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "isthmus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = OutputFile(name: "a.csv", bytes: [65])
    try AtomicFolder.write([file], to: folder.path)
    #expect(throws: FileError.self) { try AtomicFolder.write([file], to: folder.path) }
    #expect(throws: FileError.self) { try AtomicFolder.write([file], to: folder.path + "/no/such") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
  }
}
