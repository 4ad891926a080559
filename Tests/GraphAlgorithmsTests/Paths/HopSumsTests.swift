import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

/// What distances come to, against one search for each node, on every kind of graph.
@Suite struct HopSumsTests {
  @Test(arguments: KindOfGraph.allCases, PathDirection.allCases)
  func scores(kind: KindOfGraph, paths: PathDirection) throws {
    let graph = kind.graph
    let n = graph.nodeCount
    let partition = NodePartition.random(n, groups: 4, seed: 41, missingShare: 0.2)
    let distances = (0..<n).map { graph.distances(from: NodeID($0), direction: paths) }
    let others = distances.enumerated().map { node, row in
      row.enumerated().compactMap { $0.offset == node ? nil : $0.element }
    }
    let harmonic = others.map { row in row.reduce(0) { $0 + 1 / $1 } / Double(n - 1) }
    #expect(agree(graph.harmonicCloseness(paths: paths), harmonic))
    let closeness = others.map { row -> Double in
      row.isEmpty ? 0 : Double(row.count) / row.reduce(0, +) * Double(row.count) / Double(n - 1)
    }
    #expect(agree(graph.closeness(paths: paths), closeness))
    #expect(agree(graph.eccentricity(paths: paths), others.map { $0.max() }))
    let across = distances.enumerated().map { node, row -> Double? in
      guard let own = partition[NodeID(node)] else { return nil }
      let far = row.enumerated().compactMap { other, distance in
        partition[NodeID(other)] == nil || partition[NodeID(other)] == own ? nil : distance
      }
      return far.isEmpty ? 0 : Double(far.count) / far.reduce(0, +)
    }
    #expect(agree(graph.bridgeCloseness(partition, paths: paths), across))
  }

  @Test(arguments: KindOfGraph.allCases) func countsAndMatrix(kind: KindOfGraph) {
    let graph = kind.graph
    let n = graph.nodeCount
    let partition = NodePartition.random(n, groups: 4, seed: 41, missingShare: 0.2)
    let rows = (0..<n).map { graph.distances(from: NodeID($0)) }
    let matrix = HopDistances(graph)
    let some = HopDistances(graph, from: (0..<n).filter { $0 % 4 == 1 }.map(NodeID.init))
    var (counts, across) = ([0: 0], [0: 0])
    for (source, row) in rows.enumerated() {
      let found = (0..<n).map { matrix[NodeID(source), NodeID($0)] }
      #expect(found == row.map { $0.map { Int($0) } })
      if source % 4 == 1 { #expect((0..<n).map { some[NodeID(source), NodeID($0)] } == found) }
      for (target, distance) in row.enumerated() where target != source {
        counts[distance.map { Int($0) } ?? -1, default: 0] += 1
        guard let a = partition[NodeID(source)], let b = partition[NodeID(target)], a != b else { continue }
        across[distance.map { Int($0) } ?? -1, default: 0] += 1
      }
    }
    for (found, expected) in [
      (graph.distanceCounts(), counts), (graph.distanceCounts(.acrossGroups(partition)), across),
    ] {
      #expect(found.unjoinedCount == expected[-1] ?? 0)
      #expect(found.atDistance.indices.allSatisfy { found.atDistance[$0] == expected[$0] ?? 0 })
      #expect(found.atDistance.count == max(0, (expected.keys.filter { expected[$0] != 0 }.max() ?? -1) + 1))
    }
  }

  @Test("Every way to search, also where another would be quicker", arguments: KindOfGraph.allCases)
  func everyWay(kind: KindOfGraph) {
    let graph = kind.graph
    let n = graph.nodeCount
    let partition = NodePartition.random(n, groups: 4, seed: 41, missingShare: 0.2)
    let isAcross = { (a: Int, b: Int) -> Bool in
      guard let one = partition[NodeID(a)], let other = partition[NodeID(b)] else { return false }
      return one != other
    }
    for paths in PathDirection.allCases {
      for groups in [nil, partition] {
        let ways = SearchSharing.allCases.map { graph.hopSums(along: paths, acrossGroups: groups, by: $0, threads: 3) }
        #expect(ways.allSatisfy { $0 == ways[0] })
        for node in 0..<n {
          var distances: [Int] = []
          for (other, distance) in graph.distances(from: NodeID(node), direction: paths).enumerated() {
            guard let distance, other != node, groups == nil || isAcross(node, other) else { continue }
            distances.append(Int(distance))
          }
          let sum = ways[1][node]
          #expect(sum.distanceSum == distances.reduce(0, +) && Int(sum.reachedCount) == distances.count)
          #expect(Int(sum.farthest) == distances.max() ?? 0)
          #expect(agree(sum.inverseDistanceSum, distances.reduce(0) { $0 + 1 / Double($1) }))
        }
      }
    }
    for pairs in [CountedPairs.all, .acrossGroups(partition)] {
      let mask = PairMask(pairs, nodeCount: n)
      var expected: [Int: Int] = [:]
      for source in mask.sources.map({ Int($0) }) {
        for (node, distance) in graph.distances(from: NodeID(source)).enumerated() where mask.counts(source, node) {
          expected[distance.map { Int($0) } ?? -1, default: 0] += 1
        }
      }
      for way in SearchSharing.allCases {
        let counts = graph.distanceCounts(mask, by: way, threads: 3)
        #expect(counts.unjoinedCount == expected[-1] ?? 0)
        #expect(counts.atDistance.indices.allSatisfy { counts.atDistance[$0] == expected[$0] ?? 0 })
        #expect(counts.pairCount == mask.count)
      }
    }
  }

  @Test("Nodes that nothing tells apart have the same score, bit for bit") func symmetricNodes() {
    let graph = Graph.of(26, (0..<25).flatMap { [($0, ($0 + 1) % 25), ($0, ($0 + 7) % 25)] } + [(0, 25)])
    let scores = graph.harmonicCloseness()
    // Mirror images of each other, seen from 0.
    #expect((1..<13).allSatisfy { scores[NodeID($0)] == scores[NodeID(25 - $0)] })
  }

  @Test(arguments: [1, 3, 8]) func sameBitsForAnyNumberOfThreads(threads: Int) {
    let graph = Graph.random(1_300, probability: 0.003, seed: 6)
    #expect(graph.harmonicCloseness(threads: threads) == graph.harmonicCloseness(threads: 2))
    #expect(graph.distanceSummary(threads: threads) == graph.distanceSummary(threads: 2))
  }
}

@Suite struct NearestDoubleTests {
  @Test("As the standard library rounds, also half-way between two numbers and above 64 bits") func rounding() {
    var generator = SeededGenerator(seed: 3)
    for shift in 0..<UInt128(128) {
      let random = UInt128.random(in: .min ... .max, using: &generator) >> shift
      // Around the middle between two numbers of 53 bits.
      let middle = ((UInt128(1) << 53 | 1) << 20) >> shift
      for number in [random, random | 1, middle, middle &- 1, middle + 1, UInt128.max >> shift] {
        #expect(number.nearestDouble == Double(number))
      }
    }
  }
}
