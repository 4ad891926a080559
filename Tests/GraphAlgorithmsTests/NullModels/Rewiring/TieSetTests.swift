import GraphCore
import Testing

@testable import GraphAlgorithms

@Suite struct TieSetTests {
  /// Against a set of the standard library: few nodes have a bit for each pair, many a table.
  @Test(arguments: [(3, 2), (40, 300), (200, 150), (3_000, 400)])
  func putsInAndTakesOut(nodeCount: Int, capacity: Int) {
    var generator = SeededGenerator(seed: UInt64(nodeCount))
    var (set, plain) = (TieSet(capacity: capacity, nodeCount: nodeCount), Set<UInt64>())
    func key() -> UInt64 {
      TieSet.key(Int32(generator.below(nodeCount - 1)), Int32(1 + generator.below(nodeCount - 1)))
    }
    for _ in 0..<4 * capacity {
      let key = key()
      #expect(set.contains(key) == plain.contains(key))
      if plain.remove(key) != nil {
        set.remove(key)
      } else if plain.count < capacity {
        plain.insert(key)
        set.insert(key)
      }
    }
    for source in 0..<min(nodeCount, 50) {
      for target in 0..<min(nodeCount, 50) where source != target {
        let key = TieSet.key(Int32(source), Int32(target))
        #expect(set.contains(key) == plain.contains(key))
      }
    }
  }
}
