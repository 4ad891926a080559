import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// The spectral measures on graphs with hubs and with nodes apart, against plain iteration edge by edge.
@Suite struct SpectralKernelTests {
  static let graphs = [(false, false), (false, true), (true, false), (true, true)].map { directed, weighted in
    Graph.hubs(700, ties: 2_400, seed: 8, directed: directed, weighted: weighted)
  }

  @Test(arguments: 0..<4) func pageRankIsWhereAWalkerEndsUp(index: Int) {
    let graph = Self.graphs[index]
    let plain = PlainIterations(graph)
    #expect(agree(graph.pageRank().values, plain.pageRank(damping: 0.85, rounds: 250), within: 1e-13))
    #expect(agree(graph.pageRank(damping: 0.5).values, plain.pageRank(damping: 0.5, rounds: 60), within: 1e-13))
    #expect(agree(graph.pageRank(damping: 0).values, plain.pageRank(damping: 0, rounds: 1), within: 1e-15))
  }

  @Test("Undirected, a walker who hardly ever jumps is found in proportion to strength", arguments: [0.99, 0.999_9])
  func highDamping(damping: Double) {
    let graph = Graph.complete(40)
    #expect(agree(graph.pageRank(damping: damping).values, Array(repeating: 1.0 / 40, count: 40), within: 1e-13))
    let star = graph.pageRank(damping: damping).values
    #expect(agree(star.reduce(0, +), 1.0, within: 1e-12))
    // Of a star with k leaves, the centre has (1 + d k) / ((1 + k) (1 + d)).
    let centre = Graph.star(40).pageRank(damping: damping).values[0]
    #expect(agree(centre, (1 + 39 * damping) / (40 * (1 + damping)), within: 1e-12))
  }

  @Test(arguments: 0..<2) func eigenvectorAndKatzAgreeWithPowerIteration(index: Int) {
    let graph = Self.graphs[index]
    let plain = PlainIterations(graph)
    let (vector, eigenvalue) = plain.eigenvector(shift: 5, rounds: 400)
    #expect(agree(graph.eigenvectorCentrality().values, vector))
    #expect(agree(graph.hubsAndAuthorities().authorities.values, vector))
    let walks = plain.walks(attenuation: 0.85 / eigenvalue, rounds: 250)
    #expect(agree(graph.katzCentrality().values, walks))
    #expect(agree(graph.katzCentrality(attenuation: 0.85 / eigenvalue).values, walks))
  }

  @Test(arguments: 2..<4) func directedKatzAgreesWithWalksStepByStep(index: Int) {
    let graph = Self.graphs[index]
    let plain = PlainIterations(graph)
    let (_, eigenvalue) = plain.eigenvector(shift: 5, rounds: 1_500)
    let walks = plain.walks(attenuation: 0.85 / eigenvalue, rounds: 250)
    #expect(agree(graph.katzCentrality().values, walks))
  }

  @Test(arguments: 0..<4) func threadsDoNotChangeABit(index: Int) {
    let graph = Self.graphs[index]
    let all = { (threads: Int) in
      [
        graph.pageRank(threads: threads), graph.eigenvectorCentrality(threads: threads),
        graph.katzCentrality(threads: threads), graph.hubsAndAuthorities(threads: threads).hubs,
      ]
    }
    let one = all(1)
    for threads in [2, 3, 8] { #expect(all(threads) == one) }
  }
}
