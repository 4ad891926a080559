/// Names of entries: which are safe to read and to write.
enum ZipName {
  /// How many bytes the format has room for.
  private static let longest = 65_535

  /// Refuses a name that leads out of a folder, or that systems understand in different ways.
  static func check(_ name: String) throws(ZipError) {
    func refuse(_ reason: String) -> ZipError { .unsafeName(printable(name), reason: reason) }
    guard !name.isEmpty else { throw refuse("is empty") }
    guard name.utf8.count <= longest else { throw refuse("is longer than \(longest) bytes") }
    guard !name.unicodeScalars.contains(where: isControl) else { throw refuse("holds control characters") }
    guard !name.utf8.contains(UInt8(ascii: "\\")) else { throw refuse("holds a backslash") }
    guard !name.hasPrefix("/") else { throw refuse("is an absolute path") }
    let start = Array(name.utf8.prefix(2))
    if start.count == 2, start[1] == UInt8(ascii: ":") { throw refuse("names a drive") }
    var steps = name.split(separator: "/", omittingEmptySubsequences: false)
    // The last step of a folder is empty.
    if steps.last?.isEmpty == true { steps.removeLast() }
    for step in steps where step.isEmpty || step == "." || step == ".." {
      throw refuse(step == ".." ? "leads out of its folder" : "is not written in the plain way")
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

  /// The beginning of a name without what a terminal would obey.
  private static func printable(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars.prefix(200) {
      text.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return text
  }
}
