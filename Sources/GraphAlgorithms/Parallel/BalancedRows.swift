extension Room<Int32> {
  /// Cuts the rows that start at these places into ranges of about as many arcs and rows each, which are as much work.
  ///
  /// - Parameter count: How many ranges; some are empty if rows are few.
  /// - Returns: Ranges of rows, one after the other.
  /// - Complexity: O(*c* log *n*) for *c* ranges of *n* rows.
  func balancedRows(_ count: Int) -> [Range<Int>] {
    let n = self.count - 1
    var bounds = [0]
    for index in 1..<count {
      let wanted = (Int(self[n]) + n) * index / count
      var (low, high) = (bounds[index - 1], n)
      while low < high {
        let middle = (low + high) / 2
        if Int(self[middle]) + middle < wanted { low = middle + 1 } else { high = middle }
      }
      bounds.append(low)
    }
    bounds.append(n)
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }
}
