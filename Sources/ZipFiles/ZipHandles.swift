internal import CLibzip

/// Bytes that libzip reads from or writes to; owns one reference, which it gives back once.
struct ByteSource: ~Copyable {
  let raw: OpaquePointer

  /// Copies bytes, because the library keeps a pointer to them for as long as it likes.
  init(_ bytes: [UInt8]) throws(ZipError) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let source = bytes.withUnsafeBytes { isthmus_copied_source($0.baseAddress, UInt64($0.count), &error) }
    guard let source else { throw .unwritable(message: LibzipMessage.text(&error)) }
    raw = source
  }
  deinit { zip_source_free(raw) }

  /// Gives the reference to the library, which then frees it.
  consuming func released() -> OpaquePointer {
    let raw = raw
    discard self
    return raw
  }

  /// All bytes that it holds.
  func contents() throws(ZipError) -> [UInt8] {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_stat(raw, &status) == 0, zip_source_open(raw) == 0 else {
      throw .unwritable(message: LibzipMessage.text(zip_source_error(raw)))
    }
    defer { zip_source_close(raw) }
    let count = Int(status.size)
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = zip_source_read(raw, buffer.baseAddress?.advanced(by: filled), UInt64(count - filled))
        guard read > 0 else {
          isWhole = false
          return
        }
        filled += Int(read)
      }
    }
    guard isWhole else { throw .unwritable(message: LibzipMessage.text(zip_source_error(raw))) }
    return bytes
  }
}

/// Owns one open `zip_t` and closes it once, forgetting changes that were not saved.
struct OpenArchive: ~Copyable {
  let raw: OpaquePointer

  /// Opens the archive whose bytes a source holds.
  init(reading source: consuming ByteSource) throws(ZipError) { try self.init(source.released(), flags: ZIP_RDONLY) }

  /// Begins an archive that ``save()`` writes to a source, which stays with its owner.
  init(writingTo source: borrowing ByteSource) throws(ZipError) {
    zip_source_keep(source.raw)
    try self.init(source.raw, flags: ZIP_TRUNCATE)
  }

  /// Takes over a reference to a source.
  private init(_ source: OpaquePointer, flags: Int32) throws(ZipError) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let raw = zip_open_from_source(source, flags, &error) else {
      zip_source_free(source)
      throw .notAnArchive(message: LibzipMessage.text(&error))
    }
    self.raw = raw
  }
  deinit { zip_discard(raw) }

  /// Writes the archive to its source.
  consuming func save() throws(ZipError) {
    let raw = raw
    discard self
    guard zip_close(raw) != 0 else { return }
    let message = LibzipMessage.text(zip_get_error(raw))
    zip_discard(raw)
    throw .unwritable(message: message)
  }

  /// What the library says went wrong last.
  var message: String { LibzipMessage.text(zip_get_error(raw)) }
}

/// Owns one entry that is being read.
struct OpenEntry: ~Copyable {
  private let raw: OpaquePointer

  init(_ index: UInt64, in archive: borrowing OpenArchive) throws(OpeningFailure) {
    guard let raw = zip_fopen_index(archive.raw, index, 0) else { throw OpeningFailure(message: archive.message) }
    self.raw = raw
  }
  deinit { zip_fclose(raw) }

  /// Why an entry could not be opened.
  struct OpeningFailure: Error { let message: String }

  /// Fills a buffer; the number of bytes that came, 0 at the end, below 0 if the contents are damaged.
  func read(into buffer: inout [UInt8]) -> Int {
    let room = UInt64(buffer.count)
    return buffer.withUnsafeMutableBytes { Int(zip_fread(raw, $0.baseAddress, room)) }
  }

  /// What the library says went wrong last.
  var message: String { LibzipMessage.text(zip_file_get_error(raw)) }
}

/// The library's own words.
enum LibzipMessage {
  static func text(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
    guard let error, let text = zip_error_strerror(error) else { return "no reason is known" }
    return String(cString: text)
  }
}
