import ArgumentParser
import ClusterAnalysis
import Foundation
import GraphCore

/// What a step costs on a path, and how many processors look for paths.
struct PathOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What a step costs on a path: hops, inverse-strength (or inverse-strength^A for 1/strength to the power A, from 0 "
        + "to 1), or a numeric column of the edge table.",
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
      case let power where power.hasPrefix("inverse-strength^"):
        // Opsahl, Agneessens and Skvoretz 2010, Social Networks 32:245: between hops (0) and inverse strengths (1).
        guard let exponent = Double(power.dropFirst("inverse-strength^".count)), (0...1).contains(exponent) else {
          throw CommandFailure(.usage, "--length \(length): the power is a number from 0 to 1")
        }
        return try EdgeLengths(network.graph.edges.map { pow($0.strength, -exponent) }, for: network.graph)
      default: return try network.lengths(fromColumn: length)
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.badData, "--length \(length): \(error)")
    }
  }
}
