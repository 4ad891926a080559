import ArgumentParser
import ClusterAnalysis
import ClusterModel
import GraphAlgorithms

/// Which groups "cross-sector" means.
struct GroupOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What groups the organisations: sector, sector-group, country, kind, a column of the node table, or community, "
        + "which finds groups in the ties. By default sector.",
      valueName: "attribute"))
  var by: String?

  @Option(help: ArgumentHelp("Keep to paths between two groups.", valueName: "A,B")) var between: String?

  @Option(help: "How communities are found.") var communityMethod: CommunityMethod = .leiden
  @Option(help: ArgumentHelp("Above 1 for small communities, below 1 for large ones.", valueName: "number"))
  var resolution = 1.0
  @Option(help: ArgumentHelp("Where random numbers begin.", valueName: "n")) var seed: UInt64 = 1
  @Option(
    help: ArgumentHelp(
      "How related groups are, for rao-stirling: a table a,b,relatedness from 0 to 1, or a matrix. By default the tree "
        + "of sectors says it.", valueName: "file"))
  var relatedness: String?

  func validate() throws {
    guard resolution >= 0, resolution.isFinite else { throw ValidationError("--resolution is a number from 0.") }
  }

  /// The choices of a run that these options decide.
  func measureOptions(for grouping: Grouping?, of network: ClusterNetwork? = nil) throws -> MeasureOptions {
    var options = MeasureOptions()
    if let grouping {
      options.groupDistances =
        try relatedness.map { try RelatednessFile(path: $0).distances(of: grouping) }
        ?? network?.groupDistances(of: grouping)
    }
    options.between = try grouping.flatMap { try pair(in: $0) }
    (options.communityMethod, options.resolution, options.seed) = (communityMethod, resolution, seed)
    return options
  }

  /// The groups; an error naming the columns there are if there are none.
  func grouping(of network: ClusterNetwork) throws -> Grouping {
    do {
      if by == "community", !network.groupingAttributes.contains("community") {
        return network.groupingByCommunity(try measureOptions(for: nil))
      }
      return try network.grouping(by: by ?? "sector")
    } catch {
      throw CommandFailure(.usage, "--by: \(error)")
    }
  }

  /// The groups if they were asked for or exist, for commands that can do without.
  func optionalGrouping(of network: ClusterNetwork) throws -> Grouping? {
    if by == nil && between == nil && !network.groupingAttributes.contains("sector") { return nil }
    return try grouping(of: network)
  }

  /// The two groups of `--between`.
  func pair(in grouping: Grouping) throws -> GroupPair? {
    guard let between else { return nil }
    let names = between.split(separator: ",").map { $0.trimmingBlanks() }
    guard names.count == 2 else { throw CommandFailure(.usage, "--between takes two groups: A,B") }
    let groups = try names.map { name in
      guard let group = grouping.group(named: name) else {
        let known = grouping.keys.joined(separator: ", ")
        throw CommandFailure(.usage, "--between: no \(grouping.attribute) is called “\(name)”; there are: \(known)")
      }
      return group
    }
    return GroupPair(groups[0], groups[1])
  }
}
