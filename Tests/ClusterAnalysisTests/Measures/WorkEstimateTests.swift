import ClusterAnalysis
import GraphCore
import GraphTestSupport
import Testing

@Suite struct WorkEstimateTests {
  private func seconds(_ growth: WorkGrowth, _ graph: Graph, isByHops: Bool = true, threads: Int = 1) -> Double {
    WorkEstimate(of: graph, isByHops: isByHops, threads: threads).seconds(growth)
  }

  @Test func growsAsItSays() {
    // A ring with spokes has short ways and is one block; nodes and ties grow tenfold, so their product grows a hundredfold.
    func wheel(_ rim: Int) -> Graph { .of(rim + 1, (1...rim).flatMap { [(0, $0), ($0, $0 % rim + 1)] }) }
    func ratio(_ growth: WorkGrowth) -> Double { seconds(growth, wheel(1000)) / seconds(growth, wheel(100)) }
    #expect(abs(ratio(.ties) - 10) < 0.2)
    #expect(abs(ratio(.paths) - 100) < 2 && abs(ratio(.pathsOneByOne) - 100) < 2 && abs(ratio(.distances) - 100) < 2)
    #expect(abs(ratio(.distancesForEachTie) - 1000) < 20)
  }

  @Test("Distances take longer where ways are long") func longWays() {
    let (chain, star) = (Graph.path(500), Graph.star(500))
    #expect(seconds(.distances, chain) > 5 * seconds(.distances, star))
    #expect(seconds(.paths, chain) == seconds(.paths, star))
  }

  @Test("What falls into parts, or hangs on single nodes, takes no time of that kind") func parts() {
    let clique = Graph.complete(60)
    let pairs = (0..<60).flatMap { a in (0..<a).map { (a, $0) } }
    let twins = Graph.of(120, pairs + pairs.map { ($0 + 60, $1 + 60) })
    #expect(agree(seconds(.distances, twins), 2 * seconds(.distances, clique)))
    let leaves = Graph.of(10_060, pairs + (0..<10_000).map { (60 + $0, $0 % 60) })
    #expect(seconds(.paths, leaves) < 2 * seconds(.paths, clique))
    #expect(seconds(.distances, leaves) > 100 * seconds(.distances, clique))
  }

  @Test func threadsShareAndLengthsCost() {
    let graph = Graph.path(50)
    let one = seconds(.paths, graph)
    #expect(seconds(.paths, graph, threads: 2) == one / 2)
    #expect(seconds(.paths, graph, isByHops: false) > one)
  }

  @Test func theMostIsMore() {
    for graph in [Graph.path(300), .star(300), .complete(40), .cycle(200, directed: true)] {
      for growth in [WorkGrowth.ties, .distances, .paths, .pathsOneByOne, .distancesForEachTie] {
        #expect(WorkEstimate.mostSeconds(growth, of: graph) >= seconds(growth, graph, isByHops: false))
      }
    }
  }

  @Test func pathMeasuresAreKnownAsSuch() {
    #expect(NodeMeasure.betweenness.growth == .paths && NodeMeasure.degree.growth == .ties)
    #expect(TieMeasure.edgeBetweenness.growth == .paths && NetworkMeasure.diameter.growth == .distances)
  }
}
