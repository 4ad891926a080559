public import GraphCore

/// Several kinds of ties between the same nodes, one graph for each kind.
///
/// Measures follow Battiston, Nicosia and Latora (Physical Review E 89:032804, 2014,
/// <https://doi.org/10.1103/PhysRevE.89.032804>).
public struct Layers: Hashable, Sendable {
  /// The ties of each kind.
  public let graphs: [Graph]

  /// Makes layers.
  ///
  /// - Parameter graphs: The ties of each kind.
  /// - Precondition: There is at least one graph, all have the same nodes, and all or none are directed.
  public init(_ graphs: [Graph]) {
    precondition(!graphs.isEmpty, "layers need at least one kind of tie")
    precondition(
      graphs.allSatisfy { $0.nodeCount == graphs[0].nodeCount && $0.isDirected == graphs[0].isDirected },
      "all layers have the same nodes and the same kind of edges")
    self.graphs = graphs
  }

  /// The number of nodes.
  public var nodeCount: Int { graphs[0].nodeCount }

  /// Adds up each node's ties over all layers, *o*ᵢ.
  ///
  /// - Parameter countsStrength: Whether to add up strengths instead of ties.
  /// - Returns: Ties, a neighbour counting once for each layer; when directed, those that leave and those that arrive.
  /// - Complexity: O(*L* *n* + *m*) for *L* layers with *m* ties.
  public func overlap(countsStrength: Bool = false) -> NodeScores {
    NodeScores(shares(countsStrength: countsStrength).map { $0.reduce(0, +) })
  }

  /// Measures how evenly each node's ties are spread over the layers, *P*ᵢ.
  ///
  /// *P*ᵢ = *L* / (*L* − 1) (1 − Σ (*k*ᵢᵅ / *o*ᵢ)²) for *k*ᵢᵅ ties in layer α of *L* and *o*ᵢ ties in all.
  ///
  /// - Parameter countsStrength: Whether to add up strengths instead of ties.
  /// - Returns: From 0, all ties in one layer, to 1, as many in each; undefined for nodes without ties
  ///   (``GraphCore/UndefinedReason/noTies``) and with one layer (``GraphCore/UndefinedReason/zeroDenominator``).
  /// - Complexity: O(*L* *n* + *m*) for *L* layers with *m* ties.
  public func participation(countsStrength: Bool = false) -> NodeScores {
    let layerCount = Double(graphs.count)
    return NodeScores(
      shares(countsStrength: countsStrength).map { ties -> NodeScore in
        let all = ties.reduce(0, +)
        guard all > 0 else { return .undefined(.noTies) }
        guard layerCount > 1 else { return .undefined(.zeroDenominator) }
        let squares = ties.reduce(0) { $0 + ($1 / all) * ($1 / all) }
        return .value(layerCount / (layerCount - 1) * (1 - squares))
      })
  }

  /// For each node, its ties or strength in each layer.
  private func shares(countsStrength: Bool) -> [[Double]] {
    let layers = graphs.map { graph in
      countsStrength ? graph.strengths(.any) : graph.unweighted.strengths(.any)
    }
    return (0..<nodeCount).map { node in layers.map { $0[node] } }
  }
}
