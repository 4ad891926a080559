internal import CLibzip

/// A ZIP archive in memory, for reading.
///
/// Everything is checked before anything is read: names that lead out of a folder, names that occur twice, and how much
/// the contents are said to be. Contents that turn out larger than that are refused as damaged. An archive may be read by
/// one task at a time.
public struct ZipReader: ~Copyable {
  /// The entries, in the archive's order.
  public let entries: [ZipEntry]

  private let archive: OpenArchive

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: How much is read.
  /// - Throws: A ``ZipError`` if it is no archive, goes beyond the limits, or has a name that is refused.
  /// - Complexity: O(bytes + entries) time; keeps a copy of the bytes.
  public init(_ bytes: [UInt8], limits: ZipLimits = .init()) throws(ZipError) {
    // The library takes no bytes at all for an archive that is yet to be filled.
    guard !bytes.isEmpty else { throw .notAnArchive(message: "there are no bytes") }
    let archive = try OpenArchive(reading: ByteSource(bytes))
    entries = try Self.checkedEntries(of: archive, limits: limits)
    self.archive = archive
  }

  private static func checkedEntries(
    of archive: borrowing OpenArchive, limits: ZipLimits
  ) throws(ZipError) -> [ZipEntry] {
    let count = Int(zip_get_num_entries(archive.raw, 0))
    guard count <= limits.entryCount else { throw .tooManyEntries(count: count, limit: limits.entryCount) }
    var entries: [ZipEntry] = []
    var names: Set<String> = []
    var total = 0
    for index in 0..<UInt64(count) {
      let entry = try entry(index, of: archive)
      guard names.insert(entry.name).inserted else { throw .duplicateName(entry.name) }
      guard entry.byteCount <= limits.entryByteCount else {
        throw .entryTooLarge(name: entry.name, limit: limits.entryByteCount)
      }
      total += entry.byteCount
      guard total <= limits.totalByteCount else { throw .archiveTooLarge(limit: limits.totalByteCount) }
      entries.append(entry)
    }
    return entries
  }

  private static func entry(_ index: UInt64, of archive: borrowing OpenArchive) throws(ZipError) -> ZipEntry {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive.raw, index, 0, &status) == 0, let text = status.name else {
      throw .notAnArchive(message: archive.message)
    }
    let name = String(cString: text)
    try ZipName.check(name)
    let isKnown = status.valid & UInt64(ZIP_STAT_SIZE) != 0
    guard isKnown, let byteCount = Int(exactly: status.size) else {
      throw .unreadable(name: name, message: "its size is not stated")
    }
    guard status.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted(name: name) }
    return ZipEntry(name: name, byteCount: byteCount, index: index)
  }

  /// The entry of a name, in exactly these letters.
  public func entry(named name: String) -> ZipEntry? { entries.first { $0.name == name } }

  /// The contents of an entry of this archive.
  ///
  /// - Throws: ``ZipError/unreadable(name:message:)`` if they are damaged, packed in a way that is not known, or not as
  ///   many bytes as the archive says.
  /// - Complexity: O(contents).
  public func contents(of entry: ZipEntry) throws(ZipError) -> [UInt8] {
    let open: OpenEntry
    do {
      open = try OpenEntry(entry.index, in: archive)
    } catch {
      throw .unreadable(name: entry.name, message: error.message)
    }
    var contents: [UInt8] = []
    // Room is made as bytes come, not as the archive promises them.
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = open.read(into: &buffer)
      guard count >= 0 else { throw .unreadable(name: entry.name, message: open.message) }
      if count == 0 { break }
      guard contents.count + count <= entry.byteCount else {
        throw .unreadable(name: entry.name, message: "it is larger than the archive says")
      }
      contents += buffer.prefix(count)
    }
    guard contents.count == entry.byteCount else {
      throw .unreadable(name: entry.name, message: "it is smaller than the archive says")
    }
    return contents
  }

  /// The contents of the entry of a name.
  ///
  /// - Throws: ``ZipError/noSuchEntry(_:)``, or what ``contents(of:)`` throws.
  public func contents(named name: String) throws(ZipError) -> [UInt8] {
    guard let entry = entry(named: name) else { throw .noSuchEntry(name) }
    return try contents(of: entry)
  }
}
