import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct DegreeTests {
  @Test(arguments: GraphCase.all) func agreesWithMatrixSums(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let nodes = 0..<graph.nodeCount
    let outStrength = nodes.map { v in nodes.reduce(0) { $0 + dense.strength[v][$1] } }
    let inStrength = nodes.map { v in nodes.reduce(0) { $0 + dense.strength[$1][v] } }
    let outDegree = nodes.map { v in Double(nodes.count { dense.hasEdge(v, $0) }) }
    let inDegree = nodes.map { v in Double(nodes.count { dense.hasEdge($0, v) }) }
    #expect(agree(graph.outStrength(), outStrength) && agree(graph.inStrength(), inStrength))
    #expect(agree(graph.outDegree(), outDegree) && agree(graph.inDegree(), inDegree))
    let both = graph.isDirected
    #expect(agree(graph.degree(), both ? zip(inDegree, outDegree).map(+) : outDegree))
    #expect(agree(graph.strength(), both ? zip(inStrength, outStrength).map(+) : outStrength))
  }
}
