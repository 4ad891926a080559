import GraphCore

/// An edge list as CSV in the making: bytes, because ten million rows are too many for a text each.
struct EdgeListBytes {
  private(set) var bytes: [UInt8] = []

  init(header: String, expectedRows: Int) {
    bytes.reserveCapacity(header.utf8.count + 1 + 20 * expectedRows)
    bytes += Array(header.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds a row of two ends and, if there is one, a weight.
  mutating func append(_ source: Int, _ target: Int, prefix: String, weight: Int?) {
    bytes += prefix.utf8
    append(source)
    bytes.append(UInt8(ascii: ","))
    bytes += prefix.utf8
    append(target)
    if let weight {
      bytes.append(UInt8(ascii: ","))
      append(weight)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ number: Int) {
    guard number >= 10 else {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    append(number / 10)
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
