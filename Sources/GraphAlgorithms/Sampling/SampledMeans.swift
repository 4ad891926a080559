import GraphCore

/// Means of many items, estimated from the same draws, with bounds that hold for all of them at once.
///
/// A given number of draws shares the risk of failing out evenly over the items. To come within a given error, draws are
/// added in stages after the plan of KADABRA (Borassi and Natale, ACM Journal of Experimental Algorithmics 24:1.2, 2019,
/// <https://doi.org/10.1145/3284359>): a first sample, which is then thrown away, says how hard each item is, and items
/// that are hard get more of the risk. How much each item gets at which stage is fixed before the draws that it is about
/// are looked at: stage *j* has 1/2ʲ of the risk, so that looking again costs what it must, and all stages together have
/// no more than the whole.
struct SampledMeans {
  private(set) var bounds: [MeanBound?]
  private(set) var samples: Int
  private let error: Double

  /// Estimates the means of all items but those known to be 0; an empty list of these stands for none.
  init(
    of drawing: some SampleDrawing, isKnownZero: [Bool] = [], effort: SamplingEffort, confidence: Double,
    seed: UInt64, threads: Int?
  ) {
    precondition(confidence > 0 && confidence < 1, "a confidence is above 0 and below 1")
    let items = (0..<drawing.itemCount).filter { isKnownZero.isEmpty || !isKnownZero[$0] }
    bounds = Array(repeating: nil, count: drawing.itemCount)
    samples = 0
    let risk = 1 - confidence
    var seeds = SeededGenerator(seed: seed)
    switch effort {
    case .samples(let count):
      precondition(count > 0, "at least one sample")
      error = 1
      guard !items.isEmpty else { return }
      let share = risk / Double(items.count)
      var totals = SampleTotals(itemCount: drawing.itemCount)
      totals.draw(upTo: count, from: drawing, seeds: &seeds, threads: threads)
      for item in items { bounds[item] = totals.bound(of: item, risk: share) }
      samples = count
    case .error(let error):
      precondition(error > 0 && error < 1, "an error is a share of the largest value possible")
      self.error = error
      guard !items.isEmpty else { return }
      var pilot = SampleTotals(itemCount: drawing.itemCount)
      pilot.draw(upTo: Int((3 / error).rounded(.up)), from: drawing, seeds: &seeds, threads: threads)
      let plan = SamplingPlan(pilot, items, error: error, risk: risk)
      var totals = SampleTotals(itemCount: drawing.itemCount)
      var stageRisk = risk
      var target = plan.samples
      repeat {
        totals.draw(upTo: Int(target.rounded(.up)), from: drawing, seeds: &seeds, threads: threads)
        target *= 1.25
        stageRisk /= 2
        setBounds(of: items, totals, stageRisk, plan)
      } while !isWithinError(items) && !Watch.current.isCancelled
      samples = totals.count
    }
  }

  /// Bounds all items; most of large graphs were never drawn, and what holds for one of these holds for all.
  private mutating func setBounds(of items: [Int], _ totals: SampleTotals, _ risk: Double, _ plan: SamplingPlan) {
    let idle = totals.boundOfIdle(risk: risk * plan.idleShare)
    for (index, item) in items.enumerated() {
      let share = plan.shares[index]
      bounds[item] =
        totals.isIdle(item) && share == plan.idleShare ? idle : totals.bound(of: item, risk: risk * share)
    }
  }

  /// Whether no item can be farther off than asked for.
  private func isWithinError(_ items: [Int]) -> Bool {
    var last: MeanBound?
    return items.allSatisfy { item in
      guard let bound = bounds[item], bound != last else { return true }
      last = bound
      return bound.isWithin(error)
    }
  }

  /// The estimate of each item.
  var means: [Double] { bounds.map { $0?.mean ?? 0 } }

  /// The most by which each estimate is off.
  var errors: [Double] {
    // Most items of large graphs were never drawn; what holds for one of them holds for all.
    var last: (bound: MeanBound, error: Double)?
    return bounds.map { bound in
      guard let bound else { return 0 }
      if let last, last.bound == bound { return last.error }
      let found = min(error, bound.error)
      if bound.mean == 0 { last = (bound, found) }
      return found
    }
  }
}

extension SampleTotals {
  fileprivate func bound(of item: Int, risk: Double) -> MeanBound {
    MeanBound(sum: sums[item], squares: squares[item], count: count, risk: risk)
  }

  /// Whether nothing was ever added to an item.
  fileprivate func isIdle(_ item: Int) -> Bool { sums[item] == 0 && squares[item] == 0 }

  fileprivate func boundOfIdle(risk: Double) -> MeanBound { MeanBound(sum: 0, squares: 0, count: count, risk: risk) }
}

/// How many draws are likely to do, and how the risk is best shared out.
private struct SamplingPlan {
  /// How many draws the first stage has.
  let samples: Double
  /// What share of the risk each item gets; half of the risk is shared out evenly, in case the pilot misled.
  let shares: [Double]
  /// The share of an item that the pilot never drew.
  let idleShare: Double

  init(_ pilot: SampleTotals, _ items: [Int], error: Double, risk: Double) {
    // Per draw, how much the logarithm of an item's risk falls, by the two inequalities of `MeanBound`.
    let count = Double(pilot.count)
    let rate = { (sum: Double, squares: Double) in
      let mean = min(1, (sum + 1) / (count + 1))
      let variance = min(mean, (squares + 1) / (count + 1)) - mean * mean
      let above = mean + error < 1 ? MeanBound.divergence(mean, mean + error) : .infinity
      let below = mean > error ? MeanBound.divergence(mean, mean - error) : .infinity
      return max(min(above, below), error * error / (2 * max(0, variance) + 14 / 3 * error))
    }
    // Most items of large graphs are not drawn by the pilot: one stands for all of them.
    let idleRate = rate(0, 0)
    let busy = items.filter { !pilot.isIdle($0) }
    let idleCount = Double(items.count - busy.count)
    let rates = busy.map { rate(pilot.sums[$0], pilot.squares[$0]) }
    let riskAt = { (draws: Double, rate: Double) in 4 * exponential(-draws * rate) }
    let riskOfAll = { (draws: Double) in
      rates.reduce(idleCount * riskAt(draws, idleRate)) { $0 + riskAt(draws, $1) }
    }
    let affordable = risk / 4
    let suffices = { (draws: Double) in riskOfAll(draws) <= affordable }
    var enough = 1 / error
    while !suffices(enough) { enough *= 2 }
    var tooFew = enough / 2
    while enough > tooFew * 1.01 {
      let middle = (enough + tooFew) / 2
      if suffices(middle) { enough = middle } else { tooFew = middle }
    }
    samples = enough
    let sum = riskOfAll(enough)
    let share = { (needed: Double) in
      (sum > 0 ? needed / sum : 1 / Double(items.count)) / 2 + 0.5 / Double(items.count)
    }
    let ofIdle = share(riskAt(enough, idleRate))
    var ofBusy = rates.lazy.map { share(riskAt(enough, $0)) }.makeIterator()
    shares = items.map { pilot.isIdle($0) ? ofIdle : ofBusy.next() ?? ofIdle }
    idleShare = ofIdle
  }
}
