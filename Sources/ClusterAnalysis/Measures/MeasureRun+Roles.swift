public import GraphAlgorithms

extension NodeMeasure {
  /// The measures that count one of the five Gould–Fernandez roles.
  public static let brokerageRoles: [NodeMeasure] = [
    .coordinator, .itinerant, .gatekeeper, .representative, .liaison,
  ]
}

extension BrokerageSignificance {
  /// What is said of one role; nil for a measure that is none.
  public func role(_ measure: NodeMeasure) -> Role? {
    switch measure {
    case .coordinator: coordinator
    case .itinerant: itinerant
    case .gatekeeper: gatekeeper
    case .representative: representative
    case .liaison: liaison
    default: nil
    }
  }
}

extension MeasureRun {
  /// Tests which nodes broker more or less often in each role than chance gives.
  ///
  /// - Parameter model: What chance means.
  /// - Returns: Counts with what chance gives; nil under the density’s model if the network is undirected.
  /// - Throws: ``GroupingNeeded`` if the run has no groups.
  public func roleSignificance(under model: BrokerageModel) throws(GroupingNeeded) -> BrokerageSignificance? {
    network.graph.brokerageSignificance(
      try partition(for: NodeMeasure.coordinator), under: model, threads: threads)
  }
}
