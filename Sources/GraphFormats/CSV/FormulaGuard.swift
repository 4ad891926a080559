/// Keeps a spreadsheet from running a text as a formula: an apostrophe goes before it, and away again on reading.
public enum FormulaGuard {
  private static func isFormula(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first else { return false }
    return [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D].contains(first)
  }

  /// Whether a text is changed: one that begins as formulas do, or with apostrophes and then so.
  static func guards(_ text: String) -> Bool {
    isFormula(text) && !isPlainNumber(text) || text.hasPrefix("'") && isFormula(text.drop { $0 == "'" })
  }

  /// A text that no spreadsheet runs: with an apostrophe before it if it begins as formulas do.
  public static func guarded(_ text: String) -> String { guards(text) ? "'" + text : text }

  /// The text that was guarded; any other is handed back as it is.
  public static func unguarded(_ text: String) -> String {
    guard text.hasPrefix("'") else { return text }
    let rest = String(text.dropFirst())
    return guards(rest) ? rest : text
  }
}
