import ArgumentParser
import GraphFormats

/// The words of `export --to`.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case graphml, gexf, gml, pajek, dl, dot, json, cytoscape, jgf, mtx, edgelist, csv, neo4j, xlsx, all

  /// The format that the ending of a file's name tells; nil if it tells none, or one of a folder.
  init?(fileName: String) {
    guard let ending = fileName.lowercased().split(separator: ".").last else { return nil }
    switch ending {
    case "net": self = .pajek
    case "gv": self = .dot
    default:
      guard let format = ExportFormat(rawValue: String(ending)), !format.needsFolder, fileName.contains(".") else {
        return nil
      }
      self = format
    }
  }

  /// The format of graphs that a word means; nil for all of them and for a workbook.
  var graphFormat: GraphFormat? {
    switch self {
    case .graphml: .graphML
    case .gexf: .gexf
    case .gml: .gml
    case .pajek: .pajek
    case .dl: .ucinet
    case .dot: .dot
    case .json: .nodeLink
    case .cytoscape: .cytoscape
    case .jgf: .jsonGraph
    case .mtx: .matrixMarket
    case .edgelist: .edgeList
    case .csv: .gephiCSV
    case .neo4j: .neo4jCSV
    case .xlsx, .all: nil
    }
  }

  /// Whether the result needs a folder of its own.
  var needsFolder: Bool { self == .csv || self == .neo4j || self == .all }
}
