public import GraphAlgorithms
public import GraphCore

/// How communities are found.
public enum CommunityMethod: String, CaseIterable, Hashable, Sendable {
  /// High modularity, each community connected (``GraphCore/Graph/leidenCommunities(resolution:seed:repetitions:threads:)``).
  case leiden
  /// High modularity (``GraphCore/Graph/louvainCommunities(resolution:seed:repetitions:threads:)``).
  case louvain
  /// Every node in the community of most of its neighbours
  /// (``GraphCore/Graph/labelPropagationCommunities(seed:threads:)``).
  case labelPropagation = "label-propagation"
}

/// The choices that measures of one run share.
public struct MeasureOptions: Sendable {
  /// What a step along each edge costs.
  public var lengths: EdgeLengths = .hops
  /// What one point of a betweenness stands for.
  public var scale: PairScale = .pairs
  /// The two groups that cross-group measures keep to; nil for all pairs of groups.
  public var between: GroupPair?
  /// How far apart groups are, for diversity that takes it into account; nil if nothing is known of it.
  public var groupDistances: GroupDistances?
  /// The program whose definitions hold; nil for those of the explanations.
  public var convention: Convention?
  /// How communities are found.
  public var communityMethod = CommunityMethod.leiden
  /// γ of modularity: above 1 favours small communities.
  public var resolution = 1.0
  /// Where random numbers start.
  public var seed: UInt64 = 1
  /// How many processors to use; nil for all.
  public var threads: Int?

  /// Makes the choices that hold unless told otherwise.
  public init() {}
}

extension Graph {
  /// Finds communities by a method named in options.
  ///
  /// - Complexity: As the method.
  func communities(_ options: MeasureOptions) -> Communities {
    switch options.communityMethod {
    case .leiden: leidenCommunities(resolution: options.resolution, seed: options.seed, threads: options.threads)
    case .louvain: louvainCommunities(resolution: options.resolution, seed: options.seed, threads: options.threads)
    case .labelPropagation: labelPropagationCommunities(seed: options.seed, threads: options.threads)
    }
  }
}
