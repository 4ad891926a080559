import ArgumentParser
import ClusterAnalysis
import GraphCore

/// What a step costs on a path, and how many processors look for paths.
struct PathOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What a step costs on a path: hops, inverse-strength, or a numeric column of the edge table.",
      valueName: "length"))
  var length = "hops"

  @Option(help: ArgumentHelp("How many processors to use; by default all.", valueName: "n")) var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
  }

  /// The lengths of a network's edges.
  func lengths(of network: ClusterNetwork) throws -> EdgeLengths {
    do {
      switch length {
      case "hops": return .hops
      case "inverse-strength": return try .inverseStrength(of: network.graph)
      default: return try network.lengths(fromColumn: length)
      }
    } catch {
      throw CommandFailure(.badData, "--length \(length): \(error)")
    }
  }
}
