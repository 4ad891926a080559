import ArgumentParser
import GraphAlgorithms

/// Whether path measures are exact or estimated from samples, and how well.
struct SamplingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Estimate betweenness, cross-betweenness, closeness and harmonic from so many samples; a column holds how far off "
        + "each estimate can be.", valueName: "n"))
  var samples: Int?

  @Option(
    help: ArgumentHelp(
      "Estimate betweenness, cross-betweenness and harmonic until no estimate is farther off than this share of the "
        + "largest value possible.", valueName: "share"))
  var error: Double?

  @Option(help: ArgumentHelp("With what probability all bounds of an estimate shall hold.", valueName: "share"))
  var confidence = 0.9

  func validate() throws {
    if samples != nil && error != nil { throw ValidationError("Give --samples or --error, not both.") }
    if let samples, samples < 1 { throw ValidationError("--samples must be at least 1.") }
    if let error, !(error > 0 && error < 1) { throw ValidationError("--error is a share between 0 and 1.") }
    guard confidence > 0, confidence < 1 else { throw ValidationError("--confidence is a share between 0 and 1.") }
  }

  /// How long to draw; nil to measure exactly.
  var effort: SamplingEffort? { samples.map(SamplingEffort.samples) ?? error.map(SamplingEffort.error) }
}
