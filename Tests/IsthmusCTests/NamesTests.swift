import CIsthmus
import ClusterAnalysis
import IsthmusC
import Testing

// What the C interface computes is tested from C (Tests/C) and from Python, where NetworkX is at hand.

/// The C interface calls measures by the names that the command line explains.
@Suite struct NamesTests {
  @Test func nodeMeasuresAreCalledAsInTheCatalogue() {
    expect(names(isthmus_node_measure_name), areAmong: ClusterAnalysis.NodeMeasure.allCases.map(\.rawValue))
  }

  @Test func edgeMeasuresAreCalledAsInTheCatalogue() {
    expect(names(isthmus_edge_measure_name), areAmong: ClusterAnalysis.TieMeasure.allCases.map(\.rawValue))
  }

  @Test func networkMeasuresAreCalledAsInTheCatalogue() {
    expect(names(isthmus_network_measure_name), areAmong: ClusterAnalysis.NetworkMeasure.allCases.map(\.rawValue))
  }

  private func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var names: [String] = []
    while let next = name(Int32(names.count)) { names.append(String(cString: next)) }
    return names
  }

  private func expect(_ names: [String], areAmong known: [String]) {
    #expect(names.count > 1)
    #expect(Set(names).subtracting(known).isEmpty)
  }
}
