import ArgumentParser
import ClusterAnalysis
import Foundation
import GraphCore

/// What a step costs on a path, and how many processors look for paths.
struct PathOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What a step costs on a path: hops, inverse-strength (or inverse-strength^A for 1/strength to the power A, from 0 "
        + "to 1), weight (strengths are taken as lengths), or a numeric column of the edge table.",
      valueName: "length"))
  var length = "hops"

  @OptionGroup private var threadOptions: ThreadOptions

  /// How many processors look for paths; nil for all.
  var threads: Int? { threadOptions.threads }

  /// The lengths of a network's edges.
  func lengths(of network: ClusterNetwork) throws -> EdgeLengths {
    do {
      if let exponent = try exponent() { return try Self.lengths(of: network.graph, exponent) }
      return try network.lengths(fromColumn: length)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.badData, "--length \(length): \(error)")
    }
  }

  /// The lengths of any graph with some of a network's edges; an error for a column, which only the network has.
  func lengthsOfAnyGraph() throws -> @Sendable (Graph) -> EdgeLengths {
    guard let exponent = try exponent() else {
      throw CommandFailure(.usage, "--drop needs lengths that follow from strengths: hops or inverse-strength")
    }
    // Lengths were made of the whole network before, and those of a part cannot be worse.
    return { graph in (try? Self.lengths(of: graph, exponent)) ?? .hops }
  }

  /// The power of strengths that lengths are the inverse of, 0 for hops; nil for a column.
  ///
  /// Opsahl, Agneessens and Skvoretz 2010, Social Networks 32:245, go between hops (0) and inverse strengths (1).
  private func exponent() throws -> Double? {
    if length == "hops" { return 0 }
    if length == "inverse-strength" { return 1 }
    guard length.hasPrefix("inverse-strength^") else { return nil }
    guard let exponent = Double(length.dropFirst("inverse-strength^".count)), (0...1).contains(exponent) else {
      throw CommandFailure(.usage, "--length \(length): the power is a number from 0 to 1")
    }
    return exponent
  }

  private static func lengths(of graph: Graph, _ exponent: Double) throws -> EdgeLengths {
    if exponent == 0 { return .hops }
    if exponent == 1 { return try .inverseStrength(of: graph) }
    return try EdgeLengths(graph.edges.map { pow($0.strength, -exponent) }, for: graph)
  }
}
