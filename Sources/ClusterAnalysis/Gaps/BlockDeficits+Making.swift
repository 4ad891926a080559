import ClusterModel
import GraphAlgorithms
import GraphCore

extension BlockDeficits {
  /// Counts the ties between groups, and between groups in countries unless no node has a country or countries are the
  /// groups.
  ///
  /// - Complexity: As ``GraphCore/Graph/rewiredMixing(_:_:threads:)``, twice if there are hubs, and twice again if some
  ///   node has a group and no country.
  static func all(_ scope: GapScope, withoutHubs other: HubFreeNetwork?) -> (groups: Self, countries: Self?) {
    let grouping = scope.grouping
    let groups = grouping.keys.indices.map {
      Block(group: $0, country: nil, size: grouping.partition.sizes[$0])
    }
    let sets = [(blocks: groups, partition: grouping.partition)] + (countryBlocks(scope).map { [$0] } ?? [])
    let partitions = sets.map(\.partition)
    let whole = BlockCounts.all(scope.network, partitions, scope.options)
    let rest = other.map { BlockCounts.all($0.network, partitions.map($0.partition), scope.options) }
    let deficits = sets.indices.map { place in
      BlockDeficits(sets[place].blocks, sets[place].partition, whole[place], rest?[place])
    }
    return (deficits[0], deficits.count > 1 ? deficits[1] : nil)
  }

  /// The groups in each country that have nodes, by group and then country.
  private static func countryBlocks(_ scope: GapScope) -> (blocks: [Block], partition: NodePartition)? {
    let network = scope.network
    guard scope.grouping.attribute != "country", let countries = try? network.grouping(by: "country") else {
      return nil
    }
    let count = countries.keys.count
    let numbers = network.graph.nodes.map { node -> Int? in
      guard let group = scope.grouping.partition[node], let country = countries.partition[node] else { return nil }
      return group * count + country
    }
    let occurring = Set(numbers.compactMap(\.self)).sorted()
    guard !occurring.isEmpty else { return nil }
    let places = Dictionary(uniqueKeysWithValues: occurring.enumerated().map { ($1, $0) })
    let partition = NodePartition(numbers.map { $0.flatMap { places[$0] } }, groupCount: occurring.count)
    let blocks = occurring.enumerated().map { place, number in
      Block(group: number / count, country: countries.keys[number % count], size: partition.sizes[place])
    }
    return (blocks, partition)
  }

  private init(_ blocks: [Block], _ partition: NodePartition, _ whole: BlockCounts, _ rest: BlockCounts?) {
    let sizes = partition.sizes
    (self.blocks, self.partition) = (blocks, partition)
    cells = BlockCounts.pairs(blocks.count).enumerated().map { place, pair in
      let (a, b) = (pair.source, pair.target)
      let pairs = a == b ? sizes[a] * (sizes[a] - 1) / 2 : sizes[a] * sizes[b]
      let isEmptied = rest.map { $0.sizes[a] == 0 || $0.sizes[b] == 0 } ?? true
      return Cell(
        blocks: pair, count: whole.counts[place], withoutHubs: isEmptied ? nil : rest?.counts[place],
        absentPairs: pairs - whole.counts[place].observed)
    }
  }
}

/// The network that is left without the hubs, with the nodes' places in the whole one.
struct HubFreeNetwork: Sendable {
  let network: ClusterNetwork
  private let original: [NodeID]

  /// Leaves the hubs out; nil if there are none, or nobody else.
  init?(_ scope: GapScope) throws(GraphError) {
    let whole = scope.network
    let kinds = scope.options.hubs
    let isHub = whole.members.map { $0.organisation?.kind.map(kinds.contains) ?? false }
    guard isHub.contains(true), isHub.contains(false) else { return nil }
    var options = whole.options
    options.without.formUnion(kinds)
    network = try ClusterNetwork(whole.records, options: options)
    var original: [NodeID] = []
    for node in network.graph.nodes {
      guard let place = whole.table.node(of: network.id(of: node)) else { return nil }
      original.append(place)
    }
    self.original = original
  }

  /// The blocks of the nodes that are left.
  func partition(_ partition: NodePartition) -> NodePartition {
    NodePartition(original.map { partition[$0] }, groupCount: partition.groupCount)
  }
}

/// Observed and expected ties of every pair of blocks of one network.
private struct BlockCounts {
  let counts: [BlockDeficits.Count]
  let sizes: [Int]

  private typealias Measured = (matrix: MixingMatrix, pValue: (GroupPair) -> Double)

  /// One result for each partition.
  static func all(
    _ network: ClusterNetwork, _ partitions: [NodePartition], _ options: GapOptions
  ) -> [BlockCounts] {
    zip(partitions, measure(network, partitions, options)).map { BlockCounts($0, $1) }
  }

  private init(_ partition: NodePartition, _ measured: Measured) {
    let (matrix, pValue) = measured
    let pairs = Self.pairs(partition.groupCount)
    // Whether a cell is worth asking about is decided without looking at what was observed, so that asking fewer
    // questions costs no honesty (Bourgon, Gentleman and Huber 2010, https://doi.org/10.1073/pnas.0914005107).
    let asked = pairs.indices.filter {
      matrix[pairs[$0].source, pairs[$0].target].expected >= BlockDeficits.smallestExpectation
    }
    let q = benjaminiHochberg(asked.map { pValue(pairs[$0]) })
    var rates = [Double?](repeating: nil, count: pairs.count)
    for (place, rate) in zip(asked, q) { rates[place] = rate }
    counts = pairs.enumerated().map { place, pair in
      let cell = matrix[pair.source, pair.target]
      return BlockDeficits.Count(
        observed: cell.observed, expected: cell.expected, z: cell.z,
        p: pValue(pair), q: rates[place])
    }
    sizes = partition.sizes
  }

  /// Counts ties and finds how surprising each number is.
  private static func measure(
    _ network: ClusterNetwork, _ partitions: [NodePartition], _ options: GapOptions
  ) -> [Measured] {
    let (graph, draws, seed) = (network.graph, options.draws, options.seed)
    switch options.null {
    case .rewiring:
      let rewirings = Rewirings(draws: draws, seed: seed, modes: network.modes)
      // A country refines its group, so equal numbers of nodes with one mean the same nodes.
      let isShared = Set(partitions.map(\.groupedNodeCount)).count == 1
      let mixings =
        isShared
        ? graph.rewiredMixing(partitions, rewirings, threads: options.threads)
        : partitions.map { graph.rewiredMixing($0, rewirings, threads: options.threads) }
      return mixings.map { mixing in (mixing.matrix, { mixing.significance.pValue($0.source, $0.target) }) }
    case .labels:
      return partitions.map { partition in
        let significance = graph.mixingSignificance(partition, draws: draws, seed: seed, threads: options.threads)
        return (graph.mixingMatrix(partition, under: .labels), { significance.pValue($0.source, $0.target) })
      }
    case .density, .degrees:
      // Mean and spread are in closed form; their tail is taken to be that of a normal number.
      return partitions.map { partition in
        let matrix = graph.mixingMatrix(partition, under: options.null == .density ? .density : .degrees)
        return (matrix, { matrix[$0.source, $0.target].z.map(twoSidedNormalTail) ?? 1 })
      }
    }
  }

  /// Every unordered pair of blocks, by rising first and then second.
  static func pairs(_ count: Int) -> [GroupPair] {
    (0..<count).flatMap { a in (a..<count).map { GroupPair(a, $0) } }
  }
}
