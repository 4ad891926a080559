import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import ClusterModel
import GraphAlgorithms
import GraphCore

/// `isthmus generate`: made-up networks of any size.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make up a network: a cluster network as a data package, or a graph as an edge list.",
    discussion: """
      The same options and the same seed always give the same bytes. A cluster network has cluster organisations with their \
      members, sectors, countries and dated ties of five kinds; it is written to the folder --output. The other kinds are \
      graphs for measurements, written as an edge list to the file --output or to standard output.
      """)

  /// What is made up.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case cluster, rmat
    case smallWorld = "small-world"
    case star, path, grid
  }

  /// How ends of ties are called.
  enum Names: String, CaseIterable, ExpressibleByArgument {
    case numbers, words
  }

  @Argument(
    help: """
      cluster; rmat (few nodes with very many ties), small-world (a ring with short cuts), star, path or grid.
      """)
  var kind: Kind = .cluster

  @Option(help: ArgumentHelp("cluster: how many cluster organisations; by default one for 40 SMEs.", valueName: "n"))
  var clusters: Int?
  @Option(help: ArgumentHelp("cluster: how many small and medium-sized enterprises.", valueName: "n")) var smes = 1000
  @Option(help: ArgumentHelp("cluster: how many countries.", valueName: "n")) var countries = 12
  @Option(help: ArgumentHelp("cluster: how many sectors.", valueName: "n")) var sectors = 10
  @Flag(help: "cluster: write a node table and an edge table with two ends and a weight, not a data package.")
  var tables = false

  @Option(
    help: ArgumentHelp(
      "small-world, star, path and grid: how many nodes; rmat takes the power of two from it upwards.", valueName: "n"))
  var nodes = 1000
  @Option(
    help: ArgumentHelp(
      "rmat and small-world: how many ties a node has on average before any are left out.",
      valueName: "n"))
  var degree: Int?
  @Option(help: ArgumentHelp("small-world: the share of ties that are led elsewhere.", valueName: "share"))
  var rewiring = 0.1
  @Option(help: ArgumentHelp("Edge lists: give each tie a whole weight from 1 to this.", valueName: "n"))
  var weights: Int?
  @Option(help: "Edge lists: call nodes 7 or node-7.") var names: Names = .numbers

  @Option(help: ArgumentHelp("Where random numbers begin.", valueName: "n")) var seed: UInt64 = 1
  @Option(name: .shortAndLong, help: ArgumentHelp("The folder or file to write.", valueName: "path"))
  var output: String?
  @Flag(name: .shortAndLong, help: "Print results and errors only.") var quiet = false

  func validate() throws {
    if kind == .cluster && output == nil {
      throw ValidationError("A cluster network is a folder: name it with --output.")
    }
    if smes < 0 || smes > 50_000_000 { throw ValidationError("--smes is a number from 0 to 50000000.") }
    if let clusters, clusters < 1 || clusters > 10_000_000 {
      throw ValidationError("--clusters is a number from 1 to 10000000.")
    }
    if sectors < 1 || sectors > 10_000 { throw ValidationError("--sectors is a number from 1 to 10000.") }
    if countries < 1 || countries > MadeUpNetwork.countryLimit {
      throw ValidationError("--countries is a number from 1 to \(MadeUpNetwork.countryLimit).")
    }
    if nodes < 1 || nodes > 1 << 30 { throw ValidationError("--nodes is a number from 1 to \(1 << 30).") }
    if let degree, degree < 0 || degree > 100_000 { throw ValidationError("--degree is a number from 0 to 100000.") }
    if !(0...1).contains(rewiring) { throw ValidationError("--rewiring is a share from 0 to 1.") }
    if let weights, weights < 1 || weights > 1_000_000 {
      throw ValidationError("--weights is a number from 1 to 1000000.")
    }
  }

  func run() throws {
    do {
      if kind == .cluster { try writeClusterNetwork() } else { try writeEdgeList(try graph()) }
    } catch let error as GraphError {
      throw CommandFailure(.usage, "the network would be too large: \(error)")
    }
  }

  private func writeClusterNetwork() throws {
    guard let output else { return }
    let recipe = MadeUpNetwork(
      clusters: clusters ?? max(1, smes / 40), smes: smes, countries: countries, sectors: sectors, seed: seed)
    let files: [OutputFile]
    if tables {
      files = plainTables(try recipe.outline())
    } else {
      let writer = PackageWriter(
        name: "made-up-network",
        description: "A made-up cluster network, seed \(seed); no organisation in it exists.")
      files = writer.files(for: try recipe.records())
    }
    do {
      try AtomicFolder.write(files, to: output)
    } catch {
      throw CommandFailure(.cannotCreate, "\(error)")
    }
    Console(isQuiet: quiet).say(["wrote \(output): \(files.map(\.name).joined(separator: ", "))"])
  }

  /// The tables that other programs read without more ado: ids, and ties of two ends and a weight.
  private func plainTables(_ outline: MadeUpNetwork.Outline) -> [OutputFile] {
    var nodes = TableWriter(header: ["id", "label", "kind", "country", "sector"])
    for (place, label) in outline.ids.enumerated() {
      nodes.append([
        "\(prefix)\(place)", label, outline.kinds[place].rawValue, outline.country(of: place).code,
        outline.sectorID(of: place),
      ])
    }
    var edges = EdgeListBytes(
      header: weights == nil ? "source,target" : "source,target,weight", expectedRows: outline.ties.count)
    var generator = SeededGenerator(seed: seed)
    for tie in outline.ties {
      let weight = weights.map { 1 + generator.below($0) }
      edges.append(Int(tie.source), Int(tie.target), prefix: prefix, weight: weight)
    }
    return [
      OutputFile(name: "nodes.csv", bytes: nodes.bytes), OutputFile(name: "edges.csv", bytes: edges.bytes),
    ]
  }

  private var prefix: String { names == .numbers ? "" : "node-" }

  private func graph() throws(GraphError) -> Graph {
    switch kind {
    case .cluster, .star: return try .star(nodeCount: nodes)
    case .path: return try .path(nodeCount: nodes)
    case .grid:
      let side = Int(Double(nodes).squareRoot())
      return try .grid(rows: side, columns: side)
    case .smallWorld: return try .smallWorld(nodeCount: nodes, degree: degree ?? 10, rewiring: rewiring, seed: seed)
    case .rmat:
      let scale = max(0, (nodes - 1).bitWidth - (nodes - 1).leadingZeroBitCount)
      return try .rMAT(scale: scale, drawsPerNode: max(1, (degree ?? 32) / 2), seed: seed)
    }
  }

  /// Writes ties in random order, each from a random one of its ends, as lists that people make have no order.
  private func writeEdgeList(_ graph: Graph) throws {
    var generator = SeededGenerator(seed: seed &+ 1)
    var edges = graph.edges
    generator.shuffle(&edges)
    var list = EdgeListBytes(
      header: weights == nil ? "source,target" : "source,target,weight", expectedRows: edges.count)
    for edge in edges {
      let isTurned = generator.next() & 1 == 1
      let (source, target) = isTurned ? (edge.target, edge.source) : (edge.source, edge.target)
      list.append(source.index, target.index, prefix: prefix, weight: weights.map { 1 + generator.below($0) })
    }
    if let output {
      try writeFile(list.bytes, to: output)
      let counts = "\(counted(graph.nodeCount, "node")), \(counted(graph.edgeCount, "edge"))"
      Console(isQuiet: quiet).say(["wrote \(output): \(counts)"])
    } else {
      try Console.printToStandardOutput(String(decoding: list.bytes, as: UTF8.self))
    }
  }
}
