/// Something worth saying, in plain words, with its reason.
public struct Finding: Hashable, Sendable {
  /// The finding, as a title would have it.
  public let headline: String
  /// The numbers behind it, and what they mean.
  public let reason: String
}
