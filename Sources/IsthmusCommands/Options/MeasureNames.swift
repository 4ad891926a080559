import ClusterAnalysis
import ClusterFiles
import GraphCore

/// Reads the measures of `--measures`: names with commas between, or “all”.
///
/// - Returns: The measures in the order asked; all that the network can have when `list` is “all”, `preset` without a
///   list.
func parseMeasures<M: Measure>(_ list: String?, preset: [M], isGrouped: Bool) throws -> [M] {
  guard let list else { return preset.filter { isGrouped || !$0.needsGrouping } }
  if list == "all" { return M.allCases.filter { isGrouped || !$0.needsGrouping } }
  return try list.split(separator: ",").map { name in
    let name = name.trimmingBlanks().lowercased()
    guard let measure = M(rawValue: name) else {
      throw CommandFailure(.usage, "--measures: " + unknownMeasure(name, among: M.allCases.map(\.rawValue)))
    }
    return measure
  }
}

/// A sentence that names the measures nearest to one that does not exist.
func unknownMeasure(_ name: String, among known: [String]) -> String {
  var names = NearestNames(known)
  let nearest = names.nearest(to: name)
  return "there is no measure “\(name)”; "
    + (nearest.isEmpty ? "there are: \(known.joined(separator: ", "))" : "nearest: \(nearest.joined(separator: ", "))")
}

extension ClusterNetwork {
  /// What measuring “all” leaves out, because it would take the better part of an hour or more in a network of this size.
  ///
  /// Whoever names a measure gets it, however long it takes.
  var tooSlowForAll: [NodeMeasure] {
    let (n, m) = (Double(graph.nodeCount), Double(graph.edgeCount))
    // All distances are found anew without each tie.
    return n * m * (n + m) > 1e12 ? [.valenteFujimoto] : []
  }

  /// The node measures of a list, with what “all” leaves out in sentences.
  func nodeMeasures(
    _ list: String?, preset: [NodeMeasure], isGrouped: Bool
  ) throws -> (measures: [NodeMeasure], notes: [String]) {
    let measures = try parseMeasures(list, preset: preset, isGrouped: isGrouped)
    guard list == "all" else { return (measures, []) }
    let leftOut = tooSlowForAll
    return (
      measures.filter { !leftOut.contains($0) },
      leftOut.map {
        "\($0.rawValue) left out of “all”: it would take very long in a network of this size; name it to have it"
      }
    )
  }
}
