import GraphCore

extension NodeScores {
  /// Asks for the score of each node, without a list of answers in between.
  @inline(__always)
  static func ofEach(_ count: Int, _ score: (_ node: Int) -> NodeScore) -> NodeScores {
    var values = [Double](repeating: 0, count: count)
    var reasons: [UInt8] = []
    for node in 0..<count {
      switch score(node) {
      case .value(let value): values[node] = value
      case .undefined(let reason):
        if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: count) }
        reasons[node] = reason.rawValue
      }
    }
    return NodeScores(values: values, reasons: reasons)
  }
}
