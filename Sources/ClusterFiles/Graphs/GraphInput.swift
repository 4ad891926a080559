import ClusterModel
public import GraphFormats

/// Reads a DOT text: Graphviz's library does, which stands behind a wall of its own.
public typealias DOTReading =
  @Sendable (_ text: String, _ file: String) throws(FormatError) -> ReadGraph

/// Reads a network from a file of an interchange format.
struct GraphInput {
  var options: LoadOptions
  var log: ImportLog
  var readsDOT: DOTReading?

  /// The records of the file at a path and of those that belong to it; nil if it is none, which is logged.
  func records(path: String, as format: InputFormat, title: String) throws(LoadError) -> ClusterRecords? {
    let (folder, name) = InputFile.split(path)
    let main = GraphFile(name: InputFormat.withoutGzip(name), bytes: try InputFile.bytes(of: path))
    var files = [main]
    for companion in try companions(of: name, in: folder, format) {
      files.append(
        GraphFile(name: InputFormat.withoutGzip(companion), bytes: try InputFile.bytes(of: folder + companion)))
      log.note("\(companion): read together with \(name)")
    }
    return records(files, as: format, name: name, title: title)
  }

  /// The records of files in memory; nil if they are no graph, which is logged.
  func records(_ files: [GraphFile], as format: InputFormat, name: String, title: String) -> ClusterRecords? {
    log.register(name)
    guard let format = graphFormat(format, files[0].bytes, name) else { return nil }
    do throws(FormatError) {
      let read = try graph(files, as: format, name: name)
      log.note("\(name): read as \(format.title)")
      for notice in read.notices { log.note("\(name): \(notice.hasSuffix(".") ? String(notice.dropLast()) : notice)") }
      var maker = GraphRecords(read.graph, file: name, log: log)
      return maker.records(title: read.graph.name.trimmed.isEmpty ? title : read.graph.name.trimmed)
    } catch {
      report(error, name)
      return nil
    }
  }

  private func graph(_ files: [GraphFile], as format: GraphFormat, name: String) throws(FormatError) -> ReadGraph {
    var options = ReadOptions(nodeIDs: options.nodeIDs)
    options.missingNodes = self.options.problems == .lenient ? .leaveOut : .refuse
    guard format == .dot else { return try read(files, as: format, options: options) }
    guard let readsDOT else {
      throw FormatError(
        format: .dot, what: "This program was made without Graphviz, which reads DOT", next: "Convert it to GraphML")
    }
    let (text, notices) = try GraphFormats.text(of: files[0], format: .dot, options: options)
    var result = try readsDOT(text, name)
    result.notices = notices + result.notices
    return result
  }

  private func graphFormat(_ format: InputFormat, _ bytes: [UInt8], _ name: String) -> GraphFormat? {
    if case .graph(let format) = format { return format }
    let decoded = TextEncoding.utf8(bytes)
    let bytes = decoded.start == 0 ? decoded.bytes : Array(decoded.bytes[decoded.start...])
    if let format = GraphFormat.ofJSON(bytes) { return format }
    log.add(
      ImportProblem(
        .badFormat, file: name, message: "this JSON \(GraphFormat.adviceOnJSON(bytes))"))
    return nil
  }

  private func report(_ error: FormatError, _ name: String) {
    let what = error.what.prefix(1).lowercased() + error.what.dropFirst()
    let next = error.next.prefix(1).lowercased() + error.next.dropFirst()
    log.add(
      ImportProblem(
        error.isAboutEdges ? .unknownOrganisation : .badFormat, file: error.file ?? name, row: error.line,
        column: error.column, message: "\(what); \(next)"))
  }

  /// The files beside a file that hold a part of the same network.
  private func companions(of name: String, in folder: String, _ format: InputFormat) throws(LoadError) -> [String] {
    guard case .graph(let format) = format, [.pajek, .matrixMarket, .neo4jCSV].contains(format) else { return [] }
    let plain = InputFormat.withoutGzip(name)
    let stem = plain.split(separator: ".").dropLast().joined(separator: ".")
    let around = try InputFile.names(in: folder.isEmpty ? "." : folder).filter { $0 != name }
    return around.filter { other in
      let other = InputFormat.withoutGzip(other)
      switch format {
      case .pajek:
        return other == stem + ".codes.csv"
          || other.hasPrefix(stem + ".") && [".clu", ".vec"].contains { other.hasSuffix($0) }
      case .matrixMarket: return other == stem + ".names.txt"
      default:
        let base = stem.hasSuffix(".relationships") ? stem.dropLast(".relationships".count) : stem[...]
        return other == base + ".nodes.csv"
      }
    }
  }

  /// The records of tables as `neo4j-admin database import` takes them, of nodes and of relationships.
  func records(neo4j names: [String], in folder: String, title: String) throws(LoadError) -> ClusterRecords? {
    var files: [GraphFile] = []
    for name in names {
      files.append(
        GraphFile(
          name: InputFormat.withoutGzip(name), bytes: try InputFile.bytes(of: InputFile.join(folder, name))))
    }
    return records(files, as: .graph(.neo4jCSV), name: names.joined(separator: " + "), title: title)
  }
}
