import ClusterFiles
import Foundation
import Testing

@Suite struct AtomicFileTests {
  @Test func writesAndReplaces() throws {
    let folder = try TemporaryFolder(["old.csv": "old"])
    try AtomicFile.write(Array("new".utf8), to: folder.path + "/old.csv")
    try AtomicFile.write([], to: folder.path + "/empty.csv")
    #expect(try folder.bytes("old.csv") == Array("new".utf8))
    #expect(try folder.bytes("empty.csv") == [])
    #expect(folder.names == ["empty.csv", "old.csv"])
  }

  @Test func missingFolderIsAnErrorWithItsPath() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/none/x.csv"
    let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: path) }
    #expect(error?.path == path)
    #expect(error?.description == "\(path): No such file or directory")
  }

  @Test func folderIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError.self) { try AtomicFile.write([1], to: folder.path) }
    #expect(folder.names.isEmpty)
  }

  @Test func permissionsStay() throws {
    let folder = try TemporaryFolder(["x": "old"])
    let path = folder.path + "/x"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try AtomicFile.write([1], to: path)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
  }

  @Test func linkIsFollowed() throws {
    let folder = try TemporaryFolder(["real": "old"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/real")
    try AtomicFile.write(Array("new".utf8), to: folder.path + "/link")
    #expect(try folder.bytes("real") == Array("new".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link").hasSuffix("/real"))
  }

  @Test func deviceIsWrittenToAndStaysADevice() throws {
    try AtomicFile.write([1, 2, 3], to: "/dev/null")
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }

  @Test func fullDiskLeavesTheReasonBehind() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: "/dev/full") }
    #expect(error?.reason == "No space left on device")
  }
}
