import ClusterAnalysis
import GraphCore
import GraphTestSupport
import Testing

@Suite struct WorkEstimateTests {
  @Test func growsAsItSays() {
    let (small, large) = (Graph.path(101), Graph.path(1001))
    func ratio(_ growth: WorkGrowth) -> Double {
      growth.estimatedSeconds(of: large, isByHops: true, threads: 1)
        / growth.estimatedSeconds(of: small, isByHops: true, threads: 1)
    }
    // Nodes and ties grow about tenfold, so their product grows a hundredfold.
    #expect(abs(ratio(.ties) - 10) < 0.2)
    #expect(abs(ratio(.paths) - 100) < 2 && abs(ratio(.pathsOneByOne) - 100) < 2 && abs(ratio(.distances) - 100) < 2)
    #expect(abs(ratio(.distancesForEachTie) - 1000) < 20)
  }

  @Test("Distances take longer where ways are long") func longWays() {
    let (chain, star) = (Graph.path(500), Graph.star(500))
    func seconds(_ growth: WorkGrowth, _ graph: Graph) -> Double {
      growth.estimatedSeconds(of: graph, isByHops: true, threads: 1)
    }
    #expect(seconds(.distances, chain) > 5 * seconds(.distances, star))
    #expect(seconds(.paths, chain) == seconds(.paths, star))
  }

  @Test func threadsShareAndLengthsCost() {
    let graph = Graph.path(50)
    let one = WorkGrowth.paths.estimatedSeconds(of: graph, isByHops: true, threads: 1)
    #expect(WorkGrowth.paths.estimatedSeconds(of: graph, isByHops: true, threads: 2) == one / 2)
    #expect(WorkGrowth.paths.estimatedSeconds(of: graph, isByHops: false, threads: 1) > one)
  }

  @Test func pathMeasuresAreKnownAsSuch() {
    #expect(NodeMeasure.betweenness.growth == .paths && NodeMeasure.degree.growth == .ties)
    #expect(TieMeasure.edgeBetweenness.growth == .paths && NetworkMeasure.diameter.growth == .distances)
  }
}
