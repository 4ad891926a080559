public import GraphCore

/// Groups of nodes that were found in the ties alone.
public struct Communities: Hashable, Sendable {
  /// The community of each node: every node has one, and communities are numbered by their first node.
  public let partition: NodePartition
  /// The modularity of the partition at the resolution that was asked for; nil for a graph without ties.
  public let modularity: Double?
}

extension Communities {
  init(_ graph: Graph, _ groups: [Int32], resolution: Double, threads: Int?) {
    let numbers = Room(groups)
    var sizes = [Int](repeating: 0, count: numbers.numberByFirstMember())
    for node in 0..<numbers.count { sizes[Int(numbers[node])] += 1 }
    partition = NodePartition(groups: numbers.array, sizes: sizes)
    modularity = graph.modularity(partition, resolution: resolution, threads: threads)
  }
}
