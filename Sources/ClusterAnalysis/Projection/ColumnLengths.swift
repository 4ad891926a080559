import ClusterModel
public import GraphCore

/// Why a column cannot say how long edges are.
public struct ColumnLengthError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One or two sentences for people.
  public let description: String
}

extension ClusterNetwork {
  /// Takes the length of each edge from a column of the tie table.
  ///
  /// Where several ties became one edge, the shortest counts: the best way between the two.
  ///
  /// - Parameter column: The column's name, whatever its case; `weight`, where no column is called so, for the strength that each
  ///   tie was read with, which is then a length.
  /// - Returns: The lengths.
  /// - Throws: ``ColumnLengthError`` if there is no such column, an edge has no value in it, or a value is not a finite
  ///   number above zero.
  /// - Complexity: O(*m*).
  public func lengths(fromColumn column: String) throws(ColumnLengthError) -> EdgeLengths {
    let names = records.tieAttributeNames
    let found = names.first { $0 == column } ?? names.first { $0.lowercased() == column.lowercased() }
    guard found != nil || column.lowercased() == "weight" else {
      let there = (["hops", "inverse-strength", "weight"] + names).joined(separator: ", ")
      throw ColumnLengthError(description: "the edge table has no column “\(column)”; there are: \(there)")
    }
    let edges = graph.edges
    var lengths: [Double] = []
    lengths.reserveCapacity(edges.count)
    for (edge, tie) in zip(edges, ties) {
      var shortest = Double.infinity
      for index in tie.recordIndices {
        let record = records.ties[index]
        guard let name = found else {
          shortest = min(shortest, record.strength)
          continue
        }
        guard let text = record.attributes[name] else { continue }
        guard let length = Double(text), length.isFinite, length > 0 else {
          throw ColumnLengthError(
            description: "\(record.provenance.file):\(record.provenance.row): the tie \(record.sourceID) – "
              + "\(record.targetID) has \(name) “\(text)”; a length must be a number above zero")
        }
        shortest = min(shortest, length)
      }
      guard shortest.isFinite else {
        throw ColumnLengthError(
          description: "the tie \(id(of: edge.source)) – \(id(of: edge.target)) has no \(found ?? "weight")"
            + (tie.recordIndices.isEmpty ? ", since it comes from activities: add --affiliations none" : ""))
      }
      lengths.append(shortest)
    }
    do {
      return try EdgeLengths(lengths, for: graph)
    } catch {
      throw ColumnLengthError(description: "\(error)")
    }
  }
}
