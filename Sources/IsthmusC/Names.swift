/// Strings that C may keep pointers to as long as the process lives.
struct PermanentStrings: Sendable {
  // Addresses, because a pointer is not Sendable; what they point to never changes.
  private let addresses: [UInt]

  init(_ strings: [String?]) {
    addresses = strings.map { string in
      guard let string else { return 0 }
      let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: string.utf8.count + 1)
      for (index, byte) in string.utf8.enumerated() { bytes[index] = CChar(bitPattern: byte) }
      bytes[string.utf8.count] = 0
      return UInt(bitPattern: bytes)
    }
  }

  subscript(number: Int32) -> UnsafePointer<CChar>? {
    addresses.indices.contains(Int(number)) ? UnsafePointer(bitPattern: addresses[Int(number)]) : nil
  }
}

/// The case that C called by its name.
///
/// - Throws: An error that lists the names there are.
func named<Name: RawRepresentable & CaseIterable>(
  _ pointer: UnsafePointer<CChar>?, _ argument: String
) throws(CallError) -> Name where Name.RawValue == String {
  guard let pointer else { throw .null(argument) }
  let name = String(cString: pointer)
  guard let result = Name(rawValue: name) else {
    let known = Name.allCases.map(\.rawValue).joined(separator: ", ")
    throw .invalid("there is no \(argument) \"\(name.prefix(40))\"; known are \(known)")
  }
  return result
}
