import Testing

@testable import GraphAlgorithms

@Suite struct CrewTests {
  @Test("Rounds that build on each other, each shared by all", arguments: [1, 2, 3, 8]) func rounds(threads: Int) {
    let size = 1_000
    let numbers = Room<Int>(zeros: size)
    let workers = Room<Int>(zeros: size)
    let total = withCrew(threads: threads) {
      for round in 1...200 {
        forEachBlock(50, threads: threads) { block, worker in
          for index in items(ofBlock: block, size: 20, count: size) {
            numbers[index] = numbers[index] * 3 % 1_009 + round
            workers[index] = max(workers[index], worker)
          }
        }
      }
      return numbers.array.reduce(0, +)
    }
    var expected = 0
    for round in 1...200 { expected = expected * 3 % 1_009 + round }
    #expect(numbers.array.allSatisfy { $0 == expected } && total == size * expected)
    #expect(workers.array.allSatisfy { $0 < threads })
  }

  @Test func crewsAndBlocksMayBeNested() {
    let sums = Room<Int>(zeros: 12)
    withCrew(threads: 4) {
      withCrew(threads: 4) {
        forEachBlock(12, threads: 4) { block, _ in
          let parts = Room<Int>(zeros: 6)
          forEachBlock(6, threads: 4) { inner, _ in parts[inner] = block * inner }
          sums[block] = parts.array.reduce(0, +)
        }
      }
    }
    #expect(sums.array == (0..<12).map { 15 * $0 })
  }

  @Test("Fewer blocks than threads, and work of one block") func fewBlocks() {
    let taken = Room<Int>(zeros: 3)
    withCrew(threads: 8) {
      for count in 1...3 {
        forEachBlock(count, threads: 8) { block, worker in taken[block] += worker < count ? 1 : 100 }
      }
    }
    #expect(taken.array == [3, 2, 1])
  }

  @Test func whoeverLeadsIsWatched() {
    let monitor = WorkMonitor()
    var wasSeen = false
    _ = try? monitor.watch {
      withCrew(threads: 2) {
        monitor.cancel()
        wasSeen = Watch.current.isCancelled
      }
    }
    #expect(wasSeen)
  }
}
