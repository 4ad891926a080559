internal import CLibzip

/// A ZIP archive that is put together in memory.
///
/// The same entries in the same order give the same bytes: every entry has the first day that the format knows,
/// 1 January 1980, for its date.
public struct ZipWriter: ~Copyable {
  /// How contents are packed.
  public enum Packing: Sendable {
    /// Deflated, as every program understands.
    case deflated
    /// As they are, for pictures and other contents that are packed already.
    case stored
  }

  private let target: ByteSource
  private let archive: OpenArchive
  private var names: Set<String> = []

  /// Begins an archive.
  ///
  /// - Throws: ``ZipError/unwritable(message:)`` if there is no memory.
  public init() throws(ZipError) {
    let target = try ByteSource([])
    archive = try OpenArchive(writingTo: target)
    self.target = target
  }

  /// Adds an entry after those before it.
  ///
  /// - Parameters:
  ///   - name: The name with `/` between folders; not that of a folder.
  ///   - bytes: The contents.
  ///   - packing: How they are packed.
  /// - Throws: ``ZipError/unsafeName(_:reason:)`` and ``ZipError/duplicateName(_:)`` for names that ``ZipReader`` would
  ///   refuse, ``ZipError/unwritable(message:)`` if there is no memory.
  public mutating func add(_ name: String, _ bytes: [UInt8], packing: Packing = .deflated) throws(ZipError) {
    try ZipName.check(name)
    guard !name.hasSuffix("/") else { throw .unsafeName(name, reason: "is that of a folder") }
    guard names.insert(name).inserted else { throw .duplicateName(name) }
    let source = try ByteSource(bytes)
    let index = zip_file_add(archive.raw, name, source.raw, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else { throw .unwritable(message: archive.message) }
    _ = source.released()
    let place = UInt64(index)
    let method = packing == .deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    guard
      zip_set_file_compression(archive.raw, place, method, packing == .deflated ? 6 : 0) == 0,
      zip_file_set_dostime(archive.raw, place, 0, Self.firstDay, 0) == 0
    else { throw .unwritable(message: archive.message) }
  }

  /// The archive's bytes.
  ///
  /// - Throws: ``ZipError/unwritable(message:)`` if there is no entry, or no memory.
  /// - Complexity: O(contents).
  public consuming func finish() throws(ZipError) -> [UInt8] {
    // The library would delete the file of an archive that has become empty.
    guard !names.isEmpty else { throw .unwritable(message: "it has no entries") }
    try archive.save()
    return try target.contents()
  }

  /// 1 January 1980 as MS-DOS has it: years from 1980 in seven bits, the month in four, the day in five.
  private static let firstDay: UInt16 = 0 << 9 | 1 << 5 | 1
}
