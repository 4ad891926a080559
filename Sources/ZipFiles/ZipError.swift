/// Why an archive was not read or written.
public enum ZipError: Error, Hashable, Sendable {
  /// The bytes are no ZIP archive, or its directory is damaged.
  case notAnArchive(message: String)
  /// There are more entries than ``ZipLimits/entryCount``.
  case tooManyEntries(count: Int, limit: Int)
  /// An entry is larger than ``ZipLimits/entryByteCount``.
  case entryTooLarge(name: String, limit: Int)
  /// All entries together are larger than ``ZipLimits/totalByteCount``.
  case archiveTooLarge(limit: Int)
  /// A name would lead out of a folder, or means different things to different systems.
  case unsafeName(String, reason: String)
  /// Two entries have the same name, so programs would disagree on which counts.
  case duplicateName(String)
  /// There is no entry of that name.
  case noSuchEntry(String)
  /// An entry can be read with a password only.
  case encrypted(name: String)
  /// The contents of an entry are not what the directory says, or packed in a way that is not known.
  case unreadable(name: String, message: String)
  /// The archive could not be put together.
  case unwritable(message: String)
}

extension ZipError: CustomStringConvertible {
  /// One sentence for people.
  public var description: String {
    switch self {
    case .notAnArchive(let message): "not a ZIP archive, or damaged: \(message)"
    case .tooManyEntries(let count, let limit): "the archive has \(count) entries; at most \(limit) are read"
    case .entryTooLarge(let name, let limit): "“\(name)” in the archive is larger than the \(limit) bytes that are read"
    case .archiveTooLarge(let limit): "the archive unpacks to more than the \(limit) bytes that are read"
    case .unsafeName(let name, let reason): "the archive names a file “\(name)”, which \(reason)"
    case .duplicateName(let name): "the archive has two entries named “\(name)”"
    case .noSuchEntry(let name): "the archive has no “\(name)”"
    case .encrypted(let name): "“\(name)” in the archive is encrypted; save it without a password"
    case .unreadable(let name, let message): "“\(name)” in the archive cannot be read: \(message)"
    case .unwritable(let message): "the archive cannot be written: \(message)"
    }
  }
}
