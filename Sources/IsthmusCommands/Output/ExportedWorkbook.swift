import Foundation
import GraphFormats
import Workbooks

extension AttributedGraph {
  /// The graph as a workbook with a sheet of organisations and one of ties.
  func workbook() throws -> [UInt8] {
    func cells(_ columns: [AttributeColumn], _ row: Int) -> [WorkbookWriter.Cell] {
      columns.map { column in
        switch column.values[row] {
        case nil: .empty
        case .bool(let truth)?: .truth(truth)
        case .int(let whole)?: .integer(whole)
        case .double(let number)?: .number(number)
        case .some(let value): .text(value.text)
        }
      }
    }
    let organisations = WorkbookWriter.Sheet(
      name: "organisations", columns: ["id"] + nodeColumns.map(\.name),
      rows: nodeIDs.indices.map { [.text(nodeIDs[$0])] + cells(nodeColumns, $0) })
    let ties = WorkbookWriter.Sheet(
      name: "ties", columns: ["source", "target", "type"] + edgeColumns.map(\.name),
      rows: edges.indices.map { row in
        let edge = edges[row]
        return [
          .text(nodeIDs[edge.source]), .text(nodeIDs[edge.target]),
          .text(isDirected(edge) ? "Directed" : "Undirected"),
        ] + cells(edgeColumns, row)
      })
    do {
      return try WorkbookWriter.bytes(of: [organisations, ties])
    } catch {
      throw CommandFailure(.cannotCreate, error.description)
    }
  }

  /// What the workbook does not hold.
  var workbookLosses: [String] {
    var losses: [String] = []
    if !name.isEmpty { losses.append("The name of the graph is not kept.") }
    let lists = (nodeColumns + edgeColumns).filter { $0.type == .list }.map { "“\($0.name)”" }
    if !lists.isEmpty {
      losses.append("The lists of \(lists.joined(separator: ", ")) are written as texts joined with “;”.")
    }
    let infinite = (nodeColumns + edgeColumns).filter { column in
      column.values.contains { if case .double(let number)? = $0 { !number.isFinite } else { false } }
    }
    if !infinite.isEmpty {
      losses.append("Infinite numbers of \(infinite.map { "“\($0.name)”" }.joined(separator: ", ")) are left out.")
    }
    let shortened = (nodeColumns + edgeColumns).filter { column in
      column.values.contains { value in
        guard case .double(let number)? = value, number.isFinite else { return false }
        return Double(String(format: "%.16G", number)) != number
      }
    }
    if !shortened.isEmpty {
      losses.append("Numbers of \(shortened.map { "“\($0.name)”" }.joined(separator: ", ")) keep sixteen digits.")
    }
    return losses
  }
}
