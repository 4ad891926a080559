internal import CZlib

/// Why bytes could not be unpacked.
public enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are cut off or changed.
  case damaged
  /// The contents are larger than allowed.
  case tooLarge(limit: Int)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .damaged: "the gzip file is cut off or damaged; make or download it again"
    case .tooLarge(let limit):
      "the gzip file unpacks to more than \(limit >> 20) MB, far more than text of its size does; unpack it with gunzip "
        + "if it is what you expect"
    }
  }
}

/// Unpacks gzip (RFC 1952) through zlib.
public enum Gzip {
  /// Whether bytes begin as gzip does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// How much some packed bytes may unpack to: a hundredfold, and 64 MB whatever their size.
  ///
  /// Text is packed to a tenth or so; a bomb gives a thousandfold.
  public static func limit(forPacked count: Int) -> Int { 100 * count + 64 << 20 }

  /// The contents of a gzip file, of all its members in turn.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limit: How many bytes the contents may have; nil takes ``limit(forPacked:)``.
  ///   - stopsAtLimit: Whether more than that is cut off rather than refused, for looking at a beginning.
  /// - Returns: The contents.
  /// - Throws: ``GzipError``.
  /// - Complexity: O(contents) time; the contents and 256 kB of memory.
  public static func unpacked(
    _ bytes: [UInt8], limit: Int? = nil, stopsAtLimit: Bool = false
  ) throws(GzipError) -> [UInt8] {
    let limit = limit ?? Self.limit(forPacked: bytes.count)
    var inflater = Inflater()
    return try inflater.unpack(bytes, limit, stopsAtLimit)
  }
}

/// Owns one stream of zlib, which must not move, and ends it once.
private struct Inflater: ~Copyable {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var isOpen = false

  init() { stream.initialize(to: z_stream()) }

  deinit {
    if isOpen { inflateEnd(stream) }
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  mutating func unpack(_ bytes: [UInt8], _ limit: Int, _ stopsAtLimit: Bool) throws(GzipError) -> [UInt8] {
    guard isthmus_inflate_gzip(stream) == Z_OK else { throw .damaged }
    isOpen = true
    var contents: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var at = 0
    while true {
      let (status, read, written) = step(bytes, at, &piece)
      at += read
      contents += piece[..<written]
      guard contents.count <= limit else {
        guard stopsAtLimit else { throw .tooLarge(limit: limit) }
        return Array(contents.prefix(limit))
      }
      switch status {
      case Z_STREAM_END:
        // Another member may follow; anything else behind the last one is padding.
        guard at + 1 < bytes.count, bytes[at] == 0x1F, bytes[at + 1] == 0x8B else { return contents }
        inflateReset(stream)
      case Z_OK where read > 0 || written > 0: break
      default: throw .damaged
      }
    }
  }

  private mutating func step(_ bytes: [UInt8], _ start: Int, _ piece: inout [UInt8]) -> (Int32, Int, Int) {
    let (room, count) = (piece.count, min(bytes.count - start, 1 << 30))
    return bytes.withUnsafeBufferPointer { input in
      piece.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + start })
        stream.pointee.avail_in = UInt32(count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(room)
        let status = inflate(stream, Z_NO_FLUSH)
        return (status, count - Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out))
      }
    }
  }
}
