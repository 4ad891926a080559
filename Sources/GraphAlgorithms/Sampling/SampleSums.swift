import GraphCore

/// A way to draw numbers from 0 to 1 for many items at once, most of them 0.
protocol SampleDrawing: Sendable {
  /// Working memory of one thread.
  associatedtype Scratch

  /// How many items there are.
  var itemCount: Int { get }

  func makeScratch() -> Scratch

  /// Draws once, and adds what is not 0; an item gets no more than one number.
  func draw(_ generator: inout SeededGenerator, _ scratch: inout Scratch, into sums: inout SampleSums)
}

/// Sums over draws, and which items have any.
struct SampleSums {
  private var sums: [Double]
  private var squares: [Double]
  private var touched: [Int32] = []

  init(itemCount: Int) {
    sums = Array(repeating: 0, count: itemCount)
    squares = sums
  }

  /// Adds what a draw gave to an item: a number above 0 and up to 1.
  @inline(__always)
  mutating func add(_ item: Int, _ value: Double) {
    if sums[item] == 0 { touched.append(Int32(item)) }
    sums[item] += value
    squares[item] += value * value
  }

  /// Takes all sums out.
  mutating func removeAll() -> SparseSums {
    let part = SparseSums(
      items: touched, sums: touched.map { sums[Int($0)] }, squares: touched.map { squares[Int($0)] })
    for item in touched { (sums[Int(item)], squares[Int(item)]) = (0, 0) }
    touched.removeAll(keepingCapacity: true)
    return part
  }
}

/// The sums of some items.
struct SparseSums: Sendable {
  let items: [Int32]
  let sums: [Double]
  let squares: [Double]
}

/// Sums of all items over all draws so far.
struct SampleTotals: Sendable {
  private(set) var sums: [Double]
  private(set) var squares: [Double]
  private(set) var count = 0

  init(itemCount: Int) {
    sums = Array(repeating: 0, count: itemCount)
    squares = sums
  }

  /// Draws until there are `target` draws; draw *k* has the *k*th seed for its own, so threads change nothing.
  mutating func draw(
    upTo target: Int, from drawing: some SampleDrawing, seeds: inout SeededGenerator, threads: Int?
  ) {
    while count < target {
      let seedOfDraw = (0..<min(1 << 16, target - count)).map { _ in seeds.next() }
      self = reduceInOrder(seedOfDraw.count, threads: threads, into: self) {
        (scratch: drawing.makeScratch(), sums: SampleSums(itemCount: drawing.itemCount))
      } block: { draws, working in
        for draw in draws {
          var generator = SeededGenerator(seed: seedOfDraw[draw])
          drawing.draw(&generator, &working.scratch, into: &working.sums)
        }
        return working.sums.removeAll()
      } add: { total, part in
        total.add(part)
      }
      count += seedOfDraw.count
    }
  }

  private mutating func add(_ part: SparseSums) {
    for (index, item) in part.items.enumerated() {
      sums[Int(item)] += part.sums[index]
      squares[Int(item)] += part.squares[index]
    }
  }
}
