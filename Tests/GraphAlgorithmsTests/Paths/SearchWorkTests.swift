import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct SearchWorkTests {
  @Test("What is reached is what paths lead to", arguments: GraphCase.all)
  func reached(graphCase: GraphCase) {
    let graph = graphCase.graph
    var (seen, longest) = (0, 0)
    for source in graph.nodes {
      for target in graph.nodes {
        guard let path = graph.shortestPath(from: source, to: target) else { continue }
        seen += 1 + graph.outDegree(of: target)
        longest = max(longest, path.count - 1)
      }
    }
    let work = graph.searchWork()
    #expect(work.reached == Double(seen))
    // Without directions two searches in one component stand for all.
    #expect(graphCase.isDirected ? work.longest == longest : work.longest <= longest)
  }

  @Test func blocksAreWhatIsSearched() {
    // A tree is only walked; a cycle is a block, and what hangs on it is walked.
    #expect(Graph.star(100).searchWork().reachedInBlocks == 100 + 198)
    #expect(Graph.cycle(50).searchWork().reachedInBlocks == 50 + 100 + 50 * 150)
    let lollipop = Graph.of(6, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5)])
    #expect(lollipop.searchWork().reachedInBlocks == 6 + 12 + 3 * (3 + 6))
    #expect(lollipop.searchWork().longest == 4)
    #expect(Graph.path(300).searchWork().longest == 299)
  }

  @Test func nothingIsReachedInNothing() {
    for directed in [false, true] {
      let work = Graph.of(0, [], directed: directed).searchWork()
      #expect(work.reached == 0 && work.reachedInBlocks == 0 && work.longest == 0)
    }
  }
}
