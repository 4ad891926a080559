/// A file to be written into a folder.
public struct OutputFile: Hashable, Sendable {
  /// Its name; it lies in the folder itself.
  public let name: String
  /// What it holds.
  public let bytes: [UInt8]

  /// Makes a file.
  public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}
