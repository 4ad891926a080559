import GraphFormats

/// Wall-clock seconds of each stage of a run, for `--timings`.
struct Stopwatch {
  private var stages: [(name: String, seconds: Double)] = []
  private var measures: [(name: String, seconds: Double)] = []
  private var notes: [JSONValue.Member] = []

  /// Adds what a stage has to say of its result.
  mutating func note(_ name: String, _ value: JSONValue) { notes.append(.init(name, value)) }

  mutating func time<Result>(_ stage: String, _ work: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    defer { stages.append((stage, Self.seconds(since: start))) }
    return try work()
  }

  mutating func time<Result>(_ stage: String, _ work: () async throws -> Result) async rethrows -> Result {
    let start = ContinuousClock.now
    let result = try await work()
    stages.append((stage, Self.seconds(since: start)))
    return result
  }

  mutating func timeMeasure<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    defer { measures.append((name, Self.seconds(since: start))) }
    return try work()
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = start.duration(to: .now).components
    let microseconds = duration.seconds * 1_000_000 + duration.attoseconds / 1_000_000_000_000
    return Double(microseconds) / 1_000_000
  }

  /// One line of JSON.
  var line: String {
    var members: [JSONValue.Member] = []
    for name in ["load", "project", "measures", "layout", "write"] {
      if name == "measures" && !measures.isEmpty {
        members.append(.init(name, .object(measures.map { .init($0.name, .number($0.seconds)) })))
      } else if stages.contains(where: { $0.name == name }) {
        members.append(.init(name, .number(stages.lazy.filter { $0.name == name }.map(\.seconds).reduce(0, +))))
      }
    }
    return JSONValue.object(members + notes).flatText
  }
}
