/// Why numbers are not distances between groups.
public enum GroupDistanceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A row of the matrix has not as many numbers as there are rows.
  case notSquare(row: Int)
  /// A number that is not from 0 to 1.
  case outOfRange(row: Int, column: Int, value: Double)
  /// A group that is not at distance 0 from itself.
  case notZeroToItself(group: Int, value: Double)
  /// Two groups whose distance depends on which of them comes first.
  case asymmetric(row: Int, column: Int)
  /// A node of the tree whose parent is no node of it.
  case unknownParent(node: Int, parent: Int)
  /// A node of the tree that is its own ancestor.
  case circle(node: Int)

  /// One sentence for people.
  public var description: String {
    switch self {
    case .notSquare(let row): "row \(row) has not as many numbers as there are groups"
    case .outOfRange(let row, let column, let value):
      "groups \(row) and \(column) have \(value), not a number from 0 to 1"
    case .notZeroToItself(let group, let value): "group \(group) is at distance \(value) from itself, not 0"
    case .asymmetric(let row, let column): "groups \(row) and \(column) have two different numbers"
    case .unknownParent(let node, let parent): "node \(node) of the tree has the parent \(parent), which does not exist"
    case .circle(let node): "node \(node) of the tree is its own ancestor"
    }
  }
}

/// How different groups are from each other, from 0 (the same) to 1.
public struct GroupDistances: Hashable, Sendable {
  /// The number of groups.
  public let groupCount: Int
  private let values: [Double]

  private init(groupCount: Int, values: [Double]) { (self.groupCount, self.values) = (groupCount, values) }

  /// The distance of two groups.
  public subscript(a: Int, b: Int) -> Double { values[a * groupCount + b] }

  /// Makes distances that are 1 between all groups.
  public static func uniform(groupCount: Int) -> GroupDistances {
    var values = [Double](repeating: 1, count: groupCount * groupCount)
    for group in 0..<groupCount { values[group * groupCount + group] = 0 }
    return GroupDistances(groupCount: groupCount, values: values)
  }

  /// Makes distances from a matrix of them.
  ///
  /// - Parameter matrix: One row for each group, with its distance from each group.
  /// - Throws: ``GroupDistanceError`` unless the matrix is square and symmetric, with zeros from a group to itself and
  ///   numbers from 0 to 1 else.
  public init(_ matrix: [[Double]]) throws(GroupDistanceError) {
    try Self.check(matrix)
    for group in matrix.indices where matrix[group][group] != 0 {
      throw .notZeroToItself(group: group, value: matrix[group][group])
    }
    self.init(groupCount: matrix.count, values: matrix.flatMap { $0 })
  }

  /// Makes distances 1 − φ from a matrix of relatedness φ.
  ///
  /// - Parameter relatedness: One row for each group, with its relatedness to each group. That of a group to itself is
  ///   not looked at: its distance is 0.
  /// - Throws: ``GroupDistanceError`` unless the matrix is square and symmetric, with numbers from 0 to 1.
  public init(relatedness: [[Double]]) throws(GroupDistanceError) {
    try Self.check(relatedness)
    let values = relatedness.indices.flatMap { row in
      relatedness.indices.map { $0 == row ? 0 : 1 - relatedness[row][$0] }
    }
    self.init(groupCount: relatedness.count, values: values)
  }

  /// Makes distances from a classification: a tree with groups in it, such as classes, their divisions and sections.
  ///
  /// The distance of two groups is the number of steps on the path between them in the tree, as a share of the most
  /// there are between any two groups; so it is 1 for the pair farthest apart. Several roots count as children of a
  /// common one.
  ///
  /// - Parameters:
  ///   - parents: The parent of each node of the tree, nil for a root. The groups come first.
  ///   - groupCount: How many of the nodes are groups.
  /// - Throws: ``GroupDistanceError/unknownParent(node:parent:)`` and ``GroupDistanceError/circle(node:)``.
  /// - Precondition: `groupCount` is not negative and at most the number of nodes.
  /// - Complexity: O(*g*² *h* + *t* *h*) time for *g* groups in a tree of *t* nodes and height *h*.
  public init(treeParents parents: [Int?], groupCount: Int) throws(GroupDistanceError) {
    precondition(groupCount >= 0 && groupCount <= parents.count, "groups are nodes of the tree")
    // The nodes from each one up to its root, the root first.
    var lineages: [[Int]] = []
    for node in parents.indices {
      var lineage = [node]
      var child = node
      while let parent = parents[child] {
        guard parents.indices.contains(parent) else { throw .unknownParent(node: child, parent: parent) }
        guard lineage.count < parents.count else { throw .circle(node: node) }
        lineage.append(parent)
        child = parent
      }
      if node < groupCount { lineages.append(lineage.reversed()) }
    }
    let steps = lineages.flatMap { a in
      lineages.map { b in
        let shared = zip(a, b).prefix { $0 == $1 }.count
        return Double(a.count + b.count - 2 * shared)
      }
    }
    let longest = max(1, steps.max() ?? 1)
    self.init(groupCount: groupCount, values: steps.map { $0 / longest })
  }

  private static func check(_ matrix: [[Double]]) throws(GroupDistanceError) {
    for row in matrix.indices where matrix[row].count != matrix.count { throw .notSquare(row: row) }
    for row in matrix.indices {
      for column in matrix.indices {
        let value = matrix[row][column]
        guard value >= 0 && value <= 1 else { throw .outOfRange(row: row, column: column, value: value) }
        guard value == matrix[column][row] else { throw .asymmetric(row: row, column: column) }
      }
    }
  }
}
