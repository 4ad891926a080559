import GraphAlgorithms
import GraphCore
import Testing

@Suite struct GeneratorTests {
  @Test(arguments: 0..<6) func starsPathsAndGridsHaveTheirTies(size: Int) throws {
    let star = try Graph.star(nodeCount: size)
    #expect((star.nodeCount, star.edgeCount) == (size, max(0, size - 1)))
    #expect(star.nodes.dropFirst().allSatisfy { star.hasEdge(from: NodeID(0), to: $0) })
    let path = try Graph.path(nodeCount: size)
    #expect((path.nodeCount, path.edgeCount) == (size, max(0, size - 1)))
    #expect(path.nodes.dropFirst().allSatisfy { path.hasEdge(from: NodeID($0.index - 1), to: $0) })
    // A grid of r rows and c columns has r (c − 1) + c (r − 1) ties.
    let grid = try Graph.grid(rows: size, columns: 3)
    #expect((grid.nodeCount, grid.edgeCount) == (3 * size, size == 0 ? 0 : 2 * size + 3 * (size - 1)))
  }

  @Test func aSmallWorldWithoutShortCutsIsARing() throws {
    let ring = try Graph.smallWorld(nodeCount: 50, degree: 6, rewiring: 0, seed: 3)
    #expect(ring.edgeCount == 150 && ring.nodes.allSatisfy { ring.outDegree(of: $0) == 6 })
    // Watts and Strogatz: clustering 3 (k − 2) / 4 (k − 1) = 0.6 for k = 6.
    let clustering = ring.clusteringCoefficients()
    #expect(ring.nodes.allSatisfy { abs((clustering[$0] ?? 0) - 0.6) < 1e-12 })
    let rewired = try Graph.smallWorld(nodeCount: 50, degree: 6, rewiring: 0.5, seed: 3)
    #expect(rewired.edgeCount > 120 && rewired.nodes.contains { rewired.outDegree(of: $0) != 6 })
  }

  @Test func rMATHasTheQuartersOfItsMatrix() throws {
    let graph = try Graph.rMAT(scale: 10, seed: 5)
    #expect(graph.nodeCount == 1024 && graph.edgeCount < 16 * 1024 && graph.edgeCount > 8 * 1024)
    // Each of ten choices favours the low half with 0.76, so 0.76¹⁰ ≈ 0.064 of all ends are at one node before ties that
    // were drawn again are left out; the mean of all is 1 / 1024.
    let degrees = graph.nodes.map { graph.outDegree(of: $0) }.sorted()
    #expect(degrees[1023] > 10 * 2 * graph.edgeCount / 1024)
  }

  @Test func plantedCommunitiesKeepToTheirMixing() throws {
    let communities = (0..<4000).map { Int32($0 % 4) }
    var recipe = PlantedCommunities(communityOfNode: communities, meanDegree: 8)
    recipe.mixing = 0.25
    let graph = try recipe.graph(seed: 11)
    let outside = graph.edges.count { communities[$0.source.index] != communities[$0.target.index] }
    // A quarter of the half-ties is matched across all nodes, and of those a quarter finds its own community by chance;
    // ties within are drawn again, and left out, somewhat more often.
    let share = Double(outside) / Double(graph.edgeCount)
    #expect(abs(share - 0.25 * 0.75) < 0.04)
    #expect(Double(2 * graph.edgeCount) / 4000 > 6)
    recipe.mixing = 0
    #expect(
      try recipe.graph(seed: 11).edges.allSatisfy { communities[$0.source.index] == communities[$0.target.index] })
  }

  @Test func aSeedGivesOneGraph() throws {
    #expect(try Graph.rMAT(scale: 8, seed: 1) == Graph.rMAT(scale: 8, seed: 1))
    #expect(try Graph.rMAT(scale: 8, seed: 1) != Graph.rMAT(scale: 8, seed: 2))
    let world = { (seed: UInt64) in try Graph.smallWorld(nodeCount: 99, degree: 4, rewiring: 0.2, seed: seed) }
    #expect(try world(7) == world(7))
    #expect(try world(7) != world(8))
  }
}
