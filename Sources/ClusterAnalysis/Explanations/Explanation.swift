/// What a number means, where it comes from and where other tools differ.
public struct Explanation: Hashable, Sendable {
  /// A publication.
  public struct Reference: Hashable, Sendable {
    /// Authors, year, title or journal, pages.
    public var text: String
    /// Its digital object identifier, if it has one.
    public var doi: String?

    init(_ text: String, doi: String? = nil) { (self.text, self.doi) = (text, doi) }
  }

  /// The name for people.
  public var title: String
  /// What the number tells, in plain words.
  public var meaning: String
  /// The definition, in Unicode.
  public var formula: String
  /// The definition as LaTeX, for math mode; needs amsmath.
  public var latex: String
  /// The unit and the range.
  public var scale: String
  /// What strengths and lengths do.
  public var weights: String
  /// What directions do.
  public var direction: String
  /// Where there is no number, and what isolates get.
  public var edgeCases: String
  /// Where other tools give another number under the same name.
  public var elsewhere: String
  /// The number reckoned by hand for a small network.
  public var example: WorkedExample
  /// Where the definition comes from.
  public var references: [Reference]
}
