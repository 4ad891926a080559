public import ClusterModel

/// A tie as people write it on a line: `A -- B` or `A -- B: kind`.
public struct TieText: Hashable, Sendable {
  /// The name of one end.
  public let source: String
  /// The name of the other.
  public let target: String
  /// The kind of the tie, if one is named.
  public let kind: TieKind?

  /// Reads a tie, or returns nil if the text is none.
  ///
  /// Names may hold hyphens, but no two in a row. What stands behind the last colon is the kind.
  public init?(_ text: String) {
    guard let dashes = text.firstRange(of: "--") else { return nil }
    let source = trimmed(text[..<dashes.lowerBound])
    var rest = text[dashes.upperBound...]
    guard rest.firstRange(of: "--") == nil else { return nil }
    var kind: TieKind?
    if let colon = rest.lastIndex(of: ":") {
      let word = trimmed(rest[rest.index(after: colon)...])
      guard !word.isEmpty else { return nil }
      kind = TieKind(rawValue: word)
      rest = rest[..<colon]
    }
    let target = trimmed(rest)
    guard !source.isEmpty, !target.isEmpty else { return nil }
    (self.source, self.target, self.kind) = (source, target, kind)
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
