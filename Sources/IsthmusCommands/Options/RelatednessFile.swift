import ClusterAnalysis
import ClusterFiles
import Foundation
import GraphAlgorithms

/// A table that says how related groups are: three columns `a,b,relatedness`, or a matrix with names on both sides.
struct RelatednessFile {
  let path: String

  /// The distances, 1 − relatedness, of the groups of a network; pairs that the table leaves out are unrelated.
  func distances(of grouping: Grouping) throws -> GroupDistances {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw CommandFailure(.noInput, "--relatedness \(path): \(error.localizedDescription)")
    }
    var csv = CSVReader(bytes: [UInt8](bytes), file: path)
    guard csv.nextRecord() else { throw CommandFailure(.badData, "\(path): the table is empty") }
    let header = csv.texts.map { $0.trimmingBlanks() }
    var related = [[Double]](
      repeating: [Double](repeating: 0, count: grouping.keys.count), count: grouping.keys.count)
    let isList = header.count == 3 && header[2].lowercased() == "relatedness"
    while csv.nextRecord() {
      if isList {
        guard csv.fieldCount == 3 else { throw failure(csv, 1, "three columns are needed: a, b, relatedness") }
        try set(&related, csv, 2, of: (csv.text(0), 0), and: (csv.text(1), 1), grouping)
      } else {
        guard csv.fieldCount == header.count else {
          throw failure(csv, 1, "the row has \(csv.fieldCount) fields, the header \(header.count)")
        }
        for column in 1..<max(1, header.count) where !csv.isEmpty(column) {
          try set(&related, csv, column, of: (csv.text(0), 0), and: (header[column], column), grouping)
        }
      }
    }
    if let problem = csv.problems.first { throw CommandFailure(.badData, "\(problem)") }
    do {
      return try GroupDistances(relatedness: related)
    } catch {
      throw CommandFailure(.badData, "\(path): \(error)")
    }
  }

  private func set(
    _ related: inout [[Double]], _ csv: CSVReader, _ column: Int, of a: (name: String, column: Int),
    and b: (name: String, column: Int), _ grouping: Grouping
  ) throws {
    let names = [a, b].map { ($0.name.trimmingBlanks(), $0.column) }
    guard let value = Double(csv.text(column).trimmingBlanks()), (0...1).contains(value) else {
      throw failure(csv, column + 1, "“\(csv.text(column))” is no relatedness from 0 to 1")
    }
    // Groups that this network has no member of are of no use here, but no mistake.
    guard let first = grouping.group(named: names[0].0), let second = grouping.group(named: names[1].0) else { return }
    (related[first][second], related[second][first]) = (value, value)
  }

  private func failure(_ csv: CSVReader, _ column: Int, _ what: String) -> CommandFailure {
    CommandFailure(.badData, "\(path):\(csv.row):\(column): \(what)")
  }
}
