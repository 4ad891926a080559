/// A file or folder in a ZIP archive.
public struct ZipEntry: Hashable, Sendable {
  /// The name with `/` between folders; a folder's ends in `/`.
  public let name: String
  /// How many bytes the archive says the contents have.
  public let byteCount: Int
  /// Where it stands in the archive's directory.
  let index: UInt64

  /// Whether it is a folder, which has no contents.
  public var isFolder: Bool { name.hasSuffix("/") }
}

/// How much of an archive is read, so that a small hostile one cannot fill the memory.
public struct ZipLimits: Hashable, Sendable {
  /// How many entries there may be.
  public var entryCount = 65_535
  /// How many bytes the contents of one entry may have.
  public var entryByteCount = 256 << 20
  /// How many bytes the contents of all entries may have together.
  public var totalByteCount = 512 << 20

  /// The usual limits: 65,535 entries, 256 MiB in one, 512 MiB in all.
  public init() {}
}
