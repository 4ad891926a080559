import ArgumentParser
import ClusterAnalysis
import ClusterModel
import Foundation
import GraphCore
import GraphFormats

/// `isthmus export`: the network with its measures in a format that other tools read.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the network, with measures if asked for, in a format that other tools read.",
    discussion: "csv makes two tables, nodes.csv and edges.csv, in the folder given with --output.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case graphml, dot, json, csv
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var pathOptions: PathOptions

  @Option(help: "The format.") var to: Format

  @Option(help: ArgumentHelp("Measures to add to the nodes, with commas between, or “all”.", valueName: "name,…"))
  var measures: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write, or the folder for csv.", valueName: "path"))
  var output: String?

  func validate() throws {
    if to == .csv && output == nil { throw ValidationError("--to csv makes two tables: name a folder with --output.") }
  }

  func run() throws {
    var session = try Session(input, networkOptions)
    let grouping = try groupOptions.optionalGrouping(of: session.network)
    var options = try groupOptions.measureOptions(for: grouping, of: session.network)
    (options.lengths, options.threads) = (try pathOptions.lengths(of: session.network), pathOptions.threads)
    var run = MeasureRun(session.network, grouping: grouping, options: options)
    let (names, notes) = try session.network.nodeMeasures(measures, preset: [], isGrouped: grouping != nil)
    session.console.say(notes)
    var columns: [(NodeMeasure, NodeScores)] = []
    for measure in names {
      do {
        columns.append((measure, try session.stopwatch.timeMeasure(measure.rawValue) { try run.scores(measure) }))
      } catch {
        throw CommandFailure(.usage, "\(error)")
      }
    }
    let graph = session.network.attributedGraph(measures: columns)
    try session.stopwatch.time("write") { try write(graph) }
    session.finish()
  }

  private func write(_ graph: AttributedGraph) throws {
    let text: String
    switch to {
    case .graphml: text = graph.graphML
    case .dot: text = graph.dot
    case .json: text = graph.nodeLinkJSON.text
    case .csv: return try writeTables(of: graph)
    }
    if let output {
      try writeFile(Array(text.utf8), to: output)
    } else {
      try Console.printToStandardOutput(text)
    }
  }

  private func writeTables(of graph: AttributedGraph) throws {
    guard let output else { return }
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.cannotCreate, "\(output): cannot make the folder: \(error.localizedDescription)")
    }
    func cells(_ columns: [AttributeColumn], _ index: Int) -> [Cell] { columns.map { Cell($0.values[index]?.text) } }
    let nodes = ResultTable(
      columns: ["id"] + graph.nodeColumns.map(\.name),
      rows: graph.nodeIDs.indices.map { [.text(graph.nodeIDs[$0])] + cells(graph.nodeColumns, $0) })
    let edges = ResultTable(
      columns: ["source", "target", "type"] + graph.edgeColumns.map(\.name),
      rows: graph.edges.indices.map { index in
        let edge = graph.edges[index]
        let ends: [Cell] = [.text(graph.nodeIDs[edge.source]), .text(graph.nodeIDs[edge.target])]
        return ends + [.text(graph.isDirected ? "Directed" : "Undirected")] + cells(graph.edgeColumns, index)
      })
    try writeFile(Array(nodes.csv.utf8), to: output + "/nodes.csv")
    try writeFile(Array(edges.csv.utf8), to: output + "/edges.csv")
  }
}

extension ClusterNetwork {
  /// The network as other tools see it: every attribute that has a value somewhere, and the measures given.
  func attributedGraph(measures: [(NodeMeasure, NodeScores)]) -> AttributedGraph {
    func texts(_ name: String, _ value: (NetworkMember) -> String?) -> AttributeColumn? {
      column(name, members.map { value($0).map(AttributeValue.string) })
    }
    func lists(_ name: String, _ value: (NetworkMember) -> [String]) -> AttributeColumn? {
      column(
        name,
        members.map { member in
          let values = value(member)
          return values.isEmpty ? nil : .list(values)
        })
    }
    var nodeColumns = [
      texts("label") { $0.label },
      texts("name") { $0.name == $0.label ? nil : $0.name },
      texts("kind") { $0.kind },
      texts("country") { $0.country?.code },
      texts("region") { $0.organisation?.region },
      texts("city") { $0.organisation?.city },
      texts("sector") { $0.organisation?.sector },
      lists("sectors") { $0.organisation?.sectors ?? [] },
      lists("areas") { $0.organisation?.areas ?? [] },
      texts("website") { $0.organisation?.website },
    ].compactMap(\.self)
    if organisationCount < members.count {
      nodeColumns.append(
        AttributeColumn("mode", members.map { .string($0.organisation == nil ? "activity" : "organisation") }))
    }
    let taken = Set(nodeColumns.map(\.name))
    nodeColumns += records.attributeNames.filter { !taken.contains($0) }.compactMap { name in
      texts(name) { $0.organisation?.attributes[name] }
    }
    nodeColumns += measures.map { measure, scores in
      AttributeColumn(measure.rawValue, graph.nodes.map { scores[$0].map(AttributeValue.double) })
    }
    let edges = graph.edges
    let edgeColumns = [
      column("kind", ties.map { .string($0.kinds.map(\.rawValue).joined(separator: ";")) }),
      column("weight", edges.map { .double($0.strength) }),
      column(
        "since",
        ties.map { tie in
          let dates = tie.recordIndices.compactMap { records.ties[$0].since }
          return dates.min { $0.first < $1.first }.map { .string($0.description) }
        }),
    ].compactMap(\.self)
    return AttributedGraph(
      name: records.title, isDirected: graph.isDirected, nodeIDs: table.keys,
      edges: edges.map { .init(source: $0.source.index, target: $0.target.index) }, nodeColumns: nodeColumns,
      edgeColumns: edgeColumns)
  }

  /// A column, unless it is empty.
  private func column(_ name: String, _ values: [AttributeValue?]) -> AttributeColumn? {
    values.contains { $0 != nil } ? AttributeColumn(name, values) : nil
  }
}
