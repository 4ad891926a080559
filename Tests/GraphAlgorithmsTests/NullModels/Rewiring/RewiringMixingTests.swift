import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct RewiringMixingTests {
  @Test("A series that keeps the share φ of its past remembers ½ (1 + φ) / (1 − φ) steps", arguments: [0, 0.5, 0.9])
  func memoryOfAutoregression(phi: Double) throws {
    var generator = SeededGenerator(seed: 3)
    var value = 0.0
    let series = (0..<40_000).map { _ in
      value = phi * value + Double.random(in: -1...1, using: &generator)
      return value
    }
    let memory = try #require(memoryLength(series))
    // Some four standard errors, √(2 (2 · 6 τ + 1) / 40,000) of τ each (Sokal).
    let expected = 0.5 * (1 + phi) / (1 - phi)
    #expect(abs(memory.steps - expected) < 4 * expected * (2 * (12 * expected + 1) / 40_000).squareRoot())
    #expect(memory.isReliable)
  }

  @Test func memoryOfNothing() throws {
    #expect(memoryLength([]) == nil && memoryLength([1]) == nil && memoryLength([0.1, 0.1, 0.1]) == nil)
    // One that moves once has not been followed for long enough.
    let step = try #require(memoryLength((0..<50).map { $0 < 25 ? 0 : 1 }))
    #expect(!step.isReliable)
  }

  @Test("Fixed points under random transpositions forget as exp(−2 t / n)") func permutations() throws {
    // Each of 24 members has one event. An attempt exchanges the events of two members drawn independently, and the
    // number of fixed points is an eigenfunction of that walk with eigenvalue 1 − 2 / n.
    let n = 24
    let graph = Graph.of(2 * n, (0..<n).map { ($0, n + $0) })
    let modes = NodePartition((0..<2 * n).map { $0 / n })
    let mixing = try #require(graph.rewiringMixing(modes: modes, samples: 20_000, seed: 8))
    // Exchanges of a member with itself change nothing.
    #expect(abs(mixing.acceptanceRate - (1 - 1 / Double(n))) < 0.005)
    #expect(mixing.swapsPerStep == 6 && mixing.attempted == 6 * 20_080 && mixing.keptTies.values.count == 20_081)
    let phi = (0..<6).reduce(1.0) { product, _ in product * (1 - 2 / Double(n)) }
    let expected = 0.25 * 0.5 * (1 + phi) / (1 - phi)
    let memory = try #require(mixing.keptTies.memory)
    #expect(abs(memory - expected) < 4 * expected * (2 * (12 * expected / 0.25 + 1) / 20_000).squareRoot())
    #expect(mixing.suffices == true && mixing.statistic == nil)
  }

  @Test func statisticIsFollowed() throws {
    let crossing = { (graph: Graph) in
      Double(graph.edges.count { KarateClub.clubs[$0.source] != KarateClub.clubs[$0.target] })
    }
    let mixing = try #require(KarateClub.graph.rewiringMixing(seed: 2, statistic: crossing))
    let trace = try #require(mixing.statistic)
    #expect(trace.values.first == 11 && mixing.keptTies.values.first == 1)
    #expect(trace.values.allSatisfy { $0 == $0.rounded() && $0 <= 78 })
    #expect(mixing.suffices == true)
    // One swap for each tie leaves most of the karate club as it was.
    let short = try #require(KarateClub.graph.rewiringMixing(swapsPerTie: 1, seed: 2, statistic: crossing))
    #expect(short.suffices == false)
    #expect(mixing == KarateClub.graph.rewiringMixing(seed: 2, statistic: crossing))
  }

  @Test func nothingToMix() throws {
    let star = try #require(Graph.star(6).rewiringMixing(seed: 1))
    #expect(star.accepted == 0 && star.keptTies.memory == nil && star.suffices == nil)
    #expect(star.keptTies.values.allSatisfy { $0 == 1 })
    #expect(Graph.of(3, []).rewiringMixing(seed: 1) == nil && Graph.of(0, []).rewiringMixing(seed: 1) == nil)
  }
}
