import ClusterAnalysis
import Foundation
import GraphFormats

/// Puts an exported graph where it was asked for, and gathers what the formats could not hold.
struct ExportFiles {
  let graph: AttributedGraph
  /// What was left out of every format, as sentences.
  let omissions: [String]

  /// Writes one format; several files of one format share the name of the output.
  ///
  /// - Returns: What the format could not hold.
  func write(_ format: ExportFormat, to output: String?) throws -> [String] {
    if format == .xlsx {
      try writeFile(graph.workbook(), to: output ?? "")
      return graph.workbookLosses.map { "XLSX: \($0.dropLast())" }
    }
    guard let graphFormat = format.graphFormat else { return try writeAll(to: output ?? "") }
    guard let output else {
      let written = GraphFormats.write(graph, as: graphFormat)
      let main = written.files[0]
      try Console.printToStandardOutput(String(decoding: main.bytes, as: UTF8.self))
      let others = written.files.dropFirst().map(\.name)
      return lossesWithFormat(graphFormat, written.losses)
        + (others.isEmpty
          ? [] : ["\(graphFormat.title): \(others.count) more files belong to it; name --output to have them"])
    }
    if format.needsFolder {
      let written = GraphFormats.write(graph, as: graphFormat, options: WriteOptions(baseName: "network"))
      try makeFolder(output)
      for file in written.files {
        // The tables of a folder are found by these names.
        let name = format == .csv ? String(file.name.dropFirst("network.".count)) : file.name
        try writeFile(file.bytes, to: "\(output)/\(name)")
      }
      return lossesWithFormat(graphFormat, written.losses)
    }
    let url = URL(filePath: output)
    let stem = url.deletingPathExtension().lastPathComponent
    let written = GraphFormats.write(graph, as: graphFormat, options: WriteOptions(baseName: stem))
    let folder = output.contains("/") ? output[...(output.lastIndex(of: "/") ?? output.startIndex)] : ""
    // What belongs to the main file comes first, so that whoever finds that one finds all.
    for file in written.files.dropFirst() { try writeFile(file.bytes, to: folder + file.name) }
    try writeFile(written.files[0].bytes, to: output)
    return lossesWithFormat(graphFormat, written.losses)
  }

  /// Writes every format into a folder of its own, with a file that says what each could not hold.
  private func writeAll(to output: String) throws -> [String] {
    try makeFolder(output)
    var report = "# What the formats do not hold\n\n"
    report +=
      "\(counted(graph.nodeIDs.count, "node")) and \(counted(graph.edges.count, "edge")), in \(ExportFormat.allCases.count - 1) "
      + "formats, each in the folder of its name.\n"
    if !omissions.isEmpty { report += "\n## All\n\n" + omissions.map { "- \($0)\n" }.joined() }
    for format in ExportFormat.allCases {
      guard let graphFormat = format.graphFormat else { continue }
      let written = GraphFormats.write(graph, as: graphFormat, options: WriteOptions(baseName: "network"))
      let folder = "\(output)/\(format.rawValue)"
      try makeFolder(folder)
      for file in written.files { try writeFile(file.bytes, to: "\(folder)/\(file.name)") }
      report +=
        "\n## \(graphFormat.title): \(written.files.map { "`\(format.rawValue)/\($0.name)`" }.joined(separator: ", "))\n\n"
      report += written.losses.isEmpty ? "Nothing is lost.\n" : written.losses.map { "- \($0)\n" }.joined()
    }
    try makeFolder("\(output)/xlsx")
    try writeFile(graph.workbook(), to: "\(output)/xlsx/network.xlsx")
    report += "\n## XLSX: `xlsx/network.xlsx`\n\n"
    let losses = graph.workbookLosses
    report += losses.isEmpty ? "Nothing is lost.\n" : losses.map { "- \($0)\n" }.joined()
    try writeFile(Array(report.utf8), to: "\(output)/losses.md")
    return ["what each format does not hold stands in \(output)/losses.md"]
  }

  private func lossesWithFormat(_ format: GraphFormat, _ losses: [String]) -> [String] {
    losses.map { "\(format.title): \($0.hasSuffix(".") ? String($0.dropLast()) : $0)" }
  }

  private func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.cannotCreate, "\(path): cannot make the folder: \(error.localizedDescription)")
    }
  }
}
