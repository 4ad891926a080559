import ClusterFiles
import GraphFormats
import GraphvizRendering
import GzipFiles
import Workbooks

/// A reader under test, and the files that it begins with.
struct FuzzTarget {
  let name: String
  /// The endings of files of a corpus that are for it.
  let endings: [String]
  /// Reads bytes; whatever it throws is an answer, only a trap, a hang or growth is a fault.
  let read: @Sendable ([UInt8]) -> Void

  /// Every reader of the project.
  static let all: [FuzzTarget] =
    GraphFormat.allCases.filter { $0 != .dot }.map { format in
      FuzzTarget(name: format.rawValue, endings: format.capabilities.extensions + (format.isJSON ? ["json"] : [])) {
        _ = try? GraphFormats.read([GraphFile(name: "x", bytes: $0)], as: format)
      }
    } + [
      FuzzTarget(name: "dot", endings: ["dot", "gv"]) { bytes in
        _ = try? DOTReader.graph(from: String(decoding: bytes, as: UTF8.self))
      },
      FuzzTarget(name: "table", endings: ["csv", "tsv", "txt"]) { bytes in
        _ = try? ClusterLoader(options: LoadOptions(problems: .lenient)).load(bytes: bytes, named: "x")
      },
      FuzzTarget(name: "xlsx", endings: ["xlsx"]) { bytes in
        for sheet in (try? WorkbookReader.sheets(of: bytes)) ?? [] { _ = sheet.table }
      },
      FuzzTarget(name: "gzip", endings: ["gz"]) { _ = try? Gzip.unpacked($0, limit: 1 << 22) },
      FuzzTarget(name: "scenario", endings: ["yaml", "yml"]) { bytes in
        _ = try? ScenarioFile.read(String(decoding: bytes, as: UTF8.self), named: "x")
      },
    ]
}

extension GraphFormat {
  fileprivate var isJSON: Bool { self == .nodeLink || self == .cytoscape || self == .jsonGraph }

  /// A small file of the format to begin with, so that no format is without one.
  var sample: [UInt8] {
    let graph = AttributedGraph(
      name: "sample", isDirected: true, nodeIDs: ["a", "b c", "ž\"q"],
      edges: [
        .init(source: 0, target: 1), .init(source: 1, target: 2, isDirected: false), .init(source: 2, target: 2),
      ],
      nodeColumns: [
        AttributeColumn("label", [.string("Ann & Co <1>"), nil, .string("x;y")]),
        AttributeColumn("size", [.double(0.5), .double(-2), nil]),
        AttributeColumn("tags", [.list(["p", "q"]), nil, .list([])]),
      ],
      edgeColumns: [
        AttributeColumn("weight", [.double(1), .double(2.5), nil]),
        AttributeColumn("kind", [.string("partner"), .string("visit"), nil]),
      ])
    return GraphFormats.write(graph, as: self).files.last { !$0.name.hasSuffix(".csv") || self != .pajek }?.bytes ?? []
  }
}
