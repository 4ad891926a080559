/// The bytes of PDF files that cairo wrote.
enum PDFBytes {
  /// The file with its creation date set to the start of the year 2000; no byte moves, so all offsets stay right.
  static func withFixedDate(_ bytes: [UInt8]) -> [UInt8] {
    let mark = Array("/CreationDate (D:".utf8)
    var bytes = bytes
    // The date is in the document information near the end.
    var index = bytes.count - mark.count
    while index >= 0 {
      if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
        var place = index + mark.count
        var digits = Array("20000101000000".utf8)[...]
        while place < bytes.count, bytes[place] != UInt8(ascii: ")") {
          if (48...57).contains(bytes[place]) { bytes[place] = digits.popFirst() ?? 48 }
          place += 1
        }
        return bytes
      }
      index -= 1
    }
    return bytes
  }
}
