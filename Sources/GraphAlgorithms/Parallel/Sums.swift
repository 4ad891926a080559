extension [Double] {
  /// Adds another array of the same length, element by element.
  mutating func add(_ other: [Double]) {
    for index in indices { self[index] += other[index] }
  }
}
